// Modules/_testclinic.c: *args, optional groups, clones and a converter of the module's own.

using PyModules.Runtime;

namespace PyModules.Modules;

public static partial class TestClinicModule
{
    [PyFunction, Mirrors("varpos_impl", 1006, 1011)]
    [Clinic("""
        varpos
            *args: tuple
        """)]
    private static PyObject? Varpos(PyTuple args) => args;

    [PyFunction, Mirrors("posonly_varpos_impl", 1024, 1030)]
    [Clinic("""
        posonly_varpos
            a: object
            b: object
            /
            *args: tuple
        """)]
    private static PyObject? PosonlyVarpos(PyObject a, PyObject b, PyTuple args) => PyTuple.Of(a, b, args);

    [PyFunction, Mirrors("posonly_req_opt_varpos_impl", 1043, 1049)]
    [Clinic("""
        posonly_req_opt_varpos
            a: object
            b: object = False
            /
            *args: tuple
        """)]
    private static PyObject? PosonlyReqOptVarpos(PyObject a, PyObject b, PyTuple args) => PyTuple.Of(a, b, args);

    [PyFunction, Mirrors("posonly_poskw_varpos_impl", 1062, 1068)]
    [Clinic("""
        posonly_poskw_varpos
            a: object
            /
            b: object
            *args: tuple
        """)]
    private static PyObject? PosonlyPoskwVarpos(PyObject a, PyObject b, PyTuple args) => PyTuple.Of(a, b, args);

    [PyFunction, Mirrors("poskw_varpos_impl", 1079, 1084)]
    [Clinic("""
        poskw_varpos
            a: object
            *args: tuple
        """)]
    private static PyObject? PoskwVarpos(PyObject a, PyTuple args) => PyTuple.Of(a, args);

    [PyFunction, Mirrors("poskw_varpos_kwonly_opt_impl", 1096, 1103)]
    [Clinic("""
        poskw_varpos_kwonly_opt
            a: object
            *args: tuple
            b: bool = False
        """)]
    private static PyObject? PoskwVarposKwonlyOpt(PyObject a, PyTuple args, bool b) => PyTuple.Of(a, args, PyBool.From(b));

    [PyFunction, Mirrors("poskw_varpos_kwonly_opt2_impl", 1116, 1122)]
    [Clinic("""
        poskw_varpos_kwonly_opt2
            a: object
            *args: tuple
            b: object = False
            c: object = False
        """)]
    private static PyObject? PoskwVarposKwonlyOpt2(PyObject a, PyTuple args, PyObject b, PyObject c) => PyTuple.Of(a, args, b, c);

    [PyFunction, Mirrors("varpos_kwonly_opt_impl", 1133, 1138)]
    [Clinic("""
        varpos_kwonly_opt
            *args: tuple
            b: object = False
        """)]
    private static PyObject? VarposKwonlyOpt(PyTuple args, PyObject b) => PyTuple.Of(args, b);

    [PyFunction, Mirrors("varpos_kwonly_req_opt_impl", 1151, 1157)]
    [Clinic("""
        varpos_kwonly_req_opt
            *args: tuple
            a: object
            b: object = False
            c: object = False
        """)]
    private static PyObject? VarposKwonlyReqOpt(PyTuple args, PyObject a, PyObject b, PyObject c) => PyTuple.Of(args, a, b, c);

    [PyFunction, Mirrors("varpos_array_impl", 1167, 1173)]
    [Clinic("""
        varpos_array
            *args: array
        """)]
    private static PyObject? VarposArray(ReadOnlySpan<PyObject> args) => PyTuple.Of(args);

    [PyFunction, Mirrors("posonly_varpos_array_impl", 1186, 1192)]
    [Clinic("""
        posonly_varpos_array
            a: object
            b: object
            /
            *args: array
        """)]
    private static PyObject? PosonlyVarposArray(PyObject a, PyObject b, ReadOnlySpan<PyObject> args) => PyTuple.Of(a, b, PyTuple.Of(args));

    [PyFunction, Mirrors("posonly_req_opt_varpos_array_impl", 1205, 1212)]
    [Clinic("""
        posonly_req_opt_varpos_array
            a: object
            b: object = False
            /
            *args: array
        """)]
    private static PyObject? PosonlyReqOptVarposArray(PyObject a, PyObject b, ReadOnlySpan<PyObject> args) => PyTuple.Of(a, b, PyTuple.Of(args));

