// Python/import.c: the import statement's native half. Finding and loading is importlib's.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>The <c>PyImport_*</c> API.</summary>
public static class PyImport
{
    private static Interpreter Interp => ThreadState.Current.Interpreter;

    /// <summary>PyImport_ImportModule.</summary>
    [Mirrors("PyImport_ImportModule", 3414, 3426)]
    public static PyObject? Module(string name) => ModuleLevel(PyStr.Intern(name), null, null, PyTuple.Of(Id.__doc__), 0);

    /// <summary>PyImport_ImportModuleAttr.</summary>
    [Mirrors("PyImport_ImportModuleAttrString", 4217, 4233)]
    public static PyObject? ModuleAttr(string module, string name) =>
        Module(module) is { } found ? Obj.GetAttr(found, PyStr.Intern(name)) : null;

    /// <summary><c>import_get_module</c>: from sys.modules; null without an exception when absent.</summary>
    [Mirrors("import_get_module", 228, 241)]
    private static PyObject? Loaded(PyObject name)
    {
        PyObject? modules = Interp.ModulesObject;
        if (modules is null) return Err.Raise(Exc.RuntimeError, "unable to get sys.modules");
        if (modules is PyDict dict && modules.GetType() == typeof(PyDict)) return dict.TryGetItem(name, out PyObject? found) ? found : null;
        return Mapping.TryGetItem(modules, name, out PyObject? value) ? value : null;
    }

    /// <summary>PyImport_GetModule.</summary>
    [Mirrors("PyImport_GetModule", 290, 305)]
    public static PyObject? GetModule(PyStr name)
    {
        PyObject? module = Loaded(name);
        if (module is null || module == PyNone.Instance) return module;
        bool? waited = EnsureInitialized(module, name);
        if (waited is null)
        {
            RemoveImportlibFrames();
            return null;
        }
        return waited.Value ? Loaded(name) : module;
    }

    /// <summary>PyImport_AddModule: the module of that name, made blank if there is none.</summary>
    [Mirrors("PyImport_AddModuleObject", 352, 386)]
    public static PyModuleObject? AddModule(PyStr name)
    {
        PyObject? found = Loaded(name);
        if (found is PyModuleObject module) return module;
        if (Err.Occurred is not null) return null;
        module = new PyModuleObject(name);
        return Obj.SetItem(Interp.ModulesObject!, name, module) ? module : null;
    }

    /// <summary><c>_PyModuleSpec_IsInitializing</c>.</summary>
    internal static bool? IsInitializing(PyObject? spec)
    {
        if (spec is null || spec == PyNone.Instance) return false;
        if (!Obj.TryGetAttr(spec, Id._initializing, out PyObject? value)) return null;
        return value is null ? false : Obj.IsTrue(value);
    }

    /// <summary>Wait for the thread that initializes the module; whether there was one: it may have failed, and the module be gone. Null raised.</summary>
    [Mirrors("import_ensure_initialized", 243, 286)]
    private static bool? EnsureInitialized(PyObject module, PyObject name)
    {
        if (!Obj.TryGetAttr(module, Id.__spec__, out PyObject? spec)) return null;
        bool? initializing = spec is null ? false : IsInitializing(spec);
        if (initializing is null || initializing.Value && Obj.CallMethod(Interp.ImportLib!, Id._lock_unlock_module, name) is null) return null;
        if (Interp.Config.ImportTime == 2) (Interp.ImportTimes ??= new()).Cached(((PyStr)name).Value);
        return initializing;
    }

    /// <summary><c>_PyModuleSpec_GetFileOrigin</c>: false raised, null none.</summary>
    internal static bool FileOrigin(PyObject spec, out PyObject? origin)
    {
        origin = null;
        if (!Obj.TryGetAttr(spec, Id.has_location, out PyObject? location)) return false;
        if (location is null) return true;
        bool? has = Obj.IsTrue(location);
        if (has is null) return false;
        if (!has.Value) return true;
        if (!Obj.TryGetAttr(spec, Id.origin, out PyObject? found)) return false;
        origin = found as PyStr;
        return true;
    }

    /// <summary><c>_PyModule_IsPossiblyShadowing</c>: the file lies in sys.path[0].</summary>
    [Mirrors("_PyModule_IsPossiblyShadowing", 921, 983, File = "Objects/moduleobject.c")]
    internal static bool IsPossiblyShadowing(PyObject? origin)
    {
        if (origin is not PyStr file) return false;
        if (Interp.Config.SafePath) return false;
        string root = file.Value;
        int slash = ShortText.LastIndexOf(root, '/');
        if (slash < 0) return false;
        if (root.Length - slash == "/__init__.py".Length && root.EndsWith("/__init__.py", StringComparison.Ordinal))
        {
            // A package lies one folder further up.
            root = root[..slash];
            slash = ShortText.LastIndexOf(root, '/');
            if (slash < 0) return false;
        }
        if (Interp.Config.SysPath0 is not { } first) return false;
        // When the current folder has gone, nothing is said of shadowing.
        return root[..slash] == (first.Length == 0 ? FileBytes.CurrentFolder() : first);
    }

