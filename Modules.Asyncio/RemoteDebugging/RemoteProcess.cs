// Python/remote_debug.h: finding an interpreter in another process.

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Another process, as the system shows it.</summary>
internal static class RemoteProcess
{
    private static ReadOnlySpan<byte> Section => "PyRuntime"u8;

    /// <summary>Raise the reason why the process cannot be looked at: no such process, no permission, no Python, or a Python written in C.</summary>
    internal static void Refuse(int pid)
    {
        string maps = $"/proc/{pid}/maps";
        if (FileBytes.Read(maps) is not { } bytes)
        {
            int errno = Marshal.GetLastPInvokeError();
            Err.FromErrno(errno);
            if (Err.Matches(Exc.PermissionError)) return;
            Err.RaiseFromCause(Exc.OSError, $"Cannot open process memory map file '{maps}' for PID {pid} section search: {Marshal.GetPInvokeErrorMessage(errno)}");
        }
        else if (IsPythonOfC(System.Text.Encoding.UTF8.GetString(bytes)))
        {
            Err.Raise(Exc.RuntimeError, "Can't attach from a PyModules process to a CPython process");
            return;
        }
        PyBaseException? earlier = Err.Fetch();
        Err.Raise(Exc.RuntimeError, $"Failed to find the PyRuntime section in process {pid} on Linux platform");
        Err.ChainContext(earlier);
    }

    // One of the files that the process has mapped is an executable or library of CPython's.
    private static bool IsPythonOfC(string maps)
    {
        foreach (string line in maps.Split('\n'))
        {
            int path = line.IndexOf('/');
            if (path >= 0 && Path.GetFileName(line.AsSpan(path)).Contains("python", StringComparison.Ordinal) && HasSection(line[path..])) return true;
        }
        return false;
    }

    // Whether a 64 bit ELF file has the section in which CPython keeps its state.
    private static bool HasSection(string file)
    {
        if (FileBytes.Read(file) is not { Length: > 64 } elf || !elf.AsSpan().StartsWith("\u007FELF\u0002"u8)) return false;
        long table = BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan(40));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(58));
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(60));
        int names = BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(62));
        if (size < 64 || names >= count || table < 0 || table + (long)size * count > elf.Length) return false;
        long strings = BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan((int)table + size * names + 24));
        for (int i = 0; i < count; i++)
        {
            // The name begins with a dot.
            long name = strings + 1 + BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan((int)table + size * i));
            if (name < 0 || name > elf.Length - Section.Length) continue;
            if (elf.AsSpan((int)name, Section.Length).SequenceEqual(Section)) return true;
        }
        return false;
    }
}
