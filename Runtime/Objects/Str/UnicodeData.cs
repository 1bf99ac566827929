// Objects/unicodectype.c: properties and case mappings of code points.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>The Unicode character properties that str itself needs.</summary>
public static class UnicodeData
{
    private const int Alpha = 1, Decimal = 2, DigitFlag = 4, Lower = 8, LineBreak = 0x10, Space = 0x20, Title = 0x40, Upper = 0x80,
        XidStart = 0x100, XidContinue = 0x200, Printable = 0x400, Numeric = 0x800, CaseIgnorable = 0x1000, Cased = 0x2000, Extended = 0x4000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("gettyperecord", 43, 57)]
    private static int Record(int c) =>
        UnicodeTables.Index2[(UnicodeTables.Index1[c >> UnicodeTables.Shift] << UnicodeTables.Shift) + (c & ((1 << UnicodeTables.Shift) - 1))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Flags(int c) => UnicodeTables.Flags[Record(c)];

    [Mirrors("_PyUnicode_IsAlpha", 281, 286)]
    public static bool IsAlpha(int c) => c < 128 ? (uint)((c | 0x20) - 'a') < 26 : (Flags(c) & Alpha) != 0;

    [Mirrors("_PyUnicode_IsDecimalDigit", 111, 116)]
    public static bool IsDecimal(int c) => c < 128 ? (uint)(c - '0') < 10 : (Flags(c) & Decimal) != 0;

    [Mirrors("_PyUnicode_IsDigit", 128, 133)]
    public static bool IsDigit(int c) => c < 128 ? (uint)(c - '0') < 10 : (Flags(c) & DigitFlag) != 0;

    [Mirrors("_PyUnicode_IsNumeric", 138, 143)]
    public static bool IsNumeric(int c) => c < 128 ? (uint)(c - '0') < 10 : (Flags(c) & Numeric) != 0;

    public static bool IsAlnum(int c) => IsAlpha(c) || (c < 128 ? (uint)(c - '0') < 10 : (Flags(c) & (Decimal | DigitFlag | Numeric)) != 0);

    [Mirrors("_PyUnicode_IsLowercase", 160, 165)]
    public static bool IsLower(int c) => c < 128 ? (uint)(c - 'a') < 26 : (Flags(c) & Lower) != 0;

    [Mirrors("_PyUnicode_IsUppercase", 170, 175)]
    public static bool IsUpper(int c) => c < 128 ? (uint)(c - 'A') < 26 : (Flags(c) & Upper) != 0;

    [Mirrors("_PyUnicode_IsTitlecase", 74, 79)]
    public static bool IsTitle(int c) => c >= 128 && (Flags(c) & Title) != 0;

    public static bool IsSpace(int c) => c < 128 ? c == ' ' || (uint)(c - 9) < 5 || (uint)(c - 0x1c) < 4 : (Flags(c) & Space) != 0;

    public static bool IsLineBreak(int c) =>
        c < 128 ? (uint)(c - 10) < 4 || (uint)(c - 0x1c) < 3 : c is 0x85 or 0x2028 or 0x2029;

    [Mirrors("_PyUnicode_IsXidStart", 84, 89)]
    public static bool IsXidStart(int c) => c < 128 ? (uint)((c | 0x20) - 'a') < 26 || c == '_' : (Flags(c) & XidStart) != 0;

    [Mirrors("_PyUnicode_IsXidContinue", 94, 99)]
    public static bool IsXidContinue(int c) =>
        c < 128 ? (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == '_' : (Flags(c) & XidContinue) != 0;

    [Mirrors("_PyUnicode_IsPrintable", 150, 155)]
    public static bool IsPrintable(int c) => c < 128 ? (uint)(c - 0x20) < 0x5f : (Flags(c) & Printable) != 0;

    [Mirrors("_PyUnicode_IsCased", 264, 269)]
    public static bool IsCased(int c) => (Flags(c) & Cased) != 0;

    [Mirrors("_PyUnicode_IsCaseIgnorable", 271, 276)]
    public static bool IsCaseIgnorable(int c) => (Flags(c) & CaseIgnorable) != 0;

    /// <summary>The decimal digit's value, or -1.</summary>
    [Mirrors("_PyUnicode_ToDecimalDigit", 104, 109)]
    public static int ToDecimal(int c)
    {
        if (c < 128) return (uint)(c - '0') < 10 ? c - '0' : -1;
        int d = UnicodeTables.Decimal[Record(c)];
        return d == 255 ? -1 : d;
    }

    /// <summary>The digit's value, or -1.</summary>
    [Mirrors("_PyUnicode_ToDigit", 121, 126)]
    public static int ToDigit(int c)
    {
        int d = UnicodeTables.Digit[Record(c)];
        return d == 255 ? -1 : d;
    }

    private static string Special(int c, int column) => UnicodeTables.SpecialMaps[UnicodeTables.SpecialKeys.BinarySearch(c) * 4 + column];

    private static int First(string s) => char.IsHighSurrogate(s[0]) ? char.ConvertToUtf32(s[0], s[1]) : s[0];

    /// <summary>_PyUnicode_ToLowercase: one code point, the first when there are more.</summary>
    [Mirrors("_PyUnicode_ToLowercase", 192, 199)]
    public static int ToLower(int c)
    {
        if (c < 128) return (uint)(c - 'A') < 26 ? c + 32 : c;
        int r = Record(c);
        return (UnicodeTables.Flags[r] & Extended) == 0 ? c + UnicodeTables.Lower[r] : First(Special(c, 0));
    }

    /// <summary>_PyUnicode_ToUppercase.</summary>
    [Mirrors("_PyUnicode_ToUppercase", 180, 187)]
    public static int ToUpper(int c)
    {
        if (c < 128) return (uint)(c - 'a') < 26 ? c - 32 : c;
        int r = Record(c);
        return (UnicodeTables.Flags[r] & Extended) == 0 ? c + UnicodeTables.Upper[r] : First(Special(c, 1));
    }

    /// <summary>_PyUnicode_ToTitlecase.</summary>
    [Mirrors("_PyUnicode_ToTitlecase", 62, 69)]
    public static int ToTitle(int c)
    {
        if (c < 128) return (uint)(c - 'a') < 26 ? c - 32 : c;
        int r = Record(c);
        return (UnicodeTables.Flags[r] & Extended) == 0 ? c + UnicodeTables.Title[r] : First(Special(c, 2));
    }

    internal enum CaseMap { Lower, Upper, Title, Fold }

    /// <summary>Append the full mapping of a code point.</summary>
    [Mirrors("_PyUnicode_ToLowerFull", 201, 215), Mirrors("_PyUnicode_ToTitleFull", 217, 231), Mirrors("_PyUnicode_ToUpperFull", 233, 247)]
    [Mirrors("_PyUnicode_ToFoldedFull", 249, 262)]
    internal static void AppendMapped(ref StrWriter w, int c, CaseMap map)
    {
        int r = Record(c);
        if ((UnicodeTables.Flags[r] & Extended) != 0)
        {
            w.AppendUtf16(Special(c, (int)map));
            return;
        }
        w.Append(c + map switch { CaseMap.Upper => UnicodeTables.Upper[r], CaseMap.Title => UnicodeTables.Title[r], _ => UnicodeTables.Lower[r] });
    }
}
