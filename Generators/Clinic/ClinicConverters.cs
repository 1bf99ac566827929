using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>How a value is converted. In the templates <c>$v</c> is the value, <c>$p</c> the variable, <c>$n</c> the function's name and <c>$d</c>
/// the argument as messages show it.</summary>
/// <param name="Inline">The call in clinic's own parsers; null where clinic leaves the whole call to getargs.</param>
/// <param name="Parsed">The call in getargs.</param>
internal sealed record Conversion(string? Inline, string Parsed, bool Releases = false, bool KeepsDefault = false);

/// <summary>Clinic's converters with their arguments, and the C# types that they fill.</summary>
internal static class ClinicConverters
{
    /// <summary>The arguments that every converter takes.</summary>
    private static readonly string[] s_common = ["c_default", "py_default", "unused"];

    private static readonly Dictionary<string, string[]> s_arguments = new()
    {
        ["object"] = ["converter", "type", "subclass_of"], ["self"] = ["type"], ["defining_class"] = ["type"],
        ["bool"] = ["accept"], ["char"] = [], ["unsigned_char"] = ["bitwise"], ["byte"] = ["bitwise"], ["short"] = [], ["unsigned_short"] = ["bitwise"],
        ["int"] = ["accept", "type"], ["unsigned_int"] = ["bitwise"], ["long"] = [], ["unsigned_long"] = ["bitwise"], ["long_long"] = [],
        ["unsigned_long_long"] = ["bitwise"], ["Py_ssize_t"] = ["accept", "allow_negative"], ["slice_index"] = ["accept"], ["size_t"] = [],
        ["uint8"] = [], ["uint16"] = [], ["uint32"] = [], ["uint64"] = [], ["fildes"] = [], ["float"] = [], ["double"] = [], ["Py_complex"] = [],
        ["str"] = ["accept", "encoding", "zeroes"], ["PyBytesObject"] = [], ["PyByteArrayObject"] = [], ["unicode"] = [],
        ["Py_UNICODE"] = ["accept"], ["Py_buffer"] = ["accept"], ["tuple"] = [], ["array"] = [], ["dict"] = [],
    };

    /// <summary>Format units in quotes, and the converters that they stand for.</summary>
    private static readonly Dictionary<string, string> s_legacy = new()
    {
        ["O"] = "object", ["b"] = "unsigned_char", ["B"] = "unsigned_char(bitwise=True)", ["c"] = "char", ["C"] = "int(accept={str})", ["d"] = "double",
        ["D"] = "Py_complex", ["f"] = "float", ["h"] = "short", ["H"] = "unsigned_short(bitwise=True)", ["i"] = "int", ["I"] = "unsigned_int(bitwise=True)",
        ["k"] = "unsigned_long(bitwise=True)", ["K"] = "unsigned_long_long(bitwise=True)", ["l"] = "long", ["L"] = "long_long", ["n"] = "Py_ssize_t",
        ["p"] = "bool", ["s"] = "str", ["s#"] = "str(accept={robuffer, str}, zeroes=True)", ["s*"] = "Py_buffer(accept={str, buffer})",
        ["S"] = "PyBytesObject", ["U"] = "unicode", ["w*"] = "Py_buffer(accept={rwbuffer})", ["y"] = "str(accept={robuffer})",
        ["y#"] = "str(accept={robuffer}, zeroes=True)", ["y*"] = "Py_buffer", ["Y"] = "PyByteArrayObject", ["z"] = "str(accept={str, NoneType})",
        ["z#"] = "str(accept={robuffer, str, NoneType}, zeroes=True)", ["z*"] = "Py_buffer(accept={str, buffer, NoneType})",
    };

    /// <summary>C's static types that <c>subclass_of=</c> may name, as Python calls them.</summary>
    private static readonly Dictionary<string, string> s_typeNames = new()
    {
        ["&PyLong_Type"] = "int", ["&PyTuple_Type"] = "tuple", ["&PyList_Type"] = "list", ["&PySet_Type"] = "set", ["&PyFrozenSet_Type"] = "frozenset",
        ["&PyDict_Type"] = "dict", ["&PyUnicode_Type"] = "str", ["&PyBytes_Type"] = "bytes", ["&PyByteArray_Type"] = "bytearray",
    };

    public static bool IsKnown(string name) => s_arguments.ContainsKey(name);

    /// <summary>The converter behind a format unit; null when there is none.</summary>
    public static ClinicParameter? FromFormatUnit(ClinicParameter parameter)
    {
        if (!s_legacy.TryGetValue(parameter.Converter, out string? text)) return null;
        ClinicFunction read = ClinicParser.Parse("f\n  x: " + text, out _)!;
        ClinicParameter modern = new(parameter.Name, parameter.CsName, read.Parameters[0].Converter, false, read.Parameters[0].Arguments)
        {
            Kind = parameter.Kind, Default = parameter.Default, Group = parameter.Group,
            DeprecatedPositional = parameter.DeprecatedPositional, DeprecatedKeyword = parameter.DeprecatedKeyword,
        };
        modern.Doc.AddRange(parameter.Doc);
        return modern;
    }

