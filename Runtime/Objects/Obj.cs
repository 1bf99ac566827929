// Objects/object.c: representation, truth, hashing and comparison of any object.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>The <c>PyObject_*</c> API. A null, false or -1 result says that an exception is set, unless stated otherwise.</summary>
public static unsafe partial class Obj
{
    /// <summary>PyObject_Repr; the result is a str.</summary>
    [Mirrors("PyObject_Repr", 753, 793)]
    public static PyObject? Repr(PyObject o)
    {
        if (!Recursion.Enter(" while getting the repr of an object")) return null;
        delegate*<PyObject, PyObject?> repr = o.Type.Slots.Repr;
        PyObject? result = repr != null ? repr(o) : PyBaseObject.Repr(o);
        if (result is null or PyStr) return result;
        return Err.Raise(Exc.TypeError, $"__repr__ returned non-string (type {result.Type.Name})");
    }

    /// <summary>PyObject_Str.</summary>
    [Mirrors("PyObject_Str", 795, 837)]
    public static PyObject? Str(PyObject o)
    {
        if (o.GetType() == typeof(PyStr)) return o;
        if (o.GetType() == typeof(PyInt)) return ((PyInt)o).DecimalStr();
        delegate*<PyObject, PyObject?> str = o.Type.Slots.Str;
        if (str == null) return Repr(o);
        if (!Recursion.Enter(" while getting the str of an object")) return null;
        PyObject? result = str(o);
        if (result is null or PyStr) return result;
        return Err.Raise(Exc.TypeError, $"__str__ returned non-string (type {result.Type.Name})");
    }

    /// <summary>PyObject_ASCII.</summary>
    [Mirrors("PyObject_ASCII", 839, 864)]
    public static PyObject? Ascii(PyObject o)
    {
        if (Repr(o) is not PyStr repr) return null;
        if (repr.IsAscii) return repr;
        var text = new System.Text.StringBuilder();
        foreach (int c in repr.ToCodePoints())
        {
            if (c < 0x80) text.Append((char)c);
            else if (c < 0x100) text.Append("\\x").Append(c.ToString("x2"));
            else if (c < 0x10000) text.Append("\\u").Append(c.ToString("x4"));
            else text.Append("\\U").Append(c.ToString("x8"));
        }
        return PyStr.FromAscii(text.ToString());
    }

    /// <summary>Py_ReprEnter: 0 entered, 1 already within the repr of this object, -1 raised.</summary>
    [Mirrors("Py_ReprEnter", 2953, 2985)]
    public static int ReprEnter(PyObject o) => ThreadState.Current.ReprRunning.Add(o) ? 0 : 1;

    /// <summary>Py_ReprLeave.</summary>
    [Mirrors("Py_ReprLeave", 2987, 3016)]
    public static void ReprLeave(PyObject o) => ThreadState.Current.ReprRunning.Remove(o);

    /// <summary>_PyObject_GetState.</summary>
    public static PyObject? GetState(PyObject o) => PyBaseObject.GetState(o, false);

    /// <summary>PyObject_Bytes.</summary>
    [Mirrors("PyObject_Bytes", 866, 896)]
    public static PyObject? Bytes(PyObject o)
    {
        if (o.GetType() == typeof(PyBytes)) return o;
        if (LookupSpecial(o, Id.__bytes__) is { } method)
        {
            PyObject? result = Call(method);
            if (result is null or PyBytes) return result;
            return Err.Raise(Exc.TypeError, $"__bytes__ returned non-bytes (type {result.Type.Name})");
        }
        return Err.Occurred is null ? PyBytes.FromObject(o) : null;
    }

