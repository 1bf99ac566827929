// The attributes that a module author writes; the generator in Generators/ reads them.

using System.ComponentModel;
using System.Diagnostics;

namespace PyModules.Runtime;

/// <summary>A native module: a <c>static partial class</c> whose attributed members become its dict.</summary>
/// <param name="name">The module's import name, e.g. <c>_asyncio</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The C file that the class ports.</summary>
    public string? Source { get; init; }

    /// <summary>The module's docstring; without it, the XML summary.</summary>
    public string? Doc { get; init; }
}

/// <summary>A native type: a <c>partial class</c> deriving (in the end) from <see cref="PyObject"/>.
/// The C# base class is the Python base class.</summary>
/// <param name="name">The dotted <c>tp_name</c>, e.g. <c>_asyncio.Future</c> or just <c>dict</c> for builtins.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The <c>[PyModule]</c> class whose dict gets the type under its short name. None for builtins: the builtins module lists them.</summary>
    public Type? Module { get; init; }

    /// <summary>Keep the type out of the module's dict (it is reachable through instances only).</summary>
    public bool Hidden { get; init; }

    /// <summary>The flags beside <c>Py_TPFLAGS_DEFAULT</c>.</summary>
    public TypeFlags Flags { get; init; }

    /// <summary>Exact instances have a <c>__dict__</c> of their own (the class declares <c>DictSlot</c> through the generator).</summary>
    public bool Dict { get; init; }

    /// <summary>Exact instances can be weakly referenced.</summary>
    public bool WeakRefs { get; init; }

    /// <summary>The docstring; without it, the XML summary.</summary>
    public string? Doc { get; init; }

    /// <summary>The <c>__text_signature__</c> of the type, e.g. <c>(iterable=(), /)</c>.</summary>
    public string? Signature { get; init; }

    /// <summary>A constructor's signature and docstring are not those of the type.</summary>
    public bool NoTextSignature { get; init; }

    /// <summary>The type itself fills <c>tp_getattro</c> with <c>PyObject_GenericGetAttr</c>: its dict has a <c>__getattribute__</c>.</summary>
    public bool GenericGetAttr { get; init; }

    /// <summary>The type itself fills <c>tp_setattro</c> with <c>PyObject_GenericSetAttr</c>: its dict has a <c>__setattr__</c> and a <c>__delattr__</c>.</summary>
    public bool GenericSetAttr { get; init; }

    /// <summary>The type itself fills <c>tp_hash</c> with <c>PyObject_HashNotImplemented</c>: its dict has None as <c>__hash__</c>.</summary>
    public bool Unhashable { get; init; }

    /// <summary><see cref="Slot.Finalize"/> stands for <c>tp_dealloc</c>, which Python code does not see as <c>__del__</c>.</summary>
    public bool Dealloc { get; init; }

    /// <summary>The type names its base's <c>tp_new</c> as its own: its dict has a <c>__new__</c>.</summary>
    public bool BaseNew { get; init; }

    /// <summary>The class writes its own <c>Type</c> override (and <c>static PyObject AllocInstance(PyType type)</c>) (<c>type</c> itself, structs of C# subclasses).</summary>
    public bool CustomType { get; init; }
}

/// <summary>A module function: a static method of a <c>[PyModule]</c> class.</summary>
/// <param name="name">The Python name; without it the C# name in snake case.</param>
/// <param name="signature">The parameters in Python's own syntax, e.g. <c>(iterable, /, *, key=None)</c>, for methods with
/// <c>$self</c>/<c>$type</c> left out. It gives kinds, names and defaults, and is the <c>__text_signature__</c>.
/// Without it every C# parameter is positional-only.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyFunctionAttribute(string? name = null, string? signature = null) : Attribute
{
    public string? Name { get; } = name;
    public string? Signature { get; } = signature;
    public string? Doc { get; init; }

    /// <summary>The C method takes <c>(ReadOnlySpan&lt;PyObject&gt; args, PyTuple? kwnames)</c> and parses itself.</summary>
    public bool Raw { get; init; }

    /// <summary><c>__text_signature__</c> is None, as for functions that C's Argument Clinic has not seen.</summary>
    public bool NoTextSignature { get; init; }

    /// <summary>The whole <c>__text_signature__</c>, <c>$self</c> or <c>$module</c> included, where it is not that of the parameters.</summary>
    public string? TextSignature { get; init; }

    /// <summary>METH_VARARGS that <c>PyArg_ParseTuple</c>, or its like for keywords, takes apart: it converts one argument after the other, and words its errors in a way of its own.</summary>
    public bool VarArgs { get; init; }
}

