// Python/fileutils.c: what the C library says of the locale.

namespace PyModules.Runtime.Native;

internal static unsafe class Locale
{
    private const int LC_CTYPE = 0, CODESET = 14;

    /// <summary>_Py_GetLocaleEncoding: nl_langinfo(CODESET), utf-8 when empty.</summary>
    [Mirrors("_Py_GetLocaleEncoding", 899, 932)]
    public static string Encoding()
    {
        byte* text = LibC.nl_langinfo(CODESET);
        string name = text is null ? "" : FsCodec.Decode(text).Value;
        return name.Length == 0 ? "utf-8" : name;
    }

    /// <summary>setlocale(LC_CTYPE, ""): the user's, as CPython's start-up does.</summary>
    public static string SetUserCtype() => Set(LC_CTYPE, "") ?? "C";

    /// <summary>Null when the system does not know the locale; a null locale asks for the current one.</summary>
    public static string? Set(int category, string? locale)
    {
        byte* result = LibC.setlocale(category, locale is null ? null : FsCodec.Terminated(locale));
        return result is null ? null : FsCodec.Decode(result).Value;
    }
}
