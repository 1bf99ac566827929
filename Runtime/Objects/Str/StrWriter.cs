// Objects/unicodeobject.c: the _PyUnicodeWriter.

using System.Buffers;

namespace PyModules.Runtime;

/// <summary>Builds a str piece by piece: chars until the first astral code point, code points from then on.
/// Call <see cref="Finish"/> or <see cref="Dispose"/>; pass it by reference.</summary>
public struct StrWriter
{
    private char[]? _chars;
    private int[]? _wide;
    private int _count;

    [Mirrors("_PyUnicodeWriter_Init", 13704, 13716)]
    public StrWriter(int capacity) => _chars = CharPool.Rent(Math.Max(capacity, 16));

    public readonly int Count => _count;

    /// <summary>The code point written at an index.</summary>
    public readonly int this[int i] => _wide is { } w ? w[i] : _chars![i];

    [Mirrors("_PyUnicodeWriter_PrepareInternal", 13771, 13847)]
    private void Reserve(int more)
    {
        int need = checked(_count + more);
        if (_wide is { } w)
        {
            if (need <= w.Length) return;
            int[] grown = ArrayPool<int>.Shared.Rent(Math.Max(need, w.Length * 2));
            w.AsSpan(0, _count).CopyTo(grown);
            ArrayPool<int>.Shared.Return(w);
            _wide = grown;
            return;
        }
        if (_chars is { } c)
        {
            if (need <= c.Length) return;
            char[] grown = CharPool.Rent(Math.Max(need, c.Length * 2));
            c.AsSpan(0, _count).CopyTo(grown);
            CharPool.Return(c);
            _chars = grown;
            return;
        }
        _chars = CharPool.Rent(Math.Max(need, 64));
    }

    [Mirrors("_PyUnicodeWriter_PrepareKindInternal", 13849, 13868)]
    private void GoWide(int more)
    {
        if (_wide is not null) return;
        int[] wide = ArrayPool<int>.Shared.Rent(Math.Max(_count + more, 64));
        if (_chars is { } c)
        {
            for (int i = 0; i < _count; i++) wide[i] = c[i];
            CharPool.Return(c);
            _chars = null;
        }
        _wide = wide;
    }

    /// <summary>Append one code point.</summary>
    [Mirrors("_PyUnicodeWriter_WriteChar", 13881, 13885)]
    public void Append(int c)
    {
        if (_wide is null)
        {
            if (c < 0x10000)
            {
                if (_chars is null || _count == _chars.Length) Reserve(1);
                _chars![_count++] = (char)c;
                return;
            }
            GoWide(1);
        }
        Reserve(1);
        _wide![_count++] = c;
    }

    public void Append(char c) => Append((int)c);

    /// <summary>Append chars, each one code point.</summary>
    [Mirrors("_PyUnicodeWriter_WriteASCIIString", 14026, 14084)]
    public void Append(ReadOnlySpan<char> s)
    {
        Reserve(s.Length);
        if (_wide is { } w)
        {
            for (int i = 0; i < s.Length; i++) w[_count + i] = s[i];
        }
        else
        {
            s.CopyTo(_chars.AsSpan(_count));
        }
        _count += s.Length;
    }

    /// <summary>Append chars, each one code point.</summary>
    public void Append(string s) => Append(s.AsSpan());

    /// <summary>_PyLong_FormatWriter for a machine word in decimal.</summary>
    public void AppendDecimal(long value)
    {
        Span<char> digits = stackalloc char[Native.ShortText.DecimalLength];
        Append(Native.ShortText.Decimal(value, digits));
    }

    /// <summary>Append bytes as Latin-1.</summary>
    [Mirrors("_PyUnicodeWriter_WriteLatin1String", 14145, 14157)]
    public void Append(ReadOnlySpan<byte> latin1)
    {
        Reserve(latin1.Length);
        if (_wide is { } w)
        {
            for (int i = 0; i < latin1.Length; i++) w[_count + i] = latin1[i];
        }
        else
        {
            System.Text.Encoding.Latin1.GetChars(latin1, _chars.AsSpan(_count));
        }
        _count += latin1.Length;
    }

    public void Append(ReadOnlySpan<int> u)
    {
        if (_wide is null)
        {
            if (!u.ContainsAnyExceptInRange(0, 0xFFFF))
            {
                Reserve(u.Length);
                for (int i = 0; i < u.Length; i++) _chars![_count + i] = (char)u[i];
                _count += u.Length;
                return;
            }
            GoWide(u.Length);
        }
        Reserve(u.Length);
        u.CopyTo(_wide.AsSpan(_count));
        _count += u.Length;
    }

    [Mirrors("_PyUnicodeWriter_WriteStr", 13899, 13927)]
    public void Append(PyStr s)
    {
        if (s._s is { } t) Append(t.AsSpan());
        else Append(s._u.AsSpan());
    }

    /// <summary>Append the code points between two indices in range.</summary>
    [Mirrors("_PyUnicodeWriter_WriteSubstring", 13970, 14001)]
    public void Append(PyStr s, int start, int end)
    {
        if (s._s is { } t) Append(t.AsSpan(start, end - start));
        else Append(s._u.AsSpan(start, end - start));
    }

    /// <summary>Append UTF-16 text, in which surrogate pairs are one code point.</summary>
    public void AppendUtf16(ReadOnlySpan<char> s)
    {
        if (PyStr.MayHavePairs(s)) Append(PyStr.From(s));
        else Append(s);
    }

    [Mirrors("unicode_fill", 436, 467)]
    public void Fill(int c, int n)
    {
        if (n <= 0) return;
        if (_wide is null && c < 0x10000)
        {
            Reserve(n);
            if (n > 64) _chars.AsSpan(_count, n).Fill((char)c);
            else
                for (int i = _count; i < _count + n; i++) _chars![i] = (char)c;
        }
        else
        {
            GoWide(n);
            Reserve(n);
            _wide.AsSpan(_count, n).Fill(c);
        }
        _count += n;
    }

    /// <summary>Forget what was written after the first <paramref name="count"/> code points.</summary>
    public void Truncate(int count) => _count = count;

    /// <summary>The str, and the writer is empty again.</summary>
    [Mirrors("_PyUnicodeWriter_Finish", 14159, 14189)]
    public PyStr Finish()
    {
        PyStr result = _wide is { } w ? PyStr.FromCodePoints(w.AsSpan(0, _count)) : PyStr.FromBmp(_chars.AsSpan(0, _count));
        Dispose();
        return result;
    }

    /// <summary>Give the buffer back.</summary>
    [Mirrors("_PyUnicodeWriter_Dealloc", 14202, 14206)]
    public void Dispose()
    {
        if (_chars is { } c) CharPool.Return(c);
        if (_wide is { } w) ArrayPool<int>.Shared.Return(w);
        this = default;
    }
}
