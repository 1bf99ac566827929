using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Checks a [PySlot] method against the slot's signature.</summary>
internal static class SlotReader
{
    public static SlotModel? Read(INamedTypeSymbol type, IMethodSymbol method, AttributeData data, string shortName, Report report)
    {
        if (data.ConstructorArguments.Length == 0 || data.ConstructorArguments[0] is not { Type: INamedTypeSymbol @enum } constant) return null;
        string name = @enum.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name ?? "";
        if (!SlotTable.ByName.TryGetValue(name, out SlotSignature? slot)) return null;
        string? signature = data.Named<string>("Signature");
        if (signature is not null && name is "New" or "Init" or "Call" && !IsRaw(method, slot)) return Parsed(type, method, name, signature, shortName, report);

        bool exactReturn = method.ReturnType.Full() == slot.Returns;
        if (!exactReturn && !Converts(method.ReturnType, slot.Returns)) return Fail();
        if (!method.IsStatic)
        {
            if (name == "New" || !Matches(method, slot, 0)) return Fail();
            return new(name, method.Name, SlotForm.Instance, false, "", null);
        }
        if (method.Parameters.Length != slot.Parameters.Length + 1 || !Matches(method, slot, 1)) return Fail();
        string self = method.Parameters[0].Type.Full();
        if (self == slot.Self) return new(name, method.Name, exactReturn ? SlotForm.Direct : SlotForm.Static, true, "", null);
        if (TypeReader.SelfType(type, method.Parameters[0].Type) is not { } selfType) return Fail();
        return new(name, method.Name, SlotForm.Static, true, selfType, null);

        SlotModel? Fail()
        {
            report(Rules.SlotSignature, method, name, slot.ToString());
            return null;
        }
    }

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

    private static SlotModel? Parsed(INamedTypeSymbol type, IMethodSymbol method, string name, string signature, string shortName, Report report)
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
        if (CallReader.Read(method, shortName, signature, false, skip, report, out _) is not { } call) return null;
        if (name == "Init" && call.Returns != ReturnKind.Bool)
        {
            report(Rules.ReturnType, method, method.Name, method.ReturnType.ToDisplayString());
            return null;
        }
        return new(name, method.Name, SlotForm.Parsed, method.IsStatic, self, call);
    }
}
