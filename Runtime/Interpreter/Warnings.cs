// Python/_warnings.c: issuing warnings.

namespace PyModules.Runtime;

/// <summary>State of the warnings of an interpreter.</summary>
internal sealed class WarningsState
{
    public PyObject Filters = PyList.Own([
        Filter(Exc.DeprecationWarning, "default", "__main__"), Filter(Exc.DeprecationWarning, "ignore"), Filter(Exc.PendingDeprecationWarning, "ignore"),
        Filter(Exc.ImportWarning, "ignore"), Filter(Exc.ResourceWarning, "ignore"),
    ]);

    public PyObject OnceRegistry = new PyDict();
    public PyObject DefaultAction = PyStr.Intern("default");

    /// <summary>The context variable; made when the module is.</summary>
    public PyObject? Context;
    public long FiltersVersion;

    /// <summary>The recursive lock: who holds it and how often.</summary>
    public ThreadState? LockOwner;
    public int LockDepth;

    [Mirrors("create_filter", 75, 95)]
    private static PyTuple Filter(PyType category, string action, string? module = null) =>
        PyTuple.Of(PyStr.Intern(action), PyNone.Instance, category, module is null ? PyNone.Instance : PyStr.Intern(module), PyInt.From(0));
}

public sealed partial class Interpreter
{
    private WarningsState? _warnings;

    [Mirrors("warnings_get_state", 58, 62)]
    internal WarningsState WarningsState => _warnings ??= new WarningsState();
}

/// <summary>The <c>PyErr_Warn*</c> API: false says that the warning became an exception.</summary>
public static class Warnings
{
    private static readonly PyStr s_filters = PyStr.Intern("filters"), s_contextFilters = PyStr.Intern("_filters"), s_version = PyStr.Intern("version"),
        s_registry = PyStr.Intern("__warningregistry__"), s_match = PyStr.Intern("match");

    /// <summary>PyErr_WarnEx.</summary>
    [Mirrors("PyErr_WarnEx", 1434, 1444)]
    public static bool Warn(PyType category, string message, int stackLevel = 1) => DoWarn(PyStr.From(message), category, stackLevel, null, null) is not null;

    /// <summary>PyErr_ResourceWarning.</summary>
    [Mirrors("PyErr_ResourceWarning", 1419, 1431)]
    public static bool Resource(PyObject source, int stackLevel, string message) => DoWarn(PyStr.From(message), Exc.ResourceWarning, stackLevel, source, null) is not null;

    /// <summary>PyErr_WarnExplicitObject.</summary>
    [Mirrors("PyErr_WarnExplicitObject", 1458, 1479)]
    public static bool WarnExplicit(PyType category, PyObject message, PyObject filename, int line, PyObject? module, PyObject? registry) =>
        Explicit(category, message, filename, line, module, registry, null, null) is not null;

    /// <summary><c>_PyErr_WarnExplicitObjectWithContext</c>: module and registry are those of the running frame.</summary>
    [Mirrors("_PyErr_WarnExplicitObjectWithContext", 1482, 1501)]
    public static bool WarnExplicitWithContext(PyType category, PyObject message, PyObject filename, int line)
    {
        if (!SetupContext(1, null, out _, out _, out PyObject? module, out PyObject? registry)) return false;
        return WarnExplicit(category, message, filename, line, module, registry);
    }

    [Mirrors("warnings_lock", 244, 250)]
    internal static void Lock()
    {
        ThreadState thread = ThreadState.Current;
        WarningsState state = thread.Interpreter.WarningsState;
        while (state.LockOwner is not null && !ReferenceEquals(state.LockOwner, thread))
        {
            using (Gil.Release(thread)) Thread.Yield();
        }
        state.LockOwner = thread;
        state.LockDepth++;
    }

