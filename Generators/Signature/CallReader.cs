using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators;

/// <summary>Pairs a Python signature with a C# method's parameters.</summary>
internal static class CallReader
{
    private const string Span = "System.ReadOnlySpan<global::PyModules.Runtime.PyObject>";

    /// <summary>Null when something is wrong and has been reported.</summary>
    /// <param name="skip">The leading C# parameters that the caller fills (self, cls).</param>
    /// <param name="textSignature">The Python signature, without self.</param>
    public static CallModel? Read(IMethodSymbol method, string pyName, string? signature, bool raw, int skip, Report report, out string? textSignature)
    {
        textSignature = signature;
        List<IParameterSymbol> declared = method.Parameters.Skip(skip).ToList();
        List<ParameterModel> result = [];
        ClrConversions conversions = new();
        if (raw || (signature is null && LooksRaw(declared)))
        {
            if (!LooksRaw(declared))
            {
                report(Rules.RawSignature, method, method.Name);
                return null;
            }
            bool names = false;
            foreach (IParameterSymbol parameter in declared)
            {
                if (Injected(parameter) is { } injected) result.Add(injected);
                else if (parameter.Type.Plain() == Span) result.Add(Blank(Converter.VarSpan, parameter));
                else
                {
                    result.Add(Blank(Converter.KeywordNames, parameter));
                    names = true;
                }
            }
            return Finish(names ? Convention.Raw : Convention.RawPositional);
        }

        List<PythonParameter>? python;
        if (signature is null)
        {
            python = Derive(declared);
            textSignature = Text(python);
        }
        else
        {
            python = SignatureParser.Parse(signature, out string error);
            if (python is null)
            {
                report(Rules.BadSignature, method, signature, error);
                return null;
            }
        }

        int next = 0, received = declared.Count(p => Injected(p) is null);
        if (received != python.Count)
        {
            report(Rules.SignatureMismatch, method, method.Name, python.Count, received);
            return null;
        }
        foreach (IParameterSymbol parameter in declared)
        {
            if (Injected(parameter) is { } injected)
            {
                result.Add(injected);
                continue;
            }
            if (Bind(parameter, python[next++], conversions, report) is not { } bound) return null;
            result.Add(bound);
        }
        bool named = python.Any(p => p.Kind is ParameterKind.PositionalOrKeyword or ParameterKind.KeywordOnly);
        bool varKeyword = python.Any(p => p.Kind == ParameterKind.VarKeyword);
        if (named && varKeyword)
        {
            report(Rules.NamedWithKeywords, method, method.Name);
            return null;
        }
        return Finish(
            python.Count == 0 ? Convention.NoArgs
            : named || varKeyword ? Convention.Keywords
            : python.Count == 1 && python[0].Kind == ParameterKind.PositionalOnly && python[0].Default is null ? Convention.OneArg
            : Convention.FastCall);

        CallModel? Finish(Convention convention)
        {
            if (Result(method.ReturnType, method.ReturnNullableAnnotation, conversions) is { } returns)
                return new(pyName, method.Name, convention, result.ToEquatable(), returns) { Locals = conversions.Locals };
            report(Rules.ReturnType, method, method.Name, method.ReturnType.ToDisplayString());
            return null;
        }
    }

    /// <summary>What the result of a method becomes, whoever declares the method; null when nothing.</summary>
    public static ResultModel? Result(ITypeSymbol type, NullableAnnotation annotation, ClrConversions conversions)
    {
        if (ReadReturn(type, annotation, out bool nullIsError) is { } kind) return new(kind, nullIsError) { Hint = Hints.Result(nullIsError ? Present(type) : type) };
        AsyncKind later = AsyncReturns.Read(type, out ITypeSymbol? answer);
        string? conversion = later == AsyncKind.Task ? null : conversions.ToPython(later == AsyncKind.None ? type : answer!);
        return conversion is null && later != AsyncKind.Task ? null : new(ReturnKind.Clr, false) { Conversion = conversion, Async = later, Hint = Hints.Result(type) };
    }

    /// <summary>The type without the null that says that an exception is set.</summary>
    private static ITypeSymbol Present(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? nullable.TypeArguments[0] : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>What a value of this type becomes in Python; null when nothing.</summary>
    public static ReturnKind? ReadReturn(ITypeSymbol type, NullableAnnotation annotation, out bool nullIsError)
    {
        nullIsError = annotation != NullableAnnotation.NotAnnotated;
        if (type.IsPyObject()) return ReturnKind.Object;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            nullIsError = true;
            return nullable.TypeArguments[0].SpecialType == SpecialType.System_Boolean ? ReturnKind.NullableBool : ValueKind(nullable.TypeArguments[0]);
        }
        if (type.SpecialType == SpecialType.System_String) return ReturnKind.String;
        nullIsError = false;
        return ValueKind(type);
    }

