// Python/getopt.c: one option of the command line after another.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

/// <summary>Reads options off the arguments; a quiet one says nothing of what is wrong.</summary>
internal sealed class OptionReader(string[] arguments, bool quiet)
{
    /// <summary>No more options.</summary>
    public const int End = -1;

    /// <summary>An option that does not exist, or one without its argument.</summary>
    public const int Wrong = '_';

    // Long options have numbers, as no letter is that small.
    public const int CheckHashPycs = 0, HelpAll = 1, HelpEnvironment = 2, HelpXOptions = 3;

    private const string Flags = "bBdEhiIOPqRsStuvVx?", WithArgument = "cmWX";

    /// <summary>The rest of a bundle such as <c>-bE</c>; null between bundles.</summary>
    private string? _bundle;
    private int _place;

    /// <summary>The first argument that has not been read.</summary>
    public int Index { get; private set; }

    /// <summary>What belongs to the last option.</summary>
    public string Argument { get; private set; } = "";

    [Mirrors("_PyOS_GetOpt", 60, 163)]
    public int Next()
    {
        if (_bundle is null || _place >= _bundle.Length)
        {
            if (Index >= arguments.Length) return End;
            string next = arguments[Index];
            if (next.Length < 2 || next[0] != '-') return End;
            Index++;
            switch (next)
            {
                case "--": return End;
                case "--help": return 'h';
                case "--version": return 'V';
            }
            _bundle = next;
            _place = 1;
        }
        char option = _bundle[_place++];
        if (option == '-') return Long(_bundle[_place..]);
        if (ShortText.Contains(Flags, option)) return option;
        if (!ShortText.Contains(WithArgument, option)) return Fail($"Unknown option: -{option}");
        string rest = _bundle[_place..];
        _bundle = null;
        if (rest.Length > 0) Argument = rest;
        else if (Index < arguments.Length) Argument = arguments[Index++];
        else return Fail($"Argument expected for the -{option} option");
        return option;
    }

    private int Long(string name)
    {
        _bundle = null;
        if (name.Length == 0)
        {
            Fail("Expected long option");
            return End;
        }
        int option = name switch
        {
            "check-hash-based-pycs" => CheckHashPycs,
            "help-all" => HelpAll,
            "help-env" => HelpEnvironment,
            "help-xoptions" => HelpXOptions,
            _ => Wrong,
        };
        string written = arguments[Index - 1];
        if (option == Wrong) return Fail($"Unknown option: {written}");
        if (option != CheckHashPycs) return option;
        if (Index >= arguments.Length) return Fail($"Argument expected for the {written} options");
        Argument = arguments[Index++];
        return option;
    }

    private int Fail(string message)
    {
        if (!quiet) Console.Error.Write(message + "\n");
        return Wrong;
    }
}