/// <summary>A method of a <c>[PyType]</c> class. An instance C# method is a method; a static one needs
/// <see cref="Static"/> or <see cref="Class"/> (first parameter <c>PyType cls</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyMethodAttribute(string? name = null, string? signature = null) : Attribute
{
    public string? Name { get; } = name;
    public string? Signature { get; } = signature;
    public string? Doc { get; init; }
    public bool Static { get; init; }
    public bool Class { get; init; }

    /// <inheritdoc cref="PyFunctionAttribute.Raw"/>
    public bool Raw { get; init; }

    /// <inheritdoc cref="PyFunctionAttribute.NoTextSignature"/>
    public bool NoTextSignature { get; init; }

    /// <inheritdoc cref="PyFunctionAttribute.TextSignature"/>
    public string? TextSignature { get; init; }

    /// <inheritdoc cref="PyFunctionAttribute.VarArgs"/>
    public bool VarArgs { get; init; }

    /// <summary>METH_METHOD, as C has it for methods that ask for their defining class: such a method takes keywords, and words its errors in that way.
    /// One that wants the class itself declares it in a block.</summary>
    public bool DefiningClass { get; init; }

    /// <summary>METH_COEXIST: stands beside a slot wrapper of the same name and wins.</summary>
    public bool Coexist { get; init; }
}

/// <summary>A getset descriptor. On a property: its getter returns <c>PyObject?</c>. On a method pair: the getter is
/// <c>PyObject? M()</c>; the setter, named by <see cref="Setter"/>, is <c>bool M(PyObject? value)</c> (null deletes, false raised).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class PyGetSetAttribute(string? name = null) : Attribute
{
    /// <summary>The Python name; a block has its own.</summary>
    public string? Name { get; } = name;
    public string? Setter { get; init; }
    public string? Doc { get; init; }
}

/// <summary>A member descriptor over a field or a ref property, a read-only one over any property: PyObject-typed (null reads as None, or AttributeError with <see cref="Required"/>),
/// bool, int, long, nint, double, string.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PyMemberAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
    public bool ReadOnly { get; init; }

    /// <summary>Py_T_OBJECT_EX: a null field raises AttributeError.</summary>
    public bool Required { get; init; }
    public string? Doc { get; init; }
}

/// <summary>A type slot. The C# signature is that of the slot (see <see cref="TypeSlots"/>), as an instance method without the self parameter,
/// or as a static method with all of them. <see cref="Slot.New"/> and <see cref="Slot.Init"/> may instead declare parsed parameters with a <see cref="Signature"/>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PySlotAttribute(Slot slot) : Attribute
{
    public Slot Slot { get; } = slot;

    /// <summary>For <c>New</c>, <c>Init</c> and <c>Call</c>: parsed parameters in Python's syntax.</summary>
    public string? Signature { get; init; }

    /// <summary>With <see cref="Signature"/>: what errors call the function, where that is not the name of the type; empty for none.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="PyFunctionAttribute.VarArgs"/>
    public bool VarArgs { get; init; }
}

/// <summary>A value put into the dict of the module or type: a const or static readonly field or property of type int, long, double, string, bool or PyObject.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PyConstantAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}

/// <summary>The module's exec step: <c>static bool M(PyModuleObject module)</c> or with the state as second parameter; false raised. Runs after the dict is filled.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyExecAttribute : Attribute;

/// <summary>Cites what a member ports: the C function and its first and last line in the reference tree. The C file is the one that the comment
/// at the head of the C# file names. Citations are for the compiler: none is in the assembly.</summary>
[Conditional("PYMODULES_CITATIONS")]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum
    | AttributeTargets.Constructor, AllowMultiple = true)]
