// Objects/unicodeobject.c: case and character classes.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PyModules.Runtime;

public partial class PyStr
{
    [Mirrors("handle_capital_sigma", 10015, 10042)]
    private int LowerSigma(int i)
    {
        int j = i - 1;
        while (j >= 0 && UnicodeData.IsCaseIgnorable(this[j])) j--;
        if (j < 0 || !UnicodeData.IsCased(this[j])) return 0x3C3;
        for (j = i + 1; j < Length && UnicodeData.IsCaseIgnorable(this[j]);) j++;
        return j == Length || !UnicodeData.IsCased(this[j]) ? 0x3C2 : 0x3C3;
    }

    [Mirrors("lower_ucs4", 10044, 10054)]
    private void AppendLower(ref StrWriter w, int i)
    {
        int c = this[i];
        if (c == 0x3A3) w.Append(LowerSigma(i));
        else UnicodeData.AppendMapped(ref w, c, UnicodeData.CaseMap.Lower);
    }

    [PyMethod("lower", "()", Doc = "A copy in lower case."), Mirrors("unicode_lower_impl", 12554, 12561)]
    public PyStr Lower()
    {
        if (IsAscii) return LowerAscii();
        var w = new StrWriter(Length);
        for (int i = 0; i < Length; i++) AppendLower(ref w, i);
        return w.Finish();
    }

    // Short texts by hand: codec and option names come by at every start, the framework's way loads its cultures.
    private PyStr LowerAscii()
    {
        if (Length > 64) return LowerLongAscii();
        string s = _s!;
        int first = 0;
        while (first < s.Length && !char.IsAsciiLetterUpper(s[first])) first++;
        if (first == s.Length) return FromAscii(s);
        Span<char> lower = stackalloc char[64];
        s.CopyTo(lower);
        for (int i = first; i < s.Length; i++)
            if (char.IsAsciiLetterUpper(lower[i])) lower[i] |= ' ';
        return FromAscii(new string(lower[..s.Length]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyStr LowerLongAscii() => FromAscii(_s!.ToLowerInvariant());

    [PyMethod("upper", "()", Doc = "A copy in upper case."), Mirrors("unicode_upper_impl", 13515, 13522)]
    public PyStr Upper()
    {
        if (IsAscii) return UpperAscii(_s!);
        var w = new StrWriter(Length);
        for (int i = 0; i < Length; i++) UnicodeData.AppendMapped(ref w, this[i], UnicodeData.CaseMap.Upper);
        return w.Finish();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyStr UpperAscii(string s)
    {
        string text = new('\0', s.Length);
        Ascii.ToUpper(s, MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), s.Length), out _);
        return FromAscii(text);
    }

    [PyMethod("casefold", "()", Doc = "A copy for caseless comparison."), Mirrors("unicode_casefold_impl", 11105, 11112)]
    public PyStr CaseFold()
    {
        if (IsAscii) return LowerAscii();
        var w = new StrWriter(Length);
        for (int i = 0; i < Length; i++) UnicodeData.AppendMapped(ref w, this[i], UnicodeData.CaseMap.Fold);
        return w.Finish();
    }

    [PyMethod("capitalize", "()", Doc = "A copy whose first character is title case and the others lower case.")]
    [Mirrors("unicode_capitalize_impl", 11090, 11097)]
    private PyStr Capitalize()
    {
        if (Length == 0) return Empty;
        var w = new StrWriter(Length);
        UnicodeData.AppendMapped(ref w, this[0], UnicodeData.CaseMap.Title);
        for (int i = 1; i < Length; i++) AppendLower(ref w, i);
        return w.Finish();
    }

    [PyMethod("title", "()", Doc = "A copy in which each word starts with a title-case character and goes on in lower case.")]
    [Mirrors("unicode_title_impl", 11074, 11079)]
    private PyStr Title()
    {
        var w = new StrWriter(Length);
        bool previous = false;
        for (int i = 0; i < Length; i++)
        {
            if (previous) AppendLower(ref w, i);
            else UnicodeData.AppendMapped(ref w, this[i], UnicodeData.CaseMap.Title);
            previous = UnicodeData.IsCased(this[i]);
        }
        return w.Finish();
    }

    [PyMethod("swapcase", "()", Doc = "A copy with upper and lower case exchanged."), Mirrors("unicode_swapcase_impl", 13350, 13355)]
    private PyStr SwapCase()
    {
        var w = new StrWriter(Length);
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsUpper(c)) AppendLower(ref w, i);
            else if (UnicodeData.IsLower(c)) UnicodeData.AppendMapped(ref w, c, UnicodeData.CaseMap.Upper);
            else w.Append(c);
        }
        return w.Finish();
    }

