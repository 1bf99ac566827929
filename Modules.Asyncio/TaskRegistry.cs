// Modules/_asynciomodule.c: the linked list of tasks that are not done (task_node).

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The tasks that are not done. It keeps none of them alive.</summary>
internal sealed class TaskRegistry
{
    /// <summary>A link; its weak handle is used again for later tasks.</summary>
    internal sealed class Node
    {
        internal GCHandle Task;
        internal Node? Previous, Next;

        /// <summary>The thread that has made the task.</summary>
        internal long ThreadId;

        /// <summary>Taken out for good. The task is gone for whoever looks, but its finalizer may still come and bring the link along.</summary>
        internal bool Dropped;
    }

    private Node? _first, _free;

    [Mirrors("register_task", 2197, 2208)]
    internal void Add(TaskObj task, ThreadState thread)
    {
        if (task._node is { Dropped: false }) return;
        Node node;
        if (_free is { } used)
        {
            node = used;
            _free = used.Next;
            node.Task.Target = task;
        }
        else
        {
            node = new Node { Task = GCHandle.Alloc(task, GCHandleType.Weak) };
        }
        node.ThreadId = thread.Id;
        node.Previous = null;
        node.Next = _first;
        if (_first is not null) _first.Previous = node;
        _first = node;
        task._node = node;
    }

    [Mirrors("unregister_task_safe", 2210, 2219)]
    internal void Remove(TaskObj task)
    {
        if (task._node is not { } node) return;
        task._node = null;
        if (node.Dropped) return;
        Unlink(node);
        node.Task.Target = null;
        node.Next = _free;
        _free = node;
    }

    private void Unlink(Node node)
    {
        if (node.Previous is { } previous) previous.Next = node.Next;
        else _first = node.Next;
        if (node.Next is { } next) next.Previous = node.Previous;
        node.Previous = null;
    }

    private void Drop(Node node)
    {
        Unlink(node);
        node.Dropped = true;
        node.Task.Free();
    }

    [Mirrors("add_tasks_llist", 3986, 4008)]
    internal void CopyTo(PyList tasks)
    {
        Node? next;
        for (Node? node = _first; node is not null; node = next)
        {
            next = node.Next;
            if (node.Task.Target is TaskObj task) tasks.Append(task);
            else Drop(node);
        }
    }
}
