// Modules/_asynciomodule.c: what awaits a Future.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Yields its future once, then returns the future's result.</summary>
[PyType("_asyncio.FutureIter", Module = typeof(AsyncioModule), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "")]
public sealed partial class FutureIter : PyObject
{
    private FutureObj? _future;

    internal FutureIter(FutureObj future) => _future = future;

    [PySlot(Slot.AmSend), Mirrors("FutureIter_am_send_lock_held", 1848, 1875)]
    private SendResult Send(PyObject value, out PyObject? result)
    {
        result = null;
        if (_future is not { } future)
        {
            // Closed, or an exception was thrown in: nothing is left to wait for.
            result = PyNone.Instance;
            return SendResult.Return;
        }
        if (future._state == FutureState.Pending)
        {
            if (!future._blocking)
            {
                future._blocking = true;
                result = future;
                return SendResult.Next;
            }
            Err.Raise(Exc.RuntimeError, "await wasn't used with future");
            return SendResult.Error;
        }
        result = future.Result(ModuleStates.Get<AsyncioModule.State>());
        return result is null ? SendResult.Error : SendResult.Return;
    }

    [PySlot(Slot.Iter)]
    private static PyObject? Self(PyObject self) => self;

    [PySlot(Slot.IterNext), Mirrors("FutureIter_iternext", 1892, 1908)]
    private PyObject? Next()
    {
        switch (Send(PyNone.Instance, out PyObject? result))
        {
            case SendResult.Next:
                return result;
            case SendResult.Return:
                PyGenBase.SetStopIterationValue(result!);
                return null;
            default:
                return null;
        }
    }

    [PyMethod("send", "(value, /)", NoTextSignature = true), Mirrors("FutureIter_send", 1910, 1917)]
    private PyObject? SendValue(PyObject value) => Next();

    [PyMethod("throw", Raw = true, NoTextSignature = true), Mirrors("FutureIter_throw", 1919, 1992)]
    private PyObject? Throw(ReadOnlySpan<PyObject> args)
    {
        if (!Args.CheckPositional("throw", args.Length, 1, 3)) return null;
        if (args.Length > 1 && !Err.Warn(Exc.DeprecationWarning,
                "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", 1))
            return null;
        PyObject type = args[0];
        PyObject? value = args.Length > 1 && args[1] is not PyNone ? args[1] : null;
        PyObject? third = args.Length > 2 && args[2] is not PyNone ? args[2] : null;
        if (third is not (null or PyTraceback)) return Err.Raise(Exc.TypeError, "throw() third argument must be a traceback");
        PyBaseException exception;
        if (Err.IsExceptionClass(type))
        {
            PyObject? made = value is PyBaseException instance && Err.GivenMatches(instance, type) ? instance
                : value is null ? Obj.Call(type)
                : value is PyTuple arguments ? Obj.CallTuple(type, arguments, null)
                : Obj.Call(type, value);
            if (made is not PyBaseException fresh) return null;
            exception = fresh;
            if (third is not null) exception.Traceback = (PyTraceback)third;
        }
        else if (type is PyBaseException given)
        {
            if (value is not null) return Err.Raise(Exc.TypeError, "instance exception may not have a separate value");
            exception = given;
            if (third is not null) exception.Traceback = (PyTraceback)third;
        }
        else
        {
            return Err.Raise(Exc.TypeError, "exceptions must be classes deriving BaseException or instances of such a class");
        }
        _future = null;
        Err.Restore(exception);
        return null;
    }

    [PyMethod("close", "()", NoTextSignature = true), Mirrors("FutureIter_close", 2002, 2007)]
    private PyObject? Close()
    {
        _future = null;
        return PyNone.Instance;
    }
}