    private bool All(Func<int, bool> test)
    {
        if (_s is { } s)
        {
            foreach (char c in s)
                if (!test(c)) return false;
            return s.Length > 0;
        }
        foreach (int c in _u!)
            if (!test(c)) return false;
        return true;
    }

    [PyMethod("isascii", "()", Doc = "Whether all characters are ASCII; also when there are none."), Mirrors("unicode_isascii_impl", 12032, 12037)]
    private bool IsAsciiMethod() => IsAscii;

    [PyMethod("isspace", "()", Doc = "Whether all characters are whitespace and there is one at least."), Mirrors("unicode_isspace_impl", 12190, 12217)]
    private bool IsSpaceMethod() => All(UnicodeData.IsSpace);

    [PyMethod("isalpha", "()", Doc = "Whether all characters are letters and there is one at least."), Mirrors("unicode_isalpha_impl", 12228, 12254)]
    private bool IsAlphaMethod() => All(UnicodeData.IsAlpha);

    [PyMethod("isalnum", "()", Doc = "Whether all characters are letters or numbers and there is one at least.")]
    [Mirrors("unicode_isalnum_impl", 12265, 12293)]
    private bool IsAlnumMethod() => All(UnicodeData.IsAlnum);

    [PyMethod("isdecimal", "()", Doc = "Whether all characters are decimal digits and there is one at least.")]
    [Mirrors("unicode_isdecimal_impl", 12304, 12330)]
    private bool IsDecimalMethod() => All(UnicodeData.IsDecimal);

    [PyMethod("isdigit", "()", Doc = "Whether all characters are digits and there is one at least."), Mirrors("unicode_isdigit_impl", 12341, 12368)]
    private bool IsDigitMethod() => All(UnicodeData.IsDigit);

    [PyMethod("isnumeric", "()", Doc = "Whether all characters are numeric and there is one at least."), Mirrors("unicode_isnumeric_impl", 12379, 12405)]
    private bool IsNumericMethod() => All(UnicodeData.IsNumeric);

    [PyMethod("isprintable", "()", Doc = "Whether repr leaves all characters as they are; also when there are none.")]
    [Mirrors("unicode_isprintable_impl", 12474, 12497)]
    private bool IsPrintableMethod() => Length == 0 || All(UnicodeData.IsPrintable);

    [PyMethod("isidentifier", "()", Doc = "Whether the text is a valid identifier or keyword."), Mirrors("unicode_isidentifier_impl", 12459, 12464)]
    public bool IsIdentifier()
    {
        if (Length == 0 || !(this[0] == '_' || UnicodeData.IsXidStart(this[0]))) return false;
        for (int i = 1; i < Length; i++)
            if (!UnicodeData.IsXidContinue(this[i])) return false;
        return true;
    }

    [PyMethod("islower", "()", Doc = "Whether all cased characters are lower case and there is one at least."), Mirrors("unicode_islower_impl", 12048, 12080)]
    private bool IsLowerMethod()
    {
        bool cased = false;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c)) return false;
            cased = cased || UnicodeData.IsLower(c);
        }
        return cased;
    }

    [PyMethod("isupper", "()", Doc = "Whether all cased characters are upper case and there is one at least."), Mirrors("unicode_isupper_impl", 12091, 12123)]
    private bool IsUpperMethod()
    {
        bool cased = false;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsLower(c) || UnicodeData.IsTitle(c)) return false;
            cased = cased || UnicodeData.IsUpper(c);
        }
        return cased;
    }

    [PyMethod("istitle", "()", Doc = "Whether upper and title case only start words, lower case only continues them, and there is a cased character.")]
    [Mirrors("unicode_istitle_impl", 12134, 12179)]
    private bool IsTitleMethod()
    {
        bool cased = false, previous = false;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            bool upper = UnicodeData.IsUpper(c) || UnicodeData.IsTitle(c);
            if (!upper && !UnicodeData.IsLower(c))
            {
                previous = false;
                continue;
            }
            if (upper == previous) return false;
            previous = cased = true;
        }
        return cased;
    }
}
