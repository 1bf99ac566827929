// Objects/bytesobject.c: the _PyBytesWriter.

using System.Buffers;

namespace PyModules.Runtime;

/// <summary>Builds bytes piece by piece. Call <see cref="Finish"/> or <see cref="Dispose"/>; pass it by reference.</summary>
public struct ByteWriter
{
    private byte[]? _buffer;
    private int _count;

    [Mirrors("_PyBytesWriter_Init", 3440, 3449)]
    public ByteWriter(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 16));

    public readonly int Count => _count;

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _count);

    /// <summary>Room for more bytes, which the caller fills at once.</summary>
    [Mirrors("_PyBytesWriter_Prepare", 3591, 3616)]
    public Span<byte> Extend(int n)
    {
        int need = checked(_count + n);
        if (_buffer is not { } b || need > b.Length)
        {
            byte[] grown = ArrayPool<byte>.Shared.Rent(Math.Max(need, _buffer is null ? 64 : (int)Math.Min(2L * _buffer.Length, int.MaxValue)));
            if (_buffer is { } old)
            {
                old.AsSpan(0, _count).CopyTo(grown);
                ArrayPool<byte>.Shared.Return(old);
            }
            _buffer = grown;
        }
        Span<byte> room = _buffer.AsSpan(_count, n);
        _count = need;
        return room;
    }

    public void Append(byte b)
    {
        if (_buffer is { } buffer && _count < buffer.Length) buffer[_count++] = b;
        else Extend(1)[0] = b;
    }

    [Mirrors("_PyBytesWriter_WriteBytes", 3695, 3709)]
    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Extend(bytes.Length));

    /// <summary>Append text of which every char fits a byte.</summary>
    public void AppendLatin1(ReadOnlySpan<char> s) => System.Text.Encoding.Latin1.GetBytes(s, Extend(s.Length));

    public void Fill(byte b, int n)
    {
        if (n > 0) Extend(n).Fill(b);
    }

    public void Truncate(int count) => _count = count;

    /// <summary>The bytes in an array of their own, and the writer is empty again.</summary>
    public byte[] ToArray()
    {
        byte[] result = Written.ToArray();
        Dispose();
        return result;
    }

    [Mirrors("_PyBytesWriter_Finish", 3651, 3693)]
    public PyBytes Finish()
    {
        PyBytes result = PyBytes.From(Written);
        Dispose();
        return result;
    }

    [Mirrors("_PyBytesWriter_Dealloc", 3451, 3455)]
    public void Dispose()
    {
        if (_buffer is { } b) ArrayPool<byte>.Shared.Return(b);
        this = default;
    }
}
