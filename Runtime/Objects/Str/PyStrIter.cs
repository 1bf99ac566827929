// Objects/unicodeobject.c: the iterator of str.

namespace PyModules.Runtime;

/// <summary>Iterates over the characters of a str.</summary>
[PyType("str_iterator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc)]
public sealed partial class PyStrIter : PyObject
{
    private PyStr? _seq;
    private int _index;

    internal PyStrIter(PyStr seq) => _seq = seq;

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("unicodeiter_next", 16225, 16248)]
    private PyObject? Next()
    {
        if (_seq is not { } s) return null;
        if (_index < s.Length) return PyStr.FromCodePoint(s[_index++]);
        _seq = null;
        return null;
    }

    [PyMethod("__length_hint__", "()"), Mirrors("unicodeiter_len", 16273, 16281)]
    private PyObject? LengthHint() => PyInt.From(_seq is { } s ? s.Length - _index : 0);

    [PyMethod("__reduce__", "()"), Mirrors("unicodeiter_reduce", 16285, 16305)]
    private PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.iter) is not { } iter) return null;
        return _seq is { } s
            ? PyTuple.Of(iter, PyTuple.Of(s), PyInt.From(_index))
            : PyTuple.Of(iter, PyTuple.Of(PyStr.Empty));
    }

    [PyMethod("__setstate__", "(object, /)"), Mirrors("unicodeiter_setstate", 16309, 16324)]
    private PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_seq is { } s) _index = (int)Math.Clamp(index, 0, s.Length);
        return PyNone.Instance;
    }
}
