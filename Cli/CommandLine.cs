// Python/initconfig.c: the options of the command line.

using PyModules.Runtime;

namespace PyModules.Cli;

/// <summary>Turns the arguments into settings.</summary>
internal sealed class CommandLine(NativeArguments native, PyConfig config)
{
    /// <summary>-W, in order; null without.</summary>
    public List<string>? WarnOptions { get; private set; }

    /// <summary>-R: PYTHONHASHSEED is not looked at.</summary>
    public bool RandomSeed { get; private set; }

    /// <summary>The exit code when there is nothing to run; null to go on.</summary>
    [Mirrors("config_parse_cmdline", 2859, 3059)]
    public int? Parse()
    {
        OptionReader reader = new(native.Arguments, quiet: false);
        int printVersion = 0;
        bool done = false;
        while (!done && reader.Next() is var option && option != OptionReader.End)
        {
            switch (option)
            {
                case 'c':
                    config.RunCommand = reader.Argument + "\n";
                    done = true;
                    break;
                case 'm':
                    config.RunModule = reader.Argument;
                    done = true;
                    break;
                case OptionReader.CheckHashPycs:
                    if (reader.Argument is not ("always" or "never" or "default"))
                    {
                        Console.Error.Write("--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n");
                        return Misuse();
                    }
                    config.CheckHashPycsMode = reader.Argument;
                    break;
                case OptionReader.HelpAll: return Tell(HelpText.Options(native.Program) + "\n" + HelpText.Environment + "\n" + HelpText.XOptions);
                case OptionReader.HelpEnvironment: return Tell(HelpText.Environment);
                case OptionReader.HelpXOptions: return Tell(HelpText.XOptions);
                case 'b': config.BytesWarning++; break;
                case 'd': config.ParserDebug = true; break;
                case 'i': config.Inspect = config.Interactive = true; break;
                case 'E' or 'I' or 'X' or 't': break;
                case 'O': config.OptimizationLevel++; break;
                case 'P': config.SafePath = true; break;
                case 'B': config.WriteBytecode = false; break;
                case 's': config.UserSiteDirectory = false; break;
                case 'S': config.SiteImport = false; break;
                case 'u': config.BufferedStdio = false; break;
                case 'v': config.Verbose++; break;
                case 'x': config.SkipFirstLine = true; break;
                case 'h' or '?': return Tell(HelpText.Options(native.Program));
                case 'V': printVersion++; break;
                case 'W': (WarnOptions ??= []).Add(reader.Argument); break;
                case 'q': config.Quiet = true; break;
                case 'R': RandomSeed = true; break;
                default: return Misuse();
            }
        }
        if (printVersion > 0)
            return Tell(printVersion > 1 ? $"Python 3.14.10 (PyModules, Nov 22 2026, 00:00:00) [.NET {Environment.Version}]\n" : "Python 3.14.10\n");
        if (config.RunCommand is null && config.RunModule is null && reader.Index < native.Arguments.Length && native.Arguments[reader.Index] != "-")
            config.RunFilename = native.Arguments[reader.Index];
        SetArgv(reader.Index);
        return null;
    }

    /// <summary>-c and -m stand for themselves in sys.argv; without any argument there is an empty one.</summary>
    [Mirrors("config_update_argv", 3222, 3270)]
    private void SetArgv(int index)
    {
        if (config.RunCommand is not null) config.Argv.Add("-c");
        else if (config.RunModule is not null) config.Argv.Add("-m");
        else if (index == native.Arguments.Length) config.Argv.Add("");
        for (; index < native.Arguments.Length; index++) config.Argv.Add(native.Arguments[index]);
        config.OrigArgv.Add(native.Program);
        foreach (string argument in native.Arguments) config.OrigArgv.Add(argument);
    }

    private static int Tell(string text)
    {
        Console.Out.Write(text);
        return 0;
    }

    [Mirrors("config_usage", 2822, 2833)]
    private int Misuse()
    {
        Console.Error.Write(HelpText.Usage(native.Program) + "Try `python -h' for more information.\n");
        return 2;
    }
}
