// Modules/grpmodule.c: the group database.

using PyModules.Runtime;
using System.Runtime.InteropServices;

namespace PyModules.Modules;

/// <summary>The group database.</summary>
[PyModule("grp", Source = "Modules/grpmodule.c", Doc = "The group database.")]
public static unsafe partial class GrpModule
{
    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public byte* Name, Password;
        public uint Gid;
        public byte** Members;
    }

    [LibraryImport("libc")] private static partial int getgrgid_r(uint gid, Entry* entry, byte* buffer, nuint size, Entry** result);
    [LibraryImport("libc")] private static partial int getgrnam_r(byte* name, Entry* entry, byte* buffer, nuint size, Entry** result);
    [LibraryImport("libc")] private static partial void setgrent();
    [LibraryImport("libc")] private static partial Entry* getgrent();
    [LibraryImport("libc")] private static partial void endgrent();

    [Mirrors("mkgrent", 60, 110)]
    private static PyObject Make(Entry* e)
    {
        var members = new PyList();
        for (byte** member = e->Members; *member != null; member++) members.Append(PwdModule.Text(*member));
        return PyStructSequence.Create(StructGroup.TypeObject, PwdModule.Text(e->Name), PwdModule.Text(e->Password), PyInt.From(e->Gid), members);
    }

    private static PyObject? Find(bool byName, uint gid, byte* name, string missing)
    {
        const int erange = 34;
        Entry entry;
        Entry* result;
        for (int size = 1024; ; size *= 2)
        {
            var buffer = new byte[size];
            fixed (byte* p = buffer)
            {
                int error = byName ? getgrnam_r(name, &entry, p, (nuint)size, &result) : getgrgid_r(gid, &entry, p, (nuint)size, &result);
                if (error == erange) continue;
                return result == null ? Err.Raise(Exc.KeyError, missing) : Make(result);
            }
        }
    }

    /// <summary>The group of a number.</summary>
    [PyFunction("getgrgid", "(id)"), Mirrors("grp_getgrgid_impl", 122, 190)]
    private static PyObject? GetGrGid(PyObject id)
    {
        if (Num.Index(id) is not { } number) return null;
        if (!number.TryAsLong(out long gid) || gid is < -1 or > uint.MaxValue) return Err.Raise(Exc.KeyError, $"getgrgid(): gid not found: {number.AsBigInteger()}");
        return Find(false, (uint)gid, null, $"getgrgid(): gid not found: {gid}");
    }

    /// <summary>The group of a name.</summary>
    [PyFunction("getgrnam", "(name)"), Mirrors("grp_getgrnam_impl", 202, 268)]
    private static PyObject? GetGrNam(PyStr name)
    {
        if (PyStr.EncodeFs(name) is not { } encoded) return null;
        if (encoded.Span.Contains((byte)0)) return Err.Raise(Exc.ValueError, "embedded null byte");
        fixed (byte* p = (byte[])[.. encoded.Span, 0])
            return Find(true, 0, p, $"getgrnam(): name not found: {(Obj.Repr(name) is PyStr shown ? shown.Value : "?")}");
    }

    /// <summary>All groups.</summary>
    [PyFunction("getgrall", "()"), Mirrors("grp_getgrall_impl", 279, 311)]
    private static PyObject? GetGrAll()
    {
        var list = new PyList();
        setgrent();
        for (Entry* entry = getgrent(); entry != null; entry = getgrent()) list.Append(Make(entry));
        endgrent();
        return list;
    }
}

/// <summary>A group.</summary>
[PyType("grp.struct_group", Module = typeof(GrpModule), Doc = "A group: name, password, number and members.")]
[PyStructSequence("gr_name", "gr_passwd", "gr_gid", "gr_mem",
    Docs = ["name of the group", "password", "number of the group", "names of the members"])]
public sealed partial class StructGroup : PyStructSequence;
