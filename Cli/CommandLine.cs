// Python/getopt.c and Python/initconfig.c: the options of the command line.

using PyModules.Runtime;

namespace PyModules.Cli;

/// <summary>Turns the arguments into settings.</summary>
internal sealed class CommandLine(NativeArguments native)
{
    private readonly string[] _args = native.Arguments;

    public PyConfig Config { get; } = new() { Utf8Mode = false };

    /// <summary>argv[0].</summary>
    public string Program => native.Program;

    /// <summary>-W, in order.</summary>
    public List<string> WarnOptions { get; } = [];

    public bool IgnoreEnvironment { get; private set; }
    public bool HashSeedRandom { get; private set; }

    /// <summary>The exit code when there is nothing to run; null to go on.</summary>
    public int? Parse()
    {
        int printVersion = 0, index = 0;
        string? help = null;
        bool done = false;
        while (!done && index < _args.Length)
        {
            string arg = _args[index];
            if (arg is "" or "-" || arg[0] != '-') break;
            index++;
            if (arg == "--") break;
            if (arg[1] == '-')
            {
                switch (arg)
                {
                    case "--help": help = "help"; break;
                    case "--version": printVersion++; break;
                    case "--help-env": help = "env"; break;
                    case "--help-xoptions": help = "xoptions"; break;
                    case "--help-all": help = "all"; break;
                    case "--check-hash-based-pycs":
                        if (index >= _args.Length) return Fail("Argument expected for the --check-hash-based-pycs option");
                        string mode = _args[index++];
                        if (mode is not ("always" or "never" or "default"))
                        {
                            Console.Error.WriteLine("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
                            return Usage(Console.Error, 2);
                        }
                        Config.CheckHashPycsMode = mode;
                        break;
                    default:
                        return Fail($"unknown option {arg}");
                }
                continue;
            }
            for (int k = 1; k < arg.Length; k++)
            {
                char option = arg[k];
                if (option == 'J') return Fail("-J is reserved for Jython");
                if (option is 'c' or 'm' or 'W' or 'X')
                {
                    string value;
                    if (k + 1 < arg.Length) value = arg[(k + 1)..];
                    else if (index < _args.Length) value = _args[index++];
                    else return Fail($"Argument expected for the -{option} option");
                    switch (option)
                    {
                        case 'c':
                            Config.RunCommand = value + "\n";
                            done = true;
                            break;
                        case 'm':
                            Config.RunModule = value;
                            done = true;
                            break;
                        case 'W': WarnOptions.Add(value); break;
                        default: AddXOption(value); break;
                    }
                    break;
                }
                switch (option)
                {
                    case 'b': Config.BytesWarning++; break;
                    case 'B': Config.WriteBytecode = false; break;
                    case 'd': Config.ParserDebug = true; break;
                    case 'E': IgnoreEnvironment = true; break;
                    case 'i':
                        Config.Inspect = Config.Interactive = true;
                        break;
                    case 'I':
                        Config.Isolated = true;
                        break;
                    case 'O': Config.OptimizationLevel++; break;
                    case 'P': Config.SafePath = true; break;
                    case 'q': Config.Quiet = true; break;
                    case 'R': HashSeedRandom = true; break;
                    case 's': Config.UserSiteDirectory = false; break;
                    case 'S': Config.SiteImport = false; break;
                    case 'u': Config.BufferedStdio = false; break;
                    case 'v': Config.Verbose++; break;
                    case 'x': Config.SkipFirstLine = true; break;
                    case 'V': printVersion++; break;
                    case 'h' or '?': help = "help"; break;
                    case 't': break;
                    default: return Fail($"Unknown option: -{option}");
                }
            }
        }

        if (Config.Isolated)
        {
            IgnoreEnvironment = true;
            Config.UserSiteDirectory = false;
            Config.SafePath = true;
        }
        Config.UseEnvironment = !IgnoreEnvironment;
        if (help is not null)
        {
            Console.Out.Write(help switch
            {
                "env" => HelpText.Environment,
                "xoptions" => HelpText.XOptions,
                "all" => HelpText.Options(Program) + "\n" + HelpText.Environment + "\n" + HelpText.XOptions,
                _ => HelpText.Options(Program),
            });
            return 0;
        }
        if (printVersion > 0)
        {
            Console.Out.WriteLine(printVersion > 1 ? $"Python 3.14.10 (PyModules, Nov 22 2026, 00:00:00) [.NET {Environment.Version}]" : "Python 3.14.10");
            return 0;
        }

        if (Config.RunCommand is not null) Config.Argv.Add("-c");
        else if (Config.RunModule is not null) Config.Argv.Add("-m");
        else if (index == _args.Length) Config.Argv.Add("");
        else if (_args[index] != "-") Config.RunFilename = _args[index];
        for (; index < _args.Length; index++) Config.Argv.Add(_args[index]);
        Config.OrigArgv.Add(Program);
        foreach (string arg in _args) Config.OrigArgv.Add(arg);
        return null;
    }

    private void AddXOption(string option)
    {
        int equals = option.IndexOf('=');
        if (equals < 0) Config.XOptions[option] = null;
        else Config.XOptions[option[..equals]] = option[(equals + 1)..];
    }

    private int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return Usage(Console.Error, 2);
    }

    private int Usage(TextWriter writer, int code)
    {
        writer.Write(HelpText.Usage(Program) + "Try 'python -h' for more information.\n");
        return code;
    }
}
