using System;

namespace PyModules.Generators;

/// <summary>How a slot is filled: with the method itself, through a cast of self, or through an argument parser.</summary>
internal enum SlotForm { Direct, Instance, Static, Parsed }

internal sealed record SlotModel(string Slot, string CsName, SlotForm Form, bool IsStatic, string StaticSelf, CallModel? Call)
{
    /// <summary>What a constructor's block gives the type.</summary>
    public string? TextSignature { get; init; }
    public string? Doc { get; init; }

    /// <summary>The method returns what cannot say that an exception is set, so that it throws.</summary>
    public bool Throws { get; init; }

    /// <summary>How the result becomes the object that the slot returns; null when it is one.</summary>
    public ResultModel? Result { get; init; }

    /// <summary>The local functions of that conversion.</summary>
    public EquatableArray<string> Locals { get; init; }
}

/// <summary>Whom a method is bound to, and how the C# method gets it.</summary>
internal enum Binding { Instance, StaticSelf, Class, Static, Module }

internal sealed record MethodModel(CallModel Call, Binding Binding, string SelfType, bool Coexist, string? Doc, string? TextSignature)
{
    /// <summary>The C# expression under which the method exists at all; null for always.</summary>
    public string? Condition { get; init; }
}

internal sealed record GetSetModel(
    string PyName, string Getter, bool IsProperty, bool IsStatic, string SelfType, ResultModel Result, EquatableArray<string> Locals,
    string? Setter, bool SetterStatic, string SetterSelfType, string? Doc);

internal sealed record MemberModel(string PyName, string Field, string Kind, string Type, bool ReadOnly, bool Required, string? Doc);

internal sealed record ConstantModel(string PyName, string Expression);

/// <summary>Names and docstrings of the fields; an empty text stands for none.</summary>
internal sealed record StructSequenceModel(EquatableArray<string> Names, int Visible, EquatableArray<string> Docs);

/// <summary>All that the writer needs of a native type.</summary>
internal sealed record TypeModel(
    string Namespace, EquatableArray<string> Headers, string Name, string FullName, string PyName, string Flags, string? Doc, string? TextSignature,
    string? Base, bool IsRoot, bool HidesTypeObject, bool CustomType, bool HasDict, bool HasWeakRefs,
    bool WritesHeap, bool HasHeap, bool HeapTakesType, bool HidesHeap, bool ExactIsBlank, bool AllocatesItself,
    bool DictField, bool WeakField, bool HeapDict, bool HeapWeak, bool HeapSlots, bool HeapSetType,
    string Layout, string? Module, bool Hidden, string OrderKey,
    EquatableArray<SlotModel> Slots, EquatableArray<MethodModel> Methods, EquatableArray<GetSetModel> GetSets,
    EquatableArray<MemberModel> Members, EquatableArray<ConstantModel> Constants, StructSequenceModel? Sequence)
{
    /// <summary>The slots that the type fills with object's functions.</summary>
    public bool GenericGetAttr { get; init; }
    public bool GenericSetAttr { get; init; }
    public bool Unhashable { get; init; }
    public bool BaseNew { get; init; }
    public bool Dealloc { get; init; }

    public string ShortName => PyName.Substring(PyName.LastIndexOf('.') + 1);
    public string HintName => FullName.Replace("global::", "");
}

/// <summary>What a module needs to know of a type that names it.</summary>
/// <param name="FullName">The class with the type object; of an enum, the one that makes its class in the exec step.</param>
internal sealed record ModuleTypeModel(string Module, string FullName, bool IsEnum, string OrderKey);
