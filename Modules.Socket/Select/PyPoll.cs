// Modules/selectmodule.c: the poll object.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A set of file descriptors for poll(2).</summary>
[PyType("select.poll", Module = typeof(SelectModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation)]
public sealed unsafe partial class PyPoll : PyObject
{
    private const int DefaultEvents = 1 | 2 | 4;

    /// <summary>In the order of registration, as the dict of C.</summary>
    private readonly List<SocketNative.PollFd> _fds = [];
    private bool _running;

    private int Find(int fd) => _fds.FindIndex(entry => entry.Fd == fd);

    private void Put(int index, int fd, ushort events)
    {
        var entry = new SocketNative.PollFd { Fd = fd, Events = (short)events };
        if (index < 0) _fds.Add(entry);
        else _fds[index] = entry;
    }

    /// <summary>Watch a descriptor, or change what is watched on it.</summary>
    [PyMethod("register", "(fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)"), Mirrors("select_poll_register_impl", 489, 515)]
    private PyObject? Register([FileDescriptor] int fd, ushort eventmask = DefaultEvents)
    {
        Put(Find(fd), fd, eventmask);
        return PyNone.Instance;
    }

    /// <summary>Change what is watched on a registered descriptor.</summary>
    [PyMethod("modify", "(fd, eventmask, /)"), Mirrors("select_poll_modify_impl", 532, 568)]
    private PyObject? Modify([FileDescriptor] int fd, ushort eventmask)
    {
        int index = Find(fd);
        if (index < 0) return Err.FromErrno(SelectModule.Enoent);
        Put(index, fd, eventmask);
        return PyNone.Instance;
    }

    /// <summary>Watch a descriptor no longer.</summary>
    [PyMethod("unregister", "(fd, /)"), Mirrors("select_poll_unregister_impl", 581, 603)]
    private PyObject? Unregister([FileDescriptor] int fd)
    {
        int index = Find(fd);
        if (index < 0) return Err.RaiseKeyError(PyInt.From(fd));
        _fds.RemoveAt(index);
        return PyNone.Instance;
    }

    /// <summary>Wait for events; the timeout is in milliseconds.</summary>
    [PyMethod("poll", "(timeout=None, /)"), Mirrors("select_poll_poll_impl", 620, 754)]
    private PyObject? Poll(PyObject? timeout = null)
    {
        long wait = -1, milliseconds = -1, deadline = 0;
        if (timeout is not null and not PyNone)
        {
            if (!PyTime.FromMilliseconds(timeout, TimeRound.Timeout, out wait))
                return Err.Matches(Exc.TypeError) ? Err.Raise(Exc.TypeError, "timeout must be an integer or None") : null;
            milliseconds = PyTime.AsMilliseconds(wait, TimeRound.Timeout);
            if (milliseconds is < int.MinValue or > int.MaxValue) return Err.Raise(Exc.OverflowError, "timeout is too large");
            if (wait >= 0) deadline = PyTime.Monotonic() + wait;
        }
        if (milliseconds < 0) milliseconds = -1;
        if (_running) return Err.Raise(Exc.RuntimeError, "concurrent poll() invocation");
        SocketNative.PollFd[] fds = [.. _fds];
        int count, error;
        _running = true;
        while (true)
        {
            fixed (SocketNative.PollFd* p = fds)
            {
                using (Gil.Release())
                {
                    count = SocketNative.poll(p, (nuint)fds.Length, (int)milliseconds);
                    error = Marshal.GetLastPInvokeError();
                }
            }
            if (count >= 0 || error != SelectModule.Eintr) break;
            if (!ThreadState.Current.CheckSignals())
            {
                _running = false;
                return null;
            }
            if (wait < 0) continue;
            wait = deadline - PyTime.Monotonic();
            if (wait < 0)
            {
                count = 0;
                break;
            }
            milliseconds = PyTime.AsMilliseconds(wait, TimeRound.Ceiling);
        }
        _running = false;
        if (count < 0) return Err.FromErrno(error);
        var result = new PyList();
        for (int i = 0; i < fds.Length && result.Count < count; i++)
        {
            if (fds[i].Revents != 0) result.Append(PyTuple.Of(PyInt.From(fds[i].Fd), PyInt.From(fds[i].Revents & 0xffff)));
        }
        return result;
    }
}
