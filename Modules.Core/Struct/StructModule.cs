// Modules/_struct.c: the _struct module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Converts between Python values and C structs as bytes.</summary>
[PyModule("_struct", Source = "Modules/_struct.c")]
public static partial class StructModule
{
    internal sealed class State : PyModuleState
    {
        internal readonly PyDict Cache = new();
    }

    /// <summary>What goes wrong with a format or with values that do not fit it.</summary>
    [PyException("struct.error", Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType Error { get; }

    [PyConstant("error")]
    private static PyType ErrorType => Error;

    private const int MaxCache = 100;

    /// <summary>cache_struct_converter; null raised.</summary>
    [Mirrors("cache_struct_converter", 2431, 2461)]
    private static StructObject? Get(State state, PyObject format)
    {
        // One cache for str and bytes, whose comparison would warn under -b.
        if (format is PyBytes bytes)
        {
            if (Codecs.DecodeAscii(bytes.Span, "surrogateescape") is not { } text) return null;
            format = text;
        }
        PyDict cache = state.Cache;
        if (!cache.TryGetItem(format, out PyObject? found)) return null;
        if (found is StructObject cached) return cached;
        var s = new StructObject();
        if (!s.Init(format)) return null;
        if (cache.Count >= MaxCache) cache.Clear();
        if (!cache.SetItem(format, s)) Err.Clear();
        return s;
    }

    [PyFunction("_clearcache", "()", Doc = "Forget the formats that were compiled."), Mirrors("_clearcache_impl", 2469, 2475)]
    private static void ClearCache(State state) => state.Cache.Clear();

    [PyFunction("calcsize", "(format, /)", Doc = "How many bytes a format describes."), Mirrors("calcsize_impl", 2487, 2492)]
    private static PyObject? CalcSize(State state, PyObject format) => Get(state, format) is { } s ? PyInt.From(s.Size) : null;

    [PyFunction("pack", "(*args)", NoTextSignature = true, Doc = "pack(format, v1, v2, ...) -> bytes\n\nThe values as bytes of the format.")]
    [Mirrors("pack", 2500, 2518)]
    private static PyObject? Pack(State state, ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return Err.Raise(Exc.TypeError, "missing format argument");
        return Get(state, args[0])?.PackMethod(args[1..], null);
    }

    [PyFunction("pack_into", "(*args)", NoTextSignature = true, Doc = "pack_into(format, buffer, offset, v1, v2, ...)\n\nWrite the values as bytes of the format into the buffer, from the offset on.")]
    [Mirrors("pack_into", 2528, 2546)]
    private static PyObject? PackInto(State state, ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return Err.Raise(Exc.TypeError, "missing format argument");
        return Get(state, args[0])?.PackIntoMethod(args[1..], null);
    }

    [PyFunction("unpack", "(format, buffer, /)", Doc = "Return a tuple of the values that a buffer of calcsize(format) bytes holds.")]
    [Mirrors("unpack_impl", 2562, 2567)]
    private static PyObject? Unpack(State state, PyObject format, PyBuffer buffer) => Get(state, format)?.UnpackMethod(buffer);

    [PyFunction("unpack_from", "(format, /, buffer, offset=0)", Doc = "Return a tuple of the values that a buffer holds from an offset on.")]
    [Mirrors("unpack_from_impl", 2584, 2590)]
    private static PyObject? UnpackFrom(State state, PyObject format, PyBuffer buffer, nint offset = 0) =>
        Get(state, format)?.UnpackFromMethod(buffer, offset);

    [PyFunction("iter_unpack", "(format, buffer, /)", Doc = "Return an iterator over tuples unpacked one after the other from the buffer,\nwhose size must be a multiple of the struct's.")]
    [Mirrors("iter_unpack_impl", 2607, 2613)]
    private static PyObject? IterUnpack(State state, PyObject format, PyObject buffer) => Get(state, format)?.IterUnpackMethod(buffer);
}
