// Python/initconfig.c: sys.warnoptions.

using PyModules.Runtime;

namespace PyModules.Cli;

/// <summary>Later entries win: development mode, the environment, -W, -b. None stands there twice.</summary>
internal static class WarningSettings
{
    [Mirrors("config_init_warnoptions", 3140, 3219)]
    public static void Apply(PyConfig config, PreCommandLine line, List<string>? given)
    {
        if (config.DevMode) Append(config, "default");
        if (line.Variable("PYTHONWARNINGS") is { } variable) AddVariable(config, variable);
        if (given is not null)
            foreach (string option in given) Append(config, option);
        if (config.BytesWarning > 0) Append(config, config.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }

    [Mirrors("config_init_env_warnoptions", 3069, 3100)]
    private static void AddVariable(PyConfig config, string variable)
    {
        foreach (string option in variable.Split(',', StringSplitOptions.RemoveEmptyEntries)) Append(config, option);
    }

    [Mirrors("warnoptions_append", 3103, 3120)]
    private static void Append(PyConfig config, string option)
    {
        foreach (string known in config.WarnOptions)
            if (known == option) return;
        config.WarnOptions.Add(option);
    }
}
