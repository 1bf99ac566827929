// Programs/python.c: the `pymod` command.

using PyModules.Cli;
using PyModules.Runtime;

ConfigReader reader = new(NativeArguments.Read(args));
return reader.Read() ?? PyRuntime.RunMain(reader.Config);
