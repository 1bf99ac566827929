// Modules/arraymodule.c: the array module.

using System.Buffers.Binary;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Compact sequences of numbers or characters.</summary>
[PyModule("array", Source = "Modules/arraymodule.c", Doc = """
    A sequence type that holds basic values compactly: characters, integers and
    floating-point numbers. Arrays behave much like lists, but all items are of
    the one type that the array was made for.

    """)]
public static partial class ArrayModule
{
    [PyExec, Mirrors("array_modexec", 3204, 3257)]
    private static bool Exec(PyModuleObject module)
    {
        if (!module.Dict.SetItem("ArrayType", ArrayObject.TypeObject)) return false;
        if (PyImport.ModuleAttr("collections.abc", "MutableSequence") is not { } sequence) return false;
        if (Obj.CallMethod(sequence, Id.Make("register"), ArrayObject.TypeObject) is null) return false;
        return module.Dict.SetItem("typecodes", PyStr.From(ArrayItem.Codes));
    }

    private static readonly (int Size, bool Signed)[] s_integers = [(1, false), (1, true), (2, false), (2, false), (2, true), (2, true), (4, false), (4, false), (4, true), (4, true), (8, false), (8, false), (8, true), (8, true)];

    [PyFunction("_array_reconstructor", "(arraytype, typecode, mformat_code, items, /)", Doc = "For unpickling."), Mirrors("array__array_reconstructor_impl", 2075, 2271)]
    private static PyObject? Reconstruct(PyObject arraytype, [CodePoint] int typecode, int mformat_code, PyObject items)
    {
        if (arraytype is not PyType type) return Err.Raise(Exc.TypeError, $"first argument must be a type object, not {arraytype.Type.Name}");
        if (!type.IsSubtypeOf(ArrayObject.TypeObject)) return Err.Raise(Exc.TypeError, $"{type.Name} is not a subtype of {ArrayObject.TypeObject.Name}");
        if (typecode > 127 || !ArrayItem.Codes.Contains((char)typecode)) return Err.Raise(Exc.ValueError, "second argument must be a valid type code");
        if (mformat_code is < 0 or > 21) return Err.Raise(Exc.ValueError, "third argument must be a valid machine format code.");
        if (items is not PyBytes bytes) return Err.Raise(Exc.TypeError, $"fourth argument should be bytes, not {items.Type.Name}");
        char code = (char)typecode;
        if (mformat_code == ArrayItem.MachineFormat(code)) return ArrayObject.Make(type, code, items);

        ReadOnlySpan<byte> data = bytes.Span;
        bool big = (mformat_code & 1) == 1;
        int size = mformat_code < 14 ? s_integers[mformat_code].Size : mformat_code is 14 or 15 or 18 or 19 ? 4 : 8;
        if (data.Length % size != 0) return Err.Raise(Exc.ValueError, "string length not a multiple of item size");
        PyObject? converted;
        if (mformat_code >= 18)
        {
            string codec = mformat_code < 20 ? "utf-16" : "utf-32";
            converted = PyStr.Decode(data, codec + (big ? "-be" : "-le"), "strict");
        }
        else
        {
            var list = new PyList(data.Length / size);
            bool signed = mformat_code < 14 && s_integers[mformat_code].Signed;
            if (mformat_code < 14 && mformat_code > 1) big = (mformat_code & 1) == 1;
            else if (mformat_code < 2) big = false;
            for (int i = 0; i < data.Length; i += size)
            {
                ReadOnlySpan<byte> p = data.Slice(i, size);
                list.Append(mformat_code switch
                {
                    14 => new PyFloat(BinaryPrimitives.ReadSingleLittleEndian(p)),
                    15 => new PyFloat(BinaryPrimitives.ReadSingleBigEndian(p)),
                    16 => new PyFloat(BinaryPrimitives.ReadDoubleLittleEndian(p)),
                    17 => new PyFloat(BinaryPrimitives.ReadDoubleBigEndian(p)),
                    _ => PyLong.FromByteArray(p, !big, signed),
                });
            }
            if (mformat_code < 14)
            {
                foreach (char fitting in "bBhHiIlLqQ")
                    if (ArrayItem.Size(fitting) == size && char.IsLower(fitting) == signed) code = fitting;
            }
            converted = list;
        }
        return converted is null ? null : ArrayObject.Make(type, code, converted);
    }
}
