// Python/_warnings.c: the _warnings module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Basic warning filtering support.</summary>
[PyModule("_warnings", Source = "Python/_warnings.c")]
public static partial class WarningsModule
{
    [PyExec, Mirrors("warnings_module_exec", 1657, 1681)]
    private static bool Exec(PyModuleObject module)
    {
        WarningsState state = ThreadState.Current.Interpreter.WarningsState;
        PyDict dict = module.Dict;
        if (state.Context is null)
        {
            if (Obj.Call(PyContextVar.TypeObject, PyStr.Intern("_warnings_context")) is not { } context) return false;
            state.Context = context;
        }
        return dict.SetItem(PyStr.Intern("filters"), state.Filters) && dict.SetItem(PyStr.Intern("_onceregistry"), state.OnceRegistry)
            && dict.SetItem(PyStr.Intern("_defaultaction"), state.DefaultAction) && dict.SetItem(PyStr.Intern("_warnings_context"), state.Context);
    }

    // get_category
    [Mirrors("get_category", 1124, 1151)]
    private static PyObject? Category(PyObject message, PyObject? category)
    {
        bool? isWarning = Obj.IsInstance(message, Exc.Warning);
        if (isWarning is null) return null;
        PyObject chosen = isWarning.Value ? message.Type : category is null or PyNone ? Exc.UserWarning : category;
        bool? subclass = Obj.IsSubclass(chosen, Exc.Warning);
        return subclass == true ? chosen : Err.Raise(Exc.TypeError, $"category must be a Warning subclass, not '{chosen.Type.Name}'");
    }

    [PyFunction("warn", "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", Doc = "Issue a warning, or ignore it or raise it as the filters say.\n\n  message\n    the text, or a Warning\n  category\n    its class; UserWarning, or that of the message\n  stacklevel\n    how many calls up the warned code is\n  source\n    the object that was not closed, of a ResourceWarning\n  skip_file_prefixes\n    frames of files with such names do not count as warned code")]
    private static PyObject? Warn(PyObject message, PyObject? category, nint stacklevel = 1, PyObject? source = null, PyTuple? skip_file_prefixes = null)
    {
        PyObject? kind = Category(message, category);
        if (kind is null) return null;
        if (skip_file_prefixes is { Count: > 0 }) stacklevel = Math.Max(stacklevel, 2);
        else skip_file_prefixes = null;
        return Warnings.DoWarn(message, kind, stacklevel, source, skip_file_prefixes);
    }

    [PyFunction("warn_explicit", "(message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)", Doc = "Issue a warning for a place that is named by file and line, or ignore it or raise it as the filters say.")]
    private static PyObject? WarnExplicit(PyObject message, PyObject category, PyStr filename, int lineno, PyObject? module, PyObject? registry, PyObject? module_globals, PyObject? source)
    {
        PyObject? line = null;
        if (module_globals is not (null or PyNone))
        {
            if (module_globals is not PyDict globals) return Err.Raise(Exc.TypeError, $"module_globals must be a dict, not '{module_globals.Type.Name}'");
            line = SourceLine(globals, lineno);
            if (line is null && Err.Occurred is not null) return null;
        }
        return Warnings.Explicit(category, message, filename, lineno, module, registry, line, source);
    }

    // get_source_line: what the loader says.
    [Mirrors("get_source_line", 1221, 1275)]
    private static PyObject? SourceLine(PyDict globals, int line)
    {
        if (PyImport.ModuleAttr("_frozen_importlib_external", "_bless_my_loader") is not { } bless || Obj.Call(bless, globals) is not { } loader) return null;
        if (!globals.TryGetItem(Id.__name__, out PyObject? name) || name is null) return null;
        if (!Obj.TryGetAttr(loader, PyStr.Intern("get_source"), out PyObject? getSource) || getSource is null) return null;
        if (Obj.Call(getSource, name) is not { } source)
        {
            // __main__ may have a loader that does not know it.
            Err.MatchesAndClear(Exc.ImportError);
            return null;
        }
        if (source == PyNone.Instance) return null;
        if (source is not PyStr) return Err.Raise(Exc.TypeError, $"must be str, not {source.Type.Name}");
        return Obj.CallMethod(source, PyStr.Intern("splitlines")) is PyList lines && line >= 1 && line <= lines.Count ? lines[line - 1] : null;
    }

    [PyFunction("_filters_mutated_lock_held", "()")]
    private static PyObject? FiltersMutatedLockHeld() => Warnings.FiltersMutated() ? PyNone.Instance : null;

    [PyFunction("_acquire_lock", "()"), Mirrors("warnings_acquire_lock_impl", 333, 343)]
    private static PyObject? AcquireLock()
    {
        Warnings.Lock();
        return PyNone.Instance;
    }

    [PyFunction("_release_lock", "()"), Mirrors("warnings_release_lock_impl", 350, 363)]
    private static PyObject? ReleaseLock() => Warnings.Unlock() ? PyNone.Instance : Err.Raise(Exc.RuntimeError, "cannot release un-acquired lock");
}
