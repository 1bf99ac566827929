// Modules/_operator.c: the functions.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Operator interface.</summary>
[PyModule("_operator", Source = "Modules/_operator.c",
    Doc = "Operator interface.\n\nFunctions that correspond to the operators of the language: operator.add(x, y)\nis x+y.")]
public static partial class OperatorModule
{
    [PyFunction("lt", "(a, b, /)", Doc = "Same as a < b."), Mirrors("_operator_lt_impl", 616, 621)]
    static PyObject? LtOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Lt);

    [PyFunction("le", "(a, b, /)", Doc = "Same as a <= b."), Mirrors("_operator_le_impl", 629, 634)]
    static PyObject? LeOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Le);

    [PyFunction("eq", "(a, b, /)", Doc = "Same as a == b."), Mirrors("_operator_eq_impl", 590, 595)]
    static PyObject? EqOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Eq);

    [PyFunction("ne", "(a, b, /)", Doc = "Same as a != b."), Mirrors("_operator_ne_impl", 603, 608)]
    static PyObject? NeOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Ne);

    [PyFunction("gt", "(a, b, /)", Doc = "Same as a > b."), Mirrors("_operator_gt_impl", 642, 647)]
    static PyObject? GtOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Gt);

    [PyFunction("ge", "(a, b, /)", Doc = "Same as a >= b."), Mirrors("_operator_ge_impl", 655, 660)]
    static PyObject? GeOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Ge);

    [PyFunction("add", "(a, b, /)", Doc = "Same as a + b."), Mirrors("_operator_add_impl", 67, 72)]
    static PyObject? AddOf(PyObject a, PyObject b) => Num.Add(a, b);

    [PyFunction("sub", "(a, b, /)", Doc = "Same as a - b."), Mirrors("_operator_sub_impl", 80, 85)]
    static PyObject? SubOf(PyObject a, PyObject b) => Num.Subtract(a, b);

    [PyFunction("mul", "(a, b, /)", Doc = "Same as a * b."), Mirrors("_operator_mul_impl", 93, 98)]
    static PyObject? MulOf(PyObject a, PyObject b) => Num.Multiply(a, b);

    [PyFunction("matmul", "(a, b, /)", Doc = "Same as a @ b."), Mirrors("_operator_matmul_impl", 106, 111)]
    static PyObject? MatmulOf(PyObject a, PyObject b) => Num.MatrixMultiply(a, b);

    [PyFunction("floordiv", "(a, b, /)", Doc = "Same as a // b."), Mirrors("_operator_floordiv_impl", 119, 124)]
    static PyObject? FloordivOf(PyObject a, PyObject b) => Num.FloorDivide(a, b);

    [PyFunction("truediv", "(a, b, /)", Doc = "Same as a / b."), Mirrors("_operator_truediv_impl", 132, 137)]
    static PyObject? TruedivOf(PyObject a, PyObject b) => Num.TrueDivide(a, b);

    [PyFunction("mod", "(a, b, /)", Doc = "Same as a % b."), Mirrors("_operator_mod_impl", 145, 150)]
    static PyObject? ModOf(PyObject a, PyObject b) => Num.Remainder(a, b);

    [PyFunction("lshift", "(a, b, /)", Doc = "Same as a << b."), Mirrors("_operator_lshift_impl", 226, 231)]
    static PyObject? LshiftOf(PyObject a, PyObject b) => Num.Lshift(a, b);

    [PyFunction("rshift", "(a, b, /)", Doc = "Same as a >> b."), Mirrors("_operator_rshift_impl", 239, 244)]
    static PyObject? RshiftOf(PyObject a, PyObject b) => Num.Rshift(a, b);

    [PyFunction("and_", "(a, b, /)", Doc = "Same as a & b."), Mirrors("_operator_and__impl", 265, 270)]
    static PyObject? AndOf(PyObject a, PyObject b) => Num.And(a, b);

    [PyFunction("xor", "(a, b, /)", Doc = "Same as a ^ b."), Mirrors("_operator_xor_impl", 278, 283)]
    static PyObject? XorOf(PyObject a, PyObject b) => Num.Xor(a, b);

    [PyFunction("or_", "(a, b, /)", Doc = "Same as a | b."), Mirrors("_operator_or__impl", 291, 296)]
    static PyObject? OrOf(PyObject a, PyObject b) => Num.Or(a, b);

    [PyFunction("iadd", "(a, b, /)", Doc = "Same as a += b."), Mirrors("_operator_iadd_impl", 304, 309)]
    static PyObject? IaddOf(PyObject a, PyObject b) => Num.InplaceAdd(a, b);

    [PyFunction("isub", "(a, b, /)", Doc = "Same as a -= b."), Mirrors("_operator_isub_impl", 317, 322)]
    static PyObject? IsubOf(PyObject a, PyObject b) => Num.InplaceSubtract(a, b);

    [PyFunction("imul", "(a, b, /)", Doc = "Same as a *= b."), Mirrors("_operator_imul_impl", 330, 335)]
    static PyObject? ImulOf(PyObject a, PyObject b) => Num.InplaceMultiply(a, b);

    [PyFunction("imatmul", "(a, b, /)", Doc = "Same as a @= b."), Mirrors("_operator_imatmul_impl", 343, 348)]
    static PyObject? ImatmulOf(PyObject a, PyObject b) => Num.InplaceMatrixMultiply(a, b);

    [PyFunction("ifloordiv", "(a, b, /)", Doc = "Same as a //= b."), Mirrors("_operator_ifloordiv_impl", 356, 361)]
    static PyObject? IfloordivOf(PyObject a, PyObject b) => Num.InplaceFloorDivide(a, b);

    [PyFunction("itruediv", "(a, b, /)", Doc = "Same as a /= b."), Mirrors("_operator_itruediv_impl", 369, 374)]
    static PyObject? ItruedivOf(PyObject a, PyObject b) => Num.InplaceTrueDivide(a, b);

    [PyFunction("imod", "(a, b, /)", Doc = "Same as a %= b."), Mirrors("_operator_imod_impl", 382, 387)]
    static PyObject? ImodOf(PyObject a, PyObject b) => Num.InplaceRemainder(a, b);

    [PyFunction("ilshift", "(a, b, /)", Doc = "Same as a <<= b."), Mirrors("_operator_ilshift_impl", 395, 400)]
    static PyObject? IlshiftOf(PyObject a, PyObject b) => Num.InplaceLshift(a, b);

    [PyFunction("irshift", "(a, b, /)", Doc = "Same as a >>= b."), Mirrors("_operator_irshift_impl", 408, 413)]
    static PyObject? IrshiftOf(PyObject a, PyObject b) => Num.InplaceRshift(a, b);

    [PyFunction("iand", "(a, b, /)", Doc = "Same as a &= b."), Mirrors("_operator_iand_impl", 421, 426)]
    static PyObject? IandOf(PyObject a, PyObject b) => Num.InplaceAnd(a, b);

    [PyFunction("ixor", "(a, b, /)", Doc = "Same as a ^= b."), Mirrors("_operator_ixor_impl", 434, 439)]
    static PyObject? IxorOf(PyObject a, PyObject b) => Num.InplaceXor(a, b);

    [PyFunction("ior", "(a, b, /)", Doc = "Same as a |= b."), Mirrors("_operator_ior_impl", 447, 452)]
    static PyObject? IorOf(PyObject a, PyObject b) => Num.InplaceOr(a, b);

    [PyFunction("pow", "(a, b, /)", Doc = "Same as a ** b."), Mirrors("_operator_pow_impl", 668, 673)]
    static PyObject? PowOf(PyObject a, PyObject b) => Num.Power(a, b, PyNone.Instance);

    [PyFunction("ipow", "(a, b, /)", Doc = "Same as a **= b."), Mirrors("_operator_ipow_impl", 681, 686)]
    static PyObject? IpowOf(PyObject a, PyObject b) => Num.InplacePower(a, b, PyNone.Instance);

    [PyFunction("concat", "(a, b, /)", Doc = "The same as a + b, for sequences."), Mirrors("_operator_concat_impl", 460, 465)]
    static PyObject? ConcatOf(PyObject a, PyObject b) => Seq.Concat(a, b);

    [PyFunction("iconcat", "(a, b, /)", Doc = "The same as a += b, for sequences."), Mirrors("_operator_iconcat_impl", 473, 478)]
    static PyObject? IconcatOf(PyObject a, PyObject b) => Seq.InplaceConcat(a, b);

    [PyFunction("getitem", "(a, b, /)", Doc = "Same as a[b]."), Mirrors("_operator_getitem_impl", 537, 542)]
    static PyObject? GetitemOf(PyObject a, PyObject b) => Obj.GetItem(a, b);

    [PyFunction("is_", "(a, b, /)", Doc = "Same as a is b."), Mirrors("_operator_is__impl", 710, 716)]
    static PyObject? IsOf(PyObject a, PyObject b) => PyBool.From(ReferenceEquals(a, b));

    [PyFunction("is_not", "(a, b, /)", Doc = "Same as a is not b."), Mirrors("_operator_is_not_impl", 724, 731)]
    static PyObject? IsNotOf(PyObject a, PyObject b) => PyBool.From(!ReferenceEquals(a, b));

    [PyFunction("contains", "(a, b, /)", Doc = "The same as b in a: mind the order."), Mirrors("_operator_contains_impl", 490, 495)]
    static PyObject? ContainsOf(PyObject a, PyObject b) => PyBool.From(Seq.Contains(a, b));

    [PyFunction("not_", "(a, /)", Doc = "Same as not a."), Mirrors("_operator_not__impl", 252, 257)]
    static PyObject? NotOf(PyObject a) => PyBool.From(!Obj.IsTrue(a));

    [PyFunction("truth", "(a, /)", Doc = "Same as True if a is true, False otherwise."), Mirrors("_operator_truth_impl", 50, 55)]
    static PyObject? TruthOf(PyObject a) => PyBool.From(Obj.IsTrue(a));

    [PyFunction("index", "(a, /)", Doc = "Same as a.__index__()."), Mirrors("_operator_index", 697, 702)]
    static PyObject? IndexOf(PyObject a) => Num.Index(a);

    [PyFunction("neg", "(a, /)", Doc = "Same as -a."), Mirrors("_operator_neg", 161, 166)]
    static PyObject? NegOf(PyObject a) => Num.Negative(a);

    [PyFunction("pos", "(a, /)", Doc = "Same as +a."), Mirrors("_operator_pos", 174, 179)]
    static PyObject? PosOf(PyObject a) => Num.Positive(a);

    [PyFunction("abs", "(a, /)", Doc = "Same as abs(a)."), Mirrors("_operator_abs", 187, 192)]
    static PyObject? AbsOf(PyObject a) => Num.Absolute(a);

    [PyFunction("inv", "(a, /)", Doc = "Same as ~a."), Mirrors("_operator_inv", 200, 205)]
    static PyObject? InvOf(PyObject a) => Num.Invert(a);

    [PyFunction("invert", "(a, /)", Doc = "Same as ~a."), Mirrors("_operator_invert", 213, 218)]
    static PyObject? InvertOf(PyObject a) => Num.Invert(a);

    [PyFunction("is_none", "(a, /)", Doc = "Same as a is None."), Mirrors("_operator_is_none", 739, 745)]
    static PyObject? IsNoneOf(PyObject a) => PyBool.From(a is PyNone);

    [PyFunction("is_not_none", "(a, /)", Doc = "Same as a is not None."), Mirrors("_operator_is_not_none", 753, 759)]
    static PyObject? IsNotNoneOf(PyObject a) => PyBool.From(a is not PyNone);

    [PyFunction("setitem", "(a, b, c, /)", Doc = "Same as a[b] = c."), Mirrors("_operator_setitem_impl", 555, 563)]
    static PyObject? SetItem(PyObject a, PyObject b, PyObject c) => Obj.SetItem(a, b, c) ? PyNone.Instance : null;

    [PyFunction("delitem", "(a, b, /)", Doc = "Same as del a[b]."), Mirrors("_operator_delitem_impl", 571, 578)]
    static PyObject? DelItem(PyObject a, PyObject b) => Obj.DelItem(a, b) ? PyNone.Instance : null;

    [PyFunction("countOf", "(a, b, /)", Doc = "How many items of a are, or equal, b."), Mirrors("_operator_countOf_impl", 520, 525)]
    static PyObject? CountOf(PyObject a, PyObject b) => Seq.Count(a, b) is >= 0 and var count ? PyInt.From(count) : null;

    [PyFunction("indexOf", "(a, b, /)", Doc = "The first index of b in a."), Mirrors("_operator_indexOf_impl", 507, 512)]
    static PyObject? IndexOf(PyObject a, PyObject b) => Seq.Index(a, b) is >= 0 and var index ? PyInt.From(index) : null;

    [PyFunction("length_hint", "(obj, default=0, /)", Doc = "An estimate of the number of items in obj: its len() if it has one, else the\nvalue of its __length_hint__(), else the default."), Mirrors("_operator_length_hint_impl", 825, 831)]
    static PyObject? LengthHint(PyObject obj, PyObject? @default)
    {
        nint fallback = 0;
        if (@default is not null && !Args.AsSsize(@default, out fallback)) return null;
        nint hint = Obj.LengthHint(obj, fallback);
        return hint < 0 && Err.Occurred is not null ? null : PyInt.From(hint);
    }

    [PyFunction("call", "(obj, /, *args, **kwargs)", Raw = true, Doc = "The same as obj(*args, **kwargs)."), Mirrors("_operator_call", 927, 937)]
    static PyObject? CallOf(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int given = args.Length - (kwnames?.Count ?? 0);
        if (given < 1) return Err.Raise(Exc.TypeError, "call expected at least 1 argument, got 0");
        return Obj.Vectorcall(args[0], args[1..], kwnames);
    }

    [PyFunction("_compare_digest", "(a, b, /)", Doc = "Whether a equals b, in a time that does not depend on where they differ.\n\nBoth are ASCII strings, or both bytes-like objects."), Mirrors("_operator__compare_digest_impl", 851, 916)]
    static PyObject? CompareDigest(PyObject a, PyObject b)
    {
        if (a is PyStr x && b is PyStr y)
        {
            if (!x.IsAscii || !y.IsAscii) return Err.Raise(Exc.TypeError, "comparing strings with non-ASCII characters is not supported");
            return PyBool.From(SameBytes(System.Text.Encoding.ASCII.GetBytes(x.Value), System.Text.Encoding.ASCII.GetBytes(y.Value)));
        }
        if (!Obj.CheckBuffer(a) && !Obj.CheckBuffer(b))
            return Err.Raise(Exc.TypeError, $"unsupported operand types(s) or combination of types: '{a.Type.Name}' and '{b.Type.Name}'");
        PyBuffer first = new(), second = new();
        if (!Obj.GetBuffer(a, first, 0)) return null;
        try
        {
            if (first.NDim > 1) return Err.Raise(Exc.BufferError, "Buffer must be single dimension");
            if (!Obj.GetBuffer(b, second, 0)) return null;
            try
            {
                if (second.NDim > 1) return Err.Raise(Exc.BufferError, "Buffer must be single dimension");
                return PyBool.From(SameBytes(first.Span, second.Span));
            }
            finally
            {
                second.Release();
            }
        }
        finally
        {
            first.Release();
        }
    }

    [Mirrors("_tscmp", 771, 807)]
    private static bool SameBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(a, b);
}
