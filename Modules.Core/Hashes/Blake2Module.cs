// Modules/blake2module.c

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>BLAKE2.</summary>
[PyModule("_blake2", Source = "Modules/blake2module.c")]
public static partial class Blake2Module
{
    [PyConstant("_GIL_MINSIZE")] private const int GilMinSize = 2048;
    [PyConstant] private const int BLAKE2B_MAX_DIGEST_SIZE = 64, BLAKE2B_MAX_KEY_SIZE = 64, BLAKE2B_PERSON_SIZE = 16, BLAKE2B_SALT_SIZE = 16;
    [PyConstant] private const int BLAKE2S_MAX_DIGEST_SIZE = 32, BLAKE2S_MAX_KEY_SIZE = 32, BLAKE2S_PERSON_SIZE = 8, BLAKE2S_SALT_SIZE = 8;

    private static bool Bytes(PyObject? o, string what, int max, int size, out byte[] bytes)
    {
        bytes = new byte[size];
        if (o is null) return true;
        PyBuffer view = new();
        if (!Obj.GetBuffer(o, view, 0)) return false;
        bool fits = view.Span.Length <= max;
        if (fits)
        {
            if (size == 0) bytes = view.Span.ToArray();
            else view.Span.CopyTo(bytes);
        }
        view.Release();
        return fits || Err.Fail(Exc.ValueError, $"maximum {what} length is {max} bytes");
    }

    private static bool Unsigned(PyObject? o, string name, ulong max, out ulong value)
    {
        value = 0;
        if (o is null) return true;
        if (Num.Index(o) is not { } number) return false;
        if (number.Sign < 0) return Err.Fail(Exc.ValueError, "Cannot convert negative int");
        if (PyLong.BitCountOf(number) > 64) return Err.Fail(Exc.OverflowError, "Python int too large to convert to C unsigned long");
        value = number.AsMask();
        return value <= max || Err.Fail(Exc.OverflowError, $"{name} is too large");
    }

    /// <summary>Check the arguments in CPython's order.</summary>
    [Mirrors("py_blake2b_or_s_new", 451, 653)]
    internal static bool Parameters(bool wide, int digestSize, PyObject? key, PyObject? salt, PyObject? person, int fanout, int depth,
        PyObject? leafSize, PyObject? nodeOffset, int nodeDepth, int innerSize, bool lastNode, out Blake2Parameters p)
    {
        int max = wide ? 64 : 32, saltSize = wide ? 16 : 8;
        p = new Blake2Parameters { Key = [], Salt = [], Person = [], LastNode = lastNode };
        if (digestSize <= 0 || digestSize > max)
            return Err.Fail(Exc.ValueError, $"digest_size for {(wide ? "Blake2b" : "Blake2s")} must be between 1 and {max} bytes, here it is {digestSize}");
        p.DigestSize = (byte)digestSize;
        if (!Bytes(salt, "salt", saltSize, saltSize, out p.Salt) || !Bytes(person, "person", saltSize, saltSize, out p.Person)) return false;
        if (fanout is < 0 or > 255) return Err.Fail(Exc.ValueError, "fanout must be between 0 and 255");
        p.Fanout = (byte)fanout;
        if (depth is <= 0 or > 255) return Err.Fail(Exc.ValueError, "depth must be between 1 and 255");
        p.Depth = (byte)depth;
        if (!Unsigned(leafSize, "leaf_size", uint.MaxValue, out ulong leaf)) return false;
        p.LeafSize = (uint)leaf;
        if (!Unsigned(nodeOffset, "node_offset", wide ? ulong.MaxValue : 0xffffffffffff, out p.NodeOffset)) return false;
        if (nodeDepth is < 0 or > 255) return Err.Fail(Exc.ValueError, "node_depth must be between 0 and 255");
        p.NodeDepth = (byte)nodeDepth;
        if (innerSize < 0 || innerSize > max) return Err.Fail(Exc.ValueError, $"inner_size must be between 0 and is {max}");
        p.InnerSize = (byte)innerSize;
        return Bytes(key, "key", max, 0, out p.Key);
    }
}

/// <summary>A blake2b hash.</summary>
[PyType("_blake2.blake2b", Module = typeof(Blake2Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A new BLAKE2b hash object.",
    Signature = "(data=b'', *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)")]
public sealed partial class Blake2bHash : PyObject
{
    [PyConstant("SALT_SIZE")] private const int SaltSize = 16;
    [PyConstant("PERSON_SIZE")] private const int PersonSize = 16;
    [PyConstant("MAX_KEY_SIZE")] private const int MaxKeySize = 64;
    [PyConstant("MAX_DIGEST_SIZE")] private const int MaxDigestSize = 64;

    private readonly Digest _digest;

    [Mirrors("new_Blake2Object", 383, 394)]
    private Blake2bHash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)"), Mirrors("py_blake2b_new_impl", 677, 686)]
    static PyObject? New(PyType cls, PyObject? data = null, int digest_size = 64, PyObject? key = null, PyObject? salt = null, PyObject? person = null,
        int fanout = 1, int depth = 1, PyObject? leaf_size = null, PyObject? node_offset = null, int node_depth = 0, int inner_size = 0,
        bool last_node = false, bool usedforsecurity = true, PyObject? @string = null)
    {
        if (!Blake2Module.Parameters(true, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node, out Blake2Parameters parameters)) return null;
        Digest digest = new Blake2bDigest(parameters);
        return HashHelp.Start(digest, data, @string) ? new Blake2bHash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object."), Mirrors("_blake2_blake2b_copy_impl", 775, 794)]
    PyObject? Copy() => new Blake2bHash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object."), Mirrors("_blake2_blake2b_update_impl", 805, 829)]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object."), Mirrors("_blake2_blake2b_digest_impl", 837, 867)]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits."), Mirrors("_blake2_blake2b_hexdigest_impl", 875, 905)]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size"), Mirrors("py_blake2b_get_block_size", 926, 931)]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name"), Mirrors("py_blake2b_get_name", 917, 922)]
    PyObject? Name => PyStr.From("blake2b");

    [PyGetSet("digest_size"), Mirrors("py_blake2b_get_digest_size", 935, 955)]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}

/// <summary>A blake2s hash.</summary>
[PyType("_blake2.blake2s", Module = typeof(Blake2Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A new BLAKE2s hash object.",
    Signature = "(data=b'', *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)")]
public sealed partial class Blake2sHash : PyObject
{
    [PyConstant("SALT_SIZE")] private const int SaltSize = 8;
    [PyConstant("PERSON_SIZE")] private const int PersonSize = 8;
    [PyConstant("MAX_KEY_SIZE")] private const int MaxKeySize = 32;
    [PyConstant("MAX_DIGEST_SIZE")] private const int MaxDigestSize = 32;

    private readonly Digest _digest;

    private Blake2sHash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)"), Mirrors("py_blake2s_new_impl", 710, 719)]
    static PyObject? New(PyType cls, PyObject? data = null, int digest_size = 32, PyObject? key = null, PyObject? salt = null, PyObject? person = null,
        int fanout = 1, int depth = 1, PyObject? leaf_size = null, PyObject? node_offset = null, int node_depth = 0, int inner_size = 0,
        bool last_node = false, bool usedforsecurity = true, PyObject? @string = null)
    {
        if (!Blake2Module.Parameters(false, digest_size, key, salt, person, fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node, out Blake2Parameters parameters)) return null;
        Digest digest = new Blake2sDigest(parameters);
        return HashHelp.Start(digest, data, @string) ? new Blake2sHash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Blake2sHash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("blake2s");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}
