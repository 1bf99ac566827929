// Python/getargs.c: how many arguments, and what kind, a native callable gets.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Argument checks and conversions, called by generated thunks and by methods that parse by hand. False or null says that an exception is set.</summary>
public static unsafe partial class Args
{
    /// <summary>How many of the arguments are positional.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Positional(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => kwnames is null ? args.Length : args.Length - kwnames.Count;

    /// <summary><c>_PyArg_CheckPositional</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CheckPositional(string? name, int count, int min, int max) => (uint)(count - min) <= (uint)(max - min) || WrongCount(name, count, min, max);

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyArg_CheckPositional", 2765, 2807)]
    private static bool WrongCount(string? name, int count, int min, int max)
    {
        int limit = count < min ? min : max;
        string which = min == max ? "" : count < min ? "at least " : "at most ";
        return Err.Fail(Exc.TypeError, name is null
            ? $"unpacked tuple should have {which}{limit} element{(limit == 1 ? "" : "s")}, but has {count}"
            : $"{name} expected {which}{limit} argument{(limit == 1 ? "" : "s")}, got {count}");
    }

    /// <summary><c>_PyArg_NoKeywords</c> and <c>_PyArg_NoKwnames</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("_PyArg_NoKeywords", 2872, 2889)]
    public static bool NoKeywords(string name, PyTuple? kwnames) =>
        kwnames is null || kwnames.Count == 0 || Err.Fail(Exc.TypeError, name + "() takes no keyword arguments");

