// Modules/posixmodule.c: path_converter and the other argument converters.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>A path argument: a name as bytes, or a descriptor.</summary>
internal sealed class PathArg
{
    /// <summary>NUL-terminated; "." for an absent path. A descriptor has none: the system is shown a null pointer, as by C.</summary>
    public byte[] Bytes { get; private init; } = Here;

    /// <summary>The descriptor, which may be any number; -1 also when the argument is a name.</summary>
    public int Fd { get; private init; } = -1;

    /// <summary>Whether there is a descriptor, or what C takes for one: -1 is none to it.</summary>
    public bool HasFd => Fd != -1;

    /// <summary>The argument (after __fspath__) for error messages; null when it was absent.</summary>
    public PyObject? Object { get; private init; }

    /// <summary>Whether the argument was a descriptor, -1 too.</summary>
    public bool IsFd => Object is not (null or PyStr or PyBytes);

    public bool IsBytes => Object is PyBytes;
    public bool IsAbsent => Object is null;

    /// <summary>The current folder.</summary>
    internal static readonly byte[] Here = [(byte)'.', 0];
    private static readonly PyStr s_fspath = PyStr.Intern("__fspath__");

    /// <summary>Null raised.</summary>
    [Mirrors("path_converter", 1327, 1526, Part = true)]
    public static PathArg? Convert(PyObject? o, string function, string argument = "path", bool nullable = false, bool allowFd = false)
    {
        if (o is null or PyNone)
            return nullable ? new PathArg() : Bad(PyNone.Instance, function, argument, nullable, allowFd);
        PyObject original = o!;
        if (o is not PyStr and not PyBytes && !(allowFd && Num.IndexCheck(o!)))
        {
            PyObject? method = Obj.LookupSpecial(o!, s_fspath);
            if (method is null or PyNone)
            {
                if (Err.Occurred is not null) return null;
                return Bad(original, function, argument, nullable, allowFd);
            }
            PyObject? result = Obj.Call(method);
            if (result is null) return null;
            if (result is not PyStr and not PyBytes)
                return Err.Raise<PathArg>(Exc.TypeError, $"expected {original.Type.Name}.__fspath__() to return str or bytes, not {result.Type.Name}");
            o = result;
        }
        switch (o)
        {
            case PyStr text:
                byte[]? encoded = FsCodec.Encode(text);
                return encoded is null ? null : CheckNul(encoded, o, function, argument);
            case PyBytes bytes:
                byte[] copy = new byte[bytes.Span.Length + 1];
                bytes.Span.CopyTo(copy);
                return CheckNul(copy, o, function, argument);
            default:
                return FdOf(o!, out int fd) ? new PathArg { Fd = fd, Bytes = null!, Object = o } : null;
        }
    }

    [Mirrors("path_converter", 1327, 1526, Part = true)]
    private static PathArg? Bad(PyObject o, string function, string argument, bool nullable, bool allowFd)
    {
        string wanted = allowFd && nullable ? "string, bytes, os.PathLike, integer or None"
            : allowFd ? "string, bytes, os.PathLike or integer"
            : nullable ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike";
        return Err.Raise<PathArg>(Exc.TypeError, $"{function}: {argument} should be {wanted}, not {o.Type.Name}");
    }

    private static PathArg? CheckNul(byte[] bytes, PyObject o, string function, string argument) =>
        bytes.AsSpan(0, bytes.Length - 1).Contains((byte)0)
            ? Err.Raise<PathArg>(Exc.ValueError, $"{function}: embedded null character in {argument}")
            : new PathArg { Bytes = bytes, Object = o };

    /// <summary>_fd_converter.</summary>
    [Mirrors("_fd_converter", 1097, 1132)]
    private static bool FdOf(PyObject o, out int fd)
    {
        fd = -1;
        if (o is PyBool && !Hooks.Warn(Exc.RuntimeWarning, "bool is used as a file descriptor")) return false;
        if (Num.Index(o) is not PyLong number) return false;
        if (!number.TryAsLong(out long value) || value is < int.MinValue or > int.MaxValue)
            return Err.Fail(Exc.OverflowError, number.AsBigInteger().Sign > 0 ? "fd is greater than maximum" : "fd is less than minimum");
        fd = (int)value;
        return true;
    }

    /// <summary>dir_fd arguments: None is the current folder.</summary>
    [Mirrors("dir_fd_converter", 1134, 1150)]
    public static bool DirFd(PyObject? o, out int fd)
    {
        fd = LibC.AT_FDCWD;
        if (o is null or PyNone) return true;
        if (Num.IndexCheck(o)) return FdOf(o, out fd);
        return Err.Fail(Exc.TypeError, $"argument should be integer or None, not {o.Type.Name}");
    }

    /// <summary>PyUnicode_FSConverter: the NUL-terminated bytes of a str, bytes or path object; null raised.</summary>
    public static byte[]? FsConvert(PyObject o)
    {
        PyObject? path = PyStr.FsPath(o);
        if (path is null) return null;
        byte[]? result = null;
        if (path is PyStr text) result = FsCodec.Encode(text);
        else if (path is PyBytes bytes)
        {
            result = new byte[bytes.Span.Length + 1];
            bytes.Span.CopyTo(result);
        }
        if (result is null) return null;
        if (!result.AsSpan(0, result.Length - 1).Contains((byte)0)) return result;
        Err.Raise(Exc.ValueError, "embedded null byte");
        return null;
    }

    /// <summary>_Py_Uid_Converter and _Py_Gid_Converter.</summary>
    [Mirrors("_Py_Uid_Converter", 811, 915), Mirrors("_Py_Gid_Converter", 917, 1022)]
    public static bool Id(PyObject o, string kind, out uint id)
    {
        id = 0;
        if (!Num.IndexCheck(o)) return Err.Fail(Exc.TypeError, $"{kind} should be integer, not {o.Type.Name}");
        if (Num.Index(o) is not PyLong number) return false;
        if (number.TryAsLong(out long value))
        {
            if (value == -1 || value is >= 0 and <= uint.MaxValue)
            {
                id = unchecked((uint)value);
                return true;
            }
            return Err.Fail(Exc.OverflowError, value < 0 ? $"{kind} is less than minimum" : $"{kind} is greater than maximum");
        }
        return Err.Fail(Exc.OverflowError, number.AsBigInteger().Sign < 0 ? $"{kind} is less than minimum" : $"{kind} is greater than maximum");
    }

    /// <summary>_PyLong_FromUid: the id that stands for none is -1.</summary>
    [Mirrors("_PyLong_FromUid", 795, 801), Mirrors("_PyLong_FromGid", 803, 809)]
    public static PyObject FromId(uint id) => id == uint.MaxValue ? PyInt.From(-1) : PyInt.From(id);

    /// <summary>OSError of the argument's name; null.</summary>
    [Mirrors("path_error", 1880, 1884)]
    public PyObject? Error(int errno) => Err.FromErrno(errno, Object);

    /// <summary>A name that the system gave, in the argument's kind.</summary>
    public PyObject Name(ReadOnlySpan<byte> bytes) => IsBytes ? PyBytes.From(bytes) : FsCodec.Decode(bytes);
}
