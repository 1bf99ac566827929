// Modules/config.c, Python/import.c: the table of built-in modules.

namespace PyModules.Runtime;

/// <summary>The class that registers an assembly's native modules, and their names; read by the generator when it builds an executable.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PyInittabAttribute(Type table, params string[] modules) : Attribute
{
    public Type Table { get; } = table;
    public string[] Modules { get; } = modules;
}

/// <summary><c>PyImport_Inittab</c>: which native modules there are. Filled before the first interpreter starts.</summary>
public static unsafe class Inittab
{
    private sealed class Entry(delegate*<void> register)
    {
        internal delegate*<NativeModuleSpec> Make;

        internal NativeModuleSpec Spec()
        {
            // Two threads may both register: they write the same.
            if (Make == null) register();
            return Make();
        }
    }

    private static readonly NameMap<Entry> s_entries = new();

    /// <summary><c>PyImport_AppendInittab</c>.</summary>
    public static void Add(string name, delegate*<NativeModuleSpec> spec)
    {
        if (!s_entries.TryGetValue(name, out Entry? entry)) s_entries[name] = entry = new Entry(null);
        entry.Make = spec;
    }

    /// <summary><c>PyImport_ExtendInittab</c> with modules of an assembly that is not loaded yet: when one of them is wanted,
    /// <paramref name="register"/> adds them all by <see cref="Add(string, delegate*{NativeModuleSpec})"/>.</summary>
    public static void Add(string[] names, delegate*<void> register)
    {
        foreach (string name in names) s_entries.TryAdd(name, new Entry(register));
    }

    /// <summary>The module's spec, null when there is no such module.</summary>
    public static NativeModuleSpec? Find(string name) => s_entries.TryGetValue(name, out Entry? entry) ? entry.Spec() : null;

    /// <summary>Whether there is such a module.</summary>
    [Mirrors("is_builtin", 2309, 2323)]
    public static bool Contains(string name) => s_entries.Contains(name);

    /// <summary>All names, sorted.</summary>
    [Mirrors("_PyImport_GetBuiltinModuleNames", 2503, 2525)]
    public static string[] Names
    {
        get
        {
            string[] names = new string[s_entries.Count];
            for (int i = 0; i < names.Length; i++) names[i] = s_entries.NameAt(i);
            // By hand: each assembly's names are sorted already, and the framework's sort is generic code that a start would wait for.
            for (int i = 1; i < names.Length; i++)
            {
                string name = names[i];
                int at = i;
                for (; at > 0 && string.CompareOrdinal(names[at - 1], name) > 0; at--) names[at] = names[at - 1];
                names[at] = name;
            }
            return names;
        }
    }
}

/// <summary>Makes module objects from specs (<c>PyModule_FromDefAndSpec</c>, <c>PyModule_ExecDef</c>).</summary>
public static unsafe class NativeModules
{
    /// <summary>A module with its dict filled and its state made, not yet executed.</summary>
    [Mirrors("create_builtin", 2325, 2398), Mirrors("PyModule_FromDefAndSpec2", 266, 445, File = "Objects/moduleobject.c")]
    public static PyModuleObject Create(NativeModuleSpec spec, PyStr name)
    {
        PyModuleObject module = new(name);
        if (spec.Doc is not null) module.Dict.SetItem(Id.__doc__, PyStr.From(spec.Doc));
        if (spec.CreateState is { } create)
        {
            PyModuleState state = create();
            module.NativeState = state;
            ThreadState.Current.Interpreter.SetModuleState(state);
        }
        module.NativeSpec = spec;
        if (spec.FillDict != null) spec.FillDict(new NativeDict(module));
        return module;
    }

    /// <summary>Run the exec step; false raised.</summary>
    [Mirrors("exec_builtin_or_dynamic", 840, 861), Mirrors("PyModule_ExecDef", 460, 527, File = "Objects/moduleobject.c")]
    public static bool Exec(PyModuleObject module) => module.NativeSpec is not { } spec || spec.Exec == null || spec.Exec(module);
}
