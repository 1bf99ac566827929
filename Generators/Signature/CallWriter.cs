using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PyModules.Generators;

/// <summary>Writes the body of a thunk: check the arguments in Argument Clinic's order, convert, call, convert the result.</summary>
internal static class CallWriter
{
    /// <summary>Which kind of thunk asks; <c>tp_new</c> and <c>tp_init</c> get keywords even when they take none.</summary>
    internal enum Site { Method, New, Init, Call }

    /// <param name="target">What stands before the argument list, e.g. <c>self.Append</c>.</param>
    /// <param name="lead">Arguments that the caller fills itself (cls, self).</param>
    /// <param name="parser">Where the keyword parser lives, when one is needed.</param>
    public static string Body(CallModel call, string target, string lead, string parser, Site site)
    {
        string fail = site == Site.Init ? "return false;" : "return null;";
        string name = Source.Literal(call.PyName);
        List<string> lines = [];
        List<ParameterModel> python = call.Parameters.Where(p => !p.IsInjected).ToList();
        List<string> prologue = [], cleanup = [];
        for (int i = 0; i < python.Count; i++)
        {
            if (python[i].Converter == Converter.Buffer) prologue.Add($"§PyBuffer? p{i} = null;");
            else if (python[i].Release is not null) prologue.Add(Declaration(python[i], i));
            if (python[i].Converter == Converter.Buffer) cleanup.Add($"p{i}?.Release();");
            else if (python[i].Release is { } release) cleanup.Add(release.Replace("$p", $"p{i}") + ";");
        }
        string given = site == Site.Method && call.Convention == Convention.FastCall ? "args.Length" : "nargs";
        if (call.Parsing == Parsing.Groups) ClinicWriter.Groups(lines, call, python, site, fail);
        else if (call.Parsing == Parsing.GetArgs && (call.Convention == Convention.FastCall || (call.Convention == Convention.OneArg && site != Site.Method))) ClinicWriter.Stack(lines, call, python, site, given, fail);
        else if (call.Parsing == Parsing.GetArgs && call.Convention is Convention.Keywords) ClinicWriter.StackAndKeywords(lines, call, python, parser, fail);
        else

        switch (call.Convention)
        {
            case Convention.Keywords when python.Count == 0 && call.DefiningClass:
                lines.Add($"if (!§Args.NoArguments({name}, args)) {fail}");
                break;
            case Convention.NoArgs:
                if (site != Site.Method)
                {
                    string guard = Guard(site);
                    lines.Add($"if ({guard}!§Args.NoPositional({name}, args, kwnames)) {fail}");
                    lines.Add($"if ({guard}!§Args.NoKeywords({name}, kwnames)) {fail}");
                }
                break;
            case Convention.OneArg when site == Site.Method:
                Convert(lines, call, python[0], 0, "arg", null, "argument", fail);
                break;
            case Convention.OneArg or Convention.FastCall:
            {
                string count = "args.Length";
                if (site != Site.Method)
                {
                    lines.Add($"if ({Guard(site)}!§Args.NoKeywords({name}, kwnames)) {fail}");
                    lines.Add("int nargs = §Args.Positional(args, kwnames);");
                    count = "nargs";
                }
                List<ParameterModel> fixedOnes = python.Where(p => !p.IsVariadic).ToList();
                int max = fixedOnes.Count, min = fixedOnes.Count(p => p.Default is null);
                bool variadic = fixedOnes.Count != python.Count;
                if (!variadic) lines.Add($"if (!§Args.CheckPositional({name}, {count}, {min}, {max})) {fail}");
                else if (min > 0) lines.Add($"if (!§Args.CheckPositional({name}, {count}, {min}, int.MaxValue)) {fail}");
                for (int i = 0; i < python.Count; i++)
                {
                    if (python[i].IsVariadic) Rest(lines, python[i], i, max, count);
                    else Convert(lines, call, python[i], i, $"args[{i}]", python[i].Default is null ? null : $"{count} > {i}", $"argument {i + 1}", fail);
                }
                break;
            }
            case Convention.Keywords when python.Any(p => p.Kind == ParameterKind.VarKeyword):
            {
                lines.Add("int nargs = §Args.Positional(args, kwnames);");
                List<ParameterModel> fixedOnes = python.Where(p => !p.IsVariadic).ToList();
                int max = fixedOnes.Count, min = fixedOnes.Count(p => p.Default is null);
                bool variadic = python.Any(p => p.Kind == ParameterKind.VarPositional);
                if (!variadic) lines.Add($"if (!§Args.CheckPositional({name}, nargs, {min}, {max})) {fail}");
                else if (min > 0) lines.Add($"if (!§Args.CheckPositional({name}, nargs, {min}, int.MaxValue)) {fail}");
                for (int i = 0; i < python.Count; i++)
                {
                    if (python[i].Kind == ParameterKind.VarPositional) Rest(lines, python[i], i, max, "nargs");
                    else if (python[i].Kind == ParameterKind.VarKeyword) lines.Add($"if (!§Args.KeywordDict(args, kwnames, out §PyDict? p{i})) {fail}");
                    else Convert(lines, call, python[i], i, $"args[{i}]", python[i].Default is null ? null : $"nargs > {i}", $"argument {i + 1}", fail);
                }
                break;
            }
            case Convention.Keywords:
            {
                List<ParameterModel> fixedOnes = python.Where(p => !p.IsVariadic).ToList();
                int maxPositional = fixedOnes.Count(p => p.Kind != ParameterKind.KeywordOnly);
                int minPositional = fixedOnes.Count(p => p.Kind != ParameterKind.KeywordOnly && p.Default is null);
                int minKeyword = 0;
                for (int i = maxPositional; i < fixedOnes.Count; i++)
                    if (fixedOnes[i].Default is null) minKeyword = i + 1 - maxPositional;
                bool variadic = fixedOnes.Count != python.Count;
                ClinicWriter.Deprecations(lines, call, fail, "a[{0}] is not null", out string? keywords);
                lines.Add($"global::System.Span<§PyObject?> a = [{string.Join(", ", fixedOnes.Select(_ => "null"))}];");
                lines.Add($"if (!§Args.UnpackKeywords(args, kwnames, {parser}, {minPositional}, {maxPositional}, {minKeyword}, {(variadic ? "true" : "false")}, a)) {fail}");
                if (keywords is not null) lines.Add(keywords);
                bool counted = call.PositionalDeprecation is not null || call.KeywordDeprecation is not null;
                int at = 0;
                for (int i = 0; i < python.Count; i++)
                {
                    if (python[i].IsVariadic)
                    {
                        if (!counted) lines.Add("int nargs = §Args.Positional(args, kwnames);");
                        Rest(lines, python[i], i, maxPositional, "nargs");
                        continue;
                    }
                    string display = python[i].Kind == ParameterKind.PositionalOnly ? $"argument {at + 1}" : $"argument '{python[i].PyName}'";
                    if (python[i].Default is null) Convert(lines, call, python[i], i, $"a[{at}]!", null, display, fail);
                    else Convert(lines, call, python[i], i, $"v{i}", $"a[{at}] is {{ }} v{i}", display, fail);
                    at++;
                }
                break;
            }
        }

        int index = 0;
        List<string> values = lead.Length == 0 ? [] : [lead];
        foreach (ParameterModel parameter in call.Parameters)
        {
            values.Add(parameter.Converter switch
            {
                Converter.ThreadState => "§ThreadState.Current",
                Converter.Interpreter => "§ThreadState.Current.Interpreter",
                Converter.State => $"§ModuleStates.Get<{parameter.Type}>()",
                Converter.Module => "module",
                Converter.CancellationToken => call.Result.Async is AsyncKind.Task or AsyncKind.TaskOf ? "call.Token" : call.Result.Async == AsyncKind.Stream ? "default" : "global::PyModules.Hosting.PyInterpreter.CurrentCancellation",
                Converter.KeywordNames => "kwnames",
                Converter.DefiningClass => "TypeObject",
                Converter.Group => ClinicWriter.GroupFlag(parameter.Group),
                Converter.VarSpan when call.Convention is Convention.Raw or Convention.RawPositional => "args",
                _ => $"p{index++}" + (!parameter.Nullable && (parameter.Converter == Converter.Buffer || Uncertain(parameter)) ? "!" : "")
                    + (parameter is { Converter: Converter.Buffer, Type: "global::System.ReadOnlySpan<byte>" } ? ".Span" : ""),
            });
        }
        string expression = $"{target}({string.Join(", ", values)})";
        if (call.Result.Async != AsyncKind.None) lines.AddRange(AsyncReturns.Finish(call.Result, call.Parameters.Any(p => p.Converter == Converter.CancellationToken), expression));
        else if (site == Site.Init) lines.Add(call.Result.Kind == ReturnKind.Void ? $"{expression};\nreturn true;" : $"return {expression};");
        else lines.Add(Return(call.Result, expression));
        lines.AddRange(call.Locals);
        string body = Source.Lines(lines);
        if (cleanup.Count > 0)
            body = Source.Lines(prologue) + "\ntry\n{\n" + body.Indent(1) + "\n}\nfinally\n{\n" + Source.Lines(cleanup).Indent(1) + "\n}";
        return call.Result.Throws ? Catch(body, site == Site.Init ? "false" : null) : body;
    }

