// Modules/_localemodule.c: the C library's locale.

using System.Runtime.InteropServices;
using System.Text;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The C library's locale; <c>locale.py</c> stands on this.</summary>
[PyModule("_locale", Source = "Modules/_localemodule.c", Doc = "The C library's locale.")]
public static unsafe partial class LocaleModule
{
    [PyConstant] private const int LC_CTYPE = 0, LC_TIME = 2, LC_COLLATE = 3, LC_MONETARY = 4, LC_MESSAGES = 5, LC_NUMERIC = 1, LC_ALL = 6, CHAR_MAX = 127;
    [PyConstant] private const int DAY_1 = 131079, DAY_2 = 131080, DAY_3 = 131081, DAY_4 = 131082, DAY_5 = 131083, DAY_6 = 131084, DAY_7 = 131085,
        ABDAY_1 = 131072, ABDAY_2 = 131073, ABDAY_3 = 131074, ABDAY_4 = 131075, ABDAY_5 = 131076, ABDAY_6 = 131077, ABDAY_7 = 131078,
        MON_1 = 131098, MON_2 = 131099, MON_3 = 131100, MON_4 = 131101, MON_5 = 131102, MON_6 = 131103, MON_7 = 131104, MON_8 = 131105,
        MON_9 = 131106, MON_10 = 131107, MON_11 = 131108, MON_12 = 131109, ABMON_1 = 131086, ABMON_2 = 131087, ABMON_3 = 131088, ABMON_4 = 131089,
        ABMON_5 = 131090, ABMON_6 = 131091, ABMON_7 = 131092, ABMON_8 = 131093, ABMON_9 = 131094, ABMON_10 = 131095, ABMON_11 = 131096, ABMON_12 = 131097,
        RADIXCHAR = 65536, THOUSEP = 65537, CRNCYSTR = 262159, D_T_FMT = 131112, D_FMT = 131113, T_FMT = 131114, AM_STR = 131110, PM_STR = 131111,
        CODESET = 14, T_FMT_AMPM = 131115, ERA = 131116, ERA_D_FMT = 131118, ERA_D_T_FMT = 131120, ERA_T_FMT = 131121, ALT_DIGITS = 131119,
        YESEXPR = 327680, NOEXPR = 327681, _DATE_FMT = 131180;

    /// <summary>A locale that the system does not have.</summary>
    [PyException("locale.Error", Doc = "A locale that the system does not have.")]
    public static partial PyType Error { get; }

    [LibraryImport("libc")] private static partial byte* setlocale(int category, byte* locale);
    [LibraryImport("libc")] private static partial byte** localeconv();
    [LibraryImport("libc")] private static partial byte* nl_langinfo(int item);
    [LibraryImport("libc")] private static partial int wcscoll(int* a, int* b);
    [LibraryImport("libc")] private static partial nuint wcsxfrm(int* to, int* from, nuint size);
    [LibraryImport("libc")] private static partial byte* dcgettext(byte* domain, byte* message, int category);
    [LibraryImport("libc")] private static partial byte* textdomain(byte* domain);
    [LibraryImport("libc", SetLastError = true)] private static partial byte* bindtextdomain(byte* domain, byte* folder);
    [LibraryImport("libc", SetLastError = true)] private static partial byte* bind_textdomain_codeset(byte* domain, byte* codeset);

    [PyExec, Mirrors("_locale_exec", 932, 980)]
    private static bool Exec(PyModuleObject module)
    {
        // As Python's start-up does, so that nl_langinfo() knows the user's encoding.
        fixed (byte* empty = "\0"u8) setlocale(LC_CTYPE, empty);
        return module.Dict.SetItem(PyStr.Intern("Error"), Error);
    }

    private static byte[] CString(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    /// <summary>Set a category's locale, or only ask for it.</summary>
    [PyFunction("setlocale", "(category, locale=None, /)"), Mirrors("_locale_setlocale_impl", 100, 139)]
    private static PyObject? SetLocale(int category, [AllowNone] string? locale = null)
    {
        byte[]? name = locale is null ? null : CString(locale);
        fixed (byte* p = name)
        {
            byte* result = setlocale(category, p);
            if (result == null) return Err.Raise(Error, locale is null ? "locale query failed" : "unsupported locale setting");
            return Text(result);
        }
    }

    private static int[] Wide(PyStr text)
    {
        var wide = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++) wide[i] = text[i];
        return wide;
    }

