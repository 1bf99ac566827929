// Objects/exceptions.c: OSError.

namespace PyModules.Runtime;

/// <summary><c>OSError</c>; its subclass is chosen by errno.</summary>
[PyType("OSError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "Base of errors that the system reports.")]
public partial class PyOSError : PyExceptionObject
{
    [PyMember("errno", Doc = "the system's error number")] internal PyObject? _errno;
    [PyMember("strerror", Doc = "the system's message")] internal PyObject? _strerror;
    [PyMember("filename", Doc = "the file")] internal PyObject? _filename;
    [PyMember("filename2", Doc = "the second file")] internal PyObject? _filename2;
    private nint _written = -1;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyOSError().OfType(type);

    /// <summary>A subclass with an <c>__init__</c> of its own and our <c>__new__</c> is filled by <c>__init__</c>, any other by <c>__new__</c>.</summary>
    [Mirrors("oserror_use_init", 2047, 2065)]
    private static unsafe bool UseInit(PyType type) =>
        type.Slots.Init != TypeObject.Slots.Init && type.Slots.New == TypeObject.Slots.New;

    [Mirrors("oserror_parse_args", 1930, 1985)]
    private static void ParseArgs(ReadOnlySpan<PyObject> args, out PyObject? errno, out PyObject? strerror, out PyObject? filename, out PyObject? filename2)
    {
        errno = strerror = filename = filename2 = null;
        if (args.Length is < 2 or > 5) return;
        errno = args[0];
        strerror = args[1];
        if (args.Length > 2) filename = args[2];
        if (args.Length > 4) filename2 = args[4];
    }

    [Mirrors("oserror_init", 1987, 2040)]
    private bool Fill(ReadOnlySpan<PyObject> args, PyObject? errno, PyObject? strerror, PyObject? filename, PyObject? filename2)
    {
        if (filename is not null and not PyNone)
        {
            if (_type == Exc.BlockingIOError && (Num.IndexCheck(filename) || filename is PyFloat))
            {
                if (!Num.AsSsize(filename, Exc.ValueError, out _written)) return false;
            }
            else
            {
                _filename = filename;
                if (filename2 is not null and not PyNone) _filename2 = filename2;
                if (args.Length is >= 2 and <= 5) args = args[..2];
            }
        }
        _errno = errno;
        _strerror = strerror;
        _args = PyTuple.Of(args);
        return true;
    }

    [PySlot(Slot.New), Mirrors("OSError_new", 2067, 2133)]
    private static PyObject? OSErrorNew(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (UseInit(type)) return type.Alloc();
        if (!Args.NoKeywords(type.Name, kwnames)) return null;
        ParseArgs(args, out PyObject? errno, out PyObject? strerror, out PyObject? filename, out PyObject? filename2);
        if (type == TypeObject && errno is PyLong number && number.TryAsLong(out long code)) type = Exc.ForErrno(code) ?? type;
        var self = (PyOSError)type.Alloc();
        return self.Fill(args, errno, strerror, filename, filename2) ? self : null;
    }

    [PySlot(Slot.Init), Mirrors("OSError_init", 2135, 2172)]
    private bool OSErrorInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!UseInit(_type)) return true;
        if (!Args.NoKeywords(_type.Name, kwnames)) return false;
        ParseArgs(args, out PyObject? errno, out PyObject? strerror, out PyObject? filename, out PyObject? filename2);
        return Fill(args, errno, strerror, filename, filename2);
    }

    [PySlot(Slot.Str), Mirrors("OSError_str", 2210, 2254)]
    private PyObject? OSErrorStr()
    {
        if (_filename is null && (_errno is null || _strerror is null)) return BaseStr();
        if (Obj.Str(_errno ?? PyNone.Instance) is not PyStr errno || Obj.Str(_strerror ?? PyNone.Instance) is not PyStr strerror) return null;
        PyStr text = PyStr.Concat(PyStr.From("[Errno "), errno, PyStr.From("] "), strerror);
        if (_filename is null) return text;
        if (Obj.Repr(_filename) is not PyStr first) return null;
        text = PyStr.Concat(text, PyStr.From(": "), first);
        if (_filename2 is null) return text;
        return Obj.Repr(_filename2) is PyStr second ? PyStr.Concat(text, PyStr.From(" -> "), second) : null;
    }

    [PyMethod("__reduce__", NoTextSignature = true), Mirrors("OSError_reduce", 2256, 2295)]
    private PyObject? Reduce()
    {
        PyTuple args = _args;
        if (args.Count == 2 && _filename is not null)
        {
            args = _filename2 is null
                ? PyTuple.Of(args[0], args[1], _filename)
                : PyTuple.Of(args[0], args[1], _filename, PyNone.Instance, _filename2);
        }
        return _dict is null ? PyTuple.Of(_type, args) : PyTuple.Of(_type, args, _dict);
    }

    [PyGetSet("characters_written", Setter = nameof(SetWritten)), Mirrors("OSError_written_get", 2297, 2306)]
    private PyObject? Written => _written == -1 ? Err.Raise(Exc.AttributeError, "characters_written") : PyInt.From(_written);

    [Mirrors("OSError_written_set", 2308, 2326)]
    private bool SetWritten(PyObject? value)
    {
        if (value is not null) return Num.AsSsize(value, Exc.ValueError, out _written);
        if (_written == -1) return Err.Fail(Exc.AttributeError, "characters_written");
        _written = -1;
        return true;
    }
}
