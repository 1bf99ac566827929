// The digest algorithms: RFC 1321 (MD5), FIPS 180-4 (SHA-1, SHA-2), FIPS 202 (SHA-3), RFC 7693 (BLAKE2).

using System.Buffers.Binary;
using System.Numerics;

namespace PyModules.Modules;

/// <summary>A hash under way. It can be copied and read at any point.</summary>
internal abstract class Digest
{
    internal abstract int BlockSize { get; }

    internal abstract int Size { get; }

    internal abstract void Update(ReadOnlySpan<byte> data);

    internal abstract Digest Clone();

    /// <summary>Pad and read out; spoils the state.</summary>
    private protected abstract byte[] Finish(int length);

    /// <summary>The digest of what has come so far.</summary>
    internal byte[] Read(int length) => Clone().Finish(length);

    internal byte[] Read() => Read(Size);
}

/// <summary>The Merkle–Damgård construction: full blocks, then a one bit, zeros and the length.</summary>
internal abstract class BlockDigest(int blockSize) : Digest
{
    private byte[] _buffer = new byte[blockSize];
    private int _used;
    private UInt128 _length;

    internal override int BlockSize => blockSize;

    private protected abstract void Compress(ReadOnlySpan<byte> block);

    private protected virtual bool BigEndianLength => true;

    private protected abstract byte[] Output();

    internal override void Update(ReadOnlySpan<byte> data)
    {
        _length += (UInt128)(uint)data.Length;
        if (_used > 0)
        {
            int take = Math.Min(data.Length, blockSize - _used);
            data[..take].CopyTo(_buffer.AsSpan(_used));
            _used += take;
            data = data[take..];
            if (_used < blockSize) return;
            Compress(_buffer);
            _used = 0;
        }
        for (; data.Length >= blockSize; data = data[blockSize..]) Compress(data[..blockSize]);
        data.CopyTo(_buffer);
        _used = data.Length;
    }

    private protected override byte[] Finish(int length)
    {
        UInt128 bits = _length << 3;
        int lengthSize = blockSize / 8;
        _buffer[_used++] = 0x80;
        if (_used > blockSize - lengthSize)
        {
            _buffer.AsSpan(_used).Clear();
            Compress(_buffer);
            _used = 0;
        }
        _buffer.AsSpan(_used).Clear();
        if (lengthSize == 16) BinaryPrimitives.WriteUInt128BigEndian(_buffer.AsSpan(blockSize - 16), bits);
        else if (BigEndianLength) BinaryPrimitives.WriteUInt64BigEndian(_buffer.AsSpan(blockSize - 8), (ulong)bits);
        else BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(blockSize - 8), (ulong)bits);
        Compress(_buffer);
        return Output();
    }

    internal override Digest Clone()
    {
        BlockDigest copy = (BlockDigest)MemberwiseClone();
        copy._buffer = (byte[])_buffer.Clone();
        copy.CloneState();
        return copy;
    }

    private protected abstract void CloneState();
}

internal sealed class Md5Digest() : BlockDigest(64)
{
    private static readonly uint[] s_sines = MakeSines();
    private static readonly int[] s_shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
    private uint[] _h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

    internal override int Size => 16;

    private protected override bool BigEndianLength => false;

    private static uint[] MakeSines()
    {
        uint[] sines = new uint[64];
        for (int i = 0; i < 64; i++) sines[i] = (uint)(long)Math.Floor(Math.Abs(Math.Sin(i + 1)) * 4294967296.0);
        return sines;
    }

    private protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> m = stackalloc uint[16];
        for (int i = 0; i < 16; i++) m[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
        uint a = _h[0], b = _h[1], c = _h[2], d = _h[3];
        for (int i = 0; i < 64; i++)
        {
            uint f;
            int g;
            switch (i >> 4)
            {
                case 0:
                    f = d ^ (b & (c ^ d));
                    g = i;
                    break;
                case 1:
                    f = c ^ (d & (b ^ c));
                    g = (5 * i + 1) & 15;
                    break;
                case 2:
                    f = b ^ c ^ d;
                    g = (3 * i + 5) & 15;
                    break;
                default:
                    f = c ^ (b | ~d);
                    g = (7 * i) & 15;
                    break;
            }
            uint next = b + BitOperations.RotateLeft(a + f + s_sines[i] + m[g], s_shifts[(i >> 4) * 4 + (i & 3)]);
            (a, d, c, b) = (d, c, b, next);
        }
        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
    }