    /// <summary>Compare two strings in the locale's order.</summary>
    [PyFunction("strcoll", "(os1, os2, /)"), Mirrors("_locale_strcoll_impl", 358, 379)]
    private static PyObject? StrColl(PyStr os1, PyStr os2)
    {
        fixed (int* a = Wide(os1), b = Wide(os2)) return PyInt.From(wcscoll(a, b));
    }

    /// <summary>A string that sorts bytewise as this one does in the locale.</summary>
    [PyFunction("strxfrm", "(string, /)"), Mirrors("_locale_strxfrm_impl", 393, 444)]
    private static PyObject? StrXfrm(PyStr @string)
    {
        if (@string.Value.Contains('\0')) return Err.Raise(Exc.ValueError, "embedded null character");
        fixed (int* from = Wide(@string))
        {
            nuint size = wcsxfrm(null, from, 0);
            var result = new int[size + 1];
            fixed (int* to = result) wcsxfrm(to, from, size + 1);
            return PyStr.FromCodePoints(result.AsSpan(0, (int)size));
        }
    }

    private static PyObject? Translate(string? domain, string message, int category)
    {
        byte[]? domainText = domain is null ? null : CString(domain);
        fixed (byte* d = domainText)
        fixed (byte* m = CString(message))
            return Text(dcgettext(d, m, category));
    }

    /// <summary>The translation of a message.</summary>
    [PyFunction("gettext", "(msg, /)"), Mirrors("_locale_gettext_impl", 753, 758)]
    private static PyObject? GetText(string msg) => Translate(null, msg, LC_MESSAGES);

    /// <summary>The translation of a message in a domain.</summary>
    [PyFunction("dgettext", "(domain, msg, /)"), Mirrors("_locale_dgettext_impl", 772, 777)]
    private static PyObject? DGetText([AllowNone] string? domain, string msg) => Translate(domain, msg, LC_MESSAGES);

    /// <summary>The translation of a message in a domain and category.</summary>
    [PyFunction("dcgettext", "(domain, msg, category, /)"), Mirrors("_locale_dcgettext_impl", 790, 796)]
    private static PyObject? DcGetText([AllowNone] string? domain, string msg, int category) => Translate(domain, msg, category);

    /// <summary>Set the domain of messages, or ask for it.</summary>
    [PyFunction("textdomain", "(domain, /)"), Mirrors("_locale_textdomain_impl", 807, 817)]
    private static PyObject? TextDomain([AllowNone] string? domain)
    {
        byte[]? name = domain is null ? null : CString(domain);
        fixed (byte* p = name)
        {
            byte* result = textdomain(p);
            return result == null ? Err.FromErrno(Marshal.GetLastPInvokeError()) : Text(result);
        }
    }

    /// <summary>Set the folder of a domain's messages, or ask for it.</summary>
    [PyFunction("bindtextdomain", "(domain, dir, /)"), Mirrors("_locale_bindtextdomain_impl", 829, 859)]
    private static PyObject? BindTextDomain(string domain, [AllowNone] string? dir)
    {
        if (domain.Length == 0) return Err.Raise(Error, "domain must be a non-empty string");
        byte[]? folder = dir is null ? null : CString(dir);
        fixed (byte* d = CString(domain))
        fixed (byte* f = folder)
        {
            byte* result = bindtextdomain(d, f);
            return result == null ? Err.FromErrno(Marshal.GetLastPInvokeError()) : Text(result);
        }
    }

    /// <summary>Set the encoding of a domain's messages, or ask for it.</summary>
    [PyFunction("bind_textdomain_codeset", "(domain, codeset, /)"), Mirrors("_locale_bind_textdomain_codeset_impl", 873, 883)]
    private static PyObject? BindTextDomainCodeset(string domain, [AllowNone] string? codeset)
    {
        byte[]? name = codeset is null ? null : CString(codeset);
        fixed (byte* d = CString(domain))
        fixed (byte* c = name)
        {
            byte* result = bind_textdomain_codeset(d, c);
            return result == null ? PyNone.Instance : Text(result);
        }
    }

    /// <summary>The locale's encoding.</summary>
    [PyFunction("getencoding", "()"), Mirrors("_locale_getencoding_impl", 895, 900)]
    private static PyObject? GetEncoding()
    {
        string encoding = Text(nl_langinfo(CODESET))?.Value ?? "";
        return PyStr.From(encoding.Length == 0 ? "UTF-8" : encoding);
    }
}
