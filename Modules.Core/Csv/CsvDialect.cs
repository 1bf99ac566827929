// Modules/_csv.c: Dialect.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>How CSV data are written.</summary>
[PyType("_csv.Dialect", NoTextSignature = true, Module = typeof(CsvModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "CSV dialect\n\nThe options for reading and writing CSV.\n")]
public partial class CsvDialect : PyObject
{
    internal const int NotSet = -1;

    [PyMember("skipinitialspace", ReadOnly = true)] internal bool _skipInitialSpace;
    [PyMember("doublequote", ReadOnly = true)] internal bool _doubleQuote;
    [PyMember("strict", ReadOnly = true)] internal bool _strict;
    internal int _quoting, _delimiter, _quoteChar, _escapeChar;
    internal PyStr _lineTerminator = PyStr.Empty;

    protected internal CsvDialect()
    {
    }

    [Mirrors("get_char_or_None", 172, 180)]
    private static PyObject? CharOrNone(int c) => c == NotSet ? PyNone.Instance : PyStr.FromCodePoint(c);

    [Mirrors("Dialect_get_delimiter", 189, 194)]
    [PyGetSet("delimiter")] private PyObject? Delimiter => CharOrNone(_delimiter);
    [Mirrors("Dialect_get_escapechar", 196, 201)]
    [PyGetSet("escapechar")] private PyObject? EscapeChar => CharOrNone(_escapeChar);
    [Mirrors("Dialect_get_lineterminator", 182, 187)]
    [PyGetSet("lineterminator")] private PyObject? LineTerminator => _lineTerminator;
    [Mirrors("Dialect_get_quotechar", 203, 208)]
    [PyGetSet("quotechar")] private PyObject? QuoteChar => CharOrNone(_quoteChar);
    [Mirrors("Dialect_get_quoting", 210, 215)]
    [PyGetSet("quoting")] private PyObject? Quoting => PyInt.From(_quoting);

    [Mirrors("_set_bool", 217, 229)]
    private static bool SetBool(ref bool target, PyObject? src, bool without)
    {
        target = without;
        if (src is null) return true;
        if (Obj.IsTrue(src) is not { } truth) return false;
        target = truth;
        return true;
    }

    [Mirrors("_set_char", 283, 309)]
    private static bool SetChar(string name, ref int target, PyObject? src, int without, bool noneAllowed)
    {
        target = without;
        if (src is null) return true;
        if (noneAllowed && src is PyNone)
        {
            target = NotSet;
            return true;
        }
        string wanted = $"\"{name}\" must be a unicode character{(noneAllowed ? " or None" : "")}, not ";
        if (src is not PyStr s) return Err.Fail(Exc.TypeError, wanted + src.Type.FullyQualifiedName);
        if (s.Length != 1) return Err.Fail(Exc.TypeError, $"{wanted}a string of length {s.Length}");
        target = s[0];
        return true;
    }

    [Mirrors("dialect_check_char", 344, 359)]
    private bool CheckChar(string name, int c, bool allowSpace)
    {
        if (c is '\r' or '\n' || c == ' ' && !allowSpace) return Err.Fail(Exc.ValueError, $"bad {name} value");
        return c == NotSet || _lineTerminator.IndexOf(c) < 0 || Err.Fail(Exc.ValueError, $"bad {name} or lineterminator value");
    }

    [Mirrors("dialect_check_chars", 361, 369)]
    private static bool Differ(string name1, string name2, int c1, int c2) =>
        c1 != c2 || c1 == NotSet || Err.Fail(Exc.ValueError, $"bad {name1} or {name2} value");

    private static void Inherit(PyObject dialect, string name, ref PyObject? value)
    {
        if (value is null && (value = Obj.GetAttr(dialect, PyStr.Intern(name))) is null) Err.Clear();
    }

    [PySlot(Slot.New, Signature = "(dialect=None, delimiter=None, doublequote=None, escapechar=None, lineterminator=None, quotechar=None, quoting=None, skipinitialspace=None, strict=None)", Name = "", VarArgs = true), Mirrors("dialect_new", 430, 580)]
    private static PyObject? New(PyType cls, PyObject? dialect = null, PyObject? delimiter = null, PyObject? doublequote = null, PyObject? escapechar = null,
        PyObject? lineterminator = null, PyObject? quotechar = null, PyObject? quoting = null, PyObject? skipinitialspace = null, PyObject? strict = null)
    {
        if (dialect is PyStr name)
        {
            dialect = CsvModule.Registered(ModuleStates.Get<CsvModule.State>(), name);
            if (dialect is null) return null;
        }
        if (dialect is CsvDialect && delimiter is null && doublequote is null && escapechar is null && lineterminator is null
            && quotechar is null && quoting is null && skipinitialspace is null && strict is null)
            return dialect;

        var d = (CsvDialect)cls.Alloc();
        if (dialect is not null)
        {
            Inherit(dialect, "delimiter", ref delimiter);
            Inherit(dialect, "doublequote", ref doublequote);
            Inherit(dialect, "escapechar", ref escapechar);
            Inherit(dialect, "lineterminator", ref lineterminator);
            Inherit(dialect, "quotechar", ref quotechar);
            Inherit(dialect, "quoting", ref quoting);
            Inherit(dialect, "skipinitialspace", ref skipinitialspace);
            Inherit(dialect, "strict", ref strict);
        }

        if (!SetChar("delimiter", ref d._delimiter, delimiter, ',', false) || !SetBool(ref d._doubleQuote, doublequote, true)
            || !SetChar("escapechar", ref d._escapeChar, escapechar, NotSet, true))
            return null;
        if (lineterminator is not (null or PyStr)) return Err.Raise(Exc.TypeError, $"\"lineterminator\" must be a string, not {lineterminator.Type.FullyQualifiedName}");
        d._lineTerminator = lineterminator as PyStr ?? PyStr.From("\r\n");
        if (!SetChar("quotechar", ref d._quoteChar, quotechar, '"', true)) return null;
        if (quoting is not null)
        {
            if (quoting is not PyLong number || quoting.Type != PyLong.TypeObject) return Err.Raise(Exc.TypeError, $"\"quoting\" must be an integer, not {quoting.Type.FullyQualifiedName}");
            if (!number.TryAsLong(out long style)) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C int");
            if (style is < int.MinValue or > int.MaxValue) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C int");
            d._quoting = (int)style;
        }
        if (!SetBool(ref d._skipInitialSpace, skipinitialspace, false) || !SetBool(ref d._strict, strict, false)) return null;

        if (d._quoting is < CsvModule.QuoteMinimal or > CsvModule.QuoteNotNull) return Err.Raise(Exc.TypeError, "bad \"quoting\" value");
        if (quotechar is PyNone && quoting is null) d._quoting = CsvModule.QuoteNone;
        if (d._quoting != CsvModule.QuoteNone && d._quoteChar == NotSet) return Err.Raise(Exc.TypeError, "quotechar must be set if quoting enabled");
        bool ok = d.CheckChar("delimiter", d._delimiter, true) && d.CheckChar("escapechar", d._escapeChar, !d._skipInitialSpace)
            && d.CheckChar("quotechar", d._quoteChar, !d._skipInitialSpace) && Differ("delimiter", "escapechar", d._delimiter, d._escapeChar)
            && Differ("delimiter", "quotechar", d._delimiter, d._quoteChar) && Differ("escapechar", "quotechar", d._escapeChar, d._quoteChar);
        return ok ? d : null;
    }

    private PyObject? NoPickle()
    {
        string name = Type.Name;
        return Err.Raise(Exc.TypeError, $"cannot pickle '{name[(name.LastIndexOf('.') + 1)..]}' instances");
    }

    [PyMethod("__reduce__", "(*args)", NoTextSignature = true, Doc = "Refuse to be pickled."), Mirrors("Dialect_reduce", 587, 592)]
    private PyObject? Reduce(ReadOnlySpan<PyObject> args) => NoPickle();

    [PyMethod("__reduce_ex__", "(*args)", NoTextSignature = true, Doc = "Refuse to be pickled.")]
    private PyObject? ReduceEx(ReadOnlySpan<PyObject> args) => NoPickle();
}