    private protected override byte[] Output()
    {
        byte[] output = new byte[16];
        for (int i = 0; i < 4; i++) BinaryPrimitives.WriteUInt32LittleEndian(output.AsSpan(i * 4), _h[i]);
        return output;
    }

    private protected override void CloneState() => _h = (uint[])_h.Clone();
}

internal sealed class Sha1Digest() : BlockDigest(64)
{
    private uint[] _h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

    internal override int Size => 20;

    private protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[80];
        for (int i = 0; i < 16; i++) w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        for (int i = 16; i < 80; i++) w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        uint a = _h[0], b = _h[1], c = _h[2], d = _h[3], e = _h[4];
        for (int i = 0; i < 80; i++)
        {
            (uint f, uint k) = i switch
            {
                < 20 => (d ^ (b & (c ^ d)), 0x5a827999u),
                < 40 => (b ^ c ^ d, 0x6ed9eba1u),
                < 60 => ((b & c) | (d & (b | c)), 0x8f1bbcdcu),
                _ => (b ^ c ^ d, 0xca62c1d6u),
            };
            uint next = BitOperations.RotateLeft(a, 5) + f + e + k + w[i];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }
        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
        _h[4] += e;
    }

    private protected override byte[] Output()
    {
        byte[] output = new byte[20];
        for (int i = 0; i < 5; i++) BinaryPrimitives.WriteUInt32BigEndian(output.AsSpan(i * 4), _h[i]);
        return output;
    }

    private protected override void CloneState() => _h = (uint[])_h.Clone();
}

/// <summary>SHA-224 and SHA-256.</summary>
internal sealed class Sha256Digest : BlockDigest
{
    private static readonly uint[] s_k = Sha2Constants.Round32();
    private uint[] _h;

    internal Sha256Digest(bool truncated) : base(64)
    {
        Size = truncated ? 28 : 32;
        _h = truncated
            ? [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4]
            : [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    }

    internal override int Size { get; }

    private protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (int i = 0; i < 16; i++) w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        for (int i = 16; i < 64; i++)
        {
            uint x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + (BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3))
                + w[i - 7] + (BitOperations.RotateRight(y, 17) ^ BitOperations.RotateRight(y, 19) ^ (y >> 10));
        }
        uint a = _h[0], b = _h[1], c = _h[2], d = _h[3], e = _h[4], f = _h[5], g = _h[6], h = _h[7];
        for (int i = 0; i < 64; i++)
        {
            uint t1 = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + (g ^ (e & (f ^ g))) + s_k[i] + w[i];
            uint t2 = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
        _h[4] += e;
        _h[5] += f;
        _h[6] += g;
        _h[7] += h;
    }

    private protected override byte[] Output()
    {
        byte[] output = new byte[32];
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32BigEndian(output.AsSpan(i * 4), _h[i]);
        return output[..Size];
    }

    private protected override void CloneState() => _h = (uint[])_h.Clone();
}

/// <summary>SHA-384 and SHA-512.</summary>
internal sealed class Sha512Digest : BlockDigest
{
    private static readonly ulong[] s_k = Sha2Constants.Round64();
    private ulong[] _h;

    internal Sha512Digest(bool truncated) : base(128)
    {
        Size = truncated ? 48 : 64;
        _h = truncated
            ? [0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4]
            : (ulong[])Sha2Constants.Initial64.Clone();
    }

    internal override int Size { get; }

