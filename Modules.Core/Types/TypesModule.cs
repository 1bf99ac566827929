// Modules/_typesmodule.c: names for the interpreter's own types.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_types", Source = "Modules/_typesmodule.c", Doc = "The types of the interpreter that have no other name.")]
public static partial class TypesModule
{
    [PyExec, Mirrors("_types_exec", 9, 51)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        foreach ((string name, PyType type) in ((string, PyType)[])
        [
            ("AsyncGeneratorType", PyAsyncGen.TypeObject),
            ("BuiltinFunctionType", PyBuiltinFunction.TypeObject),
            ("BuiltinMethodType", PyBuiltinFunction.TypeObject),
            ("CapsuleType", PyCapsule.TypeObject),
            ("CellType", PyCell.TypeObject),
            ("ClassMethodDescriptorType", PyClassMethodDescr.TypeObject),
            ("CodeType", PyCode.TypeObject),
            ("CoroutineType", PyCoroutine.TypeObject),
            ("EllipsisType", PyEllipsis.TypeObject),
            ("FrameType", PyFrame.TypeObject),
            ("FunctionType", PyFunction.TypeObject),
            ("GeneratorType", PyGenerator.TypeObject),
            ("GenericAlias", PyGenericAlias.TypeObject),
            ("GetSetDescriptorType", PyGetSetDescr.TypeObject),
            ("LambdaType", PyFunction.TypeObject),
            ("MappingProxyType", PyMappingProxy.TypeObject),
            ("MemberDescriptorType", PyMemberDescr.TypeObject),
            ("MethodDescriptorType", PyMethodDescr.TypeObject),
            ("MethodType", PyMethod.TypeObject),
            ("MethodWrapperType", PyMethodWrapper.TypeObject),
            ("ModuleType", PyModuleObject.TypeObject),
            ("NoneType", PyNone.TypeObject),
            ("NotImplementedType", PyNotImplemented.TypeObject),
            ("SimpleNamespace", PyNamespace.TypeObject),
            ("TracebackType", PyTraceback.TypeObject),
            ("UnionType", PyUnion.TypeObject),
            ("WrapperDescriptorType", PyWrapperDescr.TypeObject),
        ])
            if (!dict.SetItem(name, type)) return false;
        return true;
    }
}
