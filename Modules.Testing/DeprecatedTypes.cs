// Modules/_testclinic.c: constructors with parameters that are to change.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyType("_testclinic.DeprStarNew", Module = typeof(TestClinicModule), NoTextSignature = true)]
public sealed partial class DeprStarNew : PyObject
{
    [PySlot(Slot.New), Mirrors("depr_star_new_impl", 1742, 1747)]
    [Clinic("""
        @classmethod
        _testclinic.DeprStarNew.__new__ as depr_star_new
            * [from 3.14]
            a: object = None
        """)]
    private static PyObject? New(PyType type, PyObject a) => type.Alloc();

    [PyMethod, Mirrors("depr_star_new_clone_impl", 1753, 1758)]
    [Clinic("_testclinic.DeprStarNew.cloned as depr_star_new_clone = _testclinic.DeprStarNew.__new__")]
    private PyObject? Cloned(PyObject a) => PyNone.Instance;
}

[PyType("_testclinic.DeprStarInit", Module = typeof(TestClinicModule), NoTextSignature = true)]
public sealed partial class DeprStarInit : PyObject
{
    [PySlot(Slot.New)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => type.Alloc();

    [PySlot(Slot.Init), Mirrors("depr_star_init_impl", 1783, 1788)]
    [Clinic("""
        _testclinic.DeprStarInit.__init__ as depr_star_init
            * [from 3.14]
            a: object = None
        """)]
    private bool Init(PyObject a) => true;

    [PyMethod, Mirrors("depr_star_init_clone_impl", 1794, 1799)]
    [Clinic("_testclinic.DeprStarInit.cloned as depr_star_init_clone = _testclinic.DeprStarInit.__init__")]
    private PyObject? Cloned(PyObject a) => PyNone.Instance;
}

[PyType("_testclinic.DeprStarInitNoInline", Module = typeof(TestClinicModule), NoTextSignature = true)]
public sealed partial class DeprStarInitNoInline : PyObject
{
    [PySlot(Slot.New)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => type.Alloc();

    [PySlot(Slot.Init), Mirrors("depr_star_init_noinline_impl", 1829, 1835)]
    [Clinic("""
        _testclinic.DeprStarInitNoInline.__init__ as depr_star_init_noinline
            a: object
            * [from 3.14]
            b: object
            c: object = None
            *
            d: str(accept={str, robuffer}, zeroes=True) = ''
        """)]
    private bool Init(PyObject a, PyObject b, PyObject c, ReadOnlySpan<byte> d) => true;
}

[PyType("_testclinic.DeprKwdNew", Module = typeof(TestClinicModule), NoTextSignature = true)]
public sealed partial class DeprKwdNew : PyObject
{
    [PySlot(Slot.New), Mirrors("depr_kwd_new_impl", 1856, 1861)]
    [Clinic("""
        @classmethod
        _testclinic.DeprKwdNew.__new__ as depr_kwd_new
            a: object = None
            / [from 3.14]
        """)]
    private static PyObject? New(PyType type, PyObject a) => type.Alloc();
}

[PyType("_testclinic.DeprKwdInit", Module = typeof(TestClinicModule), NoTextSignature = true)]
public sealed partial class DeprKwdInit : PyObject
{
    [PySlot(Slot.New)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => type.Alloc();

    [PySlot(Slot.Init), Mirrors("depr_kwd_init_impl", 1880, 1885)]
    [Clinic("""
        _testclinic.DeprKwdInit.__init__ as depr_kwd_init
            a: object = None
            / [from 3.14]
        """)]
    private bool Init(PyObject a) => true;
}

[PyType("_testclinic.DeprKwdInitNoInline", Module = typeof(TestClinicModule), NoTextSignature = true)]
public sealed partial class DeprKwdInitNoInline : PyObject
{
    [PySlot(Slot.New)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => type.Alloc();

    [PySlot(Slot.Init), Mirrors("depr_kwd_init_noinline_impl", 1909, 1915)]
    [Clinic("""
        _testclinic.DeprKwdInitNoInline.__init__ as depr_kwd_init_noinline
            a: object
            /
            b: object
            c: object = None
            / [from 3.14]
            d: str(accept={str, robuffer}, zeroes=True) = ''
        """)]
    private bool Init(PyObject a, PyObject b, PyObject c, ReadOnlySpan<byte> d) => true;
}
