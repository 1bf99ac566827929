// Python/initconfig.c: settings from PYTHON* variables.

using PyModules.Runtime;

namespace PyModules.Cli;

internal static class EnvironmentSettings
{
    /// <summary>The exit code when a setting is wrong; null to go on.</summary>
    [Mirrors("config_read_env_vars", 1836, 1923)]
    public static int? Read(PyConfig config, PreCommandLine line, bool randomSeed)
    {
        if (line.Level("PYTHONDEBUG", 0) > 0) config.ParserDebug = true;
        config.Verbose = line.Level("PYTHONVERBOSE", config.Verbose);
        config.OptimizationLevel = line.Level("PYTHONOPTIMIZE", config.OptimizationLevel);
        if (line.Level("PYTHONINSPECT", 0) > 0) config.Inspect = true;
        if (line.Level("PYTHONDONTWRITEBYTECODE", 0) > 0) config.WriteBytecode = false;
        if (line.Level("PYTHONNOUSERSITE", 0) > 0) config.UserSiteDirectory = false;
        if (line.Level("PYTHONUNBUFFERED", 0) > 0) config.BufferedStdio = false;
        if (line.Variable("PYTHONPLATLIBDIR") is { } folder) config.PlatLibDir = folder;
        if (!randomSeed && ReadHashSeed(config, line.Variable("PYTHONHASHSEED")) is { } failure) return failure;
        if (line.Variable("PYTHONSAFEPATH") is not null) config.SafePath = true;
        return line.Variable("PYTHON_GIL") is { } gil ? CheckGil(gil) : null;
    }

    [Mirrors("config_init_hash_seed", 1762, 1793)]
    private static int? ReadHashSeed(PyConfig config, string? text)
    {
        if (text is null or "random") return null;
        if (!SettingText.TryULong(text, out ulong seed) || seed > uint.MaxValue)
            return StartError.Setting("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        config.UseHashSeed = true;
        config.HashSeed = seed;
        return null;
    }

    /// <summary>The lock cannot be switched off, as in CPython's default build.</summary>
    [Mirrors("config_read_gil", 1813, 1834)]
    public static int? CheckGil(string text) => text switch
    {
        "1" => null,
        "0" => StartError.Setting("config_read_gil", "Disabling the GIL is not supported by this build"),
        _ => StartError.Setting("config_read_gil", "PYTHON_GIL / -X gil must be \"0\" or \"1\""),
    };
}