    /// <summary>PyObject_Format.</summary>
    [Mirrors("PyObject_Format", 842, 899, File = "Objects/abstract.c")]
    public static PyObject? Format(PyObject o, PyObject? spec)
    {
        if (spec is not (null or PyStr)) return Err.Raise(Exc.SystemError, $"Format specifier must be a string, not {spec.Type.Name}");
        if (spec is null or PyStr { Length: 0 })
        {
            if (o.GetType() == typeof(PyStr)) return o;
            if (o is PyInt or PyBigInt) return Str(o);
        }
        else if (spec.GetType() == typeof(PyStr))
        {
            // What the types' own __format__ would do; they can't be given another.
            if (o.GetType() == typeof(PyInt)) return Formatter.FormatLong((PyInt)o, (PyStr)spec);
            if (o.GetType() == typeof(PyStr)) return Formatter.FormatStr((PyStr)o, (PyStr)spec);
            if (o.GetType() == typeof(PyFloat)) return Formatter.FormatFloat(o, (PyStr)spec);
        }
        if (LookupSpecial(o, Id.__format__) is not { } method)
            return Err.Occurred is null ? Err.Raise(Exc.TypeError, $"Type {o.Type.Name} doesn't define __format__") : null;
        PyObject? result = Call(method, spec ?? PyStr.Empty);
        if (result is null or PyStr) return result;
        return Err.Raise(Exc.TypeError, $"__format__ must return a str, not {result.Type.Name}");
    }

    /// <summary>PyObject_Hash.</summary>
    [Mirrors("PyObject_Hash", 1149, 1168)]
    public static long Hash(PyObject o)
    {
        delegate*<PyObject, long> hash = o.Type.Slots.Hash;
        return hash != null ? hash(o) : HashNotImplemented(o);
    }

    /// <summary>PyObject_HashNotImplemented.</summary>
    [Mirrors("PyObject_HashNotImplemented", 1141, 1147)]
    public static long HashNotImplemented(PyObject o) => Err.Minus1(Exc.TypeError, $"unhashable type: '{o.Type.Name}'");

    /// <summary>PyObject_GenericHash: by identity.</summary>
    public static long GenericHash(PyObject o) => (long)(uint)RuntimeHelpers.GetHashCode(o) * 0x9E3779B1 & long.MaxValue;

    private static readonly ConditionalWeakTable<PyObject, object> s_ids = new();
    private static long s_nextId = 0x7F00_0000_1000;

    /// <summary>What <c>id()</c> shows: unique among all objects that ever were.</summary>
    public static long Identity(PyObject o) => (long)s_ids.GetValue(o, static _ => Interlocked.Add(ref s_nextId, 16));

    /// <summary>The identity as <c>%p</c> shows an address.</summary>
    public static string Address(PyObject o) => "0x" + Identity(o).ToString("x");

    /// <summary>PyObject_IsTrue.</summary>
    [Mirrors("PyObject_IsTrue", 2030, 2053)]
    public static bool? IsTrue(PyObject o)
    {
        if (o is PyBool) return ReferenceEquals(o, PyBool.True);
        if (o is PyNone) return false;
        ref TypeSlots slots = ref o.Type.Slots;
        nint length;
        if (slots.NbBool != null) return slots.NbBool(o);
        if (slots.MpLength != null) length = slots.MpLength(o);
        else if (slots.SqLength != null) length = slots.SqLength(o);
        else return true;
        return length < 0 ? null : length > 0;
    }

    /// <summary>PyObject_Not.</summary>
    [Mirrors("PyObject_Not", 2058, 2066)]
    public static bool? Not(PyObject o) => IsTrue(o) is { } truth ? !truth : null;

    private static CompareOp Swapped(CompareOp op) => op switch
    {
        CompareOp.Lt => CompareOp.Gt,
        CompareOp.Le => CompareOp.Ge,
        CompareOp.Gt => CompareOp.Lt,
        CompareOp.Ge => CompareOp.Le,
        _ => op,
    };

