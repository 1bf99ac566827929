// Python/preconfig.c: what of the command line has to be known before anything else.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

/// <summary>-E, -I and -X, which decide how all other settings are read.</summary>
internal sealed class PreCommandLine
{
    private List<string>? _xOptions;

    public bool Isolated { get; private set; }
    public bool UseEnvironment { get; private set; } = true;
    public bool DevMode { get; private set; }
    public bool WarnDefaultEncoding { get; private set; }

    [Mirrors("_PyPreCmdline_Read", 230, 277)]
    public static PreCommandLine Read(string[] arguments)
    {
        PreCommandLine line = new();
        line.Parse(new(arguments, quiet: true));
        if (line.Isolated) line.UseEnvironment = false;
        line.DevMode = line.XOption("dev") is not null || line.Variable("PYTHONDEVMODE") is not null;
        line.WarnDefaultEncoding = line.XOption("warn_default_encoding") is not null || line.Variable("PYTHONWARNDEFAULTENCODING") is not null;
        return line;
    }

    [Mirrors("precmdline_parse_cmdline", 183, 227)]
    private void Parse(OptionReader reader)
    {
        while (reader.Next() is var option && option is not (OptionReader.End or 'c' or 'm'))
        {
            if (option == 'E') UseEnvironment = false;
            else if (option == 'I') Isolated = true;
            else if (option == 'X') (_xOptions ??= []).Add(reader.Argument);
        }
    }

    [Mirrors("_PyPreCmdline_SetConfig", 161, 179)]
    public void SetConfig(PyConfig config)
    {
        AddXOptions(config);
        config.Isolated = Isolated;
        config.UseEnvironment = UseEnvironment;
        config.DevMode = DevMode;
        config.WarnDefaultEncoding = WarnDefaultEncoding;
    }

    /// <summary>A variable of the environment; null when it is not set, empty or not to be looked at.</summary>
    [Mirrors("_Py_GetEnv", 526, 542)]
    [Mirrors("config_get_env", 1608, 1612, File = "Python/initconfig.c")]
    public string? Variable(string name) => UseEnvironment && Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The level that a variable gives; text that is no number counts as 1.</summary>
    [Mirrors("_Py_get_env_flag", 563, 578)]
    public int Level(string name, int given)
    {
        if (Variable(name) is not { } text) return given;
        if (!SettingText.TryInt(text, out int value) || value < 0) value = 1;
        return Math.Max(given, value);
    }

    /// <summary>The first -X of the name as it was written; null when there is none.</summary>
    [Mirrors("_Py_get_xoption", 581, 599)]
    public string? XOption(string name)
    {
        if (_xOptions is null) return null;
        foreach (string option in _xOptions)
        {
            int equals = ShortText.IndexOf(option, '=');
            if ((equals < 0 ? option : option[..equals]) == name) return option;
        }
        return null;
    }

    /// <summary>What stands behind the equals sign of a -X; empty without a sign, null without the option.</summary>
    [Mirrors("config_get_xoption_value", 1750, 1759, File = "Python/initconfig.c")]
    public string? XValue(string name) => XOption(name) is { } option ? After(option) ?? "" : null;

    /// <summary>What stands behind the equals sign; null when there is no sign.</summary>
    public static string? After(string option)
    {
        int equals = ShortText.IndexOf(option, '=');
        return equals < 0 ? null : option[(equals + 1)..];
    }

    // For sys._xoptions the last of a name counts.
    [Mirrors("_PyConfig_CreateXOptionsDict", 4273, 4291, File = "Python/initconfig.c")]
    [Mirrors("config_add_xoption", 4236, 4270, File = "Python/initconfig.c")]
    private void AddXOptions(PyConfig config)
    {
        if (_xOptions is null) return;
        foreach (string option in _xOptions)
        {
            int equals = ShortText.IndexOf(option, '=');
            config.XOptions[equals < 0 ? option : option[..equals]] = After(option);
        }
    }
}
