using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>Writes the other half of a class's exception properties.</summary>
internal static class ExceptionWriter
{
    public static string Write(IReadOnlyList<ExceptionModel> exceptions) =>
        Source.Wrap(exceptions[0].Namespace, exceptions[0].Headers, string.Join("\n\n", exceptions.Select(Property)));

    private static string Property(ExceptionModel e) => e.IsClass ? Class(e) : Native(e);

    private static string Class(ExceptionModel e) => $$"""
        {{e.Modifiers}} §PyType {{e.Property}} =>
            §ModuleExceptions.Find(typeof(__{{e.Property}})) ?? §ModuleExceptions.Make(typeof(__{{e.Property}}), {{Source.Literal(e.PyName)}}, {{e.Base}}, {{Source.Literal(e.Doc)}});

        private static class __{{e.Property}};
        """;

    /// <summary>A built-in exception that adds nothing to BaseException.</summary>
    private static bool NamesNew(ExceptionModel e) => e.PyName.IndexOf('.') < 0 && e.Layout.EndsWith("PyBaseException", System.StringComparison.Ordinal);

    private static string Native(ExceptionModel e) => $$"""
        {{e.Modifiers}} §PyType {{e.Property}} => __{{e.Property}}.Type;

        private static unsafe class __{{e.Property}}
        {
            internal static readonly §PyType Type = §PyType.FromSpec(new §NativeTypeSpec
            {
                Name = {{Source.Literal(e.PyName)}},
                Flags = §TypeFlags.BaseType | §TypeFlags.HaveGc,
                Base = {{e.Base}},
                Doc = {{Source.Literal(e.Doc)}},
                ClrType = typeof({{e.Layout}}),
                Dict = true,{{(NamesNew(e) ? "\n        BaseNew = true," : "")}}
                Alloc = &Alloc,
            });

            private static §PyObject Alloc(§PyType type) => {{e.Layout}}.AllocInstance(type);
        }
        """;
}
