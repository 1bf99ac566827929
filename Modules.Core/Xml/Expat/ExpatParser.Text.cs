// An XML parser: input turned into text, and text handed on.

using System.Buffers;
using System.Text;

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    /// <summary>Other encodings reach the handlers in pieces of this many bytes of UTF-8.</summary>
    private const int PieceSize = 1024;

    private readonly byte[] _piece = new byte[PieceSize];

    /// <summary>What lies between two places of the source, as a string.</summary>
    private string Text(int from, int to) => Text(_data, _encodingNow, from, to);

    private static string Text(byte[] data, XmlEncoding encoding, int from, int to)
    {
        ReadOnlySpan<byte> span = data.AsSpan(0, to);
        if (encoding.IsUtf8) return Encoding.UTF8.GetString(span[from..]);
        var text = new StringBuilder(to - from);
        // Half a character at the end is left out.
        while (from < to && encoding.Read(span, from, out int length) is >= 0 and int c)
        {
            text.Append(new Rune(c).ToString());
            from += length;
        }
        return text.ToString();
    }

    /// <summary>The name between two places, in the reader's own room; valid until the next one.</summary>
    private ReadOnlySpan<char> NameAt(int from, int to)
    {
        if (!_encodingNow.IsUtf8) return Text(from, to);
        if (_nameRoom.Length < to - from) _nameRoom = new char[(to - from) * 2];
        return _nameRoom.AsSpan(0, Encoding.UTF8.GetChars(_data.AsSpan(from, to - from), _nameRoom));
    }

    private char[] _nameRoom = new char[64];

    /// <summary>Append characters as UTF-8.</summary>
    private void Append(ArrayBufferWriter<byte> writer, byte[] data, XmlEncoding encoding, int from, int to)
    {
        if (encoding.IsUtf8)
        {
            writer.Write(data.AsSpan(from, to - from));
            return;
        }
        ReadOnlySpan<byte> span = data.AsSpan(0, to);
        while (from < to && encoding.Read(span, from, out int length) is >= 0 and int c)
        {
            Append(writer, c);
            from += length;
        }
    }

    private static void Append(ArrayBufferWriter<byte> writer, int c) => writer.Advance(new Rune(c).EncodeToUtf8(writer.GetSpan(4)));

    /// <summary>Hand characters on as UTF-8, other encodings in pieces, the event going along.</summary>
    private void Send(DataHandler handler, int from, int to)
    {
        if (_encodingNow.IsUtf8)
        {
            handler(_data.AsSpan(from, to - from));
            return;
        }
        while (true)
        {
            int count = 0, at = from;
            while (at < to)
            {
                int c = _encodingNow.Read(_data.AsSpan(0, to), at, out int length);
                if (c < 0) break;
                var rune = new Rune(c);
                if (count + rune.Utf8SequenceLength > PieceSize) break;
                count += rune.EncodeToUtf8(_piece.AsSpan(count));
                at += length;
            }
            handler(_piece.AsSpan(0, count));
            // Half a character at the end is never sent.
            if (at >= to || _encodingNow.Read(_data.AsSpan(0, to), at, out _) < 0) return;
            from = at;
            SetEvent(from);
        }
    }

    private void SendCharacter(DataHandler handler, int c)
    {
        Span<byte> text = stackalloc byte[4];
        handler(text[..new Rune(c).EncodeToUtf8(text)]);
    }

    private void ReportDefault(int s, int next)
    {
        if (Handlers.Default is not { } handler) return;
        Send(handler, s, next);
        if (!_encodingNow.IsUtf8) SetEvent(next);
    }

    private void ReportInstruction(int s, int next)
    {
        if (Handlers.ProcessingInstruction is not { } handler)
        {
            ReportDefault(s, next);
            return;
        }
        int unit = _encodingNow.Unit, target = s + 2 * unit, end = _scanner.NameEnd, at = end;
        while (_scanner.Read(at, out int behind) is ' ' or '\t' or '\n' or '\r') at = behind;
        string data = at >= next - 2 * unit ? "" : Text(at, next - 2 * unit);
        handler(Text(target, end), Lines(data));
    }

    private void ReportComment(int s, int next)
    {
        if (Handlers.Comment is not { } handler)
        {
            ReportDefault(s, next);
            return;
        }
        int unit = _encodingNow.Unit;
        handler(Lines(Text(s + 4 * unit, next - 3 * unit)));
    }

    /// <summary>Lines end with a line feed, whatever the input has.</summary>
    private static string Lines(string text) => text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
}
