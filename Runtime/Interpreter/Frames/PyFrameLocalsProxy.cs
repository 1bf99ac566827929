// Objects/frameobject.c: the write-through view of a function's variables (PEP 667).

namespace PyModules.Runtime;

/// <summary>What <c>frame.f_locals</c> gives for a function.</summary>
[PyType("FrameLocalsProxy", Flags = TypeFlags.HaveGc | TypeFlags.Mapping, Doc = "")]
public sealed partial class PyFrameLocalsProxy : PyObject
{
    private PyFrame _frame = null!;

    internal PyFrameLocalsProxy() { }

    [Mirrors("_PyFrameLocalsProxy_New", 938, 949)]
    internal PyFrameLocalsProxy(PyFrame frame) => _frame = frame;

    [PySlot(Slot.New), Mirrors("framelocalsproxy_new", 417, 448)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) != 1)
            return Err.Raise(Exc.TypeError, $"FrameLocalsProxy expected 1 argument, got {args.Length - (kwnames?.Count ?? 0)}");
        if (args[0] is not PyFrame frame) return Err.Raise(Exc.TypeError, $"expect frame, not {args[0].Type.Name}");
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "FrameLocalsProxy takes no keyword arguments");
        return new PyFrameLocalsProxy(frame);
    }

    private PyCode Code => _frame.Code;

    /// <summary><c>framelocalsproxy_getval</c>.</summary>
    [Mirrors("framelocalsproxy_getval", 42, 81)]
    internal static PyObject? Value(Frame frame, int i)
    {
        PyObject? value = frame.Base + i < frame.Slots.Length ? frame[i] : null;
        byte kind = frame.Code.Code.LocalsPlusKinds[i];
        if (value is PyCell cell && (kind & (FastKind.Cell | FastKind.Free)) != 0) return cell.Value;
        return value;
    }

    private PyObject? Value(int i) => Value(_frame.Inner, i);

    // The index; -1 absent, -2 raised.
    [Mirrors("framelocalsproxy_getkeyindex", 94, 184)]
    private int KeyIndex(PyObject key, bool read, out PyObject? value)
    {
        value = null;
        long hash = Obj.Hash(key);
        if (hash == -1 && Err.Occurred is not null) return -2;
        PyStr[] names = Code.LocalsPlusNames;
        bool found = false;
        for (int i = 0; i < names.Length; i++)
        {
            if (!ReferenceEquals(names[i], key)) continue;
            if (read ? (value = Value(i)) is not null : (Code.LocalsPlusKinds[i] & FastKind.Hidden) == 0) return i;
            found = true;
        }
        if (found) return -1;
        for (int i = 0; i < names.Length; i++)
        {
            if (Obj.Hash(names[i]) != hash) continue;
            bool? same = Obj.RichCompareBool(names[i], key, CompareOp.Eq);
            if (same is null) return -2;
            if (!same.Value) continue;
            if (read ? (value = Value(i)) is not null : (Code.LocalsPlusKinds[i] & FastKind.Hidden) == 0) return i;
        }
        return -1;
    }

    [PySlot(Slot.MpSubscript), Mirrors("framelocalsproxy_getitem", 186, 216)]
    private PyObject? GetItem(PyObject key)
    {
        int i = KeyIndex(key, true, out PyObject? value);
        if (i == -2) return null;
        if (i >= 0) return value;
        if (_frame.ExtraLocals is { } extra)
        {
            if (!extra.TryGetItem(key, out value)) return null;
            if (value is not null) return value;
        }
        return Err.Raise(Exc.KeyError, $"local variable '{Eval.ReprText(key)}' is not defined");
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("framelocalsproxy_setitem", 245, 318)]
    private bool SetItem(PyObject key, PyObject? value)
    {
        int i = KeyIndex(key, false, out _);
        if (i == -2) return false;
        if (i >= 0)
        {
            if (value is null) return Err.Fail(Exc.ValueError, "cannot remove local variables from FrameLocalsProxy");
            ref PyObject? slot = ref _frame.Inner[i];
            if (slot is PyCell cell && (Code.LocalsPlusKinds[i] & (FastKind.Cell | FastKind.Free)) != 0) cell.Value = value;
            else slot = value;
            return true;
        }
        if (_frame.ExtraLocals is not { } extra)
        {
            if (value is null)
            {
                Err.RaiseKeyError(key);
                return false;
            }
            _frame.ExtraLocals = extra = new PyDict();
        }
        return value is null ? extra.DelItem(key) : extra.SetItem(key, value);
    }

    private PyDict ToDict()
    {
        PyDict dict = new();
        PyStr[] names = Code.LocalsPlusNames;
        for (int i = 0; i < names.Length; i++)
        {
            if (Value(i) is { } value) dict.SetItem(names[i], value);
        }
        int pos = 0;
        while (_frame.ExtraLocals is { } extra && extra.Next(ref pos, out PyObject? key, out PyObject? value)) dict.SetItem(key, value);
        return dict;
    }

    [Mirrors("framelocalsproxy_merge", 320, 367)]
    private bool Merge(PyObject other)
    {
        PyList? keys = Mapping.Keys(other);
        if (keys is null) return false;
        for (int i = 0; i < keys.Count; i++)
        {
            PyObject? value = Obj.GetItem(other, keys.Items[i]);
            if (value is null || !SetItem(keys.Items[i], value)) return false;
        }
        return true;
    }

    [Mirrors("framelocalsproxy_length", 675, 693)]
    [PySlot(Slot.MpLength)] private nint Length() => ToDict().Count;
    [Mirrors("framelocalsproxy_iter", 466, 478)]
    [PySlot(Slot.Iter)] private PyObject? Iter() => Obj.GetIter(Seq.List(ToDict())!);

    [PySlot(Slot.SqContains), Mirrors("framelocalsproxy_contains", 695, 714)]
    private bool? Contains(PyObject key)
    {
        int i = KeyIndex(key, true, out _);
        if (i == -2) return null;
        return i >= 0 ? true : _frame.ExtraLocals is { } extra ? extra.Contains(key) : false;
    }

    [PySlot(Slot.RichCompare), Mirrors("framelocalsproxy_richcompare", 480, 509)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is PyFrameLocalsProxy proxy)
        {
            bool same = ReferenceEquals(proxy._frame, _frame);
            if (op == CompareOp.Eq) return PyBool.From(same);
            if (op == CompareOp.Ne) return PyBool.From(!same);
        }
        else if (other is PyDict) return Obj.RichCompare(ToDict(), other, op);
        return PyNotImplemented.Instance;
    }

    [PySlot(Slot.Repr), Mirrors("framelocalsproxy_repr", 511, 537)]
    private PyObject? Repr()
    {
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("{...}") : null;
        PyObject? text = Obj.Repr(ToDict());
        Obj.ReprLeave(this);
        return text;
    }

    private static bool IsMapping(PyObject o) => o is PyDict or PyFrameLocalsProxy;

    [PySlot(Slot.NbOr), Mirrors("framelocalsproxy_or", 539, 562)]
    private static PyObject? Or(PyObject a, PyObject b)
    {
        if (!IsMapping(a) || !IsMapping(b)) return PyNotImplemented.Instance;
        PyDict result = new();
        return result.Update(a) && result.Update(b) ? result : null;
    }

    [PySlot(Slot.NbInplaceOr), Mirrors("framelocalsproxy_inplace_or", 564, 576)]
    private static PyObject? InplaceOr(PyObject a, PyObject b)
    {
        if (!IsMapping(b)) return PyNotImplemented.Instance;
        return ((PyFrameLocalsProxy)a).Merge(b) ? a : null;
    }

    [Mirrors("framelocalsproxy___contains__", 716, 723)]
    [PyMethod("__contains__", "(key, /)", NoTextSignature = true, Coexist = true)] private bool? ContainsMethod(PyObject key) => Contains(key);
    [PyMethod("__getitem__", "(key, /)", NoTextSignature = true, Coexist = true)] private PyObject? GetItemMethod(PyObject key) => GetItem(key);

    [PyMethod("update", "(other, /)", NoTextSignature = true), Mirrors("framelocalsproxy_update", 725, 734)]
    private PyObject? Update(PyObject other)
    {
        if (!IsMapping(other)) return Err.Raise(Exc.TypeError, "update() argument must be dict or another FrameLocalsProxy");
        return Merge(other) ? PyNone.Instance : null;
    }

    [PyMethod("__reversed__", "()", NoTextSignature = true), Mirrors("framelocalsproxy_reversed", 865, 879)]
    private PyObject? Reversed()
    {
        PyList keys = Seq.List(ToDict())!;
        PyObject[] items = keys.Items.AsSpan(0, keys.Count).ToArray();
        Array.Reverse(items);
        return PyList.Of(items);
    }

    [Mirrors("framelocalsproxy_copy", 848, 863)]
    [PyMethod("copy", "()", NoTextSignature = true)] private PyObject? Copy() => ToDict();
    [Mirrors("framelocalsproxy_keys", 369, 406)]
    [PyMethod("keys", "()", NoTextSignature = true)] private PyObject? Keys() => Seq.List(ToDict());
    [Mirrors("framelocalsproxy_values", 578, 614)]
    [PyMethod("values", "()", NoTextSignature = true)] private PyObject? Values() => ToDict().ValueList();
    [Mirrors("framelocalsproxy_items", 616, 673)]
    [PyMethod("items", "()", NoTextSignature = true)] private PyObject? Items() => ToDict().ItemList();

    [PyMethod("get", Raw = true), Mirrors("framelocalsproxy_get", 736, 762)]
    private PyObject? Get(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("get", kwnames)) return null;
        if (args.Length is < 1 or > 2) return Err.Raise(Exc.TypeError, "get expected 1 or 2 arguments, got " + args.Length);
        PyObject? value = GetItem(args[0]);
        if (value is not null) return value;
        return Err.MatchesAndClear(Exc.KeyError) ? args.Length == 2 ? args[1] : PyNone.Instance : null;
    }

    [PyMethod("setdefault", Raw = true), Mirrors("framelocalsproxy_setdefault", 764, 793)]
    private PyObject? SetDefault(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("setdefault", kwnames)) return null;
        if (args.Length is < 1 or > 2) return Err.Raise(Exc.TypeError, "setdefault expected 1 or 2 arguments, got " + args.Length);
        PyObject? value = GetItem(args[0]);
        if (value is not null) return value;
        if (!Err.MatchesAndClear(Exc.KeyError)) return null;
        value = args.Length == 2 ? args[1] : PyNone.Instance;
        return SetItem(args[0], value) ? value : null;
    }

    [PyMethod("pop", Raw = true), Mirrors("framelocalsproxy_pop", 795, 846)]
    private PyObject? Pop(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("pop", kwnames) || !Args.CheckPositional("pop", args.Length, 1, 2)) return null;
        int i = KeyIndex(args[0], false, out _);
        if (i == -2) return null;
        if (i >= 0) return Err.Raise(Exc.ValueError, "cannot remove local variables from FrameLocalsProxy");
        PyObject? value = null;
        if (_frame.ExtraLocals is { } extra && extra.Pop(args[0], out value) is null) return null;
        value ??= args.Length > 1 ? args[1] : null;
        return value ?? Err.RaiseKeyError(args[0]);
    }
}
