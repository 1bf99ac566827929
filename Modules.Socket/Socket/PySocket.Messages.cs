// Modules/socketmodule.c: the socket object: messages with ancillary data.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

public unsafe partial class PySocket
{
    internal const int HeaderSize = 16;

    /// <summary>CMSG_ALIGN.</summary>
    internal static nint Align(nint length) => (length + 7) & ~(nint)7;

    private struct ReceiveMessageCall(SocketNative.MsgHdr* message, int flags) : ICall
    {
        public readonly nint Run(PySocket socket) => SocketNative.recvmsg(socket._fd, message, flags);
    }

    private struct SendMessageCall(SocketNative.MsgHdr* message, int flags) : ICall
    {
        public readonly nint Run(PySocket socket) => SocketNative.sendmsg(socket._fd, message, flags);
    }

    /// <summary>Receive into the buffers: the count, the ancillary data, the flags and the address.</summary>
    [Mirrors("sock_recvmsg_guts", 4276, 4406)]
    private bool ReceiveMessage(SocketNative.IoVec* buffers, nuint bufferCount, nint ancillarySize, int flags, out nint count, out PyObject? ancillary, out int messageFlags, out PyObject? sender)
    {
        count = -1;
        ancillary = sender = null;
        messageFlags = 0;
        if (ancillarySize is < 0 or > int.MaxValue) return Err.Fail(Exc.ValueError, "invalid ancillary data buffer length");
        byte* address = stackalloc byte[SocketModule.AddressSize];
        new Span<byte>(address, SocketModule.AddressSize).Clear();
        void* control = ancillarySize > 0 ? NativeMemory.AllocZeroed((nuint)ancillarySize) : null;
        try
        {
            var message = new SocketNative.MsgHdr
            {
                Name = address, NameLength = SocketModule.AddressSize, Iov = buffers, IovLength = bufferCount,
                Control = (byte*)control, ControlLength = (nuint)ancillarySize,
            };
            var call = new ReceiveMessageCall(&message, flags);
            count = Call(ref call, writing: false);
            if (count < 0) return false;
            var items = new PyList();
            nint offset = 0, end = (nint)message.ControlLength;
            while (offset + HeaderSize <= end)
            {
                var header = (SocketNative.CMsgHdr*)((byte*)control + offset);
                if (header->Length < HeaderSize) break;
                nint length = Math.Min((nint)header->Length - HeaderSize, end - offset - HeaderSize);
                items.Append(PyTuple.Of(PyInt.From(header->Level), PyInt.From(header->Type),
                    PyBytes.From(new ReadOnlySpan<byte>((byte*)header + HeaderSize, (int)length))));
                offset += Align((nint)header->Length);
            }
            ancillary = items;
            messageFlags = message.Flags;
            sender = SocketModule.MakeAddress(_fd, address, (int)Math.Min(message.NameLength, SocketModule.AddressSize), _protocol);
            return sender is not null;
        }
        finally
        {
            NativeMemory.Free(control);
        }
    }

    /// <summary>Receive bytes and ancillary data.</summary>
    [PyMethod("recvmsg", NoTextSignature = true), Mirrors("sock_recvmsg", 4421, 4450)]
    private PyObject? ReceiveMessage(nint bufsize, nint ancbufsize = 0, int flags = 0)
    {
        if (bufsize < 0) return Err.Raise(Exc.ValueError, "negative buffer size in recvmsg()");
        var data = new byte[bufsize];
        fixed (byte* p = data)
        {
            var buffer = new SocketNative.IoVec { Base = p, Length = (nuint)bufsize };
            if (!ReceiveMessage(&buffer, 1, ancbufsize, flags, out nint count, out PyObject? ancillary, out int messageFlags, out PyObject? sender)) return null;
            return PyTuple.Of(PyBytes.From(data.AsSpan(0, (int)count)), ancillary!, PyInt.From(messageFlags), sender!);
        }
    }

    /// <summary>Receive into several buffers, with ancillary data.</summary>
    [PyMethod("recvmsg_into", NoTextSignature = true), Mirrors("sock_recvmsg_into", 4490, 4542)]
    private PyObject? ReceiveMessageInto(PyObject buffers, nint ancbufsize = 0, int flags = 0)
    {
        if (!Seq.Fast(buffers, "recvmsg_into() argument 1 must be an iterable", out ReadOnlySpan<PyObject> items, out _)) return null;
        using var pinned = new PinnedBuffers(items.Length);
        foreach (PyObject item in items)
            if (!pinned.Add(item, writable: true)) return null;
        fixed (SocketNative.IoVec* vector = pinned.Vector)
        {
            if (!ReceiveMessage(vector, (nuint)items.Length, ancbufsize, flags, out nint count, out PyObject? ancillary, out int messageFlags, out PyObject? sender)) return null;
            return PyTuple.Of(PyInt.From(count), ancillary!, PyInt.From(messageFlags), sender!);
        }
    }