    /// <summary><c>_PyArg_NoPositional</c>.</summary>
    [Mirrors("_PyArg_NoPositional", 2891, 2906)]
    public static bool NoPositional(string name, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        Positional(args, kwnames) == 0 || Err.Fail(Exc.TypeError, name + "() takes no positional arguments");

    /// <summary>Whether <c>__new__</c> checks arguments: not for a subclass whose <c>__init__</c> may want them.</summary>
    public static bool ChecksNew(PyType type, PyType baseType) =>
        ReferenceEquals(type, baseType) || (nint)type.Slots.Init == (nint)baseType.Slots.Init;

    /// <summary>Whether <c>__init__</c> checks arguments: not for a subclass whose <c>__new__</c> may want them.</summary>
    public static bool ChecksInit(PyObject self, PyType baseType) =>
        ReferenceEquals(self.Type, baseType) || (nint)self.Type.Slots.New == (nint)baseType.Slots.New;

    /// <summary><c>_PyArg_BadArgument</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyArg_BadArgument", 639, 647)]
    public static PyObject? BadArgument(string function, string display, string expected, PyObject arg) =>
        Err.Raise(Exc.TypeError, $"{(function.Length == 0 ? "" : function + "() ")}{display} must be {expected}, not {TypeName(arg)}");

    private static string TypeName(PyObject arg) => arg is PyNone ? "None" : arg.Type.Name;

    /// <summary><c>PyArg_UnpackTuple</c>: the arguments, with null for those that are absent.</summary>
    [Mirrors("PyArg_UnpackTuple", 2827, 2847)]
    public static bool UnpackTuple(ReadOnlySpan<PyObject> args, string? name, int min, int max, Span<PyObject?> into)
    {
        if (!CheckPositional(name, args.Length, min, max)) return false;
        into.Clear();
        for (int i = 0; i < args.Length; i++) into[i] = args[i];
        return true;
    }

    /// <summary>The keyword arguments as a dict, null when there are none; false only on error.</summary>
    public static bool KeywordDict(ReadOnlySpan<PyObject> args, PyTuple? kwnames, out PyDict? kwargs)
    {
        kwargs = null;
        if (kwnames is null || kwnames.Count == 0) return true;
        kwargs = new PyDict();
        int positional = args.Length - kwnames.Count;
        for (int i = 0; i < kwnames.Count; i++)
            if (!kwargs.SetItem(kwnames[i], args[positional + i])) return false;
        return true;
    }

    /// <summary>The value of one keyword, null when it is not given.</summary>
    public static PyObject? Keyword(ReadOnlySpan<PyObject> args, PyTuple? kwnames, PyStr name) =>
        kwnames is null ? null : FindKeyword(kwnames, args[(args.Length - kwnames.Count)..], name);

    /// <summary><c>find_keyword</c>: by identity first, as names are interned.</summary>
    [Mirrors("find_keyword", 2180, 2204)]
    private static PyObject? FindKeyword(PyTuple kwnames, ReadOnlySpan<PyObject> values, PyStr key)
    {
        for (int i = 0; i < values.Length; i++)
            if (ReferenceEquals(kwnames[i], key)) return values[i];
        for (int i = 0; i < values.Length; i++)
            if (kwnames[i] is PyStr name && SameText(name, key)) return values[i];
        return null;
    }

    private static bool SameText(PyStr a, PyStr b) => a.Length == b.Length && string.Equals(a.Value, b.Value, StringComparison.Ordinal);

    /// <summary><c>_PyArg_UnpackKeywords</c>: one entry of <paramref name="into"/> for each parameter, null where it is not given.</summary>
    public static bool UnpackKeywords(ReadOnlySpan<PyObject> args, PyTuple? kwnames, ArgParser parser, int minPositional, int maxPositional, int minKeyword, bool variadic, Span<PyObject?> into)
    {
        int keywords = kwnames is null ? 0 : kwnames.Count;
        int positional = args.Length - keywords;
        if (keywords == 0 && minKeyword == 0 && minPositional <= positional && (variadic || positional <= maxPositional))
        {
            int n = Math.Min(positional, maxPositional);
            for (int i = 0; i < n; i++) into[i] = args[i];
            return true;
        }
        return UnpackSlow(args, kwnames, positional, keywords, parser, minPositional, maxPositional, minKeyword, variadic, into);
    }

    [Mirrors("_PyArg_UnpackKeywords", 2445, 2622)]
    private static bool UnpackSlow(ReadOnlySpan<PyObject> args, PyTuple? kwnames, int positional, int keywords, ArgParser parser, int minPositional, int maxPositional, int minKeyword, bool variadic, Span<PyObject?> into)
    {
        string name = parser.Called;
        PyStr[] names = parser.Names;
        int positionalOnly = parser.PositionalOnly;
        int minPositionalOnly = Math.Min(positionalOnly, minPositional);
        int max = positionalOnly + names.Length;
        int required = minKeyword != 0 ? maxPositional + minKeyword : minPositional;
        if (!variadic && positional + keywords > max)
            return Err.Fail(Exc.TypeError, $"{name} takes at most {max} {(positional == 0 ? "keyword " : "")}argument{(max == 1 ? "" : "s")} ({positional + keywords} given)");
        if (!variadic && positional > maxPositional)
            return Err.Fail(Exc.TypeError, maxPositional == 0
                ? $"{name} takes no positional arguments"
                : $"{name} takes {(minPositional < maxPositional ? "at most" : "exactly")} {maxPositional} positional argument{(maxPositional == 1 ? "" : "s")} ({positional} given)");
        if (positional < minPositionalOnly)
            return Err.Fail(Exc.TypeError, $"{name} takes {(variadic || minPositionalOnly < maxPositional ? "at least" : "exactly")} {minPositionalOnly} positional argument{(minPositionalOnly == 1 ? "" : "s")} ({positional} given)");

        ReadOnlySpan<PyObject> values = args[positional..];
        if (variadic) positional = Math.Min(maxPositional, positional);
        for (int i = 0; i < positional; i++) into[i] = args[i];

        for (int i = Math.Max(positional, positionalOnly); i < max; i++)
        {
            PyObject? current = null;
            if (keywords > 0) current = FindKeyword(kwnames!, values, names[i - positionalOnly]);
            else if (i >= required) break;
            into[i] = current;
            if (current is not null) keywords--;
            else if (i < minPositional || (maxPositional <= i && i < required))
                return Err.Fail(Exc.TypeError, $"{name} missing required argument '{names[i - positionalOnly].Value}' (pos {i + 1})");
        }
        return keywords <= 0 || LeftOver(args, kwnames!, parser, positional);
    }

    /// <summary>A keyword has found no parameter: its parameter was given by position, or there is none.</summary>
    [Mirrors("vgetargskeywordsfast_impl", 2206, 2419)]
    internal static bool LeftOver(ReadOnlySpan<PyObject> args, PyTuple kwnames, ArgParser parser, int positional)
    {
        ReadOnlySpan<PyObject> values = args[(args.Length - kwnames.Count)..];
        for (int i = parser.PositionalOnly; i < positional; i++)
        {
            PyStr keyword = parser.Names[i - parser.PositionalOnly];
            if (FindKeyword(kwnames, values, keyword) is not null)
                return Err.Fail(Exc.TypeError, $"argument for {parser.Called} given by name ('{keyword.Value}') and position ({i + 1})");
        }
        return Unexpected(kwnames, parser);
    }

    /// <summary><c>error_unexpected_keyword_arg</c>.</summary>
    [Mirrors("error_unexpected_keyword_arg", 1561, 1622)]
    private static bool Unexpected(PyTuple kwnames, ArgParser parser)
    {
        string name = parser.Name.Length == 0 ? "this function" : parser.Called;
        for (int i = 0; i < kwnames.Count; i++)
        {
            if (kwnames[i] is not PyStr keyword) return Err.Fail(Exc.TypeError, "keywords must be strings");
            if (Array.Exists(parser.Names, known => SameText(known, keyword))) continue;
            string? suggestion = Suggestions.Best(Array.ConvertAll(parser.Names, known => known.Value), keyword.Value);
            string message = $"{name} got an unexpected keyword argument '{keyword.Value}'";
            return Err.Fail(Exc.TypeError, suggestion is null ? message : $"{message}. Did you mean '{suggestion}'?");
        }
        return Err.Fail(Exc.TypeError, $"invalid keyword argument for {name}");
    }
}

/// <summary><c>_PyArg_Parser</c>: the names of a callable that takes keywords.</summary>
public sealed class ArgParser
{
    /// <summary>The callable's name; empty for one without.</summary>
    public string Name { get; }

    /// <summary>The name as messages show it.</summary>
    public string Called { get; }

    /// <summary>How many parameters stand before the first that has a name.</summary>
    public int PositionalOnly { get; }

    /// <summary>The parameters that can be given by name.</summary>
    [Mirrors("new_kwtuple", 2054, 2074)]
    public PyStr[] Names => _names ??= Array.ConvertAll(_texts, static text => PyStr.Intern(text));

    // A type has dozens of parsers, and few are asked for a name.
    private readonly string[] _texts;
    private PyStr[]? _names;

    public ArgParser(string name, int positionalOnly, params string[] names)
    {
        Name = name;
        Called = name.Length == 0 ? "function" : name + "()";
        PositionalOnly = positionalOnly;
        _texts = names;
    }
}
