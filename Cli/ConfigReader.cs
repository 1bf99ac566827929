// Python/initconfig.c: an interpreter's settings, from all that has a say.

using PyModules.Runtime;

namespace PyModules.Cli;

internal sealed class ConfigReader(NativeArguments native)
{
    private NativeArguments _native = native;

    public PyConfig Config { get; } = new() { Utf8Mode = false };

    /// <summary>The exit code when there is nothing to run; null to go on.</summary>
    [Mirrors("_PyConfig_Read", 3466, 3523)]
    public int? Read()
    {
        PreCommandLine line = PreCommandLine.Read(_native.Arguments);
        LocaleSettings locale = new(line);
        if (locale.Read() is { } early) return early;
        locale.Write();
        if (locale.IsAscii) _native = _native.AsAscii();
        line.SetConfig(Config);
        if (Config.Isolated)
        {
            Config.SafePath = true;
            Config.UserSiteDirectory = false;
        }
        CommandLine command = new(_native, Config);
        if (command.Parse() is { } done) return done;
        WarningSettings.Apply(Config, line, command.WarnOptions);
        return ReadRest(line, locale, command.RandomSeed);
    }

    [Mirrors("config_read", 2633, 2745)]
    private int? ReadRest(PreCommandLine line, LocaleSettings locale, bool randomSeed)
    {
        if (EnvironmentSettings.Read(Config, line, randomSeed) is { } failure) return failure;
        if (line.XValue("gil") is { } gil && EnvironmentSettings.CheckGil(gil) is { } wrong) return wrong;
        if (new OptionSettings(Config, line).Read() is { } bad) return bad;
        PathSettings.Apply(Config, line, _native.Program);
        if (ReadFrozenModules(line) is { } unknown) return unknown;
        EncodingSettings.Apply(Config, line, locale);
        HashSecret.Initialize(Config.UseHashSeed ? (uint)Config.HashSeed!.Value : null);
        return null;
    }

    /// <summary>An option without a value turns them on.</summary>
    [Mirrors("config_init_import", 2580, 2624)]
    private int? ReadFrozenModules(PreCommandLine line)
    {
        string? variable = line.Variable("PYTHON_FROZEN_MODULES"), option = line.XValue("frozen_modules");
        if (variable is not (null or "on" or "off")) return StartError.Unnamed("bad value for PYTHON_FROZEN_MODULES (expected \"on\" or \"off\")");
        if (option is not (null or "" or "on" or "off")) return StartError.Unnamed("bad value for option -X frozen_modules (expected \"on\" or \"off\")");
        Config.UseFrozenModules = (option ?? variable) != "off";
        return null;
    }
}
