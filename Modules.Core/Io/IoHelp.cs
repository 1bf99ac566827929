// Modules/_io/_iomodule.h: what the files of _io share.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Attribute and method names of the io protocol.</summary>
internal static class IoNames
{
    public static readonly PyStr read = N("read"), read1 = N("read1"), readall = N("readall"), readinto = N("readinto"), readinto1 = N("readinto1"), readline = N("readline"),
        write = N("write"), seek = N("seek"), tell = N("tell"), truncate = N("truncate"), flush = N("flush"), close = N("close"), closed = N("closed"), peek = N("peek"),
        seekable = N("seekable"), readable = N("readable"), writable = N("writable"), fileno = N("fileno"), isatty = N("isatty"), name = N("name"), mode = N("mode"),
        extend = N("extend"), raw = N("raw"), encoding = N("encoding"), errors = N("errors"), decode = N("decode"), encode = N("encode"), reset = N("reset"), getstate = N("getstate"),
        setstate = N("setstate"), newlines = N("newlines"), replace = N("replace"), _CHUNK_SIZE = N("_CHUNK_SIZE"), _finalizing = N("_finalizing"), __IOBase_closed = N("__IOBase_closed"),
        _dealloc_warn = N("_dealloc_warn"), _blksize = N("_blksize"), _isatty_open_only = N("_isatty_open_only"), strict = N("strict"), utf8 = N("utf-8"), line_buffering = N("line_buffering");

    private static PyStr N(string text) => PyStr.Intern(text);
}

/// <summary>Checks and conversions of the io protocol.</summary>
internal static class IoHelp
{
    [Mirrors("iobase_unsupported", 85, 90, File = "Modules/_io/iobase.c"), Mirrors("bufferediobase_unsupported", 112, 117, File = "Modules/_io/bufferedio.c")]
    [Mirrors("_unsupported", 47, 52, File = "Modules/_io/textio.c")]
    public static PyObject? Unsupported(string message) => Err.Raise(IoModule.UnsupportedOperation, message);

    /// <summary>_PyIO_trap_eintr: an OSError of EINTR is cleared and tried again.</summary>
    [Mirrors("_PyIO_trap_eintr", 869, 892, File = "Modules/_io/bufferedio.c")]
    public static bool TrapEintr()
    {
        if (Err.Occurred is not PyOSError { _errno: PyLong errno } || !errno.TryAsLong(out long code) || code != LibC.EINTR) return false;
        Err.Clear();
        return true;
    }

    /// <summary>_Py_convert_optional_to_ssize_t.</summary>
    public static bool OptionalSize(PyObject? o, out nint size)
    {
        size = -1;
        if (o is null or PyNone) return true;
        if (Num.IndexCheck(o)) return Num.AsSsize(o, Exc.OverflowError, out size);
        return Err.Fail(Exc.TypeError, $"argument should be integer or None, not '{o.Type.Name}'");
    }

    /// <summary>PyNumber_AsOff_t with ValueError on overflow.</summary>
    [Mirrors("PyNumber_AsOff_t", 523, 562, File = "Modules/_io/_iomodule.c")]
    public static bool AsOffset(PyObject o, out long value)
    {
        value = 0;
        if (Num.Index(o) is not { } index) return false;
        return index.TryAsLong(out value) || Err.Fail(Exc.ValueError, $"cannot fit '{o.Type.ShortName}' into an offset-sized integer");
    }

    /// <summary>_PyFile_Flush.</summary>
    public static bool Flush(PyObject file) => Obj.CallMethod(file, IoNames.flush) is not null;

    [Mirrors("_PyIOBase_check_seekable", 411, 426, File = "Modules/_io/iobase.c")]
    public static bool CheckSeekable(PyObject o) => Check(o, IoNames.seekable, "File or stream is not seekable.");

    [Mirrors("_PyIOBase_check_readable", 444, 459, File = "Modules/_io/iobase.c")]
    public static bool CheckReadable(PyObject o) => Check(o, IoNames.readable, "File or stream is not readable.");

    [Mirrors("_PyIOBase_check_writable", 477, 492, File = "Modules/_io/iobase.c")]
    public static bool CheckWritable(PyObject o) => Check(o, IoNames.writable, "File or stream is not writable.");

    private static bool Check(PyObject o, PyStr method, string message)
    {
        PyObject? result = Obj.CallMethod(o, method);
        if (result is null) return false;
        return result == PyBool.True || Err.Fail(IoModule.UnsupportedOperation, message);
    }

    [Mirrors("_PyIOBase_cannot_pickle", 246, 252, File = "Modules/_io/iobase.c")]
    public static PyObject? CannotPickle(PyObject o) => Err.Raise(Exc.TypeError, $"cannot pickle '{o.Type.ShortName}' instances");

    /// <summary>Run a close step though another failed before, and chain what both raised.</summary>
    public static PyObject? AfterFailure(PyBaseException? earlier, PyObject? result)
    {
        if (earlier is null) return result;
        Err.ChainContext(earlier);
        return null;
    }

    /// <summary>A value of the stream object's repr, guarded against recursion.</summary>
    public static PyObject? ReprWith(PyObject self, string before, PyObject value, string after)
    {
        switch (Obj.ReprEnter(self))
        {
            case < 0: return null;
            case 1: return Err.Raise(Exc.RuntimeError, $"reentrant call inside {self.Type.Name}.__repr__");
        }
        PyObject? text = Obj.Repr(value);
        Obj.ReprLeave(self);
        return text is PyStr shown ? PyStr.From($"<{self.Type.Name} {before}{shown.Value}{after}>") : null;
    }
}