    private protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<ulong> w = stackalloc ulong[80];
        for (int i = 0; i < 16; i++) w[i] = BinaryPrimitives.ReadUInt64BigEndian(block[(i * 8)..]);
        for (int i = 16; i < 80; i++)
        {
            ulong x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + (BitOperations.RotateRight(x, 1) ^ BitOperations.RotateRight(x, 8) ^ (x >> 7))
                + w[i - 7] + (BitOperations.RotateRight(y, 19) ^ BitOperations.RotateRight(y, 61) ^ (y >> 6));
        }
        ulong a = _h[0], b = _h[1], c = _h[2], d = _h[3], e = _h[4], f = _h[5], g = _h[6], h = _h[7];
        for (int i = 0; i < 80; i++)
        {
            ulong t1 = h + (BitOperations.RotateRight(e, 14) ^ BitOperations.RotateRight(e, 18) ^ BitOperations.RotateRight(e, 41)) + (g ^ (e & (f ^ g))) + s_k[i] + w[i];
            ulong t2 = (BitOperations.RotateRight(a, 28) ^ BitOperations.RotateRight(a, 34) ^ BitOperations.RotateRight(a, 39)) + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
        _h[4] += e;
        _h[5] += f;
        _h[6] += g;
        _h[7] += h;
    }

    private protected override byte[] Output()
    {
        byte[] output = new byte[64];
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt64BigEndian(output.AsSpan(i * 8), _h[i]);
        return output[..Size];
    }

    private protected override void CloneState() => _h = (ulong[])_h.Clone();
}

/// <summary>The constants are fractions of the cube roots of the first primes.</summary>
internal static class Sha2Constants
{
    internal static readonly ulong[] Initial64 =
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    internal static ulong[] Round64()
    {
        ulong[] constants = new ulong[80];
        int n = 0;
        for (int candidate = 2; n < constants.Length; candidate++)
        {
            bool prime = true;
            for (int d = 2; d * d <= candidate; d++) prime &= candidate % d != 0;
            if (prime) constants[n++] = CubeRootFraction(candidate);
        }
        return constants;
    }

    internal static uint[] Round32()
    {
        ulong[] wide = Round64();
        uint[] constants = new uint[64];
        for (int i = 0; i < constants.Length; i++) constants[i] = (uint)(wide[i] >> 32);
        return constants;
    }

    // floor(2**64 * cbrt(p)) modulo 2**64, by bisection on exact integers.
    private static ulong CubeRootFraction(int p)
    {
        BigInteger target = (BigInteger)p << 192, low = 0, high = BigInteger.One << 70;
        while (high - low > 1)
        {
            BigInteger middle = (low + high) >> 1;
            if (middle * middle * middle <= target) low = middle;
            else high = middle;
        }
        return (ulong)(low & ulong.MaxValue);
    }
}

