// Modules/_pickle.c: saving globals, objects by __reduce__, and the dispatch over types.

using PyModules.Runtime;

namespace PyModules.Modules;

public partial class Pickler
{
    private static readonly PyStr s_qualname = PyStr.Intern("__qualname__"), s_name = PyStr.Intern("__name__"), s_module = PyStr.Intern("__module__"),
        s_modules = PyStr.Intern("modules"), s_main = PyStr.Intern("__main__"), s_class = PyStr.Intern("__class__"), s_new = PyStr.Intern("__new__"),
        s_reduceEx = PyStr.Intern("__reduce_ex__"), s_reduce = PyStr.Intern("__reduce__");

    // False without an exception: not there.
    [Mirrors("_checkmodule", 1871, 1897)]
    private static bool IsIn(PyObject moduleName, PyObject module, PyObject global, PyStr[] path)
    {
        if (module is PyNone || moduleName is PyStr { Value: "__main__" or "__mp_main__" }) return false;
        PyObject? candidate = module;
        foreach (PyStr name in path)
            if (!Obj.TryGetAttr(candidate, name, out candidate) || candidate is null) return false;
        return ReferenceEquals(candidate, global);
    }

    // The module that an object says it is from, or the first that has it.
    [Mirrors("whichmodule", 1899, 2024)]
    private static PyObject? WhichModule(PyObject global, PyStr globalName, PyStr[] path)
    {
        foreach (PyStr part in path)
            if (part.Value == "<locals>") return Err.Raise(PickleModule.PicklingError, $"Can't pickle local object {PickleModule.Repr(global)}");
        if (!Obj.TryGetAttr(global, s_module, out PyObject? moduleName)) return null;
        if (moduleName is null or PyNone)
        {
            if (FrameAccess.SysAttribute(s_modules) is not { } modules) return Err.Raise(Exc.RuntimeError, "lost sys.modules");
            if (Seq.List(modules) is not { } names) return null;
            for (int i = 0; i < names.Count; i++)
            {
                if (Obj.GetItem(modules, names[i]) is not { } candidate) return null;
                if (IsIn(names[i], candidate, global, path)) return names[i];
                if (Err.Occurred is not null) return null;
            }
            moduleName = s_main;
        }
        if (PickleModule.Import(moduleName) is not { } module)
        {
            return Err.Matches(Exc.ImportError) || Err.Matches(Exc.ValueError)
                ? PickleModule.RaiseOver(PickleModule.PicklingError, e => $"Can't pickle {PickleModule.Repr(global)}: {Text(e)}")
                : null;
        }
        if (PickleModule.GetAttribute(module, path) is not { } actual)
        {
            return Err.Matches(Exc.AttributeError)
                ? PickleModule.RaiseOver(PickleModule.PicklingError, _ => $"Can't pickle {PickleModule.Repr(global)}: it's not found as {Text(moduleName)}.{globalName.Value}")
                : null;
        }
        return ReferenceEquals(actual, global)
            ? moduleName
            : Err.Raise(PickleModule.PicklingError, $"Can't pickle {PickleModule.Repr(global)}: it's not the same object as {Text(moduleName)}.{globalName.Value}");
    }

    private static string Text(PyObject o) => Obj.Str(o) is PyStr text ? text.Value : "";

    // Python 2 had some modules and names elsewhere.
    [Mirrors("fix_imports", 3617, 3677)]
    private static bool FixImports(PickleModule.State state, ref PyObject moduleName, ref PyObject globalName)
    {
        if (!state.NameMapping3To2.TryGetItem(PyTuple.Of(moduleName, globalName), out PyObject? item)) return false;
        if (item is not null)
        {
            if (item is not PyTuple { Count: 2 } pair)
                return Err.Fail(Exc.RuntimeError, $"_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, not {item.Type.Name}");
            if (pair[0] is not PyStr || pair[1] is not PyStr)
                return Err.Fail(Exc.RuntimeError, $"_compat_pickle.REVERSE_NAME_MAPPING values should be pairs of str, not ({pair[0].Type.Name}, {pair[1].Type.Name})");
            (moduleName, globalName) = (pair[0], pair[1]);
            return true;
        }
        if (!state.ImportMapping3To2.TryGetItem(moduleName, out item)) return false;
        if (item is null) return true;
        if (item is not PyStr) return Err.Fail(Exc.RuntimeError, $"_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not {item.Type.Name}");
        moduleName = item;
        return true;
    }

