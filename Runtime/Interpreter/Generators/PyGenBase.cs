// Objects/genobject.c: what generators, coroutines and asynchronous generators share.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary><c>PyFrameState</c>; the order matters: below Executing can be resumed.</summary>
internal enum GeneratorState : sbyte
{
    Created = -3, Suspended = -2, SuspendedYieldFrom = -1, Executing = 0, Completed = 1, Cleared = 4,
}

/// <summary>The layout that the three kinds share.</summary>
public abstract class PyGenBase : PyObject
{
    internal Frame Frame = null!;
    internal GeneratorState State = GeneratorState.Cleared;
    private ExcInfo? _excInfo;
    internal PyCode Code = null!;
    internal PyStr Name = null!, QualName = null!;
    private WeakRefList? _weak;
    private Watcher? _watcher;

    public override ref WeakRefList? WeakSlot => ref _weak;

    internal bool Finished => State >= GeneratorState.Completed;
    internal bool IsSuspended => State is GeneratorState.Suspended or GeneratorState.SuspendedYieldFrom;

    private protected abstract string Noun { get; }

    /// <summary><c>_PyGen_yf</c>: what a suspended <c>yield from</c> or <c>await</c> waits for.</summary>
    [Mirrors("_PyGen_yf", 373, 384)]
    internal PyObject? YieldFrom
    {
        get
        {
            if (State != GeneratorState.SuspendedYieldFrom) return null;
            return Frame[Frame.Code.Instrs[Frame.Ip].C];
        }
    }

    /// <summary>An object without a frame in the way that is collected along with the generator, to close it then.</summary>
    private sealed class Watcher(PyGenBase generator, Interpreter interpreter)
    {
        internal bool Done;

        ~Watcher()
        {
            if (!Done && !generator.Finished) interpreter.QueueFinalizer(new Finalization(generator));
        }
    }

    private sealed class Finalization(PyGenBase generator) : PendingFinalizer
    {
        internal override PyObject? Subject => generator;

        internal override void Run() => generator.FinalizeDead();
    }

    /// <summary>Ask for finalisation when the generator is collected unfinished.</summary>
    internal void Watch(ThreadState thread)
    {
        if (_watcher is null) _watcher = new Watcher(this, thread.Interpreter);
    }

    /// <summary>The generator goes on: its own level of exceptions being handled lies on top, when its code handles any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PushExcInfo(ThreadState thread)
    {
        if (!Frame.Code.Handles) return;
        ExcInfo own = _excInfo ??= new();
        own.Previous = thread.ExcInfo;
        thread.ExcInfo = own;
    }

    /// <summary>The generator waits or ends: back to the level of whoever resumed it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PopExcInfo(ThreadState thread)
    {
        if (_excInfo is not { Previous: { } outer } own) return;
        thread.ExcInfo = outer;
        own.Previous = null;
    }

    /// <summary>The generator goes on with what is sent: its frame becomes the current one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Frame Resume(ThreadState thread, PyObject sent, bool entry)
    {
        Frame frame = Frame;
        frame[frame.Code.Instrs[frame.Ip].A] = sent;
        thread.RecursionRemaining--;
        State = GeneratorState.Executing;
        PushExcInfo(thread);
        frame.Previous = thread.CurrentFrame;
        frame.Entry = entry;
        thread.CurrentFrame = frame;
        return frame;
    }

    /// <summary>Nothing is handled any more.</summary>
    internal void ClearExcInfo()
    {
        if (_excInfo is not null) _excInfo.Value = null;
    }

    /// <summary>Nothing is left to finalise.</summary>
    internal void Unwatch()
    {
        if (_watcher is null) return;
        _watcher.Done = true;
        GC.SuppressFinalize(_watcher);
        _watcher = null;
    }

    /// <summary>The watcher has died with the generator; one that lives again may get another.</summary>
    private void FinalizeDead()
    {
        _watcher = null;
        FinalizeNow();
    }

