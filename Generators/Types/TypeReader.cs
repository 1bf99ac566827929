using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Turns a [PyType] class into a <see cref="TypeModel"/>.</summary>
internal static class TypeReader
{
    public const ulong BaseTypeFlag = 1UL << 10;
    private const ulong DisallowInstantiationFlag = 1UL << 7;

    public static TypeModel? Read(INamedTypeSymbol type, AttributeData attribute, Report report, CancellationToken token)
    {
        if (!Shared.CheckPartial(type, report, token)) return null;
        if (!type.IsPyObject())
        {
            report(Rules.NotAnObject, type, type.Name);
            return null;
        }
        string pyName = attribute.Positional(0) ?? type.Name;
        ulong flags = attribute.Named<ulong>("Flags");
        bool custom = attribute.Named<bool>("CustomType"), isRoot = type.Plain() == Names.Object;
        bool baseType = (flags & BaseTypeFlag) != 0;
        bool wantsDict = attribute.Named<bool>("Dict"), wantsWeak = attribute.Named<bool>("WeakRefs");

        INamedTypeSymbol? pythonBase = null;
        for (INamedTypeSymbol? t = type.BaseType; t is not null && pythonBase is null; t = t.BaseType)
            if (t.Attribute(Names.PyType) is not null) pythonBase = t;

        INamedTypeSymbol? heap = type.GetTypeMembers("Heap").FirstOrDefault();
        bool writesHeap = baseType && heap is null && !custom;
        IMethodSymbol? blank = type.InstanceConstructors.FirstOrDefault(c => c.Parameters.All(p => p.IsOptional));
        AttributeData? sequence = type.Attribute(Names.PyStructSequence);
        if (writesHeap && type.IsSealed)
        {
            report(Rules.SealedBaseType, type, type.Name);
            writesHeap = false;
        }
        // Nobody makes instances of a type that forbids it, so that nothing is allocated blank.
        if (writesHeap && blank is null && (flags & DisallowInstantiationFlag) != 0) writesHeap = false;
        if (writesHeap && blank is null)
        {
            report(Rules.NoBlankConstructor, type, type.Name);
            writesHeap = false;
        }

        bool inheritsDict = false, inheritsWeak = false, hidesHeap = false;
        for (INamedTypeSymbol? t = type.BaseType; t is not null; t = t.BaseType)
        {
            hidesHeap |= t.GetTypeMembers("Heap").Length > 0;
            if (t.Attribute(Names.PyType) is not { } ancestor) continue;
            inheritsDict |= ancestor.Named<bool>("Dict");
            inheritsWeak |= ancestor.Named<bool>("WeakRefs");
            hidesHeap |= (ancestor.Named<ulong>("Flags") & BaseTypeFlag) != 0 && !ancestor.Named<bool>("CustomType");
        }
        bool writtenDict = Overrides(type, "DictSlot"), writtenWeak = Overrides(type, "WeakSlot");

        List<SlotModel> slots = [];
        List<MethodModel> methods = [];
        List<GetSetModel> getSets = [];
        List<MemberModel> members = [];
        List<ConstantModel> constants = [];
        HashSet<string> names = [];
        HashSet<string> filled = [];
        string? constructor = attribute.Named<string>("Signature");
        string? doc = attribute.Named<string>("Doc");
        Dictionary<string, IMethodSymbol> setters = ClinicMethods.Setters(type, pyName, report);
        foreach (ISymbol member in type.Ordered())
        {
            token.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method)
            {
                foreach (AttributeData slot in method.Attributes(Names.PySlot))
                {
                    if (SlotReader.Read(type, pyName, method, slot, report, token) is not { } model) continue;
                    if (!filled.Add(model.Slot)) report(Rules.DuplicateSlot, method, model.Slot, type.Name);
                    else
                    {
                        slots.Add(model);
                        if (model.Form == SlotForm.Parsed && model.Slot != "Call") constructor ??= slot.Named<string>("Signature") ?? model.TextSignature;
                        doc ??= model.Doc;
                    }
                }
                if (method.Attribute(Names.PyMethod) is { } data && Method(type, pyName, method, data, report, token) is { } read && Claim(read.Call.PyName))
                    methods.Add(read);
            }
            if (member.Attribute(Names.PyGetSet) is { } getSet && !setters.Values.Contains(member, SymbolEqualityComparer.Default)
                && GetSet(type, pyName, member, getSet, setters, report, token) is { } property && Claim(property.PyName))
                getSets.Add(property);
            if (member.Attribute(Names.PyMember) is { } memberData && Member(member, memberData, report, token) is { } fieldModel && Claim(fieldModel.PyName))
                members.Add(fieldModel);
            if (member.Attribute(Names.PyConstant) is { } constant && Shared.Constant(member, constant, report) is { } value && Claim(value.PyName))
                constants.Add(value);

            bool Claim(string name)
            {
                if (names.Add(name)) return true;
                report(Rules.DuplicateName, member, name, type.Name);
                return false;
            }
        }

