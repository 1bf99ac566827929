// Python/ceval.c: raising, matching and unwinding.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary>PyTraceBack_Here: put the frame in front of the exception's traceback.</summary>
    [MethodImpl(MethodImplOptions.NoInlining), Mirrors("PyTraceBack_Here", 313, 329, File = "Python/traceback.c")]
    private static void AddTraceback(ThreadState thread, Frame frame)
    {
        PyBaseException? exception = thread.CurrentException;
        if (exception is null)
        {
            Err.Raise(Exc.SystemError, "error return without exception set");
            exception = thread.CurrentException!;
        }
        exception.Traceback = new PyTraceback(exception.Traceback, frame.Object, frame.Unit * 2, -1);
    }

    /// <summary>Find the handler, put lasti and the exception on the stack for it; -1 when the frame has none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("get_exception_handler", 1492, 1540)]
    private static int Unwind(ThreadState thread, Frame frame, int ip)
    {
        Translated code = frame.Code;
        frame.TracedUnit = frame.Unit;
        while (code.FindHandler(ip, out HandlerRange handler))
        {
            int slot = code.NLocalsPlus + handler.Level;
            if (handler.PushLasti) frame[slot++] = PyInt.From(frame.Unit);
            PyBaseException exception = thread.CurrentException!;
            frame[slot] = exception;
            thread.CurrentException = null;
            if (HandledEvent(thread, frame, handler.Target, exception)) return handler.Target;
            ip = handler.Target - 1;
        }
        UnwindEvent(thread, frame);
        return -1;
    }

    /// <summary><c>do_raise</c>; true for a re-raise, which adds no traceback entry.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("do_raise", 2055, 2152)]
    private static bool DoRaise(ThreadState thread, PyObject? what, PyObject? cause)
    {
        if (what is null)
        {
            PyBaseException? handled = thread.HandledException;
            if (handled is null)
            {
                Err.Raise(Exc.RuntimeError, "No active exception to reraise");
                return false;
            }
            thread.CurrentException = handled;
            return true;
        }
        PyBaseException value;
        if (what is PyType type && type.IsSubtypeOf(Exc.BaseException))
        {
            PyObject? made = Obj.Call(type);
            if (made is null) return false;
            if (made is not PyBaseException exception)
            {
                Err.Raise(Exc.TypeError, $"calling {ReprText(type)} should have returned an instance of BaseException, not {ReprText(made.Type)}");
                return false;
            }
            value = exception;
        }
        else if (what is PyBaseException exception) value = exception;
        else
        {
            Err.Raise(Exc.TypeError, "exceptions must derive from BaseException");
            return false;
        }
        if (cause is not null)
        {
            PyBaseException? fixedCause;
            if (cause is PyType causeType && causeType.IsSubtypeOf(Exc.BaseException))
            {
                PyObject? made = Obj.Call(causeType);
                if (made is null) return false;
                if (made is not PyBaseException causeException)
                {
                    Err.Raise(Exc.TypeError, $"calling {ReprText(causeType)} should have returned an instance of BaseException, not {ReprText(made.Type)}");
                    return false;
                }
                fixedCause = causeException;
            }
            else if (cause is PyBaseException causeException) fixedCause = causeException;
            else if (cause == PyNone.Instance) fixedCause = null;
            else
            {
                Err.Raise(Exc.TypeError, "exception causes must derive from BaseException");
                return false;
            }
            value.SetCause(fixedCause);
        }
        Err.RaiseInstance(value);
        return false;
    }

    internal static string ReprText(PyObject o) => Obj.Repr(o) is PyStr text ? text.Value : "";

    private static bool IsExceptionClass(PyObject o) => o is PyType type && type.IsSubtypeOf(Exc.BaseException);

    [Mirrors("_PyEval_CheckExceptTypeValid", 3088, 3111)]
    private static bool CheckExceptTypeValid(PyObject right)
    {
        bool valid = true;
        if (right is PyTuple tuple)
        {
            foreach (PyObject item in tuple.Items.AsSpan(0, tuple.Count)) valid &= IsExceptionClass(item);
        }
        else valid = IsExceptionClass(right);
        return valid || Err.Fail(Exc.TypeError, "catching classes that do not inherit from BaseException is not allowed");
    }

    [Mirrors("_PyEval_CheckExceptStarTypeValid", 3113, 3148)]
    private static bool CheckExceptStarTypeValid(PyObject right)
    {
        if (!CheckExceptTypeValid(right)) return false;
        bool? group = false;
        if (right is PyTuple tuple)
        {
            foreach (PyObject item in tuple.Items.AsSpan(0, tuple.Count))
            {
                group = Obj.IsSubclass(item, Exc.BaseExceptionGroup);
                if (group != false) break;
            }
        }
        else group = Obj.IsSubclass(right, Exc.BaseExceptionGroup);
        if (group is null) return false;
        return !group.Value || Err.Fail(Exc.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CheckExcMatch(PyObject exception, PyObject type)
    {
        if (!CheckExceptTypeValid(type)) return -1;
        return Err.GivenMatches(exception, type) ? 1 : 0;
    }

    /// <summary>CHECK_EG_MATCH: the slot holds the exception and gets the rest; the one above holds the type and gets the match.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool CheckEgMatch(ThreadState thread, Frame frame, ref PyObject? slot)
    {
        PyObject value = slot!, type = Unsafe.Add(ref slot, 1)!;
        if (!CheckExceptStarTypeValid(type) || !GroupMatch(frame, value, type, out PyObject? match, out PyObject? rest)) return false;
        if (match is PyBaseException handled) thread.ExcInfo.Value = handled;
        slot = rest;
        Unsafe.Add(ref slot, 1) = match;
        return true;
    }

    /// <summary><c>_PyEval_ExceptionGroupMatch</c>.</summary>
    [Mirrors("_PyEval_ExceptionGroupMatch", 2158, 2238)]
    private static bool GroupMatch(Frame frame, PyObject value, PyObject type, out PyObject? match, out PyObject? rest)
    {
        match = rest = PyNone.Instance;
        if (value == PyNone.Instance) return true;
        if (Err.GivenMatches(value, type))
        {
            if (value is PyBaseExceptionGroup)
            {
                match = value;
                return true;
            }
            PyObject? wrapped = Obj.Call(Exc.ExceptionGroup, PyStr.Empty, PyTuple.Of(value));
            if (wrapped is not PyBaseException exception) return false;
            exception.Traceback = new PyTraceback(null, frame.Object, frame.Unit * 2, -1);
            match = wrapped;
            return true;
        }
        if (value is PyBaseExceptionGroup)
        {
            PyObject? pair = Obj.CallMethod(value, Id.split, type);
            if (pair is null) return false;
            if (pair is not PyTuple tuple || pair.GetType() != typeof(PyTuple))
                return Err.Fail(Exc.TypeError, $"{value.Type.Name}.split must return a tuple, not {pair.Type.Name}");
            if (tuple.Count < 2)
                return Err.Fail(Exc.TypeError, $"{value.Type.Name}.split must return a 2-tuple, got tuple of size {tuple.Count}");
            match = tuple[0];
            rest = tuple[1];
            return true;
        }
        rest = value;
        return true;
    }

    /// <summary>The slot holds <c>__exit__</c>, then self or null, lasti, the previous exception, the exception.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? WithExceptStart(ref PyObject? slot)
    {
        PyBaseException exception = (PyBaseException)Unsafe.Add(ref slot, 4)!;
        PyObject traceback = (PyObject?)exception.Traceback ?? PyNone.Instance;
        return Unsafe.Add(ref slot, 1) is { } self
            ? Obj.CallPrepend(slot!, self, new StackArgs3(exception.Type, exception, traceback).Span, null)
            : Obj.Vectorcall(slot!, new StackArgs3(exception.Type, exception, traceback).Span, null);
    }

    // FOR_ITER: an exception is set; StopIteration is the iterator's end.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StopIterationSeen(ThreadState thread, Frame frame)
    {
        if (!Err.Matches(Exc.StopIteration)) return false;
        StopIterationRaised(thread, frame);
        thread.CurrentException = null;
        return true;
    }
}
