// What posix_spawn gets: strings, file actions and attributes.

using System.Runtime.InteropServices;

namespace PyModules.Runtime.Native;

/// <summary>A NULL-terminated array of C strings in native memory.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    public byte** Pointer { get; private set; }

    private readonly int _count;

    /// <param name="strings">Each ends with its NUL.</param>
    public NativeStrings(List<byte[]> strings)
    {
        _count = strings.Count;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1) * (nuint)sizeof(nint));
        for (int i = 0; i < _count; i++)
        {
            byte[] text = strings[i];
            Pointer[i] = (byte*)NativeMemory.Alloc((nuint)text.Length);
            text.CopyTo(new Span<byte>(Pointer[i], text.Length));
        }
    }

    public void Dispose()
    {
        if (Pointer is null) return;
        for (int i = 0; i < _count; i++) NativeMemory.Free(Pointer[i]);
        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}

/// <summary>posix_spawn's file actions and attributes. Methods give an error number, 0 for none.</summary>
internal sealed unsafe class SpawnSetup : IDisposable
{
    public const short ResetIds = 1, SetPGroup = 2, SetSigDef = 4, SetSigMask = 8, SetSchedParam = 16, SetScheduler_ = 32, SetSid = 128;

    private readonly byte* _actions, _attributes;

    public short Flags { get; set; }

    public SpawnSetup()
    {
        // The C library's structs are smaller than this.
        _actions = (byte*)NativeMemory.AllocZeroed(512);
        _attributes = (byte*)NativeMemory.AllocZeroed(1024);
        LibC.posix_spawn_file_actions_init(_actions);
        LibC.posix_spawnattr_init(_attributes);
    }

    public int Open(int fd, byte[] path, int flags, uint mode) => LibC.posix_spawn_file_actions_addopen(_actions, fd, path, flags, mode);

    public int Close(int fd) => LibC.posix_spawn_file_actions_addclose(_actions, fd);

    /// <summary>With both the same, the descriptor's close-on-exec flag goes.</summary>
    public int Dup2(int fd, int to) => LibC.posix_spawn_file_actions_adddup2(_actions, fd, to);

    public int CloseFrom(int fd) => LibC.posix_spawn_file_actions_addclosefrom_np(_actions, fd);

    public int ChDir(byte[] path) => LibC.posix_spawn_file_actions_addchdir_np(_actions, path);

    public void SetGroup(int group)
    {
        Flags |= SetPGroup;
        LibC.posix_spawnattr_setpgroup(_attributes, group);
    }

    public void SetSignals(ReadOnlySpan<byte> set, bool mask)
    {
        Flags |= mask ? SetSigMask : SetSigDef;
        fixed (byte* p = set)
        {
            if (mask) LibC.posix_spawnattr_setsigmask(_attributes, p);
            else LibC.posix_spawnattr_setsigdefault(_attributes, p);
        }
    }

    public void SetScheduler(int? policy, int priority)
    {
        Flags |= policy is null ? SetSchedParam : SetScheduler_;
        if (policy is { } value) LibC.posix_spawnattr_setschedpolicy(_attributes, value);
        LibC.posix_spawnattr_setschedparam(_attributes, &priority);
    }

    public int Spawn(bool search, byte[] path, byte** argv, byte** envp, out int pid)
    {
        LibC.posix_spawnattr_setflags(_attributes, Flags);
        int child = 0;
        int error = search ? LibC.posix_spawnp(&child, path, _actions, _attributes, argv, envp) : LibC.posix_spawn(&child, path, _actions, _attributes, argv, envp);
        pid = child;
        return error;
    }

    public void Dispose()
    {
        LibC.posix_spawn_file_actions_destroy(_actions);
        LibC.posix_spawnattr_destroy(_attributes);
        NativeMemory.Free(_actions);
        NativeMemory.Free(_attributes);
    }
}
