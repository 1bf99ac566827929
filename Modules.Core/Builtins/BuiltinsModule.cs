// Python/bltinmodule.c: the builtins module.

using System.Globalization;

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Built-in functions, types and exceptions.</summary>
[PyModule("builtins", Source = "Python/bltinmodule.c")]
public static unsafe partial class BuiltinsModule
{
    [PyExec, Mirrors("_PyBuiltin_Init", 3343, 3416)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        void Add(string name, PyObject value) => dict.SetItem(PyStr.Intern(name), value);
        Add("None", PyNone.Instance);
        Add("Ellipsis", PyEllipsis.Instance);
        Add("NotImplemented", PyNotImplemented.Instance);
        Add("False", PyBool.False);
        Add("True", PyBool.True);
        Add("bool", PyBool.TypeObject);
        Add("memoryview", PyMemoryView.TypeObject);
        Add("bytearray", PyByteArray.TypeObject);
        Add("bytes", PyBytes.TypeObject);
        Add("classmethod", PyClassMethod.TypeObject);
        Add("complex", PyComplex.TypeObject);
        Add("dict", PyDict.TypeObject);
        Add("enumerate", PyEnumerate.TypeObject);
        Add("filter", PyFilter.TypeObject);
        Add("float", PyFloat.TypeObject);
        Add("frozenset", PyFrozenSet.TypeObject);
        Add("property", PyProperty.TypeObject);
        Add("int", PyLong.TypeObject);
        Add("list", PyList.TypeObject);
        Add("map", PyMap.TypeObject);
        Add("object", PyBaseObject.TypeObject);
        Add("range", PyRange.TypeObject);
        Add("reversed", PyReversed.TypeObject);
        Add("set", PySet.TypeObject);
        Add("slice", PySlice.TypeObject);
        Add("staticmethod", PyStaticMethod.TypeObject);
        Add("str", PyStr.TypeObject);
        Add("super", PySuper.TypeObject);
        Add("tuple", PyTuple.TypeObject);
        Add("type", PyType.TypeObject);
        Add("zip", PyZip.TypeObject);
        Interpreter interpreter = ThreadState.Current.Interpreter;
        Add("__debug__", PyBool.From(interpreter.Config.OptimizationLevel == 0));
        foreach (PyType exception in Exc.All()) Add(exception.Name, exception);
        Add("EnvironmentError", Exc.OSError);
        Add("IOError", Exc.OSError);
        interpreter.ImportFunction = dict.GetItem(PyStr.Intern("__import__"));
        interpreter.CommonAll = dict.GetItem(PyStr.Intern("all"));
        interpreter.CommonAny = dict.GetItem(PyStr.Intern("any"));
        return true;
    }

