// Python/import.c: the _imp module.

using PyModules.Compiler;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Low-level import machinery.</summary>
[PyModule("_imp", Source = "Python/import.c")]
public static partial class ImpModule
{
    /// <summary>The interpreter's import lock.</summary>
    internal sealed class State : PyModuleState
    {
        internal readonly object Guard = new();
        internal ThreadState? Owner;
        internal int Depth;
    }

    [PyExec, Mirrors("imp_module_exec", 4852, 4868)]
    private static bool Exec(PyModuleObject module)
    {
        module.Dict.SetItem(PyStr.Intern("check_hash_based_pycs"), PyStr.Intern(ThreadState.Current.Interpreter.Config.CheckHashPycsMode ?? "default"));
        module.Dict.SetItem(PyStr.Intern("pyc_magic_number_token"), PyLong.From(PycMagic.Token));
        return true;
    }

    [PyFunction("lock_held", "()", Doc = "Whether some thread holds the import lock."), Mirrors("_imp_lock_held_impl", 4248, 4254)]
    private static PyObject? LockHeld(State state) => PyBool.From(state.Owner is not null);

    [PyFunction("acquire_lock", "()", Doc = "Take the import lock for the calling thread, which may hold it more than once."), Mirrors("_imp_acquire_lock_impl", 4265, 4272)]
    private static PyObject? AcquireLock(State state)
    {
        ThreadState thread = ThreadState.Current;
        while (true)
        {
            lock (state.Guard)
            {
                if (state.Owner is null || ReferenceEquals(state.Owner, thread))
                {
                    state.Owner = thread;
                    state.Depth++;
                    return PyNone.Instance;
                }
            }
            using (Gil.Release(thread)) Thread.Sleep(1);
        }
    }

    [PyFunction("release_lock", "()", Doc = "Let go of the import lock once."), Mirrors("_imp_release_lock_impl", 4282, 4294)]
    private static PyObject? ReleaseLock(State state)
    {
        lock (state.Guard)
        {
            if (!ReferenceEquals(state.Owner, ThreadState.Current)) return Err.Raise(Exc.RuntimeError, "not holding the import lock");
            if (--state.Depth == 0) state.Owner = null;
        }
        return PyNone.Instance;
    }

    [PyFunction("_fix_co_filename", "(code, path, /)", Doc = "Set the file name of a code object and of those within it.\n\n  code\n    the code object\n  path\n    the file name"), Mirrors("_imp__fix_co_filename_impl", 4310, 4319)]
    private static PyObject? FixCoFilename(PyCode code, PyStr path)
    {
        if (code.Filename.Value != path.Value) Fix(code, code.Filename.Value, path);
        return PyNone.Instance;
    }

    [Mirrors("update_code_filenames", 2712, 2731)]
    private static void Fix(PyCode code, string old, PyStr path)
    {
        if (code.Filename.Value != old) return;
        code.Filename = path;
        foreach (PyObject constant in code.Consts)
        {
            if (constant is PyCode inner) Fix(inner, old, path);
        }
    }

    [PyFunction("create_builtin", "(spec, /)", Doc = "Make the module object of a built-in module."), Mirrors("_imp_create_builtin", 4331, 4353)]
    private static PyObject? CreateBuiltin(PyObject spec)
    {
        if (Obj.GetAttr(spec, Id.name) is not { } nameObject) return null;
        if (nameObject is not PyStr name) return Err.Raise(Exc.TypeError, $"name must be string, not {nameObject.Type.Name}");
        if (name.Value is "sys" or "builtins" && PyImport.GetModule(name) is { } core) return core;
        if (Inittab.Find(name.Value) is not { } native) return PyNone.Instance;
        return NativeModules.Create(native, name);
    }

    [PyFunction("exec_builtin", "(mod, /)", Doc = "Run the body of a built-in module, unless it has run."), Mirrors("_imp_exec_builtin_impl", 4789, 4794)]
    private static int ExecBuiltin(PyObject mod)
    {
        if (mod is not PyModuleObject module || module.Dict.GetItem(Id.__name__) is PyStr { Value: "sys" or "builtins" }) return 0;
        if (!NativeModules.Exec(module)) throw new PyException(Err.Fetch()!);
        return 0;
    }

    [PyFunction("is_builtin", "(name, /)", Doc = "1 for a built-in module, 0 for any other name, -1 for one that cannot be initialized again."), Mirrors("_imp_is_builtin_impl", 4563, 4568)]
    private static PyObject? IsBuiltin(PyStr name) => PyInt.From(Inittab.Contains(name.Value) ? name.Value is "sys" or "builtins" ? -1 : 1 : 0);

    [PyFunction("is_frozen", "(name, /)", Doc = "Whether there is a frozen module of the name."), Mirrors("_imp_is_frozen_impl", 4579, 4589)]
    private static PyObject? IsFrozen(PyStr name) => PyBool.From(Frozen(name) is not null);

    [PyFunction("is_frozen_package", "(name, /)", Doc = "Whether the frozen module of the name is a package."), Mirrors("_imp_is_frozen_package_impl", 4541, 4552)]
    private static PyObject? IsFrozenPackage(PyStr name) => Frozen(name) is { } frozen ? PyBool.From(frozen.IsPackage) : Missing(name);

