using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>What stubs tell type checkers of a value: a Python expression in which a name of another module is dotted.</summary>
internal static class Hints
{
    /// <summary>What takes any object, checks by itself what it takes, or gives what C# calls an object only.</summary>
    public const string Unknown = "typing.Any";
    private const string Integer = "typing.SupportsIndex", Real = "typing.SupportsFloat | typing.SupportsIndex", Buffer = "collections.abc.Buffer";

    private static readonly Dictionary<string, string> s_named = new()
    {
        ["System.Numerics.Complex"] = "complex", ["decimal"] = "decimal.Decimal", ["System.DateTime"] = "datetime.datetime", ["System.DateTimeOffset"] = "datetime.datetime",
        ["System.DateOnly"] = "datetime.date", ["System.TimeOnly"] = "datetime.time", ["System.TimeSpan"] = "datetime.timedelta", ["System.Guid"] = "uuid.UUID",
        ["char"] = "str", ["string"] = "str", ["bool"] = "bool", ["void"] = "None", ["PyModules.Hosting.PyValue"] = Unknown,
    };

    /// <summary>What a parameter of a C# type takes.</summary>
    public static string Parameter(ITypeSymbol type) => Of(type, given: true);

    /// <summary>What a result of a C# type becomes.</summary>
    public static string Result(ITypeSymbol type)
    {
        string answer = (type as INamedTypeSymbol)?.TypeArguments.Select(t => Of(t, given: false)).FirstOrDefault() ?? "None";
        return AsyncReturns.Read(type, out _) switch
        {
            AsyncKind.None => type.IsPyObject() ? Class(type) : Of(type, given: false),
            AsyncKind.Stream => $"collections.abc.AsyncIterator[{answer}]",
            _ => $"collections.abc.Awaitable[{answer}]",
        };
    }

