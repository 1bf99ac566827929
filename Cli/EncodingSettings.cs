// Python/initconfig.c: the encodings of the standard streams and of file names.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

internal static class EncodingSettings
{
    public static void Apply(PyConfig config, PreCommandLine line, LocaleSettings locale)
    {
        config.Utf8Mode = locale.Utf8Mode;
        SetFileSystem(config, locale);
        SetStdio(config, line, locale);
    }

    [Mirrors("config_init_fs_encoding", 2546, 2577)]
    private static void SetFileSystem(PyConfig config, LocaleSettings locale)
    {
        // Of all locales that do not speak UTF-8 the C locale alone is told apart.
        config.FilesystemEncoding = locale.IsAscii ? "ascii" : "utf-8";
        config.FilesystemErrors = "surrogateescape";
    }

    /// <summary>PYTHONIOENCODING is <c>encoding[:errors]</c>, and either may be left out.</summary>
    [Mirrors("config_init_stdio_encoding", 2430, 2511)]
    private static void SetStdio(PyConfig config, PreCommandLine line, LocaleSettings locale)
    {
        string? encoding = null, errors = null;
        if (line.Variable("PYTHONIOENCODING") is { } given)
        {
            int colon = ShortText.IndexOf(given, ':');
            if (colon != 0) encoding = colon < 0 ? given : given[..colon];
            if (colon >= 0 && colon + 1 < given.Length) errors = given[(colon + 1)..];
            else if (encoding is not null) errors = "strict";
        }
        config.StdioEncoding = encoding ?? OfLocale(locale);
        config.StdioErrors = errors ?? ErrorsOf(locale);
    }

    [Mirrors("config_get_locale_encoding", 2410, 2427)]
    private static string OfLocale(LocaleSettings locale) => locale.Utf8Mode ? "utf-8" : locale.IsAscii ? "ascii" : locale.Encoding switch
    {
        // The name that the codec gives itself, so that a start need not ask it.
        "UTF-8" => "utf-8",
        var other => other,
    };

    [Mirrors("config_get_stdio_errors", 2377, 2406)]
    private static string ErrorsOf(LocaleSettings locale) =>
        locale.Utf8Mode || locale.Ctype is "C" or "POSIX" || locale.IsTarget ? "surrogateescape" : "strict";
}