    [PyFunction("__build_class__", Raw = true, NoTextSignature = true, Doc = "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nWhat a class statement calls: func fills the namespace of the new class."), Mirrors("builtin___build_class__", 100, 246)]
    private static PyObject? BuildClass(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int count = Args.Positional(args, kwnames);
        if (count < 2) return Err.Raise(Exc.TypeError, "__build_class__: not enough arguments");
        if (args[0] is not PyFunction function) return Err.Raise(Exc.TypeError, "__build_class__: func must be a function");
        if (args[1] is not PyStr name) return Err.Raise(Exc.TypeError, "__build_class__: name is not a string");
        PyTuple original = PyTuple.Of(args[2..count]);
        PyTuple? bases = UpdateBases(original);
        if (bases is null) return null;
        PyObject? meta = null;
        PyDict? keywords = null;
        bool isClass = false;
        if (kwnames is not null)
        {
            keywords = new PyDict();
            for (int i = 0; i < kwnames.Count; i++)
            {
                if (!keywords.SetItem(kwnames[i], args[count + i])) return null;
            }
            if (keywords.Pop(s_metaclass, out meta) is null) return null;
            isClass = meta is PyType;
        }
        if (meta is null)
        {
            meta = bases.Count == 0 ? PyType.TypeObject : bases[0].Type;
            isClass = true;
        }
        if (isClass)
        {
            meta = PyType.CalculateMetaclass((PyType)meta, bases);
            if (meta is null) return null;
        }
        if (!Obj.TryGetAttr(meta, s_prepare, out PyObject? prepare)) return null;
        PyObject? space = prepare is null ? new PyDict() : Obj.CallTuple(prepare, PyTuple.Of(name, bases), keywords);
        if (space is null) return null;
        if (!Mapping.Check(space))
            return Err.Raise(Exc.TypeError, $"{(isClass ? ((PyType)meta).Name : "<metaclass>")}.__prepare__() must return a mapping, not {space.Type.Name}");
        PyObject? cell = Eval.CallFunction(ThreadState.Current, function, space, [], null);
        if (cell is null) return null;
        if (!ReferenceEquals(bases, original) && !Obj.SetItem(space, s_origBases, original)) return null;
        PyObject? cls = Obj.CallTuple(meta, PyTuple.Of(name, bases, space), keywords);
        if (cls is PyType && cell is PyCell closure && !ReferenceEquals(closure.Value, cls))
        {
            return closure.Value is null
                ? Err.Raise(Exc.RuntimeError, $"__class__ not set defining {Eval.ReprText(name)} as {Eval.ReprText(cls)}. Was __classcell__ propagated to type.__new__?")
                : Err.Raise(Exc.TypeError, $"__class__ set to {Eval.ReprText(closure.Value)} defining {Eval.ReprText(name)} as {Eval.ReprText(cls)}");
        }
        return cls;
    }

    private static readonly PyStr s_metaclass = PyStr.Intern("metaclass"), s_prepare = PyStr.Intern("__prepare__"), s_origBases = PyStr.Intern("__orig_bases__"),
        s_mroEntries = PyStr.Intern("__mro_entries__"), s_round = PyStr.Intern("__round__"), s_write = PyStr.Intern("write"), s_flush = PyStr.Intern("flush"),
        s_sort = PyStr.Intern("sort"), s_readline = PyStr.Intern("readline");

    // PEP 560: bases that are no classes say what stands for them. The tuple itself when nothing changes.
    [Mirrors("update_bases", 27, 97)]
    private static PyTuple? UpdateBases(PyTuple bases)
    {
        List<PyObject>? updated = null;
        for (int i = 0; i < bases.Count; i++)
        {
            PyObject b = bases[i];
            if (b is PyType)
            {
                updated?.Add(b);
                continue;
            }
            if (!Obj.TryGetAttr(b, s_mroEntries, out PyObject? method)) return null;
            if (method is null)
            {
                updated?.Add(b);
                continue;
            }
            PyObject? entries = Obj.Call(method, bases);
            if (entries is null) return null;
            if (entries is not PyTuple tuple) return Err.Raise<PyTuple>(Exc.TypeError, "__mro_entries__ must return a tuple");
            updated ??= [.. bases.Items.AsSpan(0, i)];
            updated.AddRange(tuple.Items);
        }
        return updated is null ? bases : PyTuple.Own(updated.ToArray());
    }

    [PyFunction("__import__", "(name, globals=None, locals=None, fromlist=(), level=0)", Doc = "Import a module; the import statement's function. importlib.import_module() is the one for programs.")]
    [Mirrors("builtin___import___impl", 279, 286)]
    private static PyObject? ImportDunder(PyObject name, PyObject? globals, PyObject? locals, PyObject? fromlist, int level = 0) =>
        PyImport.ModuleLevel(name, globals, locals, fromlist, level);

    [PyFunction("abs", "(x, /)", Doc = "The distance of a number from zero."), Mirrors("builtin_abs", 298, 303)]
    private static PyObject? Abs(PyObject number) => Num.Absolute(number);

    [PyFunction("all", "(iterable, /)", Doc = "Whether every element is true; so it is when there is none."), Mirrors("builtin_all", 316, 352)]
    private static bool? All(PyObject iterable) => AnyAll(iterable, false);

