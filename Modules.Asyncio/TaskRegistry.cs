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
    }

    private Node? _first, _free;

    [Mirrors("register_task", 2197, 2208)]
    internal void Add(TaskObj task)
    {
        if (task._node is not null) return;
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
        Unlink(node);
    }

    private void Unlink(Node node)
    {
        if (node.Previous is { } previous) previous.Next = node.Next;
        else _first = node.Next;
        if (node.Next is { } next) next.Previous = node.Previous;
        node.Task.Target = null;
        node.Previous = null;
        node.Next = _free;
        _free = node;
    }

    [Mirrors("add_tasks_llist", 3986, 4008)]
    internal void CopyTo(PyList tasks)
    {
        Node? next;
        for (Node? node = _first; node is not null; node = next)
        {
            next = node.Next;
            if (node.Task.Target is TaskObj task) tasks.Append(task);
            else Unlink(node);
        }
    }
}
