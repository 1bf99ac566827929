// Modules/itertoolsmodule.c: the module and tee.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Iterators made of iterators.</summary>
[PyModule("itertools", Source = "Modules/itertoolsmodule.c")]
public static partial class ItertoolsModule
{
    /// <summary>Call an iterator's <c>tp_iternext</c>.</summary>
    internal static unsafe PyObject? Step(PyObject iterator) => iterator.Type.Slots.IterNext(iterator);

    /// <summary>Whether a subclass has an __init__ of its own, for which keywords may be meant.</summary>
    internal static unsafe bool TakesKeywords(PyType cls, PyType own) => cls != own && (void*)cls.Slots.Init != (void*)own.Slots.Init;

    [PyFunction("tee", "(iterable, n=2, /)", Doc = "A tuple of n independent iterators over the same iterable."), Mirrors("itertools_tee_impl", 1077, 1117)]
    static PyObject? Tee(PyObject iterable, nint n = 2)
    {
        if (n < 0) return Err.Raise(Exc.ValueError, "n must be >= 0");
        if (n == 0) return PyTuple.Empty;
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        if (TeeIterator.FromIterable(iterator) is not { } first) return null;
        PyObject[] result = new PyObject[n];
        result[0] = first;
        for (nint i = 1; i < n; i++) result[i] = first.Copy();
        return PyTuple.Own(result);
    }
}

/// <summary>A block of items that several tee iterators share.</summary>
[PyType("itertools._tee_dataobject", NoTextSignature = true, GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class TeeData : PyObject
{
    internal const int Cells = 57;
    private readonly PyObject _iterator;
    private readonly PyObject?[] _values = new PyObject?[Cells];
    private int _read;
    private bool _running;
    private TeeData? _next;

    [Mirrors("teedataobject_newinternal", 736, 751)]
    internal TeeData(PyObject iterator) => _iterator = iterator;

    [PySlot(Slot.New, Signature = "(iterable, values, next, /)", Name = "teedataobject"), Mirrors("itertools_teedataobject_impl", 850, 892)]
    static PyObject? New(PyType cls, PyObject iterable, PyList values, PyObject next)
    {
        TeeData made = new(iterable);
        bool bad = values.Count > Cells || (values.Count == Cells ? next is not (PyNone or TeeData) : next is not PyNone);
        if (bad) return Err.Raise(Exc.ValueError, "Invalid arguments");
        for (int i = 0; i < values.Count; i++) made._values[i] = values[i];
        made._read = values.Count;
        made._next = next as TeeData;
        return made;
    }

    [Mirrors("teedataobject_jumplink", 753, 759)]
    internal TeeData Jump() => _next ??= new TeeData(_iterator);

    [Mirrors("teedataobject_getitem", 761, 786)]
    internal PyObject? At(int i)
    {
        if (i < _read) return _values[i];
        if (_running) return Err.Raise(Exc.RuntimeError, "cannot re-enter the tee iterator");
        _running = true;
        PyObject? value = Obj.IterNext(_iterator);
        _running = false;
        if (value is null) return null;
        _values[_read++] = value;
        return value;
    }
}

/// <summary>An iterator that can be copied.</summary>
[PyType("itertools._tee", Module = typeof(ItertoolsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType, WeakRefs = true, Signature = "(iterable, /)")]
public sealed partial class TeeIterator : PyObject
{
    private TeeData _data;
    private int _index;

    private TeeIterator(TeeData data, int index) => (_data, _index) = (data, index);

    [Mirrors("tee_fromiterable", 967, 999)]
    internal static TeeIterator? FromIterable(PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        return iterator is TeeIterator tee ? tee.Copy() : new TeeIterator(new TeeData(iterator), 0);
    }

    [Mirrors("tee_copy_impl", 943, 956)]
    internal TeeIterator Copy() => new(_data, _index);

    [PySlot(Slot.New, Signature = "(iterable, /)"), Mirrors("itertools__tee_impl", 1009, 1015)]
    static PyObject? New(PyType cls, PyObject iterable) => FromIterable(iterable);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("tee_next", 914, 932)]
    PyObject? Next()
    {
        if (_index >= TeeData.Cells)
        {
            _data = _data.Jump();
            _index = 0;
        }
        PyObject? value = _data.At(_index);
        if (value is not null) _index++;
        return value;
    }

    [PyMethod("__copy__", "()", Doc = "An independent iterator."), Mirrors("tee_copy", 958, 963)]
    PyObject? CopyMethod() => Copy();
}