    [Mirrors("warnings_unlock", 252, 258)]
    internal static bool Unlock()
    {
        ThreadState thread = ThreadState.Current;
        WarningsState state = thread.Interpreter.WarningsState;
        if (!ReferenceEquals(state.LockOwner, thread)) return false;
        if (--state.LockDepth == 0) state.LockOwner = null;
        return true;
    }

    // Null without an exception: not there.
    [Mirrors("get_warnings_attr", 209, 242)]
    private static PyObject? Attribute(Interpreter interpreter, string name, bool import)
    {
        PyObject? module;
        if (import && !interpreter.Finalizing)
        {
            module = interpreter.ImportLib is null ? null : PyImport.Module("warnings");
            if (module is null)
            {
                Err.MatchesAndClear(Exc.ImportError);
                return null;
            }
        }
        else
        {
            module = PyImport.GetModule(PyStr.Intern("warnings"));
            if (module is null) return null;
        }
        Obj.TryGetAttr(module, PyStr.Intern(name), out PyObject? value);
        return value;
    }

    [Mirrors("check_matched", 173, 200)]
    private static bool? Matches(PyObject pattern, PyObject text)
    {
        if (pattern == PyNone.Instance) return true;
        if (pattern.GetType() == typeof(PyStr)) return text is PyStr other && ((PyStr)pattern).Value == other.Value;
        PyObject? result = Obj.CallMethod(pattern, s_match, text);
        return result is null ? null : Obj.IsTrue(result);
    }

    [Mirrors("filter_search", 423, 501)]
    private static bool Search(PyObject category, PyObject text, int line, PyObject module, string listName, PyList filters, ref PyObject item, out PyObject? found)
    {
        found = null;
        for (int i = 0; i < filters.Count; i++)
        {
            if (filters.Items[i] is not PyTuple { Count: 5 } filter) return Err.Fail(Exc.ValueError, $"warnings.{listName} item {i} isn't a 5-tuple");
            PyObject action = filter[0];
            if (action is not PyStr) return Err.Fail(Exc.TypeError, $"action must be a string, not '{action.Type.Name}'");
            bool? message = Matches(filter[1], text);
            if (message is null) return false;
            bool? inModule = Matches(filter[3], module);
            if (inModule is null) return false;
            bool? subclass = Obj.IsSubclass(category, filter[2]);
            if (subclass is null) return false;
            if (!Args.AsLong(filter[4], out long n)) return false;
            if (message.Value && inModule.Value && subclass.Value && (n == 0 || n == line))
            {
                item = filter;
                found = action;
                return true;
            }
        }
        return true;
    }

    [Mirrors("get_filter", 504, 560)]
    private static PyObject? GetFilter(Interpreter interpreter, PyObject category, PyObject text, int line, PyObject module, ref PyObject item)
    {
        WarningsState state = interpreter.WarningsState;
        PyObject? context = PyNone.Instance;
        if (state.Context is { } variable)
        {
            context = Obj.CallMethod(variable, Id.get, PyNone.Instance);
            if (context is null) return null;
        }
        PyObject? action;
        if (context != PyNone.Instance)
        {
            PyObject? filters = Obj.GetAttr(context, s_contextFilters);
            if (filters is null) return null;
            if (filters is not PyList list) return Err.Raise(Exc.ValueError, "_filters of warnings._warnings_context must be a list");
            if (!Search(category, text, line, module, "_warnings_context _filters", list, ref item, out action)) return null;
            if (action is not null) return action;
        }
        else
        {
            PyObject? filters = Attribute(interpreter, "filters", false);
            if (filters is not null) state.Filters = filters;
            else if (Err.Occurred is not null) return null;
            if (state.Filters is not PyList list) return Err.Raise(Exc.ValueError, "_warnings.filters must be a list");
            if (!Search(category, text, line, module, "filters", list, ref item, out action)) return null;
            if (action is not null) return action;
        }
        PyObject? fallback = Attribute(interpreter, "defaultaction", false);
        if (fallback is null) return Err.Occurred is null ? state.DefaultAction : null;
        if (fallback is not PyStr) return Err.Raise(Exc.TypeError, $"_warnings.defaultaction must be a string, not '{fallback.Type.Name}'");
        return state.DefaultAction = fallback;
    }

