// Modules/_testclinic_limited.c: what Argument Clinic writes against the limited C API; to Python, the same calls.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_testclinic_limited", Source = "Modules/_testclinic_limited.c")]
public static partial class TestClinicLimitedModule
{
    [PyFunction, Mirrors("test_empty_function_impl", 33, 38)]
    [Clinic("test_empty_function")]
    private static PyObject? TestEmptyFunction() => PyNone.Instance;

    [PyFunction, Mirrors("my_int_func_impl", 49, 54)]
    [Clinic("""
        my_int_func -> int

            arg: int
            /
        """)]
    private static int MyIntFunc(int arg) => arg;

    [PyFunction, Mirrors("my_int_sum_impl", 66, 71)]
    [Clinic("""
        my_int_sum -> int

            x: int
            y: int
            /
        """)]
    private static int MyIntSum(int x, int y) => unchecked(x + y);

    [PyFunction, Mirrors("my_float_sum_impl", 83, 88)]
    [Clinic("""
        my_float_sum -> float

            x: float
            y: float
            /
        """)]
    private static float MyFloatSum(float x, float y) => x + y;

    [PyFunction, Mirrors("my_double_sum_impl", 100, 105)]
    [Clinic("""
        my_double_sum -> double

            x: double
            y: double
            /
        """)]
    private static double MyDoubleSum(double x, double y) => x + y;

    /// <summary>The number of an open file.</summary>
    [PyFunction, Mirrors("get_file_descriptor_impl", 117, 122)]
    [Clinic("""
        get_file_descriptor -> int

            file as fd: fildes
            /

        The number of an open file.
        """)]
    private static int GetFileDescriptor(int fd) => fd;
}
