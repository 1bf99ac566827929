// Include/compile.h, Python/future.c: the flags of a compilation and __future__ statements.

using PyModules.Ast;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary><c>PyCF_*</c>; the future bits are those of <see cref="CodeFlags"/>.</summary>
[Flags]
public enum PyCF
{
    None = 0,
    SourceIsUtf8 = 0x0100, DontImplyDedent = 0x0200, OnlyAst = 0x0400, IgnoreCookie = 0x0800, TypeComments = 0x1000,
    AllowTopLevelAwait = 0x2000, AllowIncompleteInput = 0x4000, OptimizedAst = 0x8000 | OnlyAst,
    Mask = (int)(CodeFlags.FutureDivision | CodeFlags.FutureAbsoluteImport | CodeFlags.FutureWithStatement | CodeFlags.FuturePrintFunction
        | CodeFlags.FutureUnicodeLiterals | CodeFlags.FutureBarryAsBdfl | CodeFlags.FutureGeneratorStop | CodeFlags.FutureAnnotations),
    MaskObsolete = (int)CodeFlags.Nested,
    CompileMask = OnlyAst | AllowTopLevelAwait | TypeComments | DontImplyDedent | AllowIncompleteInput | OptimizedAst,
}

/// <summary><c>PyCompilerFlags</c>: handed down from <c>compile()</c> or the calling frame; a compilation adds the futures that it met.</summary>
public sealed class CompilerFlags
{
    public const int CurrentFeatureVersion = 14;

    public PyCF Flags;
    public int FeatureVersion = CurrentFeatureVersion;

    public CompilerFlags() { }

    public CompilerFlags(PyCF flags) => Flags = flags;
}

/// <summary>What <c>from __future__ import</c> asked for, with the flags that the caller passed on.</summary>
internal sealed class FutureFeatures
{
    public CodeFlags Features;
    public SourceLocation Location = SourceLocation.None;
    public bool AllowTopLevelAwait;

    /// <summary>_PyFuture_FromAST.</summary>
    [Mirrors("_PyFuture_FromAST", 109, 119)]
    public static FutureFeatures FromAst(ModNode mod, PyObject filename)
    {
        FutureFeatures ff = new();
        StmtNode[]? body = mod switch { Module m => m.Body, Interactive i => i.Body, _ => null };
        if (body is null) return ff;
        for (int i = DocString.Get(body) is null ? 0 : 1; i < body.Length; i++)
        {
            if (body[i] is not ImportFrom { Module: "__future__" } s || (s.Level ?? 0) != 0) break;
            ff.CheckFeatures(s, filename);
            ff.Location = SourceLocation.Of(s);
        }
        return ff;
    }

    [Mirrors("future_check_features", 8, 62)]
    private void CheckFeatures(ImportFrom s, PyObject filename)
    {
        foreach (Alias alias in s.Names)
        {
            switch (alias.Name)
            {
                case "nested_scopes" or "generators" or "division" or "absolute_import" or "with_statement" or "print_function" or "unicode_literals" or "generator_stop":
                    break;
                case "barry_as_FLUFL":
                    Features |= CodeFlags.FutureBarryAsBdfl;
                    break;
                case "annotations":
                    Features |= CodeFlags.FutureAnnotations;
                    break;
                case "braces":
                    CompileErrors.SyntaxAt(filename, SourceLocation.Of(alias), "not a chance");
                    break;
                default:
                    CompileErrors.SyntaxAt(filename, SourceLocation.Of(alias), $"future feature {(alias.Name.Length > 100 ? alias.Name[..100] : alias.Name)} is not defined");
                    break;
            }
        }
    }
}

/// <summary>_PyAST_GetDocString and _PyCompile_CleanDoc.</summary>
internal static class DocString
{
    /// <summary>The docstring that opens the body, or null.</summary>
    [Mirrors("_PyAST_GetDocString", 1076, 1091, File = "Python/ast.c")]
    public static PyStr? Get(StmtNode[] body) =>
        body.Length > 0 && body[0] is Expr { Value: Constant { Value: PyStr doc } } ? doc : null;

    /// <summary>Tabs expanded, the common margin of the later lines and the leading spaces of the first removed.</summary>
    [Mirrors("_PyCompile_CleanDoc", 1505, 1589, File = "Python/compile.c")]
    public static PyStr Clean(PyStr doc)
    {
        // A str with lone surrogates has no UTF-8 form, which is how CPython looks at it.
        string text = ExpandTabs(doc.Value);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else
            {
                _ = Obj.CallMethod(doc, PyStr.Intern("encode"));
                CompileErrors.Abort();
            }
        }
        int p = 0, end = text.Length;
        while (p < end && text[p++] != '\n') { }
        int margin = int.MaxValue;
        while (p < end)
        {
            int s = p;
            while (p < end && text[p] == ' ') p++;
            if (p < end && text[p] != '\n') margin = Math.Min(margin, p - s);
            while (p < end && text[p++] != '\n') { }
        }
        if (margin == int.MaxValue) margin = 0;
        p = 0;
        while (p < end && text[p] == ' ') p++;
        if (p == 0 && margin == 0) return text == doc.Value ? doc : PyStr.From(text);
        System.Text.StringBuilder w = new(end);
        CopyLine();
        while (p < end)
        {
            for (int i = 0; i < margin && p < end && text[p] == ' '; i++) p++;
            CopyLine();
        }
        return PyStr.From(w.ToString());

        void CopyLine()
        {
            while (p < end)
            {
                char ch = text[p++];
                w.Append(ch);
                if (ch == '\n') break;
            }
        }
    }

    private static string ExpandTabs(string s)
    {
        if (!s.Contains('\t')) return s;
        System.Text.StringBuilder w = new(s.Length + 16);
        int column = 0;
        foreach (char c in s)
        {
            if (c == '\t')
            {
                int n = 8 - column % 8;
                w.Append(' ', n);
                column += n;
                continue;
            }
            w.Append(c);
            if (c is '\n' or '\r') column = 0;
            else if (!char.IsLowSurrogate(c)) column++;
        }
        return w.ToString();
    }
}
