// Modules/gcmodule.c: the garbage collector. .NET's does the work; what only CPython's has is not imitated.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The garbage collector.</summary>
[PyModule("gc", Source = "Modules/gcmodule.c", Doc = "The garbage collector; .NET's does the work.")]
public static partial class GcModule
{
    [PyConstant] private const int DEBUG_STATS = 1, DEBUG_COLLECTABLE = 2, DEBUG_UNCOLLECTABLE = 4, DEBUG_SAVEALL = 32, DEBUG_LEAK = 38;

    /// <summary>Settings: they are kept and given back, as programs expect.</summary>
    internal sealed class State : PyModuleState
    {
        public bool Enabled = true;
        public int Debug;
        public int[] Thresholds = [2000, 10, 0];
        public readonly int[] Collections = new int[3];
        public readonly PyList Callbacks = new();
    }

    [PyExec, Mirrors("gcmodule_exec", 511, 535)]
    private static bool Exec(PyModuleObject module, State state) =>
        module.Dict.SetItem(PyStr.Intern("garbage"), new PyList()) && module.Dict.SetItem(PyStr.Intern("callbacks"), state.Callbacks);

    /// <summary>Switch automatic collection on. .NET's goes on in any case.</summary>
    [PyFunction("enable", "()"), Mirrors("gc_enable_impl", 34, 40)]
    private static PyObject? Enable(State state)
    {
        state.Enabled = true;
        return PyNone.Instance;
    }

    /// <summary>Switch automatic collection off. .NET's goes on in any case.</summary>
    [PyFunction("disable", "()"), Mirrors("gc_disable_impl", 48, 54)]
    private static PyObject? Disable(State state)
    {
        state.Enabled = false;
        return PyNone.Instance;
    }

    /// <summary>Whether automatic collection is on.</summary>
    [PyFunction("isenabled", "()"), Mirrors("gc_isenabled_impl", 62, 67)]
    private static PyObject? IsEnabled(State state) => PyBool.From(state.Enabled);

