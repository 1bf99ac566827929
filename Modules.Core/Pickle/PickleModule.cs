// Modules/_pickle.c: the module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The pickle format, written and read natively.</summary>
[PyModule("_pickle", Source = "Modules/_pickle.c")]
public static partial class PickleModule
{
    /// <summary>What other modules know about pickling, looked up once.</summary>
    internal sealed class State : PyModuleState
    {
        // copyreg's tables.
        internal PyDict DispatchTable = null!, ExtensionRegistry = null!, InvertedRegistry = null!, ExtensionCache = null!;

        // _compat_pickle's: where names moved between Python 2 and 3.
        internal PyDict NameMapping2To3 = null!, ImportMapping2To3 = null!, NameMapping3To2 = null!, ImportMapping3To2 = null!;
        internal PyObject CodecsEncode = null!, GetAttr = null!, Partial = null!;
    }

    /// <summary>What can go wrong with pickles.</summary>
    [PyException("_pickle.PickleError", Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType PickleError { get; }

    /// <summary>An object cannot be pickled.</summary>
    [PyException("_pickle.PicklingError", Base = nameof(PickleError))]
    public static partial PyType PicklingError { get; }

    /// <summary>A pickle cannot be read.</summary>
    [PyException("_pickle.UnpicklingError", Base = nameof(PickleError))]
    public static partial PyType UnpicklingError { get; }

    [PyConstant("PickleError")] private static PyType PickleErrorType => PickleError;
    [PyConstant("PicklingError")] private static PyType PicklingErrorType => PicklingError;
    [PyConstant("UnpicklingError")] private static PyType UnpicklingErrorType => UnpicklingError;

    [PyExec, Mirrors("_Pickle_InitState", 266, 388), Mirrors("_pickle_exec", 8008, 8067)]
    private static bool Exec(PyModuleObject module, State state)
    {
        state.GetAttr = FrameAccess.GetBuiltin(PyStr.Intern("getattr"))!;
        if (state.GetAttr is null) return false;
        if (!Table("copyreg", "dispatch_table", out state.DispatchTable) || !Table("copyreg", "_extension_registry", out state.ExtensionRegistry)
            || !Table("copyreg", "_inverted_registry", out state.InvertedRegistry) || !Table("copyreg", "_extension_cache", out state.ExtensionCache)
            || !Table("_compat_pickle", "NAME_MAPPING", out state.NameMapping2To3) || !Table("_compat_pickle", "IMPORT_MAPPING", out state.ImportMapping2To3)
            || !Table("_compat_pickle", "REVERSE_NAME_MAPPING", out state.NameMapping3To2) || !Table("_compat_pickle", "REVERSE_IMPORT_MAPPING", out state.ImportMapping3To2))
            return false;
        if (PyImport.ModuleAttr("codecs", "encode") is not { } encode || PyImport.ModuleAttr("functools", "partial") is not { } partial) return false;
        if (!Obj.IsCallable(encode)) return Err.Fail(Exc.RuntimeError, $"codecs.encode should be a callable, not {encode.Type.Name}");
        state.CodecsEncode = encode;
        state.Partial = partial;
        return true;
    }

    private static bool Table(string module, string name, out PyDict table)
    {
        table = null!;
        if (PyImport.ModuleAttr(module, name) is not { } value) return false;
        if (value.GetType() != typeof(PyDict)) return Err.Fail(Exc.RuntimeError, $"{module}.{name} should be a dict, not {value.Type.Name}");
        table = (PyDict)value;
        return true;
    }

    [PyFunction("dump", "(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
        Doc = "Pickle an object into an open binary file: Pickler(file, protocol).dump(obj).\n\nprotocol goes from 0 to 5, negative for the highest. Below 3 fix_imports writes\nthe names that Python 2 knows. From 5 on buffer_callback gets the PickleBuffers\nthat may travel beside the pickle."), Mirrors("_pickle_dump_impl", 7735, 7768)]
    private static PyObject? Dump(State state, PyObject obj, PyObject file, PyObject? protocol, bool fix_imports = true, PyObject? buffer_callback = null)
    {
        Pickler pickler = Pickler.Make();
        return pickler.SetProtocol(protocol, fix_imports) && pickler.SetOutputStream(file) && pickler.SetBufferCallback(buffer_callback)
            && pickler.DumpWhole(state, obj) && pickler.FlushToFile()
            ? PyNone.Instance
            : null;
    }

    [PyFunction("dumps", "(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "The pickle of an object as bytes; the other arguments are those of dump()."), Mirrors("_pickle_dumps_impl", 7801, 7829)]
    private static PyObject? Dumps(State state, PyObject obj, PyObject? protocol, bool fix_imports = true, PyObject? buffer_callback = null)
    {
        Pickler pickler = Pickler.Make();
        return pickler.SetProtocol(protocol, fix_imports) && pickler.SetBufferCallback(buffer_callback) && pickler.DumpWhole(state, obj)
            ? pickler.TakeOutput()
            : null;
    }

    [PyFunction("load", "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
        Doc = "Read the object of a pickle from an open binary file.\n\nThe protocol is found out. For pickles of Python 2 fix_imports translates module\nnames, and encoding and errors say how its strings are decoded ('bytes' keeps them).\nbuffers gives what dump() left out of the stream."), Mirrors("_pickle_load_impl", 7867, 7898)]
    private static PyObject? Load(State state, PyObject file, bool fix_imports = true, string encoding = "ASCII", string errors = "strict", PyObject? buffers = null)
    {
        Unpickler unpickler = Unpickler.Make(fix_imports, encoding, errors);
        return unpickler.SetInputStream(file) && unpickler.SetBuffers(buffers) ? unpickler.LoadWhole(state) : null;
    }

    [PyFunction("loads", "(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read the object of a pickle from a bytes-like object; the other arguments are those of load()."), Mirrors("_pickle_loads_impl", 7928, 7959)]
    private static PyObject? Loads(State state, PyObject data, bool fix_imports = true, string encoding = "ASCII", string errors = "strict", PyObject? buffers = null)
    {
        Unpickler unpickler = Unpickler.Make(fix_imports, encoding, errors);
        return unpickler.SetStringInput(data) >= 0 && unpickler.SetBuffers(buffers) ? unpickler.LoadWhole(state) : null;
    }

    /// <summary>The names between the dots.</summary>
    [Mirrors("get_dotted_path", 1823, 1827)]
    internal static PyStr[] DottedPath(PyStr name)
    {
        List<PyStr> parts = [];
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] != '.') continue;
            int[] part = new int[i - start];
            for (int k = 0; k < part.Length; k++) part[k] = name[start + k];
            parts.Add(PyStr.Intern(PyStr.FromCodePoints(part)));
            start = i + 1;
        }
        return [.. parts];
    }

    /// <summary>Follow names from an object; null raised.</summary>
    [Mirrors("getattribute", 1846, 1869)]
    internal static PyObject? GetAttribute(PyObject o, PyStr[] names)
    {
        foreach (PyStr name in names)
        {
            if (Obj.GetAttr(o, name) is not { } next) return null;
            o = next;
        }
        return o;
    }

    /// <summary>PyImport_Import.</summary>
    internal static PyObject? Import(PyObject name) => PyImport.ModuleLevel(name, null, null, PyTuple.Of(PyStr.Intern("__doc__")), 0);

    /// <summary>Raise in place of the exception set, which becomes the context.</summary>
    internal static PyObject? RaiseOver(PyType type, Func<PyBaseException, string> message)
    {
        PyBaseException earlier = Err.Fetch()!;
        Err.Raise(type, message(earlier));
        Err.ChainContext(earlier);
        return null;
    }

    /// <summary>A repr for a message; an error in it shows as its type's name.</summary>
    internal static string Repr(PyObject o) => Obj.Repr(o) is PyStr text ? text.Value : Unprintable(o);

    private static string Unprintable(PyObject o)
    {
        Err.Clear();
        return $"<{o.Type.Name} object>";
    }
}