    private bool WriteExtension(long code)
    {
        if (code is <= 0 or > int.MaxValue) return Err.Fail(Exc.RuntimeError, $"extension code {code} is out of range");
        if (code <= 0xFF) return Write([PickleOp.Ext1, (byte)code]);
        return code <= 0xFFFF ? Write([PickleOp.Ext2, (byte)code, (byte)(code >> 8)]) : WriteSized(PickleOp.Ext4, (uint)code);
    }

    private bool WriteIdentifier(PyObject name, string kind)
    {
        PyBytes? encoded = name is not PyStr text ? null : _protocol == 3 ? Codecs.EncodeUtf8(text) : Codecs.EncodeAscii(text);
        if (encoded is not null) return Write(encoded.Span) && Write((byte)'\n');
        if (Err.Occurred is null) return Err.Fail(Exc.TypeError, "bad argument type for built-in operation");
        if (Err.Matches(Exc.UnicodeEncodeError))
            PickleModule.RaiseOver(PickleModule.PicklingError, _ => $"can't pickle {kind} identifier {PickleModule.Repr(name)} using pickle protocol {_protocol}");
        return false;
    }

    [Mirrors("save_global", 3679, 3899)]
    private bool SaveGlobal(PickleModule.State state, PyObject o, PyObject? name)
    {
        if (name is null)
        {
            if (!Obj.TryGetAttr(o, s_qualname, out name)) return false;
            name ??= Obj.GetAttr(o, s_name);
            if (name is null) return false;
        }
        if (name is not PyStr text) return Err.Fail(Exc.TypeError, $"must be str, not {name.Type.Name}");
        PyStr[] path = PickleModule.DottedPath(text);
        PyObject globalName = text;
        if (WhichModule(o, text, path) is not { } moduleName) return false;
        if (_protocol >= 2)
        {
            if (!state.ExtensionRegistry.TryGetItem(PyTuple.Of(moduleName, globalName), out PyObject? code)) return false;
            if (code is not null) return Args.AsLong(code, out long number) && WriteExtension(number);
        }
        if (_protocol >= 4)
        {
            if (!Save(state, moduleName) || !Save(state, globalName) || !Write(PickleOp.StackGlobal)) return false;
        }
        else
        {
            // A dotted name is reached by calls of getattr, outermost first.
            globalName = path[0];
            for (int i = 1; i < path.Length; i++)
                if (!Save(state, state.GetAttr) || (_protocol < 2 && !Write(PickleOp.Mark))) return false;
            if (!Write(PickleOp.Global)) return false;
            if (_protocol < 3 && _fixImports && !FixImports(state, ref moduleName, ref globalName)) return false;
            if (!WriteIdentifier(moduleName, "module") || !WriteIdentifier(globalName, "global")) return false;
            for (int i = 1; i < path.Length; i++)
                if (!Save(state, path[i]) || !Write(_protocol < 2 ? PickleOp.Tuple : PickleOp.Tuple2) || !Write(PickleOp.Reduce)) return false;
        }
        return MemoPut(o);
    }

    [Mirrors("save_type", 3917, 3930)]
    private bool SaveType(PickleModule.State state, PyType type)
    {
        PyObject? singleton = ReferenceEquals(type, PyNone.TypeObject) ? PyNone.Instance
            : ReferenceEquals(type, PyEllipsis.TypeObject) ? PyEllipsis.Instance
            : ReferenceEquals(type, PyNotImplemented.TypeObject) ? PyNotImplemented.Instance : null;
        return singleton is not null ? SaveReduce(state, PyTuple.Of(PyType.TypeObject, PyTuple.Of(singleton)), type) : SaveGlobal(state, type, null);
    }

    // True when the object went out as a persistent id; null raised.
    [Mirrors("save_pers", 3932, 3987)]
    private bool? SavePersistent(PickleModule.State state, PyObject o)
    {
        PyObject? id = Obj.Call(_persistentId!, o);
        if (id is null) return null;
        if (id is PyNone) return false;
        if (_binary != 0) return Save(state, id, persistent: true) && Write(PickleOp.BinPersId) ? true : null;
        if (Obj.Str(id) is not PyStr text) return null;
        if (!text.IsAscii)
        {
            Err.Raise(PickleModule.PicklingError, "persistent IDs in protocol 0 must be ASCII strings");
            return null;
        }
        return Write($"P{text.Value}\n") ? true : null;
    }

