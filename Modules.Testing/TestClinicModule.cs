// Modules/_testclinic.c: a function for everything that Argument Clinic can declare, each of which gives back what it was given.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_testclinic", Source = "Modules/_testclinic.c")]
public static partial class TestClinicModule
{
    /// <summary>A tuple of the arguments, with None for those that are absent.</summary>
    [Mirrors("pack_arguments_newref", 29, 59)]
    internal static PyTuple Pack(params ReadOnlySpan<PyObject?> args)
    {
        PyObject[] items = new PyObject[args.Length];
        for (int i = 0; i < args.Length; i++) items[i] = args[i] ?? PyNone.Instance;
        return PyTuple.Of(items);
    }

    /// <summary>Takes any object and leaves what the default has put there: the function's name.</summary>
    [ClinicConverter("custom_t"), Mirrors("custom_converter", 17, 21)]
    internal static class CustomConverter
    {
        internal readonly record struct Custom(string Name);

        public static Custom Default(string function) => new(function);

        public static bool Convert(PyObject value, ref Custom result) => true;
    }
}