    /// <summary><c>_PyErr_SetImportErrorWithNameFrom</c>.</summary>
    internal static PyObject? RaiseImportError(string message, PyObject? name, PyObject? path, PyObject? nameFrom) =>
        RaiseImportError(Exc.ImportError, message, name, path, nameFrom);

    internal static PyObject? RaiseImportError(PyType type, string message, PyObject? name, PyObject? path, PyObject? nameFrom = null)
    {
        PyDict kwargs = new();
        kwargs.SetItem(Id.name, name ?? PyNone.Instance);
        kwargs.SetItem(Id.path, path ?? PyNone.Instance);
        kwargs.SetItem(Id.name_from, nameFrom ?? PyNone.Instance);
        if (Obj.CallTuple(type, PyTuple.Of(PyStr.From(message)), kwargs) is PyBaseException exception) Err.RaiseInstance(exception);
        return null;
    }

    /// <summary><c>resolve_name</c>: the absolute name of a relative import.</summary>
    [Mirrors("resolve_name", 3522, 3671)]
    private static PyStr? ResolveName(PyStr name, PyObject? globals, int level)
    {
        if (globals is null) return Err.Raise<PyStr>(Exc.KeyError, "'__name__' not in globals");
        if (globals is not PyDict dict) return Err.Raise<PyStr>(Exc.TypeError, "globals must be a dict");
        if (!dict.TryGetItem(Id.__package__, out PyObject? package) || !dict.TryGetItem(Id.__spec__, out PyObject? spec)) return null;
        if (package == PyNone.Instance) package = null;
        if (spec == PyNone.Instance) spec = null;
        if (package is not null)
        {
            if (package is not PyStr) return Err.Raise<PyStr>(Exc.TypeError, "package must be a string");
            if (spec is not null)
            {
                PyObject? parent = Obj.GetAttr(spec, Id.parent);
                if (parent is null) return null;
                bool? equal = Obj.RichCompareBool(package, parent, CompareOp.Eq);
                if (equal is null) return null;
                if (!equal.Value && !Warnings.Warn(Exc.DeprecationWarning, "__package__ != __spec__.parent", 1)) return null;
            }
        }
        else if (spec is not null)
        {
            package = Obj.GetAttr(spec, Id.parent);
            if (package is null) return null;
            if (package is not PyStr) return Err.Raise<PyStr>(Exc.TypeError, "__spec__.parent must be a string");
        }
        else
        {
            if (!Warnings.Warn(Exc.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", 1)) return null;
            if (!dict.TryGetItem(Id.__name__, out package)) return null;
            if (package is null) return Err.Raise<PyStr>(Exc.KeyError, "'__name__' not in globals");
            if (package is not PyStr own) return Err.Raise<PyStr>(Exc.TypeError, "__name__ must be a string");
            bool? hasPath = dict.Contains(Id.__path__);
            if (hasPath is null) return null;
            if (!hasPath.Value)
            {
                int dot = own.Value.LastIndexOf('.');
                if (dot < 0) return NoParent();
                package = PyStr.From(own.Value[..dot]);
            }
        }
        string root = ((PyStr)package).Value;
        if (root.Length == 0) return NoParent();
        for (int up = 1; up < level; up++)
        {
            int dot = root.LastIndexOf('.');
            if (dot < 0) return Err.Raise<PyStr>(Exc.ImportError, "attempted relative import beyond top-level package");
            root = root[..dot];
        }
        return PyStr.Intern(name.Length == 0 ? root : $"{root}.{name.Value}");
    }

    private static PyStr? NoParent() => Err.Raise<PyStr>(Exc.ImportError, "attempted relative import with no known parent package");

    [Mirrors("import_find_and_load", 3673, 3752)]
    private static PyObject? FindAndLoad(PyStr name)
    {
        Interpreter interpreter = Interp;
        PyObject none = PyNone.Instance;
        if (Audit.Enabled && !Audit.Raise("import", name, none, interpreter.SysAttr("path") ?? none, interpreter.SysAttr("meta_path") ?? none, interpreter.SysAttr("path_hooks") ?? none)) return null;
        return interpreter.Config.ImportTime > 0 ? MeasuredFindAndLoad(interpreter, name) : Obj.CallMethod(interpreter.ImportLib!, Id._find_and_load, name, interpreter.ImportFunction!);
    }

    private static PyObject? MeasuredFindAndLoad(Interpreter interpreter, PyStr name) =>
        (interpreter.ImportTimes ??= new()).Measure(name.Value, () => Obj.CallMethod(interpreter.ImportLib!, Id._find_and_load, name, interpreter.ImportFunction!));

    /// <summary>PyImport_ImportModuleLevelObject.</summary>
    public static PyObject? ModuleLevel(PyObject name, PyObject? globals, PyObject? locals, PyObject? fromlist, int level)
    {
        PyObject? result = ModuleLevelCore(name, globals, fromlist, level);
        if (result is null) RemoveImportlibFrames();
        return result;
    }

    [Mirrors("PyImport_ImportModuleLevelObject", 3754, 3897)]
    private static PyObject? ModuleLevelCore(PyObject nameObject, PyObject? globals, PyObject? fromlist, int level)
    {
        if (nameObject is not PyStr name) return Err.Raise(Exc.TypeError, "module name must be a string");
        if (level < 0) return Err.Raise(Exc.ValueError, "level must be >= 0");
        PyStr? absolute;
        if (level > 0)
        {
            absolute = ResolveName(name, globals, level);
            if (absolute is null) return null;
        }
        else
        {
            if (name.Length == 0) return Err.Raise(Exc.ValueError, "Empty module name");
            absolute = name;
        }
        PyObject? module = Loaded(absolute);
        if (module is null && Err.Occurred is not null) return null;
        if (module is not null && module != PyNone.Instance)
        {
            if (EnsureInitialized(module, absolute) is not { } waited) return null;
            if (waited && !ReferenceEquals(Loaded(absolute), module)) module = Err.Occurred is null ? FindAndLoad(absolute) : null;
        }
        else module = FindAndLoad(absolute);
        if (module is null) return null;
        bool hasFrom = false;
        if (fromlist is not null && fromlist != PyNone.Instance)
        {
            bool? truth = Obj.IsTrue(fromlist);
            if (truth is null) return null;
            hasFrom = truth.Value;
        }
        if (hasFrom)
        {
            if (!Obj.TryGetAttr(module, Id.__path__, out PyObject? path)) return null;
            return path is null ? module : Obj.CallMethod(Interp.ImportLib!, Id._handle_fromlist, new StackArgs3(module, fromlist!, Interp.ImportFunction!).Span, null);
        }
        if (level != 0 && name.Length == 0) return module;
        string text = name.Value;
        int dot = text.IndexOf('.');
        if (dot < 0) return module;
        if (level == 0) return ModuleLevelCore(PyStr.Intern(text[..dot]), null, null, 0);
        string full = absolute.Value;
        PyStr wanted = PyStr.From(full[..(full.Length - (text.Length - dot))]);
        PyObject? found = Loaded(wanted);
        if (found is null && Err.Occurred is null) Err.Raise(Exc.KeyError, $"{Eval.ReprText(wanted)} not in sys.modules as expected");
        return found;
    }

    /// <summary>Take importlib's own frames out of the traceback.</summary>
    [Mirrors("remove_importlib_frames", 3455, 3519)]
    internal static void RemoveImportlibFrames()
    {
        PyBaseException? exception = Err.Occurred;
        if (exception is null || Interp.Config.Verbose > 0) return;
        bool always = exception.Type.IsSubtypeOf(Exc.ImportError), inImportlib = false;
        PyTraceback? previous = null, outer = null;
        bool outerIsHead = false;
        PyTraceback? tb = exception.Traceback;
        while (tb is not null)
        {
            PyTraceback? next = tb.Next;
            PyCode code = tb.Frame.Code;
            string file = code.Filename.Value;
            bool now = file is "<frozen importlib._bootstrap>" or "<frozen importlib._bootstrap_external>";
            if (now && !inImportlib)
            {
                outer = previous;
                outerIsHead = previous is null;
            }
            inImportlib = now;
            if (inImportlib && (always || code.Name.Value == "_call_with_frames_removed"))
            {
                if (outerIsHead) exception.Traceback = next;
                else outer!.Next = next;
                previous = outer;
            }
            else previous = tb;
            tb = next;
        }
    }
}

public sealed partial class Interpreter
{
    internal ImportTimes? ImportTimes;
}

/// <summary>-X importtime.</summary>
internal sealed class ImportTimes
{
    private int _level;
    private long _accumulated;
    private bool _header;

    private void Header()
    {
        if (_header) return;
        _header = true;
        Console.Error.WriteLine("import time: self [us] | cumulative | imported package");
    }

    // A lone surrogate can be in a name, but not in what goes out.
    private static string Shown(string name)
    {
        foreach (char c in name)
            if (char.IsSurrogate(c)) return Codecs.EncodeUtf8(PyStr.From(name), "backslashreplace") is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes.Span) : name;
        return name;
    }

    /// <summary>A module that was there already: its name is set off to the right, not indented.</summary>
    public void Cached(string name)
    {
        Header();
        Console.Error.WriteLine($"import time: cached    | cached     | {Shown(name).PadLeft(_level * 2)}");
    }

    public PyObject? Measure(string name, Func<PyObject?> load)
    {
        Header();
        long start = System.Diagnostics.Stopwatch.GetTimestamp(), before = _accumulated;
        _level++;
        _accumulated = 0;
        PyObject? module = load();
        _level--;
        long total = (long)System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        Console.Error.WriteLine($"import time: {total - _accumulated,9} | {total,10} | {new string(' ', _level * 2)}{Shown(name)}");
        _accumulated = before + total;
        return module;
    }
}
