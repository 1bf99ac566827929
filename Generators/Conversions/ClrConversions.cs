using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>
/// Finds the methods that convert a .NET type. A type that is put together of others gets a static local function in the thunk, so that
/// converting allocates no delegate.
/// </summary>
internal sealed class ClrConversions
{
    private const string To = "global::PyModules.Conversions.ToPython.", From = "global::PyModules.Conversions.FromPython.", Object = "global::PyModules.Runtime.PyObject";

    private static readonly Dictionary<string, string> s_named = new()
    {
        ["System.Numerics.BigInteger"] = "BigInteger", ["System.Numerics.Complex"] = "Complex", ["decimal"] = "Decimal", ["System.DateTime"] = "DateTime",
        ["System.DateTimeOffset"] = "DateTimeOffset", ["System.DateOnly"] = "DateOnly", ["System.TimeOnly"] = "TimeOnly", ["System.TimeSpan"] = "TimeSpan",
        ["System.Guid"] = "Guid", ["char"] = "Char", ["string"] = "String", ["bool"] = "Bool",
    };

    private static readonly Dictionary<SpecialType, string> s_numbers = new()
    {
        [SpecialType.System_Int32] = "Int", [SpecialType.System_UInt32] = "UInt", [SpecialType.System_Int64] = "Long", [SpecialType.System_UInt64] = "ULong",
        [SpecialType.System_IntPtr] = "Ssize", [SpecialType.System_UIntPtr] = "Size", [SpecialType.System_Int16] = "Short", [SpecialType.System_UInt16] = "UShort",
        [SpecialType.System_Byte] = "Byte", [SpecialType.System_SByte] = "SByte", [SpecialType.System_Double] = "Double", [SpecialType.System_Single] = "Float",
    };

    private readonly List<string> _locals = [];
    private readonly HashSet<ITypeSymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>The method that converts to a type of numbers.</summary>
    public static string Number(ITypeSymbol type) => "§Args.As" + s_numbers[type.SpecialType];

    /// <summary>The local functions that the expressions use.</summary>
    public EquatableArray<string> Locals => _locals.ToEquatable();

