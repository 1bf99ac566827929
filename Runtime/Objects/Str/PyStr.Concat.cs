// Objects/unicodeobject.c: joining several strings at once, as BUILD_STRING does.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Runtime;

public partial class PyStr
{
    /// <summary>The same for objects that are known to be exact strs.</summary>
    internal static PyStr ConcatObjects(ReadOnlySpan<PyObject> parts) =>
        Concat(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<PyObject, PyStr>(ref MemoryMarshal.GetReference(parts)), parts.Length));

    /// <summary>_PyUnicode_JoinArray with an empty separator.</summary>
    public static PyStr Concat(params ReadOnlySpan<PyStr> parts)
    {
        int length = 0;
        bool bmp = true, ascii = true;
        foreach (PyStr part in parts)
        {
            length = checked(length + part.Length);
            bmp &= part.IsBmp;
            ascii &= part._kind == StrKind.Ascii;
        }
        if (length == 0) return Empty;
        if (bmp)
        {
            var text = new string('\0', length);
            Span<char> to = MemoryMarshal.AsMemory(text.AsMemory()).Span;
            foreach (PyStr part in parts)
            {
                part.Value.CopyTo(to);
                to = to[part.Length..];
            }
            return ascii ? FromAscii(text) : FromBmp(text);
        }
        var points = new int[length];
        int at = 0;
        foreach (PyStr part in parts)
            for (int i = 0; i < part.Length; i++) points[at++] = part[i];
        return FromCodePoints(points);
    }
}
