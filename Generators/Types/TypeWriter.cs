using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PyModules.Generators;

/// <summary>Writes the other half of a native type.</summary>
internal static class TypeWriter
{
    private const string As = "global::System.Runtime.CompilerServices.Unsafe.As";

    public static string Write(TypeModel type)
    {
        List<string> parts = [Surface(type)];
        if (type.WritesHeap) parts.Add(Heap(type));
        parts.Add(Native(type));
        return Source.Wrap(type.Namespace, type.Headers, Source.Lines(parts.Where(p => p.Length > 0)), Hints.Attribute(
        [
            .. type.Slots.Where(s => s is { Slot: "New" or "Init", Call: not null }).SelectMany(s => Hints.Signature("__init__", s.Call! with { Result = new(ReturnKind.Object, true) }, type.TextSignature).Concat(Notes.Of("__init__", s.Call!))),
            .. type.Methods.SelectMany(m => Hints.Signature(m.Call.PyName, m.Call, m.TextSignature, m.Binding == Binding.Class ? type.PyName : null).Concat(Notes.Of(m.Call.PyName, m.Call))),
            .. type.GetSets.Select(g => Hints.Value(g.PyName, g.Result.Hint, g.Setter is not null)),
            .. type.Members.Select(m => Hints.Value(m.PyName, MemberHint(m.Kind), !m.ReadOnly)),
        ]));
    }

    private static string MemberHint(string kind) => kind switch { "Object" => Hints.Unknown, "Bool" => "bool", "Double" => "float", "String" => "str | None", _ => "int" };

    /// <summary>TypeObject, Type and the fields that the attribute asked for.</summary>
    private static string Surface(TypeModel type)
    {
        StringBuilder text = new();
        text.Append($"/// <summary>The type object of <c>{type.PyName}</c>.</summary>\n");
        text.Append($"public static {(type.HidesTypeObject ? "new " : "")}§PyType TypeObject => __Native.Type;\n");
        if (!type.CustomType && !type.IsRoot) text.Append("public override §PyType Type => __Native.Type;\n");
        if (type.DictField)
            text.Append("private §PyDict? __dict;\npublic override ref §PyDict? DictSlot => ref __dict;\n");
        if (type.WeakField)
            text.Append("private §WeakRefList? __weakRefs;\npublic override ref §WeakRefList? WeakSlot => ref __weakRefs;\n");
        return text.ToString();
    }

    /// <summary>The class of instances of Python subclasses.</summary>
    private static string Heap(TypeModel type)
    {
        StringBuilder fields = new("private §PyType _type;\n"), members = new(), setup = new("_type = type;\n");
        members.Append("public override §PyType Type => _type;\n");
        if (type.HeapSetType) members.Append("public override bool TrySetType(§PyType type)\n{\n    _type = type;\n    return true;\n}\n");
        if (type.HeapDict)
        {
            fields.Append("private §PyDict? _dict;\n");
            members.Append("public override ref §PyDict? DictSlot\n{\n    get\n    {\n        if (_type.InstanceHasDict) return ref _dict;\n        return ref global::System.Runtime.CompilerServices.Unsafe.NullRef<§PyDict?>();\n    }\n}\n");
        }
        if (type.HeapWeak)
        {
            fields.Append("private §WeakRefList? _weakRefs;\n");
            members.Append("public override ref §WeakRefList? WeakSlot\n{\n    get\n    {\n        if (_type.InstanceHasWeakRefs) return ref _weakRefs;\n        return ref global::System.Runtime.CompilerServices.Unsafe.NullRef<§WeakRefList?>();\n    }\n}\n");
        }
        if (type.HeapSlots)
        {
            fields.Append("private §PyObject?[]? _slotValues;\n");
            members.Append("public override §PyObject?[]? SlotValues => _slotValues;\n");
            setup.Append("if (type.SlotCount != 0) _slotValues = new §PyObject?[type.SlotCount];\n");
        }
        return $$"""
            /// <summary>An instance of a Python subclass.</summary>
            public {{(type.HidesHeap ? "new " : "")}}sealed class Heap : {{type.FullName}}
            {
            {{fields.ToString().TrimEnd().Indent(1)}}

                internal Heap(§PyType type)
                {
            {{setup.ToString().TrimEnd().Indent(2)}}
                }

            {{members.ToString().TrimEnd().Indent(1)}}
            }
            """;
    }