    [Mirrors("already_warned", 563, 613)]
    private static bool? AlreadyWarned(Interpreter interpreter, PyDict registry, PyObject key, bool set)
    {
        if (!registry.TryGetItem(s_version, out PyObject? version)) return null;
        long current = interpreter.WarningsState.FiltersVersion;
        if (version is not PyInt known || known.Value != current)
        {
            registry.Clear();
            if (!registry.SetItem(s_version, PyInt.From(current))) return null;
        }
        else
        {
            if (!registry.TryGetItem(key, out PyObject? warned)) return null;
            if (warned is not null)
            {
                bool? truth = Obj.IsTrue(warned);
                if (truth != false) return truth;
            }
        }
        if (set && !registry.SetItem(key, PyBool.True)) return null;
        return false;
    }

    [Mirrors("warn_explicit", 791, 931, Part = true)]
    internal static PyObject? Explicit(PyObject category, PyObject message, PyObject filename, int line, PyObject? module, PyObject? registry, PyObject? sourceLine, PyObject? source)
    {
        Lock();
        PyObject? result = ExplicitCore(category, message, filename, line, module, registry, sourceLine, source);
        Unlock();
        return result;
    }

    [Mirrors("warn_explicit", 791, 931, Part = true)]
    private static PyObject? ExplicitCore(PyObject category, PyObject message, PyObject filename, int line, PyObject? module, PyObject? registryObject, PyObject? sourceLine, PyObject? source)
    {
        Interpreter interpreter = ThreadState.Current.Interpreter;
        if (module == PyNone.Instance) return PyNone.Instance;
        if (registryObject is not (null or PyNone or PyDict)) return Err.Raise(Exc.TypeError, "'registry' must be a dict or None");
        PyDict? registry = registryObject as PyDict;
        if (module is null)
        {
            string file = ((PyStr)filename).Value;
            module = file.Length == 0 ? PyStr.From("<unknown>") : file.EndsWith(".py", StringComparison.Ordinal) ? PyStr.From(file[..^3]) : filename;
        }
        bool? isWarning = Obj.IsInstance(message, Exc.Warning);
        if (isWarning is null) return null;
        PyObject? text;
        if (isWarning.Value)
        {
            text = Obj.Str(message);
            if (text is null) return null;
            category = message.Type;
        }
        else
        {
            text = message;
            PyObject? made = Obj.Call(category, message);
            if (made is null) return null;
            message = made;
        }
        PyObject lineObject = PyInt.From(line);
        if (source == PyNone.Instance) source = null;
        PyTuple key = PyTuple.Of(text, category, lineObject);
        if (registry is not null)
        {
            bool? warned = AlreadyWarned(interpreter, registry, key, false);
            if (warned is null) return null;
            if (warned.Value) return PyNone.Instance;
        }
        PyObject item = PyNone.Instance;
        PyObject? actionObject = GetFilter(interpreter, category, text, line, module, ref item);
        if (actionObject is null) return null;
        string action = ((PyStr)actionObject).Value;
        if (action == "error")
        {
            Err.SetObject(category, message);
            return null;
        }
        if (action == "ignore") return PyNone.Instance;
        bool? already = false;
        if (action is not ("always" or "all"))
        {
            if (registry is not null && !registry.SetItem(key, PyBool.True)) return null;
            if (action == "once")
            {
                if (registry is null)
                {
                    PyObject? once = Attribute(interpreter, "onceregistry", false);
                    if (once is null && Err.Occurred is not null) return null;
                    if (once is not (null or PyDict)) return Err.Raise(Exc.TypeError, $"_warnings.onceregistry must be a dict, not '{once.Type.Name}'");
                    registry = (PyDict)(interpreter.WarningsState.OnceRegistry = once ?? interpreter.WarningsState.OnceRegistry);
                }
                already = AlreadyWarned(interpreter, registry, PyTuple.Of(text, category), true);
            }
            else if (action == "module")
            {
                if (registry is not null) already = AlreadyWarned(interpreter, registry, PyTuple.Of(text, category), true);
            }
            else if (action != "default")
                return Err.Raise(Exc.RuntimeError, $"Unrecognized action ({Eval.ReprText(actionObject)}) in warnings.filters:\n {Eval.ReprText(item)}");
        }
        if (already is null) return null;
        if (already.Value) return PyNone.Instance;
        return Show(interpreter, category, text, message, filename, line, lineObject, sourceLine, source) ? PyNone.Instance : null;
    }

