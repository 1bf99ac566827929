// What generated code hands to the runtime: one spec per native type and per native module.

namespace PyModules.Runtime;

/// <summary>A native type as the generator describes it. Slots and layout are taken at once; the dict is filled on first look-up.</summary>
public sealed unsafe class NativeTypeSpec
{
    /// <summary>The dotted <c>tp_name</c>.</summary>
    public required string Name { get; init; }
    public required TypeFlags Flags { get; init; }
    public PyType? Base { get; init; }
    public string? Doc { get; init; }
    public string? TextSignature { get; init; }

    /// <summary>The C# class; types that share it share a layout.</summary>
    public required Type ClrType { get; init; }
    public bool Dict { get; init; }
    public bool WeakRefs { get; init; }

    /// <summary>The finalizer is C's <c>tp_dealloc</c>: the dict has no <c>__del__</c>.</summary>
    public bool Dealloc { get; init; }

    /// <summary>The base's <c>tp_new</c> is the type's own as well.</summary>
    public bool BaseNew { get; init; }

    /// <summary>The fields of a struct sequence.</summary>
    public StructSequenceSpec? Sequence { get; init; }

    /// <summary>Write the slots that the type itself defines over the inherited ones.</summary>
    public delegate*<ref TypeSlots, void> FillSlots { get; init; }

    /// <summary>Add methods, getsets, members and constants to the dict.</summary>
    public delegate*<NativeDict, void> FillDict { get; init; }

    /// <summary><c>tp_alloc</c>: a blank instance of the given type: the exact class for this type itself, its <c>Heap</c> class for a Python subclass. Null where instances are never allocated blank.</summary>
    public delegate*<PyType, PyObject> Alloc { get; init; }
}

/// <summary>The fields of a struct sequence type: the first <see cref="Visible"/> are items, the others attributes only; a null name is an unnamed field.</summary>
public sealed class StructSequenceSpec(int visible, string?[] names)
{
    public int Visible { get; } = visible;
    public string?[] Names { get; } = names;
}

/// <summary>How a native function wants its arguments (<c>METH_*</c>).</summary>
[Flags]
public enum MethodFlags
{
    VarArgs = 1, Keywords = 2, NoArgs = 4, OneArg = 8, Class = 0x10, Static = 0x20, Coexist = 0x40, FastCall = 0x80, Method = 0x200,
}

/// <summary><c>PyMethodDef</c>. Exactly one of the three entry points is set, by <see cref="Flags"/>.
/// Self is the instance, the type for class methods, the module object for functions, None for static methods.</summary>
public sealed unsafe class MethodDef(string name, MethodFlags flags, string? doc, string? textSignature)
{
    public string Name { get; } = name;
    public MethodFlags Flags { get; } = flags;

    /// <summary>The docstring without the signature line.</summary>
    public string? Doc { get; } = doc;

    /// <summary><c>__text_signature__</c>, with <c>$self</c>, <c>$module</c> or <c>$type</c> as CPython stores it.</summary>
    public string? TextSignature { get; } = textSignature;

    public delegate*<PyObject, PyObject?> NoArgs { get; init; }
    public delegate*<PyObject, PyObject, PyObject?> OneArg { get; init; }

    /// <summary>FASTCALL or VARARGS (which differ in what a call with needless keywords is told), with kwnames null unless <see cref="MethodFlags.Keywords"/> is set.</summary>
    public delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?> FastCall { get; init; }
}

/// <summary>A native module as the generator describes it.</summary>
public sealed unsafe class NativeModuleSpec
{
    public required string Name { get; init; }
    public string? Doc { get; init; }

    /// <summary>Add functions, types and constants to the module's dict.</summary>
    public delegate*<NativeDict, void> FillDict { get; init; }
    public Func<PyModuleState>? CreateState { get; init; }

    /// <summary>Run the exec step; false raised.</summary>
    public delegate*<PyModuleObject, bool> Exec { get; init; }
}
