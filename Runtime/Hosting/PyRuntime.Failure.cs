// Python/pylifecycle.c, Python/initconfig.c: what is said when an interpreter cannot start.

using System.Text;

namespace PyModules.Runtime;

public sealed partial class PyRuntime
{
    private string _failure = "can't initialize the interpreter";

    /// <summary>fatal_error: what failed, and the exception behind it.</summary>
    private void TellFailure()
    {
        PyBaseException? exception = Err.Fetch();
        Console.Error.Write($"Fatal Python error: {_failure}\nPython runtime state: core initialized\n{(exception is null ? "" : Display.Text(exception))}\n"
            + $"Current thread 0x{_thread.ThreadId:x16} (most recent call first):\n  <no Python frame>\n");
    }

    // _Py_DumpPathConfig. Always false, with the exception that was set.
    private bool DumpPaths(PyModuleObject sys, string failure)
    {
        _failure = failure;
        PyBaseException? exception = Err.Fetch();
        PyConfig config = _interpreter.Config;
        StringBuilder text = new("Python path configuration:\n");
        Given("PYTHONHOME", config.Home);
        Given("PYTHONPATH", config.PythonPath);
        Given("program name", config.ProgramName);
        Flag("isolated", config.Isolated);
        Flag("environment", config.UseEnvironment);
        Flag("user site", config.UserSiteDirectory);
        Flag("safe_path", config.SafePath);
        Flag("import site", config.SiteImport);
        Flag("is in build tree", false);
        Given("stdlib dir", config.StdlibDir);
        Given("sys.path[0]", null);
        foreach (string name in (string[])["_base_executable", "base_prefix", "base_exec_prefix", "platlibdir", "executable", "prefix", "exec_prefix"])
            text.Append($"  sys.{name} = {(sys.Dict.GetItem(PyStr.Intern(name)) is { } value ? Ascii(value) : "(not set)")}\n");
        if (sys.Dict.GetItem(PyStr.Intern("path")) is PyList path)
        {
            text.Append("  sys.path = [\n");
            for (int i = 0; i < path.Count; i++) text.Append($"    {Ascii(path[i])},\n");
            text.Append("  ]\n");
        }
        Console.Error.Write(text.ToString());
        Err.Restore(exception);
        return false;

        void Given(string name, string? value) => text.Append($"  {name} = {(value is null ? "(not set)" : Quoted(value))}\n");
        void Flag(string name, bool value) => text.Append($"  {name} = {(value ? 1 : 0)}\n");
    }

    private static string Ascii(PyObject value)
    {
        if (Obj.Ascii(value) is PyStr shown) return shown.Value;
        Err.Clear();
        return "";
    }

    // init_dump_ascii_wstr: plainer than repr, for there may be no codecs yet.
    private static string Quoted(string value)
    {
        StringBuilder text = new("'");
        foreach (Rune rune in value.EnumerateRunes())
        {
            int c = rune.Value;
            if (c == '\'') text.Append("\\'");
            else if (c is >= 0x20 and < 0x7F) text.Append((char)c);
            else text.Append(c <= 0xFF ? $"\\x{c:x2}" : c > 0xFFFF ? $"\\U{c:x8}" : $"\\u{c:x4}");
        }
        return text.Append('\'').ToString();
    }
}