    [Mirrors("call_show_warning", 735, 789)]
    private static bool Show(Interpreter interpreter, PyObject category, PyObject text, PyObject message, PyObject filename, int line, PyObject lineObject, PyObject? sourceLine, PyObject? source)
    {
        PyObject? show = Attribute(interpreter, "_showwarnmsg", true);
        if (show is null)
        {
            if (Err.Occurred is not null) return false;
            ShowPlain(interpreter, filename, line, text, category, sourceLine);
            return true;
        }
        if (!Obj.IsCallable(show)) return Err.Fail(Exc.TypeError, "warnings._showwarnmsg() must be set to a callable");
        PyObject? cls = Attribute(interpreter, "WarningMessage", false);
        if (cls is null) return Err.Occurred is null && Err.Fail(Exc.RuntimeError, "unable to get warnings.WarningMessage");
        PyObject none = PyNone.Instance;
        PyObject? instance = Obj.Vectorcall(cls, (PyObject[])[message, category, filename, lineObject, none, sourceLine ?? none, source ?? none], null);
        return instance is not null && Obj.Call(show, instance) is not null;
    }

    [Mirrors("show_warning", 665, 733)]
    private static void ShowPlain(Interpreter interpreter, PyObject filename, int line, PyObject text, PyObject category, PyObject? sourceLine)
    {
        if (interpreter.SysAttr("stderr") is { } stderr && Obj.GetAttr(category, Id.__name__) is { } name)
        {
            string shown = $"{Plain(filename)}:{line}: {Plain(name)}: {Plain(text)}\n";
            if (sourceLine is PyStr source) shown += source.Value + "\n";
            else if (filename is PyStr file && SourceLine(file.Value, line) is { } found) shown += "  " + found.Trim(' ', '\t', '\f') + "\n";
            _ = Obj.CallMethod(stderr, PyStr.Intern("write"), PyStr.From(shown));
        }
        Err.Clear();
    }

    private static string Plain(PyObject o) => Obj.Str(o) is PyStr text ? text.Value : "";

    internal static string? SourceLine(string file, int line)
    {
        if (line <= 0 || !File.Exists(file)) return null;
        using StreamReader reader = new(file);
        string? text = null;
        for (int n = 0; n < line; n++)
        {
            text = reader.ReadLine();
            if (text is null) return null;
        }
        return text;
    }

    [Mirrors("is_internal_filename", 942, 964)]
    private static bool IsInternal(PyFrame? frame) =>
        frame is not null && frame.Code.Filename.Value is var file && file.Contains("importlib", StringComparison.Ordinal) && file.Contains("_bootstrap", StringComparison.Ordinal);

