using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Checks a [PySlot] method against the slot's signature.</summary>
internal static class SlotReader
{
    public static SlotModel? Read(INamedTypeSymbol type, string pyName, IMethodSymbol method, AttributeData data, Report report, CancellationToken token)
    {
        if (Find(data) is not { } slot) return null;
        string name = slot.Name;
        string? signature = data.Named<string>("Signature");
        string shortName = pyName.Substring(pyName.LastIndexOf('.') + 1);
        ClinicFunction? block = ClinicBlocks.Read(type, pyName, true, method, report, out bool failed);
        if (failed) return null;
        if (block is not null)
        {
            if (signature is not null)
            {
                report(Rules.ClinicTwice, method, method.Name);
                return null;
            }
            if ((name, block.Kind) is not (("New", ClinicKind.New) or ("Init", ClinicKind.Init) or ("Call", ClinicKind.Callable)))
            {
                report(Rules.ClinicKind, method, method.Name, name is "New" or "Init" ? $"Slot.{name} is declared as 'class.__{name.ToLowerInvariant()}__'" : $"Slot.{name} takes no block");
                return null;
            }
            return Parsed(type, method, name, null, block, shortName, report, token) is not { } declared ? null
                : name == "Call" ? declared
                : declared with { TextSignature = ClinicSignature.Text(block), Doc = ClinicSignature.Doc(block, method.Summary(token)) };
        }
        if (name is "New" or "Init" or "Call" && (signature is null ? IsTyped(method, name) : !IsRaw(method, slot)))
        {
            SlotModel? parsed = Parsed(type, method, name, signature, null, data.Named<string>("Name") ?? shortName, report, token);
            return parsed is null || !data.Named<bool>("VarArgs") ? parsed : parsed with { Call = parsed.Call!.AsParsedTuple() with { IgnoresKeywords = true } };
        }

        bool exactReturn = method.ReturnType.Full() == slot.Returns;
        ResultModel? result = null;
        ClrConversions conversions = new();
        if (!exactReturn && !Converts(method.ReturnType, slot.Returns))
        {
            if (slot.Returns != "global::PyModules.Runtime.PyObject") return Fail();
            result = CallReader.Result(method.ReturnType, method.ReturnNullableAnnotation, conversions);
            if (result is not { Kind: not ReturnKind.Void, Async: AsyncKind.None }) return Fail();
        }
        bool throws = result?.Throws ?? Throws(method, slot);
        if (!method.IsStatic)
        {
            if (name == "New" || !Matches(method, slot, 0)) return Fail();
            return Filled(SlotForm.Instance, false, "");
        }
        if (method.Parameters.Length != slot.Parameters.Length + 1 || !Matches(method, slot, 1)) return Fail();
        string self = method.Parameters[0].Type.Full();
        if (self == slot.Self) return Filled(exactReturn && !throws ? SlotForm.Direct : SlotForm.Static, true, "");
        if (TypeReader.SelfType(type, method.Parameters[0].Type) is not { } selfType) return Fail();
        return Filled(SlotForm.Static, true, selfType);

        SlotModel Filled(SlotForm form, bool isStatic, string selfType) =>
            new(name, method.Name, form, isStatic, selfType, null) { Throws = throws, Result = result, Locals = conversions.Locals };

        SlotModel? Fail()
        {
            report(Rules.SlotSignature, method, name, slot.ToString());
            return null;
        }
    }

    /// <summary>The slot that an attribute names.</summary>
    public static SlotSignature? Find(AttributeData data)
    {
        if (data.ConstructorArguments.Length == 0 || data.ConstructorArguments[0] is not { Type: INamedTypeSymbol @enum } constant) return null;
        string name = @enum.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name ?? "";
        return SlotTable.ByName.TryGetValue(name, out SlotSignature? slot) ? slot : null;
    }

    /// <summary>Whether the method returns what its slot has nullable: then null is no answer, and errors are thrown.</summary>
    public static bool Throws(IMethodSymbol method, SlotSignature slot) =>
        slot.Returns == "bool?" ? method.ReturnType.SpecialType == SpecialType.System_Boolean
        : slot.Returns == "global::PyModules.Runtime.PyObject" && method.ReturnNullableAnnotation == NullableAnnotation.NotAnnotated;

    /// <summary>Whether the parameters say what Python gives, as those of a method do.</summary>
    private static bool IsTyped(IMethodSymbol method, string name) =>
        !method.Parameters.Any(static p => p.Type.Plain() == "System.ReadOnlySpan<global::PyModules.Runtime.PyObject>")
        && (name == "New" ? method.IsStatic && method.Parameters.Length > 0 && method.Parameters[0].Type.Plain() == "PyModules.Runtime.PyType" : !method.IsStatic);

    private static bool IsRaw(IMethodSymbol method, SlotSignature slot) =>
        method.Parameters.Length == slot.Parameters.Length + (method.IsStatic ? 1 : 0) && Matches(method, slot, method.IsStatic ? 1 : 0);

    private static bool Matches(IMethodSymbol method, SlotSignature slot, int from)
    {
        if (method.Parameters.Length - from != slot.Parameters.Length) return false;
        for (int i = 0; i < slot.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i + from];
            string text = (parameter.RefKind == RefKind.Out ? "out " : "") + parameter.Type.Full();
            if (text != slot.Parameters[i]) return false;
        }
        return true;
    }

    private static bool Converts(ITypeSymbol from, string to) => to switch
    {
        "global::PyModules.Runtime.PyObject" => from.IsPyObject(),
        "bool?" => from.SpecialType == SpecialType.System_Boolean,
        "nint" => from.SpecialType == SpecialType.System_Int32,
        "long" => from.SpecialType is SpecialType.System_Int32 or SpecialType.System_IntPtr,
        _ => false,
    };

    private static SlotModel? Parsed(INamedTypeSymbol type, IMethodSymbol method, string name, string? signature, ClinicFunction? block, string shortName, Report report, CancellationToken token)
    {
        int skip = 0;
        string self = "";
        if (method.IsStatic)
        {
            skip = 1;
            bool good = method.Parameters.Length > 0 && (name == "New"
                ? method.Parameters[0].Type.Plain() == "PyModules.Runtime.PyType"
                : TypeReader.SelfType(type, method.Parameters[0].Type) is not null);
            if (good && name != "New") self = TypeReader.SelfType(type, method.Parameters[0].Type)!;
            if (!good)
            {
                report(Rules.SlotSignature, method, name, SlotTable.ByName[name].ToString());
                return null;
            }
        }
        else if (name == "New")
        {
            report(Rules.SlotSignature, method, name, SlotTable.ByName[name].ToString());
            return null;
        }
        string? derived = null;
        CallModel? call = block is null ? CallReader.Read(method, shortName, signature, false, skip, report, out derived) : ClinicReader.Read(block, method, skip, report);
        if (call is null) return null;
        call = Notes.Read(call, method, token);
        if (name == "Init" && call.Result.Kind is not (ReturnKind.Bool or ReturnKind.Void))
        {
            report(Rules.ReturnType, method, method.Name, method.ReturnType.ToDisplayString());
            return null;
        }
        return new(name, method.Name, SlotForm.Parsed, method.IsStatic, self, call) { TextSignature = derived };
    }
}
