// Modules/pwdmodule.c: the user database.

using PyModules.Runtime;
using System.Runtime.InteropServices;

namespace PyModules.Modules;

/// <summary>The user database.</summary>
[PyModule("pwd", Source = "Modules/pwdmodule.c", Doc = "The user database.")]
public static unsafe partial class PwdModule
{
    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public byte* Name, Password;
        public uint Uid, Gid;
        public byte* Gecos, Dir, Shell;
    }

    [LibraryImport("libc")] private static partial int getpwuid_r(uint uid, Entry* entry, byte* buffer, nuint size, Entry** result);
    [LibraryImport("libc")] private static partial int getpwnam_r(byte* name, Entry* entry, byte* buffer, nuint size, Entry** result);
    [LibraryImport("libc")] private static partial void setpwent();
    [LibraryImport("libc")] private static partial Entry* getpwent();
    [LibraryImport("libc")] private static partial void endpwent();

    internal static PyObject Text(byte* text) =>
        text == null ? PyNone.Instance : PyStr.DecodeFs(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    [Mirrors("mkpwent", 74, 120)]
    private static PyObject Make(Entry* e) => PyStructSequence.Create(StructPasswd.TypeObject,
        Text(e->Name), Text(e->Password), PyInt.From(e->Uid), PyInt.From(e->Gid), Text(e->Gecos), Text(e->Dir), Text(e->Shell));

    private static PyObject? Find(bool byName, uint uid, byte* name, string missing)
    {
        const int erange = 34;
        Entry entry;
        Entry* result;
        for (int size = 1024; ; size *= 2)
        {
            var buffer = new byte[size];
            fixed (byte* p = buffer)
            {
                int error = byName ? getpwnam_r(name, &entry, p, (nuint)size, &result) : getpwuid_r(uid, &entry, p, (nuint)size, &result);
                if (error == erange) continue;
                return result == null ? Err.Raise(Exc.KeyError, missing) : Make(result);
            }
        }
    }

    /// <summary>The user of a number.</summary>
    [PyFunction("getpwuid", "(uidobj, /)"), Mirrors("pwd_getpwuid", 133, 205)]
    private static PyObject? GetPwUid(PyObject uidobj)
    {
        if (Num.Index(uidobj) is not { } number) return null;
        if (!number.TryAsLong(out long uid) || uid is < -1 or > uint.MaxValue) return Err.Raise(Exc.KeyError, $"getpwuid(): uid not found: {number.AsBigInteger()}");
        return Find(false, (uint)uid, null, $"getpwuid(): uid not found: {uid}");
    }

    /// <summary>The user of a name.</summary>
    [PyFunction("getpwnam", "(name, /)"), Mirrors("pwd_getpwnam_impl", 218, 285)]
    private static PyObject? GetPwNam(PyStr name)
    {
        if (PyStr.EncodeFs(name) is not { } encoded) return null;
        if (encoded.Span.Contains((byte)0)) return Err.Raise(Exc.ValueError, "embedded null byte");
        fixed (byte* p = (byte[])[.. encoded.Span, 0])
            return Find(true, 0, p, $"getpwnam(): name not found: {(Obj.Repr(name) is PyStr shown ? shown.Value : "?")}");
    }

    /// <summary>All users.</summary>
    [PyFunction("getpwall", "()"), Mirrors("pwd_getpwall_impl", 296, 332)]
    private static PyObject? GetPwAll()
    {
        var list = new PyList();
        setpwent();
        for (Entry* entry = getpwent(); entry != null; entry = getpwent()) list.Append(Make(entry));
        endpwent();
        return list;
    }
}

/// <summary>A user.</summary>
[PyType("pwd.struct_passwd", Module = typeof(PwdModule), Doc = "A user: name, password, numbers, full name, home folder and shell.")]
[PyStructSequence("pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell",
    Docs = ["name of the user", "password", "number of the user", "number of the user's group", "full name", "home folder", "shell"])]
public sealed partial class StructPasswd : PyStructSequence;