    /// <summary>Send several buffers with ancillary data: <c>sendmsg(buffers[, ancdata[, flags[, address]]])</c>.</summary>
    [PyMethod("sendmsg", NoTextSignature = true), Mirrors("sock_sendmsg", 4894, 5079)]
    private PyObject? SendMessage(PyObject buffers, PyObject? ancdata = null, int flags = 0, PyObject? address = null)
    {
        byte* name = stackalloc byte[SocketModule.AddressSize];
        var message = new SocketNative.MsgHdr();
        if (address is not null and not PyNone)
        {
            int length = SocketModule.ParseAddress(this, address, new Span<byte>(name, SocketModule.AddressSize), "sendmsg");
            if (length < 0) return null;
            message.Name = name;
            message.NameLength = (uint)length;
        }
        if (!Seq.Fast(buffers, "sendmsg() argument 1 must be an iterable", out ReadOnlySpan<PyObject> items, out _)) return null;
        using var pinned = new PinnedBuffers(items.Length);
        foreach (PyObject item in items)
            if (!pinned.Add(item, writable: false)) return null;
        if (ControlData(ancdata) is not { } control) return null;
        fixed (SocketNative.IoVec* vector = pinned.Vector)
        fixed (byte* controlData = control)
        {
            message.Iov = vector;
            message.IovLength = (nuint)items.Length;
            message.Control = control.Length == 0 ? null : controlData;
            message.ControlLength = (nuint)control.Length;
            var call = new SendMessageCall(&message, flags);
            nint count = Call(ref call, writing: true);
            return count < 0 ? null : PyInt.From(count);
        }
    }

    /// <summary>The ancillary items, each behind its header and padded.</summary>
    private static byte[]? ControlData(PyObject? ancdata)
    {
        if (ancdata is null) return [];
        if (!Seq.Fast(ancdata, "sendmsg() argument 2 must be an iterable", out ReadOnlySpan<PyObject> items, out _)) return null;
        var control = new List<byte>();
        Span<byte> header = stackalloc byte[HeaderSize];
        foreach (PyObject item in items)
        {
            if (Seq.Tuple(item) is not { } fields) return null;
            if (fields.Count != 3) return Err.Raise<byte[]>(Exc.TypeError, "sendmsg() ancillary data items must be (int, int, bytes-like object)");
            if (!Args.AsInt(fields[0], out int level) || !Args.AsInt(fields[1], out int type)) return null;
            var view = new PyBuffer();
            if (!Obj.GetBuffer(fields[2], view, PyBuffer.Simple)) return null;
            MemoryMarshal.Write(header, (nuint)(HeaderSize + view.Span.Length));
            MemoryMarshal.Write(header[8..], level);
            MemoryMarshal.Write(header[12..], type);
            control.AddRange(header);
            control.AddRange(view.Span);
            while (control.Count % 8 != 0) control.Add(0);
            view.Release();
        }
        return [.. control];
    }

    /// <summary>Send to a kernel crypto socket, with what AF_ALG wants as ancillary data.</summary>
    [PyMethod("sendmsg_afalg", "(msg=None, *, op, iv=None, assoclen=-1, flags=0)", NoTextSignature = true), Mirrors("sock_sendmsg_afalg", 5100, 5258)]
    private PyObject? SendMessageAlg(PyObject? msg, int op, PyObject? iv = null, int assoclen = -1, int flags = 0)
    {
        const int solAlg = 279, setIv = 2, setOp = 3, setAssocLen = 4;
        if (_family != AfAlg) return Err.Raise(Exc.OSError, "algset is only supported for AF_ALG");
        if (op < 0) return Err.Raise(Exc.TypeError, "Invalid or missing argument 'op'");
        if (assoclen < -1) return Err.Raise(Exc.TypeError, "assoclen must be positive");
        var control = new PyList();
        control.Append(PyTuple.Of(PyInt.From(solAlg), PyInt.From(setOp), PyBytes.From(BitConverter.GetBytes(op))));
        if (iv is not null and not PyNone)
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(iv, view, PyBuffer.Simple)) return null;
            byte[] value = [.. BitConverter.GetBytes(view.Span.Length), .. view.Span];
            view.Release();
            control.Append(PyTuple.Of(PyInt.From(solAlg), PyInt.From(setIv), PyBytes.Own(value)));
        }
        if (assoclen >= 0) control.Append(PyTuple.Of(PyInt.From(solAlg), PyInt.From(setAssocLen), PyBytes.From(BitConverter.GetBytes(assoclen))));
        return SendMessage(msg is null or PyNone ? PyTuple.Empty : msg, control, flags);
    }

    /// <summary>The memory of several buffers, held still for one call.</summary>
    private sealed class PinnedBuffers(int count) : IDisposable
    {
        private readonly List<PyBuffer> _views = [];
        private readonly List<System.Buffers.MemoryHandle> _handles = [];
        public readonly SocketNative.IoVec[] Vector = new SocketNative.IoVec[Math.Max(count, 1)];

        public bool Add(PyObject o, bool writable)
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(o, view, writable ? PyBuffer.Writable : PyBuffer.Simple))
            {
                if (!writable) return false;
                Err.Clear();
                return Err.Fail(Exc.TypeError, "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
            }
            System.Buffers.MemoryHandle handle = view.Buf.Pin();
            Vector[_views.Count] = new SocketNative.IoVec { Base = (byte*)handle.Pointer + view.Offset, Length = (nuint)view.Span.Length };
            _views.Add(view);
            _handles.Add(handle);
            return true;
        }

        public void Dispose()
        {
            foreach (System.Buffers.MemoryHandle handle in _handles) handle.Dispose();
            foreach (PyBuffer view in _views) view.Release();
        }
    }
}
