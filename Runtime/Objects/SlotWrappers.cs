// Objects/typeobject.c: wrap_*, what a slot wrapper such as int.__add__ does with its arguments.

namespace PyModules.Runtime;

internal static unsafe class SlotWrappers
{
    [Mirrors("check_num_args", 9378, 9392)]
    private static bool CheckArgs(int got, int expected) => got == expected
        || Err.Fail(Exc.TypeError, $"expected {expected} argument{(expected == 1 ? "" : "s")}, got {got}");

    /// <summary><c>PyArg_UnpackTuple</c>.</summary>
    private static bool Unpack(string name, int got, int min, int max)
    {
        if (got < min)
            return Err.Fail(Exc.TypeError, $"{name} expected {(min == max ? "" : "at least ")}{min} argument{(min == 1 ? "" : "s")}, got {got}");
        if (got > max)
            return Err.Fail(Exc.TypeError, $"{name} expected {(min == max ? "" : "at most ")}{max} argument{(max == 1 ? "" : "s")}, got {got}");
        return true;
    }

    private static PyObject? NoneIf(bool ok) => ok ? PyNone.Instance : null;

    private static PyObject? Bool(bool? value) => value is { } b ? PyBool.From(b) : null;

    /// <summary><c>getindex</c>: a negative index counts from the end.</summary>
    [Mirrors("getindex", 9555, 9575)]
    private static bool GetIndex(PyObject self, PyObject argument, out nint index)
    {
        if (!Num.AsSsize(argument, Exc.OverflowError, out index)) return false;
        if (index >= 0 || self.Type.Slots.SqLength == null) return true;
        nint length = self.Type.Slots.SqLength(self);
        if (length < 0) return false;
        index += length;
        return true;
    }

    /// <summary><c>hackcheck</c>: <c>object.__setattr__(a_type, ...)</c> shall not get past the checks of <c>type</c>.</summary>
    [Mirrors("hackcheck", 9736, 9748)]
    private static bool HackCheck(PyObject self, nint function, string what)
    {
        if (self is not PyType) return true;
        PyType type = self.Type;
        PyType defining = type;
        ReadOnlySpan<PyType> mro = type.MroTypes;
        for (int i = mro.Length - 1; i >= 0; i--)
        {
            nint slot = mro[i].SlotAt(Slot.SetAttr);
            if (slot != SlotPointers.SetAttr && slot == type.SlotAt(Slot.SetAttr))
            {
                defining = mro[i];
                break;
            }
        }
        for (PyType? t = defining; t is not null; t = t.Base)
        {
            if (t.SlotAt(Slot.SetAttr) == function) break;
            if (t.SlotAt(Slot.SetAttr) != SlotPointers.SetAttr)
                return Err.Fail(Exc.TypeError, $"can't apply this {what} to {type.Name} object");
        }
        return true;
    }

    private static PyObject? BadName(PyObject name) => Err.Raise(Exc.TypeError, $"attribute name must be string, not '{name.Type.Name}'");

