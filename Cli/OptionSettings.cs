// Python/initconfig.c: settings that have both a variable and a -X; the option stands above the variable.

using PyModules.Runtime;

namespace PyModules.Cli;

internal sealed class OptionSettings(PyConfig config, PreCommandLine line)
{
    /// <summary>The exit code when a setting is wrong; null to go on.</summary>
    [Mirrors("config_read_complex_options", 2284, 2374)]
    public int? Read()
    {
        if (config.DevMode || line.Variable("PYTHONFAULTHANDLER") is not null || line.XOption("faulthandler") is not null) config.FaultHandler = true;
        if (line.Variable("PYTHONNODEBUGRANGES") is not null || line.XOption("no_debug_ranges") is not null) config.CodeDebugRanges = false;
        if ((ReadImportTime() ?? ReadTraceMalloc() ?? ReadMaxStrDigits() ?? ReadCpuCount()) is { } failure) return failure;
        ReadPycachePrefix();
        return ReadInheritContext() ?? ReadContextWarnings();
    }

    [Mirrors("config_init_import_time", 2251, 2282)]
    private int? ReadImportTime()
    {
        const string function = "config_init_import_time";
        int level = 0;
        if (line.Variable("PYTHONPROFILEIMPORTTIME") is { } variable)
        {
            if (!SettingText.TryInt(variable, out level)) level = 1;
            if (level is < 0 or > 2) return StartError.Setting(function, "PYTHONPROFILEIMPORTTIME: numeric values other than 1 and 2 are reserved for future use.");
        }
        if (line.XValue("importtime") is { } option)
        {
            if (option.Length == 0 || !SettingText.TryInt(option, out level)) level = 1;
            if (level is < 0 or > 2) return StartError.Setting(function, "-X importtime: values other than 1 and 2 are reserved for future use.");
        }
        config.ImportTime = level;
        return null;
    }

    [Mirrors("config_init_tracemalloc", 2103, 2145)]
    private int? ReadTraceMalloc()
    {
        const string function = "config_init_tracemalloc";
        int frames = 0;
        if (line.Variable("PYTHONTRACEMALLOC") is { } variable && (!SettingText.TryInt(variable, out frames) || frames < 0))
            return StartError.Setting(function, "PYTHONTRACEMALLOC: invalid number of frames");
        if (line.XOption("tracemalloc") is { } option && (!SettingText.TryInt(PreCommandLine.After(option) ?? "1", out frames) || frames < 0))
            return StartError.Setting(function, "-X tracemalloc=NFRAME: invalid number of frames");
        config.TraceMalloc = frames;
        return null;
    }

    [Mirrors("config_init_int_max_str_digits", 2147, 2192)]
    private int? ReadMaxStrDigits()
    {
        const string function = "config_init_int_max_str_digits", limit = ": invalid limit; must be >= 640 or 0 for unlimited.";
        int digits = config.IntMaxStrDigits;
        if (line.Variable("PYTHONINTMAXSTRDIGITS") is { } variable && !(SettingText.TryInt(variable, out digits) && digits is 0 or >= 640))
            return StartError.Setting(function, "PYTHONINTMAXSTRDIGITS" + limit);
        if (line.XOption("int_max_str_digits") is { } option && !(PreCommandLine.After(option) is { } value && SettingText.TryInt(value, out digits) && digits is 0 or >= 640))
            return StartError.Setting(function, "-X int_max_str_digits" + limit);
        config.IntMaxStrDigits = digits;
        return null;
    }

    [Mirrors("config_init_cpu_count", 1925, 1962)]
    private int? ReadCpuCount()
    {
        if (line.Variable("PYTHON_CPU_COUNT") is { } variable && !Count(variable)) return Wrong();
        if (line.XOption("cpu_count") is { } option && !(PreCommandLine.After(option) is { } value && Count(value))) return Wrong();
        return null;

        bool Count(string text)
        {
            int count = -1;
            if (text != "default" && (!SettingText.TryInt(text, out count) || count < 1)) return false;
            config.CpuCount = count;
            return true;
        }
        static int Wrong() => StartError.Setting("config_init_cpu_count", "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0");
    }

    /// <summary>An option without a value is a value too: no prefix, whatever the variable says.</summary>
    [Mirrors("config_init_pycache_prefix", 2194, 2219)]
    private void ReadPycachePrefix() =>
        config.PycachePrefix = line.XOption("pycache_prefix") is { } option ? PreCommandLine.After(option) is { Length: > 0 } prefix ? prefix : null : line.Variable("PYTHONPYCACHEPREFIX");

    [Mirrors("config_init_thread_inherit_context", 1964, 1988)]
    private int? ReadInheritContext()
    {
        int? failure = Switch("config_init_thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT", "thread_inherit_context", out bool enabled);
        config.ThreadInheritContext = enabled;
        return failure;
    }

    [Mirrors("config_init_context_aware_warnings", 1990, 2014)]
    private int? ReadContextWarnings()
    {
        int? failure = Switch("config_init_context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS", "context_aware_warnings", out bool enabled);
        config.ContextAwareWarnings = enabled;
        return failure;
    }

    private int? Switch(string function, string variable, string name, out bool enabled)
    {
        int value = 0;
        enabled = false;
        if (line.Variable(variable) is { } text && !(SettingText.TryInt(text, out value) && value is 0 or 1))
            return StartError.Setting(function, variable + "=N: N is missing or invalid");
        if (line.XOption(name) is { } option && !(PreCommandLine.After(option) is { } given && SettingText.TryInt(given, out value) && value is 0 or 1))
            return StartError.Setting(function, $"-X {name}=n: n is missing or invalid");
        enabled = value == 1;
        return null;
    }
}