/// <summary>SHA-3 and SHAKE: the Keccak sponge.</summary>
internal sealed class KeccakDigest(int rate, int size, byte suffix) : Digest
{
    private static readonly ulong[] s_rounds = MakeRounds();
    private static readonly int[] s_rotation = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];
    private static readonly int[] s_lane = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];
    private ulong[] _state = new ulong[25];
    private int _used;

    internal override int BlockSize => rate;
    internal override int Size => size;
    internal byte Suffix => suffix;

    // The round constants come out of a linear feedback shift register.
    private static ulong[] MakeRounds()
    {
        ulong[] rounds = new ulong[24];
        byte register = 1;
        for (int round = 0; round < 24; round++)
            for (int bit = 0; bit < 7; bit++)
            {
                if ((register & 1) != 0) rounds[round] ^= 1UL << ((1 << bit) - 1);
                register = (byte)((register << 1) ^ ((register & 0x80) != 0 ? 0x71 : 0));
            }
        return rounds;
    }

    private void Permute()
    {
        ulong[] a = _state;
        Span<ulong> c = stackalloc ulong[5];
        foreach (ulong constant in s_rounds)
        {
            for (int i = 0; i < 5; i++) c[i] = a[i] ^ a[i + 5] ^ a[i + 10] ^ a[i + 15] ^ a[i + 20];
            for (int i = 0; i < 5; i++)
            {
                ulong t = c[(i + 4) % 5] ^ BitOperations.RotateLeft(c[(i + 1) % 5], 1);
                for (int j = 0; j < 25; j += 5) a[j + i] ^= t;
            }
            ulong last = a[1];
            for (int i = 0; i < 24; i++)
            {
                int lane = s_lane[i];
                (last, a[lane]) = (a[lane], BitOperations.RotateLeft(last, s_rotation[i]));
            }
            for (int j = 0; j < 25; j += 5)
            {
                for (int i = 0; i < 5; i++) c[i] = a[j + i];
                for (int i = 0; i < 5; i++) a[j + i] = c[i] ^ (~c[(i + 1) % 5] & c[(i + 2) % 5]);
            }
            a[0] ^= constant;
        }
    }

    private void XorByte(int at, byte value) => _state[at >> 3] ^= (ulong)value << ((at & 7) * 8);

    internal override void Update(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (_used == 0 && data.Length >= rate)
            {
                for (int i = 0; i < rate / 8; i++) _state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(data[(i * 8)..]);
                Permute();
                data = data[rate..];
                continue;
            }
            XorByte(_used++, data[0]);
            data = data[1..];
            if (_used < rate) continue;
            Permute();
            _used = 0;
        }
    }

    private protected override byte[] Finish(int length)
    {
        XorByte(_used, suffix);
        XorByte(rate - 1, 0x80);
        Permute();
        byte[] output = new byte[length];
        for (int i = 0; i < length; i++)
        {
            int at = i % rate;
            if (at == 0 && i > 0) Permute();
            output[i] = (byte)(_state[at >> 3] >> ((at & 7) * 8));
        }
        return output;
    }

    internal override Digest Clone()
    {
        KeccakDigest copy = (KeccakDigest)MemberwiseClone();
        copy._state = (ulong[])_state.Clone();
        return copy;
    }
}

/// <summary>What the parameter block of BLAKE2 says.</summary>
internal struct Blake2Parameters
{
    internal byte DigestSize, Fanout, Depth, NodeDepth, InnerSize;
    internal uint LeafSize;
    internal ulong NodeOffset;
    internal byte[] Key, Salt, Person;
    internal bool LastNode;
}

internal static class Blake2
{
    internal static readonly byte[][] Sigma =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4], [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13], [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11], [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5], [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ];
}

/// <summary>BLAKE2b and BLAKE2s: the last block stays in the buffer until the end is known.</summary>
internal abstract class Blake2Digest(int blockSize, int size, bool lastNode) : Digest
{
    private byte[] _buffer = new byte[blockSize];
    private int _used;
    private protected UInt128 _counter;

    internal override int BlockSize => blockSize;
    internal override int Size => size;

    private protected abstract void Compress(ReadOnlySpan<byte> block, bool last, bool lastNode);

    private protected abstract void CloneState();

    private protected abstract byte[] Output();

    private protected void Start(byte[] key)
    {
        if (key.Length == 0) return;
        byte[] block = new byte[blockSize];
        key.CopyTo(block, 0);
        Update(block);
    }

    internal override void Update(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (_used == blockSize)
            {
                _counter += (UInt128)(uint)blockSize;
                Compress(_buffer, false, false);
                _used = 0;
            }
            int take = Math.Min(data.Length, blockSize - _used);
            data[..take].CopyTo(_buffer.AsSpan(_used));
            _used += take;
            data = data[take..];
        }
    }

    private protected override byte[] Finish(int length)
    {
        _counter += (UInt128)(uint)_used;
        _buffer.AsSpan(_used).Clear();
        Compress(_buffer, true, lastNode);
        return Output()[..size];
    }

    internal override Digest Clone()
    {
        Blake2Digest copy = (Blake2Digest)MemberwiseClone();
        copy._buffer = (byte[])_buffer.Clone();
        copy.CloneState();
        return copy;
    }
}

internal sealed class Blake2bDigest : Blake2Digest
{
    private ulong[] _h;