        INamedTypeSymbol layout = type;
        while (layout.BaseType is { } up && up.Plain() != "object" && layout.Plain() != Names.Object && !layout.IsAbstract && !HasFields(layout)) layout = up;

        StructSequenceModel? sequenceModel = null;
        if (sequence is not null && sequence.ConstructorArguments.Length > 0 && sequence.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false })
        {
            List<string> fields = sequence.ConstructorArguments[0].Values.Select(v => v.Value as string ?? "").ToList();
            int visible = sequence.Named<int>("Visible");
            TypedConstant docs = sequence.NamedArguments.FirstOrDefault(a => a.Key == "Docs").Value;
            List<string> texts = docs.Kind == TypedConstantKind.Array && !docs.IsNull ? docs.Values.Select(v => v.Value as string ?? "").ToList() : [];
            sequenceModel = new(fields.ToEquatable(), visible == 0 ? fields.Count : visible, texts.ToEquatable());
        }

        bool hasHeap = writesHeap || heap is not null;
        bool heapTakesType = writesHeap || (heap?.InstanceConstructors.Any(c => c.Parameters.Length == 1 && c.Parameters[0].Type.Plain() == "PyModules.Runtime.PyType") ?? false);
        return new(
            type.Namespace(), type.PartialHeaders(), type.Name, type.Full(), pyName, Shared.FlagsText(flags),
            (attribute.Named<bool>("NoTextSignature") ? attribute.Named<string>("Doc") : doc) ?? type.Summary(token), attribute.Named<bool>("NoTextSignature") ? null : constructor,
            pythonBase?.Full(), isRoot, pythonBase is not null, custom, wantsDict || inheritsDict, wantsWeak || inheritsWeak,
            writesHeap, hasHeap, heapTakesType, hidesHeap, blank is not null && !type.IsAbstract, AllocatesItself(type),
            wantsDict && !writtenDict && !inheritsDict, wantsWeak && !writtenWeak && !inheritsWeak,
            !wantsDict && !inheritsDict && !writtenDict, !wantsWeak && !inheritsWeak && !writtenWeak, !Overrides(type, "SlotValues"), !Overrides(type, "TrySetType"),
            layout.Full(), (attribute.NamedArguments.FirstOrDefault(a => a.Key == "Module").Value.Value as INamedTypeSymbol)?.Full(),
            attribute.Named<bool>("Hidden"), type.OrderKey(),
            slots.ToEquatable(), methods.ToEquatable(), getSets.ToEquatable(), members.ToEquatable(), constants.ToEquatable(), sequenceModel)
        {
            GenericGetAttr = attribute.Named<bool>("GenericGetAttr") && filled.Add("GetAttr"),
            GenericSetAttr = attribute.Named<bool>("GenericSetAttr") && filled.Add("SetAttr"),
            Unhashable = attribute.Named<bool>("Unhashable") && filled.Add("Hash"),
            Dealloc = attribute.Named<bool>("Dealloc"),
            BaseNew = attribute.Named<bool>("BaseNew") && !filled.Contains("New"),
        };
    }

    /// <summary>Whether the class, or one between it and PyObject, overrides a virtual by hand.</summary>
    private static bool Overrides(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? t = type; t is not null && t.Plain() != Names.Object; t = t.BaseType)
            if (t.GetMembers(name).Any(m => m.IsOverride)) return true;
        return false;
    }

    /// <summary>Whether the class or a base of it has <c>static PyObject AllocInstance(PyType)</c>.</summary>
    private static bool AllocatesItself(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            if (t.GetMembers("AllocInstance").Any(m => m.IsStatic)) return true;
        return false;
    }

    private static bool HasFields(INamedTypeSymbol type) => type.GetMembers().Any(m => m is IFieldSymbol { IsStatic: false, IsConst: false });

    private static MethodModel? Method(INamedTypeSymbol type, string pyName, IMethodSymbol method, AttributeData data, Report report, CancellationToken token)
    {
        ClinicFunction? block = ClinicBlocks.Read(type, pyName, true, method, report, out bool failed);
        if (failed) return null;
        bool isClass = block is null ? data.Named<bool>("Class") : block.Kind == ClinicKind.ClassMethod;
        bool isStatic = block is null ? data.Named<bool>("Static") : block.Kind == ClinicKind.StaticMethod;
        int skip = 0;
        Binding binding;
        string self = "";
        if (isStatic) binding = Binding.Static;
        else if (isClass)
        {
            binding = Binding.Class;
            skip = 1;
            if (!method.IsStatic || method.Parameters.Length == 0 || method.Parameters[0].Type.Plain() != "PyModules.Runtime.PyType")
            {
                report(Rules.StaticMethod, method, method.Name);
                return null;
            }
        }
        else if (!method.IsStatic) binding = Binding.Instance;
        else if (method.Parameters.Length > 0 && SelfType(type, method.Parameters[0].Type) is { } found)
        {
            binding = Binding.StaticSelf;
            self = found;
            skip = 1;
        }
        else
        {
            report(Rules.StaticMethod, method, method.Name);
            return null;
        }
        if (isStatic && !method.IsStatic)
        {
            report(Rules.FunctionNotStatic, method, method.Name);
            return null;
        }
        if (block is not null) return ClinicMethods.Read(block, method, data, binding, self, skip, report, token);
        string name = data.Positional(0) ?? Symbols.SnakeCase(method.Name);
        if (CallReader.Read(method, name, data.Positional(1), data.Named<bool>("Raw"), skip, report, out string? signature) is not { } call) return null;
        if (data.Named<bool>("VarArgs")) call = call.AsParsedTuple();
        if (data.Named<bool>("DefiningClass"))
        {
            if (binding == Binding.Static || call.Convention == Convention.RawPositional)
            {
                report(Rules.DefiningClass, method, method.Name);
                return null;
            }
            call = call.WithDefiningClass();
        }
        string? text = data.Named<bool>("NoTextSignature") ? null : data.Named<string>("TextSignature") ?? Shared.TextSignature(signature, binding);
        return new(Notes.Read(call, method, token), binding, self, data.Named<bool>("Coexist"), data.Named<string>("Doc") ?? method.Summary(token), text);
    }

    /// <summary>The class to which self is cast for a parameter of this type; null when it cannot be self.</summary>
    public static string? SelfType(INamedTypeSymbol type, ITypeSymbol parameter)
    {
        if (parameter.Plain() == Names.Object) return "";
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            if (SymbolEqualityComparer.Default.Equals(t, parameter)) return parameter.Full();
        return null;
    }

    private static GetSetModel? GetSet(
        INamedTypeSymbol type, string pyName, ISymbol member, AttributeData data, Dictionary<string, IMethodSymbol> setters, Report report, CancellationToken token)
    {
        ClinicFunction? block = ClinicBlocks.Read(type, pyName, true, member, report, out bool failed);
        if (failed) return null;
        if (block is not null && block.Kind != ClinicKind.Getter)
        {
            report(Rules.ClinicKind, member, member.Name, "put @getter (or @setter) above the name in its block");
            return null;
        }
        ITypeSymbol returns;
        NullableAnnotation annotation;
        string self = "";
        if (member is IPropertySymbol { GetMethod: not null } property)
        {
            returns = property.Type;
            annotation = property.NullableAnnotation;
        }
        else if (member is IMethodSymbol method && Shape(method) is { } found)
        {
            self = found;
            returns = method.ReturnType;
            annotation = method.ReturnNullableAnnotation;
        }
        else
        {
            report(Rules.GetterType, member, member.Name);
            return null;
        }
        ClrConversions conversions = new();
        if (CallReader.Result(returns, annotation, conversions) is not { Kind: not ReturnKind.Void, Async: AsyncKind.None } result)
        {
            report(Rules.ReturnType, member, member.Name, returns.ToDisplayString());
            return null;
        }
        string? setter = data.Named<string>("Setter");
        IMethodSymbol? attached = null;
        if (setter is null && block is not null && setters.TryGetValue(block.Name, out attached)) setter = attached.Name;
        bool setterStatic = false;
        string setterSelf = "";
        if (setter is not null)
        {
            IMethodSymbol? found = null;
            for (INamedTypeSymbol? t = type; t is not null && found is null; t = t.BaseType)
                found = t.GetMembers(setter).OfType<IMethodSymbol>().FirstOrDefault(m => m.ReturnType.SpecialType == SpecialType.System_Boolean
                    && (m.IsStatic ? m.Parameters.Length == 2 && SelfType(type, m.Parameters[0].Type) is not null : m.Parameters.Length == 1)
                    && m.Parameters[m.Parameters.Length - 1].Type.Plain() == Names.Object);
            if (found is null)
            {
                // That of a block has been reported where it stands.
                if (setter != attached?.Name) report(Rules.Setter, member, setter, type.Name);
                return null;
            }
            setterStatic = found.IsStatic;
            if (setterStatic) setterSelf = SelfType(type, found.Parameters[0].Type)!;
        }
        string? doc = data.Named<string>("Doc") ?? (block is null ? member.Summary(token) : ClinicSignature.Doc(block, member.Summary(token)));
        return new(block?.Name ?? data.Positional(0) ?? Symbols.SnakeCase(member.Name), member.Name, member is IPropertySymbol, member.IsStatic, self, result, conversions.Locals,
            setter, setterStatic, setterSelf, doc);

        string? Shape(IMethodSymbol method) =>
            method.IsStatic ? method.Parameters.Length == 1 ? SelfType(type, method.Parameters[0].Type) : null
            : method.Parameters.Length == 0 ? "" : null;
    }

    private static MemberModel? Member(ISymbol field, AttributeData data, Report report, CancellationToken token)
    {
        ITypeSymbol type = field is IFieldSymbol plain ? plain.Type : ((IPropertySymbol)field).Type;
        bool referable = field is IFieldSymbol or IPropertySymbol { ReturnsByRef: true } || data.Named<bool>("ReadOnly");
        bool fixedField = field is IFieldSymbol { IsReadOnly: true };
        string? kind = type.IsPyObject() ? "Object" : type.SpecialType switch
        {
            SpecialType.System_Boolean => "Bool",
            SpecialType.System_Int32 => "Int",
            SpecialType.System_UInt32 => "UInt",
            SpecialType.System_Int64 => "Long",
            SpecialType.System_IntPtr => "Ssize",
            SpecialType.System_Double => "Double",
            SpecialType.System_String => "String",
            SpecialType.System_Byte => "Byte",
            SpecialType.System_Int16 => "Short",
            SpecialType.System_UInt16 => "UShort",
            _ => null,
        };
        if (kind is null || field.IsStatic || !referable)
        {
            report(Rules.MemberType, field, field.Name, type.ToDisplayString());
            return null;
        }
        bool readOnly = data.Named<bool>("ReadOnly") || fixedField || kind == "String" || (kind == "Object" && type.Plain() != Names.Object);
        return new(data.Positional(0) ?? Symbols.SnakeCase(field.Name.TrimStart('_')), field.Name, kind, type.Full(), readOnly, data.Named<bool>("Required"), data.Named<string>("Doc") ?? field.Summary(token));
    }
}
