// Modules/_typingmodule.c: the native part of typing.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_typing", Source = "Modules/_typingmodule.c", Doc = "What typing is made of in the interpreter.")]
public static partial class TypingModule
{
    /// <summary>Give the argument back.</summary>
    [PyFunction("_idfunc", "(x, /)"), Mirrors("_typing__idfunc", 30, 35)]
    private static PyObject? IdFunc(PyObject x) => x;

    [PyExec, Mirrors("_typing_exec", 46, 74)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        return dict.SetItem("TypeVar", PyTypeVar.TypeObject) && dict.SetItem("TypeVarTuple", PyTypeVarTuple.TypeObject)
            && dict.SetItem("ParamSpec", PyParamSpec.TypeObject) && dict.SetItem("ParamSpecArgs", PyParamSpecArgs.TypeObject)
            && dict.SetItem("ParamSpecKwargs", PyParamSpecKwargs.TypeObject) && dict.SetItem("Generic", PyGeneric.TypeObject)
            && dict.SetItem("TypeAliasType", PyTypeAliasType.TypeObject) && dict.SetItem("Union", PyUnion.TypeObject)
            && dict.SetItem("NoDefault", PyNoDefault.Instance);
    }
}