    /// <summary>An argument that the converter does not take; null when all is well.</summary>
    public static string? UnknownArgument(ClinicParameter parameter) =>
        parameter.Arguments.FirstOrDefault(a => !s_common.Contains(a.Name) && !s_arguments[parameter.Converter].Contains(a.Name))?.Name;

    /// <summary>What messages call the type that <c>subclass_of=</c> names.</summary>
    public static string? TypeName(string subclassOf) => s_typeNames.TryGetValue(subclassOf, out string? name) ? name : null;

    /// <summary>The conversion into a C# type; null when the converter has none for it, with what it could fill.</summary>
    public static Conversion? Find(ClinicParameter parameter, ITypeSymbol type, out string types, out string? badArgument)
    {
        badArgument = null;
        string accept = Accept(parameter);
        bool bitwise = parameter.Argument("bitwise") is { IsTrue: true };
        switch (parameter.Converter)
        {
            case "bool":
                types = "bool or int";
                if (accept is "" or "object") return Choose(type, ("bool", Same("AsBool($v, out $p)")), ("int", Same("AsTruth($v, out $p)")));
                if (accept == "int") return Choose(type, ("int", Of("AsInt($v, out $p)", "ParseInt($v, out $p)")), ("bool", Of("AsIntTruth($v, out $p)", "ParseIntTruth($v, out $p)")));
                badArgument = "accept";
                return null;
            case "char":
                types = "byte";
                return Choose(type, ("byte", Of("AsChar($v, out $p, $n, $d)", "ParseChar($v, out $p, $n, $d)")));
            case "unsigned_char" or "byte":
                types = "byte";
                return Choose(type, ("byte", Same(bitwise ? "AsByteMask($v, out $p)" : "AsByte($v, out $p)")));
            case "short":
                types = "short";
                return Choose(type, ("short", Same("AsShort($v, out $p)")));
            case "unsigned_short":
                types = "ushort";
                return Choose(type, ("ushort", Same(bitwise ? "AsUShortMask($v, out $p)" : "AsUShort($v, out $p)")));
            case "int":
                types = "int";
                if (accept is "" or "int")
                {
                    types = "int or an enum";
                    return type.TypeKind == TypeKind.Enum ? Same("AsEnum($v, out $p)") : Choose(type, ("int", Of("AsInt($v, out $p)", "ParseInt($v, out $p)")));
                }
                if (accept == "str") return Choose(type, ("int", Of("AsCodePoint($v, out $p, $n, $d)", "ParseCodePoint($v, out $p, $n, $d)")));
                badArgument = "accept";
                return null;
            case "unsigned_int":
                types = "uint";
                return Choose(type, ("uint", Same(bitwise ? "AsUIntMask($v, out $p)" : "AsUInt($v, out $p)")));
            case "long":
                types = "long";
                return Choose(type, ("long", Same("AsLong($v, out $p)")));
            case "unsigned_long":
                types = "ulong";
                return Choose(type, ("ulong", Same(bitwise ? "AsULongMask($v, out $p, $n, $d)" : "AsULong($v, out $p)")));
            case "long_long":
                types = "long";
                return Choose(type, ("long", Same("AsLongLong($v, out $p)")));
            case "unsigned_long_long":
                types = "ulong";
                return Choose(type, ("ulong", Same(bitwise ? "AsULongMask($v, out $p, $n, $d)" : "AsULongLong($v, out $p)")));
            case "Py_ssize_t":
            {
                types = "nint or long";
                bool unsigned = parameter.Argument("allow_negative") is { IsTrue: false };
                if (accept is "" or "int") return Choose(type, ("nint", Same(unsigned ? "AsCount($v, out $p, $n, $d)" : "AsSsize($v, out $p)")));
                if (accept == "NoneType,int") return Choose(type, ("nint", Same("AsSsizeOrNone($v, ref $p)", keepsDefault: true)));
                badArgument = "accept";
                return null;
            }
            case "slice_index":
                types = "nint";
                if (accept is "" or "NoneType,int") return Choose(type, ("nint", Same("AsSliceIndexOrNone($v, ref $p)", keepsDefault: true)));
                if (accept == "int") return Choose(type, ("nint", Same("AsSliceIndex($v, out $p)")));
                badArgument = "accept";
                return null;
            case "size_t":
                types = "nuint";
                return Choose(type, ("nuint", Same("AsSize($v, out $p)")));
            case "uint8":
                types = "byte";
                return Choose(type, ("byte", Same("AsUInt8($v, out $p)")));
            case "uint16":
                types = "ushort";
                return Choose(type, ("ushort", Same("AsUInt16($v, out $p)")));
            case "uint32":
                types = "uint";
                return Choose(type, ("uint", Same("AsUInt32($v, out $p)")));
            case "uint64":
                types = "ulong";
                return Choose(type, ("ulong", Same("AsUInt64($v, out $p)")));
            case "fildes":
                types = "int";
                return Choose(type, ("int", Same("AsFileDescriptor($v, out $p)")));
            case "float":
                types = "float";
                return Choose(type, ("float", Same("AsFloat($v, out $p)")));
            case "double":
                types = "double";
                return Choose(type, ("double", Same("AsDouble($v, out $p)")));
            case "Py_complex":
                types = "System.Numerics.Complex";
                return Choose(type, ("System.Numerics.Complex", Same("AsComplex($v, out $p)")));
            case "Py_UNICODE":
                types = "string";
                if (accept is "" or "str") return Choose(type, ("string", Same("AsWideString($v, out $p, $n, $d)")));
                if (accept == "NoneType,str") return Choose(type, ("string", Same("AsWideStringOrNone($v, out $p, $n, $d)")));
                badArgument = "accept";
                return null;
            case "str":
                return Text(parameter, type, accept, out types, out badArgument);
            case "Py_buffer":
                types = "PyBuffer";
                switch (accept)
                {
                    case "" or "buffer": return Choose(type, (Buffer, Same("AsBuffer($v, out $p, $n, $d)", releases: true)));
                    case "buffer,str": return Choose(type, (Buffer, Same("AsTextBuffer($v, out $p)", releases: true)));
                    case "rwbuffer": return Choose(type, (Buffer, Same("AsWritableBuffer($v, out $p, $n, $d)", releases: true)));
                    case "NoneType,buffer,str": return Choose(type, (Buffer, new Conversion(null, "§Args.ParseTextBufferOrNone($v, out $p)", true)));
                }
                badArgument = "accept";
                return null;
        }
        types = "";
        return null;
    }

