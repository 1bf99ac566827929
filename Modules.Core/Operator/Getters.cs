// Modules/_operator.c: itemgetter, attrgetter, methodcaller.

using System.Text;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Fetches items.</summary>
[PyType("operator.itemgetter", GenericGetAttr = true, Module = typeof(OperatorModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.HaveVectorcall, Signature = "(item, /, *items)",
    Doc = "A callable that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) is r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) is (r[2], r[5], r[3])")]
public sealed partial class ItemGetter : PyObject
{
    [PyMember("__vectorcalloffset__", ReadOnly = true)] private ref nint Vectorcall => ref Type.SlotRef(Slot.Call);

    private readonly PyObject[] _items;
    private readonly int _index = -1;

    private ItemGetter(PyObject[] items)
    {
        _items = items;
        if (items.Length == 1 && items[0] is PyInt { Value: >= 0 and <= int.MaxValue } index) _index = (int)index.Value;
    }

    [PyGetSet("__text_signature__"), Mirrors("text_signature", 1003, 1007)]
    PyObject? TextSignature => PyStr.From("(obj, /)");

    [PySlot(Slot.New), Mirrors("itemgetter_new", 1033, 1079)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("itemgetter", kwnames)) return null;
        if (args.Length == 0) return Err.Raise(Exc.TypeError, "itemgetter expected 1 argument, got 0");
        return new ItemGetter(args.ToArray());
    }

    [PySlot(Slot.Call), Mirrors("itemgetter_call", 1108, 1118)]
    PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("itemgetter", kwnames) || !Args.CheckPositional("itemgetter", args.Length, 1, 1)) return null;
        PyObject target = args[0];
        if (_items.Length == 1)
        {
            if (_index >= 0 && target.GetType() == typeof(PyTuple) && _index < ((PyTuple)target).Count) return ((PyTuple)target)[_index];
            return Obj.GetItem(target, _items[0]);
        }
        PyObject[] result = new PyObject[_items.Length];
        for (int i = 0; i < result.Length; i++)
        {
            if (Obj.GetItem(target, _items[i]) is not { } value) return null;
            result[i] = value;
        }
        return PyTuple.Own(result);
    }

    [PySlot(Slot.Repr), Mirrors("itemgetter_repr", 1171, 1189)]
    PyObject? Repr()
    {
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From($"{Type.Name}(...)") : null;
        PyObject? text = _items.Length == 1 ? Obj.Repr(_items[0]) : Obj.Repr(PyTuple.Of(_items));
        Obj.ReprLeave(this);
        if (text is not PyStr shown) return null;
        return PyStr.From(_items.Length == 1 ? $"{Type.Name}({shown.Value})" : $"{Type.Name}{shown.Value}");
    }

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("itemgetter_reduce", 1191, 1198)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_items));
}

/// <summary>Fetches attributes.</summary>
[PyType("operator.attrgetter", GenericGetAttr = true, Module = typeof(OperatorModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.HaveVectorcall, Signature = "(attr, /, *attrs)",
    Doc = "A callable that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) is r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) is (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) is\n(r.name.first, r.name.last).")]
public sealed partial class AttrGetter : PyObject
{
    [PyMember("__vectorcalloffset__", ReadOnly = true)] private ref nint Vectorcall => ref Type.SlotRef(Slot.Call);

    private readonly PyStr[][] _chains;

    private AttrGetter(PyStr[][] chains) => _chains = chains;

    [PyGetSet("__text_signature__")]
    PyObject? TextSignature => PyStr.From("(obj, /)");

    [PySlot(Slot.New), Mirrors("attrgetter_new", 1261, 1367)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("attrgetter", kwnames)) return null;
        if (args.Length == 0) return Err.Raise(Exc.TypeError, "attrgetter expected 1 argument, got 0");
        PyStr[][] chains = new PyStr[args.Length][];
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] is not PyStr name) return Err.Raise(Exc.TypeError, "attribute name must be a string");
            chains[i] = Array.ConvertAll(name.Value.Split('.'), part => PyStr.Intern(part));
        }
        return new AttrGetter(chains);
    }

    [Mirrors("dotted_getattr", 1396, 1427)]
    private static PyObject? Follow(PyObject target, PyStr[] chain)
    {
        PyObject? current = target;
        foreach (PyStr name in chain)
        {
            current = Obj.GetAttr(current, name);
            if (current is null) return null;
        }
        return current;
    }

    [PySlot(Slot.Call), Mirrors("attrgetter_call", 1429, 1438)]
    PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("attrgetter", kwnames) || !Args.CheckPositional("attrgetter", args.Length, 1, 1)) return null;
        if (_chains.Length == 1) return Follow(args[0], _chains[0]);
        PyObject[] result = new PyObject[_chains.Length];
        for (int i = 0; i < result.Length; i++)
        {
            if (Follow(args[0], _chains[i]) is not { } value) return null;
            result[i] = value;
        }
        return PyTuple.Own(result);
    }

    [Mirrors("attrgetter_args", 1501, 1522)]
    private PyTuple Names() => PyTuple.Own(Array.ConvertAll(_chains, chain => (PyObject)PyStr.From(string.Join('.', chain.Select(part => part.Value)))));

    [PySlot(Slot.Repr), Mirrors("attrgetter_repr", 1524, 1555)]
    PyObject? Repr()
    {
        PyTuple names = Names();
        if (Obj.Repr(names.Count == 1 ? names[0] : names) is not PyStr shown) return null;
        return PyStr.From(names.Count == 1 ? $"{Type.Name}({shown.Value})" : $"{Type.Name}{shown.Value}");
    }

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("attrgetter_reduce", 1557, 1565)]
    PyObject? Reduce() => PyTuple.Of(Type, Names());
}

