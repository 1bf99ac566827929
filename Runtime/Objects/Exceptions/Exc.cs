// Objects/exceptions.c: the names of all exception types, and those that add nothing to their base.

namespace PyModules.Runtime;

/// <summary>The <c>PyExc_*</c> types.</summary>
public static unsafe partial class Exc
{
    public static PyType BaseException => PyBaseException.TypeObject;
    public static PyType Exception => PyExceptionObject.TypeObject;
    public static PyType LookupError => PyLookupError.TypeObject;
    public static PyType KeyError => PyKeyError.TypeObject;
    public static PyType ValueError => PyValueError.TypeObject;
    public static PyType UnicodeError => PyUnicodeErrorBase.TypeObject;
    public static PyType StopIteration => PyStopIteration.TypeObject;
    public static PyType SystemExit => PySystemExit.TypeObject;
    public static PyType ImportError => PyImportError.TypeObject;
    public static PyType NameError => PyNameError.TypeObject;
    public static PyType AttributeError => PyAttributeError.TypeObject;
    public static PyType OSError => PyOSError.TypeObject;
    public static PyType SyntaxError => PySyntaxError.TypeObject;
    public static PyType UnicodeEncodeError => PyUnicodeEncodeError.TypeObject;
    public static PyType UnicodeDecodeError => PyUnicodeDecodeError.TypeObject;
    public static PyType UnicodeTranslateError => PyUnicodeTranslateError.TypeObject;
    public static PyType BaseExceptionGroup => PyBaseExceptionGroup.TypeObject;

    [PyException("GeneratorExit", Base = nameof(BaseException), Layout = typeof(PyBaseException), Doc = "A generator is to end.")]
    public static partial PyType GeneratorExit { get; }

    [PyException("KeyboardInterrupt", Base = nameof(BaseException), Layout = typeof(PyBaseException), Doc = "The user interrupted the program.")]
    public static partial PyType KeyboardInterrupt { get; }

