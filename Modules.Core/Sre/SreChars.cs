// Modules/_sre/sre.c: character predicates.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

internal static partial class SreChars
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsWord(uint c) => c <= 'z' && (char.IsAsciiLetterOrDigit((char)c) || c == '_');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsUniWord(uint c) => c < 128 ? IsWord(c) : UnicodeData.IsAlnum((int)c);

    internal static bool IsLocWord(uint c) => c == '_' || c < 256 && isalnum((int)c) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("sre_lower_ascii", 142, 145)]
    internal static uint LowerAscii(uint c) => c - 'A' < 26 ? c + 32 : c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("sre_lower_unicode", 171, 174)]
    internal static uint LowerUnicode(uint c) => c < 128 ? LowerAscii(c) : (uint)UnicodeData.ToLower((int)c);

    [Mirrors("sre_upper_unicode", 176, 179)]
    internal static uint UpperUnicode(uint c) => (uint)UnicodeData.ToUpper((int)c);

    [Mirrors("sre_lower_locale", 153, 156)]
    internal static uint LowerLocale(uint c) => c < 256 ? (uint)tolower((int)c) : c;

    [Mirrors("sre_upper_locale", 158, 161)]
    internal static uint UpperLocale(uint c) => c < 256 ? (uint)toupper((int)c) : c;

    [Mirrors("char_loc_ignore", 228, 234)]
    internal static bool LocaleIgnore(uint pattern, uint c) => c == pattern || LowerLocale(c) == pattern || UpperLocale(c) == pattern;

    [LibraryImport("libc"), Mirrors("sre_isalnum", 59, 65)]
    private static partial int isalnum(int c);

    [LibraryImport("libc"), Mirrors("sre_tolower", 67, 73)]
    private static partial int tolower(int c);

    [LibraryImport("libc"), Mirrors("sre_toupper", 75, 81)]
    private static partial int toupper(int c);

    private static bool IsAsciiSpace(uint c) => c == ' ' || c - 9 < 5;

    [Mirrors("sre_category", 181, 226)]
    internal static bool InCategory(uint category, uint c) => category switch
    {
        0 => c - '0' < 10,
        1 => c - '0' >= 10,
        2 => IsAsciiSpace(c),
        3 => !IsAsciiSpace(c),
        4 => IsWord(c),
        5 => !IsWord(c),
        6 => c == '\n',
        7 => c != '\n',
        8 => IsLocWord(c),
        9 => !IsLocWord(c),
        10 => UnicodeData.IsDecimal((int)c),
        11 => !UnicodeData.IsDecimal((int)c),
        12 => UnicodeData.IsSpace((int)c),
        13 => !UnicodeData.IsSpace((int)c),
        14 => IsUniWord(c),
        15 => !IsUniWord(c),
        16 => UnicodeData.IsLineBreak((int)c),
        17 => !UnicodeData.IsLineBreak((int)c),
        _ => false,
    };

    /// <summary>SRE(charset).</summary>
    [Mirrors("SRE(charset)", 91, 176, File = "Modules/_sre/sre_lib.h")]
    internal static unsafe bool InSet(uint* set, uint c)
    {
        bool ok = true;
        while (true)
        {
            switch (*set++)
            {
                case SreOp.Failure:
                    return !ok;
                case SreOp.Literal:
                    if (c == *set++) return ok;
                    break;
                case SreOp.Category:
                    if (InCategory(*set++, c)) return ok;
                    break;
                case SreOp.Charset:
                    if (c < 256 && (set[c >> 5] & 1u << (int)(c & 31)) != 0) return ok;
                    set += 8;
                    break;
                case SreOp.Range:
                    if (c - set[0] <= set[1] - set[0]) return ok;
                    set += 2;
                    break;
                case SreOp.RangeUniIgnore:
                    if (set[0] <= c && c <= set[1]) return ok;
                    uint upper = UpperUnicode(c);
                    if (set[0] <= upper && upper <= set[1]) return ok;
                    set += 2;
                    break;
                case SreOp.Negate:
                    ok = !ok;
                    break;
                case SreOp.BigCharset:
                    uint count = *set++;
                    if (c < 0x10000)
                    {
                        uint bit = ((byte*)set)[c >> 8] * 256u + (c & 255);
                        if ((set[64 + (bit >> 5)] & 1u << (int)(c & 31)) != 0) return ok;
                    }
                    set += 64 + count * 8;
                    break;
                default:
                    return false;
            }
        }
    }

    [Mirrors("SRE(charset_loc_ignore)", 178, 188, File = "Modules/_sre/sre_lib.h")]
    internal static unsafe bool InSetLocaleIgnore(uint* set, uint c)
    {
        uint lower = LowerLocale(c), upper = UpperLocale(c);
        // A negated set takes neither case of a character that the set without the negation has.
        bool negated = *set == (uint)SreOp.Negate;
        bool found = InSet(set, lower);
        return upper == lower || found != negated ? found : InSet(set, upper);
    }
}