    /// <summary><c>_PyGen_Finalize</c>.</summary>
    [Mirrors("_PyGen_Finalize", 85, 142)]
    internal void FinalizeNow()
    {
        if (Finished) return;
        PyBaseException? saved = Err.Fetch();
        if (this is PyAsyncGen { Finalizer: { } finalizer, Closed: false })
        {
            if (Obj.Call(finalizer, this) is null) Err.Unraisable("Exception ignored while finalizing generator", this);
            Err.Restore(saved);
            return;
        }
        if (this is PyCoroutine coroutine && State == GeneratorState.Created) Warnings.UnawaitedCoroutine(coroutine);
        else if (Close() is null && Err.Occurred is not null) Err.Unraisable("Exception ignored while closing generator", this);
        Err.Restore(saved);
    }

    /// <summary><c>gen_send_ex2</c>: a null argument is that of <c>__next__</c>; with <paramref name="throwing"/> the exception set is thrown in.</summary>
    [Mirrors("gen_send_ex2", 191, 288)]
    internal SendResult SendEx(PyObject? arg, out PyObject? result, bool throwing, bool closing)
    {
        ThreadState thread = ThreadState.Current;
        result = null;
        if (State == GeneratorState.Created && arg is not null && arg != PyNone.Instance)
        {
            Err.Raise(Exc.TypeError, $"can't send non-None value to a just-started {Noun}");
            return SendResult.Error;
        }
        if (State == GeneratorState.Executing)
        {
            Err.Raise(Exc.ValueError, $"{Noun} already executing");
            return SendResult.Error;
        }
        if (Finished)
        {
            if (this is PyCoroutine && !closing) Err.Raise(Exc.RuntimeError, "cannot reuse already awaited coroutine");
            else if (arg is not null && !throwing)
            {
                result = PyNone.Instance;
                return SendResult.Return;
            }
            return SendResult.Error;
        }
        // As C does, the native stack is checked inside, so that the generator ends with the error.
        if (!throwing) Frame[Frame.Code.Instrs[Frame.Ip].A] = arg ?? PyNone.Instance;
        PyBaseException? thrown = throwing ? thread.CurrentException : null;
        PushExcInfo(thread);
        // Only what the generator itself is handling becomes the context (_PyErr_ChainStackItem).
        if (throwing && thrown is not null && _excInfo?.Value is not null) Err.Chain(thread, thrown);
        State = GeneratorState.Executing;
        Frame frame = Frame;
        frame.Previous = thread.CurrentFrame;
        frame.Entry = true;
        thread.CurrentFrame = frame;
        thread.RecursionRemaining--;
        if (!throwing)
        {
            frame.Ip++;
            if (thread.RecursionRemaining <= 0 && !thread.RecursionError() || !thread.EnterRecursiveCall())
            {
                frame.Ip--;
                throwing = true;
            }
        }
        PyObject? value = Eval.Run(thread, frame, throwing);
        if (value is not null)
        {
            if (IsSuspended)
            {
                result = value;
                return SendResult.Next;
            }
            if (value == PyNone.Instance && arg is null && this is not PyAsyncGen) return SendResult.Return;
            result = value;
            return SendResult.Return;
        }
        return SendResult.Error;
    }

    /// <summary><c>gen_send_ex</c>.</summary>
    [Mirrors("gen_send_ex", 297, 315)]
    internal PyObject? Send(PyObject? arg, bool throwing = false, bool closing = false)
    {
        SendResult sent = SendEx(arg, out PyObject? result, throwing, closing);
        if (sent != SendResult.Return) return result;
        if (this is PyAsyncGen) Err.Raise(Exc.StopAsyncIteration);
        else if (result is null || result == PyNone.Instance) Err.Raise(Exc.StopIteration);
        else SetStopIterationValue(result);
        return null;
    }

    /// <summary><c>gen_iternext</c>.</summary>
    [Mirrors("gen_iternext", 627, 641)]
    internal PyObject? Next()
    {
        ThreadState thread = ThreadState.Current;
        // Most are asked for the next value by a native loop: there is nothing to send, to throw or to refuse.
        if (State < GeneratorState.Executing && thread.HasRoom)
        {
            Frame frame = Resume(thread, PyNone.Instance, entry: true);
            frame.Ip++;
            PyObject? value = Eval.Run(thread, frame, throwing: false);
            if (value is null || IsSuspended) return value;
            if (!ReferenceEquals(value, PyNone.Instance)) SetStopIterationValue(value);
            return null;
        }
        if (SendEx(null, out PyObject? result, false, false) != SendResult.Return) return result;
        if (result is not null && result != PyNone.Instance) SetStopIterationValue(result);
        return null;
    }