    [PyException("TypeError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "An argument of the wrong type.")]
    public static partial PyType TypeError { get; }

    [PyException("StopAsyncIteration", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "An async iterator's __anext__() has nothing more.")]
    public static partial PyType StopAsyncIteration { get; }

    [PyException("ModuleNotFoundError", Base = nameof(ImportError), Layout = typeof(PyImportError), Doc = "The module is not to be found.")]
    public static partial PyType ModuleNotFoundError { get; }

    [PyException("BlockingIOError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "The operation would block.")]
    public static partial PyType BlockingIOError { get; }

    [PyException("ConnectionError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "A connection failed.")]
    public static partial PyType ConnectionError { get; }

    [PyException("ChildProcessError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "A child process is at fault.")]
    public static partial PyType ChildProcessError { get; }

    [PyException("BrokenPipeError", Base = nameof(ConnectionError), Layout = typeof(PyOSError), Doc = "The other end is closed.")]
    public static partial PyType BrokenPipeError { get; }

    [PyException("ConnectionAbortedError", Base = nameof(ConnectionError), Layout = typeof(PyOSError), Doc = "The connection was aborted.")]
    public static partial PyType ConnectionAbortedError { get; }

    [PyException("ConnectionRefusedError", Base = nameof(ConnectionError), Layout = typeof(PyOSError), Doc = "The connection was refused.")]
    public static partial PyType ConnectionRefusedError { get; }

    [PyException("ConnectionResetError", Base = nameof(ConnectionError), Layout = typeof(PyOSError), Doc = "The connection was reset.")]
    public static partial PyType ConnectionResetError { get; }

    [PyException("FileExistsError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "The file exists already.")]
    public static partial PyType FileExistsError { get; }

    [PyException("FileNotFoundError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "The file is not there.")]
    public static partial PyType FileNotFoundError { get; }

    [PyException("IsADirectoryError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "The operation is not for directories.")]
    public static partial PyType IsADirectoryError { get; }

    [PyException("NotADirectoryError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "The operation is for directories only.")]
    public static partial PyType NotADirectoryError { get; }

    [PyException("InterruptedError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "A signal interrupted the call.")]
    public static partial PyType InterruptedError { get; }

    [PyException("PermissionError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "Not permitted.")]
    public static partial PyType PermissionError { get; }

    [PyException("ProcessLookupError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "The process is not there.")]
    public static partial PyType ProcessLookupError { get; }

    [PyException("TimeoutError", Base = nameof(OSError), Layout = typeof(PyOSError), Doc = "Time ran out.")]
    public static partial PyType TimeoutError { get; }

    [PyException("EOFError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "Input ended.")]
    public static partial PyType EOFError { get; }

    [PyException("RuntimeError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "An error that fits nowhere else.")]
    public static partial PyType RuntimeError { get; }

    [PyException("RecursionError", Base = nameof(RuntimeError), Layout = typeof(PyBaseException), Doc = "Too deep a recursion.")]
    public static partial PyType RecursionError { get; }

    [PyException("PythonFinalizationError", Base = nameof(RuntimeError), Layout = typeof(PyBaseException), Doc = "The interpreter is ending.")]
    public static partial PyType PythonFinalizationError { get; }

    [PyException("NotImplementedError", Base = nameof(RuntimeError), Layout = typeof(PyBaseException), Doc = "To be implemented by a subclass.")]
    public static partial PyType NotImplementedError { get; }

    [PyException("UnboundLocalError", Base = nameof(NameError), Layout = typeof(PyNameError), Doc = "A local name has no value yet.")]
    public static partial PyType UnboundLocalError { get; }

    [PyException("IndentationError", Base = nameof(SyntaxError), Layout = typeof(PySyntaxError), Doc = "The indentation is wrong.")]
    public static partial PyType IndentationError { get; }

    [PyException("TabError", Base = nameof(IndentationError), Layout = typeof(PySyntaxError), Doc = "Tabs and spaces disagree.")]
    public static partial PyType TabError { get; }

    [PyException("_IncompleteInputError", Base = nameof(SyntaxError), Layout = typeof(PySyntaxError), Doc = "The input is incomplete.")]
    public static partial PyType IncompleteInputError { get; }

    [PyException("IndexError", Base = nameof(LookupError), Layout = typeof(PyBaseException), Doc = "A sequence index is out of range.")]
    public static partial PyType IndexError { get; }

    [PyException("AssertionError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "An assertion failed.")]
    public static partial PyType AssertionError { get; }

    [PyException("ArithmeticError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "Base of arithmetic errors.")]
    public static partial PyType ArithmeticError { get; }

    [PyException("FloatingPointError", Base = nameof(ArithmeticError), Layout = typeof(PyBaseException), Doc = "A floating-point operation failed.")]
    public static partial PyType FloatingPointError { get; }

    [PyException("OverflowError", Base = nameof(ArithmeticError), Layout = typeof(PyBaseException), Doc = "The result is too large.")]
    public static partial PyType OverflowError { get; }

    [PyException("ZeroDivisionError", Base = nameof(ArithmeticError), Layout = typeof(PyBaseException), Doc = "Division or modulo by zero.")]
    public static partial PyType ZeroDivisionError { get; }

    [PyException("SystemError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "An error inside the interpreter.")]
    public static partial PyType SystemError { get; }

    [PyException("ReferenceError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "A weak reference's object is gone.")]
    public static partial PyType ReferenceError { get; }

    [PyException("MemoryError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "Out of memory.")]
    public static partial PyType MemoryError { get; }

    [PyException("BufferError", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "A buffer is at fault.")]
    public static partial PyType BufferError { get; }

    [PyException("Warning", Base = nameof(Exception), Layout = typeof(PyBaseException), Doc = "Base of warnings.")]
    public static partial PyType Warning { get; }

    [PyException("UserWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A warning by user code.")]
    public static partial PyType UserWarning { get; }

    [PyException("DeprecationWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A feature is deprecated.")]
    public static partial PyType DeprecationWarning { get; }

    [PyException("PendingDeprecationWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A feature will be deprecated.")]
    public static partial PyType PendingDeprecationWarning { get; }

    [PyException("SyntaxWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "Doubtful syntax.")]
    public static partial PyType SyntaxWarning { get; }

    [PyException("RuntimeWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "Doubtful behaviour at run time.")]
    public static partial PyType RuntimeWarning { get; }

    [PyException("FutureWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A meaning will change.")]
    public static partial PyType FutureWarning { get; }

    [PyException("ImportWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A doubtful import.")]
    public static partial PyType ImportWarning { get; }

    [PyException("UnicodeWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A doubtful conversion of text.")]
    public static partial PyType UnicodeWarning { get; }

    [PyException("BytesWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "Bytes and text are mixed up.")]
    public static partial PyType BytesWarning { get; }

    [PyException("EncodingWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "An encoding was not named.")]
    public static partial PyType EncodingWarning { get; }

    [PyException("ResourceWarning", Base = nameof(Warning), Layout = typeof(PyBaseException), Doc = "A resource was not released.")]
    public static partial PyType ResourceWarning { get; }

    /// <summary>All of them, for the builtins module, in CPython's order of levels.</summary>
    [Mirrors("_PyBuiltins_AddExceptions", 4445, 4486)]
    public static PyType[] All() =>
    [
        BaseException, Exception, LookupError, KeyError, ValueError, UnicodeError, StopIteration, SystemExit, ImportError, NameError, AttributeError,
        OSError, SyntaxError, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError, BaseExceptionGroup, GeneratorExit, KeyboardInterrupt,
        TypeError, StopAsyncIteration, ModuleNotFoundError, BlockingIOError, ConnectionError, ChildProcessError, BrokenPipeError,
        ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError, IsADirectoryError,
        NotADirectoryError, InterruptedError, PermissionError, ProcessLookupError, TimeoutError, EOFError, RuntimeError, RecursionError,
        PythonFinalizationError, NotImplementedError, UnboundLocalError, IndentationError, TabError, IncompleteInputError, IndexError, AssertionError,
        ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, SystemError, ReferenceError, MemoryError, BufferError, Warning,
        UserWarning, DeprecationWarning, PendingDeprecationWarning, SyntaxWarning, RuntimeWarning, FutureWarning, ImportWarning, UnicodeWarning,
        BytesWarning, EncodingWarning, ResourceWarning, ExceptionGroup,
    ];
}
