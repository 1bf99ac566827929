// Python/fileutils.c: whole files for the start of an interpreter, before there is an io module.

namespace PyModules.Runtime.Native;

/// <summary>Whole files, read by the C library: .NET's streams cost a start more than all these files are worth.</summary>
internal static unsafe class FileBytes
{
    private const uint STATX_BASIC_STATS = 0x7FF;

    /// <summary>The file's bytes; null when it cannot be opened or read.</summary>
    public static byte[]? Read(string path)
    {
        int fd = LibC.open(FsCodec.Terminated(path), LibC.O_RDONLY | LibC.O_CLOEXEC, 0);
        if (fd < 0) return null;
        byte[] buffer = new byte[Stat(path, out LibC.StatX status) && status.Size > 0 ? (int)Math.Min(status.Size, (ulong)Array.MaxLength) : 512];
        byte next = 0;
        int length = 0;
        while (true)
        {
            // A buffer of the file's size is the result; one byte more shows that there is more.
            bool full = length == buffer.Length;
            nint n;
            fixed (byte* p = buffer) n = full ? LibC.read(fd, &next, 1) : LibC.read(fd, p + length, (nuint)(buffer.Length - length));
            if (full && n > 0)
            {
                Array.Resize(ref buffer, checked(length * 2));
                buffer[length] = next;
            }
            if (n < 0 && LibC.Errno == LibC.EINTR) continue;
            if (n <= 0)
            {
                _ = LibC.close(fd);
                if (n < 0) return null;
                break;
            }
            length += (int)n;
        }
        if (length < buffer.Length) Array.Resize(ref buffer, length);
        return buffer;
    }

    /// <summary>What the file system knows of the path, links followed; false when there is no such file.</summary>
    [Mirrors("_Py_wstat", 1329, 1350)]
    public static bool Stat(string path, out LibC.StatX status)
    {
        fixed (LibC.StatX* p = &status) return LibC.statx(LibC.AT_FDCWD, FsCodec.Terminated(path), 0, STATX_BASIC_STATS, p) == 0;
    }

    /// <summary>The current folder; null when it has gone.</summary>
    [Mirrors("_Py_wgetcwd", 2628, 2653)]
    public static string? CurrentFolder()
    {
        byte* buffer = stackalloc byte[4096];
        return LibC.getcwd(buffer, 4096) is null ? null : FsCodec.Decode(buffer).Value;
    }

    /// <summary>Whether the path names a regular file.</summary>
    public static bool IsFile(string path) => Stat(path, out LibC.StatX status) && (status.Mode & LibC.S_IFMT) == LibC.S_IFREG;

    /// <summary>Whether the path names a folder.</summary>
    public static bool IsFolder(string path) => Stat(path, out LibC.StatX status) && (status.Mode & LibC.S_IFMT) == LibC.S_IFDIR;
}
