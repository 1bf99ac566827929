// Parser/myreadline.c: lines of the process's standard input for the prompt, below sys.stdin.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>What <c>FILE *stdin</c> is to C: it has a buffer of its own beside that of <c>sys.stdin</c>, so that what it has read ahead is lost to that one.</summary>
internal sealed class StandardInput
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start, _end;

    /// <summary>PyOS_StdioReadline: prompt on stderr and read a line with its line end, if it has one. Empty at the end; null raised.</summary>
    [Mirrors("PyOS_StdioReadline", 257, 358)]
    [Mirrors("my_fgets", 40, 122)]
    public byte[]? ReadLine(string prompt)
    {
        Console.Error.Write(prompt);
        List<byte> line = [];
        while (true)
        {
            if (_start == _end)
            {
                nint n = FdIO.Read(0, _buffer, out int errno);
                if (n < 0 && errno == 0) return null;
                if (n <= 0) break;
                (_start, _end) = (0, (int)n);
            }
            ReadOnlySpan<byte> ready = _buffer.AsSpan(_start, _end - _start);
            int at = ready.IndexOf((byte)'\n');
            int take = at < 0 ? ready.Length : at + 1;
            line.AddRange(ready[..take]);
            _start += take;
            if (at >= 0) break;
        }
        if (line.Count == 0) Console.Error.Write("\n");
        return [.. line];
    }
}