/// <summary>Calls a method.</summary>
[PyType("operator.methodcaller", GenericGetAttr = true, Module = typeof(OperatorModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.HaveVectorcall, Signature = "(name, /, *args, **kwargs)",
    Doc = "A callable that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) is r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) is\nr.name('date', foo=1).")]
public sealed partial class MethodCaller : PyObject
{
    [PyMember("__vectorcalloffset__", ReadOnly = true)] private ref nint Vectorcall => ref Type.SlotRef(Slot.Call);

    private readonly PyStr _name;
    private readonly PyObject[] _args;
    private readonly PyTuple? _names;

    private MethodCaller(PyStr name, PyObject[] args, PyTuple? names) => (_name, _args, _names) = (name, args, names);

    [PyGetSet("__text_signature__")]
    PyObject? TextSignature => PyStr.From("(obj, /)");

    [PySlot(Slot.New), Mirrors("methodcaller_new", 1689, 1741)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) < 1) return Err.Raise(Exc.TypeError, "methodcaller needs at least one argument, the method name");
        if (args[0] is not PyStr name) return Err.Raise(Exc.TypeError, "method name must be a string");
        return new MethodCaller(PyStr.Intern(name), args[1..].ToArray(), kwnames is { Count: > 0 } ? kwnames : null);
    }

    [PySlot(Slot.Call), Mirrors("methodcaller_call", 1777, 1795)]
    PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("methodcaller", kwnames) || !Args.CheckPositional("methodcaller", args.Length, 1, 1)) return null;
        return Obj.CallMethod(args[0], _name, _args, _names);
    }

    [PySlot(Slot.Repr), Mirrors("methodcaller_repr", 1797, 1872)]
    PyObject? Repr()
    {
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From($"{Type.Name}(...)") : null;
        try
        {
            if (Obj.Repr(_name) is not PyStr name) return null;
            StringBuilder text = new($"{Type.Name}({name.Value}");
            int positional = _args.Length - (_names?.Count ?? 0);
            for (int i = 0; i < _args.Length; i++)
            {
                if (Obj.Repr(_args[i]) is not PyStr shown) return null;
                text.Append(", ");
                if (i >= positional) text.Append(((PyStr)_names![i - positional]).Value).Append('=');
                text.Append(shown.Value);
            }
            return PyStr.From(text.Append(')').ToString());
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("methodcaller_reduce", 1874, 1907)]
    PyObject? Reduce()
    {
        if (_names is null) return PyTuple.Of(Type, PyTuple.Of([_name, .. _args]));
        int positional = _args.Length - _names.Count;
        PyObject[] bound = [Type, _name, .. _args[positional..]];
        return Obj.Vectorcall(Partial.TypeObject, bound, _names) is { } constructor ? PyTuple.Of(constructor, PyTuple.Of(_args.AsSpan(0, positional))) : null;
    }
}