    internal Blake2bDigest(in Blake2Parameters p) : base(128, p.DigestSize, p.LastNode)
    {
        Span<byte> block = stackalloc byte[64];
        block.Clear();
        (block[0], block[1], block[2], block[3]) = (p.DigestSize, (byte)p.Key.Length, p.Fanout, p.Depth);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], p.LeafSize);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], p.NodeOffset);
        (block[16], block[17]) = (p.NodeDepth, p.InnerSize);
        p.Salt.CopyTo(block[32..]);
        p.Person.CopyTo(block[48..]);
        _h = (ulong[])Sha2Constants.Initial64.Clone();
        for (int i = 0; i < 8; i++) _h[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * 8)..]);
        Start(p.Key);
    }

    private protected override void Compress(ReadOnlySpan<byte> block, bool last, bool lastNode)
    {
        Span<ulong> m = stackalloc ulong[16], v = stackalloc ulong[16];
        for (int i = 0; i < 16; i++) m[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(i * 8)..]);
        _h.CopyTo(v);
        Sha2Constants.Initial64.CopyTo(v[8..]);
        v[12] ^= (ulong)_counter;
        v[13] ^= (ulong)(_counter >> 64);
        if (last) v[14] = ~v[14];
        if (last && lastNode) v[15] = ~v[15];
        for (int round = 0; round < 12; round++)
        {
            byte[] s = Blake2.Sigma[round % 10];
            Mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
            Mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
            Mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
            Mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
            Mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
            Mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
            Mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
            Mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
        }
        for (int i = 0; i < 8; i++) _h[i] ^= v[i] ^ v[i + 8];
    }

    private static void Mix(Span<ulong> v, int a, int b, int c, int d, ulong x, ulong y)
    {
        v[a] += v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 63);
    }

    private protected override byte[] Output()
    {
        byte[] output = new byte[64];
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(output.AsSpan(i * 8), _h[i]);
        return output;
    }

    private protected override void CloneState() => _h = (ulong[])_h.Clone();
}

internal sealed class Blake2sDigest : Blake2Digest
{
    private static readonly uint[] s_initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    private uint[] _h;

    internal Blake2sDigest(in Blake2Parameters p) : base(64, p.DigestSize, p.LastNode)
    {
        Span<byte> block = stackalloc byte[32];
        block.Clear();
        (block[0], block[1], block[2], block[3]) = (p.DigestSize, (byte)p.Key.Length, p.Fanout, p.Depth);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], p.LeafSize);
        BinaryPrimitives.WriteUInt32LittleEndian(block[8..], (uint)p.NodeOffset);
        BinaryPrimitives.WriteUInt16LittleEndian(block[12..], (ushort)(p.NodeOffset >> 32));
        (block[14], block[15]) = (p.NodeDepth, p.InnerSize);
        p.Salt.CopyTo(block[16..]);
        p.Person.CopyTo(block[24..]);
        _h = (uint[])s_initial.Clone();
        for (int i = 0; i < 8; i++) _h[i] ^= BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
        Start(p.Key);
    }

    private protected override void Compress(ReadOnlySpan<byte> block, bool last, bool lastNode)
    {
        Span<uint> m = stackalloc uint[16], v = stackalloc uint[16];
        for (int i = 0; i < 16; i++) m[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
        _h.CopyTo(v);
        s_initial.CopyTo(v[8..]);
        v[12] ^= (uint)_counter;
        v[13] ^= (uint)(_counter >> 32);
        if (last) v[14] = ~v[14];
        if (last && lastNode) v[15] = ~v[15];
        for (int round = 0; round < 10; round++)
        {
            byte[] s = Blake2.Sigma[round];
            Mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
            Mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
            Mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
            Mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
            Mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
            Mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
            Mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
            Mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
        }
        for (int i = 0; i < 8; i++) _h[i] ^= v[i] ^ v[i + 8];
    }

    private static void Mix(Span<uint> v, int a, int b, int c, int d, uint x, uint y)
    {
        v[a] += v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 12);
        v[a] += v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 7);
    }

    private protected override byte[] Output()
    {
        byte[] output = new byte[32];
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32LittleEndian(output.AsSpan(i * 4), _h[i]);
        return output;
    }

    private protected override void CloneState() => _h = (uint[])_h.Clone();
}