    private static string Native(TypeModel type)
    {
        bool fillsDict = type.Methods.Count + type.GetSets.Count + type.Members.Count + type.Constants.Count > 0 || type.Sequence is not null;
        bool fillsSlots = type.Slots.Count > 0 || type.Sequence is not null || Shortcuts(type).Length > 0;
        string? alloc = Alloc(type);
        List<string> spec =
        [
            $"Name = {Source.Literal(type.PyName)},",
            $"Flags = {type.Flags},",
            type.Base is null ? "Base = null," : $"Base = {type.Base}.TypeObject,",
            $"Doc = {Source.Literal(type.Doc)},",
            $"TextSignature = {Source.Literal(type.TextSignature)},",
            $"ClrType = typeof({type.Layout}),",
            $"Dict = {(type.HasDict ? "true" : "false")},",
            $"WeakRefs = {(type.HasWeakRefs ? "true" : "false")},",
        ];
        if (type.Dealloc) spec.Add("Dealloc = true,");
        if (type.BaseNew) spec.Add("BaseNew = true,");
        if (fillsSlots) spec.Add("FillSlots = &FillSlots,");
        if (fillsDict) spec.Add("FillDict = &FillDict,");
        if (alloc is not null) spec.Add("Alloc = &Alloc,");
        if (type.Sequence is { } sequence)
            spec.Add($"Sequence = new §StructSequenceSpec({sequence.Visible}, [{NamesOf(sequence)}]),");

        List<string> members = [];
        if (alloc is not null) members.Add(alloc);
        if (fillsSlots)
        {
            members.Add("private static void FillSlots(ref §TypeSlots slots)\n{\n"
                + Shortcuts(type)
                + (type.Sequence is null ? "" : "    slots.New = &§PyStructSequence.NewSequence;\n    slots.Repr = &§PyStructSequence.ReprSequence;\n")
                + Source.Lines(type.Slots.Select(s => $"slots.{s.Slot} = &{(s.Form == SlotForm.Direct ? type.FullName + ".@" + s.CsName : "S_" + s.Slot)};")).Indent(1) + "\n}");
            members.AddRange(type.Slots.Where(s => s.Form != SlotForm.Direct).Select(s => Slot(type, s)));
        }
        if (fillsDict)
        {
            List<string> lines = [];
            lines.AddRange(type.Methods.Select(MethodWriter.Def));
            lines.AddRange(type.Members.Select((m, i) => $"dict.Member({Source.Literal(m.PyName)}, &F{i}, {(m.ReadOnly ? "null" : $"&FS{i}")}, {Source.Literal(m.Doc)});"));
            lines.AddRange(type.GetSets.Select((g, i) => $"dict.GetSet({Source.Literal(g.PyName)}, &G{i}, {(g.Setter is null ? "null" : $"&GS{i}")}, {Source.Literal(g.Doc)});"));
            if (type.Sequence is { } fields)
            {
                lines.Insert(0, "§PyStructSequence.FillMethods(dict);");
                for (int i = 0; i < fields.Names.Count; i++)
                    if (fields.Names[i].Length > 0) lines.Add($"dict.Member({Source.Literal(fields.Names[i])}, &Q{i}, null, {Source.Literal(i < fields.Docs.Count && fields.Docs[i].Length > 0 ? fields.Docs[i] : null)});");
                lines.Add($"§PyStructSequence.FillCounts(dict, {fields.Visible}, [{NamesOf(fields)}]);");
            }
            lines.AddRange(type.Constants.Select(c => $"dict.Add({Source.Literal(c.PyName)}, {c.Expression});"));
            members.Add("private static void FillDict(§NativeDict dict)\n{\n" + Source.Lines(lines).Indent(1) + "\n}");
            members.AddRange(type.Methods.Select((m, i) => MethodWriter.Thunk(m, i, type.FullName)));
            members.AddRange(type.Members.Select((m, i) => Member(type, m, i)));
            members.AddRange(type.GetSets.Select((g, i) => GetSet(type, g, i)));
            if (type.Sequence is { } sequenceFields)
                members.AddRange(sequenceFields.Names.Select((n, i) => (n, i)).Where(f => f.n.Length > 0)
                    .Select(f => $"private static §PyObject? Q{f.i}(§PyObject self) => {As}<§PyStructSequence>(self).Field({f.i});"));
        }
        string parsers = MethodWriter.Parsers(type.Methods.Select((m, i) => ($"P{i}", m.Call))
            .Concat(type.Slots.Where(s => s.Call is not null).Select(s => ("S_" + s.Slot, s.Call!))));
        if (parsers.Length > 0) members.Add(parsers.TrimEnd());

        return $$"""
            private static unsafe class __Native
            {
                internal static readonly §PyType Type = §PyType.FromSpec(new §NativeTypeSpec
                {
            {{Source.Lines(spec).Indent(2)}}
                });

            {{string.Join("\n\n", members).Indent(1)}}
            }
            """;
    }

