// Modules/sha1module.c

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>SHA-1.</summary>
[PyModule("_sha1", Source = "Modules/sha1module.c")]
public static partial class Sha1Module
{
    [PyConstant("_GIL_MINSIZE")] private const int GilMinSize = 2048;

    [PyConstant("SHA1Type")] private static PyObject SHA1Type => Sha1Hash.TypeObject;

    [PyFunction("sha1", "(data=b'', *, usedforsecurity=True, string=None)", Doc = "A new SHA-1 hash object, optionally started with data."), Mirrors("_sha1_sha1_impl", 282, 325)]
    static PyObject? NewSha1Hash(PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new Sha1Digest();
        return HashHelp.Start(digest, data, @string) ? new Sha1Hash(digest) : null;
    }
}

/// <summary>A SHA-1 hash.</summary>
[PyType("_sha1.sha1", Module = typeof(Sha1Module), Hidden = true, Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class Sha1Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newSHA1object", 66, 77)]
    internal Sha1Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object."), Mirrors("SHA1Type_copy_impl", 113, 132)]
    PyObject? Copy() => new Sha1Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object."), Mirrors("SHA1Type_update_impl", 196, 219)]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object."), Mirrors("SHA1Type_digest_impl", 140, 149)]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits."), Mirrors("SHA1Type_hexdigest_impl", 157, 166)]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size"), Mirrors("SHA1_get_block_size", 229, 233)]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name"), Mirrors("SHA1_get_name", 235, 239)]
    PyObject? Name => PyStr.From("sha1");

    [PyGetSet("digest_size"), Mirrors("sha1_get_digest_size", 241, 245)]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}
