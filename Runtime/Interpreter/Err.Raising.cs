// Python/errors.c: making exceptions, chaining them, matching them.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public static partial class Err
{
    /// <summary>_PyErr_SetObject: normalise the value, chain the exception being handled as context, set.</summary>
    [Mirrors("_PyErr_SetObject", 150, 240)]
    public static void SetObject(PyObject type, PyObject? value)
    {
        ThreadState thread = ThreadState.Current;
        if (!IsExceptionClass(type))
        {
            string shown = Obj.Repr(type) is PyStr repr ? repr.Value : "?";
            SetObject(Exc.SystemError, PyStr.From($"_PyErr_SetObject: exception {shown} is not a BaseException subclass"));
            return;
        }
        var exception = value as PyBaseException;
        if (exception is not null && exception.Type != type)
        {
            if (Obj.IsSubclass(exception.Type, type) is not { } fits) return;
            if (!fits) exception = null;
        }
        if (exception is null)
        {
            // No call may start while an exception waits.
            thread.CurrentException = null;
            exception = CreateException(type, value);
            if (exception is null)
            {
                AddNormalizationNote(thread, (PyType)type, value);
                return;
            }
        }
        Chain(thread, exception);
        thread.CurrentException = exception;
    }

    [Mirrors("_PyErr_CreateException", 31, 55)]
    private static PyBaseException? CreateException(PyObject type, PyObject? value)
    {
        PyObject? made = value switch
        {
            null or PyNone => Obj.Call(type),
            PyTuple arguments => Obj.CallTuple(type, arguments, null),
            _ => Obj.Call(type, value),
        };
        if (made is null) return null;
        if (made is PyBaseException exception) return exception;
        return Raise<PyBaseException>(Exc.TypeError, $"calling {((PyType)type).Name} should have returned an instance of BaseException, not {made.Type.Name}");
    }

    /// <summary>Say on the exception that making another one failed.</summary>
    [Mirrors("get_normalization_failure_note", 128, 148)]
    private static void AddNormalizationNote(ThreadState thread, PyType type, PyObject? value)
    {
        if (thread.CurrentException is not { } failure) return;
        thread.CurrentException = null;
        string shown = value is not null && Obj.Repr(value) is PyStr repr ? repr.Value : "<unknown>";
        thread.CurrentException = null;
        _ = Obj.CallMethod(failure, Id.Make("add_note"), PyStr.From($"Normalization failed: type={type.Name} args={shown}"));
        thread.CurrentException = failure;
    }

    /// <summary>Make the exception being handled the context of <paramref name="exception"/>, without making a cycle.</summary>
    internal static void Chain(ThreadState thread, PyBaseException exception)
    {
        if (thread.HandledException is not { } handled || ReferenceEquals(handled, exception)) return;
        PyBaseException current = handled, slow = handled;
        bool advance = false;
        while (current._context is { } context)
        {
            if (ReferenceEquals(context, exception))
            {
                current._context = null;
                break;
            }
            current = context;
            // A cycle that was there before has been checked whole by now.
            if (ReferenceEquals(current, slow)) break;
            if (advance) slow = slow._context!;
            advance = !advance;
        }
        exception._context = handled;
    }

    /// <summary>_PyErr_SetKeyError: a tuple key is one argument, not the argument list.</summary>
    [Mirrors("_PyErr_SetKeyError", 252, 264)]
    public static PyObject? RaiseKeyError(PyObject key)
    {
        if (Obj.Call(Exc.KeyError, key) is PyBaseException exception) RaiseInstance(exception);
        return null;
    }

    /// <summary>PyErr_SetNone.</summary>
    [Mirrors("PyErr_SetNone", 273, 278)]
    public static PyObject? Raise(PyType type)
    {
        SetObject(type, null);
        return null;
    }

    /// <summary>PyExceptionClass_Check.</summary>
    public static bool IsExceptionClass(PyObject o) => o is PyType type && (type.Flags & TypeFlags.BaseExcSubclass) != 0;

    /// <summary>PyErr_GivenExceptionMatches: an instance or class against a class or a tuple of them.</summary>
    [Mirrors("PyErr_GivenExceptionMatches", 320, 349)]
    public static bool GivenMatches(PyObject error, PyObject classes)
    {
        if (classes is PyTuple tuple)
        {
            foreach (PyObject one in tuple.Items)
                if (GivenMatches(error, one)) return true;
            return false;
        }
        PyObject kind = error is PyBaseException ? error.Type : error;
        if (IsExceptionClass(kind) && IsExceptionClass(classes)) return ((PyType)kind).IsSubtypeOf((PyType)classes);
        return ReferenceEquals(kind, classes);
    }

    /// <summary>PyErr_SetFromErrnoWithFilenameObjects; the subclass of OSError follows from <paramref name="errno"/>.</summary>
    [Mirrors("PyErr_SetFromErrnoWithFilenameObjects", 804, 901), Mirrors("PyErr_SetFromErrnoWithFilenameObject", 798, 802)]
    public static PyObject? FromErrno(int errno, PyObject? filename = null, PyObject? filename2 = null) => FromErrno(Exc.OSError, errno, filename, filename2);

    /// <summary>The same for an exception type of the caller's.</summary>
    public static PyObject? FromErrno(PyType type, int errno, PyObject? filename = null, PyObject? filename2 = null)
    {
        const int eintr = 4;
        if (errno == eintr && !ThreadState.Current.CheckSignals()) return null;
        PyStr message = PyStr.From(errno == 0 ? "Error" : StrError(errno));
        PyTuple arguments = (filename, filename2) switch
        {
            (null, _) => PyTuple.Of(PyInt.From(errno), message),
            (_, null) => PyTuple.Of(PyInt.From(errno), message, filename),
            _ => PyTuple.Of(PyInt.From(errno), message, filename, PyInt.From(0), filename2),
        };
        if (Obj.CallTuple(type, arguments, null) is PyBaseException exception) RaiseInstance(exception);
        return null;
    }

    /// <summary>The C library's text for an error number.</summary>
    public static unsafe string StrError(int errno) => FsCodec.Decode(LibC.strerror(errno)).Value;

    /// <summary>PyErr_NoMemory.</summary>
    [Mirrors("_PyErr_NoMemory", 4008, 4022, File = "Objects/exceptions.c")]
    public static PyObject? NoMemory() => Raise(Exc.MemoryError);

    /// <summary>PyErr_BadInternalCall.</summary>
    [Mirrors("_PyErr_BadInternalCall", 1175, 1182)]
    public static PyObject? BadInternalCall() => Raise(Exc.SystemError, "bad argument to internal function");

    /// <summary>PyErr_BadArgument.</summary>
    [Mirrors("PyErr_BadArgument", 782, 789)]
    public static PyObject? BadArgument() => Raise(Exc.TypeError, "bad argument type for built-in operation");

    /// <summary>_PyErr_FormatFromCause: raise with the exception now set as cause and context.</summary>
    [Mirrors("_PyErr_FormatVFromCause", 742, 756)]
    public static PyObject? RaiseFromCause(PyType type, string message)
    {
        PyBaseException? cause = Fetch();
        Raise(type, message);
        if (Fetch() is { } exception)
        {
            if (cause is not null && !ReferenceEquals(cause, exception))
            {
                exception.SetCause(cause);
                exception._context = cause;
            }
            Restore(exception);
        }
        return null;
    }

    /// <summary>_PyErr_ChainExceptions1: make the exception that was fetched the context of the one that is set now, or put it back.</summary>
    [Mirrors("_PyErr_ChainExceptions1", 711, 716), Mirrors("_PyErr_ChainExceptions1Tstate", 695, 709)]
    public static void ChainContext(PyBaseException? earlier)
    {
        if (earlier is null) return;
        ThreadState thread = ThreadState.Current;
        if (thread.CurrentException is { } current)
        {
            if (!ReferenceEquals(current, earlier)) current._context = earlier;
        }
        else
        {
            thread.CurrentException = earlier;
        }
    }
}
