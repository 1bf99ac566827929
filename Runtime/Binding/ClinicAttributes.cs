// Tools/clinic: how an author writes Argument Clinic's blocks and converters in C#.

namespace PyModules.Runtime;

/// <summary>A block of Argument Clinic's language, as it stands in a C file between its comment marks. It stands beside <see cref="PyFunctionAttribute"/>,
/// <see cref="PyMethodAttribute"/>, <see cref="PyGetSetAttribute"/> or <see cref="PySlotAttribute"/> and gives the name, the parameters with their converters,
/// the kind of method and the docstring. C# parameters pair up with the block's in order; the compiler checks them against it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ClinicAttribute(string block) : Attribute
{
    public string Block { get; } = block;

    /// <summary>A C# expression: without it being true the method does not exist (what C says with <c>#if</c> about the platform).</summary>
    public string? If { get; init; }
}

/// <summary>A converter of the author's own: a static class with <c>static bool Convert(PyObject value, out T result)</c>, where false says that an
/// exception is set. <c>ref T</c> lets it leave the default; two <c>string</c> parameters more get the function's name and the argument as messages show it.
/// <c>static T Default()</c> (or with the function's name) makes the default, <c>static void Release(T value)</c> runs when the call is over.</summary>
/// <param name="name">What stands after the colon in a block.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ClinicConverterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>A return converter of the author's own: a static class with <c>static PyObject? Convert(T value)</c>.</summary>
/// <param name="name">What stands after the arrow in a block.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ClinicReturnConverterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
