using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators;

/// <summary>Binds one parameter of a block to the C# parameter that receives it.</summary>
internal static class ClinicBinder
{
    private const string Tuple = "PyModules.Runtime.PyTuple", Dict = "PyModules.Runtime.PyDict", Span = "System.ReadOnlySpan<global::PyModules.Runtime.PyObject>";

    public static ParameterModel? Bind(ClinicFunction block, ClinicParameter python, IParameterSymbol parameter, Report report)
    {
        ITypeSymbol type = parameter.Type;
        bool nullable = parameter.NullableAnnotation == NullableAnnotation.Annotated;
        string plain = type.Plain();
        if (python.IsVariadic) return Variadic(python, parameter, plain, report);
        if (python.Converter is "tuple" or "array" or "dict")
        {
            report(Rules.ClinicConverterUnknown, parameter, python.Converter);
            return null;
        }
        bool known = ClinicConverters.IsKnown(python.Converter);
        if (known && ClinicConverters.UnknownArgument(python) is { } unknown)
        {
            report(Rules.ClinicArgument, parameter, unknown, python.Converter);
            return null;
        }

        ParameterModel model = new(Converter.Object, type.Full(), "", "", nullable, false, python.Kind, python.Name, null) { Group = python.Group };
        string? ownDefault = null;
        if (!known)
        {
            if (CustomConverter.Find(python.Converter, parameter, report) is not { } custom) return null;
            if (custom.Bind(parameter, block.DisplayName, report) is not { } bound) return null;
            model = model with { Converter = Converter.Call, Conversion = bound.Conversion, Function = bound.Conversion, KeepsDefault = bound.KeepsDefault, Release = bound.Release, Initial = bound.Default };
            ownDefault = bound.Default;
        }
        else if (Object(python, parameter, model, report, out bool bad) is { } bound)
        {
            model = bound;
        }
        else
        {
            if (bad) return null;
            if (ClinicConverters.Find(python, type, out string types, out string? badArgument) is not { } conversion)
            {
                if (badArgument is not null) report(Rules.ClinicArgument, parameter, badArgument, python.Converter);
                else report(Rules.ClinicType, parameter, python.Converter, types, parameter.Name, type.ToDisplayString());
                return null;
            }
            model = model with
            {
                Converter = Converter.Call, Conversion = conversion.Inline ?? "", Function = conversion.Parsed,
                KeepsDefault = conversion.KeepsDefault, Release = conversion.Releases ? "$p?.Release()" : null,
            };
        }
        if (python.Group != 0 && !nullable && !type.IsValueType)
        {
            report(Rules.ClinicGroupNullable, parameter, parameter.Name);
            return null;
        }
        model = model with { Hint = python.Default?.Kind == LiteralKind.None ? Hints.OrNone(Hints.Converter(python, type)) : Hints.Converter(python, type) };
        if (python.Default is null) return model;
        if ((ownDefault ?? Default(python, parameter, model, nullable)) is { } value) return model with { Default = value };
        report(Rules.ClinicDefault, parameter, python.Default.Value, parameter.Name, type.ToDisplayString());
        return null;
    }

    private static ParameterModel? Variadic(ClinicParameter python, IParameterSymbol parameter, string plain, Report report)
    {
        Converter? converter = (python.Kind, python.Converter) switch
        {
            (ParameterKind.VarKeyword, "dict") => plain == Dict ? Converter.VarDict : null,
            (ParameterKind.VarPositional, "tuple") => plain == Tuple ? Converter.VarTuple : plain == Span ? Converter.VarSpan : null,
            (ParameterKind.VarPositional, "array") => plain == Span ? Converter.VarSpan : null,
            _ => Converter.Object,
        };
        if (converter == Converter.Object)
        {
            report(Rules.ClinicConverterUnknown, parameter, (python.Kind == ParameterKind.VarKeyword ? "**" : "*") + python.Converter);
            return null;
        }
        if (converter is not { } found)
        {
            string types = python.Kind == ParameterKind.VarKeyword ? "PyDict?" : python.Converter == "array" ? "ReadOnlySpan<PyObject>" : "PyTuple or ReadOnlySpan<PyObject>";
            report(Rules.ClinicType, parameter, python.Converter, types, parameter.Name, parameter.Type.ToDisplayString());
            return null;
        }
        return new(found, parameter.Type.Full(), "", "", parameter.NullableAnnotation == NullableAnnotation.Annotated, false, python.Kind, python.Name, null);
    }

