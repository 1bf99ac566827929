// Objects/call.c: calling objects.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Obj
{
    /// <summary>Room for a handful of arguments on the stack.</summary>
    [InlineArray(8)]
    private struct ArgBuffer
    {
        private PyObject _first;
    }

    /// <summary>PyCallable_Check.</summary>
    [Mirrors("PyCallable_Check", 2070, 2076, File = "Objects/object.c")]
    public static bool IsCallable(PyObject o) => o.Type.Slots.Call != null;

    /// <summary>PyObject_Vectorcall: args hold the positionals, then the values of kwnames.</summary>
    [Mirrors("PyObject_Vectorcall", 322, 329)]
    public static PyObject? Vectorcall(PyObject callable, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (callable.GetType() == typeof(PyFunction)) return Eval.CallFunction(Unsafe.As<PyFunction>(callable), args, kwnames);
        delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?> call = callable.Type.Slots.Call;
        if (call == null) return Err.Raise(Exc.TypeError, $"'{callable.Type.Name}' object is not callable");
        return Recursion.Enter(" while calling a Python object") ? call(callable, args, kwnames) : null;
    }

    /// <summary>PyObject_CallNoArgs.</summary>
    [Mirrors("PyObject_CallNoArgs", 101, 107)]
    public static PyObject? Call(PyObject callable) => Vectorcall(callable, [], null);

    /// <summary>PyObject_CallOneArg.</summary>
    [Mirrors("PyObject_CallOneArg", 385, 396)]
    public static PyObject? Call(PyObject callable, PyObject a) => Vectorcall(callable, [a], null);

    /// <summary>PyObject_CallFunctionObjArgs.</summary>
    public static PyObject? Call(PyObject callable, PyObject a, PyObject b) => Vectorcall(callable, new StackArgs2(a, b).Span, null);

    /// <summary>PyObject_CallFunctionObjArgs.</summary>
    public static PyObject? Call(PyObject callable, PyObject a, PyObject b, PyObject c) => Vectorcall(callable, new StackArgs3(a, b, c).Span, null);

    /// <summary><c>_PyObject_Call_Prepend</c>: a call with one more argument in front.</summary>
    [Mirrors("_PyObject_Call_Prepend", 477, 511)]
    public static PyObject? CallPrepend(PyObject callable, PyObject first, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        switch (args.Length)
        {
            case 0:
                return Vectorcall(callable, [first], kwnames);
            case 1:
                return Vectorcall(callable, new StackArgs2(first, args[0]).Span, kwnames);
            case 2:
                return Vectorcall(callable, new StackArgs3(first, args[0], args[1]).Span, kwnames);
            case < 8:
            {
                ArgBuffer buffer = default;
                Span<PyObject> span = buffer;
                span[0] = first;
                args.CopyTo(span[1..]);
                return Vectorcall(callable, span[..(args.Length + 1)], kwnames);
            }
            default:
                return Vectorcall(callable, [first, .. args], kwnames);
        }
    }

    /// <summary>PyObject_Call.</summary>
    [Mirrors("_PyObject_Call", 332, 367)]
    public static PyObject? CallTuple(PyObject callable, PyTuple args, PyDict? kwargs)
    {
        if (kwargs is null || kwargs.Count == 0) return Vectorcall(callable, args.Span, null);
        if (!Unpack(args.Span, kwargs, out PyObject[] all, out PyTuple? kwnames)) return null;
        return Vectorcall(callable, all, kwnames);
    }

    /// <summary>PyObject_VectorcallDict.</summary>
    [Mirrors("_PyObject_VectorcallDictTstate", 110, 151)]
    public static PyObject? VectorcallDict(PyObject callable, ReadOnlySpan<PyObject> args, PyDict? kwargs)
    {
        if (kwargs is null || kwargs.Count == 0) return Vectorcall(callable, args, null);
        if (!Unpack(args, kwargs, out PyObject[] all, out PyTuple? kwnames)) return null;
        return Vectorcall(callable, all, kwnames);
    }

    /// <summary><c>_PyStack_UnpackDict</c>: positionals and the dict's values in one array, its keys as names.</summary>
    [Mirrors("_PyStack_UnpackDict", 968, 1035)]
    private static bool Unpack(ReadOnlySpan<PyObject> args, PyDict kwargs, out PyObject[] all, out PyTuple? kwnames)
    {
        int count = kwargs.Count, n = args.Length;
        all = new PyObject[n + count];
        args.CopyTo(all);
        var names = new PyObject[count];
        kwnames = null;
        int pos = 0, i = 0;
        bool strings = true;
        while (kwargs.Next(ref pos, out PyObject? key, out PyObject? value))
        {
            strings &= key is PyStr;
            names[i] = key!;
            all[n + i++] = value!;
        }
        if (!strings) return Err.Fail(Exc.TypeError, "keywords must be strings");
        kwnames = PyTuple.Own(names);
        return true;
    }

    /// <summary><c>_PyStack_AsDict</c>: the keyword arguments as a dict; null when there are none.</summary>
    [Mirrors("_PyStack_AsDict", 944, 953)]
    public static PyDict? KeywordDict(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is null || kwnames.Count == 0) return null;
        var dict = new PyDict();
        int n = args.Length - kwnames.Count;
        for (int i = 0; i < kwnames.Count; i++) dict.SetItem(kwnames[i], args[n + i]);
        return dict;
    }

    /// <summary>PyObject_CallMethodNoArgs.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name)
    {
        bool unbound = GetMethod(o, name, out PyObject? method);
        if (method is null) return null;
        return unbound ? Vectorcall(method, [o], null) : Vectorcall(method, [], null);
    }

    /// <summary>PyObject_CallMethodOneArg.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name, PyObject a)
    {
        bool unbound = GetMethod(o, name, out PyObject? method);
        if (method is null) return null;
        return unbound ? Vectorcall(method, new StackArgs2(o, a).Span, null) : Vectorcall(method, [a], null);
    }

    /// <summary>PyObject_CallMethodObjArgs.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name, PyObject a, PyObject b)
    {
        bool unbound = GetMethod(o, name, out PyObject? method);
        if (method is null) return null;
        return unbound ? Vectorcall(method, new StackArgs3(o, a, b).Span, null) : Vectorcall(method, new StackArgs2(a, b).Span, null);
    }

    /// <summary>PyObject_VectorcallMethod, self not among the args.</summary>
    [Mirrors("PyObject_VectorcallMethod", 828, 863)]
    public static PyObject? CallMethod(PyObject o, PyStr name, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        bool unbound = GetMethod(o, name, out PyObject? method);
        if (method is null) return null;
        return unbound ? CallPrepend(method, o, args, kwnames) : Vectorcall(method, args, kwnames);
    }
}