    [Mirrors("save", 4356, 4575)]
    private bool Save(PickleModule.State state, PyObject o, bool persistent = false)
    {
        if (!OpcodeBoundary()) return false;
        if (!persistent && _persistentId is not null)
        {
            if (SavePersistent(state, o) is not { } done) return false;
            if (done) return true;
        }
        Type kind = o.GetType();
        if (o is PyNone) return Write(PickleOp.None);
        if (o is PyBool) return SaveBool(o);
        if (kind == typeof(PyInt) || kind == typeof(PyBigInt)) return SaveLong((PyLong)o);
        if (kind == typeof(PyFloat)) return SaveFloat(((PyFloat)o).Value);
        if (_memo.ContainsKey(o)) return MemoGet(o);
        if (kind == typeof(PyBytes)) return SaveBytes(state, (PyBytes)o);
        if (kind == typeof(PyStr)) return SaveUnicode((PyStr)o);
        // The stack would bear more, but a collector that scans so many frames over and over takes minutes.
        if (_depth >= MaxDepth) return Err.Fail(Exc.RecursionError, "maximum recursion depth exceeded while pickling an object");
        if (!Recursion.Enter(" while pickling an object")) return false;
        _depth++;
        try
        {
            if (kind == typeof(PyDict)) return SaveDict(state, (PyDict)o);
            if (kind == typeof(PySet)) return SaveSet(state, (PySet)o);
            if (kind == typeof(PyFrozenSet)) return SaveFrozenSet(state, (PyFrozenSet)o);
            if (kind == typeof(PyList)) return SaveList(state, (PyList)o);
            if (kind == typeof(PyTuple)) return SaveTuple(state, (PyTuple)o);
            if (kind == typeof(PyByteArray)) return SaveByteArray(state, (PyByteArray)o);
            if (kind == typeof(PickleBuffer)) return SavePickleBuffer((PickleBuffer)o);
            return SaveObject(state, o);
        }
        finally
        {
            _depth--;
            Recursion.Leave();
        }
    }

    private bool SaveObject(PickleModule.State state, PyObject o)
    {
        PyObject? reduced = PyNotImplemented.Instance;
        if (_reducerOverride is not null)
        {
            reduced = Obj.Call(_reducerOverride, o);
            if (reduced is null) return false;
        }
        PyType type = o.Type;
        if (reduced is PyNotImplemented)
        {
            if (ReferenceEquals(type, PyType.TypeObject)) return SaveType(state, (PyType)o);
            if (o.GetType() == typeof(PyFunction)) return SaveGlobal(state, o, null);
            if (!Mapping.TryGetItem(_dispatchTable ?? state.DispatchTable, type, out PyObject? reduce)) return false;
            if (reduce is not null) reduced = Obj.Call(reduce, o);
            else if (type.IsSubtypeOf(PyType.TypeObject)) return SaveGlobal(state, o, null);
            else
            {
                if (!Obj.TryGetAttr(o, s_reduceEx, out reduce)) return false;
                if (reduce is not null) reduced = Obj.Call(reduce, PyInt.From(_protocol));
                else
                {
                    if (!Obj.TryGetAttr(o, s_reduce, out reduce)) return false;
                    if (reduce is null) return Err.Fail(PickleModule.PicklingError, $"Can't pickle {type.FullyQualifiedName} object");
                    reduced = Obj.Call(reduce);
                }
            }
            if (reduced is null) return false;
        }
        if (reduced is PyStr) return SaveGlobal(state, o, reduced);
        if (reduced is not PyTuple parts)
        {
            Err.Raise(PickleModule.PicklingError, $"__reduce__ must return a string or tuple, not {reduced.Type.FullyQualifiedName}");
            return Note($"when serializing {type.FullyQualifiedName} object");
        }
        return SaveReduce(state, parts, o) || Note($"when serializing {type.FullyQualifiedName} object");
    }

    private static bool PicklingError(string message) => Err.Fail(PickleModule.PicklingError, message);