    /// <summary>The converters that pass an object on, checked or not; null for all others.</summary>
    private static ParameterModel? Object(ClinicParameter python, IParameterSymbol parameter, ParameterModel model, Report report, out bool bad)
    {
        bad = false;
        ITypeSymbol type = parameter.Type;
        string? expected = python.Converter switch { "PyBytesObject" => "bytes", "PyByteArrayObject" => "bytearray", "unicode" => "str", _ => null };
        if (expected is not null)
        {
            string wanted = expected switch { "bytes" => "PyBytes", "bytearray" => "PyByteArray", _ => "PyStr" };
            if (type.Plain() == Names.Runtime + "." + wanted) return model with { Converter = Converter.Subclass, Expected = expected };
            return Wrong(wanted, out bad);
        }
        if (python.Converter != "object") return null;
        string? function = python.Argument("converter")?.Text, subclassOf = python.Argument("subclass_of")?.Text;
        if (function is not null)
        {
            if (subclassOf is not null)
            {
                bad = true;
                report(Rules.ClinicArgument, parameter, "subclass_of", "object(converter=...)");
                return null;
            }
            string call = $"{Qualify(function, parameter)}($v, out $p)";
            return model with { Converter = Converter.Call, Conversion = call, Function = call };
        }
        if (type.Plain() == Names.Object)
            return subclassOf is null ? model : Checked(subclassOf);
        if (!type.IsPyObject()) return Wrong("PyObject, or a class of it with subclass_of=", out bad);
        if (subclassOf is null) return Wrong("PyObject, or with subclass_of= a class of it", out bad);
        return model with { Converter = Converter.Subclass, Expected = ClinicConverters.TypeName(subclassOf) ?? CallReader.PythonName(type) };

        ParameterModel Checked(string typeObject)
        {
            string call = $"§Args.AsInstance($v, out $p, {typeObject.TrimStart('&')}, $n, $d)";
            return model with { Converter = Converter.Call, Conversion = call, Function = call };
        }

        ParameterModel? Wrong(string types, out bool failed)
        {
            failed = true;
            report(Rules.ClinicType, parameter, python.Converter, types, parameter.Name, type.ToDisplayString());
            return null;
        }
    }

    /// <summary>A method of the author's class by its bare name, any other as written.</summary>
    private static string Qualify(string function, IParameterSymbol parameter) =>
        function.Contains('.') ? function : parameter.ContainingType.Full() + "." + function;

    /// <summary>The C# text of what the method gets when Python gives nothing: the C# default, the c_default, or the Python default.</summary>
    private static string? Default(ClinicParameter python, IParameterSymbol parameter, ParameterModel model, bool nullable)
    {
        if (parameter.HasExplicitDefaultValue) return CallReader.CSharpText(parameter);
        ITypeSymbol type = parameter.Type;
        if (python.Argument("c_default") is { } forced) return CDefault(forced.Text, type, nullable);
        ClinicLiteral literal = python.Default!;
        bool isObject = type.IsPyObject(), isText = type.SpecialType == SpecialType.System_String;
        switch (literal.Kind)
        {
            case LiteralKind.Null:
                return nullable || type.Plain().StartsWith("System.ReadOnlySpan", System.StringComparison.Ordinal) ? "default" : null;
            case LiteralKind.None:
                if (nullable) return "null";
                return type.Plain() == Names.Object ? "§PyNone.Instance" : null;
            case LiteralKind.True or LiteralKind.False:
            {
                bool truth = literal.Kind == LiteralKind.True;
                if (type.SpecialType == SpecialType.System_Boolean) return truth ? "true" : "false";
                if (type.Plain() == Names.Object) return truth ? "§PyBool.True" : "§PyBool.False";
                return isObject || isText ? null : truth ? "1" : "0";
            }
            case LiteralKind.Int:
                if (type.SpecialType == SpecialType.System_Boolean) return literal.Value == "0" ? "false" : "true";
                return isObject || isText || type.TypeKind is TypeKind.Array ? null : Fits(literal.Value) ? literal.Value : $"unchecked(({type.Full()})({literal.Value}))";
            case LiteralKind.Float:
                return type.SpecialType is SpecialType.System_Double ? literal.Value + "D" : type.SpecialType is SpecialType.System_Single ? literal.Value + "F" : null;
            case LiteralKind.String:
                if (isText) return SymbolDisplay.FormatLiteral(literal.Value, true);
                if (type.SpecialType == SpecialType.System_Int32 && literal.Value.Length == 1 && (python.Converter != "int" || python.Argument("accept")?.Set is { Count: 1 } set && set[0] == "str")) return ((int)literal.Value[0]).ToString(CultureInfo.InvariantCulture);
                return type.Plain() == "System.ReadOnlySpan<byte>" ? SymbolDisplay.FormatLiteral(literal.Value, true) + "u8" : null;
            case LiteralKind.Bytes:
                return type.SpecialType == SpecialType.System_Byte && literal.Value.Length == 1 ? ((int)literal.Value[0]).ToString(CultureInfo.InvariantCulture) : null;
            default:
                return null;
        }
    }

    /// <summary>Whether C# converts the constant by itself.</summary>
    private static bool Fits(string number) => int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static readonly Dictionary<string, string> s_cNames = new()
    {
        ["Py_None"] = "§PyNone.Instance", ["Py_True"] = "§PyBool.True", ["Py_False"] = "§PyBool.False", ["PY_SSIZE_T_MAX"] = "nint.MaxValue",
        ["PY_SSIZE_T_MIN"] = "nint.MinValue", ["INT_MAX"] = "int.MaxValue", ["INT_MIN"] = "int.MinValue", ["LONG_MAX"] = "long.MaxValue",
    };

    /// <summary>A <c>c_default</c>: C's names for the usual values, else a C# expression.</summary>
    private static string? CDefault(string text, ITypeSymbol type, bool nullable)
    {
        if (text == "NULL") return nullable || !type.IsPyObject() ? "default" : null;
        if (s_cNames.TryGetValue(text, out string? known)) return known;
        if (type.SpecialType == SpecialType.System_Boolean && text is "0" or "1") return text == "1" ? "true" : "false";
        if (type.Plain() == "System.ReadOnlySpan<byte>" && text.Length > 1 && text[0] == '"') return text + "u8";
        return text;
    }
}
