// Python/preconfig.c and Python/initconfig.c: settings from PYTHON* variables, -X options and the locale.

using System.Globalization;
using System.Runtime.CompilerServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

internal static class EnvironmentSettings
{
    /// <summary>The exit code when a setting is wrong; null to go on.</summary>
    public static int? Apply(PyConfig config, CommandLine line)
    {
        string? Variable(string name)
        {
            if (line.IgnoreEnvironment) return null;
            string? value = Environment.GetEnvironmentVariable(name);
            return string.IsNullOrEmpty(value) ? null : value;
        }
        bool X(string name) => config.XOption(name, out _);
        int Level(string name) => Variable(name) is { } value ? value.Length == 1 && char.IsAsciiDigit(value[0]) ? value[0] - '0' : LevelOf(value) : 0;
        bool Flag(string name) => Level(name) > 0;

        config.Verbose = Math.Max(config.Verbose, Level("PYTHONVERBOSE"));
        config.OptimizationLevel = Math.Max(config.OptimizationLevel, Level("PYTHONOPTIMIZE"));
        if (Flag("PYTHONDEBUG")) config.ParserDebug = true;
        if (Flag("PYTHONINSPECT")) config.Inspect = true;
        if (Flag("PYTHONDONTWRITEBYTECODE")) config.WriteBytecode = false;
        if (Flag("PYTHONNOUSERSITE")) config.UserSiteDirectory = false;
        if (Flag("PYTHONUNBUFFERED")) config.BufferedStdio = false;
        if (Variable("PYTHONSAFEPATH") is not null) config.SafePath = true;
        if (X("dev") || Variable("PYTHONDEVMODE") is not null) config.DevMode = true;
        if (config.DevMode || X("faulthandler") || Variable("PYTHONFAULTHANDLER") is not null) config.FaultHandler = true;
        if (X("importtime") || Variable("PYTHONPROFILEIMPORTTIME") is not null) config.ImportTime = true;
        if (X("no_debug_ranges") || Variable("PYTHONNODEBUGRANGES") is not null) config.CodeDebugRanges = false;
        if (X("warn_default_encoding") || Variable("PYTHONWARNDEFAULTENCODING") is not null) config.WarnDefaultEncoding = true;
        config.PycachePrefix = config.XOption("pycache_prefix", out string? prefix) ? (string.IsNullOrEmpty(prefix) ? null : prefix) : Variable("PYTHONPYCACHEPREFIX");

        if (config.XOption("tracemalloc", out string? frames) || (frames = Variable("PYTHONTRACEMALLOC")) is not null)
        {
            if (frames is null) config.TraceMalloc = 1;
            else if (Number(frames) is { } n and >= 0 and <= 65535) config.TraceMalloc = n;
            else return Fatal("config_init_tracemalloc", X("tracemalloc") ? "-X tracemalloc=NFRAME: invalid number of frames" : "PYTHONTRACEMALLOC: invalid number of frames");
        }
        if (config.XOption("int_max_str_digits", out string? digits) || (digits = Variable("PYTHONINTMAXSTRDIGITS")) is not null)
        {
            if (Number(digits) is { } n and (0 or >= 640)) config.IntMaxStrDigits = n;
            else
                return Fatal("config_init_int_max_str_digits", X("int_max_str_digits")
                    ? "-X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited."
                    : "PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640 or 0 for unlimited.");
        }
        if (FrozenModules(config, Variable("PYTHON_FROZEN_MODULES")) is { } frozen) return frozen;
        if (!Switch("thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT", out bool inherit)
            || !Switch("context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS", out bool aware)) return 1;
        config.ThreadInheritContext = inherit;
        config.ContextAwareWarnings = aware;

        if (Variable("PYTHONHASHSEED") is { } seed && seed != "random" && !line.HashSeedRandom)
        {
            if (!Seed(config, seed)) return Fatal("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        }
        HashSecret.Initialize(config.UseHashSeed ? (uint)config.HashSeed!.Value : null);

        Warnings(config, line, Variable("PYTHONWARNINGS"));
        if (LocaleSettings(config, Variable) is { } failure) return failure;
        return null;

        bool Switch(string option, string variable, out bool value)
        {
            value = false;
            string? text = config.XOption(option, out string? given) ? given ?? "" : Variable(variable);
            if (text is null) return true;
            value = text == "1";
            if (text is "0" or "1") return true;
            Fatal("config_init", X(option) ? $"-X {option}: expected '0' or '1'" : $"{variable}: expected '0' or '1'");
            return false;
        }
    }

    // What follows is by itself, so that only a start that has such a setting loads the framework's cultures and number parsing.

    /// <summary>A number raises the level, any other text is 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LevelOf(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int n) && n >= 0 ? n : 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int n) ? n : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Seed(PyConfig config, string text)
    {
        if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint seed)) return false;
        config.UseHashSeed = true;
        config.HashSeed = seed;
        return true;
    }

