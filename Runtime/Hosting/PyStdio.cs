// Standard streams of an embedded interpreter: .NET's streams, writers and readers.

using System.Text;

namespace PyModules.Hosting;

/// <summary>One of an interpreter's standard streams. A <see cref="System.IO.Stream"/> takes or gives UTF-8; a <see cref="TextWriter"/>
/// or <see cref="TextReader"/> text. None is closed with the interpreter.</summary>
public sealed class PyStdio
{
    internal Stream Stream { get; }

    private PyStdio(Stream stream) => Stream = stream;

    /// <summary>Nothing to read; what is written is lost.</summary>
    public static PyStdio Null { get; } = new(System.IO.Stream.Null);

    /// <summary>Read from or write to a stream.</summary>
    public static PyStdio From(Stream stream) => new(stream);

    /// <summary>Write to a writer.</summary>
    public static PyStdio From(TextWriter writer) => new(new WriterStream(writer));

    /// <summary>Read from a reader.</summary>
    public static PyStdio From(TextReader reader) => new(new ReaderStream(reader));

    /// <inheritdoc cref="From(System.IO.Stream)"/>
    public static implicit operator PyStdio(Stream stream) => From(stream);

    /// <inheritdoc cref="From(TextWriter)"/>
    public static implicit operator PyStdio(TextWriter writer) => From(writer);

    /// <inheritdoc cref="From(TextReader)"/>
    public static implicit operator PyStdio(TextReader reader) => From(reader);

    /// <summary>UTF-8 in, text out. A character that is split between two writes is put together.</summary>
    private sealed class WriterStream(TextWriter writer) : Stream
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            char[] chars = new char[_decoder.GetCharCount(buffer, flush: false)];
            int n = _decoder.GetChars(buffer, chars, flush: false);
            lock (writer) writer.Write(chars, 0, n);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Flush() => writer.Flush();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }

    /// <summary>Text in, UTF-8 out, a line at a time, so that a prompt is answered before more is asked for.</summary>
    private sealed class ReaderStream(TextReader reader) : Stream
    {
        private byte[] _line = [];
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            if (buffer.Length == 0) return 0;
            if (_at == _line.Length)
            {
                if (reader.ReadLine() is not { } line) return 0;
                _line = Encoding.UTF8.GetBytes(line + "\n");
                _at = 0;
            }
            int n = Math.Min(buffer.Length, _line.Length - _at);
            _line.AsSpan(_at, n).CopyTo(buffer);
            _at += n;
            return n;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
