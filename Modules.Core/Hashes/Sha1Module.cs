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

    internal Sha1Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Sha1Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("sha1");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}
