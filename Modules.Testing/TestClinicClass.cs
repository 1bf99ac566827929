// Modules/_testclinic.c: the type with defining classes and class methods.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyType("_testclinic.TestClass", Module = typeof(TestClinicModule))]
public sealed partial class TestClinicClass : PyObject
{
    [PySlot(Slot.New)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => type.Alloc();

    [PyMethod, Mirrors("_testclinic_TestClass_get_defining_class_impl", 1408, 1414)]
    [Clinic("""
        _testclinic.TestClass.get_defining_class
            cls: defining_class
        """)]
    private PyObject? GetDefiningClass(PyType cls) => cls;

    [PyMethod, Mirrors("_testclinic_TestClass_get_defining_class_arg_impl", 1422, 1429)]
    [Clinic("""
        _testclinic.TestClass.get_defining_class_arg
            cls: defining_class
            arg: object
        """)]
    private PyObject? GetDefiningClassArg(PyType cls, PyObject arg) => PyTuple.Of(cls, arg);

    [PyMethod, Mirrors("_testclinic_TestClass_defclass_varpos_impl", 1437, 1443)]
    [Clinic("""
        _testclinic.TestClass.defclass_varpos
            cls: defining_class
            *args: tuple
        """)]
    private PyObject? DefclassVarpos(PyType cls, PyTuple args) => PyTuple.Of(cls, args);

    [PyMethod, Mirrors("_testclinic_TestClass_defclass_posonly_varpos_impl", 1454, 1462)]
    [Clinic("""
        _testclinic.TestClass.defclass_posonly_varpos
            cls: defining_class
            a: object
            b: object
            /
            *args: tuple
        """)]
    private PyObject? DefclassPosonlyVarpos(PyType cls, PyObject a, PyObject b, PyTuple args) => PyTuple.Of(cls, a, b, args);

    [PyMethod, Mirrors("_testclinic_TestClass_varpos_no_fastcall_impl", 1515, 1521)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.varpos_no_fastcall
            *args: tuple
        """)]
    private static PyObject? VarposNoFastcall(PyType type, PyTuple args) => args;

    [PyMethod, Mirrors("_testclinic_TestClass_posonly_varpos_no_fastcall_impl", 1536, 1544)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.posonly_varpos_no_fastcall
            a: object
            b: object
            /
            *args: tuple
        """)]
    private static PyObject? PosonlyVarposNoFastcall(PyType type, PyObject a, PyObject b, PyTuple args) => PyTuple.Of(a, b, args);

    [PyMethod, Mirrors("_testclinic_TestClass_posonly_req_opt_varpos_no_fastcall_impl", 1559, 1567)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.posonly_req_opt_varpos_no_fastcall
            a: object
            b: object = False
            /
            *args: tuple
        """)]
    private static PyObject? PosonlyReqOptVarposNoFastcall(PyType type, PyObject a, PyObject b, PyTuple args) => PyTuple.Of(a, b, args);

    [PyMethod, Mirrors("_testclinic_TestClass_posonly_poskw_varpos_no_fastcall_impl", 1582, 1590)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.posonly_poskw_varpos_no_fastcall
            a: object
            /
            b: object
            *args: tuple
        """)]
    private static PyObject? PosonlyPoskwVarposNoFastcall(PyType type, PyObject a, PyObject b, PyTuple args) => PyTuple.Of(a, b, args);

    [PyMethod, Mirrors("_testclinic_TestClass_varpos_array_no_fastcall_impl", 1602, 1609)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.varpos_array_no_fastcall
            *args: array
        """)]
    private static PyObject? VarposArrayNoFastcall(PyType type, ReadOnlySpan<PyObject> args) => PyTuple.Of(args);

    [PyMethod, Mirrors("_testclinic_TestClass_posonly_varpos_array_no_fastcall_impl", 1624, 1633)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.posonly_varpos_array_no_fastcall
            a: object
            b: object
            /
            *args: array
        """)]
    private static PyObject? PosonlyVarposArrayNoFastcall(PyType type, PyObject a, PyObject b, ReadOnlySpan<PyObject> args) => PyTuple.Of(a, b, PyTuple.Of(args));

    [PyMethod, Mirrors("_testclinic_TestClass_posonly_req_opt_varpos_array_no_fastcall_impl", 1648, 1657)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.posonly_req_opt_varpos_array_no_fastcall
            a: object
            b: object = False
            /
            *args: array
        """)]
    private static PyObject? PosonlyReqOptVarposArrayNoFastcall(PyType type, PyObject a, PyObject b, ReadOnlySpan<PyObject> args) => PyTuple.Of(a, b, PyTuple.Of(args));

    [PyMethod, Mirrors("_testclinic_TestClass_posonly_poskw_varpos_array_no_fastcall_impl", 1672, 1681)]
    [Clinic("""
        @disable fastcall
        @classmethod
        _testclinic.TestClass.posonly_poskw_varpos_array_no_fastcall
            a: object
            /
            b: object
            *args: array
        """)]
    private static PyObject? PosonlyPoskwVarposArrayNoFastcall(PyType type, PyObject a, PyObject b, ReadOnlySpan<PyObject> args) => PyTuple.Of(a, b, PyTuple.Of(args));
}
