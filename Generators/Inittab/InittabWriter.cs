using System.Linq;

namespace PyModules.Generators;

/// <summary>One module in an assembly's table.</summary>
internal sealed record InittabEntry(string PyName, string FullName);

/// <summary>What the assembly is: its name, whether it is an executable, and the tables of the assemblies it references.</summary>
internal sealed record AssemblyModel(string Name, bool IsExecutable, EquatableArray<string> Tables)
{
    public string Identifier => new(Name.Select(c => char.IsLetterOrDigit(c) ? c : '_').Where(c => c != '_').ToArray());
}

/// <summary>Writes an assembly's table of modules, and the one of an executable that merges all of them.</summary>
internal static class InittabWriter
{
    public static string Assembly(AssemblyModel assembly, EquatableArray<InittabEntry> modules) => Source.Finish(Source.Header + $$"""
        [assembly: §PyInittabAttribute(typeof(PyModules.Generated.{{assembly.Identifier}}Inittab))]

        namespace PyModules.Generated
        {
            /// <summary>The native modules of this assembly.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public static unsafe class {{assembly.Identifier}}Inittab
            {
                public static void Register()
                {
        {{Source.Lines(modules.Select((m, i) => $"§Inittab.Add({Source.Literal(m.PyName)}, &M{i});")).Indent(3)}}
                }

        {{Source.Lines(modules.Select((m, i) => $"private static §NativeModuleSpec M{i}() => {m.FullName}.NativeSpec;")).Indent(2)}}
            }
        }

        """);

    public static string Executable(AssemblyModel assembly, bool own) => Source.Finish(Source.Header + $$"""
        namespace PyModules.Generated
        {
            /// <summary>The native modules of every referenced assembly; registered before any code of this one runs.</summary>
            internal static class PyModulesInittab
            {
                [global::System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Register()
                {
        {{Source.Lines(assembly.Tables.Concat(own ? [$"global::PyModules.Generated.{assembly.Identifier}Inittab"] : []).Select(t => t + ".Register();")).Indent(3)}}
                }
            }
        }

        """);
}