    [Mirrors("is_filename_to_skip", 966, 989)]
    private static bool IsSkipped(PyFrame frame, PyTuple? prefixes)
    {
        if (prefixes is null) return false;
        foreach (PyObject prefix in prefixes.Items)
        {
            if (frame.Code.Filename.Value.StartsWith(((PyStr)prefix).Value, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    [Mirrors("setup_context", 1023, 1122)]
    private static bool SetupContext(long level, PyTuple? prefixes, out PyObject? filename, out int line, out PyObject? module, out PyObject? registry)
    {
        filename = module = registry = null;
        line = 0;
        ThreadState thread = ThreadState.Current;
        if (prefixes is not null)
        {
            foreach (PyObject prefix in prefixes.Items)
            {
                if (prefix is not PyStr) return Err.Fail(Exc.TypeError, $"Found non-str '{prefix.Type.Name}' in skip_file_prefixes.");
            }
        }
        PyFrame? frame = Frame.Complete(thread.CurrentFrame)?.Object;
        if (level <= 0 || IsInternal(frame))
        {
            while (--level > 0 && frame is not null) frame = frame.Back;
        }
        else
        {
            while (--level > 0 && frame is not null)
            {
                do frame = frame.Back;
                while (frame is not null && (IsInternal(frame) || IsSkipped(frame, prefixes)));
            }
        }
        PyDict globals;
        if (frame is null)
        {
            globals = thread.Interpreter.SysDict;
            filename = PyStr.From("<sys>");
        }
        else
        {
            globals = (PyDict)frame.Inner.Globals;
            filename = frame.Code.Filename;
            line = frame.Line;
        }
        if (!globals.TryGetItem(s_registry, out registry)) return false;
        if (registry is null)
        {
            registry = new PyDict();
            if (!globals.SetItem(s_registry, registry)) return false;
        }
        if (!globals.TryGetItem(Id.__name__, out module)) return false;
        if (module is not (PyNone or PyStr)) module = PyStr.From("<string>");
        return true;
    }

    [Mirrors("do_warn", 1153, 1177)]
    internal static PyObject? DoWarn(PyObject message, PyObject category, long stackLevel, PyObject? source, PyTuple? prefixes)
    {
        if (!SetupContext(stackLevel, prefixes, out PyObject? filename, out int line, out PyObject? module, out PyObject? registry)) return null;
        return Explicit(category, message, filename!, line, module, registry, null, source);
    }

    /// <summary>Bump the version that registries are valid for.</summary>
    [Mirrors("warnings_filters_mutated_lock_held_impl", 1334, 1355)]
    internal static bool FiltersMutated()
    {
        WarningsState state = ThreadState.Current.Interpreter.WarningsState;
        if (state.LockOwner is null) return Err.Fail(Exc.RuntimeError, "warnings lock is not held");
        state.FiltersVersion++;
        return true;
    }

    /// <summary><c>_PyErr_WarnUnawaitedCoroutine</c>.</summary>
    [Mirrors("_PyErr_WarnUnawaitedCoroutine", 1594, 1643)]
    internal static void UnawaitedCoroutine(PyCoroutine coroutine)
    {
        bool warned = false;
        PyObject? function = Attribute(ThreadState.Current.Interpreter, "_warn_unawaited_coroutine", true);
        if (function is not null && (Obj.Call(function, coroutine) is not null || Err.Matches(Exc.RuntimeWarning))) warned = true;
        if (Err.Occurred is not null) Err.Unraisable("Exception ignored while finalizing coroutine", coroutine);
        if (!warned && DoWarn(PyStr.From($"coroutine '{coroutine.QualName.Value}' was never awaited"), Exc.RuntimeWarning, 1, coroutine, null) is null)
            Err.Unraisable("Exception ignored while finalizing coroutine", coroutine);
    }

    /// <summary><c>_PyErr_WarnUnawaitedAgenMethod</c>.</summary>
    [Mirrors("_PyErr_WarnUnawaitedAgenMethod", 1579, 1591)]
    internal static void UnawaitedMethod(PyAsyncGen generator, string method)
    {
        if (Obj.Repr(generator.QualName) is not PyStr name
            || DoWarn(PyStr.From($"coroutine method '{method}' of {name.Value} was never awaited"), Exc.RuntimeWarning, 1, generator, null) is null)
            Err.Unraisable("Exception ignored while finalizing async generator", generator);
    }
}
