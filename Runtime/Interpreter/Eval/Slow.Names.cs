// Python/ceval.c: names, globals, closures.

using System.Runtime.CompilerServices;
using PyModules.Compiler;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CopyFreeVars(Frame frame, int count)
    {
        PyObject[] closure = frame.Function.Closure!.Items;
        int offset = frame.Code.NLocalsPlus - count;
        for (int i = 0; i < count; i++) frame[offset + i] = closure[i];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RaiseUnbound(Frame frame, int local) =>
        Err.Raise(Exc.UnboundLocalError, $"cannot access local variable '{frame.Code.Code.LocalsPlusNames[local].Value}' where it is not associated with a value");

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_FormatExcUnbound", 3242, 3257)]
    private static void RaiseUnboundDeref(Frame frame, int local)
    {
        PyCode code = frame.Code.Code;
        if (local < code.FirstFree) RaiseUnbound(frame, local);
        else
        {
            PyStr name = code.LocalsPlusNames[local];
            RaiseNameError($"cannot access free variable '{name.Value}' where it is not associated with a value in enclosing scope", name);
        }
    }

    // NameError with its name, for suggestions.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_FormatExcCheckArg", 3213, 3240)]
    internal static PyObject? RaiseNameError(string message, PyStr name)
    {
        Err.Raise(Exc.NameError, message);
        PyBaseException? exception = Err.Fetch();
        if (exception is PyNameError error) error._name ??= name;
        Err.Restore(exception);
        return null;
    }

    private static PyObject? NameNotDefined(PyStr name) => RaiseNameError($"name '{name.Value}' is not defined", name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_Py_Specialize_LoadGlobal", 1779, 1787, File = "Python/specialize.c")]
    private static PyObject? LoadGlobal(Frame frame, ref Instr i)
    {
        PyStr name = Unsafe.As<PyStr>(i.Cache!);
        if (frame.Globals.GetType() == typeof(PyDict) && frame.Builtins.GetType() == typeof(PyDict))
        {
            PyDict globals = Unsafe.As<PyDict>(frame.Globals);
            int index = globals.IndexOf(name);
            if (index >= 0)
            {
                i.E = globals.KeysVersion;
                i.D = index;
                i.Op = IOp.LoadGlobalCached;
                return globals.ValueAt(index);
            }
            if (index == PyDict.Failed) return null;
            PyDict builtins = Unsafe.As<PyDict>(frame.Builtins);
            index = builtins.IndexOf(name);
            if (index >= 0)
            {
                uint version = builtins.KeysVersion;
                i.E = globals.KeysVersion;
                i.B = (ushort)version;
                i.C = (ushort)(version >> 16);
                i.D = index;
                i.Op = IOp.LoadBuiltinCached;
                return builtins.ValueAt(index);
            }
            return index == PyDict.Failed ? null : NameNotDefined(name);
        }
        return GlobalSlow(frame, name);
    }

    [Mirrors("_PyEval_LoadGlobalStackRef", 3345, 3383)]
    private static PyObject? GlobalSlow(Frame frame, PyStr name)
    {
        if (!Mapping.TryGetItem(frame.Globals, name, out PyObject? value)) return null;
        if (value is not null) return value;
        if (!Mapping.TryGetItem(frame.Builtins, name, out value)) return null;
        return value ?? NameNotDefined(name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StoreGlobal(Frame frame, PyStr name, PyObject value) =>
        frame.Globals is PyDict globals ? globals.SetItem(name, value) : Obj.SetItem(frame.Globals, name, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool DeleteGlobal(Frame frame, PyStr name)
    {
        if (frame.Globals is not PyDict globals) return Obj.DelItem(frame.Globals, name);
        bool? removed = globals.Remove(name);
        if (removed == false) NameNotDefined(name);
        return removed == true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_LoadName", 3409, 3440)]
    internal static PyObject? LoadName(Frame frame, PyStr name)
    {
        if (frame.Locals is null) return Err.Raise(Exc.SystemError, "no locals found");
        if (frame.Locals.GetType() == typeof(PyDict))
        {
            if (!Unsafe.As<PyDict>(frame.Locals).TryGetItem(name, out PyObject? local)) return null;
            if (local is not null) return local;
        }
        else
        {
            if (!Mapping.TryGetItem(frame.Locals, name, out PyObject? local)) return null;
            if (local is not null) return local;
        }
        return GlobalSlow(frame, name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StoreName(Frame frame, PyStr name, PyObject value)
    {
        PyObject? space = frame.Locals;
        if (space is null) return Err.Fail(Exc.SystemError, $"no locals found when storing '{name.Value}'");
        return space.GetType() == typeof(PyDict) ? Unsafe.As<PyDict>(space).SetItem(name, value) : Obj.SetItem(space, name, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool DeleteName(Frame frame, PyStr name)
    {
        PyObject? space = frame.Locals;
        if (space is null) return Err.Fail(Exc.SystemError, $"no locals when deleting '{name.Value}'");
        if (Obj.DelItem(space, name)) return true;
        // C replaces whatever was raised.
        NameNotDefined(name);
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? LoadFromDictOrGlobals(Frame frame, PyObject space, PyStr name)
    {
        if (!Mapping.TryGetItem(space, name, out PyObject? value)) return null;
        return value ?? GlobalSlow(frame, name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? LoadFromDictOrDeref(Frame frame, PyObject space, int local)
    {
        if (!Mapping.TryGetItem(space, frame.Code.Code.LocalsPlusNames[local], out PyObject? value)) return null;
        if (value is not null) return value;
        value = ((PyCell)frame[local]!).Value;
        if (value is null) RaiseUnboundDeref(frame, local);
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? LoadBuildClass(Frame frame)
    {
        if (!Mapping.TryGetItem(frame.Builtins, Id.__build_class__, out PyObject? found)) return null;
        return found ?? Err.Raise(Exc.NameError, "__build_class__ not found");
    }

    private static PyObject? CommonConstant(ThreadState thread, int index) => index switch
    {
        Compiler.CommonConstant.AssertionError => Exc.AssertionError,
        Compiler.CommonConstant.NotImplementedError => Exc.NotImplementedError,
        Compiler.CommonConstant.BuiltinTuple => PyTuple.TypeObject,
        Compiler.CommonConstant.BuiltinAll => thread.Interpreter.CommonAll,
        _ => thread.Interpreter.CommonAny,
    };
}
