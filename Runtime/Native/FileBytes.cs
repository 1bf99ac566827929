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
        byte[] buffer = new byte[Math.Clamp(Stat(path) is { } status ? (long)status.Size + 1 : 0, 4096, Array.MaxLength)];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, checked(length * 2));
            nint n;
            fixed (byte* p = buffer) n = LibC.read(fd, p + length, (nuint)(buffer.Length - length));
            if (n < 0 && LibC.Errno == LibC.EINTR) continue;
            if (n <= 0)
            {
                _ = LibC.close(fd);
                if (n < 0) return null;
                break;
            }
            length += (int)n;
        }
        Array.Resize(ref buffer, length);
        return buffer;
    }

    /// <summary>What the file system knows of the path, links followed; null when there is no such file.</summary>
    public static LibC.StatX? Stat(string path)
    {
        LibC.StatX status;
        return LibC.statx(LibC.AT_FDCWD, FsCodec.Terminated(path), 0, STATX_BASIC_STATS, &status) == 0 ? status : null;
    }

    /// <summary>Whether the path names a regular file.</summary>
    public static bool IsFile(string path) => Stat(path) is { } status && (status.Mode & LibC.S_IFMT) == LibC.S_IFREG;

    /// <summary>Whether the path names a folder.</summary>
    public static bool IsFolder(string path) => Stat(path) is { } status && (status.Mode & LibC.S_IFMT) == LibC.S_IFDIR;
}