    [PyFunction("any", "(iterable, /)", Doc = "Whether some element is true; none is when there is no element."), Mirrors("builtin_any", 365, 401)]
    private static bool? Any(PyObject iterable) => AnyAll(iterable, true);

    private static bool? AnyAll(PyObject iterable, bool stop)
    {
        PyObject? iterator = Obj.GetIter(iterable);
        if (iterator is null) return null;
        while (Obj.IterNext(iterator) is { } item)
        {
            bool? truth = Obj.IsTrue(item);
            if (truth is null) return null;
            if (truth.Value == stop) return stop;
        }
        return Err.Occurred is null ? !stop : null;
    }

    [PyFunction("ascii", "(obj, /)", Doc = "Return repr() with the non-ASCII characters escaped."), Mirrors("builtin_ascii", 417, 422)]
    private static PyObject? Ascii(PyObject obj) => Obj.Ascii(obj);

    [PyFunction("bin", "(number, /)", Doc = "The int in base 2.\n\n   >>> bin(10)\n   '0b1010'"), Mirrors("builtin_bin", 437, 442)]
    private static PyObject? Bin(PyObject number) => Num.ToBase(number, 2);

    [PyFunction("hex", "(number, /)", Doc = "The int in base 16.\n\n   >>> hex(3054)\n   '0xbee'"), Mirrors("builtin_hex", 1753, 1758)]
    private static PyObject? Hex(PyObject number) => Num.ToBase(number, 16);

    [PyFunction("oct", "(number, /)", Doc = "The int in base 8.\n\n   >>> oct(8)\n   '0o10'"), Mirrors("builtin_oct", 2058, 2063)]
    private static PyObject? Oct(PyObject number) => Num.ToBase(number, 8);

    [PyFunction("callable", "(obj, /)", Doc = "Whether the object can be called, as functions, classes and objects with a __call__() can.")]
    [Mirrors("builtin_callable", 457, 462)]
    private static PyObject? Callable(PyObject obj) => PyBool.From(Obj.IsCallable(obj));

    [PyFunction("breakpoint", "(*args, **kws)", Raw = true, Doc = "Pass all arguments to sys.breakpointhook(), which starts the debugger pdb unless it was replaced."), Mirrors("builtin_breakpoint", 464, 480)]
    private static PyObject? Breakpoint(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject? hook = ThreadState.Current.Interpreter.SysAttr("breakpointhook");
        if (hook is null) return Err.Raise(Exc.RuntimeError, "lost sys.breakpointhook");
        return Audit.Raise("builtins.breakpoint", hook) ? Obj.Vectorcall(hook, args, kwnames) : null;
    }

    [PyFunction("format", "(value, format_spec='', /)", Doc = "Return type(value).__format__(value, format_spec)."), Mirrors("builtin_format_impl", 702, 707)]
    private static PyObject? Format(PyObject value, PyStr? format_spec) => Obj.Format(value, format_spec);

    [PyFunction("chr", "(i, /)", Doc = "The str of one character that has this code point, from 0 to 0x10ffff."), Mirrors("builtin_chr", 718, 740)]
    private static PyObject? Chr(PyObject i)
    {
        PyLong? index = Num.Index(i);
        if (index is null) return null;
        if (!index.TryAsLong(out long n) || n is < 0 or > 0x10FFFF) return Err.Raise(Exc.ValueError, "chr() arg not in range(0x110000)");
        return PyStr.FromCodePoints([(int)n]);
    }