    private const string Buffer = "PyModules.Runtime.PyBuffer", Bytes = "System.ReadOnlySpan<byte>";

    private static Conversion? Text(ClinicParameter parameter, ITypeSymbol type, string accept, out string types, out string? badArgument)
    {
        bool zeroes = parameter.Argument("zeroes") is { IsTrue: true };
        string? encoding = parameter.Argument("encoding")?.Text;
        badArgument = null;
        if (encoding is not null)
        {
            types = "byte[]";
            bool bytes = accept == "bytearray,bytes,str";
            if (!bytes && accept is not ("" or "str")) badArgument = "accept";
            if (parameter.Default is { Kind: not (LiteralKind.None or LiteralKind.Null) }) badArgument = "encoding";
            if (badArgument is not null) return null;
            string rest = $"{Source.Literal(encoding)}, {(bytes ? "true" : "false")}, {(zeroes ? "true" : "false")}";
            return Choose(type, ("byte[]", new Conversion(null, $"§Args.ParseEncoded($v, out $p, $n, $d, {rest})")));
        }
        types = zeroes || accept == "robuffer" ? "ReadOnlySpan<byte>" : "string";
        switch (accept, zeroes)
        {
            case ("" or "str", false): return Choose(type, ("string", Same("AsString($v, out $p, $n, $d)")));
            case ("NoneType,str", false): return Choose(type, ("string", Same("AsStringOrNone($v, out $p, $n, $d)")));
            case ("robuffer", _): return Choose(type, (Bytes, new Conversion(null, $"§Args.ParseBytes($v, out $p, $n, $d, {(zeroes ? "true" : "false")})")));
            case ("robuffer,str", true): return Choose(type, (Bytes, new Conversion(null, "§Args.ParseText($v, out $p, $n, $d, false)")));
            case ("NoneType,robuffer,str", true): return Choose(type, (Bytes, new Conversion(null, "§Args.ParseText($v, out $p, $n, $d, true)")));
        }
        badArgument = "accept";
        return null;
    }

    /// <summary>The names in <c>accept=</c>, sorted; empty without it.</summary>
    private static string Accept(ClinicParameter parameter) =>
        parameter.Argument("accept")?.Set is { } set ? string.Join(",", set.OrderBy(n => n, System.StringComparer.Ordinal)) : "";

    private static Conversion Same(string call, bool releases = false, bool keepsDefault = false) => new("§Args." + call, "§Args." + call, releases, keepsDefault);

    private static Conversion Of(string inline, string parsed) => new("§Args." + inline, "§Args." + parsed);

    private static Conversion? Choose(ITypeSymbol type, params (string Type, Conversion Conversion)[] choices)
    {
        string plain = type.Plain();
        foreach ((string name, Conversion conversion) in choices)
            if (plain == name) return conversion;
        return null;
    }
}