    private static ReturnKind? ValueKind(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Void => ReturnKind.Void,
        SpecialType.System_Boolean => ReturnKind.Bool,
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr or SpecialType.System_Int16
            or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_UInt32 => ReturnKind.Integer,
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => ReturnKind.ULong,
        SpecialType.System_Double or SpecialType.System_Single => ReturnKind.Double,
        _ => type.TypeKind == TypeKind.Enum && type.Attribute(Names.PyEnum) is null ? ReturnKind.Integer : null,
    };

    private static bool LooksRaw(List<IParameterSymbol> parameters)
    {
        List<IParameterSymbol> rest = parameters.Where(p => Injected(p) is null).ToList();
        if (rest.Count is 0 or > 2 || rest[0].Type.Plain() != Span) return false;
        return rest.Count == 1 || rest[1].Type.Plain() == "PyModules.Runtime.PyTuple";
    }

    internal static ParameterModel Blank(Converter converter, IParameterSymbol parameter) =>
        new(converter, parameter.Type.Full(), "", "", false, false, ParameterKind.PositionalOnly, parameter.Name, null);

    internal static ParameterModel? Injected(IParameterSymbol parameter)
    {
        string type = parameter.Type.Plain();
        Converter? converter = type switch
        {
            "PyModules.Runtime.ThreadState" => Converter.ThreadState,
            "PyModules.Runtime.Interpreter" => Converter.Interpreter,
            "System.Threading.CancellationToken" => Converter.CancellationToken,
            "PyModules.Runtime.PyModuleObject" when parameter.Ordinal == 0 && parameter.ContainingSymbol.IsStatic => Converter.Module,
            _ => parameter.Type.BaseType is { } && parameter.Type.DerivesFrom(Names.ModuleState) ? Converter.State : null,
        };
        return converter is { } c ? Blank(c, parameter) : null;
    }

    private static List<PythonParameter> Derive(List<IParameterSymbol> declared)
    {
        List<PythonParameter> parameters = [];
        foreach (IParameterSymbol parameter in declared)
        {
            if (Injected(parameter) is not null) continue;
            parameters.Add(parameter.Type.Plain() == Span
                ? new(parameter.Name, ParameterKind.VarPositional, null)
                : new(parameter.Name, ParameterKind.PositionalOnly, parameter.HasExplicitDefaultValue ? PythonText(parameter.ExplicitDefaultValue) : null));
        }
        return parameters;
    }

    private static string Text(List<PythonParameter> parameters)
    {
        List<string> parts = [];
        bool slash = false;
        foreach (PythonParameter p in parameters)
        {
            if (p.Kind == ParameterKind.VarPositional)
            {
                if (slash) parts.Add("/");
                slash = false;
                parts.Add("*" + p.Name);
                continue;
            }
            slash = true;
            parts.Add(p.Default is null ? p.Name : p.Name + "=" + p.Default);
        }
        if (slash) parts.Add("/");
        return "(" + string.Join(", ", parts) + ")";
    }

