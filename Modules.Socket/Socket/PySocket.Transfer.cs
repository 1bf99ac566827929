// Modules/socketmodule.c: the socket object: sending and receiving.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

public unsafe partial class PySocket
{
    private struct ReceiveCall(byte* buffer, nuint length, int flags) : ICall
    {
        public readonly nint Run(PySocket socket) => SocketNative.recv(socket._fd, buffer, length, flags);
    }

    /// <summary>sock_recv_guts: the count, or -1.</summary>
    [Mirrors("sock_recv_guts", 3924, 3945)]
    private nint ReceiveInto(Span<byte> buffer, int flags)
    {
        if (buffer.Length == 0) return 0;
        fixed (byte* p = buffer)
        {
            var call = new ReceiveCall(p, (nuint)buffer.Length, flags);
            return Call(ref call, writing: false);
        }
    }

    /// <summary>Receive up to so many bytes; none at the end of the stream.</summary>
    [PyMethod("recv", NoTextSignature = true), Mirrors("sock_recv", 3950, 3988)]
    private PyObject? Receive(nint bufsize, int flags = 0)
    {
        if (bufsize < 0) return Err.Raise(Exc.ValueError, "negative buffersize in recv");
        // A big buffer is asked for far more often than it is filled: borrow it and keep what came.
        const int borrowed = 4096;
        if (bufsize <= borrowed)
        {
            Span<byte> small = stackalloc byte[(int)bufsize];
            nint count = ReceiveInto(small, flags);
            return count < 0 ? null : PyBytes.From(small[..(int)count]);
        }
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent((int)bufsize);
        try
        {
            nint count = ReceiveInto(buffer.AsSpan(0, (int)bufsize), flags);
            return count < 0 ? null : PyBytes.From(buffer.AsSpan(0, (int)count));
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Receive into a buffer and give the count.</summary>
    [PyMethod("recv_into", "(buffer, nbytes=0, flags=0)", NoTextSignature = true), Mirrors("sock_recv_into", 4001, 4050)]
    private PyObject? ReceiveInto([Writable] PyBuffer buffer, nint nbytes = 0, int flags = 0)
    {
        if (nbytes < 0) return Err.Raise(Exc.ValueError, "negative buffersize in recv_into");
        if (nbytes == 0) nbytes = buffer.Span.Length;
        if (buffer.Span.Length < nbytes) return Err.Raise(Exc.ValueError, "buffer too small for requested bytes");
        nint count = ReceiveInto(buffer.Span[..(int)nbytes], flags);
        return count < 0 ? null : PyInt.From(count);
    }

    private struct ReceiveFromCall(byte* buffer, nuint length, int flags, byte* address, uint* addressLength) : ICall
    {
        public readonly nint Run(PySocket socket)
        {
            *addressLength = SocketModule.AddressSize;
            return SocketNative.recvfrom(socket._fd, buffer, length, flags, address, addressLength);
        }
    }

    [Mirrors("sock_recvfrom_guts", 4102, 4134)]
    private nint ReceiveFrom(Span<byte> buffer, int flags, out PyObject? sender)
    {
        sender = null;
        byte* address = stackalloc byte[SocketModule.AddressSize];
        new Span<byte>(address, SocketModule.AddressSize).Clear();
        uint length = SocketModule.AddressSize;
        nint count;
        fixed (byte* p = buffer)
        {
            var call = new ReceiveFromCall(p, (nuint)buffer.Length, flags, address, &length);
            count = Call(ref call, writing: false);
        }
        if (count < 0) return -1;
        sender = SocketModule.MakeAddress(_fd, address, (int)length, _protocol);
        return sender is null ? -1 : count;
    }

    /// <summary>Receive up to so many bytes, and the sender's address.</summary>
    [PyMethod("recvfrom", NoTextSignature = true), Mirrors("sock_recvfrom", 4138, 4182)]
    private PyObject? ReceiveFrom(nint bufsize, int flags = 0)
    {
        if (bufsize < 0) return Err.Raise(Exc.ValueError, "negative buffersize in recvfrom");
        var buffer = new byte[bufsize];
        nint count = ReceiveFrom(buffer, flags, out PyObject? sender);
        if (count < 0) return null;
        return PyTuple.Of(count == bufsize ? PyBytes.Own(buffer) : PyBytes.From(buffer.AsSpan(0, (int)count)), sender!);
    }

    /// <summary>Receive into a buffer: the count and the sender's address.</summary>
    [PyMethod("recvfrom_into", "(buffer, nbytes=0, flags=0)", NoTextSignature = true), Mirrors("sock_recvfrom_into", 4192, 4240)]
    private PyObject? ReceiveFromInto([Writable] PyBuffer buffer, nint nbytes = 0, int flags = 0)
    {
        if (nbytes < 0) return Err.Raise(Exc.ValueError, "negative buffersize in recvfrom_into");
        if (nbytes == 0) nbytes = buffer.Span.Length;
        else if (nbytes > buffer.Span.Length) return Err.Raise(Exc.ValueError, "nbytes is greater than the length of the buffer");
        nint count = ReceiveFrom(buffer.Span[..(int)nbytes], flags, out PyObject? sender);
        return count < 0 ? null : PyTuple.Of(PyInt.From(count), sender!);
    }

    private struct SendCall(byte* buffer, nuint length, int flags) : ICall
    {
        public readonly nint Run(PySocket socket) => SocketNative.send(socket._fd, buffer, length, flags);
    }

    /// <summary>Send bytes and give the count that went out.</summary>
    [PyMethod("send", NoTextSignature = true), Mirrors("sock_send", 4603, 4629)]
    private PyObject? Send(PyBuffer data, int flags = 0)
    {
        ReadOnlySpan<byte> span = data.Span;
        fixed (byte* p = span)
        {
            var call = new SendCall(p, (nuint)span.Length, flags);
            nint count = Call(ref call, writing: true);
            return count < 0 ? null : PyInt.From(count);
        }
    }

    /// <summary>Send all bytes, in as many steps as it takes; the time-out is for all of them.</summary>
    [PyMethod("sendall", NoTextSignature = true), Mirrors("sock_sendall", 4641, 4708)]
    private PyObject? SendAll(PyBuffer data, int flags = 0)
    {
        ReadOnlySpan<byte> span = data.Span;
        long timeout = _timeout, deadline = timeout > 0 ? PyTime.Monotonic() + timeout : 0;
        fixed (byte* p = span)
        {
            int sent = 0;
            bool started = false;
            while (sent < span.Length)
            {
                if (timeout > 0 && started)
                {
                    timeout = deadline - PyTime.Monotonic();
                    if (timeout <= 0) return Err.Raise(Exc.TimeoutError, "timed out");
                }
                started = true;
                var call = new SendCall(p + sent, (nuint)(span.Length - sent), flags);
                nint count = Call(ref call, writing: true, connecting: false, report: false, timeout, out _);
                if (count < 0) return null;
                sent += (int)count;
                // Signals are looked at between the steps, so that a handler may end a long transfer.
                if (!ThreadState.Current.CheckSignals()) return null;
            }
        }
        return PyNone.Instance;
    }

    private struct SendToCall(byte* buffer, nuint length, int flags, byte* address, uint addressLength) : ICall
    {
        public readonly nint Run(PySocket socket) => SocketNative.sendto(socket._fd, buffer, length, flags, address, addressLength);
    }

    /// <summary>Send bytes to an address: <c>sendto(data, [flags,] address)</c>.</summary>
    [PyMethod("sendto", Raw = true, NoTextSignature = true), Mirrors("sock_sendto", 4748, 4807)]
    private PyObject? SendTo(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("socket.sendto", kwnames)) return null;
        if (args.Length is < 2 or > 3) return Err.Raise(Exc.TypeError, $"sendto() takes 2 or 3 arguments ({args.Length} given)");
        int flags = 0;
        if (args.Length == 3 && !Args.AsInt(args[1], out flags)) return null;
        byte* address = stackalloc byte[SocketModule.AddressSize];
        var view = new PyBuffer();
        if (!Obj.GetBuffer(args[0], view, PyBuffer.Simple)) return null;
        try
        {
            int length = SocketModule.ParseAddress(this, args[^1], new Span<byte>(address, SocketModule.AddressSize), "sendto");
            if (length < 0) return null;
            ReadOnlySpan<byte> span = view.Span;
            fixed (byte* p = span)
            {
                var call = new SendToCall(p, (nuint)span.Length, flags, address, (uint)length);
                nint count = Call(ref call, writing: true);
                return count < 0 ? null : PyInt.From(count);
            }
        }
        finally
        {
            view.Release();
        }
    }
}
