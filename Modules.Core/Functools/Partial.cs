// Modules/_functoolsmodule.c: partial.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A function with some arguments filled in.</summary>
[PyType("functools.partial", GenericGetAttr = true, GenericSetAttr = true, Module = typeof(FunctoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.HaveVectorcall, Dict = true, WeakRefs = true,
    Signature = "(func, /, *args, **keywords)")]
public partial class Partial : PyObject
{
    [PyMember("func", ReadOnly = true, Doc = "the function that calls go to")] private PyObject _function = PyNone.Instance;
    [PyMember("args", ReadOnly = true, Doc = "the arguments that stand before those of a call")] private PyTuple _args = PyTuple.Empty;
    [PyMember("keywords", ReadOnly = true, Doc = "the keyword arguments that a call adds to")] private PyDict _keywords = new();
    private int _placeholders;

    [PyMember("__vectorcalloffset__", ReadOnly = true)] private ref nint Vectorcall => ref Type.SlotRef(Slot.Call);

    protected internal Partial() { }

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    PyObject? GetDict => Obj.GenericGetDict(this);

    bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    private static bool IsPlaceholder(PyObject o) => ReferenceEquals(o, Placeholder.Instance);

    [PySlot(Slot.New), Mirrors("partial_new", 166, 323)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int keywords = kwnames?.Count ?? 0, given = args.Length - keywords - 1;
        if (given < 0) return Err.Raise(Exc.TypeError, "type 'partial' takes at least one argument");
        PyObject function = args[0];
        if (!Obj.IsCallable(function)) return Err.Raise(Exc.TypeError, "the first argument must be callable");
        if (given > 0 && IsPlaceholder(args[given])) return Err.Raise(Exc.TypeError, "trailing Placeholders are not allowed");
        for (int i = 0; i < keywords; i++)
            if (IsPlaceholder(args[given + 1 + i])) return Err.Raise(Exc.TypeError, "Placeholder cannot be passed as a keyword argument");

        PyTuple? innerArgs = null;
        PyDict? innerKeywords = null;
        int innerHolders = 0;
        if (function is Partial inner && inner.DictSlot is null)
        {
            (innerArgs, innerKeywords, function, innerHolders) = (inner._args, inner._keywords, inner._function, inner._placeholders);
        }
        Partial made = (Partial)cls.Alloc();
        made._function = function;
        ReadOnlySpan<PyObject> mine = args.Slice(1, given);
        int holders = 0;
        foreach (PyObject item in mine)
            if (IsPlaceholder(item)) holders++;
        if (innerHolders > 0 && given > 0)
        {
            List<PyObject> merged = new();
            int next = 0;
            foreach (PyObject item in innerArgs!.Items)
            {
                if (next < given && IsPlaceholder(item))
                {
                    merged.Add(mine[next++]);
                    innerHolders--;
                }
                else merged.Add(item);
            }
            while (next < given) merged.Add(mine[next++]);
            made._args = PyTuple.Own(merged.ToArray());
        }
        else made._args = innerArgs is null ? PyTuple.Of(mine) : PyTuple.Of([.. innerArgs.Items, .. mine]);
        made._placeholders = innerHolders + holders;
        made._keywords = innerKeywords is { Count: > 0 } ? innerKeywords.Copy() : new PyDict();
        for (int i = 0; i < keywords; i++)
            if (!made._keywords.SetItem(kwnames!.Items[i], args[given + 1 + i])) return null;
        return made;
    }

    [PySlot(Slot.Call), Mirrors("partial_call", 495, 579)]
    PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int keywords = kwnames?.Count ?? 0, given = args.Length - keywords;
        if (given < _placeholders)
            return Err.Raise(Exc.TypeError, $"missing positional arguments in 'partial' call; expected at least {_placeholders}, got {given}");
        PyObject[] mine = _args.Items;
        if (args.Length == 0 && _keywords.Count == 0) return Obj.Vectorcall(_function, mine, null);

        int positional = mine.Length + given - _placeholders;
        PyTuple? names = kwnames;
        PyObject[] stack;
        if (_keywords.Count == 0)
        {
            stack = new PyObject[positional + keywords];
            args[given..].CopyTo(stack.AsSpan(positional));
        }
        else
        {
            PyDict all = _keywords.Copy();
            for (int i = 0; i < keywords; i++)
                if (!all.SetItem(kwnames!.Items[i], args[given + i])) return null;
            stack = new PyObject[positional + all.Count];
            PyObject[] keys = new PyObject[all.Count];
            int n = 0;
            for (int pos = 0; all.Next(ref pos, out PyObject? key, out PyObject? value); n++)
            {
                if (key is not PyStr) return Err.Raise(Exc.TypeError, "keywords must be strings");
                keys[n] = key;
                stack[positional + n] = value;
            }
            names = PyTuple.Own(keys);
        }
        int next = 0;
        if (_placeholders == 0) mine.CopyTo(stack, 0);
        else
            for (int i = 0; i < mine.Length; i++) stack[i] = IsPlaceholder(mine[i]) ? args[next++] : mine[i];
        args[next..given].CopyTo(stack.AsSpan(mine.Length));
        return Obj.Vectorcall(_function, stack, names);
    }

    [PySlot(Slot.DescrGet), Mirrors("partial_descr_get", 362, 369)]
    PyObject? Get(PyObject? instance, PyObject? owner) => instance is null or PyNone ? this : new PyMethod(this, instance);

    [PySlot(Slot.Repr), Mirrors("partial_repr", 608, 672)]
    PyObject? Repr()
    {
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("...") : null;
        try
        {
            System.Text.StringBuilder arguments = new();
            // A repr may change this partial; all is shown as it was at the start.
            (PyObject shownFunction, PyTuple shownArgs, PyDict shownKeywords) = (_function, _args, _keywords);
            foreach (PyObject item in shownArgs.Items)
            {
                if (Obj.Repr(item) is not PyStr text) return null;
                arguments.Append(", ").Append(text.Value);
            }
            for (int pos = 0; shownKeywords.Next(ref pos, out PyObject? key, out PyObject? value);)
            {
                if (Obj.Str(key) is not PyStr name || Obj.Repr(value) is not PyStr text) return null;
                arguments.Append(", ").Append(name.Value).Append('=').Append(text.Value);
            }
            if (Obj.GetAttr(Type, "__module__") is not { } module || Obj.Str(module) is not PyStr moduleText) return null;
            if (Obj.GetAttr(Type, "__qualname__") is not { } qualname || Obj.Str(qualname) is not PyStr nameText) return null;
            if (Obj.Repr(shownFunction) is not PyStr function) return null;
            return PyStr.From($"{moduleText.Value}.{nameText.Value}({function.Value}{arguments})");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PyMethod("__reduce__", "()"), Mirrors("partial_reduce", 681, 688)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_function), PyTuple.Of(_function, _args, _keywords, DictSlot is { } dict ? dict : PyNone.Instance));

    [PyMethod("__setstate__", "(object, /)"), Mirrors("partial_setstate", 690, 752)]
    PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple { Count: 4 } parts || !Obj.IsCallable(parts[0]) || parts[1] is not PyTuple args || parts[2] is not (PyNone or PyDict) || parts[3] is not (PyNone or PyDict))
            return Err.Raise(Exc.TypeError, "invalid partial state");
        if (args.Count > 0 && IsPlaceholder(args[args.Count - 1])) return Err.Raise(Exc.TypeError, "trailing Placeholders are not allowed");
        _placeholders = args.Items.Count(IsPlaceholder);
        PyTuple? exact = args.GetType() == typeof(PyTuple) ? args : Seq.Tuple(args);
        if (exact is null) return null;
        _function = parts[0];
        _args = exact;
        _keywords = parts[2] is PyDict keywords ? keywords.GetType() == typeof(PyDict) ? keywords : keywords.Copy() : new PyDict();
        DictSlot = parts[3] as PyDict;
        return PyNone.Instance;
    }

    [PyMethod("__class_getitem__", "(object, /)", Class = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}
