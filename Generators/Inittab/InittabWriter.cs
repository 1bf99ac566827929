using System.Linq;

namespace PyModules.Generators;

/// <summary>One module in an assembly's table.</summary>
internal sealed record InittabEntry(string PyName, string FullName);

/// <summary>The table of a referenced assembly: the class that registers it, and the names of its modules.</summary>
internal sealed record InittabTable(string FullName, EquatableArray<string> Modules);

/// <summary>What the assembly is: its name, whether it is an executable, and the tables of the assemblies it references.</summary>
internal sealed record AssemblyModel(string Name, bool IsExecutable, EquatableArray<InittabTable> Tables)
{
    public string Identifier => new(Name.Select(c => char.IsLetterOrDigit(c) ? c : '_').Where(c => c != '_').ToArray());
}

/// <summary>Writes an assembly's table of modules, and the one of an executable that merges all of them.</summary>
internal static class InittabWriter
{
    public static string Assembly(AssemblyModel assembly, EquatableArray<InittabEntry> modules) => Source.Finish(Source.Header + $$"""
        [assembly: §PyInittabAttribute(typeof(PyModules.Generated.{{assembly.Identifier}}Inittab){{string.Concat(modules.Select(m => ", " + Source.Literal(m.PyName)))}})]

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

    /// <summary>The table of an executable knows the names; an assembly is loaded, and registers itself, when one of its modules is asked for.</summary>
    public static string Executable(AssemblyModel assembly, bool own) => Source.Finish(Source.Header + $$"""
        namespace PyModules.Generated
        {
            /// <summary>The native modules of every referenced assembly; registered before any code of this one runs.</summary>
            internal static unsafe class PyModulesInittab
            {
                [global::System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Register()
                {
        {{Source.Lines(assembly.Tables.Select((t, i) => $"§Inittab.Add(new string[] {{ {string.Join(", ", t.Modules.Select(Source.Literal))} }}, &R{i});")
            .Concat(own ? [$"global::PyModules.Generated.{assembly.Identifier}Inittab.Register();"] : [])).Indent(3)}}
                }

        {{Source.Lines(assembly.Tables.Select((t, i) => "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] "
            + $"private static void R{i}() => {t.FullName}.Register();")).Indent(2)}}
            }
        }

        """);
}