    private static string Of(ITypeSymbol type, bool given)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) return OrNone(Of(nullable.TypeArguments[0], given));
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }) return OrNone(Of(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), given));
        if (type.IsPyObject()) return Class(type);
        if ((type.Attribute(Names.PyRecord) ?? type.Attribute(Names.PyEnum))?.Positional(0) is { } name) return type.TypeKind == TypeKind.Enum && given ? $"{name} | int" : name;
        if (type.TypeKind == TypeKind.Enum || type.Plain() == "System.Numerics.BigInteger") return given ? Integer : "int";
        if (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single) return given ? Real : "float";
        if (type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr) return given ? Integer : "int";
        if (s_named.TryGetValue(type.Plain(), out string? known)) return known;
        if (ClrConversions.IsBytes(type)) return given ? Buffer : "bytes";
        if (type is INamedTypeSymbol { IsTupleType: true } tuple) return $"tuple[{string.Join(", ", tuple.TupleElements.Select(e => Of(e.Type, given)))}]";
        if ((type as IArrayTypeSymbol)?.ElementType is { } element) return Listed(element);
        if (ClrConversions.ListItem(type) is { } item) return Listed(item);
        if (ClrConversions.DictionaryItem(type) is { } pair) return $"{(given ? "collections.abc.Mapping" : "dict")}[{Of(pair.Key, given)}, {Of(pair.Value, given)}]";
        return Unknown;

        string Listed(ITypeSymbol of) => $"{(given ? "collections.abc.Iterable" : "list")}[{Of(of, given)}]";
    }

    /// <summary>The Python type of a class of objects.</summary>
    private static string Class(ITypeSymbol type)
    {
        if (type.Plain() == Names.Object) return Unknown;
        string name = CallReader.PythonName(type);
        return name == "NoneType" ? "None" : name;
    }

    public static string OrNone(string hint) => hint is Unknown or "None" || hint.EndsWith(" | None") ? hint : hint + " | None";

    /// <summary>What one of clinic's converters takes.</summary>
    public static string Converter(ClinicParameter python, ITypeSymbol type)
    {
        IReadOnlyCollection<string> accept = python.Argument("accept")?.Set ?? [];
        string hint = python.Converter switch
        {
            "object" => type.IsPyObject() && python.Argument("converter") is null
                ? python.Argument("subclass_of")?.Text is { } of && ClinicConverters.TypeName(of) is { } name ? name : Class(type) : Unknown,
            "bool" => "bool",
            "char" => "bytes | bytearray",
            "int" when accept.Contains("str") => "str",
            "fildes" => Unknown,
            "float" or "double" => Real,
            "Py_complex" => "complex",
            "PyBytesObject" => "bytes",
            "PyByteArrayObject" => "bytearray",
            "unicode" or "Py_UNICODE" => "str",
            "str" when accept.Contains("robuffer") => accept.Contains("str") ? $"str | {Buffer}" : Buffer,
            "str" => accept.Contains("bytes") ? "str | bytes | bytearray" : "str",
            "Py_buffer" => accept.Contains("str") ? $"str | {Buffer}" : Buffer,
            "unsigned_char" or "byte" or "short" or "unsigned_short" or "int" or "unsigned_int" or "long" or "unsigned_long" or "long_long" or "unsigned_long_long"
                or "Py_ssize_t" or "slice_index" or "size_t" or "uint8" or "uint16" or "uint32" or "uint64" => Integer,
            _ => Unknown,
        };
        return accept.Contains("NoneType") || python.Converter == "slice_index" && accept.Count == 0 ? OrNone(hint) : hint;
    }

    /// <summary>The attribute that keeps the hints of a native class; empty when there is nothing to say.</summary>
    public static string Attribute(IEnumerable<string> signatures)
    {
        List<string> lines = [.. signatures.Where(s => s.Length > 0)];
        return lines.Count == 0 ? "" : $"[§PySignatures(\n{string.Join(",\n", lines.Select(Source.Literal)).Indent(1)})]\n";
    }

    /// <summary>
    /// What a call's signature does not say: the hints of its parameters and result, nothing when there are none. Behind an @ the call is whole,
    /// because Python shows no signature of it; of one with optional groups there is a line for each number of arguments.
    /// </summary>
    /// <param name="text">The <c>__text_signature__</c>.</param>
    /// <param name="own">The Python name of the class whose subclasses the call makes as well; null when it makes none.</param>
    public static IEnumerable<string> Signature(string name, CallModel call, string? text, string? own = null)
    {
        List<ParameterModel> python = [.. call.Parameters.Where(p => !p.IsInjected)];
        string hint = call.Result.Hint == own ? "typing.Self" : call.Result.Hint, result = hint == Unknown ? "" : " -> " + hint;
        if (call.Parsing == Parsing.Groups) return Groups(python).Select(some => $"@{name}({Whole(some)}){result}");
        if ((text is null || text.Contains('<')) && call.Convention is not (Convention.Raw or Convention.RawPositional)) return [$"@{name}({Whole(python)}){result}"];
        if (hint == Unknown && python.All(p => p.Hint == Unknown)) return [];
        return [$"{name}({string.Join(", ", python.Where(p => p.Hint != Unknown).Select(p => $"{p.PyName}: {p.Hint}"))}){result}"];
    }

    /// <summary>The parameters of each number of arguments; of two ways to the same number the one with more on the left, as the parser has it.</summary>
    private static IEnumerable<List<ParameterModel>> Groups(List<ParameterModel> python)
    {
        SortedDictionary<int, List<ParameterModel>> ways = [];
        for (int right = 0; right <= System.Math.Max(0, python.Max(p => p.Group)); right++)
        {
            for (int left = 0; left >= System.Math.Min(0, python.Min(p => p.Group)); left--)
            {
                List<ParameterModel> some = [.. python.Where(p => p.Group >= left && p.Group <= right)];
                if (!ways.ContainsKey(some.Count)) ways.Add(some.Count, some);
            }
        }
        return ways.Values;
    }

    private static string Whole(List<ParameterModel> python)
    {
        List<string> parts = [];
        for (int i = 0; i < python.Count; i++)
        {
            ParameterModel parameter = python[i];
            if (parameter.Kind == ParameterKind.KeywordOnly && !python.Take(i).Any(p => p.Kind is ParameterKind.KeywordOnly or ParameterKind.VarPositional)) parts.Add("*");
            string stars = parameter.Kind switch { ParameterKind.VarPositional => "*", ParameterKind.VarKeyword => "**", _ => "" };
            parts.Add($"{stars}{parameter.PyName}: {parameter.Hint}{(parameter.Default is null || stars.Length > 0 ? "" : " = ...")}");
            if (parameter.Kind == ParameterKind.PositionalOnly && (i + 1 == python.Count || python[i + 1].Kind != ParameterKind.PositionalOnly)) parts.Add("/");
        }
        return string.Join(", ", parts);
    }

    /// <summary>The hint of an attribute, and whether it can be set; empty when there is nothing to say.</summary>
    public static string Value(string name, string hint, bool settable = false) =>
        settable ? $"{name}: {hint} = ..." : hint == Unknown ? "" : $"{name}: {hint}";
}