    [PyFunction("dir", Raw = true, NoTextSignature = true, Doc = "dir([object]) -> list of str\n\nThe sorted names that an object answers to, as its __dir__() tells.\nWithout an argument, the names of the current scope. By itself a module lists what\nit holds, a class its attributes and those of its bases, any other object its own\nattributes and those of its class."), Mirrors("builtin_dir", 896, 904)]
    private static PyObject? Dir(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("dir", kwnames) || !Args.CheckPositional("dir", args.Length, 0, 1)) return null;
        return Obj.Dir(args.Length == 1 ? args[0] : null);
    }

    [PyFunction("divmod", "(x, y, /)", Doc = "The pair of x//y and x%y."), Mirrors("builtin_divmod_impl", 930, 935)]
    private static PyObject? Divmod(PyObject x, PyObject y) => Num.Divmod(x, y);

    [PyFunction("getattr", Raw = true, NoTextSignature = true, Doc = "getattr(object, name[, default]) -> value\n\nThe value of the named attribute: getattr(x, 'y') is x.y.\nWith a default, that is the result where the attribute is absent, instead of AttributeError."), Mirrors("builtin_getattr", 1200, 1220)]
    private static PyObject? GetAttr(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("getattr", kwnames) || !Args.CheckPositional("getattr", args.Length, 2, 3)) return null;
        if (args[1] is not PyStr name) return Err.Raise(Exc.TypeError, $"attribute name must be string, not '{args[1].Type.Name}'");
        if (args.Length == 2) return Obj.GetAttr(args[0], name);
        return Obj.TryGetAttr(args[0], name, out PyObject? value) ? value ?? args[2] : null;
    }

    [PyFunction("hasattr", "(obj, name, /)", Doc = "Whether getattr(obj, name) finds something instead of raising AttributeError.")]
    [Mirrors("builtin_hasattr_impl", 1262, 1276)]
    private static bool? HasAttr(PyObject obj, PyObject name)
    {
        if (name is not PyStr text)
        {
            Err.Raise(Exc.TypeError, $"attribute name must be string, not '{name.Type.Name}'");
            return null;
        }
        return Obj.TryGetAttr(obj, text, out PyObject? value) ? value is not null : null;
    }

    [PyFunction("setattr", "(obj, name, value, /)", Doc = "Set the named attribute: setattr(x, 'y', v) is x.y = v.")]
    [Mirrors("builtin_setattr_impl", 1682, 1690)]
    private static PyObject? SetAttr(PyObject obj, PyObject name, PyObject value)
    {
        if (name is not PyStr text) return Err.Raise(Exc.TypeError, $"attribute name must be string, not '{name.Type.Name}'");
        return Obj.SetAttr(obj, text, value) ? PyNone.Instance : null;
    }

    [PyFunction("delattr", "(obj, name, /)", Doc = "Delete the named attribute, as del does: delattr(x, 'y') is del x.y.")]
    [Mirrors("builtin_delattr_impl", 1705, 1713)]
    private static PyObject? DelAttr(PyObject obj, PyObject name)
    {
        if (name is not PyStr text) return Err.Raise(Exc.TypeError, $"attribute name must be string, not '{name.Type.Name}'");
        return Obj.SetAttr(obj, text, null) ? PyNone.Instance : null;
    }

    [PyFunction("globals", "()", Doc = "The dict of the current module's variables. Changes in it change the variables.")]
    [Mirrors("builtin_globals_impl", 1239, 1247)]
    private static PyObject? Globals() => FrameAccess.Current?.Globals ?? PyNone.Instance;

    [PyFunction("locals", "()", Doc = "A dict of the current scope's variables.\n\nAt module and class level it is the very namespace, so that changes in it count. Within functions each call gives a new one, whose changes have no effect.")]
    [Mirrors("builtin_locals_impl", 1886, 1891)]
    private static PyObject? Locals() => FrameAccess.CurrentLocals();

    [PyFunction("vars", Raw = true, NoTextSignature = true, Doc = "vars([object]) -> dict\n\nThe object's __dict__; without an argument the same as locals()."), Mirrors("builtin_vars", 2617, 2635)]
    private static PyObject? Vars(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("vars", kwnames) || !Args.CheckPositional("vars", args.Length, 0, 1)) return null;
        if (args.Length == 0) return FrameAccess.CurrentLocals();
        if (!Obj.TryGetAttr(args[0], Id.__dict__, out PyObject? dict)) return null;
        return dict ?? Err.Raise(Exc.TypeError, "vars() argument must have __dict__ attribute");
    }

    [PyFunction("hash", "(obj, /)", Doc = "An integer that is the same for equal objects; different objects may share it too.")]
    [Mirrors("builtin_hash", 1728, 1738)]
    private static PyObject? Hash(PyObject obj)
    {
        long hash = Obj.Hash(obj);
        return hash == -1 && Err.Occurred is not null ? null : PyInt.From(hash);
    }

    [PyFunction("id", "(obj, /)", Doc = "A number that no other object has as long as this one lives."), Mirrors("builtin_id_impl", 1296, 1308)]
    private static PyObject? IdOf(PyObject obj) => Audit.Raise("builtins.id", PyInt.From(Obj.Identity(obj))) ? PyInt.From(Obj.Identity(obj)) : null;

    [PyFunction("isinstance", "(obj, class_or_tuple, /)", Doc = "Whether the object is an instance of the class or of a subclass.\n\nThe second argument may be a tuple or a union, which stand for any of their classes.")]
    [Mirrors("builtin_isinstance_impl", 2952, 2963)]
    private static bool? IsInstance(PyObject obj, PyObject class_or_tuple) => Obj.IsInstance(obj, class_or_tuple);

    [PyFunction("issubclass", "(cls, class_or_tuple, /)", Doc = "Whether cls is the other class or derives from it.\n\nThe second argument may be a tuple or a union, which stand for any of their classes.")]
    [Mirrors("builtin_issubclass_impl", 2980, 2991)]
    private static bool? IsSubclass(PyObject cls, PyObject class_or_tuple) => Obj.IsSubclass(cls, class_or_tuple);

    [PyFunction("iter", Raw = true, NoTextSignature = true, Doc = "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nThe iterator of an object that has one or is a sequence.\nIn the second form, one that gives the results of calls until the sentinel comes."), Mirrors("builtin_iter", 1762, 1779)]
    private static PyObject? Iter(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("iter", kwnames) || !Args.CheckPositional("iter", args.Length, 1, 2)) return null;
        if (args.Length == 1) return Obj.GetIter(args[0]);
        if (!Obj.IsCallable(args[0])) return Err.Raise(Exc.TypeError, "iter(v, w): v must be callable");
        return new PyCallIter(args[0], args[1]);
    }

    [PyFunction("aiter", "(async_iterable, /)", Doc = "The asynchronous iterator of an asynchronous iterable."), Mirrors("builtin_aiter", 1799, 1804)]
    private static PyObject? Aiter(PyObject async_iterable) => Obj.GetAIter(async_iterable);

    [PyFunction("anext", "(aiterator, default=<unrepresentable>, /)", Doc = "An awaitable of the next element of an asynchronous iterator.\n\nWith a default, that is the result where the iterator has nothing more, instead of StopAsyncIteration.")]
    [Mirrors("builtin_anext_impl", 1821, 1849)]
    private static PyObject? Anext(PyObject async_iterator, PyObject? @default)
    {
        PyType type = async_iterator.Type;
        if (type.Slots.AmAnext == null) return Err.Raise(Exc.TypeError, $"'{type.Name}' object is not an async iterator");
        PyObject? awaitable = type.Slots.AmAnext(async_iterator);
        return awaitable is null || @default is null ? awaitable : new PyAnextAwaitable(awaitable, @default);
    }

    [PyFunction("next", Raw = true, NoTextSignature = true, Doc = "next(iterator[, default]) -> value\n\nThe next element of the iterator. With a default, that is the result where the iterator has nothing more, instead of StopIteration."), Mirrors("builtin_next", 1627, 1660)]
    private static PyObject? Next(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("next", kwnames) || !Args.CheckPositional("next", args.Length, 1, 2)) return null;
        PyObject iterator = args[0];
        PyType type = iterator.Type;
        if (type.Slots.IterNext == null) return Err.Raise(Exc.TypeError, $"'{type.Name}' object is not an iterator");
        PyObject? result = type.Slots.IterNext(iterator);
        if (result is not null) return result;
        if (args.Length > 1) return Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration) ? null : args[1];
        return Err.Occurred is not null ? null : Err.Raise(Exc.StopIteration);
    }

    [PyFunction("len", "(obj, /)", Doc = "How many items a container has."), Mirrors("builtin_len", 1861, 1873)]
    private static PyObject? Len(PyObject obj)
    {
        nint length = Obj.Length(obj);
        return length < 0 ? null : PyInt.From(length);
    }

    [PyFunction("min", Raw = true, NoTextSignature = true, Doc = "min(iterable, *[, default=obj, key=func])\nmin(arg1, arg2, *args, *[, key=func])\n\nThe smallest item of an iterable (default when it is empty), or of several arguments."), Mirrors("builtin_min", 2013, 2017)]
    private static PyObject? Min(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => MinMax(args, kwnames, CompareOp.Lt, "min");

    [PyFunction("max", Raw = true, NoTextSignature = true, Doc = "max(iterable, *[, default=obj, key=func])\nmax(arg1, arg2, *args, *[, key=func])\n\nThe largest item of an iterable (default when it is empty), or of several arguments."), Mirrors("builtin_max", 2030, 2034)]
    private static PyObject? Max(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => MinMax(args, kwnames, CompareOp.Gt, "max");

    [Mirrors("min_max", 1894, 2010)]
    private static PyObject? MinMax(ReadOnlySpan<PyObject> args, PyTuple? kwnames, CompareOp op, string name)
    {
        int count = Args.Positional(args, kwnames);
        if (count == 0) return Err.Raise(Exc.TypeError, $"{name} expected at least 1 argument, got 0");
        PyObject? key = null, fallback = null;
        for (int i = 0; i < (kwnames?.Count ?? 0); i++)
        {
            switch (((PyStr)kwnames![i]).Value)
            {
                case "key": key = args[count + i]; break;
                case "default": fallback = args[count + i]; break;
                default: return Err.Raise(Exc.TypeError, $"{name}() got an unexpected keyword argument '{((PyStr)kwnames[i]).Value}'");
            }
        }
        if (count > 1 && fallback is not null) return Err.Raise(Exc.TypeError, $"Cannot specify a default for {name}() with multiple positional arguments");
        PyObject? iterator = null;
        if (count == 1)
        {
            iterator = Obj.GetIter(args[0]);
            if (iterator is null) return null;
        }
        if (key == PyNone.Instance) key = null;
        PyObject? best = null, bestValue = null;
        for (int i = 0; ; i++)
        {
            PyObject? item;
            if (iterator is null)
            {
                if (i >= count) break;
                item = args[i];
            }
            else
            {
                item = Obj.IterNext(iterator);
                if (item is null)
                {
                    if (Err.Occurred is not null) return null;
                    break;
                }
            }
            PyObject? value = key is null ? item : Obj.Call(key, item);
            if (value is null) return null;
            if (bestValue is not null)
            {
                bool? better = Obj.RichCompareBool(value, bestValue, op);
                if (better is null) return null;
                if (!better.Value) continue;
            }
            best = item;
            bestValue = value;
        }
        return best ?? fallback ?? Err.Raise(Exc.ValueError, $"{name}() iterable argument is empty");
    }

    [PyFunction("ord", "(character, /)", Doc = "The code point of a character, or the value of a single byte."), Mirrors("builtin_ord", 2075, 2116)]
    private static PyObject? Ord(PyObject character)
    {
        int size;
        switch (character)
        {
            case PyStr text:
                if (text.Length == 1) return PyInt.From(text[0]);
                size = text.Length;
                break;
            case PyBytes bytes:
                if (bytes.Span.Length == 1) return PyInt.From(bytes.Span[0]);
                size = bytes.Span.Length;
                break;
            case PyByteArray array:
                if (array.Span.Length == 1) return PyInt.From(array.Span[0]);
                size = array.Span.Length;
                break;
            default:
                return Err.Raise(Exc.TypeError, $"ord() expected string of length 1, but {character.Type.Name} found");
        }
        return Err.Raise(Exc.TypeError, $"ord() expected a character, but string of length {size} found");
    }

    [PyFunction("pow", "(base, exp, mod=None)", Doc = "base**exp, or with a mod base**exp % mod, which is much faster for large integers.")]
    [Mirrors("builtin_pow_impl", 2132, 2138)]
    private static PyObject? Pow(PyObject @base, PyObject exp, PyObject? mod) => Num.Power(@base, exp, mod ?? PyNone.Instance);

    [PyFunction("repr", "(obj, /)", Doc = "The text that shows the object to a programmer; of many, one that eval() turns into an equal object.")]
    [Mirrors("builtin_repr", 2514, 2519)]
    private static PyObject? Repr(PyObject obj) => Obj.Repr(obj);

    [PyFunction("round", "(number, ndigits=None)", Doc = "The number rounded to so many decimal digits, which may be negative.\n\nWithout digits the result is an integer, otherwise of the number's own type.")]
    [Mirrors("builtin_round_impl", 2534, 2552)]
    private static PyObject? Round(PyObject number, PyObject? ndigits)
    {
        PyObject? method = Obj.LookupSpecial(number, s_round);
        if (method is null)
            return Err.Occurred is not null ? null : Err.Raise(Exc.TypeError, $"type {number.Type.Name} doesn't define __round__ method");
        return ndigits is null or PyNone ? Obj.Call(method) : Obj.Call(method, ndigits);
    }

    [PyFunction("sorted", "(iterable, /, *, key=None, reverse=False)", Raw = true, Doc = "A new list of the elements in ascending order.\n\nA key function gives what to compare in place of an element; reverse turns the order round. Equal elements stay in their order."), Mirrors("builtin_sorted", 2584, 2613)]
    private static PyObject? Sorted(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int count = Args.Positional(args, kwnames);
        if (!Args.CheckPositional("sorted", count, 1, 1)) return null;
        PyList? list = Seq.List(args[0]);
        if (list is null) return null;
        PyObject? sort = Obj.GetAttr(list, s_sort);
        return sort is null || Obj.Vectorcall(sort, args[1..], kwnames) is null ? null : list;
    }

    [PyFunction("sum", "(iterable, /, start=0)", Doc = "The start value plus all numbers of the iterable.\n\nStrings are refused: join them instead.")]
    private static PyObject? Sum(PyObject iterable, PyObject? start) => Summation.Sum(iterable, start);

    [PyFunction("print", "(*args, sep=' ', end='\\n', file=None, flush=False)", Doc = "Write the values as text to a stream, sys.stdout by default.\n\n  sep\n    the text between the values\n  end\n    the text after the last value\n  file\n    an object with a write() method\n  flush\n    whether to flush the stream at once")]
    [Mirrors("builtin_print_impl", 2157, 2242)]
    private static PyObject? Print(ReadOnlySpan<PyObject> args, PyObject? sep, PyObject? end, PyObject? file, bool flush = false)
    {
        if (file is null or PyNone)
        {
            file = ThreadState.Current.Interpreter.SysAttr("stdout");
            if (file is null) return Err.Raise(Exc.RuntimeError, "lost sys.stdout");
            if (file == PyNone.Instance) return PyNone.Instance;
        }
        if (sep is not (null or PyNone or PyStr)) return Err.Raise(Exc.TypeError, $"sep must be None or a string, not {sep.Type.Name}");
        if (end is not (null or PyNone or PyStr)) return Err.Raise(Exc.TypeError, $"end must be None or a string, not {end.Type.Name}");
        PyObject? write = Obj.GetAttr(file, s_write);
        if (write is null) return null;
        PyObject separator = sep as PyStr ?? s_space, terminator = end as PyStr ?? s_newline;
        for (int i = 0; i < args.Length; i++)
        {
            if (i > 0 && Obj.Call(write, separator) is null) return null;
            PyObject? text = args[i].GetType() == typeof(PyStr) ? args[i] : Obj.Str(args[i]);
            if (text is null || Obj.Call(write, text) is null) return null;
        }
        if (Obj.Call(write, terminator) is null) return null;
        return flush && Obj.CallMethod(file, s_flush) is null ? null : PyNone.Instance;
    }

    private static readonly PyStr s_space = PyStr.Intern(" "), s_newline = PyStr.Intern("\n");
}
