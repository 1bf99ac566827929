using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Checks a block's return converter against the C# return type.</summary>
internal static class ClinicReturns
{
    public static ResultModel? Read(ClinicFunction block, IMethodSymbol method, ClrConversions conversions, Report report)
    {
        string name = block.ReturnConverter ?? (block.Kind is ClinicKind.Init or ClinicKind.Setter ? "bool" : "object");
        bool failed = false;
        if (name != "object" && CustomConverter.Find(Names.ClinicReturnConverter, name, method, method.ContainingType, report, out failed) is { } custom)
        {
            bool good = custom.GetMembers("Convert").OfType<IMethodSymbol>().Any(m => m.IsStatic && m.ReturnType.IsPyObject() && m.Parameters.Length == 1
                && SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, method.ReturnType));
            if (good) return new(ReturnKind.Clr, true) { Conversion = custom.Full() + ".Convert" };
            report(Rules.ClinicConverterShape, CustomConverter.Here(custom, method), custom.Name, $"public static PyObject? Convert({method.ReturnType.ToDisplayString()} value)");
            return null;
        }
        if (failed) return null;
        ResultModel? result = CallReader.Result(method.ReturnType, method.ReturnNullableAnnotation, conversions);
        ReturnKind? kind = result?.Kind;
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
        else if (result is null) report(Rules.ReturnType, method, method.Name, method.ReturnType.ToDisplayString());
        else return result;
        return null;
    }
}
