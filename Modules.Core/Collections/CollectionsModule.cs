// Modules/_collectionsmodule.c: the module, defaultdict and the getter of named tuples.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>High performance data structures.</summary>
[PyModule("_collections", Source = "Modules/_collectionsmodule.c")]
public static partial class CollectionsModule
{
    internal static readonly PyStr Get = PyStr.Intern("get"), SetItemName = PyStr.Intern("__setitem__"), ItemsName = PyStr.Intern("items");

    [PyFunction("_count_elements", "(mapping, iterable, /)", Doc = "Count the elements of the iterable, updating the mapping."), Mirrors("_collections__count_elements_impl", 2521, 2629)]
    static PyObject? CountElements(PyObject mapping, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        if (mapping is PyDict dict
            && ReferenceEquals(mapping.Type.Lookup(Get), PyDict.TypeObject.Lookup(Get))
            && ReferenceEquals(mapping.Type.Lookup(SetItemName), PyDict.TypeObject.Lookup(SetItemName)))
        {
            while (Obj.IterNext(iterator) is { } key)
            {
                long hash = KeyHash.Of(key);
                if (hash == -1 || !dict.TryGetItem(key, hash, out PyObject? old)) return null;
                PyObject? count = old is null ? PyInt.One : Num.Add(old, PyInt.One);
                if (count is null || !dict.SetItem(key, hash, count)) return null;
            }
        }
        else
        {
            if (Obj.GetAttr(mapping, Get) is not { } get) return null;
            while (Obj.IterNext(iterator) is { } key)
            {
                if (Obj.Call(get, key, PyInt.Zero) is not { } old) return null;
                PyObject? count = ReferenceEquals(old, PyInt.Zero) ? PyInt.One : Num.Add(old, PyInt.One);
                if (count is null || !Obj.SetItem(mapping, key, count)) return null;
            }
        }
        return Err.Occurred is null ? PyNone.Instance : null;
    }
}

/// <summary>A dict that makes missing values.</summary>
[PyType("collections.defaultdict", GenericGetAttr = true, Module = typeof(CollectionsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public partial class DefaultDict : PyDict
{
    [PyMember("default_factory", Doc = "What __missing__() calls for the value of a key that is absent.")] private PyObject? _factory;

    protected internal DefaultDict() { }

    [PySlot(Slot.Init), Mirrors("defdict_init", 2440, 2469)]
    bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject? factory = null;
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > 0)
        {
            factory = args[0];
            if (!Obj.IsCallable(factory) && factory is not PyNone) return Err.Fail(Exc.TypeError, "first argument must be callable or None");
            args = args[1..];
        }
        _factory = factory;
        return UpdateCommon(args, kwnames, "dict");
    }

    [PyMethod("__missing__", "(object, /)", Doc = "Called for a missing key: make, store and return its value, or raise KeyError without a factory.")]
    [Mirrors("defdict_missing", 2217, 2240)]
    PyObject? Missing(PyObject key)
    {
        if (_factory is null or PyNone) return Err.RaiseKeyError(key);
        if (Obj.Call(_factory) is not { } value) return null;
        // The factory may have set the key itself.
        if (!TryGetItem(key, out PyObject? present)) return null;
        if (present is not null) return present;
        return Obj.SetItem(this, key, value) ? value : null;
    }

    [Mirrors("new_defdict", 2242, 2248)]
    private PyObject? Make(PyObject source) => Obj.Call(Type, _factory ?? PyNone.Instance, source);

    [PyMethod("copy", "()", Doc = "A shallow copy."), Mirrors("defdict_copy", 2252, 2260)]
    PyObject? CopyMethod() => Make(this);

    [PyMethod("__copy__", "()", Doc = "A shallow copy.")]
    PyObject? CopyProtocol() => Make(this);

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("defdict_reduce", 2262, 2316)]
    PyObject? Reduce()
    {
        PyTuple args = _factory is null or PyNone ? PyTuple.Empty : PyTuple.Of(_factory);
        if (Obj.CallMethod(this, CollectionsModule.ItemsName) is not { } items || Obj.GetIter(items) is not { } iterator) return null;
        return PyTuple.Of(Type, args, PyNone.Instance, PyNone.Instance, iterator);
    }

    [PyMethod("__class_getitem__", "(object, /)", Class = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PySlot(Slot.Repr), Mirrors("defdict_repr", 2351, 2387)]
    PyObject? Repr()
    {
        if (DictRepr() is not PyStr content) return null;
        string factory = "None";
        if (_factory is { } made)
        {
            int entered = Obj.ReprEnter(made);
            if (entered < 0) return null;
            PyObject? text = entered > 0 ? PyStr.From("...") : Obj.Repr(made);
            if (entered == 0) Obj.ReprLeave(made);
            if (text is not PyStr shown) return null;
            factory = shown.Value;
        }
        return PyStr.From($"{Type.ShortName}({factory}, {content.Value})");
    }

    [PySlot(Slot.NbOr), Mirrors("defdict_or", 2389, 2421)]
    static PyObject? Or(PyObject a, PyObject b)
    {
        (DefaultDict self, PyObject other) = a is DefaultDict left ? (left, b) : ((DefaultDict)b, a);
        if (other is not PyDict) return PyNotImplemented.Instance;
        return self.Make(a) is not PyDict made ? null : made.Update(b) ? made : null;
    }
}

/// <summary>The property of one index of a named tuple.</summary>
[PyType("collections._tuplegetter", NoTextSignature = true, Module = typeof(CollectionsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class TupleGetter : PyObject
{
    private readonly nint _index;
    [PyMember("__doc__")] private PyObject? _doc;

    private TupleGetter(nint index, PyObject doc) => (_index, _doc) = (index, doc);

    [PySlot(Slot.New, Signature = "(index, doc, /)"), Mirrors("tuplegetter_new_impl", 2650, 2662)]
    static PyObject? New(PyType cls, nint index, PyObject doc) => new TupleGetter(index, doc);

    [PySlot(Slot.DescrGet), Mirrors("tuplegetter_descr_get", 2664, 2692)]
    PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null) return this;
        if (instance is not PyTuple tuple)
        {
            if (instance is PyNone) return this;
            return Err.Raise(Exc.TypeError, $"descriptor for index '{_index}' for tuple subclasses doesn't apply to '{instance.Type.Name}' object");
        }
        if ((nuint)_index >= (nuint)tuple.Count) return Err.Raise(Exc.IndexError, "tuple index out of range");
        return tuple[(int)_index];
    }

    [PySlot(Slot.DescrSet), Mirrors("tuplegetter_descr_set", 2694, 2703)]
    bool Set(PyObject instance, PyObject? value) => Err.Fail(Exc.AttributeError, value is null ? "can't delete attribute" : "can't set attribute");

    [PyMethod("__reduce__", "()"), Mirrors("tuplegetter_reduce", 2732, 2738)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(PyInt.From(_index), _doc ?? PyNone.Instance));

    [PySlot(Slot.Repr), Mirrors("tuplegetter_repr", 2740, 2747)]
    PyObject? Repr() => Obj.Repr(_doc ?? PyNone.Instance) is PyStr doc ? PyStr.From($"{Type.ShortName}({_index}, {doc.Value})") : null;
}
