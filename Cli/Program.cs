// Programs/python.c: the `pymod` command.

using PyModules.Cli;
using PyModules.Runtime;

CommandLine line = new(NativeArguments.Read(args));
if (line.Parse() is { } exit) return exit;
PyConfig config = line.Config;
if (EnvironmentSettings.Apply(config, line) is { } failure) return failure;
PathSettings.Apply(config, line);
return PyRuntime.RunMain(config);
