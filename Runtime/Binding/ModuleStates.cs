// The states of native modules: one per interpreter.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    private Vec<PyModuleState> _moduleStates = new(32);

    /// <summary>The state that the interpreter's instance of a native module has.</summary>
    internal PyModuleState? FindModuleState(Type type)
    {
        int place = PlaceOfState(type);
        return place < 0 ? null : _moduleStates[place];
    }

    /// <summary>Remember the state of a module just created.</summary>
    public void SetModuleState(PyModuleState state)
    {
        int place = PlaceOfState(state.GetType());
        if (place < 0) _moduleStates.Add(state);
        else _moduleStates[place] = state;
    }

    private int PlaceOfState(Type type)
    {
        int place = _moduleStates.Count - 1;
        while (place >= 0 && _moduleStates[place].GetType() != type) place--;
        return place;
    }
}

/// <summary>Finds a module's state from within one of its types.</summary>
public static class ModuleStates
{
    /// <summary>One entry per state class: the interpreter that asked last, with its state.</summary>
    private static class Cache<T> where T : PyModuleState
    {
        internal static Entry? Last;

        internal sealed class Entry(Interpreter interpreter, T state)
        {
            internal readonly Interpreter Interpreter = interpreter;
            internal readonly T State = state;
        }
    }

    /// <summary>The state of the current interpreter's module.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>() where T : PyModuleState
    {
        Interpreter interpreter = ThreadState.Current.Interpreter;
        return Cache<T>.Last is { } entry && ReferenceEquals(entry.Interpreter, interpreter) ? entry.State : Find<T>(interpreter);
    }

    private static T Find<T>(Interpreter interpreter) where T : PyModuleState
    {
        if (interpreter.FindModuleState(typeof(T)) is not T state)
            throw new InvalidOperationException($"the module of {typeof(T)} has not been imported");
        Cache<T>.Last = new(interpreter, state);
        return state;
    }
}
