// Include/internal/pycore_object.h: hashing and comparing keys with the exact str and int cases in front.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>What dict and set do with a key before they look at its type's slots.</summary>
internal static class KeyHash
{
    /// <summary><c>_PyObject_HashFast</c>: -1 is an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Of(PyObject key)
    {
        if (key.GetType() == typeof(PyStr)) return Of(Unsafe.As<PyStr>(key));
        return key.GetType() == typeof(PyInt) ? PyLong.HashLong(Unsafe.As<PyInt>(key).Value) : Obj.Hash(key);
    }

    /// <summary>The hash of an exact str.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Of(PyStr key) => key.Hash;

    /// <summary><c>unicode_eq</c> of two exact strs with equal hashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TextEqual(PyStr a, PyStr b) => ReferenceEquals(a, b) || PyStr.Equal(a, b);

    /// <summary>Equality of a stored key and a sought one whose hashes agree.</summary>
    internal static bool? Equal(PyObject stored, PyObject key)
    {
        if (ReferenceEquals(stored, key)) return true;
        if (stored.GetType() == typeof(PyStr) && key.GetType() == typeof(PyStr))
            return PyStr.Equal(Unsafe.As<PyStr>(stored), Unsafe.As<PyStr>(key));
        if (stored.GetType() == typeof(PyInt) && key.GetType() == typeof(PyInt))
            return Unsafe.As<PyInt>(stored).Value == Unsafe.As<PyInt>(key).Value;
        return Obj.RichCompareBool(stored, key, CompareOp.Eq);
    }

    /// <summary>Reword the TypeError of an unhashable key.</summary>
    internal static void Unhashable(PyObject key, string role)
    {
        PyBaseException exception = Err.Occurred!;
        if (exception.Type != Exc.TypeError) return;
        Err.Clear();
        if (Obj.Str(exception) is not PyStr text) return;
        Err.Raise(Exc.TypeError, $"cannot use '{key.Type.FullyQualifiedName}' as {role} ({text.Value})");
    }
}