    /// <summary>The slots that take functions of the runtime, whose pointers it compares.</summary>
    private static string Shortcuts(TypeModel type) =>
        (type.GenericGetAttr ? "    slots.SetGenericGetAttr();\n" : "") + (type.GenericSetAttr ? "    slots.SetGenericSetAttr();\n" : "")
        + (type.Unhashable ? "    slots.SetUnhashable();\n" : "");

    private static string NamesOf(StructSequenceModel sequence) =>
        string.Join(", ", sequence.Names.Select(n => n.Length == 0 ? "null" : Source.Literal(n)));

    private static string? Alloc(TypeModel type)
    {
        if (type.AllocatesItself) return $"private static §PyObject Alloc(§PyType type) => {type.FullName}.AllocInstance(type);";
        string heap = type.HeapTakesType ? $"new {type.FullName}.Heap(type)" : $"§Blank.Of(new {type.FullName}.Heap(), type)";
        string? value = (type.ExactIsBlank, type.HasHeap) switch
        {
            (true, true) => $"type == Type ? new {type.FullName}() : {heap}",
            (true, false) => $"new {type.FullName}()",
            (false, true) => heap,
            _ => null,
        };
        return value is null ? null : $"private static §PyObject Alloc(§PyType type) => {value};";
    }

    private static string Slot(TypeModel type, SlotModel slot)
    {
        SlotSignature signature = SlotTable.ByName[slot.Slot];
        string first = signature.Self.EndsWith("PyType", System.StringComparison.Ordinal) ? "cls" : "self";
        if (slot.Form == SlotForm.Parsed)
        {
            CallWriter.Site site = slot.Slot switch { "New" => CallWriter.Site.New, "Init" => CallWriter.Site.Init, _ => CallWriter.Site.Call };
            string self = slot.StaticSelf.Length == 0 ? first : $"{As}<{slot.StaticSelf}>(self)";
            string body = CallWriter.Body(slot.Call!, slot.IsStatic ? $"{type.FullName}.@{slot.CsName}" : $"{As}<{type.FullName}>(self).@{slot.CsName}",
                slot.IsStatic ? self : "", "Parsers.S_" + slot.Slot, site);
            string result = slot.Slot == "Init" ? "bool" : "§PyObject?";
            return $"private static {result} S_{slot.Slot}({(first == "cls" ? "§PyType cls" : "§PyObject self")}, global::System.ReadOnlySpan<§PyObject> args, §PyTuple? kwnames)\n{{\n{body.Indent(1)}\n}}";
        }
        List<string> declared = [$"{signature.Self} {first}"], passed = [];
        for (int i = 0; i < signature.Parameters.Length; i++)
        {
            bool isOut = signature.Parameters[i].StartsWith("out ", System.StringComparison.Ordinal);
            declared.Add(signature.Parameters[i] + " a" + i);
            passed.Add((isOut ? "out a" : "a") + i);
        }
        string target;
        if (slot.Form == SlotForm.Instance) target = $"{As}<{type.FullName}>({first}).@{slot.CsName}";
        else
        {
            target = $"{type.FullName}.@{slot.CsName}";
            passed.Insert(0, slot.StaticSelf.Length == 0 ? first : $"{As}<{slot.StaticSelf}>({first})");
        }
        string head = $"private static {signature.Returns} S_{slot.Slot}({string.Join(", ", declared)})", call = $"{target}({string.Join(", ", passed)})";
        if (slot.Result is { } converted)
        {
            string answer = CallWriter.Return(converted, call);
            return $"{head}\n{{\n{Source.Lines([slot.Throws ? CallWriter.Catch(answer) : answer, .. slot.Locals]).Indent(1)}\n}}";
        }
        return slot.Throws ? $"{head}\n{{\n{CallWriter.Catch($"return {call};", signature.Returns == "bool?" ? "null" : null).Indent(1)}\n}}" : $"{head} => {call};";
    }

