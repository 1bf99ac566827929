// No file of CPython's: searches in short texts, and numbers as text.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime.Native;

/// <summary>Searches in names and paths by plain loops, and integers in decimal. The framework's are generic code for vectors and for every kind of number:
/// the types behind it take longer to load at a start than all that it does there.</summary>
internal static class ShortText
{
    private const int Short = 256;

    /// <summary>As many chars as <see cref="Decimal"/> writes at most.</summary>
    public const int DecimalLength = 20;

    /// <summary>An integer in decimal: the end of the buffer, which has <see cref="DecimalLength"/> chars.</summary>
    public static ReadOnlySpan<char> Decimal(long value, Span<char> buffer)
    {
        int at = buffer.Length;
        ulong rest = value < 0 ? (ulong)-value : (ulong)value;
        do
        {
            ulong tenth = rest / 10;
            buffer[--at] = (char)('0' + (rest - tenth * 10));
            rest = tenth;
        }
        while (rest != 0);
        if (value < 0) buffer[--at] = '-';
        return buffer[at..];
    }

    /// <summary>The first place of a character at or after a place, -1 when there is none.</summary>
    public static int IndexOf(string text, char c, int from = 0)
    {
        if (text.Length > Short) return IndexInLong(text, c, from);
        for (int i = from; i < text.Length; i++)
            if (text[i] == c) return i;
        return -1;
    }

    /// <summary>Whether the character occurs.</summary>
    public static bool Contains(string text, char c) => IndexOf(text, c) >= 0;

    /// <summary>The last place of a character, -1 when there is none.</summary>
    public static int LastIndexOf(string text, char c)
    {
        int i = text.Length - 1;
        while (i >= 0 && text[i] != c) i--;
        return i;
    }

    /// <summary>What stands after the last slash of a path.</summary>
    public static string FileName(string path) => path[(LastIndexOf(path, '/') + 1)..];

    /// <summary>The folder that a path's last part is in: <c>/</c> for one at the root; null for the root itself and for a plain name.</summary>
    public static string? Folder(string path)
    {
        int slash = LastIndexOf(path, '/');
        return slash > 0 ? path[..slash] : slash == 0 && path.Length > 1 ? "/" : null;
    }

    /// <summary>Whether a path has no empty, <c>.</c> or <c>..</c> part, and so is its own normal form.</summary>
    public static bool IsNormalPath(string path)
    {
        int start = path.Length > 0 && path[0] == '/' ? 1 : 0;
        for (int i = start; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] != '/') continue;
            int length = i - start;
            if (length == 0 || path[start] == '.' && (length == 1 || length == 2 && path[start + 1] == '.')) return false;
            start = i + 1;
        }
        return true;
    }

    // By itself, so that only who comes here waits for the vector code.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int IndexInLong(string text, char c, int from) => text.IndexOf(c, from);
}
