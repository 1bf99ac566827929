// Modules/md5module.c

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>MD5.</summary>
[PyModule("_md5", Source = "Modules/md5module.c")]
public static partial class Md5Module
{
    [PyConstant("_GIL_MINSIZE")] private const int GilMinSize = 2048;

    [PyConstant("MD5Type")] private static PyObject MD5Type => Md5Hash.TypeObject;

    [PyFunction("md5", "(data=b'', *, usedforsecurity=True, string=None)", Doc = "A new MD5 hash object, optionally started with data."), Mirrors("_md5_md5_impl", 286, 329)]
    static PyObject? NewMd5Hash(PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new Md5Digest();
        return HashHelp.Start(digest, data, @string) ? new Md5Hash(digest) : null;
    }
}

/// <summary>A MD5 hash.</summary>
[PyType("_md5.md5", Module = typeof(Md5Module), Hidden = true, Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class Md5Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newMD5object", 65, 76)]
    internal Md5Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object."), Mirrors("MD5Type_copy_impl", 108, 127)]
    PyObject? Copy() => new Md5Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object."), Mirrors("MD5Type_update_impl", 200, 223)]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object."), Mirrors("MD5Type_digest_impl", 135, 144)]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits."), Mirrors("MD5Type_hexdigest_impl", 152, 170)]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size"), Mirrors("MD5_get_block_size", 233, 237)]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name"), Mirrors("MD5_get_name", 239, 243)]
    PyObject? Name => PyStr.From("md5");

    [PyGetSet("digest_size"), Mirrors("md5_get_digest_size", 245, 249)]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}