    private static string GetSet(TypeModel type, GetSetModel g, int index)
    {
        string value = g.IsProperty
            ? g.IsStatic ? $"{type.FullName}.@{g.Getter}" : $"{As}<{type.FullName}>(self).@{g.Getter}"
            : g.IsStatic ? $"{type.FullName}.@{g.Getter}({(g.SelfType.Length == 0 ? "self" : $"{As}<{g.SelfType}>(self)")})"
            : $"{As}<{type.FullName}>(self).@{g.Getter}()";
        string answer = CallWriter.Return(g.Result, value), body = Source.Lines([g.Result.Throws ? CallWriter.Catch(answer) : answer, .. g.Locals]);
        string text = $"private static §PyObject? G{index}(§PyObject self)\n{{\n{body.Indent(1)}\n}}";
        if (g.Setter is null) return text;
        string call = g.SetterStatic
            ? $"{type.FullName}.@{g.Setter}({(g.SetterSelfType.Length == 0 ? "self" : $"{As}<{g.SetterSelfType}>(self)")}, value)"
            : $"{As}<{type.FullName}>(self).@{g.Setter}(value)";
        return text + $"\n\nprivate static bool GS{index}(§PyObject self, §PyObject? value)\n{{\n{CallWriter.Catch($"return {call};", "false").Indent(1)}\n}}";
    }

    private static string Member(TypeModel type, MemberModel m, int index)
    {
        string field = $"{As}<{type.FullName}>(self).@{m.Field}";
        string name = Source.Literal(m.PyName);
        string get = m.Kind switch
        {
            "Object" => m.Required ? $"(§PyObject?){field} ?? §Members.Missing(self, {name})" : $"(§PyObject?){field} ?? §PyNone.Instance",
            "Bool" => $"§PyBool.From({field})",
            "Double" => $"new §PyFloat({field})",
            "String" => $"{field} is {{ }} text ? §PyStr.From(text) : §PyNone.Instance",
            _ => $"§PyInt.From((long){field})",
        };
        string thunk = $"private static §PyObject? F{index}(§PyObject self) => {get};";
        if (m.ReadOnly) return thunk;
        string set = m.Kind == "Object" && m.Required ? $"§Members.SetRequired(ref {field}, value, {name})" : $"§Members.Set(ref {field}, value)";
        return thunk + $"\n\nprivate static bool FS{index}(§PyObject self, §PyObject? value) => {set};";
    }
}