    /// <summary>Turns what the author throws into the convention.</summary>
    /// <param name="failed">What stands for an error where null is no object.</param>
    public static string Catch(string body, string? failed = null) =>
        "try\n{\n" + body.Indent(1) + "\n}\ncatch (§PyException exception)\n{\n    " + (failed is null ? "return exception.Restore();" : $"exception.Restore();\n    return {failed};") + "\n}";

    /// <summary>The statement that turns a C# result into the null convention.</summary>
    public static string Return(ResultModel result, string expression) => result.Kind switch
    {
        ReturnKind.Clr => $"return {result.Conversion}({expression});",
        ReturnKind.Object => $"return {expression};",
        ReturnKind.NullableBool => $"return §Args.Return({expression});",
        ReturnKind.Bool => result.NullIsError ? $"return §Args.Return({expression});" : $"return §PyBool.From({expression});",
        ReturnKind.Void => $"{expression};\nreturn §PyNone.Instance;",
        ReturnKind.Integer => result.NullIsError ? $"return {expression} is {{ }} result ? §PyInt.From((long)result) : null;" : $"return §PyInt.From((long){expression});",
        ReturnKind.ULong => result.NullIsError ? $"return {expression} is {{ }} result ? §PyLong.From((ulong)result) : null;" : $"return §PyLong.From((ulong){expression});",
        ReturnKind.Double => result.NullIsError ? $"return {expression} is {{ }} result ? new §PyFloat(result) : null;" : $"return new §PyFloat({expression});",
        _ => result.NullIsError ? $"return {expression} is {{ }} result ? §PyStr.From(result) : null;" : $"return §PyStr.From({expression});",
    };