    /// <summary>A method <c>bool M(PyObject, out T)</c>; null when there is none for the type.</summary>
    public string? FromPython(ITypeSymbol type)
    {
        if (type.Plain() == Names.Object) return From + "Object";
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
            return FromPython(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) is { } present
                ? Local("From", type, $$"""
                    if (o is not §PyNone) return {{present}}(o, out value);
                    value = null!;
                    return true;
                    """) : null;
        if (s_numbers.TryGetValue(type.SpecialType, out string? number)) return "§Args.As" + number;
        if (s_named.TryGetValue(type.Plain(), out string? name)) return From + name;
        if (type.Attribute(Names.PyRecord) is not null) return Readable((INamedTypeSymbol)type) ? type.Full() + ".FromPython" : null;
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return type.Attribute(Names.PyEnum) is not null ? ValueReader.EnumClass(type) + ".FromPython"
                : Local("From", type, $"bool good = {Number(underlying)}(o, out {underlying.Full()} number);\nvalue = ({type.Full()})number;\nreturn good;");
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return FromPython(nullable.TypeArguments[0]) is { } bare
                ? Local("From", type, $$"""
                    if (o is §PyNone)
                    {
                        value = null;
                        return true;
                    }
                    bool good = {{bare}}(o, out {{nullable.TypeArguments[0].Full()}} converted);
                    value = converted;
                    return good;
                    """) : null;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            if (array.ElementType.SpecialType == SpecialType.System_Byte) return From + "Bytes";
            return FromPython(array.ElementType) is { } element ? Local("From", type, $"return {From}Array(o, &{element}, out value);") : null;
        }
        if (ListItem(type) is { } item)
            return FromPython(item) is { } element
                ? Local("From", type, $"bool good = {From}List(o, &{element}, out global::System.Collections.Generic.List<{item.Full()}> list);\nvalue = list;\nreturn good;") : null;
        if (DictionaryItem(type) is { } pair)
            return FromPython(pair.Key) is { } key && FromPython(pair.Value) is { } content
                ? Local("From", type, $"bool good = {From}Dict(o, &{key}, &{content}, out global::System.Collections.Generic.Dictionary<{pair.Key.Full()}, {pair.Value.Full()}> dict);\nvalue = dict;\nreturn good;") : null;
        return null;
    }

    /// <summary>A method <c>PyObject? M(T)</c>; null when there is none for the type.</summary>
    public string? ToPython(ITypeSymbol type)
    {
        if (type.IsPyObject()) return Local("To", type, "return value;");
        if (s_numbers.TryGetValue(type.SpecialType, out string? number)) return To + number;
        if (s_named.TryGetValue(type.Plain(), out string? name)) return To + name;
        if (type.Attribute(Names.PyRecord) is not null) return type.Full() + ".ToPython";
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return type.Attribute(Names.PyEnum) is not null ? ValueReader.EnumClass(type) + ".ToPython"
                : Local("To", type, $"return {To}{s_numbers[underlying.SpecialType]}(({underlying.Full()})value);");
        if (type.Plain() is "PyModules.Hosting.PyValue") return Local("To", type, "return value.Object;");
        if (IsBytes(type)) return To + "Bytes";
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return ToPython(nullable.TypeArguments[0]) is { } bare
                ? Local("To", type, $"return value is {{ }} present ? {bare}(present) : §PyNone.Instance;") : null;
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            List<string> items = [];
            foreach (IFieldSymbol field in tuple.TupleElements)
            {
                if (Item(field.Type) is not { } convert) return null;
                items.Add($"{convert}(value.{field.Name}) is not {{ }} item{items.Count}");
            }
            return Local("To", type, $"if ({string.Join(" || ", items)}) return null;\nreturn §PyTuple.Of({string.Join(", ", items.Select((_, i) => "item" + i))});");
        }
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return Item(array.ElementType) is { } element ? Local("To", type, $"return {To}List<{array.ElementType.Full()}>(value, &{element});") : null;
        if (ListItem(type) is { } listed)
            return Item(listed) is { } element ? Local("To", type, $"return {To}List<{listed.Full()}>(value, &{element});") : null;
        if (DictionaryItem(type) is { } pair)
            return Item(pair.Key) is { } key && Item(pair.Value) is { } content
                ? Local("To", type, $"return {To}Dict<{pair.Key.Full()}, {pair.Value.Full()}>(value, &{key}, &{content});") : null;
        return null;
    }

    /// <summary>Whether each field of a record can be read; a record may have fields of its own type.</summary>
    private bool Readable(INamedTypeSymbol record)
    {
        if (!_open.Add(record)) return true;
        ClrConversions fields = new();
        fields._open.UnionWith(_open);
        bool good = ValueReader.Parameters(record) is { } parameters && parameters.All(p => fields.FromPython(p.Type) is not null);
        _open.Remove(record);
        return good;
    }

    /// <summary>The same for what is held by something else: there, null is no error but None.</summary>
    public string? Item(ITypeSymbol type) => type.IsPyObject() && type.NullableAnnotation == NullableAnnotation.Annotated
        ? Local("To", type, "return value ?? §PyNone.Instance;") : ToPython(type);

    public static bool IsBytes(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } || type.Plain() is "System.ReadOnlySpan<byte>" or "System.ReadOnlyMemory<byte>";

    public static ITypeSymbol? ListItem(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && named.OriginalDefinition.Plain() is "System.Collections.Generic.List<T>" or "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IList<T>"
            or "System.Collections.Generic.IEnumerable<T>" or "System.Collections.Generic.IReadOnlyCollection<T>" ? named.TypeArguments[0] : null;

    public static (ITypeSymbol Key, ITypeSymbol Value)? DictionaryItem(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 2 } named
        && named.OriginalDefinition.Plain() is "System.Collections.Generic.Dictionary<TKey, TValue>" or "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"
            or "System.Collections.Generic.IDictionary<TKey, TValue>" ? (named.TypeArguments[0], named.TypeArguments[1]) : null;

    private string Local(string direction, ITypeSymbol type, string body)
    {
        string name = direction + _locals.Count;
        string full = type.Full();
        _locals.Add(direction == "From"
            ? $"static bool {name}({Object} o, out {full} value)\n{{\n{body.Indent(1)}\n}}"
            : $"static {Object}? {name}({full} value)\n{{\n{body.Indent(1)}\n}}");
        return name;
    }
}
