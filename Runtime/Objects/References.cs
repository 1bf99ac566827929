// Include/internal/pycore_gc.h: tp_traverse of the types that Python code builds its data from.

namespace PyModules.Runtime;

/// <summary>
/// What objects refer to, for the questions of the gc module. .NET's collector answers none, so these are walks from object to object.
/// What an iterator or another native object keeps to itself is not seen, and what lies behind it only if something else leads there.
/// </summary>
internal static class References
{
    /// <summary>Append what an object refers to directly.</summary>
    internal static void Of(PyObject o, List<PyObject> found)
    {
        switch (o)
        {
            case PyList list:
                for (int i = 0; i < list.Count; i++) found.Add(list[i]);
                break;
            case PyTuple tuple:
                found.AddRange(tuple.Items);
                break;
            case PyDict dict:
            {
                int position = 0;
                while (dict.Next(ref position, out PyObject? key, out PyObject? value))
                {
                    found.Add(key);
                    found.Add(value);
                }
                break;
            }
            case PyAnySet set:
            {
                int position = 0;
                while (set.Next(ref position, out PyObject? item)) found.Add(item);
                break;
            }
            case PyFunction function:
                Add(found, function.Code, function.Globals, function.Module, function.Defaults, function.KwDefaults, function.Doc, function.Name, function.Closure,
                    function.Annotations, function.Annotate, function.TypeParams, function.QualName, function.Builtins);
                break;
            case PyMethod method:
                Add(found, method.Function, method.Self);
                break;
            case PyBuiltinFunction builtin:
                Add(found, builtin.Self, builtin._module);
                break;
            case PyCell cell:
                Add(found, cell.Value);
                break;
            case PyProperty property:
                Add(found, property._get, property._set, property._delete);
                break;
            case PyClassMethod method:
                Add(found, method._callable);
                break;
            case PyStaticMethod method:
                Add(found, method._callable);
                break;
            case PyMappingProxy proxy:
                Add(found, proxy.Mapping);
                break;
            case PySlice slice:
                Add(found, slice.Start, slice.Stop, slice.Step);
                break;
            // Native types are everybody's: nothing that they hold is part of a program's data.
            case PyType { Spec: null } type:
                Add(found, type.Dict, type.Mro, type.Bases, type.Base);
                break;
            case PyBaseException exception:
                Add(found, exception._args, exception._traceback, exception._context, exception._cause);
                break;
            case PyTraceback traceback:
                Add(found, traceback.Next, traceback.Frame);
                break;
            case PyFrame frame:
                Add(found, frame.BackObject, frame.TraceFunction, frame.ExtraLocals, frame.LocalsCache);
                // As long as it runs, its variables are the thread's or the generator's.
                if (frame.Inner.Owner == FrameOwner.FrameObject) Of(frame.Inner, found);
                break;
            case PyGenBase { Finished: false } generator:
                Add(found, generator.Code);
                Of(generator.Frame, found);
                break;
            case PyWeakReference reference:
                Add(found, reference.Callback);
                break;
        }
        if (o is not PyDict && !System.Runtime.CompilerServices.Unsafe.IsNullRef(ref o.DictSlot)) Add(found, o.DictSlot);
        if (o.SlotValues is { } slots) Add(found, slots);
        if (o.Type is { Spec: null } cls) found.Add(cls);
    }

    /// <summary>Append the variables and the stack of a frame.</summary>
    private static void Of(Frame frame, List<PyObject> found)
    {
        Add(found, frame.Function, frame.Locals, frame.FrameObject);
        Add(found, frame.Slots.AsSpan(frame.Base, Math.Min(frame.Top, frame.Slots.Length) - frame.Base));
    }

    private static void Add(List<PyObject> found, params ReadOnlySpan<PyObject?> objects)
    {
        foreach (PyObject? o in objects)
            if (o is not null) found.Add(o);
    }

    /// <summary>Whether CPython's collector would look at the object.</summary>
    internal static bool IsTracked(PyObject o) => (o.Type.Flags & TypeFlags.HaveGc) != 0;

    /// <summary>All tracked objects that the interpreter leads to, by its modules and its threads.</summary>
    internal static List<PyObject> Reachable(Interpreter interpreter)
    {
        // What frames are done with leads nowhere.
        interpreter.ClearDeadSlots();
        List<PyObject> tracked = [], pending = [];
        HashSet<PyObject> seen = new(ReferenceEqualityComparer.Instance);
        Add(pending, interpreter.ModulesObject, interpreter.Builtins, interpreter.SysDict, interpreter.ImportLib, interpreter.ImportFunction);
        lock (interpreter.Threads)
        {
            foreach (ThreadState thread in interpreter.Threads)
            {
                Add(pending, thread.Dict, thread.HandledException, thread.AsyncGenFirstIter, thread.AsyncGenFinalizer);
                for (Frame? frame = thread.CurrentFrame; frame is not null; frame = frame.Previous) Of(frame, pending);
            }
        }
        while (pending.Count > 0)
        {
            PyObject o = pending[^1];
            pending.RemoveAt(pending.Count - 1);
            if (!seen.Add(o)) continue;
            if (IsTracked(o)) tracked.Add(o);
            Of(o, pending);
        }
        return tracked;
    }
}
