// Python/_contextvars.c: the module that shows context.c.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Context Variables</summary>
[PyModule("_contextvars", Source = "Python/_contextvars.c")]
public static partial class ContextVarsModule
{
    /// <summary>A copy of the context that the caller runs in.</summary>
    [PyFunction("copy_context", "()")]
    [Mirrors("_contextvars_copy_context_impl", 15, 20)]
    private static PyObject? CopyContext(ThreadState thread) => PyContext.CopyCurrent(thread);

    [PyExec]
    [Mirrors("_contextvars_exec", 30, 43)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        return dict.SetItem(PyStr.Intern("Context"), PyContext.TypeObject)
            && dict.SetItem(PyStr.Intern("ContextVar"), PyContextVar.TypeObject)
            && dict.SetItem(PyStr.Intern("Token"), PyToken.TypeObject);
    }
}