public sealed class MirrorsAttribute(string function, int first = 0, int last = 0) : Attribute
{
    public string Function { get; } = function;
    public int First { get; } = first;
    public int Last { get; } = last;

    /// <summary>The member does a part of the function's work, and others cite it too; the lines may be those of the part.</summary>
    public bool Part { get; init; }

    /// <summary>The C file, where the head of the C# file names another.</summary>
    public string? File { get; init; }
}

/// <summary>The parameter takes None as null (for <c>string?</c>, <c>PyStr?</c> and the like).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AllowNoneAttribute : Attribute;

/// <summary>The <see cref="PyBuffer"/> parameter must be writable (<c>w*</c>).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WritableAttribute : Attribute;

/// <summary>The <c>int</c> parameter is a one-character str, taken as its code point.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CodePointAttribute : Attribute;

/// <summary>The <c>int</c> parameter is a file descriptor, or an object with <c>fileno()</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FileDescriptorAttribute : Attribute;

/// <summary>What stubs say of the parameters and results of a native class; generated. See <see cref="Hosting.PyStubs"/>.</summary>
/// <param name="lines">
/// A function, <c>name(parameter: hint) -> hint</c>, or an attribute, <c>name: hint</c>, a line; one that can be set ends in <c>= ...</c>. Only what is known is
/// there. Behind an <c>@</c> is a whole signature, of a function that shows none to Python; several are overloads. Behind a <c>#</c> is what comments say
/// of a function: <c>name parameter text</c>, <c>name -> text</c> of the result, <c>name !exception text</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PySignaturesAttribute(params string[] lines) : Attribute
{
    public string[] Lines { get; } = lines;
}

/// <summary>The fields of a struct sequence type.</summary>
/// <param name="names">Field names in order; a null name is an unnamed field; those after <see cref="Visible"/> are attributes only.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyStructSequenceAttribute(params string?[] names) : Attribute
{
    public string?[] Names { get; } = names;
    public int Visible { get; init; }

    /// <summary>The docstrings of the fields, in the order of <see cref="Names"/>; those left out have none.</summary>
    public string?[]? Docs { get; init; }
}

/// <summary>A positional <c>partial record</c> whose values Python sees as a struct sequence: a tuple whose items have names too, those of the
/// record's parameters in snake case.</summary>
/// <param name="name">The dotted name of the type, e.g. <c>sensor.Reading</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PyRecordAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The <c>[PyModule]</c> class whose dict gets the type under its short name.</summary>
    public Type? Module { get; init; }
}

/// <summary>An enum whose values Python sees as members of a class deriving from <c>enum.IntEnum</c>, or with <see cref="FlagsAttribute"/> from
/// <c>enum.IntFlag</c>. Each interpreter makes the class when it is first needed; the members' names are in upper case.</summary>
/// <param name="name">The dotted name of the class, e.g. <c>sensor.Quality</c>.</param>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class PyEnumAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The <c>[PyModule]</c> class whose dict gets the class under its short name when the module is imported.</summary>
    public Type? Module { get; init; }
}

/// <summary>The base of a module's state class; one instance per module object, created before exec.</summary>
public abstract class PyModuleState;

/// <summary>An exception type that adds nothing to its base, as a <c>static partial PyType Name { get; }</c> property.
/// That of a module is a class like one made in Python: mutable, and each interpreter has its own.</summary>
/// <param name="name">The dotted name: <c>module.Name</c>, or the short name for builtins.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PyExceptionAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The C# name of a static PyType property of the same class, or a full expression such as <c>Exc.ValueError</c>.</summary>
    public string? Base { get; init; }

    /// <summary>The type comes from a spec of its own instead of <c>PyErr_NewException</c>: all interpreters share it, and it is immutable.</summary>
    public bool FromSpec { get; init; }

    /// <summary>The C# class of its instances (that of its base): it has <c>static PyObject AllocInstance(PyType)</c>.</summary>
    public Type Layout { get; init; } = typeof(PyBaseException);

    public string? Doc { get; init; }
}
