// Modules/sha3module.c

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>SHA-3 and SHAKE.</summary>
[PyModule("_sha3", Source = "Modules/sha3module.c")]
public static partial class Sha3Module
{
    [PyConstant("_GIL_MINSIZE")] private const int GilMinSize = 2048;
    [PyConstant("implementation")] private const string Implementation = "HACL";
}

/// <summary>A sha3_224 hash.</summary>
[PyType("_sha3.sha3_224", NoTextSignature = true, Module = typeof(Sha3Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Sha3_224Hash : PyObject
{
    private readonly Digest _digest;

    [Mirrors("newSHA3object", 73, 84)]
    private Sha3_224Hash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, usedforsecurity=True, string=None)", Name = "sha3_224"), Mirrors("py_sha3_new_impl", 116, 183)]
    static PyObject? New(PyType cls, PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new KeccakDigest(144, 28, 6);
        return HashHelp.Start(digest, data, @string) ? new Sha3_224Hash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object."), Mirrors("_sha3_sha3_224_copy_impl", 225, 242)]
    PyObject? Copy() => new Sha3_224Hash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object."), Mirrors("_sha3_sha3_224_update_impl", 294, 317)]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object."), Mirrors("_sha3_sha3_224_digest_impl", 251, 263)]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits."), Mirrors("_sha3_sha3_224_hexdigest_impl", 272, 282)]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size"), Mirrors("SHA3_get_block_size", 329, 335)]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name"), Mirrors("SHA3_get_name", 338, 362)]
    PyObject? Name => PyStr.From("sha3_224");

    [PyGetSet("digest_size"), Mirrors("SHA3_get_digest_size", 365, 374)]
    PyObject? DigestSize => PyInt.From(_digest.Size);

    [PyGetSet("_capacity_bits"), Mirrors("SHA3_get_capacity_bits", 377, 385)]
    PyObject? CapacityBits => PyInt.From(448);

    [PyGetSet("_rate_bits"), Mirrors("SHA3_get_rate_bits", 388, 394)]
    PyObject? RateBits => PyInt.From(1152);

    [PyGetSet("_suffix"), Mirrors("SHA3_get_suffix", 396, 401)]
    PyObject? Suffix => PyBytes.From([6]);
}

