namespace PyModules.Generators;

/// <summary>Writes the thunk of a method or function and its MethodDef.</summary>
internal static class MethodWriter
{
    /// <param name="state">The state class of the module, for functions: they reach it through self.</param>
    public static string Thunk(MethodModel method, int index, string owner, string? state = null)
    {
        CallModel call = method.Call;
        string lead = "", target;
        string cs = "@" + call.CsName;
        switch (method.Binding)
        {
            case Binding.Instance:
                target = $"global::System.Runtime.CompilerServices.Unsafe.As<{owner}>(self).{cs}";
                break;
            case Binding.StaticSelf:
                target = $"{owner}.{cs}";
                lead = method.SelfType.Length == 0 ? "self" : $"global::System.Runtime.CompilerServices.Unsafe.As<{method.SelfType}>(self)";
                break;
            case Binding.Class:
                target = $"{owner}.{cs}";
                lead = "global::System.Runtime.CompilerServices.Unsafe.As<§PyType>(self)";
                break;
            default:
                target = $"{owner}.{cs}";
                break;
        }
        string parameters = call.Convention switch
        {
            Convention.NoArgs => "§PyObject self",
            Convention.OneArg => "§PyObject self, §PyObject arg",
            _ => "§PyObject self, global::System.ReadOnlySpan<§PyObject> args, §PyTuple? kwnames",
        };
        string body = CallWriter.Body(call, target, lead, $"Parsers.P{index}", CallWriter.Site.Method);
        if (state is not null)
            body = body.Replace($"§ModuleStates.Get<{state}>()", $"global::System.Runtime.CompilerServices.Unsafe.As<§PyModuleObject>(self).State<{state}>()");
        if (method.Binding == Binding.Module && UsesModule(call)) body = "§PyModuleObject module = global::System.Runtime.CompilerServices.Unsafe.As<§PyModuleObject>(self);\n" + body;
        return $"private static §PyObject? M{index}({parameters})\n{{\n{body.Indent(1)}\n}}";
    }

    private static bool UsesModule(CallModel call)
    {
        foreach (ParameterModel parameter in call.Parameters)
            if (parameter.Converter == Converter.Module) return true;
        return false;
    }

    public static string Def(MethodModel method, int index)
    {
        (string flags, string entry) = method.Call.Convention switch
        {
            Convention.NoArgs => ("NoArgs", "NoArgs"),
            Convention.OneArg => ("OneArg", "OneArg"),
            Convention.FastCall or Convention.RawPositional => ("FastCall", "FastCall"),
            _ => ("FastCall | §MethodFlags.Keywords", "FastCall"),
        };
        if (method.Call.VarArgs) flags = flags.Replace("FastCall", "VarArgs");
        if (method.Call.DefiningClass) flags += " | §MethodFlags.Method";
        if (method.Binding == Binding.Class) flags += " | §MethodFlags.Class";
        if (method.Binding == Binding.Static) flags += " | §MethodFlags.Static";
        if (method.Coexist) flags += " | §MethodFlags.Coexist";
        string condition = method.Condition is null ? "" : $"if ({method.Condition}) ";
        return condition + $"dict.Method(new §MethodDef({Source.Literal(method.Call.PyName)}, §MethodFlags.{flags}, {Source.Literal(method.Doc)}, {Source.Literal(method.TextSignature)}) {{ {entry} = &M{index} }});";
    }

    /// <summary>The lazily made keyword parsers of a class; empty when there are none.</summary>
    public static string Parsers(System.Collections.Generic.IEnumerable<(string Name, CallModel Call)> calls)
    {
        System.Collections.Generic.List<string> lines = [];
        foreach ((string name, CallModel call) in calls)
            if (CallWriter.Parser(call) is { } parser) lines.Add($"internal static readonly §ArgParser {name} = {parser};");
        return lines.Count == 0 ? "" : "private static class Parsers\n{\n" + Source.Lines(lines).Indent(1) + "\n}\n";
    }
}