    /// <summary><c>_PyGen_SetStopIterationValue</c>.</summary>
    [Mirrors("_PyGen_SetStopIterationValue", 649, 666)]
    internal static void SetStopIterationValue(PyObject value)
    {
        if (Obj.Call(Exc.StopIteration, value) is PyBaseException exception) Err.Restore(exception);
    }

    /// <summary><c>_PyGen_FetchStopIterationValue</c>: false when another exception is set.</summary>
    [Mirrors("_PyGen_FetchStopIterationValue", 677, 693)]
    internal static bool FetchStopIterationValue(out PyObject? value)
    {
        value = null;
        if (Err.Matches(Exc.StopIteration)) value = ((PyStopIteration)Err.Fetch()!).Value;
        else if (Err.Occurred is not null) return false;
        value ??= PyNone.Instance;
        return true;
    }

    [Mirrors("gen_close_iter", 335, 360)]
    private static bool CloseIterator(PyObject yf)
    {
        if (yf is PyGenerator or PyCoroutine) return ((PyGenBase)yf).Close() is not null;
        if (!Obj.TryGetAttr(yf, Id.close, out PyObject? method)) Err.Unraisable("Exception ignored while closing generator", yf);
        return method is null || Obj.Call(method) is not null;
    }

    // RESUME after this yield says that the outermost, automatic handler is the only one around.
    private bool NoHandlerAround()
    {
        if (State == GeneratorState.Created) return false;
        byte[] bytes = Code.Code;
        int next = (Frame.Unit + 1) * 2;
        return bytes[next] == (byte)Compiler.Op.RESUME && (bytes[next + 1] & Compiler.ResumeArg.Depth1Mask) != 0;
    }

    /// <summary><c>gen_close</c>.</summary>
    [Mirrors("gen_close", 386, 451)]
    internal PyObject? Close()
    {
        if (State == GeneratorState.Created)
        {
            ClearFrame();
            return PyNone.Instance;
        }
        if (Finished) return PyNone.Instance;
        bool ok = true;
        if (YieldFrom is { } yf)
        {
            GeneratorState state = State;
            State = GeneratorState.Executing;
            ok = CloseIterator(yf);
            State = state;
        }
        if (State != GeneratorState.Executing && NoHandlerAround())
        {
            ClearFrame();
            return PyNone.Instance;
        }
        if (ok) Err.Raise(Exc.GeneratorExit);
        PyObject? value = Send(PyNone.Instance, throwing: true, closing: true);
        if (value is not null)
            return Err.Raise(Exc.RuntimeError, this is PyAsyncGen ? "async generator ignored GeneratorExit" : $"{Noun} ignored GeneratorExit");
        if (Err.MatchesAndClear(Exc.GeneratorExit)) return PyNone.Instance;
        return FetchStopIterationValue(out value) ? value : null;
    }

    /// <summary><c>gen_clear_frame</c>.</summary>
    [Mirrors("gen_clear_frame", 144, 155)]
    internal void ClearFrame()
    {
        if (State == GeneratorState.Cleared) return;
        State = GeneratorState.Cleared;
        Unwatch();
        Frame.Previous = null;
        if (Frame.FrameObject is null) Array.Clear(Frame.Slots);
        ClearExcInfo();
    }

