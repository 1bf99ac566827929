// Python/pylifecycle.c: what is said when a setting is wrong.

namespace PyModules.Cli;

/// <summary>Fatal errors before there is an interpreter.</summary>
internal static class StartError
{
    /// <summary>The exit code, after telling which function of CPython's would have failed.</summary>
    public static int Setting(string function, string message) => Tell($"{function}: {message}", "preinitialized");

    /// <summary>The same before the encodings are known.</summary>
    public static int EarlySetting(string function, string message) => Tell($"{function}: {message}", "preinitializing");

    public static int Unnamed(string message) => Tell(message, "preinitialized");

    private static int Tell(string message, string state)
    {
        Console.Error.Write($"Fatal Python error: {message}\nPython runtime state: {state}\n\n");
        return 1;
    }
}
