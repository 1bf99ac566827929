// Modules/main.c, Python/pythonrun.c: running a program, and the end.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Parser;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public sealed partial class PyRuntime
{
    private static PyStr Text(string s) => PyStr.From(s);

    /// <summary><c>pymain_run_python</c>.</summary>
    [Mirrors("pymain_run_herthon", 609, 706)]
    private int RunProgram()
    {
        PyConfig config = _interpreter.Config;
        string? mainImporter = null;
        string? file = config.RunFilename is { } given ? AbsolutePath(given) : null;
        if (file is not null && IsImporterPath(file)) mainImporter = file;
        if (mainImporter is not null) PrependPath(mainImporter);
        else if (!config.SafePath && config.SysPath0 is { } first) PrependPath(first);
        Header();
        int exit;
        if (config.RunCommand is { } command) exit = RunCommand(command);
        else if (config.RunModule is { } module) exit = RunModule(module, true);
        else if (mainImporter is not null) exit = RunModule("__main__", false);
        else if (file is not null) exit = RunFile(file);
        else exit = RunStdin();
        return Repl(exit);
    }

    /// <summary><c>_Py_abspath</c>: nothing is resolved.</summary>
    [Mirrors("_Py_abspath", 2184, 2239, File = "Python/fileutils.c")]
    private static string AbsolutePath(string path) =>
        Path.IsPathRooted(path) ? path : path == "." ? Directory.GetCurrentDirectory() : Path.Join(Directory.GetCurrentDirectory(), path);

    [Mirrors("pymain_sys_path_add_path0", 159, 182)]
    private void PrependPath(string path)
    {
        if (_interpreter.SysAttr("path") is PyList list) list.Insert(0, Text(path));
    }

    // pymain_get_importer: a folder or archive with a __main__.
    [Mirrors("PyImport_GetImporter", 3368, 3385, File = "Python/import.c")]
    [Mirrors("pymain_get_importer", 126, 156)]
    private bool IsImporterPath(string file)
    {
        if (!FileBytes.Stat(file, out _)) return false;
        PyObject? importer = PyImport.Module("pkgutil") is { } pkgutil ? Obj.CallMethod(pkgutil, PyStr.Intern("get_importer"), Text(file)) : null;
        if (importer is null) Err.Clear();
        return importer is not null && importer != PyNone.Instance;
    }

    [Mirrors("_PyRun_SimpleStringFlagsWithName", 561, 589)]
    private int RunCommand(string command)
    {
        if (!Audit.Raise("cpython.run_command", Text(command))) return PrintAndExit();
        PyStr name = PyStr.Intern("<string>");
        string source = Dedent(command);
        ModNode? tree = PyParser.ParseString(source, name, ParseMode.Exec);
        PyCode? code = tree is null ? null : PyCompiler.Compile(tree, name, null, -1);
        return code is null || !RegisterSource(code, source, name) ? PrintAndExit() : RunCode(code);
    }

    /// <summary>Let tracebacks find the lines of code that has no file.</summary>
    private static bool RegisterSource(PyCode code, string source, PyStr name) =>
        PyImport.ModuleAttr("linecache", "_register_code") is { } register && Obj.Call(register, code, Text(source), name) is not null;

    // -c takes away common leading whitespace.
    [Mirrors("_PyUnicode_Dedent", 14379, 14450, File = "Objects/unicodeobject.c")]
    [Mirrors("pymain_run_command", 233, 268)]
    private static string Dedent(string command)
    {
        int first = 0;
        while (first < command.Length && command[first] == '\n') first++;
        if (first == command.Length || command[first] is not (' ' or '\t')) return command;
        string[] lines = command.Split('\n');
        string? common = null;
        foreach (string line in lines)
        {
            int n = 0;
            while (n < line.Length && line[n] is ' ' or '\t') n++;
            if (n == line.Length) continue;
            string lead = line[..n];
            if (common is null) common = lead;
            else
            {
                int k = 0;
                while (k < common.Length && k < lead.Length && common[k] == lead[k]) k++;
                common = common[..k];
            }
            if (common.Length == 0) return command;
        }
        if (string.IsNullOrEmpty(common)) return command;
        for (int i = 0; i < lines.Length; i++)
        {
            int n = 0;
            while (n < lines[i].Length && lines[i][n] is ' ' or '\t') n++;
            lines[i] = n == lines[i].Length ? "" : lines[i][common.Length..];
        }
        return string.Join('\n', lines);
    }

    private PyDict MainDict => PyImport.AddModule(PyStr.Intern("__main__"))!.Dict;

    [Mirrors("run_eval_code_obj", 1345, 1366)]
    private int RunCode(PyCode code)
    {
        PyDict main = MainDict;
        return Eval.EvalCode(code, main, main) is null ? PrintAndExit() : 0;
    }

    [Mirrors("pymain_run_module", 326, 362)]
    private int RunModule(string module, bool setArgv0)
    {
        if (!Audit.Raise("cpython.run_module", Text(module))) return PrintAndExit();
        if (PyImport.Module("runpy") is not { } runpy)
        {
            Console.Error.WriteLine("Could not import runpy module");
            return PrintAndExit();
        }
        return Obj.CallMethod(runpy, PyStr.Intern("_run_module_as_main"), Text(module), PyBool.From(setArgv0)) is null ? PrintAndExit() : 0;
    }

    [Mirrors("_PyRun_SimpleFileObject", 461, 544)]
    private int RunFile(string path)
    {
        PyStr name = Text(path);
        if (!Audit.Raise("cpython.run_file", name)) return PrintAndExit();
        if (FileBytes.IsFolder(path))
        {
            Console.Error.WriteLine($"{_interpreter.Config.ProgramName}: '{path}' is a directory, cannot continue");
            return 1;
        }
        if (FileBytes.Read(path) is not { } content)
        {
            int errno = LibC.Errno;
            Console.Error.WriteLine($"{_interpreter.Config.ProgramName}: can't open file {Eval.ReprText(Text(path))}: [Errno {errno}] {Err.StrError(errno)}");
            return 2;
        }
        PyDict main = MainDict;
        main.SetItem(Id.__file__, name);
        main.SetItem(PyStr.Intern("__cached__"), PyNone.Instance);
        PyCode? code;
        if (path.EndsWith(".pyc", StringComparison.Ordinal))
        {
            SetLoader(main, path, "SourcelessFileLoader");
            code = PyMarshal.Loads(content.AsSpan(16)) as PyCode;
        }
        else
        {
            SetLoader(main, path, "SourceFileLoader");
            ModNode? tree = PyParser.ParseFile(content, name);
            code = tree is null ? null : PyCompiler.Compile(tree, name, null, -1);
        }
        return code is null ? PrintAndExit() : RunCode(code);
    }

    [Mirrors("set_main_loader", 435, 458)]
    private void SetLoader(PyDict main, string path, string type)
    {
        if (PyImport.ModuleAttr("_frozen_importlib_external", type) is { } loaderType && Obj.Call(loaderType, PyStr.Intern("__main__"), Text(path)) is { } loader)
            main.SetItem(PyStr.Intern("__loader__"), loader);
        else Err.Clear();
    }

    /// <summary><c>_Py_HandleSystemExitAndKeyboardInterrupt</c> and PyErr_Print: the exit code of the exception that is set.</summary>
    [Mirrors("_Py_HandleSystemExitAndKeyboardInterrupt", 621, 680)]
    private int PrintAndExit()
    {
        PyBaseException? exception = Err.Fetch();
        if (exception is null) return 1;
        if (exception is PySystemExit exit && !_interpreter.Config.Inspect) return ExitCode(exit);
        bool interrupted = exception.Type.IsSubtypeOf(Exc.KeyboardInterrupt);
        Display.Print(_interpreter, exception, true);
        if (Err.Fetch() is PySystemExit fromHook) return ExitCode(fromHook);
        if (interrupted) _interpreter.UnhandledKeyboardInterrupt = true;
        return 1;
    }

    /// <summary><c>parse_exit_code</c>; what is no number is printed.</summary>
    [Mirrors("parse_exit_code", 597, 619)]
    private int ExitCode(PySystemExit exit)
    {
        FlushStdio();
        PyObject? code = exit.Code;
        if (code is null || code == PyNone.Instance) return 0;
        if (code is PyLong number) return number.TryAsLong(out long n) ? (int)(n & 0xFF) : 255;
        if (_interpreter.SysAttr("stderr") is { } stderr && stderr != PyNone.Instance)
        {
            if (Obj.Str(code) is { } text) _ = Obj.CallMethod(stderr, PyStr.Intern("write"), text);
            Err.Clear();
            _ = Obj.CallMethod(stderr, PyStr.Intern("write"), PyStr.From("\n"));
            Err.Clear();
            _ = Obj.CallMethod(stderr, PyStr.Intern("flush"));
        }
        else Console.Error.WriteLine(Obj.Str(code) is PyStr shown ? shown.Value : "");
        Err.Clear();
        return 1;
    }

    /// <summary><c>flush_std_files</c>: false when one failed.</summary>
    [Mirrors("flush_std_files", 1803, 1835, File = "Python/pylifecycle.c")]
    internal bool FlushStdio()
    {
        bool ok = true;
        PyBaseException? saved = Err.Fetch();
        foreach (string name in (string[])["stdout", "stderr"])
        {
            if (_interpreter.SysAttr(name) is not { } stream || stream == PyNone.Instance) continue;
            if (Obj.TryGetAttr(stream, PyStr.Intern("closed"), out PyObject? closed) && closed is not null && Obj.IsTrue(closed) == true) continue;
            Err.Clear();
            if (Obj.CallMethod(stream, PyStr.Intern("flush")) is not null) continue;
            if (name == "stdout") Err.Unraisable("Exception ignored while flushing sys.stdout", null);
            else Err.Clear();
            ok = false;
        }
        Err.Restore(saved);
        return ok;
    }

    /// <summary><c>Py_FinalizeEx</c>: false when stdout could not be flushed.</summary>
    [Mirrors("_Py_Finalize", 2006, 2246, File = "Python/pylifecycle.c")]
    internal bool Finish()
    {
        Interpreter interpreter = _interpreter;
        if (interpreter.Modules.GetItem(PyStr.Intern("threading")) is { } threading)
        {
            if (Obj.CallMethod(threading, PyStr.Intern("_shutdown")) is null) Err.Unraisable("Exception ignored on threading shutdown", threading);
        }
        RunAtExit();
        bool ok = FlushStdio();
        interpreter.RunPending(_thread, finalizers: true);
        // From here on other threads that come for the GIL wait for ever.
        interpreter.Finalizing = true;
        interpreter.FinishSignals?.Invoke();
        // Files that nobody closed are flushed, and __del__ is called.
        FinalizerGuard.FinalizeAll(interpreter, _startupGuards);
        if (ok) FlushStdio();
        interpreter.ReleaseSignals?.Invoke();
        return ok;
    }

    private void RunAtExit()
    {
        if (!Inittab.Contains("atexit") || _interpreter.Modules.GetItem(PyStr.Intern("atexit")) is not { } atexit) return;
        if (Obj.CallMethod(atexit, PyStr.Intern("_run_exitfuncs")) is null) Err.WriteUnraisable(null);
    }
}

public sealed partial class Interpreter
{
    /// <summary>The program ended with KeyboardInterrupt: the process dies of the signal.</summary>
    internal bool UnhandledKeyboardInterrupt;

    /// <summary>How many statements the prompt has run: each is a file of its own.</summary>
    internal int InteractiveCount;
}
