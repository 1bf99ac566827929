// What an interpreter keeps of its event loops.

using System.Runtime.CompilerServices;
using PyModules.Async;

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    internal ConditionalWeakTable<PyObject, LoopBridge> LoopBridges => LazyInitializer.EnsureInitialized(ref _loopBridges, static () => []);
    private ConditionalWeakTable<PyObject, LoopBridge>? _loopBridges;
}