    [PyFunction, Mirrors("posonly_poskw_varpos_array_impl", 1225, 1232)]
    [Clinic("""
        posonly_poskw_varpos_array
            a: object
            /
            b: object
            *args: array
        """)]
    private static PyObject? PosonlyPoskwVarposArray(PyObject a, PyObject b, ReadOnlySpan<PyObject> args) => PyTuple.Of(a, b, PyTuple.Of(args));

    [PyFunction, Mirrors("gh_32092_oob_impl", 1249, 1255)]
    [Clinic("""
        gh_32092_oob
            pos1: object
            pos2: object
            *varargs: tuple
            kw1: object = None
            kw2: object = None
        """)]
    private static PyObject? Gh32092Oob(PyObject pos1, PyObject pos2, PyTuple varargs, PyObject kw1, PyObject kw2) => PyNone.Instance;

    [PyFunction, Mirrors("gh_32092_kw_pass_impl", 1269, 1275)]
    [Clinic("""
        gh_32092_kw_pass
            pos: object
            *args: tuple
            kw: object = None
        """)]
    private static PyObject? Gh32092KwPass(PyObject pos, PyTuple args, PyObject kw) => PyNone.Instance;

    [PyFunction, Mirrors("gh_99233_refcount_impl", 1287, 1292)]
    [Clinic("""
        gh_99233_refcount
            *args: tuple
        """)]
    private static PyObject? Gh99233Refcount(PyTuple args) => PyNone.Instance;

    [PyFunction, Mirrors("gh_99240_double_free_impl", 1306, 1311)]
    [Clinic("""
        gh_99240_double_free
            a: str(encoding="idna")
            b: str(encoding="idna")
            /
        """)]
    private static PyObject? Gh99240DoubleFree(byte[] a, byte[] b) => PyNone.Instance;

    [PyFunction, Mirrors("null_or_tuple_for_varargs_impl", 1323, 1332)]
    [Clinic("""
        null_or_tuple_for_varargs
            name: object
            *constraints: tuple
            covariant: bool = False
        """)]
    private static PyObject? NullOrTupleForVarargs(PyObject name, PyTuple constraints, bool covariant) => PyTuple.Of(name, constraints, PyBool.From(covariant));

    [PyFunction, Mirrors("clone_f1_impl", 1339, 1344)]
    [Clinic("""
        _testclinic.clone_f1 as clone_f1
            path: str
        """)]
    private static PyObject? CloneF1(string path) => PyNone.Instance;

    [PyFunction, Mirrors("clone_f2_impl", 1351, 1356)]
    [Clinic("_testclinic.clone_f2 as clone_f2 = _testclinic.clone_f1")]
    private static PyObject? CloneF2(string path) => PyNone.Instance;

    [PyFunction, Mirrors("clone_with_conv_f1_impl", 1378, 1383)]
    [Clinic("""
        _testclinic.clone_with_conv_f1 as clone_with_conv_f1
            path: custom_t = None
        """)]
    private static PyObject? CloneWithConvF1(CustomConverter.Custom path) => PyStr.From(path.Name);

    [PyFunction, Mirrors("clone_with_conv_f2_impl", 1390, 1395)]
    [Clinic("_testclinic.clone_with_conv_f2 as clone_with_conv_f2 = _testclinic.clone_with_conv_f1")]
    private static PyObject? CloneWithConvF2(CustomConverter.Custom path) => PyStr.From(path.Name);

    [PyFunction]
    [Clinic("""
        group_and_opt
            [
            a: object
            b: object
            ]
            c: object = None
            /
        """)]
    private static PyObject? GroupAndOpt(bool groupLeft1, PyObject? a, PyObject? b, PyObject c) => Pack(PyBool.From(groupLeft1), a, b, c);

    [PyFunction]
    [Clinic("""
        group_and_two_opt
            [
            a: object
            b: object
            c: object
            ]
            d: object = None
            e: object = None
            /
        """)]
    private static PyObject? GroupAndTwoOpt(bool groupLeft1, PyObject? a, PyObject? b, PyObject? c, PyObject d, PyObject e) =>
        Pack(PyBool.From(groupLeft1), a, b, c, d, e);
}
