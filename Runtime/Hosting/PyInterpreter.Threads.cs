// Python/pystate.c: PyGILState_Ensure and PyGILState_Release, for callers on any thread.

using PyModules.Runtime;
using PyModules.Runtime.Native;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Hosting;

public sealed partial class PyInterpreter
{
    /// <summary>The data stack of a thread state that has ended, kept for the next.</summary>
    private PyObject?[]? _spareChunk;

    /// <summary>
    /// Attach the calling thread to the interpreter and take the GIL, until the result is disposed. Scopes nest, also those of different
    /// interpreters. Needed only by code that works with <see cref="PyObject"/> itself; the other members do it on their own.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The interpreter has ended.</exception>
    [Mirrors("PyGILState_Ensure", 2733, 2789)]
    public GilScope Enter()
    {
        ThreadState? outer = ThreadState.HasCurrent ? ThreadState.Current : null;
        if (outer is not null && ReferenceEquals(outer.Interpreter, _core))
        {
            if (ReferenceEquals(_core.Gil.Holder, outer)) return default;
            _core.Gil.Acquire(outer);
            return new GilScope(this, outer, null, GilScope.Mode.Reacquired);
        }
        lock (_life)
        {
            ObjectDisposedException.ThrowIf(_closed || _core.Finalizing, this);
            _inside++;
        }
        bool held = outer is not null && ReferenceEquals(outer.Interpreter.Gil.Holder, outer);
        if (held) outer!.Interpreter.Gil.Drop(outer);
        ThreadState thread = new(_core, Interlocked.Exchange(ref _spareChunk, null))
        {
            Id = Interlocked.Increment(ref _core.NextThreadId),
            ThreadId = (long)LibC.pthread_self(),
        };
        thread.RecursionRemaining = thread.RecursionLimit = _core.RecursionLimit;
        ThreadState.Current = thread;
        _core.Gil.Acquire(thread);
        lock (_core.Threads) _core.Threads.Add(thread);
        return new GilScope(this, thread, outer, held ? GilScope.Mode.Switched : GilScope.Mode.Attached);
    }

    [Mirrors("PyGILState_Release", 2791, 2835)]
    private void Leave(ThreadState thread, ThreadState? outer, bool resume)
    {
        lock (_core.Threads) _core.Threads.Remove(thread);
        thread.RunExitActions();
        _core.Gil.Drop(thread);
        ClearUsed(thread.Chunk);
        _spareChunk = thread.Chunk;
        if (outer is null) ThreadState.Detach();
        else
        {
            ThreadState.Current = outer;
            if (resume) outer.Interpreter.Gil.Acquire(outer);
        }
        lock (_life) _inside--;
        _main?.Left();
    }

    /// <summary>Forget what returned frames left behind. The stack is used from its start; a block that nobody touched ends it.</summary>
    private static void ClearUsed(PyObject?[] chunk)
    {
        const int block = 256;
        for (int start = 0; start + block <= chunk.Length; start += block)
        {
            Span<PyObject?> slots = chunk.AsSpan(start, block);
            bool used = false;
            foreach (PyObject? slot in slots)
            {
                if (slot is null) continue;
                used = true;
                break;
            }
            if (!used) return;
            slots.Clear();
        }
    }

    /// <summary>The calling thread runs Python until this is disposed.</summary>
    public readonly ref struct GilScope
    {
        internal enum Mode { Nested, Reacquired, Attached, Switched }

        private readonly PyInterpreter? _host;
        private readonly ThreadState? _thread, _outer;
        private readonly Mode _mode;

        internal GilScope(PyInterpreter host, ThreadState thread, ThreadState? outer, Mode mode)
        {
            _host = host;
            _thread = thread;
            _outer = outer;
            _mode = mode;
        }

        /// <summary>Give the GIL back; an outermost scope also detaches the thread.</summary>
        public void Dispose()
        {
            if (_mode == Mode.Reacquired) _host!._core.Gil.Drop(_thread!);
            else if (_mode != Mode.Nested) _host!.Leave(_thread!, _outer, _mode == Mode.Switched);
        }
    }
}