    /// <summary>clinic checks arguments of a constructor only where no subclass changed its other half.</summary>
    public static string Guard(Site site) => site switch
    {
        Site.New => "§Args.ChecksNew(cls, TypeObject) && ",
        Site.Init => "§Args.ChecksInit(self, TypeObject) && ",
        _ => "",
    };

    public static void Rest(List<string> lines, ParameterModel parameter, int index, int from, string count)
    {
        string slice = from == 0 ? count == "args.Length" ? "args" : $"args[..{count}]" : $"args[global::System.Math.Min({from.ToString(CultureInfo.InvariantCulture)}, {count})..{count}]";
        lines.Add(parameter.Converter == Converter.VarSpan
            ? $"global::System.ReadOnlySpan<§PyObject> p{index} = {slice};"
            : $"§PyTuple p{index} = §PyTuple.Of({slice});");
    }

    /// <summary>Whether the variable may hold null as far as the compiler sees.</summary>
    private static bool Uncertain(ParameterModel p) => p.Converter == Converter.Call && p.Type is "string" or "byte[]";

    /// <summary>The variable of a parameter with what it holds before the conversion.</summary>
    public static string Declaration(ParameterModel p, int index)
    {
        string type = p.Converter is Converter.Object or Converter.Subclass || (p.Converter == Converter.Call && (p.Nullable || Uncertain(p) || p.Type == "global::PyModules.Runtime.PyBuffer"))
            ? p.Type.TrimEnd('?') + "?" : p.Type;
        return $"{type} p{index} = {p.Default ?? p.Initial ?? "default"};";
    }

    /// <summary>The variables of all parameters that nothing else declares.</summary>
    public static void Declare(List<string> lines, List<ParameterModel> python)
    {
        for (int i = 0; i < python.Count; i++)
            if (python[i].Release is null && python[i].Converter != Converter.Buffer) lines.Add(Declaration(python[i], i));
    }

    /// <summary>Convert into a variable that is there already.</summary>
    public static void Assign(List<string> lines, CallModel call, ParameterModel p, int index, string value, string? present, string display, string fail)
    {
        string and = present is null ? "" : present + " && ";
        string failure = p.Converter switch
        {
            Converter.Object => "",
            Converter.Subclass => $"(p{index} = {value} as {p.Type}) is null{(p.AllowNone ? $" && {value} is not §PyNone" : "")}",
            _ => Failure(call, p, index, value, display),
        };
        if (p.Converter == Converter.Object) lines.Add(present is null ? $"p{index} = {value};" : $"if ({present}) p{index} = {value};");
        else if (p.Converter == Converter.Subclass)
            lines.Add($"if ({and}{failure}) {{ §Args.BadArgument({Source.Literal(call.PyName)}, {Source.Literal(display)}, {Source.Literal(p.Expected + (p.AllowNone ? " or None" : ""))}, {value}); {fail} }}");
        else lines.Add($"if ({and}{failure}) {fail}");
    }

