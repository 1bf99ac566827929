// Python/sysmodule.c: sys._jit. CPython's own JIT does not exist here; .NET's is always on and no matter of Python.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("sys._jit", Source = "Python/sysmodule.c", Doc = "What CPython's just-in-time compiler does: here, nothing.")]
public static partial class JitModule
{
    [PyFunction("is_available", "()", Doc = "Whether the interpreter was built with CPython's JIT."), Mirrors("_jit_is_available_impl", 4003, 4013)]
    private static bool? IsAvailable() => false;

    [PyFunction("is_enabled", "()", Doc = "Whether CPython's JIT is on."), Mirrors("_jit_is_enabled_impl", 4020, 4026)]
    private static bool? IsEnabled() => false;

    [PyFunction("is_active", "()", Doc = "Whether the calling frame runs code of CPython's JIT."), Mirrors("_jit_is_active_impl", 4033, 4039)]
    private static bool? IsActive() => false;
}
