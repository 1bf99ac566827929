// Modules/_randommodule.c: the Mersenne Twister.

using System.Numerics;
using System.Security.Cryptography;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Random numbers.</summary>
[PyModule("_random", Source = "Modules/_randommodule.c")]
public static partial class RandomModule;

/// <summary>MT19937.</summary>
[PyType("_random.Random", Module = typeof(RandomModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc)]
public partial class RandomGenerator : PyObject
{
    private const int N = 624, M = 397;
    private readonly uint[] _state = new uint[N];
    private int _index;

    protected internal RandomGenerator() { }

    [Mirrors("genrand_uint32", 134, 166)]
    private uint Next()
    {
        uint[] mt = _state;
        if (_index >= N)
        {
            const uint Upper = 0x80000000, Lower = 0x7fffffff, Matrix = 0x9908b0df;
            int k = 0;
            uint y;
            for (; k < N - M; k++)
            {
                y = (mt[k] & Upper) | (mt[k + 1] & Lower);
                mt[k] = mt[k + M] ^ (y >> 1) ^ ((y & 1) != 0 ? Matrix : 0);
            }
            for (; k < N - 1; k++)
            {
                y = (mt[k] & Upper) | (mt[k + 1] & Lower);
                mt[k] = mt[k + (M - N)] ^ (y >> 1) ^ ((y & 1) != 0 ? Matrix : 0);
            }
            y = (mt[N - 1] & Upper) | (mt[0] & Lower);
            mt[N - 1] = mt[M - 1] ^ (y >> 1) ^ ((y & 1) != 0 ? Matrix : 0);
            _index = 0;
        }
        uint x = mt[_index++];
        x ^= x >> 11;
        x ^= (x << 7) & 0x9d2c5680;
        x ^= (x << 15) & 0xefc60000;
        return x ^ (x >> 18);
    }

    [Mirrors("init_genrand", 196, 214)]
    private void InitOne(uint seed)
    {
        _state[0] = seed;
        for (uint i = 1; i < N; i++) _state[i] = 1812433253U * (_state[i - 1] ^ (_state[i - 1] >> 30)) + i;
        _index = N;
    }

    [Mirrors("init_by_array", 219, 244)]
    private void InitArray(ReadOnlySpan<uint> key)
    {
        uint[] mt = _state;
        InitOne(19650218U);
        int i = 1, j = 0;
        for (int k = Math.Max(N, key.Length); k > 0; k--)
        {
            mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525U)) + key[j] + (uint)j;
            if (++i >= N)
            {
                mt[0] = mt[N - 1];
                i = 1;
            }
            if (++j >= key.Length) j = 0;
        }
        for (int k = N - 1; k > 0; k--)
        {
            mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941U)) - (uint)i;
            if (++i >= N)
            {
                mt[0] = mt[N - 1];
                i = 1;
            }
        }
        mt[0] = 0x80000000;
    }

    [Mirrors("random_seed", 293, 379)]
    private bool SeedWith(PyObject? seed)
    {
        if (seed is null or PyNone)
        {
            Span<uint> key = stackalloc uint[N];
            RandomNumberGenerator.Fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key));
            InitArray(key);
            return true;
        }
        BigInteger n;
        if (seed is PyLong number) n = BigInteger.Abs(number.AsBigInteger());
        else
        {
            long hash = Obj.Hash(seed);
            if (hash == -1) return false;
            n = (ulong)hash;
        }
        byte[] bytes = n.ToByteArray(isUnsigned: true);
        uint[] words = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        Buffer.BlockCopy(bytes, 0, words, 0, bytes.Length);
        int used = words.Length;
        while (used > 1 && words[used - 1] == 0) used--;
        InitArray(words.AsSpan(0, used));
        return true;
    }

    [PySlot(Slot.New)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init), Mirrors("random_init", 554, 575)]
    bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!ItertoolsModule.TakesKeywords(Type, TypeObject) && !Args.NoKeywords("Random", kwnames)) return false;
        int given = args.Length - (kwnames?.Count ?? 0);
        return Args.CheckPositional("Random", given, 0, 1) && SeedWith(given > 0 ? args[0] : null);
    }

    [PyMethod("random", "()", Doc = "A random float from 0 up to, but without, 1."), Mirrors("_random_Random_random_impl", 187, 193)]
    PyObject? Random()
    {
        uint a = Next() >> 5, b = Next() >> 6;
        return new PyFloat((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
    }

    [PyMethod("seed", "(n=None, /)", Doc = "seed([n]) -> None.\n\nStart the sequence anew from n, or from the system's randomness."), Mirrors("_random_Random_seed_impl", 395, 403)]
    PyObject? Seed(PyObject? n) => SeedWith(n) ? PyNone.Instance : null;

    [PyMethod("getstate", "()", Doc = "A tuple of the generator's whole state."), Mirrors("_random_Random_getstate_impl", 414, 440)]
    PyObject? GetState()
    {
        PyObject[] items = new PyObject[N + 1];
        for (int i = 0; i < N; i++) items[i] = PyInt.From(_state[i]);
        items[N] = PyInt.From(_index);
        return PyTuple.Own(items);
    }

    [PyMethod("setstate", "(state, /)", Doc = "Go on from a state that getstate() gave."), Mirrors("_random_Random_setstate_impl", 454, 493)]
    PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple tuple) return Err.Raise(Exc.TypeError, "state vector must be a tuple");
        if (tuple.Count != N + 1) return Err.Raise(Exc.ValueError, "state vector is the wrong size");
        uint[] words = new uint[N];
        for (int i = 0; i < N; i++)
        {
            if (tuple[i] is not PyLong word) return Err.Raise(Exc.TypeError, "an integer is required");
            if (word.Sign < 0) return Err.Raise(Exc.OverflowError, "can't convert negative value to unsigned int");
            words[i] = (uint)word.AsMask();
        }
        if (!Args.AsLong(tuple[N], out long index)) return null;
        if (index < 0 || index > N) return Err.Raise(Exc.ValueError, "invalid state");
        words.CopyTo(_state, 0);
        _index = (int)index;
        return PyNone.Instance;
    }

    [PyMethod("getrandbits", "(k, /)", Doc = "An int of k random bits."), Mirrors("_random_Random_getrandbits_impl", 506, 552)]
    PyObject? GetRandBits(PyObject k)
    {
        if (Num.Index(k) is not { } number) return null;
        if (number.Sign < 0) return Err.Raise(Exc.ValueError, "Cannot convert negative int");
        if (!number.TryAsLong(out long bits)) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C uint64_t");
        if (bits == 0) return PyInt.Zero;
        if (bits <= 32) return PyInt.From(Next() >> (int)(32 - bits));
        if (bits > int.MaxValue - 64) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        uint[] words = new uint[(bits - 1) / 32 + 1];
        long left = bits;
        for (int i = 0; i < words.Length; i++, left -= 32)
        {
            uint r = Next();
            if (left < 32) r >>= (int)(32 - left);
            words[i] = r;
        }
        return PyLong.From(new BigInteger(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words.AsSpan()), isUnsigned: true));
    }
}
