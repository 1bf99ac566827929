// Python/pystate.c: the state of one thread of one interpreter.

namespace PyModules.Runtime;

/// <summary>A Python thread. Code that runs Python holds the GIL of <see cref="Interpreter"/>.</summary>
public sealed partial class ThreadState
{
    [ThreadStatic] private static ThreadState? t_current;

    /// <summary>The calling thread's state. A thread-static read: hot paths get the state passed in instead.</summary>
    public static ThreadState Current
    {
        get => t_current ?? throw new InvalidOperationException("no Python thread state is attached to this thread");
        set => t_current = value;
    }

    /// <summary>Whether a state is attached to the calling thread.</summary>
    public static bool HasCurrent => t_current is not null;

    /// <summary>Detach the state from the calling thread.</summary>
    public static void Detach() => t_current = null;

    /// <summary>The exception set but not yet handled: what a null result refers to.</summary>
    public PyBaseException? CurrentException;

    public Interpreter Interpreter { get; }

    public ThreadState(Interpreter interpreter) : this(interpreter, new PyObject?[ChunkSize]) { }

    /// <summary>A state with the data stack of one that has ended.</summary>
    [Mirrors("init_threadstate", 1430, 1490)]
    internal ThreadState(Interpreter interpreter, PyObject?[]? chunk)
    {
        Interpreter = interpreter;
        _chunk = chunk ?? new PyObject?[ChunkSize];
    }
}
