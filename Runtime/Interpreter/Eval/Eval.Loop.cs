// Python/bytecodes.c, Python/ceval.c: the loop.
// Locals stay in registers: four of them live through every instruction, thread, frame, the first slot and the instruction, and that is how
// many the JIT has to give. Everything rare lies in methods of their own (Slow.*.cs). None of these has an out parameter that is an object: the
// JIT would give the variable a place on the stack that counts as alive as long as the loop runs, and with it the last object that was in it.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Runtime;

/// <summary>Runs Python code.</summary>
public static unsafe partial class Eval
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref PyObject? Window(Frame frame) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Slots), frame.Base);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Instr At(Frame frame, int ip) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Instrs), ip);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<PyObject> Args(ref PyObject? first, int count) => MemoryMarshal.CreateReadOnlySpan(ref first, count)!;

    /// <summary>Run <paramref name="frame"/> (which is the current one, and an entry) until it returns, yields or fails.</summary>
    [Mirrors("PyEval_EvalFrameEx", 882, 887)]
    internal static PyObject? Run(ThreadState thread, Frame frame, bool throwing)
    {
        if (throwing) ThrowEvent(thread, frame);
        PyObject? result = Loop(thread, frame, throwing);
        while (result is null && thread.Reentering)
        {
            thread.Reentering = false;
            result = Loop(thread, thread.CurrentFrame!, throwing: false);
        }
        return result;
    }

    [Mirrors("_PyEval_EvalFrameDefault", 1008, 1238)]
    private static PyObject? Loop(ThreadState thread, Frame frame, bool throwing)
    {
        ref PyObject? r = ref Window(frame);
        ref Instr i = ref At(frame, frame.Ip);
        PyFunction function;
        PyObject value;
        int start, count;
        long number;
        for (; ; )
        {
            if (throwing)
            {
                throwing = false;
                goto error;
            }
            for (; ; )
            {
            frame.Ip = i.Ip;
            switch (i.Op)
            {
                case IOp.Nop:
                    i = ref Unsafe.Add(ref i, 1);
                    continue;

                // ---- moves

                case IOp.Move:
                    Unsafe.Add(ref r, i.A) = Unsafe.Add(ref r, i.B);
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.Move2:
                    Unsafe.Add(ref r, i.A) = Unsafe.Add(ref r, i.B);
                    Unsafe.Add(ref r, i.C) = Unsafe.Add(ref r, i.D);
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.LoadConst:
                    Unsafe.Add(ref r, i.A) = Unsafe.As<PyObject>(i.Cache);
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.LoadNull:
                    Unsafe.Add(ref r, i.A) = null;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.LoadDeref:
                {
                    PyObject? content = Unsafe.As<PyCell>(Unsafe.Add(ref r, i.B))!.Value;
                    if (content is null)
                    {
                        RaiseUnboundDeref(frame, i.B);
                        goto error;
                    }
                    Unsafe.Add(ref r, i.A) = content;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.AddRR:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), b = Unsafe.Add(ref r, i.C), sum;
                    if (a is PyInt x && b is PyInt y)
                    {
                        long n = x.Value + y.Value;
                        if (((x.Value ^ n) & (y.Value ^ n)) >= 0)
                        {
                            number = n;
                            goto integer;
                        }
                    }
                    else if (PyFloat.IsExact(a, out PyFloat? p) && PyFloat.IsExact(b, out PyFloat? q))
                    {
                        Unsafe.Add(ref r, i.A) = Fresh.Add(p, q, i.E);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    sum = Binary(i.D, a!, b!);
                    if (sum is null) goto error;
                    if (i.E >= Fresh.Result) sum = Fresh.Unshared(sum);
                    Unsafe.Add(ref r, i.A) = sum;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.AddRK:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), sum;
                    PyObject b = Unsafe.As<PyObject>(i.Cache!);
                    if (a is PyInt x && b is PyInt y)
                    {
                        long n = x.Value + y.Value;
                        if (((x.Value ^ n) & (y.Value ^ n)) >= 0)
                        {
                            number = n;
                            goto integer;
                        }
                    }
                    else if (PyFloat.IsExact(a, out PyFloat? p) && PyFloat.IsExact(b, out PyFloat? q))
                    {
                        Unsafe.Add(ref r, i.A) = Fresh.Add(p, q, i.E);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    sum = Binary(i.D, a!, b);
                    if (sum is null) goto error;
                    if (i.E >= Fresh.Result) sum = Fresh.Unshared(sum);
                    Unsafe.Add(ref r, i.A) = sum;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.SubRR:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), b = Unsafe.Add(ref r, i.C), difference;
                    if (a is PyInt x && b is PyInt y)
                    {
                        long n = x.Value - y.Value;
                        if (((x.Value ^ y.Value) & (x.Value ^ n)) >= 0)
                        {
                            number = n;
                            goto integer;
                        }
                    }
                    else if (PyFloat.IsExact(a, out PyFloat? p) && PyFloat.IsExact(b, out PyFloat? q))
                    {
                        Unsafe.Add(ref r, i.A) = Fresh.Subtract(p, q, i.E);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    difference = Binary(i.D, a!, b!);
                    if (difference is null) goto error;
                    if (i.E >= Fresh.Result) difference = Fresh.Unshared(difference);
                    Unsafe.Add(ref r, i.A) = difference;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.SubRK:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), difference;
                    PyObject b = Unsafe.As<PyObject>(i.Cache!);
                    if (a is PyInt x && b is PyInt y)
                    {
                        long n = x.Value - y.Value;
                        if (((x.Value ^ y.Value) & (x.Value ^ n)) >= 0)
                        {
                            number = n;
                            goto integer;
                        }
                    }
                    else if (PyFloat.IsExact(a, out PyFloat? p) && PyFloat.IsExact(b, out PyFloat? q))
                    {
                        Unsafe.Add(ref r, i.A) = Fresh.Subtract(p, q, i.E);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    difference = Binary(i.D, a!, b);
                    if (difference is null) goto error;
                    if (i.E >= Fresh.Result) difference = Fresh.Unshared(difference);
                    Unsafe.Add(ref r, i.A) = difference;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.MulRR:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), b = Unsafe.Add(ref r, i.C), product;
                    if (a is PyInt x && b is PyInt y)
                    {
                        long high = Math.BigMul(x.Value, y.Value, out long low);
                        if (high == low >> 63)
                        {
                            number = low;
                            goto integer;
                        }
                    }
                    else if (PyFloat.IsExact(a, out PyFloat? p) && PyFloat.IsExact(b, out PyFloat? q))
                    {
                        Unsafe.Add(ref r, i.A) = Fresh.Multiply(p, q, i.E);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    product = Binary(i.D, a!, b!);
                    if (product is null) goto error;
                    if (i.E >= Fresh.Result) product = Fresh.Unshared(product);
                    Unsafe.Add(ref r, i.A) = product;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.MulRK:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), product;
                    PyObject b = Unsafe.As<PyObject>(i.Cache!);
                    if (PyFloat.IsExact(a, out PyFloat? p) && PyFloat.IsExact(b, out PyFloat? q))
                    {
                        Unsafe.Add(ref r, i.A) = Fresh.Multiply(p, q, i.E);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    product = BinaryFast(i.D, a!, b);
                    if (product is null) goto error;
                    if (i.E >= Fresh.Result) product = Fresh.Unshared(product);
                    Unsafe.Add(ref r, i.A) = product;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.BinaryRK:
                {
                    PyObject? result = BinaryFast(i.D, Unsafe.Add(ref r, i.B)!, Unsafe.As<PyObject>(i.Cache!));
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.BinaryRR:
                {
                    PyObject? result = BinaryFast(i.D, Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!);
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.SubscrRR:
                {
                    PyObject? result, container = Unsafe.Add(ref r, i.B), sub = Unsafe.Add(ref r, i.C);
                    if (sub is PyInt index)
                    {
                        long n = index.Value;
                        if (container!.GetType() == typeof(PyList))
                        {
                            PyList list = Unsafe.As<PyList>(container);
                            if (n < 0) n += list.Count;
                            if ((ulong)n < (ulong)list.Count)
                            {
                                Unsafe.Add(ref r, i.A) = list.Items[n];
                                i = ref Unsafe.Add(ref i, 1);
                                continue;
                            }
                        }
                        else if (container.GetType() == typeof(PyTuple))
                        {
                            PyObject[] items = Unsafe.As<PyTuple>(container).Items;
                            if (n < 0) n += items.Length;
                            if ((ulong)n < (ulong)items.Length)
                            {
                                Unsafe.Add(ref r, i.A) = items[n];
                                i = ref Unsafe.Add(ref i, 1);
                                continue;
                            }
                        }
                    }
                    if (SubscrFunction(container!) is { } getitem)
                    {
                        // A class of Python with __getitem__: run it here.
                        int low = frame.Code.Depths[i.Ip] + frame.Code.NLocalsPlus;
                        Unsafe.Add(ref r, low) = container;
                        Unsafe.Add(ref r, low + 1) = sub;
                        function = getitem;
                        start = low;
                        count = 2;
                        goto callPython;
                    }
                    result = Obj.GetItem(container!, sub!);
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.SubscrRK:
                {
                    PyObject? result, container = Unsafe.Add(ref r, i.B);
                    if (i.Cache is PyInt index)
                    {
                        long n = index.Value;
                        if (container!.GetType() == typeof(PyList))
                        {
                            PyList list = Unsafe.As<PyList>(container);
                            if (n < 0) n += list.Count;
                            if ((ulong)n < (ulong)list.Count)
                            {
                                Unsafe.Add(ref r, i.A) = list.Items[n];
                                i = ref Unsafe.Add(ref i, 1);
                                continue;
                            }
                        }
                        else if (container.GetType() == typeof(PyTuple))
                        {
                            PyObject[] items = Unsafe.As<PyTuple>(container).Items;
                            if (n < 0) n += items.Length;
                            if ((ulong)n < (ulong)items.Length)
                            {
                                Unsafe.Add(ref r, i.A) = items[n];
                                i = ref Unsafe.Add(ref i, 1);
                                continue;
                            }
                        }
                    }
                    result = Obj.GetItem(container!, Unsafe.As<PyObject>(i.Cache!));
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.CompareRR:
                case IOp.CompareRK:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), b = i.Op == IOp.CompareRR ? Unsafe.Add(ref r, i.C) : Unsafe.As<PyObject>(i.Cache!);
                    if (a is PyInt x && b is PyInt y)
                    {
                        uint bit = x.Value < y.Value ? 2u : x.Value > y.Value ? 4u : 8u;
                        Unsafe.Add(ref r, i.A) = (i.E & bit) != 0 ? PyBool.True : PyBool.False;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    PyObject? result = Compare(a!, b!, i.E);
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.JumpCompareRR:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B), b = Unsafe.Add(ref r, i.C);
                    if (a is PyInt x && b is PyInt y)
                    {
                        uint bit = x.Value < y.Value ? 2u : x.Value > y.Value ? 4u : 8u;
                        i = ref Unsafe.Add(ref i, (i.E & bit) != 0 ? i.D - i.Ip : 1);
                        continue;
                    }
                    int taken = CompareJump(a!, b!, i.E);
                    if (taken < 0) goto error;
                    i = ref Unsafe.Add(ref i, taken != 0 ? i.D - i.Ip : 1);
                    continue;
                }
                case IOp.JumpCompareRK:
                {
                    PyObject? a = Unsafe.Add(ref r, i.B);
                    if (a is PyInt x && i.Cache is PyInt y)
                    {
                        uint bit = x.Value < y.Value ? 2u : x.Value > y.Value ? 4u : 8u;
                        i = ref Unsafe.Add(ref i, (i.E & bit) != 0 ? i.D - i.Ip : 1);
                        continue;
                    }
                    int taken = CompareJump(a!, Unsafe.As<PyObject>(i.Cache!), i.E);
                    if (taken < 0) goto error;
                    i = ref Unsafe.Add(ref i, taken != 0 ? i.D - i.Ip : 1);
                    continue;
                }
                case IOp.JumpIs:
                    i = ref Unsafe.Add(ref i, ReferenceEquals(Unsafe.Add(ref r, i.B), Unsafe.Add(ref r, i.C)) == (i.E == 0) ? i.D - i.Ip : 1);
                    continue;
                case IOp.JumpContains:
                {
                    int found = Contains(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!);
                    if (found < 0) goto error;
                    i = ref Unsafe.Add(ref i, (found ^ (int)i.E) != 0 ? i.D - i.Ip : 1);
                    continue;
                }
                case IOp.JumpIfTrue:
                    i = ref Unsafe.Add(ref i, ReferenceEquals(Unsafe.Add(ref r, i.B), PyBool.True) ? i.D - i.Ip : 1);
                    continue;
                case IOp.JumpIfFalse:
                    i = ref Unsafe.Add(ref i, ReferenceEquals(Unsafe.Add(ref r, i.B), PyBool.False) ? i.D - i.Ip : 1);
                    continue;
                case IOp.JumpIfTruthy:
                {
                    PyObject? o = Unsafe.Add(ref r, i.B);
                    int truth = ReferenceEquals(o, PyBool.True) ? 1 : ReferenceEquals(o, PyBool.False) ? 0 : Truth(o!);
                    if (truth < 0) goto error;
                    i = ref Unsafe.Add(ref i, truth != 0 ? i.D - i.Ip : 1);
                    continue;
                }
                case IOp.JumpIfFalsy:
                {
                    PyObject? o = Unsafe.Add(ref r, i.B);
                    int truth = ReferenceEquals(o, PyBool.True) ? 1 : ReferenceEquals(o, PyBool.False) ? 0 : Truth(o!);
                    if (truth < 0) goto error;
                    i = ref Unsafe.Add(ref i, truth == 0 ? i.D - i.Ip : 1);
                    continue;
                }
                case IOp.JumpIfNone:
                    // None comes first: a value that waited for it would be kept on the native stack, where the collector finds it.
                    i = ref Unsafe.Add(ref i, ReferenceEquals(PyNone.Instance, Unsafe.Add(ref r, i.B)) ? i.D - i.Ip : 1);
                    continue;
                case IOp.JumpIfNotNone:
                    i = ref Unsafe.Add(ref i, ReferenceEquals(PyNone.Instance, Unsafe.Add(ref r, i.B)) ? 1 : i.D - i.Ip);
                    continue;
                case IOp.Jump:
                    i = ref Unsafe.Add(ref i, i.D - i.Ip);
                    continue;
                case IOp.JumpBackward:
                    if (thread.EvalBreaker != 0)
                    {
                        if (!HandlePending(thread)) goto error;
                        if (thread.WantsReentry())
                        {
                            frame.Ip = i.D;
                            return null;
                        }
                    }
                    i = ref Unsafe.Add(ref i, i.D - i.Ip);
                    continue;
                case IOp.LoadGlobalCached:
                {
                    if (frame.Function.Globals is PyDict globals && globals.KeysVersionRaw == i.E)
                    {
                        Unsafe.Add(ref r, i.A) = globals.ValueAt(i.D);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadGlobal;
                }
                case IOp.LoadBuiltinCached:
                {
                    if (frame.Function.Globals is PyDict globals && globals.KeysVersionRaw == i.E
                        && frame.Function.Builtins is PyDict builtins && builtins.KeysVersionRaw == (uint)(i.B | i.C << 16))
                    {
                        Unsafe.Add(ref r, i.A) = builtins.ValueAt(i.D);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadGlobal;
                }
                case IOp.LoadGlobal:
                {
                    PyObject? found = LoadGlobal(frame, ref i);
                    if (found is null) goto error;
                    Unsafe.Add(ref r, i.A) = found;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.LoadAttrInstance:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.GetType() == typeof(PyInstance))
                    {
                        PyInstance instance = Unsafe.As<PyInstance>(owner);
                        if (instance.InstanceType.VersionTagOrZero == i.E && instance.InstanceDict is { } own && own.TryGetHint(i.D, Unsafe.As<AttrCache>(i.Cache!).Name) is { } found)
                        {
                            Unsafe.Add(ref r, i.A) = found;
                            i = ref Unsafe.Add(ref i, 1);
                            continue;
                        }
                    }
                    else if (owner.Type.VersionTagOrZero == i.E)
                    {
                        ref PyDict? slot = ref owner.DictSlot;
                        if (slot is { } dict && dict.TryGetHint(i.D, Unsafe.As<AttrCache>(i.Cache!).Name) is { } hit)
                        {
                            Unsafe.Add(ref r, i.A) = hit;
                            i = ref Unsafe.Add(ref i, 1);
                            continue;
                        }
                    }
                    goto case IOp.LoadAttr;
                }
                case IOp.LoadAttrModule:
                {
                    if (Unsafe.Add(ref r, i.B) is PyModuleObject module && module.Dict.KeysVersionRaw == i.E)
                    {
                        Unsafe.Add(ref r, i.A) = module.Dict.ValueAt(i.D);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadAttr;
                }
                case IOp.LoadAttrClass:
                {
                    if (Unsafe.Add(ref r, i.B) is PyType type && type.VersionTagOrZero == i.E)
                    {
                        Unsafe.Add(ref r, i.A) = Unsafe.As<AttrCache>(i.Cache!).Value;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadAttr;
                }
                case IOp.LoadAttrProperty:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.Type.VersionTagOrZero == i.E)
                    {
                        int low = frame.Code.Depths[i.Ip] + frame.Code.NLocalsPlus;
                        Unsafe.Add(ref r, low) = owner;
                        function = Unsafe.As<PyFunction>(Unsafe.As<AttrCache>(i.Cache!).Value!);
                        start = low;
                        count = 1;
                        goto callPython;
                    }
                    goto case IOp.LoadAttr;
                }
                case IOp.LoadAttrSlot:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.Type.VersionTagOrZero == i.E && owner.SlotValues![i.D] is { } hit)
                    {
                        Unsafe.Add(ref r, i.A) = hit;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadAttr;
                }
                case IOp.LoadAttrTypeValue:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.Type.VersionTagOrZero == i.E && !Shadowed(owner, Unsafe.As<AttrCache>(i.Cache!).Name))
                    {
                        Unsafe.Add(ref r, i.A) = Unsafe.As<AttrCache>(i.Cache!).Value;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadAttr;
                }
                case IOp.LoadAttr:
                {
                    PyObject? found = LoadAttr(Unsafe.Add(ref r, i.B)!, ref i);
                    if (found is null) goto error;
                    Unsafe.Add(ref r, i.A) = found;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.LoadMethodBuiltin:
                {
                    // No instance dict to shadow the method.
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.Type.VersionTagOrZero == i.E)
                    {
                        Unsafe.Add(ref r, i.A + 1) = owner;
                        Unsafe.Add(ref r, i.A) = Unsafe.As<AttrCache>(i.Cache!).Value;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadMethod;
                }
                case IOp.LoadMethodCached:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.GetType() == typeof(PyInstance))
                    {
                        PyInstance instance = Unsafe.As<PyInstance>(owner);
                        if (instance.InstanceType.VersionTagOrZero == i.E && (instance.InstanceDict is not { } own || own.IndexOf(Unsafe.As<AttrCache>(i.Cache!).Name) == PyDict.Absent))
                        {
                            Unsafe.Add(ref r, i.A + 1) = owner;
                            Unsafe.Add(ref r, i.A) = Unsafe.As<AttrCache>(i.Cache!).Value;
                            i = ref Unsafe.Add(ref i, 1);
                            continue;
                        }
                    }
                    else if (owner.Type.VersionTagOrZero == i.E && !Shadowed(owner, Unsafe.As<AttrCache>(i.Cache!).Name))
                    {
                        Unsafe.Add(ref r, i.A + 1) = owner;
                        Unsafe.Add(ref r, i.A) = Unsafe.As<AttrCache>(i.Cache!).Value;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.LoadMethod;
                }
                case IOp.LoadMethod:
                    if (!LoadMethod(ref r, ref i)) goto error;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.StoreAttrInstance:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.GetType() == typeof(PyInstance))
                    {
                        PyInstance instance = Unsafe.As<PyInstance>(owner);
                        if (instance.InstanceType.VersionTagOrZero == i.E && instance.InstanceDict is { } own && own.TrySetHint(i.D, Unsafe.As<AttrCache>(i.Cache!).Name, Unsafe.Add(ref r, i.A)!))
                        {
                            i = ref Unsafe.Add(ref i, 1);
                            continue;
                        }
                    }
                    else if (owner.Type.VersionTagOrZero == i.E)
                    {
                        ref PyDict? slot = ref owner.DictSlot;
                        if (slot is { } dict && dict.TrySetHint(i.D, Unsafe.As<AttrCache>(i.Cache!).Name, Unsafe.Add(ref r, i.A)!))
                        {
                            i = ref Unsafe.Add(ref i, 1);
                            continue;
                        }
                    }
                    goto case IOp.StoreAttr;
                }
                case IOp.StoreAttrSlot:
                {
                    PyObject owner = Unsafe.Add(ref r, i.B)!;
                    if (owner.Type.VersionTagOrZero == i.E)
                    {
                        owner.SlotValues.AsSpan()[i.D] = Unsafe.Add(ref r, i.A);
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    goto case IOp.StoreAttr;
                }
                case IOp.StoreAttr:
                    if (!StoreAttr(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.A)!, ref i)) goto error;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.BuildTuple:
                    Unsafe.Add(ref r, i.A) = PyTuple.Of(Args(ref Unsafe.Add(ref r, i.B), i.D));
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.BuildList:
                    Unsafe.Add(ref r, i.A) = PyList.Of(Args(ref Unsafe.Add(ref r, i.B), i.D));
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.ListAppend:
                    Unsafe.As<PyList>(Unsafe.Add(ref r, i.A))!.Append(Unsafe.Add(ref r, i.B)!);
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.UnpackSequence:
                {
                    PyObject sequence = Unsafe.Add(ref r, i.B)!;
                    if (sequence.GetType() == typeof(PyTuple))
                    {
                        PyObject[] items = Unsafe.As<PyTuple>(sequence).Items;
                        if (items.Length == i.D)
                        {
                            ref PyObject? to = ref Unsafe.Add(ref r, i.A + i.D - 1);
                            for (int k = 0; k < items.Length; k++)
                            {
                                to = items[k];
                                to = ref Unsafe.Subtract<PyObject?>(ref to, 1);
                            }
                            i = ref Unsafe.Add(ref i, 1);
                            continue;
                        }
                    }
                    if (!Unpack(ref Unsafe.Add(ref r, i.A), sequence, i.D, -1)) goto error;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.Call:
                {
                    PyObject callable = Unsafe.Add(ref r, i.B)!;
                    count = i.C;
                    start = i.B + 2;
                    if (i.D == 0 && Unsafe.Add(ref r, i.B + 1) is not null)
                    {
                        start--;
                        count++;
                    }
                    if (callable.GetType() == typeof(PyMethod) && start == i.B + 2)
                    {
                        PyMethod bound = Unsafe.As<PyMethod>(callable);
                        Unsafe.Add(ref r, i.B + 1) = bound.Self;
                        callable = bound.Function;
                        start--;
                        count++;
                    }
                    if (callable.GetType() == typeof(PyFunction))
                    {
                        function = Unsafe.As<PyFunction>(callable);
                        goto callPython;
                    }
                    PyObject? result;
                    if (callable.GetType() == typeof(PyBuiltinFunction))
                        result = CallBuiltin(Unsafe.As<PyBuiltinFunction>(callable), ref Unsafe.Add(ref r, start), count);
                    else if (callable.GetType() == typeof(PyMethodDescr))
                        result = CallMethodDescr(Unsafe.As<PyMethodDescr>(callable), ref Unsafe.Add(ref r, start), count);
                    else if (callable is PyType type)
                    {
                        if (start == i.B + 2 && InitFunction(type) is { } init)
                        {
                            PyObject self = type.Alloc();
                            Unsafe.Add(ref r, i.B) = self;
                            Unsafe.Add(ref r, i.B + 1) = self;
                            start--;
                            count++;
                            function = init;
                            goto callInit;
                        }
                        result = CallType(type, ref Unsafe.Add(ref r, start), count);
                    }
                    else result = Obj.Vectorcall(callable, Args(ref Unsafe.Add(ref r, start), count), null);
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    if (thread.EvalBreaker != 0 && !HandlePendingInCall(thread)) goto error;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.CallKw:
                {
                    PyObject callable = Unsafe.Add(ref r, i.B)!;
                    count = i.C;
                    start = i.B + 2;
                    PyTuple names = Unsafe.As<PyTuple>(i.Cache ?? Unsafe.Add(ref r, i.B + 2 + i.C))!;
                    if (i.D == 0 && Unsafe.Add(ref r, i.B + 1) is not null)
                    {
                        start--;
                        count++;
                    }
                    if (callable.GetType() == typeof(PyMethod) && start == i.B + 2)
                    {
                        PyMethod bound = Unsafe.As<PyMethod>(callable);
                        Unsafe.Add(ref r, i.B + 1) = bound.Self;
                        callable = bound.Function;
                        start--;
                        count++;
                    }
                    bool init = false;
                    if (callable is PyType type && start == i.B + 2 && InitFunction(type) is { } initializer)
                    {
                        PyObject self = type.Alloc();
                        Unsafe.Add(ref r, i.B) = self;
                        Unsafe.Add(ref r, i.B + 1) = self;
                        start--;
                        count++;
                        callable = initializer;
                        init = true;
                    }
                    if (callable.GetType() == typeof(PyFunction))
                    {
                        Frame? inner = PushFrame(thread, Unsafe.As<PyFunction>(callable), Args(ref Unsafe.Add(ref r, start), count), names);
                        if (inner is null) goto error;
                        inner.Init = init;
                        frame = inner;
                        goto enter;
                    }
                    PyObject? result = Obj.Vectorcall(callable, Args(ref Unsafe.Add(ref r, start), count), names);
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    if (thread.EvalBreaker != 0 && !HandlePendingInCall(thread)) goto error;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.CallEx:
                {
                    // B callable, null, arguments, keywords or null.
                    Frame? inner = CallEx(thread, ref Unsafe.Add(ref r, i.B));
                    if (inner is not null)
                    {
                        frame = inner;
                        goto enter;
                    }
                    PyObject? result = Unsafe.Add(ref r, i.B);
                    if (result is null) goto error;
                    Unsafe.Add(ref r, i.A) = result;
                    if (thread.EvalBreaker != 0 && !HandlePendingInCall(thread)) goto error;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.Return:
                    value = Unsafe.Add(ref r, i.B)!;
                    goto leave;
                case IOp.ReturnConst:
                    value = Unsafe.As<PyObject>(i.Cache!);
                    goto leave;

                // ---- iteration, generators, coroutines

                case IOp.GetIter:
                {
                    PyObject? iterator = GetIter(Unsafe.Add(ref r, i.B)!);
                    if (iterator is null) goto error;
                    Unsafe.Add(ref r, i.A) = iterator;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.ForIter:
                {
                    PyObject iterator = Unsafe.Add(ref r, i.B)!;
                    if (iterator.GetType() == typeof(PyRangeIterator))
                    {
                        PyRangeIterator range = Unsafe.As<PyRangeIterator>(iterator);
                        if (range.TryNext(out long n))
                        {
                            Unsafe.Add(ref r, i.A) = PyInt.From(n);
                            i = ref Unsafe.Add(ref i, 1);
                        }
                        else i = ref Unsafe.Add(ref i, i.D - i.Ip);
                        continue;
                    }
                    if (iterator.GetType() == typeof(PyListIterator))
                    {
                        PyObject? item = Unsafe.As<PyListIterator>(iterator).Next();
                        if (item is not null)
                        {
                            Unsafe.Add(ref r, i.A) = item;
                            i = ref Unsafe.Add(ref i, 1);
                        }
                        else i = ref Unsafe.Add(ref i, i.D - i.Ip);
                        continue;
                    }
                    if (iterator.GetType() == typeof(PyTupleIterator))
                    {
                        PyObject? item = Unsafe.As<PyTupleIterator>(iterator).Next();
                        if (item is not null)
                        {
                            Unsafe.Add(ref r, i.A) = item;
                            i = ref Unsafe.Add(ref i, 1);
                        }
                        else i = ref Unsafe.Add(ref i, i.D - i.Ip);
                        continue;
                    }
                    if (iterator.GetType() == typeof(PyGenerator) && Unsafe.As<PyGenerator>(iterator).State < GeneratorState.Executing)
                    {
                        Frame? inner = ResumeInline(thread, Unsafe.As<PyGenerator>(iterator), PyNone.Instance);
                        if (inner is null) goto error;
                        frame = inner;
                        goto resume;
                    }
                    PyObject? next = NextOf(iterator);
                    if (next is not null)
                    {
                        Unsafe.Add(ref r, i.A) = next;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    if (thread.CurrentException is not null && !StopIterationSeen(thread, frame)) goto error;
                    i = ref Unsafe.Add(ref i, i.D - i.Ip);
                    continue;
                }
                case IOp.Resume:
                    if (thread.EvalBreaker != 0)
                    {
                        if (!ResumePending(thread, frame, i.D)) goto error;
                        i = ref At(frame, frame.Ip);
                        if (thread.WantsReentry())
                        {
                            frame.Ip = i.Ip + 1;
                            return null;
                        }
                    }
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.ReturnGenerator:
                    value = MakeGenerator(thread, frame);
                    goto leave;
                case IOp.Yield:
                {
                    value = Unsafe.Add(ref r, i.B)!;
                    for (count = (int)(i.E >> 1); --count >= 0;) Unsafe.Add(ref r, i.C + i.D + count) = null;
                    PyGenBase generator = frame.Generator!;
                    if ((i.E & 1) != 0) generator.Watch(thread);
                    generator.State = i.D == 0 ? GeneratorState.Suspended : GeneratorState.SuspendedYieldFrom;
                    generator.PopExcInfo(thread);
                    thread.RecursionRemaining++;
                    bool entry = frame.Entry;
                    Frame? back = frame.Previous;
                    frame.Previous = null;
                    thread.CurrentFrame = back;
                    if (entry) return value;
                    frame = back!;
                    r = ref Window(frame);
                    i = ref At(frame, frame.Ip);
                    // Both FOR_ITER and SEND take the value and go on.
                    Unsafe.Add(ref r, i.A) = value;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                }
                case IOp.Send:
                {
                    PyObject receiver = Unsafe.Add(ref r, i.B)!;
                    if ((receiver.GetType() == typeof(PyCoroutine) || receiver.GetType() == typeof(PyGenerator))
                        && Unsafe.As<PyGenBase>(receiver).State < GeneratorState.Executing)
                    {
                        Frame? inner = ResumeInline(thread, Unsafe.As<PyGenBase>(receiver), Unsafe.Add(ref r, i.A)!);
                        if (inner is null) goto error;
                        frame = inner;
                        goto resume;
                    }
                    SendResult sent = Send(thread, frame, receiver, ref Unsafe.Add(ref r, i.A));
                    if (sent == SendResult.Error) goto error;
                    i = ref Unsafe.Add(ref i, sent == SendResult.Next ? 1 : i.D - i.Ip);
                    continue;
                }
                case IOp.EndAsyncFor:
                {
                    PyBaseException exception = Unsafe.As<PyBaseException>(Unsafe.Add(ref r, i.B)!);
                    if (exception.Type.IsSubtypeOf(Exc.StopAsyncIteration))
                    {
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    thread.CurrentException = exception;
                    goto reraise;
                }
                case IOp.CleanupThrow:
                {
                    PyBaseException exception = Unsafe.As<PyBaseException>(Unsafe.Add(ref r, i.A + 2)!);
                    if (exception is PyStopIteration stop)
                    {
                        Unsafe.Add(ref r, i.A) = PyNone.Instance;
                        Unsafe.Add(ref r, i.A + 1) = stop.Value ?? PyNone.Instance;
                        i = ref Unsafe.Add(ref i, 1);
                        continue;
                    }
                    thread.CurrentException = exception;
                    goto reraise;
                }

                // ---- matching, imports

                case IOp.RaiseVarargs:
                    if (DoRaise(thread, i.D > 0 ? Unsafe.Add(ref r, i.B) : null, i.D == 2 ? Unsafe.Add(ref r, i.B + 1) : null)) goto reraise;
                    goto error;
                case IOp.Reraise:
                {
                    PyObject exception = Unsafe.Add(ref r, i.B)!;
                    if (i.D != 0 && Unsafe.Add(ref r, i.C) is PyInt lasti) frame.Ip = frame.Code.IpOfUnit[lasti.Value];
                    thread.CurrentException = Unsafe.As<PyBaseException>(exception);
                    goto reraise;
                }
                case IOp.JumpExcMatch:
                {
                    int match = CheckExcMatch(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!);
                    if (match < 0) goto error;
                    i = ref Unsafe.Add(ref i, match != 0 ? 1 : i.D - i.Ip);
                    continue;
                }
                case IOp.TraceMark:
                    frame.PriorUnit = frame.TracedUnit;
                    frame.TracedUnit = i.D;
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.TraceNoLine:
                    i = ref Unsafe.Add(ref i, 1);
                    continue;
                case IOp.TraceInstruction:
                case IOp.TraceLine:
                case IOp.Hook:
                case IOp.Retired:
                    if (!Traced(thread, frame, ref i)) goto error;
                    i = ref At(frame, frame.Ip + 1);
                    continue;
                default:
                    // What is rare lies apart, so that the JIT can keep track of every local here.
                    if (!Rare(thread, frame, ref r, ref i)) goto error;
                    i = ref At(frame, frame.Ip + 1);
                    continue;
            }
            }

        integer:
            // The result is an int: in one place, because each that makes an object makes the frame bigger.
            Unsafe.Add(ref r, i.A) = PyInt.From(number);
            i = ref Unsafe.Add(ref i, 1);
            continue;

        callInit:
            {
                Frame? inner = PushFrame(thread, function, Args(ref Unsafe.Add(ref r, start), count), null);
                if (inner is null) goto error;
                inner.Init = true;
                frame = inner;
                goto enter;
            }

        callPython:
            {
                // function, with count arguments from slot start on: they become the first variables where they lie.
                Translated? target = Unsafe.As<Translated>(function.Code.Translated);
                if (target is not null && target.Simple && count == target.ArgCount && frame.Owner == FrameOwner.Thread && !target.NeedsLocals && thread.RecursionRemaining > 1)
                {
                    int at = frame.Base + start, top = at + target.FrameSize;
                    if (top <= frame.Slots.Length)
                    {
                        thread.RecursionRemaining--;
                        Frame inner = frame.Next ?? ThreadState.NewFrame(frame);
                        if (!ReferenceEquals(inner.Slots, frame.Slots)) inner.Slots = frame.Slots;
                        inner.Base = at;
                        inner.Top = top;
                        inner.Owner = FrameOwner.Thread;
                        inner.Entry = false;
                        inner.Init = false;
                        if (!ReferenceEquals(inner.Code, target)) inner.Code = target;
                        if (!ReferenceEquals(inner.Function, function)) inner.Function = function;
                        if (!ReferenceEquals(inner.Previous, frame)) inner.Previous = frame;
                        r = ref Unsafe.Add(ref r, start);
                        for (int k = count; k < target.NLocalsPlus; k++) Unsafe.Add(ref r, k) = null;
                        frame = inner;
                        thread.CurrentFrame = inner;
                        i = ref MemoryMarshal.GetArrayDataReference(target.Instrs);
                        continue;
                    }
                }
                Frame? general = PushFrame(thread, function, Args(ref Unsafe.Add(ref r, start), count), null);
                if (general is null) goto error;
                frame = general;
                goto enter;
            }

        enter:
            // A new frame, already current, from its first instruction.
            r = ref Window(frame);
            i = ref At(frame, 0);
            continue;

        resume:
            // A generator, already current: the sent value is in place.
            r = ref Window(frame);
            i = ref At(frame, frame.Ip + 1);
            continue;

        leave:
            {
                // value goes to the caller.
                Frame? back = frame.Previous;
                bool entry = frame.Entry, init = frame.Init, generator = frame.Owner == FrameOwner.Generator;
                thread.RecursionRemaining++;
                thread.CurrentFrame = back;
                if (!generator) thread.DropFrame(frame);
                else FinishGenerator(thread, frame);
                if (entry) return value;
                frame = back!;
                r = ref Window(frame);
                i = ref At(frame, frame.Ip);
                if (generator)
                {
                    if (i.Op == IOp.Send) Unsafe.Add(ref r, i.A) = value;
                    i = ref Unsafe.Add(ref i, i.D - i.Ip);
                    continue;
                }
                if (init)
                {
                    if (value != PyNone.Instance)
                    {
                        Err.Raise(Exc.TypeError, $"__init__() should return None, not '{value.Type.Name}'");
                        goto error;
                    }
                    value = Unsafe.Add(ref r, i.B)!;
                }
                Unsafe.Add(ref r, i.A) = value;
                i = ref Unsafe.Add(ref i, 1);
                continue;
            }

        reraise:
            ReraiseEvent(thread, frame, i.Ip);
            goto unwind;

        error:
            // The exception is new here: note the frame in its traceback.
            if (!frame.Incomplete) AddTraceback(thread, frame);
            RaiseEvent(thread, frame);

        unwind:
            {
                int handler = Unwind(thread, frame, i.Ip);
                if (handler >= 0)
                {
                    i = ref At(frame, handler);
                    continue;
                }
                Frame? back = frame.Previous;
                bool entry = frame.Entry;
                thread.RecursionRemaining++;
                thread.CurrentFrame = back;
                if (frame.Owner != FrameOwner.Generator) thread.DropFrame(frame);
                else FinishGenerator(thread, frame);
                if (entry) return null;
                frame = back!;
                r = ref Window(frame);
                i = ref At(frame, frame.Ip);
                AddTraceback(thread, frame);
                PropagateEvent(thread, frame);
                goto unwind;
            }
        }
    }
}
