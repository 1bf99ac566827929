// Python/marshal.c: the marshal module.

using PyModules.Compiler;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Values in a binary format that belongs to this Python version. Not for untrusted data.</summary>
[PyModule("marshal", Source = "Python/marshal.c")]
public static partial class MarshalModule
{
    [PyConstant("version")] private const int Version = PyMarshal.Version;

    /// <summary>Write the value to an open binary file.</summary>
    [PyFunction("dump", "(value, file, version=version, /, *, allow_code=True)"), Mirrors("marshal_dump_impl", 1917, 1932)]
    private static PyObject? Dump(PyObject value, PyObject file, int version = PyMarshal.Version, bool allowCode = true) =>
        PyMarshal.Dumps(value, version, allowCode) is { } bytes ? Obj.CallMethod(file, PyStr.Intern("write"), bytes) : null;

    /// <summary>Read one value from an open binary file and return it.</summary>
    [PyFunction("load", "(file, /, *, allow_code=True)"), Mirrors("marshal_load_impl", 1954, 1994)]
    private static PyObject? Load(PyObject file, bool allowCode = true)
    {
        PyObject? probe = Obj.CallMethod(file, PyStr.Intern("read"), PyInt.From(0));
        if (probe is null) return null;
        if (probe is not PyBytes) return Err.Raise(Exc.TypeError, $"file.read() returned not bytes but {probe.Type.Name}");
        return PyMarshal.Load(file, allowCode);
    }

    /// <summary>The bytes that dump() would write.</summary>
    [PyFunction("dumps", "(value, version=version, /, *, allow_code=True)"), Mirrors("marshal_dumps_impl", 2014, 2020)]
    private static PyObject? Dumps(PyObject value, int version = PyMarshal.Version, bool allowCode = true) => PyMarshal.Dumps(value, version, allowCode);

    /// <summary>Convert the bytes-like object to a value; what follows it is ignored.</summary>
    [PyFunction("loads", "(bytes, /, *, allow_code=True)"), Mirrors("marshal_loads_impl", 2037, 2056)]
    private static PyObject? Loads(PyBuffer bytes, bool allowCode = true) => PyMarshal.Loads(bytes.Span, allowCode);
}