    /// <summary>The condition under which a conversion fails.</summary>
    public static string Failure(CallModel call, ParameterModel p, int index, string value, string display)
    {
        string named = $"{value}, out p{index}, {Source.Literal(call.PyName)}, {Source.Literal(display)})";
        return "!" + p.Converter switch
        {
            Converter.Call => p.Conversion.Replace("$v", value).Replace("$p", $"p{index}").Replace("$n", Source.Literal(call.PyName)).Replace("$d", Source.Literal(display)),
            Converter.String => $"§Args.{(p.AllowNone ? "AsStringOrNone" : "AsString")}({named}",
            Converter.Buffer => $"§Args.{p.Function}({named}",
            Converter.CodePoint => $"§Args.AsCodePoint({named}",
            Converter.Bool => $"§Args.AsBool({value}, out p{index})",
            Converter.Clr => $"{p.Function}({value}, out p{index})",
            _ => $"§Args.{p.Function}({value}, out p{index})",
        };
    }

    public static void Convert(List<string> lines, CallModel call, ParameterModel p, int index, string value, string? present, string display, string fail)
    {
        string v = $"p{index}";
        string name = Source.Literal(call.PyName), shown = Source.Literal(display);
        string expected = Source.Literal(p.Expected + (p.AllowNone ? " or None" : ""));
        string and = present is null ? "" : present + " && ";
        string bad = $"{{ §Args.BadArgument({name}, {shown}, {expected}, {value}); {fail} }}";
        switch (p.Converter)
        {
            case Converter.Object:
                if (present is null) lines.Add($"§PyObject {v} = {value};");
                else lines.Add($"§PyObject{(p.Default == "null" ? "?" : "")} {v} = {present} ? {value} : {p.Default};");
                break;
            case Converter.Subclass when present is null && !p.AllowNone:
                lines.Add($"if ({value} is not {p.Type} {v}) {bad}");
                break;
            case Converter.Subclass:
            {
                lines.Add($"{p.Type}? {v} = {p.Default ?? "null"};");
                string none = p.AllowNone ? $" && {value} is not §PyNone" : "";
                lines.Add($"if ({and}({v} = {value} as {p.Type}) is null{none}) {bad}");
                break;
            }
            case Converter.Call:
                if (p.Release is null && present is null && !p.KeepsDefault)
                {
                    lines.Add($"if ({Failure(call, p, index, value, display).Replace("out " + v, $"out {p.Type}{(p.Nullable || Uncertain(p) ? "?" : "")} {v}")}) {fail}");
                    break;
                }
                if (p.Release is null) lines.Add(Declaration(p, index));
                lines.Add($"if ({and}{Failure(call, p, index, value, display)}) {fail}");
                break;
            case Converter.String:
                lines.Add($"string? {v} = {p.Default ?? "null"};");
                lines.Add($"if ({and}!§Args.{(p.AllowNone ? "AsStringOrNone" : "AsString")}({value}, out {v}, {name}, {shown})) {fail}");
                break;
            case Converter.Buffer:
                lines.Add($"if ({and}!§Args.{p.Function}({value}, out {v}, {name}, {shown})) {fail}");
                break;
            case Converter.CodePoint:
                lines.Add($"int {v} = {p.Default ?? "0"};");
                lines.Add($"if ({and}!§Args.AsCodePoint({value}, out {v}, {name}, {shown})) {fail}");
                break;
            case Converter.Bool:
                lines.Add($"bool {v} = {p.Default ?? "false"};");
                lines.Add($"if ({and}!§Args.AsBool({value}, out {v})) {fail}");
                break;
            case Converter.Clr:
                lines.Add($"{p.Type} {v} = {p.Default ?? "default!"};");
                lines.Add($"if ({and}!{p.Function}({value}, out {v})) {fail}");
                break;
            default:
                lines.Add($"{p.Type} {v} = {p.Default ?? "0"};");
                lines.Add($"if ({and}!§Args.{p.Function}({value}, out {v})) {fail}");
                break;
        }
    }

    /// <summary>The keyword parser of a call, or null when it needs none.</summary>
    public static string? Parser(CallModel call)
    {
        if (call.Convention != Convention.Keywords || call.Parameters.Any(p => p.Kind == ParameterKind.VarKeyword)) return null;
        List<ParameterModel> fixedOnes = call.Parameters.Where(p => !p.IsInjected && !p.IsVariadic).ToList();
        StringBuilder names = new();
        foreach (ParameterModel parameter in fixedOnes.Where(p => p.Kind != ParameterKind.PositionalOnly))
            names.Append(", ").Append(Source.Literal(parameter.PyName));
        return $"new({Source.Literal(call.PyName)}, {fixedOnes.Count(p => p.Kind == ParameterKind.PositionalOnly)}{names})";
    }
}
