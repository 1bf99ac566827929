// Python/bytecodes.c, Python/ceval.c: building and taking apart containers.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Build(ref PyObject? from, ref Instr i)
    {
        int count = i.D;
        switch (i.Op)
        {
            case IOp.BuildSet:
            {
                PySet set = new();
                for (int k = 0; k < count; k++)
                {
                    if (!set.Add(Unsafe.Add(ref from, k)!)) return null;
                }
                return set;
            }
            case IOp.BuildMap:
            {
                PyDict dict = new(count);
                for (int k = 0; k < count; k++)
                {
                    if (!dict.SetItem(Unsafe.Add(ref from, 2 * k)!, Unsafe.Add(ref from, 2 * k + 1)!)) return null;
                }
                return dict;
            }
            case IOp.BuildString:
                return PyStr.ConcatObjects(Args(ref from, count));
            case IOp.BuildSlice:
                return count == 3 ? new PySlice(from!, Unsafe.Add(ref from, 1)!, Unsafe.Add(ref from, 2)!) : NewSlice(from!, Unsafe.Add(ref from, 1)!);
            default:
                return BuildTemplate(ref from, ref i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Update(Frame frame, ref PyObject? r, ref Instr i)
    {
        PyObject? target = Unsafe.Add(ref r, i.A), other = Unsafe.Add(ref r, i.B);
        switch (i.Op)
        {
            case IOp.ListExtend:
                if (((PyList)target!).Extend(other!)) return true;
                if (Err.Matches(Exc.TypeError) && other!.Type.Slots.Iter == null && !Seq.Check(other))
                {
                    Err.Clear();
                    Err.Raise(Exc.TypeError, $"Value after * must be an iterable, not {other.Type.Name}");
                }
                return false;
            case IOp.SetUpdate:
                return ((PySet)target!).UpdateFrom(other!);
            case IOp.DictUpdate:
                if (((PyDict)target!).Update(other!)) return true;
                if (Err.Matches(Exc.AttributeError)) Err.Raise(Exc.TypeError, $"'{other!.Type.Name}' object is not a mapping");
                return false;
            case IOp.DictMerge:
                if (((PyDict)target!).Merge(other!, 2)) return true;
                FormatKwargsError(Unsafe.Add(ref r, i.C)!, other!);
                return false;
            default:
            {
                if (frame.Locals is null) return Err.Fail(Exc.SystemError, "no locals found when setting up annotations");
                if (!Mapping.TryGetItem(frame.Locals, Id.__annotations__, out PyObject? present)) return false;
                return present is not null || Obj.SetItem(frame.Locals, Id.__annotations__, new PyDict());
            }
        }
    }

    /// <summary><c>_PyEval_FormatKwargsError</c>.</summary>
    [Mirrors("_PyEval_FormatKwargsError", 3170, 3211)]
    private static void FormatKwargsError(PyObject function, PyObject kwargs)
    {
        if (Err.Matches(Exc.AttributeError))
        {
            Err.Clear();
            if (Obj.FunctionStr(function) is { } text) Err.Raise(Exc.TypeError, $"{text} argument after ** must be a mapping, not {kwargs.Type.Name}");
        }
        else if (Err.Matches(Exc.KeyError))
        {
            PyBaseException exception = Err.Fetch()!;
            if (exception.ExceptionArgs is { Count: 1 } args)
            {
                if (Obj.FunctionStr(function) is { } text && Obj.Str(args[0]) is { } key)
                    Err.Raise(Exc.TypeError, $"{text} got multiple values for keyword argument '{((PyStr)key).Value}'");
            }
            else Err.Restore(exception);
        }
    }

    /// <summary><c>_PyEval_UnpackIterableStackRef</c>: the first item goes to the highest slot.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_UnpackIterableStackRef", 2247, 2349)]
    private static bool Unpack(ref PyObject? to, PyObject v, int before, int after)
    {
        int slots = after < 0 ? before : before + 1 + after, sp = slots;
        if (after < 0 && v.GetType() == typeof(PyList) && Unsafe.As<PyList>(v).Count == before)
        {
            PyObject[] items = Unsafe.As<PyList>(v).Items;
            for (int k = 0; k < before; k++) Unsafe.Add(ref to, --sp) = items[k];
            return true;
        }
        PyObject? iterator = Obj.GetIter(v);
        if (iterator is null)
        {
            if (Err.Matches(Exc.TypeError) && v.Type.Slots.Iter == null && !Seq.Check(v))
                Err.Raise(Exc.TypeError, $"cannot unpack non-iterable {v.Type.Name} object");
            return false;
        }
        for (int k = 0; k < before; k++)
        {
            PyObject? item = Obj.IterNext(iterator);
            if (item is null)
            {
                if (Err.Occurred is null)
                {
                    Err.Raise(Exc.ValueError, after < 0
                        ? $"not enough values to unpack (expected {before}, got {k})"
                        : $"not enough values to unpack (expected at least {before + after}, got {k})");
                }
                return false;
            }
            Unsafe.Add(ref to, --sp) = item;
        }
        if (after < 0)
        {
            if (Obj.IterNext(iterator) is null) return Err.Occurred is null;
            int length = v.GetType() == typeof(PyList) ? ((PyList)v).Count : v.GetType() == typeof(PyTuple) ? ((PyTuple)v).Count
                : v.GetType() == typeof(PyDict) ? ((PyDict)v).Count : -1;
            return Err.Fail(Exc.ValueError, length > before
                ? $"too many values to unpack (expected {before}, got {length})"
                : $"too many values to unpack (expected {before})");
        }
        PyList? rest = Seq.List(iterator);
        if (rest is null) return false;
        Unsafe.Add(ref to, --sp) = rest;
        int count = rest.Count;
        if (count < after)
            return Err.Fail(Exc.ValueError, $"not enough values to unpack (expected at least {before + after}, got {before + count})");
        for (int k = after; k > 0; k--) Unsafe.Add(ref to, --sp) = rest.Items[count - k];
        rest.SetSlice(count - after, count, null);
        return true;
    }

    /// <summary>SET_ADD to <c>__conditional_annotations__</c>, which a program may have rebound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SetAdd(PyObject set, PyObject value) =>
        set is PySet s ? s.Add(value) : Err.Fail(Exc.TypeError, $"'{set.Type.Name}' object is not a set");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetFunctionAttribute(PyFunction function, int which, PyObject value)
    {
        switch (which)
        {
            case Compiler.FunctionAttribute.Defaults: function.Defaults = (PyTuple)value; break;
            case Compiler.FunctionAttribute.KwDefaults: function.KwDefaults = (PyDict)value; break;
            case Compiler.FunctionAttribute.Annotations: function.Annotations = value; break;
            case Compiler.FunctionAttribute.Closure: function.Closure = (PyTuple)value; break;
            case Compiler.FunctionAttribute.Annotate:
                function.Annotate = value;
                if (value is PyFunction annotate) annotate.QualName = PyStr.From(function.QualName.Value + ".__annotate__");
                break;
        }
    }
}
