// Python/preconfig.c: numbers in settings, as the C library reads them.

using PyModules.Runtime;

namespace PyModules.Cli;

internal static class SettingText
{
    /// <summary>White space and a sign may stand before the digits; nothing at all is 0.</summary>
    [Mirrors("_Py_str_to_int", 545, 560)]
    [Mirrors("config_wstr_to_int", 1796, 1811, File = "Python/initconfig.c")]
    public static bool TryInt(string text, out int value)
    {
        value = 0;
        if (!TryRead(text, out bool negative, out ulong digits) || digits > (negative ? 1UL << 31 : int.MaxValue)) return false;
        value = (int)(negative ? -(long)digits : (long)digits);
        return true;
    }

    /// <summary><c>strtoul</c>: a minus sign wraps the number around.</summary>
    public static bool TryULong(string text, out ulong value)
    {
        if (!TryRead(text, out bool negative, out value)) return false;
        if (negative) value = 0 - value;
        return true;
    }

    private static bool TryRead(string text, out bool negative, out ulong value)
    {
        negative = false;
        value = 0;
        if (text.Length == 0) return true;
        int i = 0;
        while (i < text.Length && text[i] is ' ' or >= '\t' and <= '\r') i++;
        if (i < text.Length && text[i] is '+' or '-') negative = text[i++] == '-';
        if (i == text.Length) return false;
        for (; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            ulong digit = (ulong)(text[i] - '0');
            if (value > (ulong.MaxValue - digit) / 10) return false;
            value = value * 10 + digit;
        }
        return true;
    }
}
