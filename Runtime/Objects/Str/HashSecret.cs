// Python/bootstrap_hash.c and Python/pyhash.c: the key of str and bytes hashes, and SipHash-1-3.

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>The process's hash key. As in CPython it is one for all interpreters, because they share immutable strs.</summary>
public static class HashSecret
{
    private static ulong s_k0, s_k1;
    private static bool s_ready;

    /// <summary>Fix the key before anything is hashed: 0 switches randomisation off, null asks the system for a random one.</summary>
    [Mirrors("_Py_HashRandomization_Init", 552, 589)]
    public static void Initialize(uint? seed)
    {
        if (s_ready) return;
        Span<byte> secret = stackalloc byte[24];
        if (seed is null) FillRandom(secret);
        else if (seed != 0) Lcg(seed.Value, secret);
        s_k0 = BinaryPrimitives.ReadUInt64LittleEndian(secret);
        s_k1 = BinaryPrimitives.ReadUInt64LittleEndian(secret[8..]);
        s_ready = true;
    }

    // .NET's own source of randomness would load a cryptographic library at every start.
    [Mirrors("pyurandom", 477, 520)]
    private static unsafe void FillRandom(Span<byte> secret)
    {
        fixed (byte* p = secret)
        {
            if (Native.LibC.getrandom(p, (nuint)secret.Length, 0) != secret.Length) throw new InvalidOperationException("failed to get random numbers to initialize Python");
        }
    }

    /// <summary>The linear congruential generator behind a fixed seed.</summary>
    [Mirrors("lcg_urandom", 419, 432)]
    private static void Lcg(uint x, Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            x = unchecked(x * 214013 + 2531011);
            buffer[i] = (byte)(x >> 16);
        }
    }

    /// <summary>Whoever hashes before the host has decided gets what PYTHONHASHSEED says.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InitializeFromEnvironment() =>
        Initialize(uint.TryParse(Environment.GetEnvironmentVariable("PYTHONHASHSEED"), out uint seed) ? seed : null);

    /// <summary>Py_HashBuffer: empty is 0, and -1 does not occur.</summary>
    [Mirrors("Py_HashBuffer", 148, 197)]
    public static long HashBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return 0;
        if (!s_ready) InitializeFromEnvironment();
        long h = (long)SipHash13(s_k0, s_k1, bytes);
        return h == -1 ? -2 : h;
    }

    /// <summary>_Py_KeyedHash: SipHash-1-3 with a key of the caller's.</summary>
    [Mirrors("_Py_KeyedHash", 471, 475)]
    public static ulong KeyedHash(ulong key, ReadOnlySpan<byte> bytes) => SipHash13(key, 0, bytes);

    [Mirrors("siphash13", 370, 418)]
    private static ulong SipHash13(ulong k0, ulong k1, ReadOnlySpan<byte> src)
    {
        ulong b = (ulong)src.Length << 56;
        ulong v0 = k0 ^ 0x736f6d6570736575, v1 = k1 ^ 0x646f72616e646f6d, v2 = k0 ^ 0x6c7967656e657261, v3 = k1 ^ 0x7465646279746573;
        while (src.Length >= 8)
        {
            ulong m = BinaryPrimitives.ReadUInt64LittleEndian(src);
            src = src[8..];
            v3 ^= m;
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= m;
        }
        for (int i = 0; i < src.Length; i++) b |= (ulong)src[i] << (8 * i);
        v3 ^= b;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= b;
        v2 ^= 0xff;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1; v2 += v3;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v1; v0 += v3;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
