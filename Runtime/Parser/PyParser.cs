// Parser/peg_api.c, Python/pythonrun.c: from source to syntax tree.

using System.Text;

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;
using PyModules.Runtime.Native;

/// <summary>The parser's entry points. A null result means that an exception is set.</summary>
public static class PyParser
{
    private const int DontImplyDedent = 0x0200, OnlyAst = 0x0400, IgnoreCookie = 0x0800, TypeComments = 0x1000, AllowIncompleteInput = 0x4000,
        FutureBarryAsBdfl = 0x400000;

    public const int FeatureVersion = 14;

    [Mirrors("compute_parser_flags", 788, 811, File = "Parser/pegen.c")]
    private static int ParserFlags(int flags) =>
        ((flags & DontImplyDedent) != 0 ? PegParser.DontImplyDedent : 0) | ((flags & IgnoreCookie) != 0 ? PegParser.IgnoreCookie : 0)
        | ((flags & FutureBarryAsBdfl) != 0 ? PegParser.BarryAsBdfl : 0) | ((flags & TypeComments) != 0 ? PegParser.TypeComments : 0)
        | ((flags & AllowIncompleteInput) != 0 ? PegParser.AllowIncompleteInput : 0);

    /// <summary>_PyParser_ASTFromString for text.</summary>
    [Mirrors("_PyParser_ASTFromString", 5, 15)]
    public static ModNode? ParseString(string source, PyObject filename, ParseMode mode, int flags = 0, int featureVersion = FeatureVersion) =>
        ParseString(FsCodec.Terminated(source).AsSpan()[..^1], filename, mode, flags | IgnoreCookie, featureVersion);

    /// <summary>_PyParser_ASTFromString.</summary>
    /// <param name="source">Bytes in the encoding that a BOM or coding comment says; UTF-8 with <c>PyCF_IGNORE_COOKIE</c>.</param>
    /// <param name="flags"><c>PyCF_*</c> and the future bits of code flags.</param>
    [Mirrors("_PyPegen_run_parser_from_string", 1053, 1092, File = "Parser/pegen.c")]
    public static ModNode? ParseString(ReadOnlySpan<byte> source, PyObject filename, ParseMode mode, int flags = 0, int featureVersion = FeatureVersion)
    {
        bool exec = mode == ParseMode.Exec;
        Tokenizer? tok = (flags & IgnoreCookie) != 0 ? Tokenizer.FromUtf8(source, exec, false) : Tokenizer.FromString(source, exec, false);
        if (tok is null)
        {
            RaiseTokenizerInitError(filename);
            return null;
        }
        tok.Filename = filename;
        return new PegParser(tok, mode, ParserFlags(flags), (flags & OnlyAst) != 0 ? featureVersion : FeatureVersion).Run();
    }

    /// <summary>_PyParser_ASTFromFile: the bytes of a script.</summary>
    [Mirrors("_PyPegen_run_parser_from_file_pointer", 1005, 1051, File = "Parser/pegen.c")]
    public static ModNode? ParseFile(ReadOnlySpan<byte> source, PyObject filename, int flags = 0)
    {
        if (Tokenizer.FromFile(source, filename) is { } tok) return new PegParser(tok, ParseMode.Exec, ParserFlags(flags), FeatureVersion).Run();
        RaiseTokenizerInitError(filename);
        return null;
    }

    /// <summary>_PyParser_InteractiveASTFromFile: one statement from lines that <paramref name="readLine"/> gives for a prompt.</summary>
    /// <param name="encoding">What the lines are in.</param>
    /// <param name="atEof">Set when the input is at its end; the result is null then and no exception is set.</param>
    [Mirrors("_PyParser_InteractiveASTFromFile", 29, 40)]
    public static ModNode? ParseInteractive(Func<string, byte[]?> readLine, PyObject filename, string encoding, string ps1, string ps2, int flags, out bool atEof, out string source)
    {
        Tokenizer tok = Tokenizer.FromPrompter(readLine, encoding, ps1, ps2);
        tok.Filename = filename;
        PegParser parser = new(tok, ParseMode.Single, ParserFlags(flags), FeatureVersion);
        ModNode? result = parser.Run();
        atEof = result is null && parser.AtEof;
        source = tok.InteractiveSource.ToString();
        return result;
    }

    /// <summary>A codec that is unknown or fails is a SyntaxError without a place.</summary>
    [Mirrors("_PyPegen_raise_tokenizer_init_error", 11, 49, File = "Parser/pegen_errors.c")]
    private static void RaiseTokenizerInitError(PyObject filename)
    {
        if (Err.Matches(Exc.SyntaxError) || !(Err.Matches(Exc.LookupError) || Err.Matches(Exc.ValueError))) return;
        PyBaseException exception = Err.Fetch()!;
        Err.Raise(Exc.SyntaxError, PyTuple.Of(PyStr.From(ParserHost.Text(exception)),
            PyTuple.Of(filename, PyInt.From(0), PyInt.From(-1), PyNone.Instance)));
    }

    /// <summary>_Py_SourceAsString: the bytes of a str, bytes or buffer; a str sets <c>PyCF_IGNORE_COOKIE</c>. Null raised.</summary>
    [Mirrors("_Py_SourceAsString", 1547, 1594)]
    public static byte[]? SourceAsUtf8(PyObject source, string function, string what, ref int flags)
    {
        byte[]? bytes;
        if (source is PyStr text)
        {
            flags |= IgnoreCookie;
            bytes = text.ToUtf8();
            if (bytes is null) return null;
        }
        else if (source is PyBytes b) bytes = b.Span.ToArray();
        else
        {
            PyBuffer view = new();
            if (!Obj.GetBuffer(source, view, PyBuffer.Simple))
            {
                Err.Clear();
                Err.Raise(Exc.TypeError, $"{function}() arg 1 must be a {what} object");
                return null;
            }
            bytes = view.Span.ToArray();
            view.Release();
        }
        if (!bytes.AsSpan().Contains((byte)0)) return bytes;
        Err.Raise(Exc.SyntaxError, "source code string cannot contain null bytes");
        return null;
    }
}
