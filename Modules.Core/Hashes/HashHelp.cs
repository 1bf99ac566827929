// Modules/hashlib.h: what the hash modules share.

using PyModules.Runtime;

namespace PyModules.Modules;

internal static class HashHelp
{
    /// <summary>Feed a bytes-like object to a digest; the GIL is free for long ones.</summary>
    [Mirrors("update", 172, 189, File = "Modules/md5module.c"), Mirrors("update_256", 208, 225, File = "Modules/sha2module.c")]
    [Mirrors("update_512", 227, 244, File = "Modules/sha2module.c"), Mirrors("sha3_update", 86, 103, File = "Modules/sha3module.c")]
    [Mirrors("update", 168, 185, File = "Modules/sha1module.c"), Mirrors("update", 424, 449, File = "Modules/blake2module.c")]
    internal static bool Feed(Digest digest, PyObject data)
    {
        if (data is PyStr) return Err.Fail(Exc.TypeError, "Strings must be encoded before hashing");
        if (data.GetType() == typeof(PyBytes))
        {
            digest.Update(((PyBytes)data).Span);
            return true;
        }
        if (!Obj.CheckBuffer(data)) return Err.Fail(Exc.TypeError, "object supporting the buffer API required");
        PyBuffer view = new();
        if (!Obj.GetBuffer(data, view, 0)) return false;
        bool flat = view.NDim <= 1;
        if (flat) digest.Update(view.Span);
        view.Release();
        return flat || Err.Fail(Exc.BufferError, "Buffer must be single dimension");
    }

    /// <summary>The data of a constructor, given as data or, the old way, as string.</summary>
    internal static bool Start(Digest digest, PyObject? data, PyObject? @string)
    {
        if (data is not null && @string is not null)
            return Err.Fail(Exc.TypeError, "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.");
        PyObject? given = data ?? @string;
        return given is null || Feed(digest, given);
    }

    internal static PyObject Hex(byte[] digest) => PyStr.From(Convert.ToHexStringLower(digest));
}
