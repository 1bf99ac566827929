// Objects/fileobject.c: what sys.stderr is before there is an io module.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>Writes text to a descriptor, unbuffered.</summary>
[PyType("stderrprinter", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class StdPrinter(int fd) : PyObject
{
    [PyMethod("write", "(text, /)", VarArgs = true, NoTextSignature = true), Mirrors("stdprinter_write", 307, 358)]
    private PyObject? Write(PyStr text)
    {
        if (fd < 0) return PyNone.Instance;
        if (Codecs.EncodeUtf8(text, "backslashreplace") is not { } bytes) return null;
        nint n = FdIO.Write(fd, bytes.Span, out int errno);
        if (n >= 0) return PyInt.From(n);
        return errno == LibC.EAGAIN ? PyNone.Instance : errno == 0 ? null : Err.FromErrno(errno);
    }

    [PyMethod("close", "()", NoTextSignature = true), Mirrors("stdprinter_noop", 375, 379)]
    private PyObject? Close() => PyNone.Instance;

    [PyMethod("flush", "()", NoTextSignature = true)]
    private PyObject? Flush() => PyNone.Instance;

    [PyMethod("fileno", "()", NoTextSignature = true), Mirrors("stdprinter_fileno", 360, 365)]
    private PyObject? FileNo() => PyInt.From(fd);

    [PyMethod("isatty", "()", NoTextSignature = true), Mirrors("stdprinter_isatty", 381, 395)]
    private PyObject? IsATty() => PyBool.From(fd >= 0 && LibC.isatty(fd) == 1);

    [PyGetSet("closed", Doc = "Never."), Mirrors("get_closed", 406, 410)]
    private PyObject? Closed => PyBool.False;

    [PyGetSet("encoding", Doc = "None: the bytes are UTF-8, but no codec makes them."), Mirrors("get_encoding", 418, 422)]
    private PyObject? EncodingName => PyNone.Instance;

    [PyGetSet("mode", Doc = "How the descriptor was opened."), Mirrors("get_mode", 412, 416)]
    private PyObject? Mode => PyStr.Intern("w");

    [PySlot(Slot.Repr), Mirrors("stdprinter_repr", 367, 373)]
    private PyObject? Repr() => PyStr.From($"<stdprinter(fd={fd}) object at {Obj.Address(this)}>");
}
