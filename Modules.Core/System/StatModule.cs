// Modules/_stat.c: file modes.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_stat", Source = "Modules/_stat.c", Doc = "Constants and functions for the mode that stat() gives.")]
public static partial class StatModule
{
    [PyConstant] private const long S_IFDIR = 16384;
    [PyConstant] private const long S_IFCHR = 8192;
    [PyConstant] private const long S_IFBLK = 24576;
    [PyConstant] private const long S_IFREG = 32768;
    [PyConstant] private const long S_IFIFO = 4096;
    [PyConstant] private const long S_IFLNK = 40960;
    [PyConstant] private const long S_IFSOCK = 49152;
    [PyConstant] private const long S_IFDOOR = 0;
    [PyConstant] private const long S_IFPORT = 0;
    [PyConstant] private const long S_IFWHT = 0;
    [PyConstant] private const long S_ISUID = 2048;
    [PyConstant] private const long S_ISGID = 1024;
    [PyConstant] private const long S_ISVTX = 512;
    [PyConstant] private const long S_ENFMT = 1024;
    [PyConstant] private const long S_IREAD = 256;
    [PyConstant] private const long S_IWRITE = 128;
    [PyConstant] private const long S_IEXEC = 64;
    [PyConstant] private const long S_IRWXU = 448;
    [PyConstant] private const long S_IRUSR = 256;
    [PyConstant] private const long S_IWUSR = 128;
    [PyConstant] private const long S_IXUSR = 64;
    [PyConstant] private const long S_IRWXG = 56;
    [PyConstant] private const long S_IRGRP = 32;
    [PyConstant] private const long S_IWGRP = 16;
    [PyConstant] private const long S_IXGRP = 8;
    [PyConstant] private const long S_IRWXO = 7;
    [PyConstant] private const long S_IROTH = 4;
    [PyConstant] private const long S_IWOTH = 2;
    [PyConstant] private const long S_IXOTH = 1;
    [PyConstant] private const long UF_SETTABLE = 65535;
    [PyConstant] private const long UF_NODUMP = 1;
    [PyConstant] private const long UF_IMMUTABLE = 2;
    [PyConstant] private const long UF_APPEND = 4;
    [PyConstant] private const long UF_OPAQUE = 8;
    [PyConstant] private const long UF_NOUNLINK = 16;
    [PyConstant] private const long UF_COMPRESSED = 32;
    [PyConstant] private const long UF_TRACKED = 64;
    [PyConstant] private const long UF_DATAVAULT = 128;
    [PyConstant] private const long UF_HIDDEN = 32768;
    [PyConstant] private const long SF_SETTABLE = 4294901760;
    [PyConstant] private const long SF_ARCHIVED = 65536;
    [PyConstant] private const long SF_IMMUTABLE = 131072;
    [PyConstant] private const long SF_APPEND = 262144;
    [PyConstant] private const long SF_NOUNLINK = 1048576;
    [PyConstant] private const long SF_SNAPSHOT = 2097152;
    [PyConstant] private const long SF_FIRMLINK = 8388608;
    [PyConstant] private const long SF_DATALESS = 1073741824;
    [PyConstant] private const long ST_MODE = 0;
    [PyConstant] private const long ST_INO = 1;
    [PyConstant] private const long ST_DEV = 2;
    [PyConstant] private const long ST_NLINK = 3;
    [PyConstant] private const long ST_UID = 4;
    [PyConstant] private const long ST_GID = 5;
    [PyConstant] private const long ST_SIZE = 6;
    [PyConstant] private const long ST_ATIME = 7;
    [PyConstant] private const long ST_MTIME = 8;
    [PyConstant] private const long ST_CTIME = 9;

    [Mirrors("_PyLong_AsMode_t", 292, 320)]
    private static uint? Mode(PyObject mode)
    {
        if (!Args.AsLong(mode, out long value)) return null;
        if (value is >= 0 and <= uint.MaxValue) return (uint)value;
        Err.Raise(Exc.OverflowError, "mode out of range");
        return null;
    }

    [PyFunction("S_ISDIR", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a folder.")]
    private static bool? S_ISDIR(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFDIR : null;

    [PyFunction("S_ISCHR", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a character device.")]
    private static bool? S_ISCHR(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFCHR : null;

    [PyFunction("S_ISBLK", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a block device.")]
    private static bool? S_ISBLK(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFBLK : null;

    [PyFunction("S_ISREG", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a regular file.")]
    private static bool? S_ISREG(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFREG : null;

    [PyFunction("S_ISFIFO", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a named pipe.")]
    private static bool? S_ISFIFO(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFIFO : null;

    [PyFunction("S_ISLNK", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a symbolic link.")]
    private static bool? S_ISLNK(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFLNK : null;

    [PyFunction("S_ISSOCK", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a socket.")]
    private static bool? S_ISSOCK(PyObject mode) => Mode(mode) is { } m ? (m & 0xF000) == S_IFSOCK : null;

    [PyFunction("S_ISDOOR", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a door.")]
    private static bool? S_ISDOOR(PyObject mode) => Mode(mode) is not null ? false : null;

    [PyFunction("S_ISPORT", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of an event port.")]
    private static bool? S_ISPORT(PyObject mode) => Mode(mode) is not null ? false : null;

    [PyFunction("S_ISWHT", "(mode, /)", NoTextSignature = true, Doc = "Whether the mode is that of a whiteout.")]
    private static bool? S_ISWHT(PyObject mode) => Mode(mode) is not null ? false : null;

    [PyFunction("S_IMODE", "(mode, /)", NoTextSignature = true, Doc = "The permission bits of a mode."), Mirrors("stat_S_IMODE", 378, 385)]
    private static PyObject? S_IMODE(PyObject mode) => Mode(mode) is { } m ? PyInt.From(m & 0xFFF) : null;

    [PyFunction("S_IFMT", "(mode, /)", NoTextSignature = true, Doc = "The file type bits of a mode."), Mirrors("stat_S_IFMT", 391, 398)]
    private static PyObject? S_IFMT(PyObject mode) => Mode(mode) is { } m ? PyInt.From(m & 0xF000) : null;

    [PyFunction("filemode", "(mode, /)", NoTextSignature = true, Doc = "A mode in the form of ls -l."), Mirrors("stat_filemode", 452, 465)]
    private static PyObject? FileMode(PyObject mode)
    {
        if (Mode(mode) is not { } m) return null;
        Span<char> text = stackalloc char[10];
        text[0] = (m & 0xF000) switch { 0x8000 => '-', 0x4000 => 'd', 0xA000 => 'l', 0x6000 => 'b', 0x2000 => 'c', 0x1000 => 'p', 0xC000 => 's', _ => '?' };
        for (int i = 0; i < 9; i++) text[i + 1] = (m & (256u >> i)) != 0 ? "rwx"[i % 3] : '-';
        if ((m & S_ISUID) != 0) text[3] = text[3] == 'x' ? 's' : 'S';
        if ((m & S_ISGID) != 0) text[6] = text[6] == 'x' ? 's' : 'S';
        if ((m & S_ISVTX) != 0) text[9] = text[9] == 'x' ? 't' : 'T';
        return PyStr.From(new string(text));
    }
}
