// Modules/main.c, Python/pythonrun.c: standard input as the program, and the prompt.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Parser;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public sealed partial class PyRuntime
{
    private const int NoSuchFile = 2, AccessDenied = 13;

    /// <summary><c>config_run_code</c>: there is a program.</summary>
    [Mirrors("config_run_code", 84, 89)]
    private bool HasProgram => _interpreter.Config is { RunCommand: not null } or { RunModule: not null } or { RunFilename: not null };

    private static bool StdinIsTerminal => LibC.isatty(0) != 0;

    [Mirrors("stdin_is_interactive", 93, 97)]
    private bool StdinIsInteractive => StdinIsTerminal || _interpreter.Config.Interactive;

    /// <summary><c>_Py_GetEnv</c>: null unless set and not empty.</summary>
    private string? Variable(string name) =>
        _interpreter.Config.UseEnvironment && Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary><c>pymain_header</c>.</summary>
    [Mirrors("pymain_header", 185, 200)]
    private void Header()
    {
        PyConfig config = _interpreter.Config;
        if (config.Quiet || (config.Verbose == 0 && (HasProgram || !StdinIsInteractive))) return;
        Console.Error.Write($"Python {((PyStr)_interpreter.SysAttr("version")!).Value} on {((PyStr)_interpreter.SysAttr("platform")!).Value}\n");
        if (config.SiteImport) Console.Error.Write("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
    }

    /// <summary><c>pymain_run_stdin</c>.</summary>
    [Mirrors("pymain_run_stdin", 538, 571)]
    private int RunStdin()
    {
        if (StdinIsInteractive)
        {
            // From here on SystemExit ends the program.
            _interpreter.Config.Inspect = false;
            if (!RunStartup(out int exit) || !RunInteractiveHook(out exit)) return exit;
        }
        if (!Audit.Raise("cpython.run_stdin")) return PrintAndExit();
        return StdinIsTerminal && Variable("PYTHON_BASIC_REPL") is null ? StartPyRepl(false) : RunStandardInput();
    }

    /// <summary><c>pymain_repl</c>: -i and PYTHONINSPECT, which the program itself may have set.</summary>
    [Mirrors("pymain_repl", 574, 606)]
    private int Repl(int exit)
    {
        PyConfig config = _interpreter.Config;
        if (Variable("PYTHONINSPECT") is not null) config.Inspect = true;
        if (!config.Inspect || !StdinIsInteractive || !HasProgram) return exit;
        config.Inspect = false;
        if (!RunInteractiveHook(out int hookExit)) return hookExit;
        if (!Audit.Raise("cpython.run_stdin"))
        {
            Err.Clear();
            return exit;
        }
        return StdinIsTerminal && Variable("PYTHON_BASIC_REPL") is null ? StartPyRepl(true) : RunStandardInput();
    }

    /// <summary><c>pymain_start_pyrepl</c>.</summary>
    [Mirrors("pymain_start_pyrepl", 271, 323)]
    private int StartPyRepl(bool startup)
    {
        if (PyImport.Module("_pyrepl.main") is not { } pyrepl)
        {
            Console.Error.Write("Could not import _pyrepl.main\n");
            return PrintAndExit();
        }
        if (Obj.GetAttr(pyrepl, PyStr.Intern("interactive_console")) is not { } console)
        {
            Console.Error.Write("Could not access _pyrepl.main.interactive_console\n");
            return PrintAndExit();
        }
        if (PyImport.AddModule(PyStr.Intern("__main__")) is not { } main) return PrintAndExit();
        PyObject? done = Obj.Vectorcall(console, [main, PyBool.From(startup)], PyTuple.Of(PyStr.Intern("mainmodule"), PyStr.Intern("pythonstartup")));
        return done is null ? PrintAndExit() : 0;
    }

    /// <summary><c>pymain_run_startup</c>: the file that PYTHONSTARTUP names. False when it ends the program.</summary>
    [Mirrors("pymain_run_startup", 437, 492)]
    private bool RunStartup(out int exit)
    {
        exit = 0;
        if (Variable("PYTHONSTARTUP") is not { } path) return true;
        PyStr name = Text(path);
        if (!Audit.Raise("cpython.run_startup", name)) return PrintUnlessExit(out exit);
        byte[] source;
        try
        {
            source = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.Write("Could not open PYTHONSTARTUP\n");
            Err.FromErrno(e is UnauthorizedAccessException ? AccessDenied : NoSuchFile, name);
            return PrintUnlessExit(out exit);
        }
        PyDict main = MainDict;
        bool named = main.GetItem(Id.__file__) is null && main.SetItem(Id.__file__, name);
        bool good = PyParser.ParseFile(source, name) is { } tree && PyCompiler.Compile(tree, name, null, -1) is { } code && Eval.EvalCode(code, main, main) is not null;
        FlushStdio();
        if (!good && !PrintUnlessExit(out exit)) return false;
        if (named && !Obj.DelItem(main, Id.__file__)) Err.Clear();
        return true;
    }

    /// <summary><c>pymain_run_interactive_hook</c>. False when it ends the program.</summary>
    [Mirrors("pymain_run_interactive_hook", 497, 524)]
    private bool RunInteractiveHook(out int exit)
    {
        exit = 0;
        if (_interpreter.SysAttr("__interactivehook__") is not { } hook) return true;
        if (Audit.Raise("cpython.run_interactivehook", hook) && Obj.Call(hook) is not null) return true;
        Console.Error.Write("Failed calling sys.__interactivehook__\n");
        return PrintUnlessExit(out exit);
    }

    /// <summary><c>pymain_err_print</c>: false for SystemExit, whose exit code it gives.</summary>
    [Mirrors("pymain_err_print", 101, 112)]
    private bool PrintUnlessExit(out int exit)
    {
        exit = 0;
        if (Err.Occurred is PySystemExit)
        {
            exit = PrintAndExit();
            return false;
        }
        if (Err.Fetch() is { } exception) Display.Print(_interpreter, exception, true);
        return true;
    }

    /// <summary>The plain prompt, or the program on standard input, for a caller in Python; false raised.</summary>
    private bool RunBaseRepl()
    {
        if (StdinIsInteractive) return RunInteractive(PyStr.Intern("<stdin>"));
        RunStandardInput();
        return true;
    }

    /// <summary><c>PyRun_AnyFileExFlags</c> on standard input: a prompt, or the program as a whole.</summary>
    [Mirrors("PyRun_AnyFileExFlags", 90, 105)]
    private int RunStandardInput()
    {
        PyStr name = PyStr.Intern("<stdin>");
        if (StdinIsInteractive) return RunInteractive(name) ? 0 : PrintAndExit();
        using Stream input = Console.OpenStandardInput();
        using MemoryStream source = new();
        input.CopyTo(source);
        ModNode? tree = PyParser.ParseFile(source.ToArray(), name);
        PyCode? code = tree is null ? null : PyCompiler.Compile(tree, name, null, -1);
        return code is null ? PrintAndExit() : RunCode(code);
    }

    /// <summary><c>_PyRun_InteractiveLoopObject</c>: statement by statement; errors are shown and the loop goes on. False: SystemExit is set.</summary>
    [Mirrors("_PyRun_InteractiveLoopObject", 108, 179)]
    private bool RunInteractive(PyStr name)
    {
        PyDict sys = _interpreter.SysDict, main = MainDict;
        if (sys.GetItem(PyStr.Intern("ps1")) is null) sys.SetItem(PyStr.Intern("ps1"), PyStr.From(">>> "));
        if (sys.GetItem(PyStr.Intern("ps2")) is null) sys.SetItem(PyStr.Intern("ps2"), PyStr.From("... "));
        CompilerFlags flags = new();
        StandardInput input = new();
        while (true)
        {
            ModNode? tree = PyParser.ParseInteractive(input.ReadLine, name, Encoding(), Prompt("ps1"), Prompt("ps2"), (int)flags.Flags, out bool atEof, out string source);
            if (tree is null && atEof) return true;
            if (tree is not null && RunStatement(tree, source, name, flags, main))
            {
                FlushStdio();
                continue;
            }
            if (Err.Occurred is PySystemExit && !_interpreter.Config.Inspect) return false;
            if (Err.Fetch() is { } exception) Display.Print(_interpreter, exception, true);
            FlushStdio();
        }

        string Encoding()
        {
            if (_interpreter.SysAttr("stdin") is { } stdin && Obj.GetAttr(stdin, PyStr.Intern("encoding")) is PyStr encoding) return encoding.Value;
            Err.Clear();
            return "utf-8";
        }

        string Prompt(string which)
        {
            if (sys.GetItem(PyStr.Intern(which)) is not { } value) return "";
            if (Obj.Str(value) is PyStr text) return text.Value;
            Err.Clear();
            return "";
        }
    }

    /// <summary><c>run_mod</c> of a statement from a prompt, whose source has a name of its own for tracebacks; false raised.</summary>
    [Mirrors("run_mod", 1368, 1439)]
    private bool RunStatement(ModNode tree, string source, PyStr name, CompilerFlags flags, PyDict main)
    {
        PyStr filename = PyStr.From($"<stdin-{_interpreter.InteractiveCount++}>");
        if (PyCompiler.Compile(tree, filename, flags, -1) is not { } code || !RegisterSource(code, source, name)) return false;
        bool done = Eval.EvalCode(code, main, main) is not null;
        if (!done && Err.Matches(Exc.KeyboardInterrupt)) _interpreter.UnhandledKeyboardInterrupt = true;
        return done;
    }
}