    private static string PythonText(object? value) => value switch
    {
        null => "None",
        true => "True",
        false => "False",
        string s => "'" + s + "'",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static ParameterModel? Bind(IParameterSymbol parameter, PythonParameter python, ClrConversions conversions, Report report)
    {
        ITypeSymbol type = parameter.Type;
        bool nullable = parameter.NullableAnnotation == NullableAnnotation.Annotated;
        string plain = type.Plain(), expected = "", function = "";
        Converter converter;
        if (python.Kind == ParameterKind.VarPositional)
        {
            if (plain == Span) converter = Converter.VarSpan;
            else if (plain == "PyModules.Runtime.PyTuple") converter = Converter.VarTuple;
            else return Unsupported();
        }
        else if (python.Kind == ParameterKind.VarKeyword)
        {
            if (plain != "PyModules.Runtime.PyDict") return Unsupported();
            converter = Converter.VarDict;
        }
        else if (plain == Names.Object) converter = Converter.Object;
        else if (plain == "PyModules.Runtime.PyBuffer")
        {
            converter = Converter.Buffer;
            function = parameter.Attribute(Names.Writable) is null ? "AsBuffer" : "AsWritableBuffer";
        }
        else if (plain == "System.ReadOnlySpan<byte>")
        {
            converter = Converter.Buffer;
            function = "AsBuffer";
        }
        else if (type.IsPyObject())
        {
            converter = Converter.Subclass;
            expected = PythonName(type);
        }
        else if (type.SpecialType == SpecialType.System_String)
        {
            converter = Converter.String;
            expected = "str";
        }
        else if (type.SpecialType == SpecialType.System_Boolean) converter = Converter.Bool;
        else if (type.SpecialType == SpecialType.System_Int32 && parameter.Attribute(Names.CodePoint) is not null)
        {
            converter = Converter.CodePoint;
            function = "AsCodePoint";
        }
        else if (type.SpecialType == SpecialType.System_Int32 && parameter.Attribute(Names.FileDescriptor) is not null)
        {
            converter = Converter.Number;
            function = "AsFileDescriptor";
        }
        else
        {
            converter = Converter.Number;
            function = type.SpecialType switch
            {
                SpecialType.System_Int32 => "AsInt",
                SpecialType.System_UInt32 => "AsUInt",
                SpecialType.System_Int64 => "AsLong",
                SpecialType.System_UInt64 => "AsULong",
                SpecialType.System_IntPtr => "AsSsize",
                SpecialType.System_UIntPtr => "AsSize",
                SpecialType.System_Int16 => "AsShort",
                SpecialType.System_UInt16 => "AsUShort",
                SpecialType.System_Byte => "AsByte",
                SpecialType.System_SByte => "AsSByte",
                SpecialType.System_Double => "AsDouble",
                SpecialType.System_Single => "AsFloat",
                _ => "",
            };
            if (function.Length == 0)
            {
                if (conversions.FromPython(type) is not { } conversion) return Unsupported();
                converter = Converter.Clr;
                function = conversion;
            }
        }

        string? value = null;
        if (python.Default is not null || parameter.HasExplicitDefaultValue)
        {
            if (python.Default is null && python.Kind is not ParameterKind.VarPositional and not ParameterKind.VarKeyword)
            {
                // The C# default only makes C# callers' life easier; Python says that the argument is required.
                value = null;
            }
            else
            {
                value = parameter.HasExplicitDefaultValue ? CSharpText(parameter)
                    : nullable ? "null"
                    : Translate(python.Default!, converter, type);
                if (value is null)
                {
                    report(Rules.MissingDefault, parameter, parameter.Name);
                    return null;
                }
            }
        }
        bool allowNone = parameter.Attribute(Names.AllowNone) is not null;
        return new(converter, type.Full(), expected, function, nullable, allowNone, python.Kind, python.Name, value)
        {
            Hint = converter switch
            {
                Converter.VarSpan or Converter.VarTuple or Converter.VarDict => Hints.Unknown,
                Converter.CodePoint => "str",
                Converter.Number when function == "AsFileDescriptor" => Hints.Unknown,
                Converter.Clr => Hints.Parameter(type),
                _ when allowNone || value == "null" => Hints.OrNone(Hints.Parameter(Present(type))),
                _ => Hints.Parameter(Present(type)),
            },
        };

        ParameterModel? Unsupported()
        {
            report(Rules.ParameterType, parameter, parameter.Name, type.ToDisplayString());
            return null;
        }
    }

    /// <summary>The <c>tp_name</c> of a C# class: its own or its nearest base's.</summary>
    public static string PythonName(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            if (t.Attribute(Names.PyType)?.Positional(0) is { } name) return name;
        return type.Name;
    }

    internal static string CSharpText(IParameterSymbol parameter)
    {
        object? value = parameter.ExplicitDefaultValue;
        if (value is null) return parameter.Type.IsValueType ? "default" : "null";
        return parameter.Type.SpecialType switch
        {
            SpecialType.System_Double when value is double d => double.IsNaN(d) ? "double.NaN" : double.IsPositiveInfinity(d) ? "double.PositiveInfinity"
                : double.IsNegativeInfinity(d) ? "double.NegativeInfinity" : d.ToString("R", CultureInfo.InvariantCulture) + "D",
            SpecialType.System_Single when value is float f => f.ToString("R", CultureInfo.InvariantCulture) + "F",
            SpecialType.System_String => SymbolDisplay.FormatLiteral((string)value, true),
            SpecialType.System_Boolean => (bool)value ? "true" : "false",
            _ => "unchecked((" + parameter.Type.Full() + ")(" + Convert.ToString(value, CultureInfo.InvariantCulture) + "))",
        };
    }

    /// <summary>A Python literal as C#; null when it has no counterpart in the type.</summary>
    private static string? Translate(string python, Converter converter, ITypeSymbol type)
    {
        switch (converter)
        {
            case Converter.Object:
                return python switch { "None" => "§PyNone.Instance", "True" => "§PyBool.True", "False" => "§PyBool.False", "()" => "§PyTuple.Empty", _ => null };
            case Converter.Subclass:
                return python == "()" && type.Name == "PyTuple" ? "§PyTuple.Empty" : null;
            case Converter.Bool:
                return python switch { "True" or "1" => "true", "False" or "0" => "false", _ => null };
            case Converter.String:
                return python.Length >= 2 && python[0] is '\'' or '"' ? SymbolDisplay.FormatLiteral(python.Substring(1, python.Length - 2), true) : null;
            case Converter.Number or Converter.CodePoint:
                if (python == "sys.maxsize") return "unchecked((" + type.Full() + ")long.MaxValue)";
                if (python == "True") return "1";
                if (python == "False") return "0";
                if (converter == Converter.CodePoint && python.Length == 3 && python[0] is '\'' or '"') return ((int)python[1]).ToString(CultureInfo.InvariantCulture);
                string digits = python.Replace("_", "");
                return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? digits : null;
            default:
                return null;
        }
    }
}