    /// <summary><c>_gen_throw</c>.</summary>
    [Mirrors("_gen_throw", 463, 593)]
    internal PyObject? Throw(bool closeOnExit, PyObject type, PyObject? value, PyObject? traceback)
    {
        if (YieldFrom is { } yf)
        {
            ThreadState thread = ThreadState.Current;
            GeneratorState state = State;
            if (closeOnExit && Err.GivenMatches(type, Exc.GeneratorExit))
            {
                State = GeneratorState.Executing;
                bool ok = CloseIterator(yf);
                State = state;
                if (!ok) return Send(PyNone.Instance, throwing: true);
                return ThrowHere(type, value, traceback);
            }
            PyObject? method = null;
            PyGenBase? inner = yf is PyGenerator or PyCoroutine ? (PyGenBase)yf : null;
            if (inner is null)
            {
                if (!Obj.TryGetAttr(yf, Id.@throw, out method)) return null;
                if (method is null) return ThrowHere(type, value, traceback);
            }
            // Link the frame, for complete tracebacks.
            Frame? previous = thread.CurrentFrame;
            Frame.Previous = previous;
            thread.CurrentFrame = Frame;
            State = GeneratorState.Executing;
            PyObject? result;
            if (inner is not null) result = inner.Throw(closeOnExit, type, value, traceback);
            else result = value is null ? Obj.Call(method!, type) : traceback is null ? Obj.Call(method!, type, value) : Obj.Call(method!, type, value, traceback);
            State = state;
            thread.CurrentFrame = previous;
            Frame.Previous = null;
            return result ?? Send(PyNone.Instance, throwing: true);
        }
        return ThrowHere(type, value, traceback);
    }

    private PyObject? ThrowHere(PyObject type, PyObject? value, PyObject? traceback)
    {
        if (traceback == PyNone.Instance) traceback = null;
        else if (traceback is not null and not PyTraceback) return Err.Raise(Exc.TypeError, "throw() third argument must be a traceback object");
        PyBaseException exception;
        if (Err.IsExceptionClass(type))
        {
            PyObject? made = value is PyBaseException given && given.Type.IsSubtypeOf((PyType)type) ? given
                : value is null || value == PyNone.Instance ? Obj.Call(type)
                : value is PyTuple arguments ? Obj.CallTuple(type, arguments, null) : Obj.Call(type, value);
            // What instantiation raised is thrown instead.
            if (made is null) exception = Err.Fetch()!;
            else if (made is PyBaseException good) exception = good;
            else
            {
                Err.Raise(Exc.TypeError, $"calling {Eval.ReprText(type)} should have returned an instance of BaseException, not {Eval.ReprText(made.Type)}");
                exception = Err.Fetch()!;
            }
        }
        else if (type is PyBaseException instance)
        {
            if (value is not null && value != PyNone.Instance) return Err.Raise(Exc.TypeError, "instance exception may not have a separate value");
            exception = instance;
        }
        else
            return Err.Raise(Exc.TypeError, $"exceptions must be classes or instances deriving from BaseException, not {type.Type.Name}");
        if (traceback is not null) exception.Traceback = (PyTraceback)traceback;
        Err.Restore(exception);
        return Send(PyNone.Instance, throwing: true);
    }

    /// <summary><c>gen_throw</c>: the Python method.</summary>
    [Mirrors("gen_throw", 596, 624)]
    internal PyObject? ThrowMethod(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("throw", kwnames) || !Args.CheckPositional("throw", args.Length, 1, 3)) return null;
        if (args.Length > 1 && !Warnings.Warn(Exc.DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", 1))
            return null;
        return Throw(true, args[0], args.Length > 1 ? args[1] : null, args.Length > 2 ? args[2] : null);
    }

    [Mirrors("gen_set_name", 710, 723)]
    private protected bool SetText(PyObject? value, string attribute, ref PyStr field)
    {
        if (value is not PyStr text) return Err.Fail(Exc.TypeError, $"{attribute} must be set to a string object");
        field = text;
        return true;
    }

    [Mirrors("_gen_getframe", 775, 785)]
    private protected PyObject? FrameOrNone(string name)
    {
        if (!Audit.Raise("object.__getattr__", this, PyStr.From(name))) return null;
        return Finished ? PyNone.Instance : Frame.Object;
    }

    [Mirrors("_gen_getcode", 794, 801)]
    private protected PyObject? CodeAudited(string name) => Audit.Raise("object.__getattr__", this, PyStr.From(name)) ? Code : null;

    [Mirrors("gen_sizeof", 828, 837)]
    private protected PyObject SizeOf() => PyInt.From(64 + 80 + 8L * (Code.NLocalsPlus + Code.StackSize));
}
