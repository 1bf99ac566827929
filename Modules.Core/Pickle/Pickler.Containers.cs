// Modules/_pickle.c: saving containers.

using PyModules.Runtime;

namespace PyModules.Modules;

public partial class Pickler
{
    // The exception set tells on its way out where it came by.
    private static bool Note(string note)
    {
        Err.AddNote(note);
        return false;
    }

    private static bool NoteItem(PyObject o, long index) => Note($"when serializing {o.Type.FullyQualifiedName} item {index}");

    private static bool NoteKey(PyObject o, PyObject key)
    {
        PyBaseException? saved = Err.Fetch();
        string repr = PickleModule.Repr(key);
        Err.Restore(saved);
        return Note($"when serializing {o.Type.FullyQualifiedName} item {repr}");
    }

    [Mirrors("store_tuple_elements", 2783, 2803)]
    private bool StoreElements(PickleModule.State state, PyTuple t)
    {
        for (int i = 0; i < t.Count; i++)
            if (!Save(state, t[i])) return NoteItem(t, i);
        return true;
    }

    // A tuple that contains itself has been memoized by the time its items are written: then they are dropped again.
    [Mirrors("save_tuple", 2811, 2909)]
    private bool SaveTuple(PickleModule.State state, PyTuple t)
    {
        int count = t.Count;
        if (count == 0) return _protocol != 0 ? Write(PickleOp.EmptyTuple) : Write([PickleOp.Mark, PickleOp.Tuple]);
        if (count <= 3 && _protocol >= 2)
        {
            if (!StoreElements(state, t)) return false;
            if (_memo.ContainsKey(t))
            {
                for (int i = 0; i < count; i++)
                    if (!Write(PickleOp.Pop)) return false;
                return MemoGet(t);
            }
            return Write((byte)(PickleOp.Tuple1 + count - 1)) && MemoPut(t);
        }
        if (!Write(PickleOp.Mark) || !StoreElements(state, t)) return false;
        if (!_memo.ContainsKey(t)) return Write(PickleOp.Tuple) && MemoPut(t);
        if (_binary != 0)
        {
            if (!Write(PickleOp.PopMark)) return false;
        }
        else
        {
            for (int i = 0; i <= count; i++)
                if (!Write(PickleOp.Pop)) return false;
        }
        return MemoGet(t);
    }

    // Null at the end and on error.
    private static PyObject? Next(PyObject iterator, out bool failed)
    {
        PyObject? item = Obj.IterNext(iterator);
        failed = item is null && Err.Occurred is not null;
        return item;
    }

    [Mirrors("batch_list", 2917, 3031)]
    private bool BatchList(PickleModule.State state, PyObject iterator, PyObject origin)
    {
        long total = 0;
        if (_protocol == 0)
        {
            while (true)
            {
                PyObject? item = Next(iterator, out bool failed);
                if (item is null) return !failed;
                if (!Save(state, item)) return NoteItem(origin, total);
                if (!Write(PickleOp.Append)) return false;
                total++;
            }
        }
        int n;
        do
        {
            PyObject? first = Next(iterator, out bool failed);
            if (first is null) return !failed;
            PyObject? item = Next(iterator, out failed);
            if (item is null)
            {
                if (failed) return false;
                return Save(state, first) ? Write(PickleOp.Append) : NoteItem(origin, total);
            }
            if (!Write(PickleOp.Mark)) return false;
            if (!Save(state, first)) return NoteItem(origin, total);
            total++;
            n = 1;
            while (item is not null)
            {
                if (!Save(state, item)) return NoteItem(origin, total);
                total++;
                if (++n == BatchSize) break;
                item = Next(iterator, out failed);
                if (failed) return false;
            }
            if (!Write(PickleOp.Appends)) return false;
        }
        while (n == BatchSize);
        return true;
    }

    [Mirrors("batch_list_exact", 3044, 3097)]
    private bool BatchExactList(PickleModule.State state, PyList list)
    {
        if (list.Count == 1) return Save(state, list[0]) ? Write(PickleOp.Append) : NoteItem(list, 0);
        int total = 0;
        do
        {
            int batch = 0;
            if (!Write(PickleOp.Mark)) return false;
            while (total < list.Count)
            {
                if (!Save(state, list[total])) return NoteItem(list, total);
                total++;
                if (++batch == BatchSize) break;
            }
            if (!Write(PickleOp.Appends)) return false;
        }
        while (total < list.Count);
        return true;
    }

    [Mirrors("save_list", 3099, 3160)]
    private bool SaveList(PickleModule.State state, PyList list)
    {
        if (_fast != 0 && !FastEnter(list)) return false;
        bool good = (_binary != 0 ? Write(PickleOp.EmptyList) : Write([PickleOp.Mark, PickleOp.List])) && MemoPut(list);
        if (good && list.Count != 0)
            good = _protocol > 0 ? BatchExactList(state, list) : Obj.GetIter(list) is { } iterator && BatchList(state, iterator, list);
        if (_fast != 0) FastLeave(list);
        return good;
    }

    private bool SavePair(PickleModule.State state, PyObject key, PyObject value, PyObject origin) =>
        Save(state, key) && (Save(state, value) || NoteKey(origin, key));

