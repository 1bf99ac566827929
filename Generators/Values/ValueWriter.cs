using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>Writes what Python needs of a record, and of an enum.</summary>
internal static class ValueWriter
{
    public static string Record(RecordModel record)
    {
        string items = string.Join(" || ", record.Fields.Select((f, i) => $"{f.To}(value.@{f.CsName}) is not {{ }} item{i}"));
        string none = record.IsStruct ? "" : "if (value is null) return §PyNone.Instance;\n";
        string to = none + $"if ({items}) return null;\nreturn §PyStructSequence.Create(TypeObject, {string.Join(", ", record.Fields.Select((_, i) => $"item{i}"))});";
        List<string> members =
        [
            $"/// <summary>The type object of <c>{record.PyName}</c>.</summary>\npublic static §PyType TypeObject => __Native.Type;",
            $"{Hidden}\npublic static §PyObject? ToPython({record.FullName}{(record.IsStruct ? "" : "?")} value) => __Native.To(value);",
        ];
        List<string> native = [$"internal static §PyObject? To({record.FullName}{(record.IsStruct ? "" : "?")} value)\n{{\n{Source.Lines([to, .. Used("To")]).Indent(1)}\n}}"];
        if (record.Fields.All(f => f.From is not null))
        {
            members.Add($"{Hidden}\npublic static bool FromPython(§PyObject o, out {record.FullName} value) => __Native.From(o, out value);");
            List<string> lines = ["value = default!;", $"if (!global::PyModules.Conversions.FromPython.IsRecord(o, TypeObject, out §PyStructSequence? fields)) return false;"];
            lines.AddRange(record.Fields.Select((f, i) => $"if (!{f.From}(fields.Field({i}), out {f.Type} item{i})) return false;"));
            lines.Add($"value = new {record.FullName}({string.Join(", ", record.Fields.Select((_, i) => $"item{i}"))});\nreturn true;");
            native.Add($"internal static bool From(§PyObject o, out {record.FullName} value)\n{{\n{Source.Lines([.. lines, .. Used("From")]).Indent(1)}\n}}");
        }
        string names = string.Join(", ", record.Fields.Select(f => Source.Literal(f.PyName)));
        int count = record.Fields.Count;
        return Source.Wrap(record.Namespace, record.Headers, $$"""
            {{string.Join("\n\n", members)}}

            /// <summary>A value as Python holds it.</summary>
            private sealed class __Sequence : §PyStructSequence
            {
                public override §PyType Type => __Native.Type;
            }

            private static unsafe class __Native
            {
                internal static readonly §PyType Type = §PyType.FromSpec(new §NativeTypeSpec
                {
                    Name = {{Source.Literal(record.PyName)}},
                    Flags = default,
                    Base = §PyTuple.TypeObject,
                    Doc = {{Source.Literal(record.Doc)}},
                    ClrType = typeof(§PyStructSequence),
                    FillSlots = &FillSlots,
                    FillDict = &FillDict,
                    Alloc = &Alloc,
                    Sequence = new §StructSequenceSpec({{count}}, [{{names}}]),
                });

                private static §PyObject Alloc(§PyType type) => new __Sequence();

                private static void FillSlots(ref §TypeSlots slots)
                {
                    slots.New = &§PyStructSequence.NewSequence;
                    slots.Repr = &§PyStructSequence.ReprSequence;
                }

                private static void FillDict(§NativeDict dict)
                {
                    §PyStructSequence.FillMethods(dict);
            {{Source.Lines(record.Fields.Select((f, i) => $"dict.Member({Source.Literal(f.PyName)}, &Q{i}, null, {Source.Literal(f.Doc)});")).Indent(2)}}
                    §PyStructSequence.FillCounts(dict, {{count}}, [{{names}}]);
                }

            {{Source.Lines(record.Fields.Select((_, i) => $"private static §PyObject? Q{i}(§PyObject self) => global::System.Runtime.CompilerServices.Unsafe.As<§PyStructSequence>(self).Field({i});")).Indent(1)}}

            {{string.Join("\n\n", native).Indent(1)}}
            }
            """, Hints.Attribute(record.Fields.Select(f => Hints.Value(f.PyName, f.Hint))));

        // The local functions of one direction: one may call another of its kind only.
        IEnumerable<string> Used(string direction) => record.Locals.Where(l => l.Contains(direction == "To" ? "? To" : " From"));
    }

    private const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string Enum(EnumModel type)
    {
        string suffix = type.Underlying == "ulong" ? "UL" : "L";
        string members = Source.Lines(type.Members.Select(m => $"({Source.Literal(m.PyName)}, unchecked((long){m.Value}{suffix})),"));
        string text = $$"""
            /// <summary>How Python sees <see cref="{{type.FullName}}"/>.</summary>
            {{Hidden}}
            {{type.Modifiers}} static class {{type.Class}}
            {
                /// <summary>What the class of each interpreter is made of.</summary>
                public static readonly global::PyModules.Conversions.EnumSpec Spec = new({{Source.Literal(type.PyName)}}, {{Source.Literal(type.Doc)}}, {{(type.Flags ? "true" : "false")}}, {{(type.Underlying == "ulong" ? "true" : "false")}},
                [
            {{members.Indent(2)}}
                ]);

                public static §PyObject? ToPython({{type.FullName}} value) => Spec.ToPython(unchecked((long)value));

                public static bool FromPython(§PyObject o, out {{type.FullName}} value)
                {
                    bool good = {{type.Number}}(o, out {{type.Underlying}} number) && Spec.Accepts(unchecked((long)number));
                    value = ({{type.FullName}})number;
                    return good;
                }
            }
            """;
        return Source.Wrap(type.Namespace, type.Headers, text);
    }
}
