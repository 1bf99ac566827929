// Objects/codeobject.c: intern_strings, intern_constants, and the checks of a code object's parts.

using PyModules.Compiler;

namespace PyModules.Runtime;

internal static class CodeInterning
{
    [Mirrors("intern_strings", 180, 196)]
    public static void Strings(PyStr[] names)
    {
        for (int i = 0; i < names.Length; i++) names[i] = PyStr.Intern(names[i]);
    }

    /// <summary>Constants that look like names are interned, in nested tuples and frozensets too.</summary>
    [Mirrors("intern_constants", 201, 303)]
    public static PyObject[] Constants(PyObject[] consts)
    {
        Intern(consts);
        return consts;
    }

    // Whether an item was replaced. A frozenset is made anew then, which shows in its order.
    private static bool Intern(PyObject[] consts)
    {
        bool modified = false;
        for (int i = consts.Length - 1; i >= 0; i--)
        {
            PyObject value = consts[i];
            if (value.GetType() == typeof(PyStr))
            {
                if (!LooksLikeName((PyStr)value)) continue;
                consts[i] = PyStr.Intern((PyStr)value);
                modified |= !ReferenceEquals(consts[i], value);
            }
            else if (value.GetType() == typeof(PyTuple)) Intern(((PyTuple)value).Items);
            else if (value.GetType() == typeof(PyFrozenSet) && Seq.Tuple(value) is { } members && Intern(members.Items)
                && PyFrozenSet.FromIterable(members) is { } remade)
            {
                consts[i] = remade;
                modified = true;
            }
        }
        return modified;
    }

    [Mirrors("should_intern_string", 115, 136)]
    private static bool LooksLikeName(PyStr s)
    {
        if (!s.IsAscii) return false;
        foreach (char c in s.Value)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }

    /// <summary>co_code as it is shown: no specialised instruction, caches zero.</summary>
    [Mirrors("deopt_code", 2168, 2182)]
    public static byte[] Plain(ReadOnlySpan<byte> code)
    {
        byte[] plain = code.ToArray();
        for (int i = 0; i + 1 < plain.Length; i += 2)
        {
            Op op = OpInfo.Deopt((Op)plain[i]);
            plain[i] = (byte)op;
            for (int caches = OpInfo.Caches(op); caches > 0 && i + 3 < plain.Length; caches--)
            {
                i += 2;
                plain[i] = plain[i + 1] = 0;
            }
        }
        return plain;
    }

    /// <summary>_PyCode_Validate, of what the types do not say already.</summary>
    [Mirrors("_PyCode_Validate", 444, 500)]
    public static bool Validate(CodeParts parts)
    {
        if (parts.ArgCount < parts.PosOnlyArgCount || parts.PosOnlyArgCount < 0 || parts.KwOnlyArgCount < 0 || parts.StackSize < 0 || parts.Flags < 0
            || parts.LocalsPlusNames.Length != parts.LocalsPlusKinds.Length)
            return Err.Fail(Exc.SystemError, "bad argument to internal function");
        if (parts.Code.Length % 2 != 0) return Err.Fail(Exc.ValueError, "code: co_code is malformed");
        int nlocals = 0;
        foreach (byte kind in parts.LocalsPlusKinds)
            if ((kind & FastKind.Local) != 0) nlocals++;
        int plain = nlocals - parts.ArgCount - parts.KwOnlyArgCount - ((parts.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0) - ((parts.Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);
        return plain >= 0 || Err.Fail(Exc.ValueError, "code: co_varnames is too small");
    }
}