    /// <summary>PyObject_RichCompare.</summary>
    [Mirrors("PyObject_RichCompare", 1093, 1111)]
    public static PyObject? RichCompare(PyObject a, PyObject b, CompareOp op)
    {
        if (!Recursion.Enter(" in comparison")) return null;
        PyType aType = a.Type, bType = b.Type;
        delegate*<PyObject, PyObject, CompareOp, PyObject?> compare;
        PyObject? result;
        bool reversed = false;
        if (!ReferenceEquals(aType, bType) && (compare = bType.Slots.RichCompare) != null && bType.IsSubtypeOf(aType))
        {
            reversed = true;
            result = compare(b, a, Swapped(op));
            if (result is not PyNotImplemented) return result;
        }
        if ((compare = aType.Slots.RichCompare) != null)
        {
            result = compare(a, b, op);
            if (result is not PyNotImplemented) return result;
        }
        if (!reversed && (compare = bType.Slots.RichCompare) != null)
        {
            result = compare(b, a, Swapped(op));
            if (result is not PyNotImplemented) return result;
        }
        return op switch
        {
            CompareOp.Eq => PyBool.From(ReferenceEquals(a, b)),
            CompareOp.Ne => PyBool.From(!ReferenceEquals(a, b)),
            _ => Err.Raise(Exc.TypeError, $"'{Symbol(op)}' not supported between instances of '{aType.Name}' and '{bType.Name}'"),
        };
    }

    private static string Symbol(CompareOp op) => op switch
    {
        CompareOp.Lt => "<",
        CompareOp.Le => "<=",
        CompareOp.Eq => "==",
        CompareOp.Ne => "!=",
        CompareOp.Gt => ">",
        _ => ">=",
    };

    /// <summary>PyObject_RichCompareBool: identity implies equality.</summary>
    [Mirrors("PyObject_RichCompareBool", 1115, 1139)]
    public static bool? RichCompareBool(PyObject a, PyObject b, CompareOp op)
    {
        if (ReferenceEquals(a, b))
        {
            if (op == CompareOp.Eq) return true;
            if (op == CompareOp.Ne) return false;
        }
        PyObject? result = RichCompare(a, b, op);
        if (result is null) return null;
        return result is PyBool ? ReferenceEquals(result, PyBool.True) : IsTrue(result);
    }

    /// <summary>PyObject_SelfIter.</summary>
    [Mirrors("PyObject_SelfIter", 1544, 1548)]
    public static PyObject? SelfIter(PyObject o) => o;

    /// <summary>PyObject_Dir.</summary>
    [Mirrors("PyObject_Dir", 2143, 2147)]
    public static PyObject? Dir(PyObject? o)
    {
        PyObject? names;
        if (o is null)
        {
            if (FrameAccess.CurrentLocals() is not { } locals) return null;
            names = CallMethod(locals, Id.keys);
        }
        else
        {
            if (LookupSpecial(o, Id.__dir__) is not { } method)
                return Err.Occurred is null ? Err.Raise(Exc.TypeError, "object does not provide __dir__") : null;
            names = Call(method);
        }
        if (names is null || Seq.List(names) is not { } list) return null;
        return list.Sort() ? list : null;
    }

    /// <summary><c>_PyObject_FunctionStr</c>: the qualified name of a callable with (), for messages.</summary>
    [Mirrors("_PyObject_FunctionStr", 969, 1003)]
    internal static string FunctionStr(PyObject callable)
    {
        if (!TryGetAttr(callable, Id.__qualname__, out PyObject? qualName) || qualName is null)
        {
            Err.Clear();
            return Str(callable)?.ToString() ?? "?";
        }
        if (TryGetAttr(callable, Id.__module__, out PyObject? module) && module is not (null or PyNone) && module is not PyStr { Value: "builtins" })
            return $"{Str(module)}.{Str(qualName)}()";
        Err.Clear();
        return $"{Str(qualName)}()";
    }

    /// <summary><c>_PyObject_IsAbstract</c>.</summary>
    [Mirrors("_PyObject_IsAbstract", 1231, 1246)]
    internal static bool? IsAbstract(PyObject? o)
    {
        if (o is null) return false;
        if (!TryGetAttr(o, Id.__isabstractmethod__, out PyObject? value)) return null;
        return value is null ? false : IsTrue(value);
    }
}