    /// <summary>The option stands above the variable; without a value it turns them on.</summary>
    private static int? FrozenModules(PyConfig config, string? variable)
    {
        if (variable is not (null or "on" or "off")) return Fatal("bad value for PYTHON_FROZEN_MODULES (expected \"on\" or \"off\")");
        config.UseFrozenModules = variable != "off";
        if (!config.XOption("frozen_modules", out string? value)) return null;
        if (value is not (null or "" or "on" or "off")) return Fatal("bad value for option -X frozen_modules (expected \"on\" or \"off\")");
        config.UseFrozenModules = value != "off";
        return null;
    }

    private static int Fatal(string where, string message) => Fatal($"{where}: {message}");

    private static int Fatal(string message)
    {
        Console.Error.Write($"Fatal Python error: {message}\nPython runtime state: preinitialized\n\n");
        return 1;
    }

    /// <summary>Later entries win: development mode, the environment, -W, -b.</summary>
    private static void Warnings(PyConfig config, CommandLine line, string? variable)
    {
        if (config.DevMode) config.WarnOptions.Add("default");
        if (variable is not null) config.WarnOptions.AddRange(variable.Split(','));
        foreach (string option in line.WarnOptions) config.WarnOptions.Add(option);
        if (config.BytesWarning > 0) config.WarnOptions.Add(config.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }

    private static int? LocaleSettings(PyConfig config, Func<string, string?> variable)
    {
        string locale = Locale.SetUserCtype();
        bool isC = locale is "C" or "POSIX", target = locale is "C.UTF-8" or "C.utf8" or "UTF-8";
        if (config.XOption("utf8", out string? utf8) || (utf8 = variable("PYTHONUTF8")) is not null)
        {
            if (utf8 is null or "1") config.Utf8Mode = true;
            else if (utf8 == "0") config.Utf8Mode = false;
            else return Fatal("preconfig_init_utf8_mode", config.XOption("utf8", out _) ? "invalid -X utf8 option value" : "invalid PYTHONUTF8 environment variable value");
        }
        else config.Utf8Mode = isC;

        // The C locale is coerced to one that speaks UTF-8, for libraries and child processes too.
        if (isC && variable("PYTHONCOERCECLOCALE") != "0" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LC_ALL")))
        {
            foreach (string candidate in (string[])["C.UTF-8", "C.utf8", "UTF-8"])
            {
                if (Locale.Set(0, candidate) is null) continue;
                _ = LibC.setenv(FsCodec.Terminated("LC_CTYPE"), FsCodec.Terminated(candidate), 1);
                Environment.SetEnvironmentVariable("LC_CTYPE", candidate);
                break;
            }
        }

        string encoding = config.Utf8Mode ? "utf-8" : Normalize(Locale.Encoding());
        config.FilesystemEncoding = "utf-8";
        config.StdioEncoding = encoding;
        config.StdioErrors = isC || target || config.Utf8Mode ? "surrogateescape" : "strict";
        if (variable("PYTHONIOENCODING") is { } io)
        {
            int colon = ShortText.IndexOf(io, ':');
            string name = colon < 0 ? io : io[..colon], errors = colon < 0 ? "" : io[(colon + 1)..];
            if (name.Length > 0)
            {
                config.StdioEncoding = name;
                if (errors.Length == 0) config.StdioErrors = "strict";
            }
            if (errors.Length > 0) config.StdioErrors = errors;
        }
        return null;
    }

    private static string Normalize(string encoding) => encoding switch
    {
        "UTF-8" => "utf-8",
        "ANSI_X3.4-1968" => "ascii",
        _ => encoding,
    };
}