    [Mirrors("wrap_call", 9799, 9805)]
    internal static PyObject? Call(SlotDef def, nint slot, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        switch (def.Wrap)
        {
            case Wrap.Call:
                return ((delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?>)slot)(self, args, kwnames);
            case Wrap.Init:
                return NoneIf(((delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, bool>)slot)(self, args, kwnames));
        }
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, $"wrapper {def.Name}() takes no keyword arguments");
        int n = args.Length;
        switch (def.Wrap)
        {
            case Wrap.Unary:
                return CheckArgs(n, 0) ? ((delegate*<PyObject, PyObject?>)slot)(self) : null;
            case Wrap.Binary or Wrap.BinaryL:
                return CheckArgs(n, 1) ? ((delegate*<PyObject, PyObject, PyObject?>)slot)(self, args[0]) : null;
            case Wrap.BinaryR:
                return CheckArgs(n, 1) ? ((delegate*<PyObject, PyObject, PyObject?>)slot)(args[0], self) : null;
            case Wrap.Ternary or Wrap.TernaryR:
            {
                if (n is < 1 or > 2) return Err.Raise(Exc.TypeError, $"expected 1 or 2 arguments, got {n}");
                var ternary = (delegate*<PyObject, PyObject, PyObject, PyObject?>)slot;
                PyObject third = n == 2 ? args[1] : PyNone.Instance;
                return def.Wrap == Wrap.Ternary ? ternary(self, args[0], third) : ternary(args[0], self, third);
            }
            case Wrap.Inquiry:
                return CheckArgs(n, 0) ? Bool(((delegate*<PyObject, bool?>)slot)(self)) : null;
            case Wrap.Length:
            {
                if (!CheckArgs(n, 0)) return null;
                nint length = ((delegate*<PyObject, nint>)slot)(self);
                return length == -1 && Err.Occurred is not null ? null : PyInt.From(length);
            }
            case Wrap.Hash:
            {
                if (!CheckArgs(n, 0)) return null;
                long hash = ((delegate*<PyObject, long>)slot)(self);
                return hash == -1 && Err.Occurred is not null ? null : PyInt.From(hash);
            }
            case Wrap.Lt or Wrap.Le or Wrap.Eq or Wrap.Ne or Wrap.Gt or Wrap.Ge:
                return CheckArgs(n, 1)
                    ? ((delegate*<PyObject, PyObject, CompareOp, PyObject?>)slot)(self, args[0], (CompareOp)(def.Wrap - Wrap.Lt))
                    : null;
            case Wrap.Next:
            {
                if (!CheckArgs(n, 0)) return null;
                PyObject? next = ((delegate*<PyObject, PyObject?>)slot)(self);
                return next is null && Err.Occurred is null ? Err.Raise(Exc.StopIteration, (PyObject?)null) : next;
            }
            case Wrap.GetAttribute:
            {
                if (!CheckArgs(n, 1)) return null;
                if (args[0] is not PyStr name) return BadName(args[0]);
                return ((delegate*<PyObject, PyStr, PyObject?>)slot)(self, name);
            }
            case Wrap.SetAttr:
            {
                if (!Unpack("__setattr__", n, 2, 2) || !HackCheck(self, slot, "__setattr__")) return null;
                if (args[0] is not PyStr name) return BadName(args[0]);
                return NoneIf(((delegate*<PyObject, PyStr, PyObject?, bool>)slot)(self, name, args[1]));
            }
            case Wrap.DelAttr:
            {
                if (!CheckArgs(n, 1) || !HackCheck(self, slot, "__delattr__")) return null;
                if (args[0] is not PyStr name) return BadName(args[0]);
                return NoneIf(((delegate*<PyObject, PyStr, PyObject?, bool>)slot)(self, name, null));
            }
            case Wrap.DescrGet:
            {
                if (!Unpack("__get__", n, 1, 2)) return null;
                PyObject? instance = args[0] is PyNone ? null : args[0];
                PyObject? owner = n < 2 || args[1] is PyNone ? null : args[1];
                if (instance is null && owner is null) return Err.Raise(Exc.TypeError, "__get__(None, None) is invalid");
                return ((delegate*<PyObject, PyObject?, PyObject?, PyObject?>)slot)(self, instance, owner);
            }
            case Wrap.DescrSet:
                return Unpack("__set__", n, 2, 2) ? NoneIf(((delegate*<PyObject, PyObject, PyObject?, bool>)slot)(self, args[0], args[1])) : null;
            case Wrap.DescrDelete:
                return CheckArgs(n, 1) ? NoneIf(((delegate*<PyObject, PyObject, PyObject?, bool>)slot)(self, args[0], null)) : null;
            case Wrap.Del:
                if (!CheckArgs(n, 0)) return null;
                ((delegate*<PyObject, void>)slot)(self);
                return PyNone.Instance;
            case Wrap.SetItem:
                return Unpack("__setitem__", n, 2, 2) ? NoneIf(((delegate*<PyObject, PyObject, PyObject?, bool>)slot)(self, args[0], args[1])) : null;
            case Wrap.DelItem:
                return CheckArgs(n, 1) ? NoneIf(((delegate*<PyObject, PyObject, PyObject?, bool>)slot)(self, args[0], null)) : null;
            case Wrap.IndexArg:
            {
                if (!CheckArgs(n, 1) || !Num.AsSsize(args[0], Exc.OverflowError, out nint count)) return null;
                return ((delegate*<PyObject, nint, PyObject?>)slot)(self, count);
            }
            case Wrap.SqItem:
            {
                if (!CheckArgs(n, 1) || !GetIndex(self, args[0], out nint index)) return null;
                return ((delegate*<PyObject, nint, PyObject?>)slot)(self, index);
            }
            case Wrap.SqSetItem:
            {
                if (!Unpack("__setitem__", n, 2, 2) || !GetIndex(self, args[0], out nint index)) return null;
                return NoneIf(((delegate*<PyObject, nint, PyObject?, bool>)slot)(self, index, args[1]));
            }
            case Wrap.SqDelItem:
            {
                if (!CheckArgs(n, 1) || !GetIndex(self, args[0], out nint index)) return null;
                return NoneIf(((delegate*<PyObject, nint, PyObject?, bool>)slot)(self, index, null));
            }
            case Wrap.ObjObj:
                return CheckArgs(n, 1) ? Bool(((delegate*<PyObject, PyObject, bool?>)slot)(self, args[0])) : null;
            case Wrap.Buffer:
            {
                if (!Unpack("__buffer__", n, 1, 1) || !Num.AsSsize(args[0], Exc.OverflowError, out nint flags)) return null;
                if (flags is > int.MaxValue or < int.MinValue) return Err.Raise(Exc.OverflowError, "buffer flags out of range");
                return PyMemoryView.FromBufferProc(self, (int)flags, (delegate*<PyObject, PyBuffer, int, bool>)slot);
            }
            case Wrap.ReleaseBuffer:
            {
                if (!Unpack("__release_buffer__", n, 1, 1)) return null;
                if (args[0] is not PyMemoryView view) return Err.Raise(Exc.TypeError, "expected a memoryview object");
                if (view.View.Obj is null) return PyNone.Instance;
                if (!ReferenceEquals(view.View.Obj, self)) return Err.Raise(Exc.ValueError, "memoryview's buffer is not this object");
                if (view.IsReleased) return Err.Raise(Exc.ValueError, "memoryview's buffer has already been released");
                return Obj.CallMethod(view, Id.release) is null ? null : PyNone.Instance;
            }
            default:
                throw new InvalidOperationException($"slot wrapper {def.Name}");
        }
    }
}