/// <summary>A sha3_256 hash.</summary>
[PyType("_sha3.sha3_256", NoTextSignature = true, Module = typeof(Sha3Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Sha3_256Hash : PyObject
{
    private readonly Digest _digest;

    private Sha3_256Hash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, usedforsecurity=True, string=None)", Name = "sha3_224")]
    static PyObject? New(PyType cls, PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new KeccakDigest(136, 32, 6);
        return HashHelp.Start(digest, data, @string) ? new Sha3_256Hash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Sha3_256Hash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("sha3_256");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);

    [PyGetSet("_capacity_bits")]
    PyObject? CapacityBits => PyInt.From(512);

    [PyGetSet("_rate_bits")]
    PyObject? RateBits => PyInt.From(1088);

    [PyGetSet("_suffix")]
    PyObject? Suffix => PyBytes.From([6]);
}

/// <summary>A sha3_384 hash.</summary>
[PyType("_sha3.sha3_384", NoTextSignature = true, Module = typeof(Sha3Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Sha3_384Hash : PyObject
{
    private readonly Digest _digest;

    private Sha3_384Hash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, usedforsecurity=True, string=None)", Name = "sha3_224")]
    static PyObject? New(PyType cls, PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new KeccakDigest(104, 48, 6);
        return HashHelp.Start(digest, data, @string) ? new Sha3_384Hash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Sha3_384Hash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("sha3_384");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);

    [PyGetSet("_capacity_bits")]
    PyObject? CapacityBits => PyInt.From(768);

    [PyGetSet("_rate_bits")]
    PyObject? RateBits => PyInt.From(832);

    [PyGetSet("_suffix")]
    PyObject? Suffix => PyBytes.From([6]);
}

/// <summary>A sha3_512 hash.</summary>
[PyType("_sha3.sha3_512", NoTextSignature = true, Module = typeof(Sha3Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Sha3_512Hash : PyObject
{
    private readonly Digest _digest;

    private Sha3_512Hash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, usedforsecurity=True, string=None)", Name = "sha3_224")]
    static PyObject? New(PyType cls, PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new KeccakDigest(72, 64, 6);
        return HashHelp.Start(digest, data, @string) ? new Sha3_512Hash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Sha3_512Hash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [PyMethod("digest", "()", Doc = "The digest value as a bytes object.")]
    PyObject? DigestMethod() => PyBytes.Own(_digest.Read());

    [PyMethod("hexdigest", "()", Doc = "The digest value as hexadecimal digits.")]
    PyObject? HexDigest() => HashHelp.Hex(_digest.Read());

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("sha3_512");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);

    [PyGetSet("_capacity_bits")]
    PyObject? CapacityBits => PyInt.From(1024);

    [PyGetSet("_rate_bits")]
    PyObject? RateBits => PyInt.From(576);

    [PyGetSet("_suffix")]
    PyObject? Suffix => PyBytes.From([6]);
}

/// <summary>A shake_128 hash.</summary>
[PyType("_sha3.shake_128", NoTextSignature = true, Module = typeof(Sha3Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Shake128Hash : PyObject
{
    private readonly Digest _digest;

    private Shake128Hash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, usedforsecurity=True, string=None)", Name = "sha3_224")]
    static PyObject? New(PyType cls, PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new KeccakDigest(168, 0, 31);
        return HashHelp.Start(digest, data, @string) ? new Shake128Hash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Shake128Hash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    [Mirrors("_SHAKE_digest", 468, 499)]
    private static bool Length(PyObject value, out int length)
    {
        length = 0;
        if (Num.Index(value) is not { } number) return false;
        if (number.Sign < 0) return Err.Fail(Exc.ValueError, "Cannot convert negative int");
        if (!number.TryAsLong(out long wanted) || wanted >= 1 << 29) return Err.Fail(Exc.ValueError, "length is too large");
        length = (int)wanted;
        return true;
    }

    [PyMethod("digest", "(length)", Doc = "The digest value as a bytes object of that length."), Mirrors("_sha3_shake_128_digest_impl", 511, 516)]
    PyObject? DigestMethod(PyObject length) => Length(length, out int n) ? PyBytes.Own(_digest.Read(n)) : null;

    [PyMethod("hexdigest", "(length)", Doc = "The digest value as hexadecimal digits, two for each byte of that length."), Mirrors("_sha3_shake_128_hexdigest_impl", 528, 533)]
    PyObject? HexDigest(PyObject length) => Length(length, out int n) ? HashHelp.Hex(_digest.Read(n)) : null;

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("shake_128");

    [PyGetSet("digest_size"), Mirrors("SHAKE_get_digest_size", 535, 539)]
    PyObject? DigestSize => PyInt.From(_digest.Size);

    [PyGetSet("_capacity_bits")]
    PyObject? CapacityBits => PyInt.From(256);

    [PyGetSet("_rate_bits")]
    PyObject? RateBits => PyInt.From(1344);

    [PyGetSet("_suffix"), Mirrors("SHAKE_get_suffix", 541, 546)]
    PyObject? Suffix => PyBytes.From([31]);
}

/// <summary>A shake_256 hash.</summary>
[PyType("_sha3.shake_256", NoTextSignature = true, Module = typeof(Sha3Module), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Shake256Hash : PyObject
{
    private readonly Digest _digest;

    private Shake256Hash(Digest digest) => _digest = digest;

    [PySlot(Slot.New, Signature = "(data=b'', *, usedforsecurity=True, string=None)", Name = "sha3_224")]
    static PyObject? New(PyType cls, PyObject? data = null, bool usedforsecurity = true, PyObject? @string = null)
    {
        Digest digest = new KeccakDigest(136, 0, 31);
        return HashHelp.Start(digest, data, @string) ? new Shake256Hash(digest) : null;
    }

    [PyMethod("copy", "()", Doc = "A copy of the hash object.")]
    PyObject? Copy() => new Shake256Hash(_digest.Clone());

    [PyMethod("update", "(data, /)", Doc = "Update the hash object's state with the bytes-like object.")]
    PyObject? Update(PyObject data) => HashHelp.Feed(_digest, data) ? PyNone.Instance : null;

    private static bool Length(PyObject value, out int length)
    {
        length = 0;
        if (Num.Index(value) is not { } number) return false;
        if (number.Sign < 0) return Err.Fail(Exc.ValueError, "Cannot convert negative int");
        if (!number.TryAsLong(out long wanted) || wanted >= 1 << 29) return Err.Fail(Exc.ValueError, "length is too large");
        length = (int)wanted;
        return true;
    }

    [PyMethod("digest", "(length)", Doc = "The digest value as a bytes object of that length.")]
    PyObject? DigestMethod(PyObject length) => Length(length, out int n) ? PyBytes.Own(_digest.Read(n)) : null;

    [PyMethod("hexdigest", "(length)", Doc = "The digest value as hexadecimal digits, two for each byte of that length.")]
    PyObject? HexDigest(PyObject length) => Length(length, out int n) ? HashHelp.Hex(_digest.Read(n)) : null;

    [PyGetSet("block_size")]
    PyObject? BlockSize => PyInt.From(_digest.BlockSize);

    [PyGetSet("name")]
    PyObject? Name => PyStr.From("shake_256");

    [PyGetSet("digest_size")]
    PyObject? DigestSize => PyInt.From(_digest.Size);

    [PyGetSet("_capacity_bits")]
    PyObject? CapacityBits => PyInt.From(512);

    [PyGetSet("_rate_bits")]
    PyObject? RateBits => PyInt.From(1088);

    [PyGetSet("_suffix")]
    PyObject? Suffix => PyBytes.From([31]);
}
