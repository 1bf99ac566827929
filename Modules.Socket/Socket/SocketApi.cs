// Modules/socketmodule.c and socketmodule.h: what the module offers to other native modules.

using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class SocketModule
{
    [PyConstant("CAPI")] private static PyObject Api => new PyCapsule(new SocketApi(), "_socket.CAPI");
}

/// <summary>What other native modules may use, found through the capsule <c>_socket.CAPI</c>.</summary>
public sealed class SocketApi
{
    internal SocketApi() { }

    public PyType SocketType => PySocket.TypeObject;
    public PyType Error => Exc.OSError;
    public PyType TimeoutError => Exc.TimeoutError;
}
