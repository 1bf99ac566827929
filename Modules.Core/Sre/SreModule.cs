// Modules/_sre/sre.c: the _sre module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The engine behind <c>re</c>.</summary>
[PyModule("_sre", Source = "Modules/_sre/sre.c")]
public static partial class SreModule
{
    internal sealed class State : PyModuleState
    {
        internal PyObject? CompileTemplate;
    }

    [PyConstant("MAGIC")]
    private const int Magic = 20230612;

    [PyConstant("CODESIZE")]
    private const int CodeSize = 4;

    [PyConstant("MAXREPEAT")]
    private const long MaxRepeat = SreOp.MaxRepeat;

    [PyConstant("MAXGROUPS")]
    private const long MaxGroups = SreOp.MaxGroups;

    [PyConstant("copyright")]
    private const string Copyright = " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ";

    [PyFunction("getcodesize", "()"), Mirrors("_sre_getcodesize_impl", 416, 421)]
    private static int GetCodeSize() => CodeSize;

    [PyFunction("ascii_iscased", "(character, /)"), Mirrors("_sre_ascii_iscased_impl", 431, 437)]
    private static bool AsciiIsCased(int character) => (uint)character < 128 && char.IsAsciiLetter((char)character);

    [PyFunction("unicode_iscased", "(character, /)"), Mirrors("_sre_unicode_iscased_impl", 447, 453)]
    private static bool UnicodeIsCased(int character) =>
        Valid(character) && ((uint)character != SreChars.LowerUnicode((uint)character) || (uint)character != SreChars.UpperUnicode((uint)character));

    private static bool Valid(int c) => (uint)c <= PyStr.MaxCodePoint;

    [PyFunction("ascii_tolower", "(character, /)"), Mirrors("_sre_ascii_tolower_impl", 463, 468)]
    private static int AsciiToLower(int character) => (int)SreChars.LowerAscii((uint)character);

    [PyFunction("unicode_tolower", "(character, /)"), Mirrors("_sre_unicode_tolower_impl", 478, 483)]
    private static int UnicodeToLower(int character) => Valid(character) ? (int)SreChars.LowerUnicode((uint)character) : character;

    [PyFunction("compile", "(pattern, flags, code, groups, groupindex, indexgroup)"), Mirrors("_sre_compile_impl", 1622, 1706)]
    private static PyObject? Compile(State state, PyObject pattern, int flags, PyList code, nint groups, PyDict groupindex, PyTuple indexgroup)
    {
        var words = new uint[code.Count];
        for (int i = 0; i < words.Length; i++)
        {
            PyObject o = code[i];
            if (o is PyInt { Value: >= 0 and <= uint.MaxValue } word)
            {
                words[i] = (uint)word.Value;
                continue;
            }
            if (o is not PyLong n) return Err.Raise(Exc.TypeError, "an integer is required");
            bool fits = n.TryAsLong(out long value);
            if (fits && value is >= 0 and <= uint.MaxValue)
            {
                words[i] = (uint)value;
                continue;
            }
            if (fits && value < 0) return Err.Raise(Exc.OverflowError, "can't convert negative value to unsigned int");
            return Err.Raise(Exc.OverflowError, "regular expression code size limit exceeded");
        }
        int isBytes;
        switch (pattern)
        {
            case PyNone: isBytes = -1; break;
            case PyStr: isBytes = 0; break;
            default:
                var view = new PyBuffer();
                if (!Obj.GetBuffer(pattern, view, PyBuffer.Simple))
                    return Err.Raise(Exc.TypeError, $"expected string or bytes-like object, got '{pattern.Type.Name}'");
                view.Release();
                isBytes = 1;
                break;
        }
        if (!SreValidator.Validate(words, groups)) return Err.Raise(Exc.RuntimeError, "invalid SRE code");
        bool named = groupindex.Count > 0;
        return new PatternObject(state, pattern, flags, words, groups, named ? groupindex : null, named && indexgroup.Count > 0 ? indexgroup : null, isBytes);
    }

    [PyFunction("template", "(pattern, template, /)", Doc = "  template\n    A list of literal strings (str or bytes) and group numbers in turn,\n    as re._parser.parse_template() makes it."), Mirrors("_sre_template_impl", 1720, 1770)]
    private static PyObject? Template(PyObject pattern, PyList template)
    {
        int n = template.Count;
        if ((n & 1) == 0) return Err.Raise(Exc.TypeError, "invalid template");
        var items = new (int, PyObject?)[n / 2];
        for (int i = 0; i < items.Length; i++)
        {
            if (!Args.AsSsize(template[2 * i + 1], out nint index)) return null;
            if (index < 0) return Err.Raise(Exc.TypeError, "invalid template");
            PyObject literal = template[2 * i + 2];
            bool empty = literal is PyStr { Length: 0 } or PyBytes { Length: 0 };
            items[i] = ((int)Math.Min(index, int.MaxValue), empty ? null : literal);
        }
        return new TemplateObject(template[0], items);
    }
}
