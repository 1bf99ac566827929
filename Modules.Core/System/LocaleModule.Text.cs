// Modules/_localemodule.c: what the C library says of the locale, in the encoding that the category has.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class LocaleModule
{
    // Those that nl_langinfo() may be asked for: of others glibc gives numbers in place of pointers.
    private static ReadOnlySpan<int> LangInfoConstants =>
    [
        DAY_1, DAY_2, DAY_3, DAY_4, DAY_5, DAY_6, DAY_7, ABDAY_1, ABDAY_2, ABDAY_3, ABDAY_4, ABDAY_5, ABDAY_6, ABDAY_7,
        MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12,
        ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6, ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12,
        RADIXCHAR, THOUSEP, CRNCYSTR, D_T_FMT, D_FMT, T_FMT, AM_STR, PM_STR, CODESET, T_FMT_AMPM, ERA, ERA_D_FMT, ERA_D_T_FMT, ERA_T_FMT, ALT_DIGITS,
        YESEXPR, NOEXPR, _DATE_FMT,
    ];

    [LibraryImport("libc")] private static partial nint mbrtowc(int* to, byte* from, nuint length, long* state);

    private static ReadOnlySpan<byte> Bytes(byte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);

    /// <summary>PyUnicode_DecodeLocale with strict errors: by the encoding that LC_CTYPE has now.</summary>
    private static PyStr? Text(ReadOnlySpan<byte> text)
    {
        if (System.Text.Ascii.IsValid(text)) return PyStr.FromLatin1(text);
        var result = new List<int>(text.Length);
        long state = 0;
        fixed (byte* start = text)
            for (int i = 0; i < text.Length;)
            {
                int character;
                nint read = mbrtowc(&character, start + i, (nuint)(text.Length - i), &state);
                if (read < 0)
                {
                    PyUnicodeDecodeError.Raise("locale", PyBytes.From(text), i, i + 1, "decoding error");
                    return null;
                }
                result.Add(character);
                i += (int)Math.Max(read, 1);
            }
        return PyStr.FromCodePoints(CollectionsMarshal.AsSpan(result));
    }

    private static PyStr? Text(byte* text) => Text(Bytes(text));

    [Mirrors("is_all_ascii", 147, 156)]
    private static bool IsAllAscii(byte* text) => System.Text.Ascii.IsValid(Bytes(text));

    [Mirrors("locale_is_ascii", 141, 145)]
    private static bool IsOneAscii(byte* text) => text[0] is not 0 and <= 127 && text[1] == 0;

    /// <summary>Give LC_CTYPE the locale of another category for a while.</summary>
    /// <param name="old">The locale to go back to; null when it is the same one.</param>
    [Mirrors("change_locale", 602, 627)]
    private static bool ChangeLocale(int category, out byte[]? old)
    {
        old = null;
        byte* before = setlocale(LC_CTYPE, null);
        if (before == null) return Err.Fail(Exc.RuntimeError, "failed to get LC_CTYPE locale");
        byte[] kept = [.. Bytes(before), 0];
        byte* wanted = setlocale(category, null);
        if (wanted == null || Bytes(wanted).SequenceEqual(kept.AsSpan(0, kept.Length - 1))) return true;
        old = kept;
        setlocale(LC_CTYPE, wanted);
        return true;
    }

    [Mirrors("restore_locale", 630, 637)]
    private static void RestoreLocale(byte[]? old)
    {
        if (old is null) return;
        fixed (byte* name = old) setlocale(LC_CTYPE, name);
    }

    /// <summary>Strings that stand one behind the other, with semicolons between them.</summary>
    [Mirrors("decode_strings", 641, 666)]
    private static PyStr? Strings(byte* text, int most)
    {
        var joined = new List<byte>();
        for (int count = 0; count < most && *text != 0; count++)
        {
            if (count > 0) joined.Add((byte)';');
            ReadOnlySpan<byte> one = Bytes(text);
            joined.AddRange(one);
            text += one.Length + 1;
        }
        return Text(CollectionsMarshal.AsSpan(joined));
    }

    [Mirrors("copy_grouping", 58, 88)]
    private static PyObject Grouping(byte* s)
    {
        var list = new PyList();
        if (*s == 0) return list;
        for (; *s is not 0 and not CHAR_MAX; s++) list.Append(PyInt.From(*s));
        list.Append(PyInt.From(*s));
        return list;
    }

    private static bool Put(PyDict result, string name, PyObject? value) => value is not null && result.SetItem(PyStr.Intern(name), value);

    [Mirrors("locale_decode_monetary", 158, 236)]
    private static bool PutMonetary(PyDict result, byte** conv)
    {
        bool change = !IsOneAscii(conv[3]) || !IsOneAscii(conv[4]) || !IsOneAscii(conv[5]) || !IsOneAscii(conv[6]);
        byte[]? old = null;
        if (change && !ChangeLocale(LC_MONETARY, out old)) return false;
        bool good = Put(result, "int_curr_symbol", Text(conv[3])) && Put(result, "currency_symbol", Text(conv[4]))
            && Put(result, "mon_decimal_point", Text(conv[5])) && Put(result, "mon_thousands_sep", Text(conv[6]));
        RestoreLocale(old);
        return good;
    }

    /// <summary>_Py_GetLocaleconvNumeric.</summary>
    private static bool PutNumeric(PyDict result, byte** conv)
    {
        byte[]? old = null;
        if (!(IsAllAscii(conv[0]) && IsAllAscii(conv[1])) && !ChangeLocale(LC_NUMERIC, out old)) return false;
        bool good = Put(result, "decimal_point", Text(conv[0])) && Put(result, "thousands_sep", Text(conv[1]));
        RestoreLocale(old);
        return good;
    }

    /// <summary>How the locale writes numbers and money.</summary>
    [PyFunction("localeconv", "()"), Mirrors("_locale_localeconv_impl", 244, 344)]
    private static PyObject? LocaleConv()
    {
        byte** conv = localeconv();
        var result = new PyDict();
        if (!PutMonetary(result, conv) || !Put(result, "mon_grouping", Grouping(conv[7]))) return null;
        if (!Put(result, "positive_sign", Text(conv[8])) || !Put(result, "negative_sign", Text(conv[9]))) return null;
        ReadOnlySpan<string> numbers = ["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"];
        byte* values = (byte*)(conv + 10);
        for (int i = 0; i < numbers.Length; i++)
            if (!Put(result, numbers[i], PyInt.From((sbyte)values[i]))) return null;
        return PutNumeric(result, conv) && Put(result, "grouping", Grouping(conv[2])) ? result : null;
    }

    /// <summary>A piece of the locale's data.</summary>
    [PyFunction("nl_langinfo", "(key, /)"), Mirrors("_locale_nl_langinfo_impl", 679, 737)]
    private static PyObject? NlLangInfo(int key)
    {
        if (!LangInfoConstants.Contains(key)) return Err.Raise(Exc.ValueError, "unsupported langinfo constant");
        byte* text = nl_langinfo(key);
        if (text == null) return PyStr.Empty;
        // An item's number has its category in the upper half.
        int category = key >> 16;
        byte[]? old = null;
        if (category != LC_CTYPE && *text != 0 && (key is ALT_DIGITS or ERA || !IsAllAscii(text)) && !ChangeLocale(category, out old)) return null;
        PyStr? result = key switch { ALT_DIGITS => Strings(text, 100), ERA => Strings(text, int.MaxValue), _ => Text(text) };
        RestoreLocale(old);
        return result;
    }
}
