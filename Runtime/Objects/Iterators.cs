// Objects/iterobject.c: iterators over __getitem__ and over a callable; the awaitable of anext().

namespace PyModules.Runtime;

/// <summary>Iterates by calling <c>__getitem__</c> with 0, 1, 2...</summary>
[PyType("iterator")]
public sealed partial class PySeqIter(PyObject seq) : PyObject
{
    private PyObject? _seq = seq;
    private nint _index;

    [PySlot(Slot.Iter)] internal PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("iter_iternext", 52, 83)]
    internal PyObject? Next()
    {
        if (_seq is null) return null;
        if (_index == nint.MaxValue) return Err.Raise(Exc.OverflowError, "iter index too large");
        PyObject? item = Seq.GetItem(_seq, _index);
        if (item is not null)
        {
            _index++;
            return item;
        }
        if (Err.MatchesAndClear(Exc.IndexError) || Err.MatchesAndClear(Exc.StopIteration)) _seq = null;
        return null;
    }

    /// <summary>How many items may still come.</summary>
    [PyMethod("__length_hint__", "()", NoTextSignature = true), Mirrors("iter_len", 85, 105)]
    internal PyObject? LengthHint()
    {
        if (_seq is null) return PyInt.From(0);
        if (_seq.Type.SlotAt(Slot.SqLength) == 0 && _seq.Type.SlotAt(Slot.MpLength) == 0) return PyNotImplemented.Instance;
        nint length = Seq.Size(_seq);
        return length == -1 ? null : PyInt.From(Math.Max(0, length - _index));
    }

    /// <summary>The state for pickle.</summary>
    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("iter_reduce", 109, 123)]
    internal PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.iter) is not { } iter) return null;
        return _seq is null
            ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty))
            : PyTuple.Of(iter, PyTuple.Of(_seq), PyInt.From(_index));
    }

    /// <summary>Set the state from pickle.</summary>
    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true), Mirrors("iter_setstate", 127, 140)]
    internal PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_seq is not null) _index = Math.Max(0, index);
        return PyNone.Instance;
    }
}

/// <summary>Iterates by calling a callable until it gives the sentinel.</summary>
[PyType("callable_iterator")]
public sealed partial class PyCallIter(PyObject callable, PyObject sentinel) : PyObject
{
    private PyObject? _callable = callable, _sentinel = sentinel;

    [PySlot(Slot.Iter)] internal PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("calliter_iternext", 223, 254)]
    internal PyObject? Next()
    {
        if (_callable is null) return null;
        PyObject? result = Obj.Call(_callable);
        if (result is not null)
        {
            // The call may have finished the iterator itself.
            if (_sentinel is null) return null;
            if (Obj.RichCompareBool(_sentinel, result, CompareOp.Eq) is not { } equal) return null;
            if (!equal) return result;
            _callable = _sentinel = null;
            return null;
        }
        if (Err.MatchesAndClear(Exc.StopIteration)) _callable = _sentinel = null;
        return null;
    }

    /// <summary>The state for pickle.</summary>
    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("calliter_reduce", 256, 270)]
    internal PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.iter) is not { } iter) return null;
        return _callable is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_callable, _sentinel!));
    }
}

/// <summary>What <c>anext(iterator, default)</c> gives: awaits, and turns StopAsyncIteration into the default.</summary>
[PyType("anext_awaitable")]
public sealed unsafe partial class PyAnextAwaitable(PyObject wrapped, PyObject @default) : PyObject
{
    [PySlot(Slot.Iter), PySlot(Slot.AmAwait)] internal PyObject? Self() => this;

    /// <summary><c>anextawaitable_getiter</c>: the iterator of the awaitable.</summary>
    [Mirrors("anextawaitable_getiter", 339, 367)]
    private PyObject? Awaitable()
    {
        PyObject? awaitable = Eval.GetAwaitableIter(wrapped);
        if (awaitable is null || awaitable.Type.Slots.IterNext != null) return awaitable;
        if (awaitable.Type.Slots.AmAwait == null) return awaitable;
        PyObject? iterator = awaitable.Type.Slots.AmAwait(awaitable);
        if (iterator is null || Obj.IsIterator(iterator)) return iterator;
        return Err.Raise(Exc.TypeError, $"__await__() returned non-iterator of type '{iterator.Type.Name}'");
    }

    [Mirrors("anextawaitable_proxy", 410, 436)]
    private PyObject? Finish()
    {
        if (Err.MatchesAndClear(Exc.StopAsyncIteration)) PyGenBase.SetStopIterationValue(@default);
        return null;
    }

    [PySlot(Slot.IterNext), Mirrors("anextawaitable_iternext", 369, 407)]
    internal PyObject? Next() => Awaitable() is { } awaitable ? awaitable.Type.Slots.IterNext(awaitable) ?? Finish() : null;

    /// <summary>Send a value into the awaitable.</summary>
    [PyMethod("send", "(arg, /)", NoTextSignature = true), Mirrors("anextawaitable_send", 439, 444)]
    internal PyObject? Send(PyObject arg) => Awaitable() is { } awaitable ? Obj.CallMethod(awaitable, Id.send, arg) ?? Finish() : null;

    /// <summary>Raise an exception in the awaitable.</summary>
    [PyMethod("throw", "(*args)", Raw = true, NoTextSignature = true), Mirrors("anextawaitable_throw", 447, 452)]
    internal PyObject? Throw(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        Awaitable() is { } awaitable ? Obj.CallMethod(awaitable, Id.@throw, args, kwnames) ?? Finish() : null;

    /// <summary>Raise GeneratorExit in the awaitable.</summary>
    [PyMethod("close", "()", NoTextSignature = true), Mirrors("anextawaitable_close", 455, 460)]
    internal PyObject? Close() => Awaitable() is { } awaitable ? Obj.CallMethod(awaitable, Id.close) ?? Finish() : null;
}