    /// <summary>Collect; finalizers and the callbacks of weak references have run when this returns.</summary>
    [PyFunction("collect", "(generation=2)"), Mirrors("gc_collect_impl", 83, 95)]
    private static PyObject? Collect(ThreadState thread, State state, int generation = 2)
    {
        if (generation is < 0 or > 2) return Err.Raise(Exc.ValueError, "invalid generation");
        if (!Announce(state, "start", generation)) return null;
        state.Collections[generation]++;
        // An object that a finalizer lets go of needs a second round.
        for (int round = 0; round < 2; round++)
        {
            // What only caches still know is garbage too.
            TypeCache.Clear();
            thread.Interpreter.DropInlineCaches();
            thread.Interpreter.ClearDeadSlots();
            using (Gil.Release(thread))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
            }
            thread.Interpreter.RunFinalizers(thread);
        }
        return Announce(state, "stop", generation) ? PyInt.From(0) : null;
    }

    private static bool Announce(State state, string phase, int generation)
    {
        if (state.Callbacks.Count == 0) return true;
        var info = new PyDict();
        info.SetItem(PyStr.Intern("generation"), PyInt.From(generation));
        info.SetItem(PyStr.Intern("collected"), PyInt.From(0));
        info.SetItem(PyStr.Intern("uncollectable"), PyInt.From(0));
        for (int i = 0; i < state.Callbacks.Count; i++)
        {
            PyObject callback = state.Callbacks[i];
            if (Obj.Call(callback, PyStr.Intern(phase), info) is null) Err.WriteUnraisable(callback);
        }
        return true;
    }

    [PyFunction("set_debug", "(flags, /)", Doc = "Set the debugging flags."), Mirrors("gc_set_debug_impl", 115, 122)]
    private static PyObject? SetDebug(State state, int flags)
    {
        state.Debug = flags;
        return PyNone.Instance;
    }

    [PyFunction("get_debug", "()", Doc = "The debugging flags."), Mirrors("gc_get_debug_impl", 130, 136)]
    private static PyObject? GetDebug(State state) => PyInt.From(state.Debug);

    [PyFunction("get_count", "()", Doc = "The collection counts of the generations: .NET's."), Mirrors("gc_get_count_impl", 195, 214)]
    private static PyObject? GetCount() => PyTuple.Of(PyInt.From(GC.CollectionCount(0)), PyInt.From(GC.CollectionCount(1)), PyInt.From(GC.CollectionCount(2)));

    /// <summary>Set the thresholds; zero for the first turns collection off.</summary>
    [PyFunction, Mirrors("gc_set_threshold_impl", 155, 170)]
    [Clinic("""
        gc.set_threshold
            threshold0: int
            [
            threshold1: int
            [
            threshold2: int
            ]
            ]
            /
        """)]
    private static PyObject? SetThreshold(State state, int threshold0, bool groupRight1, int threshold1, bool groupRight2, int threshold2)
    {
        state.Thresholds = [threshold0, groupRight1 ? threshold1 : state.Thresholds[1], groupRight2 ? threshold2 : state.Thresholds[2]];
        return PyNone.Instance;
    }

    [PyFunction("get_threshold", "()", Doc = "The thresholds."), Mirrors("gc_get_threshold_impl", 178, 187)]
    private static PyObject? GetThreshold(State state) =>
        PyTuple.Of(PyInt.From(state.Thresholds[0]), PyInt.From(state.Thresholds[1]), PyInt.From(state.Thresholds[2]));

    [PyFunction("get_stats", "()", Doc = "A dict per generation with the number of collections."), Mirrors("gc_get_stats_impl", 340, 379)]
    private static PyObject? GetStats(State state)
    {
        var list = new PyList();
        foreach (int count in state.Collections)
        {
            var stats = new PyDict();
            stats.SetItem(PyStr.Intern("collections"), PyInt.From(count));
            stats.SetItem(PyStr.Intern("collected"), PyInt.From(0));
            stats.SetItem(PyStr.Intern("uncollectable"), PyInt.From(0));
            list.Append(stats);
        }
        return list;
    }

    [PyFunction("is_tracked", "(obj, /)", Doc = "Whether the object can refer to others, as CPython's collector would track it."), Mirrors("gc_is_tracked_impl", 393, 398)]
    private static PyObject? IsTracked(PyObject obj) => PyBool.From(References.IsTracked(obj));

    [PyFunction("is_finalized", "(obj, /)", Doc = "Whether the object's __del__() was called because it had died; then it lives again."), Mirrors("gc_is_finalized_impl", 409, 414)]
    private static PyObject? IsFinalized(PyObject obj) => PyBool.From(FinalizerGuard.HasRun(obj));

    /// <summary>The tracked objects that modules and threads lead to, those of one of .NET's generations alone if it is given.</summary>
    [PyFunction("get_objects", "(generation=None)"), Mirrors("gc_get_objects_impl", 309, 332)]
    private static PyObject? GetObjects(ThreadState thread, PyObject? generation = null)
    {
        nint wanted = -1;
        if (generation is not null && !Args.AsSsizeOrNone(generation, ref wanted)) return null;
        if (!Audit.Raise("gc.get_objects", PyInt.From(wanted))) return null;
        if (wanted > GC.MaxGeneration)
            return Err.Raise(Exc.ValueError, $"generation parameter must be less than the number of available generations ({GC.MaxGeneration + 1})");
        if (wanted < -1) return Err.Raise(Exc.ValueError, "generation parameter cannot be negative");
        var found = new PyList();
        foreach (PyObject o in References.Reachable(thread.Interpreter))
            if (wanted < 0 || GC.GetGeneration(o) == wanted) found.Append(o);
        return found;
    }

    /// <summary>The objects of get_objects() that refer to any of these directly.</summary>
    [PyFunction("get_referrers", "(*objs)"), Mirrors("gc_get_referrers_impl", 224, 234)]
    private static PyObject? GetReferrers(ThreadState thread, ReadOnlySpan<PyObject> objs)
    {
        if (!Audit.Raise("gc.get_referrers", PyTuple.Of(objs))) return null;
        var found = new PyList();
        List<PyObject> referents = [];
        foreach (PyObject o in References.Reachable(thread.Interpreter))
        {
            referents.Clear();
            References.Of(o, referents);
            foreach (PyObject wanted in objs)
            {
                if (!referents.Exists(referent => ReferenceEquals(referent, wanted))) continue;
                found.Append(o);
                break;
            }
        }
        return found;
    }

    /// <summary>What the objects refer to directly.</summary>
    [PyFunction("get_referents", "(*objs)"), Mirrors("gc_get_referents_impl", 272, 296)]
    private static PyObject? GetReferents(ReadOnlySpan<PyObject> objs)
    {
        if (!Audit.Raise("gc.get_referents", PyTuple.Of(objs))) return null;
        List<PyObject> referents = [];
        foreach (PyObject o in objs)
            if (References.IsTracked(o)) References.Of(o, referents);
        return PyList.Of([.. referents]);
    }

    [PyFunction("freeze", "()", Doc = "Leave the present objects out of collections; .NET needs no such help."), Mirrors("gc_freeze_impl", 426, 433)]
    private static PyObject? Freeze() => PyNone.Instance;

    [PyFunction("unfreeze", "()", Doc = "Undo freeze()."), Mirrors("gc_unfreeze_impl", 443, 450)]
    private static PyObject? Unfreeze() => PyNone.Instance;

    [PyFunction("get_freeze_count", "()", Doc = "How many objects freeze() left out."), Mirrors("gc_get_freeze_count_impl", 458, 464)]
    private static PyObject? GetFreezeCount() => PyInt.From(0);
}
