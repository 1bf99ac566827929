// Python/preconfig.c and Python/pylifecycle.c: UTF-8 mode, the locale and the check of PYTHONMALLOC.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

/// <summary>What decides how bytes of the system become text.</summary>
internal sealed class LocaleSettings(PreCommandLine line)
{
    private const string Coerced = "Python detected LC_CTYPE=C: LC_CTYPE coerced to {0} (set another locale or PYTHONCOERCECLOCALE=0 to disable this locale coercion behavior).\n";
    private const string Legacy = "Python runtime initialized with LC_CTYPE=C (a locale with default ASCII encoding), which may cause Unicode compatibility problems. "
        + "Using C.UTF-8, C.utf8, or UTF-8 (if available) as alternative Unicode-compatible locales is recommended.\n";

    private static string[] Targets => ["C.UTF-8", "C.utf8", "UTF-8"];

    private bool _coerce, _warn;

    public bool Utf8Mode { get; private set; }

    /// <summary>The name of LC_CTYPE that the interpreter runs with.</summary>
    public string Ctype { get; private set; } = "C";

    /// <summary>What the C library calls its encoding.</summary>
    public string Encoding { get; private set; } = "utf-8";

    /// <summary>The exit code when a setting is wrong; null to go on.</summary>
    [Mirrors("_PyPreConfig_Read", 797, 922)]
    public int? Read()
    {
        Ctype = Locale.SetUserCtype();
        return ReadSettings();
    }

    [Mirrors("preconfig_read", 745, 788)]
    private int? ReadSettings()
    {
        ReadCoercion();
        return ReadUtf8Mode() ?? CheckAllocator();
    }

    [Mirrors("_PyPreConfig_Write", 937, 978)]
    public void Write()
    {
        if (_coerce) Coerce();
        if (_warn && IsLegacy(true)) Console.Error.Write(Legacy);
        Encoding = Locale.Encoding();
    }

    /// <summary>The C locale is coerced unless the variable says 0; it cannot be asked for anywhere else.</summary>
    [Mirrors("preconfig_init_coerce_c_locale", 673, 717)]
    private void ReadCoercion()
    {
        bool? wanted = null;
        switch (line.Variable("PYTHONCOERCECLOCALE"))
        {
            case null: break;
            case "0": wanted = false; break;
            case "warn": _warn = true; break;
            default: wanted = true; break;
        }
        _coerce = wanted != false && IsLegacy(false);
    }

    [Mirrors("preconfig_init_utf8_mode", 602, 670)]
    private int? ReadUtf8Mode()
    {
        const string function = "preconfig_init_utf8_mode";
        if (line.XOption("utf8") is { } option)
        {
            string value = PreCommandLine.After(option) ?? "1";
            Utf8Mode = value == "1";
            return value is "0" or "1" ? null : StartError.EarlySetting(function, "invalid -X utf8 option value");
        }
        if (line.Variable("PYTHONUTF8") is { } variable)
        {
            Utf8Mode = variable == "1";
            return variable is "0" or "1" ? null : StartError.EarlySetting(function, "invalid PYTHONUTF8 environment variable value");
        }
        Utf8Mode = Ctype is "C" or "POSIX";
        return null;
    }

    /// <summary>There is no choice of allocators here, but a name that none has is a mistake all the same.</summary>
    [Mirrors("preconfig_init_allocator", 720, 742)]
    private int? CheckAllocator() =>
        line.Variable("PYTHONMALLOC") is null or "default" or "debug" or "pymalloc" or "pymalloc_debug" or "mimalloc" or "mimalloc_debug" or "malloc" or "malloc_debug"
            ? null : StartError.EarlySetting("preconfig_init_allocator", "PYTHONMALLOC: unknown allocator");

    // _Py_LegacyLocaleDetected. LC_ALL overrides what coercion sets, so that it makes coercing pointless, not warning.
    private bool IsLegacy(bool warn) => Ctype == "C" && (warn || string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LC_ALL")));

    /// <summary>_Py_IsLocaleCoercionTarget.</summary>
    public bool IsTarget => Ctype is "C.UTF-8" or "C.utf8" or "UTF-8";

    /// <summary>Whether nothing but ASCII can be read in this locale.</summary>
    public bool IsAscii => !Utf8Mode && Encoding == "ANSI_X3.4-1968";

    // _Py_CoerceLegacyLocale and _coerce_default_locale_settings: libraries and child processes see the new locale too.
    private void Coerce()
    {
        const int all = 6;
        foreach (string target in Targets)
        {
            if (Locale.Set(0, target) is null || Locale.Encoding().Length == 0) continue;
            if (LibC.setenv(FsCodec.Terminated("LC_CTYPE"), FsCodec.Terminated(target), 1) != 0)
            {
                Console.Error.Write("Error setting LC_CTYPE, skipping C locale coercion\n");
                return;
            }
            Environment.SetEnvironmentVariable("LC_CTYPE", target);
            if (_warn) Console.Error.Write(string.Format(null, Coerced, target));
            _ = Locale.Set(all, "");
            Ctype = Locale.Set(0, null) ?? target;
            return;
        }
        _ = Locale.Set(0, Ctype);
    }
}
