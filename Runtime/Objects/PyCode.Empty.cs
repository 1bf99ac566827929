// Objects/codeobject.c: code that stands for a place outside Python.

using PyModules.Compiler;

namespace PyModules.Runtime;

public sealed partial class PyCode
{
    /// <summary>The constant of AssertionError in LOAD_COMMON_CONSTANT.</summary>
    private const byte AssertionErrorConstant = 0;

    // One entry of the location table: three units, no columns, the first line.
    private const byte ThreeUnitsWithoutColumns = 0x80 | 13 << 3 | 2;

    /// <summary>Code of no effect under a name, a file and a line; to run it is an AssertionError.</summary>
    [Mirrors("PyCode_NewEmpty", 953, 1008)]
    internal static PyCode NewEmpty(string filename, string function, int firstLine)
    {
        PyStr name = PyStr.Intern(function);
        return new PyCode(new CodeParts
        {
            Code = [(byte)Op.RESUME, 0, (byte)Op.LOAD_COMMON_CONSTANT, AssertionErrorConstant, (byte)Op.RAISE_VARARGS, 1],
            LineTable = [ThreeUnitsWithoutColumns, 0],
            LocalsPlusKinds = [], ExceptionTable = [], Consts = [], Names = [], LocalsPlusNames = [],
            Filename = PyStr.From(filename), Name = name, QualName = name, StackSize = 1, FirstLineNo = firstLine,
        });
    }
}
