// Objects/dictobject.c: iterators.

namespace PyModules.Runtime;

/// <summary>What the six iterators of dict have in common.</summary>
internal struct DictCursor
{
    internal PyDict? Dict;
    private int _used, _pos, _left;

    [Mirrors("dictiter_new", 5063, 5102)]
    internal DictCursor(PyDict dict, bool reverse)
    {
        Dict = dict;
        _used = _left = dict._used;
        _pos = reverse ? dict._nentries - 1 : 0;
    }

    /// <summary>The next entry's number, or -1 when exhausted or with an error set.</summary>
    [Mirrors("dictiter_iternextkey_lock_held", 5158, 5223)]
    internal int Next()
    {
        PyDict? dict = Dict;
        if (dict is null) return -1;
        if (_used != dict._used) return SizeChanged();
        PyDict.Entry[] entries = dict._entries;
        int i = _pos, n = dict._nentries;
        while (i < n && entries[i].Key is null) i++;
        if (i >= n)
        {
            Dict = null;
            return -1;
        }
        if (_left == 0)
        {
            Dict = null;
            return Err.Minus1(Exc.RuntimeError, "dictionary keys changed during iteration");
        }
        _pos = i + 1;
        _left--;
        return i;
    }

    [Mirrors("dictreviter_iter_lock_held", 5716, 5809)]
    internal int Previous()
    {
        PyDict? dict = Dict;
        if (dict is null) return -1;
        if (_used != dict._used) return SizeChanged();
        PyDict.Entry[] entries = dict._entries;
        int i = _pos;
        if (i < dict._nentries)
            while (i >= 0 && entries[i].Key is null) i--;
        else i = -1;
        if (i < 0)
        {
            Dict = null;
            return -1;
        }
        if (_left == 0)
        {
            Dict = null;
            return Err.Minus1(Exc.RuntimeError, "dictionary keys changed during iteration");
        }
        _pos = i - 1;
        _left--;
        return i;
    }

    private int SizeChanged()
    {
        _used = -1;
        return Err.Minus1(Exc.RuntimeError, "dictionary changed size during iteration");
    }

    [Mirrors("dictiter_len", 5124, 5132)]
    internal readonly int LengthHint => Dict is not null && _used == Dict._used ? _left : 0;
}

/// <summary>A key iterator over a dict.</summary>
[PyType("dict_keyiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyDictKeyIterator(PyDict dict) : PyObject
{
    private DictCursor _cursor = new(dict, false);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dictiter_iternextkey", 5227, 5246)]
    internal PyObject? Next()
    {
        PyDict? dict = _cursor.Dict;
        int i = _cursor.Next();
        if (i < 0) return null;
        ref PyDict.Entry entry = ref dict!._entries[i];
        return entry.Key;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left.")]
    PyObject? LengthHint() => PyInt.From(_cursor.LengthHint);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("dictiter_reduce", 5855, 5868)]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        DictCursor saved = _cursor;
        PyList? rest = Seq.List(this);
        _cursor = saved;
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}

/// <summary>A value iterator over a dict.</summary>
[PyType("dict_valueiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyDictValueIterator(PyDict dict) : PyObject
{
    private DictCursor _cursor = new(dict, false);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dictiter_iternextvalue", 5350, 5369)]
    internal PyObject? Next()
    {
        PyDict? dict = _cursor.Dict;
        int i = _cursor.Next();
        if (i < 0) return null;
        ref PyDict.Entry entry = ref dict!._entries[i];
        return entry.Value;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left.")]
    PyObject? LengthHint() => PyInt.From(_cursor.LengthHint);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling.")]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        DictCursor saved = _cursor;
        PyList? rest = Seq.List(this);
        _cursor = saved;
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}

/// <summary>A item iterator over a dict.</summary>
[PyType("dict_itemiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyDictItemIterator(PyDict dict) : PyObject
{
    private DictCursor _cursor = new(dict, false);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dictiter_iternextitem", 5640, 5678)]
    internal PyObject? Next()
    {
        PyDict? dict = _cursor.Dict;
        int i = _cursor.Next();
        if (i < 0) return null;
        ref PyDict.Entry entry = ref dict!._entries[i];
        return PyTuple.Of(entry.Key!, entry.Value!);
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left.")]
    PyObject? LengthHint() => PyInt.From(_cursor.LengthHint);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling.")]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        DictCursor saved = _cursor;
        PyList? rest = Seq.List(this);
        _cursor = saved;
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}

/// <summary>A reverse key iterator over a dict.</summary>
[PyType("dict_reversekeyiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyDictReverseKeyIterator(PyDict dict) : PyObject
{
    private DictCursor _cursor = new(dict, true);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dictreviter_iternext", 5811, 5826)]
    internal PyObject? Next()
    {
        PyDict? dict = _cursor.Dict;
        int i = _cursor.Previous();
        if (i < 0) return null;
        ref PyDict.Entry entry = ref dict!._entries[i];
        return entry.Key;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left.")]
    PyObject? LengthHint() => PyInt.From(_cursor.LengthHint);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling.")]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        DictCursor saved = _cursor;
        PyList? rest = Seq.List(this);
        _cursor = saved;
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}

/// <summary>A reverse value iterator over a dict.</summary>
[PyType("dict_reversevalueiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyDictReverseValueIterator(PyDict dict) : PyObject
{
    private DictCursor _cursor = new(dict, true);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext)]
    internal PyObject? Next()
    {
        PyDict? dict = _cursor.Dict;
        int i = _cursor.Previous();
        if (i < 0) return null;
        ref PyDict.Entry entry = ref dict!._entries[i];
        return entry.Value;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left.")]
    PyObject? LengthHint() => PyInt.From(_cursor.LengthHint);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling.")]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        DictCursor saved = _cursor;
        PyList? rest = Seq.List(this);
        _cursor = saved;
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}

/// <summary>A reverse item iterator over a dict.</summary>
[PyType("dict_reverseitemiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyDictReverseItemIterator(PyDict dict) : PyObject
{
    private DictCursor _cursor = new(dict, true);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext)]
    internal PyObject? Next()
    {
        PyDict? dict = _cursor.Dict;
        int i = _cursor.Previous();
        if (i < 0) return null;
        ref PyDict.Entry entry = ref dict!._entries[i];
        return PyTuple.Of(entry.Key!, entry.Value!);
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left.")]
    PyObject? LengthHint() => PyInt.From(_cursor.LengthHint);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling.")]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        DictCursor saved = _cursor;
        PyList? rest = Seq.List(this);
        _cursor = saved;
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}
