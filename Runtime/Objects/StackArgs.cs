// Objects/call.c: PyObject *args[] = {...} of a handful of arguments.

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Runtime;

/// <summary>Two arguments on the stack. The compiler's own way with <c>[a, b]</c> is generic code that is compiled anew at every start.</summary>
[InlineArray(2)]
internal struct StackArgs2
{
    private PyObject _first;

    public StackArgs2(PyObject a, PyObject b)
    {
        _first = a;
        Unsafe.Add(ref _first, 1) = b;
    }

    [UnscopedRef]
    public ReadOnlySpan<PyObject> Span => MemoryMarshal.CreateReadOnlySpan(ref _first, 2);
}

/// <inheritdoc cref="StackArgs2"/>
[InlineArray(3)]
internal struct StackArgs3
{
    private PyObject _first;

    public StackArgs3(PyObject a, PyObject b, PyObject c)
    {
        _first = a;
        Unsafe.Add(ref _first, 1) = b;
        Unsafe.Add(ref _first, 2) = c;
    }

    [UnscopedRef]
    public ReadOnlySpan<PyObject> Span => MemoryMarshal.CreateReadOnlySpan(ref _first, 3);
}

/// <inheritdoc cref="StackArgs2"/>
[InlineArray(5)]
internal struct StackArgs5
{
    private PyObject _first;

    public StackArgs5(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e)
    {
        _first = a;
        Unsafe.Add(ref _first, 1) = b;
        Unsafe.Add(ref _first, 2) = c;
        Unsafe.Add(ref _first, 3) = d;
        Unsafe.Add(ref _first, 4) = e;
    }

    [UnscopedRef]
    public ReadOnlySpan<PyObject> Span => MemoryMarshal.CreateReadOnlySpan(ref _first, 5);
}