    [Mirrors("set_frozen_error", 2881, 2913, Part = true)]
    private static PyObject? Missing(PyStr name) => PyImport.RaiseImportError($"No such frozen object named {Eval.ReprText(name)}", name, null, null);

    private static FrozenModule? Frozen(PyStr name) => FrozenModules.Find(ThreadState.Current.Interpreter, name.Value);

    [Mirrors("set_frozen_error", 2881, 2913, Part = true)]
    private static PyObject? Invalid(PyStr name) => PyImport.RaiseImportError($"Frozen object named {Eval.ReprText(name)} is invalid", name, null, null);

    [PyFunction("find_frozen", "(name, /, *, withdata=False)", Doc = "What is known of a frozen module, or None where there is none: its data if asked for, whether it is a package, and the name that it was frozen under."), Mirrors("_imp_find_frozen_impl", 4437, 4477)]
    private static PyObject? FindFrozen(PyStr name, bool withdata = false)
    {
        if (Frozen(name) is not { } frozen) return PyNone.Instance;
        PyObject? data = PyNone.Instance;
        if (withdata)
        {
            if (FrozenModules.Code(ThreadState.Current.Interpreter, frozen) is not { } code || PyMarshal.Dumps(code) is not { } bytes) return null;
            data = Obj.Call(PyMemoryView.TypeObject, bytes);
            if (data is null) return null;
        }
        return PyTuple.Of(data, PyBool.From(frozen.IsPackage), PyStr.Intern(frozen.Original));
    }

    [PyFunction("get_frozen_object", "(name, data=None, /)", Doc = "The code object of a frozen module."), Mirrors("_imp_get_frozen_object_impl", 4489, 4530)]
    private static PyObject? GetFrozenObject(PyStr name, PyObject? data)
    {
        if (data is not (null or PyNone))
        {
            if (!Obj.CheckBuffer(data)) return Err.Raise(Exc.TypeError, $"get_frozen_object() argument 2 must be bytes, not {data.Type.Name}");
            PyBuffer view = new();
            if (!Obj.GetBuffer(data, view, 0)) return null;
            byte[] bytes = view.Span.ToArray();
            view.Release();
            if (bytes.Length == 0) return Invalid(name);
            if (PyMarshal.Loads(bytes) is not { } loaded)
            {
                Err.Clear();
                return Invalid(name);
            }
            return loaded is PyCode ? loaded : Err.Raise(Exc.TypeError, $"frozen object {Eval.ReprText(name)} is not a code object");
        }
        return Frozen(name) is { } frozen ? FrozenModules.Code(ThreadState.Current.Interpreter, frozen) : Missing(name);
    }

    [PyFunction("init_frozen", "(name, /)", Doc = "Make and run a frozen module."), Mirrors("_imp_init_frozen_impl", 4402, 4416)]
    private static PyObject? InitFrozen(PyStr name)
    {
        if (Frozen(name) is not { } frozen) return PyNone.Instance;
        if (FrozenModules.Code(ThreadState.Current.Interpreter, frozen) is not { } code || PyImport.AddModule(name) is not { } module) return null;
        if (frozen.IsPackage) module.Dict.SetItem(Id.__path__, new PyList());
        module.Dict.SetItem(Id.__builtins__, ThreadState.Current.Interpreter.Builtins);
        if (Eval.EvalCode(code, module.Dict, module.Dict) is null) return null;
        // What FrozenImporter._setup_module() reads.
        return Obj.SetAttr(module, PyStr.Intern("__origname__"), PyStr.Intern(frozen.Original)) ? module : null;
    }

    [PyFunction("_frozen_module_names", "()", Doc = "The names of the frozen modules."), Mirrors("_imp__frozen_module_names_impl", 4597, 4602)]
    private static PyObject? FrozenModuleNames()
    {
        return FrozenModules.Names(ThreadState.Current.Interpreter);
    }

    [PyFunction("_override_frozen_modules_for_tests", "(override, /)", Doc = "Whether frozen modules are used: 1 and -1 turn them on and off, 0 gives that back to the command line; for tests."), Mirrors("_imp__override_frozen_modules_for_tests_impl", 4616, 4623)]
    private static PyObject? OverrideFrozenModulesForTests(int @override)
    {
        ThreadState.Current.Interpreter.FrozenModulesOverride = @override;
        return PyNone.Instance;
    }

    [PyFunction("_override_multi_interp_extensions_check", "(override, /)", Doc = "Whether extension modules are checked for use in several interpreters: 1 and -1 turn that on and off, 0 takes the default. The setting before; for tests."), Mirrors("_imp__override_multi_interp_extensions_check_impl", 4636, 4658)]
    private static PyObject? OverrideMultiInterpExtensionsCheck(int @override) => PyInt.From(0);

    [PyFunction("extension_suffixes", "()", Doc = "The endings of file names that extension modules have."), Mirrors("_imp_extension_suffixes_impl", 4362, 4391)]
    private static PyObject? ExtensionSuffixes() => new PyList();

    [PyFunction("source_hash", "(key, source)", NoTextSignature = false), Mirrors("_imp_source_hash_impl", 4803, 4822)]
    private static PyObject? SourceHash(long key, PyBuffer source)
    {
        ulong hash = HashSecret.KeyedHash((ulong)key, source.Span);
        return PyBytes.From(BitConverter.GetBytes(hash));
    }
}
