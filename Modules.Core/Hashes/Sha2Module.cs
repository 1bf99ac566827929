// Modules/sha2module.c

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>SHA-2.</summary>
[PyModule("_sha2", Source = "Modules/sha2module.c")]
public static partial class Sha2Module
{
    [PyConstant("_GIL_MINSIZE")] private const int GilMinSize = 2048;

    [PyConstant("SHA224Type")] private static PyObject SHA224Type => Sha224Hash.TypeObject;

    [PyFunction("sha224", "(data=b'', *, usedforsecurity=True, string=None)", Doc = "A new SHA-224 hash object, optionally started with data."), Mirrors("_sha2_sha224_impl", 661, 704)]
    static PyObject? NewSha224Hash(PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new Sha256Digest(true);
        return HashHelp.Start(digest, data, @string) ? new Sha224Hash(digest) : null;
    }

    [PyConstant("SHA256Type")] private static PyObject SHA256Type => Sha256Hash.TypeObject;

    [PyFunction("sha256", "(data=b'', *, usedforsecurity=True, string=None)", Doc = "A new SHA-256 hash object, optionally started with data."), Mirrors("_sha2_sha256_impl", 604, 649)]
    static PyObject? NewSha256Hash(PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new Sha256Digest(false);
        return HashHelp.Start(digest, data, @string) ? new Sha256Hash(digest) : null;
    }

    [PyConstant("SHA384Type")] private static PyObject SHA384Type => Sha384Hash.TypeObject;

    [PyFunction("sha384", "(data=b'', *, usedforsecurity=True, string=None)", Doc = "A new SHA-384 hash object, optionally started with data."), Mirrors("_sha2_sha384_impl", 773, 818)]
    static PyObject? NewSha384Hash(PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new Sha512Digest(true);
        return HashHelp.Start(digest, data, @string) ? new Sha384Hash(digest) : null;
    }

    [PyConstant("SHA512Type")] private static PyObject SHA512Type => Sha512Hash.TypeObject;

    [PyFunction("sha512", "(data=b'', *, usedforsecurity=True, string=None)", Doc = "A new SHA-512 hash object, optionally started with data."), Mirrors("_sha2_sha512_impl", 716, 761)]
    static PyObject? NewSha512Hash(PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new Sha512Digest(false);
        return HashHelp.Start(digest, data, @string) ? new Sha512Hash(digest) : null;
    }
}

/// <summary>A SHA-224 hash.</summary>
[PyType("_sha2.SHA224Type", Module = typeof(Sha2Module), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class Sha224Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newSHA224object", 116, 127)]
    internal Sha224Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Sha224Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("sha224");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}

/// <summary>A SHA-256 hash.</summary>
[PyType("_sha2.SHA256Type", Module = typeof(Sha2Module), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class Sha256Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newSHA256object", 129, 140)]
    internal Sha256Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object."), Mirrors("SHA256Type_copy_impl", 257, 283)]
    PyObject? Copy() => new Sha256Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object."), Mirrors("SHA256Type_update_impl", 407, 430)]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object."), Mirrors("SHA256Type_digest_impl", 328, 340)]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits."), Mirrors("SHA256Type_hexdigest_impl", 368, 378)]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size"), Mirrors("SHA256_get_block_size", 482, 486)]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name"), Mirrors("SHA256_get_name", 508, 516)]
    PyObject? Name => PyStr.From("sha256");

    [PyGetSet("digest_size"), Mirrors("SHA256_get_digest_size", 494, 499)]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}

/// <summary>A SHA-384 hash.</summary>
[PyType("_sha2.SHA384Type", Module = typeof(Sha2Module), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class Sha384Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newSHA384object", 142, 153)]
    internal Sha384Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Sha384Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("sha384");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}

/// <summary>A SHA-512 hash.</summary>
[PyType("_sha2.SHA512Type", Module = typeof(Sha2Module), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class Sha512Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newSHA512object", 155, 166)]
    internal Sha512Hash(Digest digest) => _digest = digest;

    [PyMethod("copy", "()", Doc = "A copy of the hash object."), Mirrors("SHA512Type_copy_impl", 293, 320)]
    PyObject? Copy() => new Sha512Hash(_digest.Clone());

    [PyMethod("update", "(obj, /)", Doc = "Update the hash object's state with the bytes-like object."), Mirrors("SHA512Type_update_impl", 441, 464)]
    PyObject? Update(PyObject obj) => HashHelp.Feed(_digest, obj) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object."), Mirrors("SHA512Type_digest_impl", 348, 360)]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits."), Mirrors("SHA512Type_hexdigest_impl", 386, 396)]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size"), Mirrors("SHA512_get_block_size", 488, 492)]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name"), Mirrors("SHA512_get_name", 518, 526)]
    PyObject? Name => PyStr.From("sha512");

    [PyGetSet("digest_size"), Mirrors("SHA512_get_digest_size", 501, 506)]
    PyObject? DigestSize => PyInt.From(_digest.Size);
}
