using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>Writes the other half of a native module.</summary>
internal static class ModuleWriter
{
    public static string Write(ModuleModel module, EquatableArray<ModuleTypeModel> types)
    {
        List<string> fill = [];
        fill.AddRange(module.Functions.Select(MethodWriter.Def));
        fill.AddRange(module.Constants.Select(c => $"dict.Add({Source.Literal(c.PyName)}, {c.Expression});"));
        fill.AddRange(types.Where(t => !t.IsEnum).Select(t => $"dict.Type({t.FullName}.TypeObject);"));

        List<string> spec =
        [
            $"Name = {Source.Literal(module.PyName)},",
            $"Doc = {Source.Literal(module.Doc)},",
            "FillDict = &FillDict,",
        ];
        List<string> members = ["private static void FillDict(§NativeDict dict)\n{\n" + Source.Lines(fill).Indent(1) + "\n}"];
        if (module.CreatesState) spec.Add($"CreateState = static () => new {module.State}(),");
        List<string> enums = [.. types.Where(t => t.IsEnum).Select(t => $"{t.FullName}.Spec.AddTo(module)")];
        if (module.Exec is not null || enums.Count > 0)
        {
            spec.Add("Exec = &Exec,");
            string call = $"{module.FullName}.@{module.Exec}(module{(module.ExecTakesState ? $", §ModuleStates.Get<{module.State}>()" : "")})";
            string before = string.Concat(enums.Select(e => $"        if (!{e}) return false;\n"));
            members.Add(module.Exec is not null && module.ExecIsVoid
                ? $"private static bool Exec(§PyModuleObject module)\n{{\n    try\n    {{\n{before}        {call};\n        return true;\n    }}\n    catch (§PyException exception)\n    {{\n        exception.Restore();\n        return false;\n    }}\n}}"
                : $"private static bool Exec(§PyModuleObject module) => {string.Join(" && ", module.Exec is null ? enums : [.. enums, call])};");
        }
        members.AddRange(module.Functions.Select((f, i) => MethodWriter.Thunk(f, i, module.FullName, module.State)));
        string parsers = MethodWriter.Parsers(module.Functions.Select((f, i) => ($"P{i}", f.Call)));
        if (parsers.Length > 0) members.Add(parsers.TrimEnd());

        return Source.Wrap(module.Namespace, module.Headers, $$"""
            /// <summary>What the import system needs of the module <c>{{module.PyName}}</c>.</summary>
            public static §NativeModuleSpec NativeSpec => __Native.Spec;

            private static unsafe class __Native
            {
                internal static readonly §NativeModuleSpec Spec = new()
                {
            {{Source.Lines(spec).Indent(2)}}
                };

            {{string.Join("\n\n", members).Indent(1)}}
            }
            """, Hints.Attribute(module.Functions.SelectMany(f => Hints.Signature(f.Call.PyName, f.Call, f.TextSignature).Concat(Notes.Of(f.Call.PyName, f.Call)))));
    }
}
