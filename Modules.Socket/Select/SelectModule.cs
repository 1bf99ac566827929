// Modules/selectmodule.c: select(), poll and epoll.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Waiting for I/O on several file descriptors.</summary>
[PyModule("select", Source = "Modules/selectmodule.c", Doc = "Wait until one of several file descriptors is ready.")]
public static unsafe partial class SelectModule
{
    internal const int SetSize = 1024, Eintr = 4, Enoent = 2;

    [PyConstant] public const long PIPE_BUF = 4096, POLLIN = 1, POLLPRI = 2, POLLOUT = 4, POLLERR = 8, POLLHUP = 16, POLLNVAL = 32, POLLRDNORM = 64, POLLRDBAND = 128, POLLWRNORM = 256;
    [PyConstant] public const long POLLWRBAND = 512, POLLMSG = 1024, POLLRDHUP = 8192, EPOLLIN = 1, EPOLLOUT = 4, EPOLLPRI = 2, EPOLLERR = 8, EPOLLHUP = 16, EPOLLRDHUP = 8192;
    [PyConstant] public const long EPOLLET = 2147483648, EPOLLONESHOT = 1073741824, EPOLLEXCLUSIVE = 268435456, EPOLLRDNORM = 64, EPOLLRDBAND = 128, EPOLLWRNORM = 256, EPOLLWRBAND = 512;
    [PyConstant] public const long EPOLLMSG = 1024, EPOLLWAKEUP = 536870912, EPOLL_CLOEXEC = 524288;

    [PyExec, Mirrors("_select_exec", 2628, 2870)]
    private static bool Exec(PyModuleObject module) => module.Dict.SetItem(PyStr.Intern("error"), Exc.OSError);

    /// <summary>The objects of one argument of select() beside their descriptors.</summary>
    private struct Watched
    {
        public PyObject[] Objects;
        public int[] Fds;
    }

    [Mirrors("seq2set", 143, 201)]
    private static bool ToSet(PyObject sequence, Span<ulong> set, out Watched watched, ref int max)
    {
        watched = default;
        if (!Seq.Fast(sequence, "arguments 1-3 must be sequences", out ReadOnlySpan<PyObject> items, out _)) return false;
        // fileno() may change a list, which counts as it is by then.
        PyObject[] fixedItems = sequence is PyList ? [] : items.ToArray();
        List<PyObject> objects = [];
        List<int> fds = [];
        for (int i = 0; i < (sequence is PyList list ? list.Count : fixedItems.Length); i++)
        {
            PyObject o = sequence is PyList live ? live[i] : fixedItems[i];
            if (!Args.AsFileDescriptor(o, out int fd)) return false;
            if (fd < 0 || fd >= SetSize) return Err.Fail(Exc.ValueError, "filedescriptor out of range in select()");
            if (i >= SetSize) return Err.Fail(Exc.ValueError, "too many file descriptors in select()");
            objects.Add(o);
            fds.Add(fd);
            max = Math.Max(max, fd);
            set[fd >> 6] |= 1UL << (fd & 63);
        }
        watched = new Watched { Objects = [.. objects], Fds = [.. fds] };
        return true;
    }

    [Mirrors("set2list", 204, 236)]
    private static PyList ToList(ReadOnlySpan<ulong> set, Watched watched)
    {
        var list = new PyList();
        for (int i = 0; i < watched.Fds.Length; i++)
        {
            int fd = watched.Fds[i];
            if ((set[fd >> 6] & (1UL << (fd & 63))) != 0) list.Append(watched.Objects[i]);
        }
        return list;
    }

    /// <summary>Wait until one of the descriptors is ready.</summary>
    [PyFunction("select", "(rlist, wlist, xlist, timeout=None, /)"), Mirrors("select_select_impl", 276, 426)]
    private static PyObject? Select(PyObject rlist, PyObject wlist, PyObject xlist, PyObject? timeout = null)
    {
        long wait = -1, deadline = 0;
        if (timeout is not null and not PyNone)
        {
            if (!Seconds(timeout, "timeout must be a float or None", out wait)) return null;
            if (wait < 0) return Err.Raise(Exc.ValueError, "timeout must be non-negative");
            deadline = PyTime.Monotonic() + wait;
        }
        Span<ulong> wanted = stackalloc ulong[3 * 16];
        wanted.Clear();
        int max = -1;
        if (!ToSet(rlist, wanted[..16], out Watched read, ref max)) return null;
        if (!ToSet(wlist, wanted[16..32], out Watched write, ref max)) return null;
        if (!ToSet(xlist, wanted[32..], out Watched except, ref max)) return null;
        Span<ulong> ready = stackalloc ulong[3 * 16];
        int count, error;
        while (true)
        {
            wanted.CopyTo(ready);
            var interval = new SocketNative.TimeVal { Seconds = wait / 1_000_000_000, Microseconds = (wait % 1_000_000_000 + 999) / 1000 };
            fixed (ulong* p = ready)
            {
                using (Gil.Release())
                {
                    count = SocketNative.select(max + 1, (byte*)p, (byte*)(p + 16), (byte*)(p + 32), wait < 0 ? null : &interval);
                    error = Marshal.GetLastPInvokeError();
                }
            }
            if (count >= 0 || error != Eintr) break;
            if (!ThreadState.Current.CheckSignals()) return null;
            if (timeout is null or PyNone) continue;
            wait = deadline - PyTime.Monotonic();
            if (wait < 0)
            {
                ready.Clear();
                count = 0;
                break;
            }
        }
        if (count < 0) return Err.FromErrno(error);
        return PyTuple.Of(ToList(ready[..16], read), ToList(ready[16..32], write), ToList(ready[32..], except));
    }

    internal static bool Seconds(PyObject timeout, string message, out long nanoseconds)
    {
        if (PyTime.FromSeconds(timeout, TimeRound.Timeout, out nanoseconds)) return true;
        return Err.Matches(Exc.TypeError) && Err.Fail(Exc.TypeError, message);
    }

    /// <summary>A polling object, for descriptors to be registered with.</summary>
    [PyFunction("poll", "()"), Mirrors("select_poll_impl", 1210, 1215)]
    private static PyObject? Poll() => new PyPoll();
}
