// Python/structmember.c: reading and writing the fields behind member descriptors.

namespace PyModules.Runtime;

/// <summary>What generated member accessors call. False raised.</summary>
public static class Members
{
    /// <summary>A <c>Py_T_OBJECT_EX</c> field that is null.</summary>
    public static PyObject? Missing(PyObject self, string name) =>
        Err.Raise(Exc.AttributeError, $"'{self.Type.Name}' object has no attribute '{name}'");

    private static bool Undeletable() => Err.Fail(Exc.TypeError, "can't delete numeric/char attribute");

    private static bool Truncated(string type) => Err.Warn(Exc.RuntimeWarning, "Truncation of value to " + type, 1);

    /// <summary><c>Py_T_OBJECT_EX</c>.</summary>
    public static bool SetRequired(ref PyObject? field, PyObject? value, string name)
    {
        if (value is null && field is null) return Err.Fail(Exc.AttributeError, name);
        field = value;
        return true;
    }

    /// <summary><c>_Py_T_OBJECT</c>.</summary>
    [Mirrors("PyMember_SetOne", 143, 382)]
    public static bool Set(ref PyObject? field, PyObject? value)
    {
        field = value;
        return true;
    }

    public static bool Set(ref bool field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (value is not PyBool) return Err.Fail(Exc.TypeError, "attribute value type must be bool");
        field = ReferenceEquals(value, PyBool.True);
        return true;
    }

    public static bool Set(ref int field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsLong(value, out long number)) return false;
        field = (int)number;
        return field == number || Truncated("int");
    }

    public static bool Set(ref short field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsLong(value, out long number)) return false;
        field = (short)number;
        return field == number || Truncated("short");
    }

    public static bool Set(ref ushort field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsLong(value, out long number)) return false;
        field = (ushort)number;
        return field == number || Truncated("unsigned short");
    }

    public static bool Set(ref byte field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsLong(value, out long number)) return false;
        field = (byte)number;
        return field == number || Truncated("unsigned char");
    }

    public static bool Set(ref uint field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsLong(value, out long number)) return false;
        field = (uint)number;
        if (number < 0) return Err.Warn(Exc.RuntimeWarning, "Writing negative value into unsigned field", 1);
        return field == number || Truncated("unsigned int");
    }

    public static bool Set(ref long field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsLong(value, out long number)) return false;
        field = number;
        return true;
    }

    public static bool Set(ref nint field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsSsize(value, out nint number)) return false;
        field = number;
        return true;
    }

    public static bool Set(ref double field, PyObject? value)
    {
        if (value is null) return Undeletable();
        if (!Args.AsDouble(value, out double number)) return false;
        field = number;
        return true;
    }
}

/// <summary>Blank instances of hand-written <c>Heap</c> classes.</summary>
public static class Blank
{
    /// <summary>Give a blank instance its type.</summary>
    public static PyObject Of(PyObject instance, PyType type) =>
        instance.TrySetType(type) ? instance : throw new InvalidOperationException($"{instance.GetType()} does not take a type");
}