    [Mirrors("save_reduce", 4003, 4354)]
    private bool SaveReduce(PickleModule.State state, PyTuple parts, PyObject o)
    {
        const string Item = "item of the tuple returned by __reduce__ must be";
        if (parts.Count is < 2 or > 6) return PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
        PyObject callable = parts[0];
        PyObject? Part(int i) => i < parts.Count && parts[i] is not PyNone ? parts[i] : null;
        PyObject? itemState = Part(2), listItems = Part(3), dictItems = Part(4), stateSetter = Part(5);
        if (!Obj.IsCallable(callable)) return PicklingError($"first {Item} callable, not {callable.Type.FullyQualifiedName}");
        if (parts[1] is not PyTuple arguments) return PicklingError($"second {Item} a tuple, not {parts[1].Type.FullyQualifiedName}");
        if (listItems is not null && !Obj.IsIterator(listItems)) return PicklingError($"fourth {Item} an iterator, not {listItems.Type.FullyQualifiedName}");
        if (dictItems is not null && !Obj.IsIterator(dictItems)) return PicklingError($"fifth {Item} an iterator, not {dictItems.Type.FullyQualifiedName}");
        if (stateSetter is not null && !Obj.IsCallable(stateSetter)) return PicklingError($"sixth {Item} callable, not {stateSetter.Type.FullyQualifiedName}");

        string name = "";
        if (_protocol >= 2)
        {
            if (!Obj.TryGetAttr(callable, s_name, out PyObject? found)) return false;
            if (found is PyStr text) name = text.Value;
        }
        string kind = o.Type.FullyQualifiedName;
        bool good = name switch
        {
            "__newobj_ex__" => SaveNewObjEx(state, arguments, kind),
            "__newobj__" => SaveNewObj(state, arguments, o, kind),
            _ => (Save(state, callable) || Note($"when serializing {kind} reconstructor"))
                && (Save(state, arguments) || Note($"when serializing {kind} reconstructor arguments")) && Write(PickleOp.Reduce),
        };
        if (!good) return false;

        // Saving the arguments may have saved the object itself.
        if (_memo.ContainsKey(o)) return Write(PickleOp.Pop) && MemoGet(o);
        if (!MemoPut(o)) return false;
        if (listItems is not null && !BatchList(state, listItems, o)) return false;
        if (dictItems is not null && !BatchDict(state, dictItems, o)) return false;
        if (itemState is null) return true;
        if (stateSetter is null) return (Save(state, itemState) || Note($"when serializing {kind} state")) && Write(PickleOp.Build);
        return (Save(state, stateSetter) || Note($"when serializing {kind} state setter")) && Save(state, o) && (Save(state, itemState) || Note($"when serializing {kind} state"))
            && Write(PickleOp.Tuple2) && Write(PickleOp.Reduce) && Write(PickleOp.Pop);
    }

    private bool SaveNewObjEx(PickleModule.State state, PyTuple arguments, string kind)
    {
        if (arguments.Count != 3) return PicklingError($"__newobj_ex__ expected 3 arguments, got {arguments.Count}");
        if (arguments[0] is not PyType cls) return PicklingError($"first argument to __newobj_ex__() must be a class, not {arguments[0].Type.FullyQualifiedName}");
        if (arguments[1] is not PyTuple args) return PicklingError($"second argument to __newobj_ex__() must be a tuple, not {arguments[1].Type.FullyQualifiedName}");
        if (arguments[2] is not PyDict kwargs) return PicklingError($"third argument to __newobj_ex__() must be a dict, not {arguments[2].Type.FullyQualifiedName}");
        if (_protocol >= 4)
        {
            if (!Save(state, cls)) return Note($"when serializing {kind} class");
            if (!Save(state, args) || !Save(state, kwargs)) return Note($"when serializing {kind} __new__ arguments");
            return Write(PickleOp.NewObjEx);
        }
        // Older protocols have no opcode with keywords: a partial carries them.
        if (Obj.GetAttr(cls, s_new) is not { } make || Obj.CallTuple(state.Partial, PyTuple.Of([make, cls, .. args.Items]), kwargs) is not { } partial) return false;
        if (!Save(state, partial) || !Save(state, PyTuple.Empty)) return Note($"when serializing {kind} reconstructor");
        return Write(PickleOp.Reduce);
    }

    private bool SaveNewObj(PickleModule.State state, PyTuple arguments, PyObject o, string kind)
    {
        if (arguments.Count < 1) return PicklingError($"__newobj__ expected at least 1 argument, got {arguments.Count}");
        if (arguments[0] is not PyType cls) return PicklingError($"first argument to __newobj__() must be a class, not {arguments[0].Type.FullyQualifiedName}");
        if (!Obj.TryGetAttr(o, s_class, out PyObject? objectClass)) return false;
        if (!ReferenceEquals(objectClass ?? o.Type, cls))
            return PicklingError($"first argument to __newobj__() must be {PickleModule.Repr(objectClass ?? o.Type)}, not {PickleModule.Repr(cls)}");
        if (!Save(state, cls)) return Note($"when serializing {kind} class");
        if (!Save(state, arguments.GetSlice(1, arguments.Count))) return Note($"when serializing {kind} __new__ arguments");
        return Write(PickleOp.NewObj);
    }
}
