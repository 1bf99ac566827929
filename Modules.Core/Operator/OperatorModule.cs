// Modules/_operator.c: the functions.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Operator interface.</summary>
[PyModule("_operator", Source = "Modules/_operator.c",
    Doc = "Operator interface.\n\nFunctions that correspond to the operators of the language: operator.add(x, y)\nis x+y.")]
public static partial class OperatorModule
{
    [PyFunction("lt", "(a, b, /)", Doc = "Same as a < b.")]
    static PyObject? LtOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Lt);

    [PyFunction("le", "(a, b, /)", Doc = "Same as a <= b.")]
    static PyObject? LeOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Le);

    [PyFunction("eq", "(a, b, /)", Doc = "Same as a == b.")]
    static PyObject? EqOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Eq);

    [PyFunction("ne", "(a, b, /)", Doc = "Same as a != b.")]
    static PyObject? NeOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Ne);

    [PyFunction("gt", "(a, b, /)", Doc = "Same as a > b.")]
    static PyObject? GtOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Gt);

    [PyFunction("ge", "(a, b, /)", Doc = "Same as a >= b.")]
    static PyObject? GeOf(PyObject a, PyObject b) => Obj.RichCompare(a, b, CompareOp.Ge);

    [PyFunction("add", "(a, b, /)", Doc = "Same as a + b.")]
    static PyObject? AddOf(PyObject a, PyObject b) => Num.Add(a, b);

    [PyFunction("sub", "(a, b, /)", Doc = "Same as a - b.")]
    static PyObject? SubOf(PyObject a, PyObject b) => Num.Subtract(a, b);

    [PyFunction("mul", "(a, b, /)", Doc = "Same as a * b.")]
    static PyObject? MulOf(PyObject a, PyObject b) => Num.Multiply(a, b);

    [PyFunction("matmul", "(a, b, /)", Doc = "Same as a @ b.")]
    static PyObject? MatmulOf(PyObject a, PyObject b) => Num.MatrixMultiply(a, b);

    [PyFunction("floordiv", "(a, b, /)", Doc = "Same as a // b.")]
    static PyObject? FloordivOf(PyObject a, PyObject b) => Num.FloorDivide(a, b);

    [PyFunction("truediv", "(a, b, /)", Doc = "Same as a / b.")]
    static PyObject? TruedivOf(PyObject a, PyObject b) => Num.TrueDivide(a, b);

    [PyFunction("mod", "(a, b, /)", Doc = "Same as a % b.")]
    static PyObject? ModOf(PyObject a, PyObject b) => Num.Remainder(a, b);

    [PyFunction("lshift", "(a, b, /)", Doc = "Same as a << b.")]
    static PyObject? LshiftOf(PyObject a, PyObject b) => Num.Lshift(a, b);

    [PyFunction("rshift", "(a, b, /)", Doc = "Same as a >> b.")]
    static PyObject? RshiftOf(PyObject a, PyObject b) => Num.Rshift(a, b);

    [PyFunction("and_", "(a, b, /)", Doc = "Same as a & b.")]
    static PyObject? AndOf(PyObject a, PyObject b) => Num.And(a, b);

    [PyFunction("xor", "(a, b, /)", Doc = "Same as a ^ b.")]
    static PyObject? XorOf(PyObject a, PyObject b) => Num.Xor(a, b);

    [PyFunction("or_", "(a, b, /)", Doc = "Same as a | b.")]
    static PyObject? OrOf(PyObject a, PyObject b) => Num.Or(a, b);

    [PyFunction("iadd", "(a, b, /)", Doc = "Same as a += b.")]
    static PyObject? IaddOf(PyObject a, PyObject b) => Num.InplaceAdd(a, b);

    [PyFunction("isub", "(a, b, /)", Doc = "Same as a -= b.")]
    static PyObject? IsubOf(PyObject a, PyObject b) => Num.InplaceSubtract(a, b);

    [PyFunction("imul", "(a, b, /)", Doc = "Same as a *= b.")]
    static PyObject? ImulOf(PyObject a, PyObject b) => Num.InplaceMultiply(a, b);

    [PyFunction("imatmul", "(a, b, /)", Doc = "Same as a @= b.")]
    static PyObject? ImatmulOf(PyObject a, PyObject b) => Num.InplaceMatrixMultiply(a, b);

    [PyFunction("ifloordiv", "(a, b, /)", Doc = "Same as a //= b.")]
    static PyObject? IfloordivOf(PyObject a, PyObject b) => Num.InplaceFloorDivide(a, b);

    [PyFunction("itruediv", "(a, b, /)", Doc = "Same as a /= b.")]
    static PyObject? ItruedivOf(PyObject a, PyObject b) => Num.InplaceTrueDivide(a, b);

    [PyFunction("imod", "(a, b, /)", Doc = "Same as a %= b.")]
    static PyObject? ImodOf(PyObject a, PyObject b) => Num.InplaceRemainder(a, b);

    [PyFunction("ilshift", "(a, b, /)", Doc = "Same as a <<= b.")]
    static PyObject? IlshiftOf(PyObject a, PyObject b) => Num.InplaceLshift(a, b);

    [PyFunction("irshift", "(a, b, /)", Doc = "Same as a >>= b.")]
    static PyObject? IrshiftOf(PyObject a, PyObject b) => Num.InplaceRshift(a, b);

    [PyFunction("iand", "(a, b, /)", Doc = "Same as a &= b.")]
    static PyObject? IandOf(PyObject a, PyObject b) => Num.InplaceAnd(a, b);

    [PyFunction("ixor", "(a, b, /)", Doc = "Same as a ^= b.")]
    static PyObject? IxorOf(PyObject a, PyObject b) => Num.InplaceXor(a, b);

    [PyFunction("ior", "(a, b, /)", Doc = "Same as a |= b.")]
    static PyObject? IorOf(PyObject a, PyObject b) => Num.InplaceOr(a, b);

    [PyFunction("pow", "(a, b, /)", Doc = "Same as a ** b.")]
    static PyObject? PowOf(PyObject a, PyObject b) => Num.Power(a, b, PyNone.Instance);

    [PyFunction("ipow", "(a, b, /)", Doc = "Same as a **= b.")]
    static PyObject? IpowOf(PyObject a, PyObject b) => Num.InplacePower(a, b, PyNone.Instance);

    [PyFunction("concat", "(a, b, /)")]
    static PyObject? ConcatOf(PyObject a, PyObject b) => Seq.Concat(a, b);

    [PyFunction("iconcat", "(a, b, /)")]
    static PyObject? IconcatOf(PyObject a, PyObject b) => Seq.InplaceConcat(a, b);

    [PyFunction("getitem", "(a, b, /)", Doc = "Same as a[b].")]
    static PyObject? GetitemOf(PyObject a, PyObject b) => Obj.GetItem(a, b);

    [PyFunction("is_", "(a, b, /)", Doc = "Same as a is b.")]
    static PyObject? IsOf(PyObject a, PyObject b) => PyBool.From(ReferenceEquals(a, b));

    [PyFunction("is_not", "(a, b, /)", Doc = "Same as a is not b.")]
    static PyObject? IsNotOf(PyObject a, PyObject b) => PyBool.From(!ReferenceEquals(a, b));

    [PyFunction("contains", "(a, b, /)")]
    static PyObject? ContainsOf(PyObject a, PyObject b) => PyBool.From(Seq.Contains(a, b));

    [PyFunction("not_", "(a, /)", Doc = "Same as not a.")]
    static PyObject? NotOf(PyObject a) => PyBool.From(!Obj.IsTrue(a));

    [PyFunction("truth", "(a, /)", Doc = "Same as True if a is true, False otherwise.")]
    static PyObject? TruthOf(PyObject a) => PyBool.From(Obj.IsTrue(a));

    [PyFunction("index", "(a, /)", Doc = "Same as a.__index__().")]
    static PyObject? IndexOf(PyObject a) => Num.Index(a);

    [PyFunction("neg", "(a, /)", Doc = "Same as -a.")]
    static PyObject? NegOf(PyObject a) => Num.Negative(a);

    [PyFunction("pos", "(a, /)", Doc = "Same as +a.")]
    static PyObject? PosOf(PyObject a) => Num.Positive(a);

    [PyFunction("abs", "(a, /)", Doc = "Same as abs(a).")]
    static PyObject? AbsOf(PyObject a) => Num.Absolute(a);

    [PyFunction("inv", "(a, /)", Doc = "Same as ~a.")]
    static PyObject? InvOf(PyObject a) => Num.Invert(a);

    [PyFunction("invert", "(a, /)", Doc = "Same as ~a.")]
    static PyObject? InvertOf(PyObject a) => Num.Invert(a);

    [PyFunction("is_none", "(a, /)", Doc = "Same as a is None.")]
    static PyObject? IsNoneOf(PyObject a) => PyBool.From(a is PyNone);

    [PyFunction("is_not_none", "(a, /)", Doc = "Same as a is not None.")]
    static PyObject? IsNotNoneOf(PyObject a) => PyBool.From(a is not PyNone);

    [PyFunction("setitem", "(a, b, c, /)", Doc = "Same as a[b] = c.")]
    static PyObject? SetItem(PyObject a, PyObject b, PyObject c) => Obj.SetItem(a, b, c) ? PyNone.Instance : null;

    [PyFunction("delitem", "(a, b, /)", Doc = "Same as del a[b].")]
    static PyObject? DelItem(PyObject a, PyObject b) => Obj.DelItem(a, b) ? PyNone.Instance : null;

    [PyFunction("countOf", "(a, b, /)", Doc = "How many items of a are, or equal, b.")]
    static PyObject? CountOf(PyObject a, PyObject b) => Seq.Count(a, b) is >= 0 and var count ? PyInt.From(count) : null;

    [PyFunction("indexOf", "(a, b, /)", Doc = "The first index of b in a.")]
    static PyObject? IndexOf(PyObject a, PyObject b) => Seq.Index(a, b) is >= 0 and var index ? PyInt.From(index) : null;

    [PyFunction("length_hint", "(obj, default=0, /)", Doc = "An estimate of the number of items in obj: its len() if it has one, else the\nvalue of its __length_hint__(), else the default.")]
    static PyObject? LengthHint(PyObject obj, PyObject? @default)
    {
        nint fallback = 0;
        if (@default is not null && !Args.AsSsize(@default, out fallback)) return null;
        nint hint = Obj.LengthHint(obj, fallback);
        return hint < 0 && Err.Occurred is not null ? null : PyInt.From(hint);
    }

    [PyFunction("call", "(obj, /, *args, **kwargs)", Raw = true)]
    static PyObject? CallOf(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int given = args.Length - (kwnames?.Count ?? 0);
        if (given < 1) return Err.Raise(Exc.TypeError, "call expected at least 1 argument, got 0");
        return Obj.Vectorcall(args[0], args[1..], kwnames);
    }

    [PyFunction("_compare_digest", "(a, b, /)", Doc = "Whether a equals b, in a time that does not depend on where they differ.\n\nBoth are ASCII strings, or both bytes-like objects.")]
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

    private static bool SameBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(a, b);
}
