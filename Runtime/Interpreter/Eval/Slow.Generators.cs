// Python/bytecodes.c, Python/ceval.c: iteration, generators and awaiting.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? GetIter(PyObject o) =>
        o is PyGenerator ? o : Obj.GetIter(o);

    // A debugger may have put anything where the iterator was.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? NextOf(PyObject iterator)
    {
        PyType type = iterator.Type;
        return type.Slots.IterNext != null ? type.Slots.IterNext(iterator) : Err.Raise(Exc.TypeError, $"'{type.Name}' object is not an iterator");
    }

    /// <summary>RETURN_GENERATOR: the frame's variables move into a new generator; the frame then returns it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject MakeGenerator(ThreadState thread, Frame frame)
    {
        PyFunction function = frame.Function;
        PyCode code = frame.Code.Code;
        PyGenBase generator;
        if ((code.Flags & CodeFlags.Coroutine) != 0)
        {
            PyCoroutine coroutine = new();
            int depth = thread.CoroutineOriginTrackingDepth;
            if (depth > 0) coroutine.Origin = ComputeOrigin(depth, Frame.Complete(frame.Previous));
            generator = coroutine;
        }
        else if ((code.Flags & CodeFlags.AsyncGenerator) != 0) generator = new PyAsyncGen();
        else generator = new PyGenerator();
        PyObject?[] slots = new PyObject?[frame.Code.FrameSize];
        Array.Copy(frame.Slots, frame.Base, slots, 0, frame.Code.NLocalsPlus);
        generator.Frame = new Frame
        {
            Slots = slots, Base = 0, Top = slots.Length, Ip = frame.Ip, Owner = FrameOwner.Generator, Code = frame.Code, Function = function,
            Generator = generator, Locals = frame.Locals,
        };
        generator.Code = code;
        generator.Name = function.Name;
        generator.QualName = function.QualName;
        generator.State = GeneratorState.Created;
        // A coroutine that is awaited at once needs nobody to warn that it was not.
        if (generator is PyCoroutine && (frame.Entry || frame.Previous!.Code.Instrs[frame.Previous.Ip + 1].Op != IOp.GetAwaitable)) generator.Watch(thread);
        return generator;
    }

    private static PyObject ComputeOrigin(int depth, Frame? frame)
    {
        List<PyObject> origin = [];
        for (int k = 0; k < depth && frame is not null; k++)
        {
            PyCode code = frame.Code.Code;
            int line = code.LineAt(frame.Unit);
            origin.Add(PyTuple.Of(code.Filename, PyInt.From(line), code.Name));
            frame = Frame.Complete(frame.Previous);
        }
        return PyTuple.Own(origin.ToArray());
    }

    /// <summary>The generator's frame returned or failed: it is finished.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FinishGenerator(ThreadState thread, Frame frame)
    {
        PyGenBase generator = frame.Generator!;
        generator.State = GeneratorState.Cleared;
        generator.Unwatch();
        generator.PopExcInfo(thread);
        generator.ClearExcInfo();
        if (frame.FrameObject is not null) frame.TakeOwnership();
        else Array.Clear(frame.Slots);
        frame.Previous = null;
    }

    /// <summary>Make a suspended generator's frame current, inside the loop. The value goes where its yield expects it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Frame? ResumeInline(ThreadState thread, PyGenBase generator, PyObject value)
    {
        if (generator.State == GeneratorState.Created && value != PyNone.Instance)
        {
            generator.SendEx(value, out _, false, false);
            return null;
        }
        if (thread.RecursionRemaining <= 1 && !RecursionLeft(thread)) return null;
        return generator.Resume(thread, value, entry: false);
    }

    /// <summary>SEND to something that is no generator.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SendResult Send(ThreadState thread, Frame frame, PyObject receiver, ref PyObject? slot)
    {
        PyObject value = slot!;
        PyType type = receiver.Type;
        PyObject? result;
        if (type.Slots.AmSend != null)
        {
            SendResult sent = type.Slots.AmSend(receiver, value, out result);
            if (sent == SendResult.Error && thread.CurrentException is null)
            {
                result = PyNone.Instance;
                sent = SendResult.Return;
            }
            if (sent != SendResult.Error)
            {
                slot = result;
                return sent;
            }
        }
        else if (value == PyNone.Instance && type.Slots.IterNext != null) result = type.Slots.IterNext(receiver);
        else result = Obj.CallMethod(receiver, Id.send, value);
        if (result is not null)
        {
            slot = result;
            return SendResult.Next;
        }
        if (Err.Matches(Exc.StopIteration)) StopIterationRaised(thread, frame);
        if (!PyGenBase.FetchStopIterationValue(out result)) return SendResult.Error;
        slot = result;
        return SendResult.Return;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? GetYieldFromIter(Frame frame, PyObject iterable)
    {
        if (iterable is PyCoroutine)
        {
            return (frame.Code.Code.Flags & (CodeFlags.Coroutine | CodeFlags.IterableCoroutine)) != 0 ? iterable
                : Err.Raise(Exc.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return iterable is PyGenerator ? iterable : Obj.GetIter(iterable);
    }

    private static bool IsCoroutine(PyObject o) => o is PyCoroutine || o is PyGenerator generator && (generator.Code.Flags & CodeFlags.IterableCoroutine) != 0;

    /// <summary><c>_PyCoro_GetAwaitableIter</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? GetAwaitableIter(PyObject o)
    {
        if (IsCoroutine(o)) return o;
        PyType type = o.Type;
        if (type.Slots.AmAwait == null) return Err.Raise(Exc.TypeError, $"'{type.Name}' object can't be awaited");
        PyObject? result = type.Slots.AmAwait(o);
        if (result is null) return null;
        if (IsCoroutine(result)) return Err.Raise(Exc.TypeError, "__await__() returned a coroutine");
        if (result.Type.Slots.IterNext == null) return Err.Raise(Exc.TypeError, $"__await__() returned non-iterator of type '{result.Type.Name}'");
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_GetAwaitable", 3385, 3407)]
    private static PyObject? GetAwaitable(PyObject o, int origin)
    {
        PyObject? iterator = GetAwaitableIter(o);
        if (iterator is null)
        {
            if (o.Type.Slots.AmAwait == null && origin is 1 or 2)
            {
                Err.Raise(Exc.TypeError, origin == 1
                    ? $"'async with' received an object from __aenter__ that does not implement __await__: {o.Type.Name}"
                    : $"'async with' received an object from __aexit__ that does not implement __await__: {o.Type.Name}");
            }
            return null;
        }
        return iterator is PyCoroutine { YieldFrom: not null } ? Err.Raise(Exc.RuntimeError, "coroutine is being awaited already") : iterator;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? GetAiter(PyObject o)
    {
        PyType type = o.Type;
        if (type.Slots.AmAiter == null) return Err.Raise(Exc.TypeError, $"'async for' requires an object with __aiter__ method, got {type.Name}");
        PyObject? iterator = type.Slots.AmAiter(o);
        if (iterator is not null && iterator.Type.Slots.AmAnext == null)
            return Err.Raise(Exc.TypeError, $"'async for' received an object from __aiter__ that does not implement __anext__: {iterator.Type.Name}");
        return iterator;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_GetANext", 3306, 3343)]
    private static PyObject? GetAnext(PyObject iterator)
    {
        if (iterator is PyAsyncGen generator) return generator.Anext();
        PyType type = iterator.Type;
        if (type.Slots.AmAnext == null) return Err.Raise(Exc.TypeError, $"'async for' requires an iterator with __anext__ method, got {type.Name}");
        PyObject? next = type.Slots.AmAnext(iterator);
        if (next is null) return null;
        PyObject? awaitable = GetAwaitableIter(next);
        if (awaitable is null) Err.RaiseFromCause(Exc.TypeError, $"'async for' received an invalid object from __anext__: {next.Type.Name}");
        return awaitable;
    }
}
