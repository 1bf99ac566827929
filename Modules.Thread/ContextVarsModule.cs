// Modules/_contextvarsmodule.c: the module that shows context.c.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Context Variables</summary>
[PyModule("_contextvars", Source = "Modules/_contextvarsmodule.c")]
public static partial class ContextVarsModule
{
    /// <summary>A copy of the context that the caller runs in.</summary>
    [PyFunction("copy_context", "()")]
    private static PyObject? CopyContext(ThreadState thread) => PyContext.CopyCurrent(thread);

    [PyExec]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        return dict.SetItem(PyStr.Intern("Context"), PyContext.TypeObject)
            && dict.SetItem(PyStr.Intern("ContextVar"), PyContextVar.TypeObject)
            && dict.SetItem(PyStr.Intern("Token"), PyToken.TypeObject);
    }
}
