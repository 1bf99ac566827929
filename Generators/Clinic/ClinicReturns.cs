using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>The return of a method: how it becomes an object, or through whose method.</summary>
internal sealed record ClinicReturn(ReturnKind Kind, bool NullIsError, string? Converter);

/// <summary>Checks a block's return converter against the C# return type.</summary>
internal static class ClinicReturns
{
    public static ClinicReturn? Read(ClinicFunction block, IMethodSymbol method, Report report)
    {
        string name = block.ReturnConverter ?? (block.Kind is ClinicKind.Init or ClinicKind.Setter ? "bool" : "object");
        if (name != "object" && CustomConverter.Find(Names.ClinicReturnConverter, name, method.ContainingType) is { } custom)
        {
            bool good = custom.GetMembers("Convert").OfType<IMethodSymbol>().Any(m => m.IsStatic && m.ReturnType.IsPyObject() && m.Parameters.Length == 1
                && SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, method.ReturnType));
            if (good) return new(ReturnKind.Object, true, custom.Full() + ".Convert");
            report(Rules.ClinicConverterShape, custom, custom.Name, $"static PyObject? Convert({method.ReturnType.ToDisplayString()} value)");
            return null;
        }
        ReturnKind? kind = CallReader.ReadReturn(method.ReturnType, method.ReturnNullableAnnotation, out bool nullIsError);
        string? types = name switch
        {
            "object" => null,
            "bool" when kind is ReturnKind.Bool or ReturnKind.NullableBool => null,
            "bool" => "bool or bool?",
            "int" or "long" or "Py_ssize_t" or "unsigned_int" when kind == ReturnKind.Integer => null,
            "int" => "int or int?",
            "long" => "long or long?",
            "Py_ssize_t" => "nint or nint?",
            "unsigned_int" => "uint or uint?",
            "unsigned_long" or "size_t" when kind is ReturnKind.ULong or ReturnKind.Integer => null,
            "unsigned_long" => "ulong or ulong?",
            "size_t" => "nuint or nuint?",
            "double" or "float" when kind == ReturnKind.Double => null,
            "double" => "double or double?",
            "float" => "float or float?",
            _ => "",
        };
        if (types is { Length: 0 }) report(Rules.ClinicReturnUnknown, method, name);
        else if (types is not null) report(Rules.ClinicReturn, method, name, types, method.Name, method.ReturnType.ToDisplayString());
        else if (kind is null) report(Rules.ReturnType, method, method.Name, method.ReturnType.ToDisplayString());
        else return new(kind.Value, nullIsError, null);
        return null;
    }
}