    private static PyTuple? Pair(PyObject item)
    {
        if (item is PyTuple { Count: 2 } pair) return pair;
        Err.Raise(Exc.TypeError, "dict items iterator must return 2-tuples");
        return null;
    }

    [Mirrors("batch_dict", 3173, 3309)]
    private bool BatchDict(PickleModule.State state, PyObject iterator, PyObject origin)
    {
        if (_protocol == 0)
        {
            while (true)
            {
                PyObject? item = Next(iterator, out bool failed);
                if (item is null) return !failed;
                if (Pair(item) is not { } pair || !SavePair(state, pair[0], pair[1], origin) || !Write(PickleOp.SetItem)) return false;
            }
        }
        int n;
        do
        {
            PyObject? item = Next(iterator, out bool failed);
            if (item is null) return !failed;
            if (Pair(item) is not { } first) return false;
            item = Next(iterator, out failed);
            if (failed) return false;
            if (item is null) return SavePair(state, first[0], first[1], origin) && Write(PickleOp.SetItem);
            if (!Write(PickleOp.Mark) || !SavePair(state, first[0], first[1], origin)) return false;
            n = 1;
            while (item is not null)
            {
                if (Pair(item) is not { } pair || !SavePair(state, pair[0], pair[1], origin)) return false;
                if (++n == BatchSize) break;
                item = Next(iterator, out failed);
                if (failed) return false;
            }
            if (!Write(PickleOp.SetItems)) return false;
        }
        while (n == BatchSize);
        return true;
    }

    [Mirrors("batch_dict_exact", 3320, 3390)]
    private bool BatchExactDict(PickleModule.State state, PyDict dict)
    {
        int size = dict.Count, pos = 0;
        if (size == 1)
            return dict.Next(ref pos, out PyObject? onlyKey, out PyObject? onlyValue) && SavePair(state, onlyKey, onlyValue, dict) && Write(PickleOp.SetItem);
        int n;
        do
        {
            n = 0;
            if (!Write(PickleOp.Mark)) return false;
            while (dict.Next(ref pos, out PyObject? key, out PyObject? value))
            {
                if (!SavePair(state, key, value, dict)) return false;
                if (++n == BatchSize) break;
            }
            if (!Write(PickleOp.SetItems)) return false;
            if (dict.Count != size) return Err.Fail(Exc.RuntimeError, "dictionary changed size during iteration");
        }
        while (n == BatchSize);
        return true;
    }

    private static readonly PyStr s_items = PyStr.Intern("items");

    [Mirrors("save_dict", 3392, 3457)]
    private bool SaveDict(PickleModule.State state, PyDict dict)
    {
        if (_fast != 0 && !FastEnter(dict)) return false;
        bool good = (_binary != 0 ? Write(PickleOp.EmptyDict) : Write([PickleOp.Mark, PickleOp.Dict])) && MemoPut(dict);
        if (good && dict.Count != 0)
            good = _protocol > 0
                ? BatchExactDict(state, dict)
                : Obj.CallMethod(dict, s_items) is { } items && Obj.GetIter(items) is { } iterator && BatchDict(state, iterator, dict);
        if (_fast != 0) FastLeave(dict);
        return good;
    }

    [Mirrors("save_set", 3459, 3534)]
    private bool SaveSet(PickleModule.State state, PySet set)
    {
        if (_protocol < 4) return Seq.List(set) is { } items && SaveReduce(state, PyTuple.Of(PySet.TypeObject, PyTuple.Of(items)), set);
        if (!Write(PickleOp.EmptySet) || !MemoPut(set)) return false;
        int size = set.Count, pos = 0, n;
        if (size == 0) return true;
        do
        {
            n = 0;
            if (!Write(PickleOp.Mark)) return false;
            while (set.Next(ref pos, out PyObject? item))
            {
                if (!Save(state, item)) return Note($"when serializing {set.Type.FullyQualifiedName} element");
                if (++n == BatchSize) break;
            }
            if (!Write(PickleOp.AddItems)) return false;
            if (set.Count != size) return Err.Fail(Exc.RuntimeError, "set changed size during iteration");
        }
        while (n == BatchSize);
        return true;
    }

    [Mirrors("save_frozenset", 3536, 3615)]
    private bool SaveFrozenSet(PickleModule.State state, PyFrozenSet set)
    {
        if (_fast != 0 && !FastEnter(set)) return false;
        if (_protocol < 4) return Seq.List(set) is { } items && SaveReduce(state, PyTuple.Of(PyFrozenSet.TypeObject, PyTuple.Of(items)), set);
        if (!Write(PickleOp.Mark) || Obj.GetIter(set) is not { } iterator) return false;
        while (true)
        {
            PyObject? item = Next(iterator, out bool failed);
            if (failed) return false;
            if (item is null) break;
            if (!Save(state, item)) return Note($"when serializing {set.Type.FullyQualifiedName} element");
        }
        // It may contain itself, as a tuple may.
        if (_memo.ContainsKey(set)) return Write(PickleOp.PopMark) && MemoGet(set);
        return Write(PickleOp.FrozenSet) && MemoPut(set);
    }
}
