// Objects/complexobject.c.

namespace PyModules.Runtime;

/// <summary>A complex number.</summary>
[PyType("complex", Flags = TypeFlags.BaseType, Signature = "(real=0, imag=0)")]
public partial class PyComplex : PyObject
{
    [PyMember("real", ReadOnly = true, Doc = "the real part")] internal double _real;
    [PyMember("imag", ReadOnly = true, Doc = "the imaginary part")] internal double _imag;

    protected internal PyComplex() { }

    public PyComplex(double real, double imag) => (_real, _imag) = (real, imag);

    private PyComplex(Cx value) => (_real, _imag) = (value.Re, value.Im);

    public double Real => _real;
    public double Imag => _imag;

    internal Cx Value => new(_real, _imag);

    /// <summary>A pair of doubles with C's operations; an operation that fails says so in <see cref="Fault"/>.</summary>
    internal readonly record struct Cx(double Re, double Im)
    {
        internal static readonly Cx One = new(1, 0);
    }

    internal enum Fault { None, Domain, Range }

    private static double Box(double x) => Math.CopySign(double.IsInfinity(x) ? 1.0 : 0.0, x);

    private static double Unnan(double x) => double.IsNaN(x) ? Math.CopySign(0.0, x) : x;

    [Mirrors("_Py_c_prod", 89, 148)]
    internal static Cx Product(Cx z, Cx w)
    {
        double a = z.Re, b = z.Im, c = w.Re, d = w.Im;
        double ac = a * c, bd = b * d, ad = a * d, bc = b * c;
        Cx r = new(ac - bd, ad + bc);
        if (!double.IsNaN(r.Re) || !double.IsNaN(r.Im)) return r;
        bool again = false;
        if (double.IsInfinity(a) || double.IsInfinity(b))
        {
            (a, b, c, d) = (Box(a), Box(b), Unnan(c), Unnan(d));
            again = true;
        }
        if (double.IsInfinity(c) || double.IsInfinity(d))
        {
            (c, d, a, b) = (Box(c), Box(d), Unnan(a), Unnan(b));
            again = true;
        }
        if (!again && (double.IsInfinity(ac) || double.IsInfinity(bd) || double.IsInfinity(ad) || double.IsInfinity(bc)))
        {
            (a, b, c, d) = (Unnan(a), Unnan(b), Unnan(c), Unnan(d));
            again = true;
        }
        return again ? new Cx(double.PositiveInfinity * (a * c - b * d), double.PositiveInfinity * (a * d + b * c)) : r;
    }

    [Mirrors("_Py_c_quot", 169, 246)]
    internal static Cx Quotient(Cx a, Cx b, ref Fault fault)
    {
        double real, imag, abr = Math.Abs(b.Re), abi = Math.Abs(b.Im);
        if (abr >= abi)
        {
            if (abr == 0)
            {
                fault = Fault.Domain;
                real = imag = 0;
            }
            else
            {
                double ratio = b.Im / b.Re, denom = b.Re + b.Im * ratio;
                real = (a.Re + a.Im * ratio) / denom;
                imag = (a.Im - a.Re * ratio) / denom;
            }
        }
        else if (abi >= abr)
        {
            double ratio = b.Re / b.Im, denom = b.Re * ratio + b.Im;
            real = (a.Re * ratio + a.Im) / denom;
            imag = (a.Im * ratio - a.Re) / denom;
        }
        else real = imag = double.NaN;
        if (double.IsNaN(real) && double.IsNaN(imag))
        {
            if ((double.IsInfinity(a.Re) || double.IsInfinity(a.Im)) && double.IsFinite(b.Re) && double.IsFinite(b.Im))
            {
                double x = Box(a.Re), y = Box(a.Im);
                real = double.PositiveInfinity * (x * b.Re + y * b.Im);
                imag = double.PositiveInfinity * (y * b.Re - x * b.Im);
            }
            else if ((double.IsInfinity(abr) || double.IsInfinity(abi)) && double.IsFinite(a.Re) && double.IsFinite(a.Im))
            {
                double x = Box(b.Re), y = Box(b.Im);
                real = 0.0 * (a.Re * x + a.Im * y);
                imag = 0.0 * (a.Im * x - a.Re * y);
            }
        }
        return new Cx(real, imag);
    }

    [Mirrors("_Py_rc_quot", 264, 304)]
    private static Cx RealQuotient(double a, Cx b, ref Fault fault)
    {
        double real, imag, abr = Math.Abs(b.Re), abi = Math.Abs(b.Im);
        if (abr >= abi)
        {
            if (abr == 0)
            {
                fault = Fault.Domain;
                real = imag = 0;
            }
            else
            {
                double ratio = b.Im / b.Re, denom = b.Re + b.Im * ratio;
                real = a / denom;
                imag = -a * ratio / denom;
            }
        }
        else if (abi >= abr)
        {
            double ratio = b.Re / b.Im, denom = b.Re * ratio + b.Im;
            real = a * ratio / denom;
            imag = -a / denom;
        }
        else real = imag = double.NaN;
        if (double.IsNaN(real) && double.IsNaN(imag) && double.IsFinite(a) && (double.IsInfinity(abr) || double.IsInfinity(abi)))
        {
            double x = Box(b.Re), y = Box(b.Im);
            real = 0.0 * (a * x);
            imag = 0.0 * (-a * y);
        }
        return new Cx(real, imag);
    }

    [Mirrors("_Py_c_pow", 309, 339)]
    private static Cx Pow(Cx a, Cx b, ref Fault fault)
    {
        if (b.Re == 0 && b.Im == 0) return Cx.One;
        if (a.Re == 0 && a.Im == 0)
        {
            if (b.Im != 0 || b.Re < 0) fault = Fault.Domain;
            return new Cx(0, 0);
        }
        double vabs = LibM.hypot(a.Re, a.Im), len = Math.Pow(vabs, b.Re), at = Math.Atan2(a.Im, a.Re), phase = at * b.Re;
        if (b.Im != 0)
        {
            len *= Math.Exp(-at * b.Im);
            phase += b.Im * Math.Log(vabs);
        }
        Cx r = new(len * Math.Cos(phase), len * Math.Sin(phase));
        CheckRange(r, ref fault);
        return r;
    }

    private static void CheckRange(Cx r, ref Fault fault)
    {
        if (double.IsInfinity(r.Re) || double.IsInfinity(r.Im)) fault = Fault.Range;
    }

    [Mirrors("c_powu", 341, 355)]
    private static Cx PowUnsigned(Cx x, long n)
    {
        Cx r = Cx.One, p = x;
        for (long mask = 1; mask > 0 && n >= mask; mask <<= 1)
        {
            if ((n & mask) != 0) r = Product(r, p);
            p = Product(p, p);
        }
        return r;
    }

    /// <summary>_Py_c_abs.</summary>
    [Mirrors("_Py_c_abs", 367, 397)]
    internal static double Abs(Cx z, out bool overflow)
    {
        overflow = false;
        if (!double.IsFinite(z.Re) || !double.IsFinite(z.Im))
        {
            if (double.IsInfinity(z.Re)) return Math.Abs(z.Re);
            return double.IsInfinity(z.Im) ? Math.Abs(z.Im) : double.NaN;
        }
        double result = LibM.hypot(z.Re, z.Im);
        overflow = !double.IsFinite(result);
        return result;
    }

    // ---- conversions

    // null without an exception: there is no __complex__.
    [Mirrors("try_complex_special_method", 488, 519)]
    private static PyComplex? TrySpecial(PyObject o)
    {
        if (o.GetType() == typeof(PyFloat) || o is PyInt or PyBigInt or PyBool) return null;
        if (Obj.LookupSpecial(o, Id.__complex__) is not { } method) return null;
        if (Obj.Call(method) is not { } result) return null;
        if (result.GetType() == typeof(PyComplex)) return (PyComplex)result;
        if (result is not PyComplex made)
            return Err.Raise<PyComplex>(Exc.TypeError, $"__complex__ returned non-complex (type {result.Type.Name})");
        return Err.Warn(Exc.DeprecationWarning, $"__complex__ returned non-complex (type {result.Type.Name}).  "
            + "The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.", 1)
            ? made : null;
    }

    /// <summary>PyComplex_AsCComplex.</summary>
    [Mirrors("PyComplex_AsCComplex", 521, 555)]
    internal static bool AsComplex(PyObject o, out Cx value)
    {
        value = default;
        PyComplex? found = o as PyComplex ?? TrySpecial(o);
        if (found is not null)
        {
            value = found.Value;
            return true;
        }
        if (Err.Occurred is not null || !PyFloat.AsDouble(o, out double real)) return false;
        value = new Cx(real, 0);
        return true;
    }

    [Mirrors("real_to_double", 644, 656)]
    private static bool RealOperand(PyObject o, out double value, out PyObject? result)
    {
        result = null;
        if (o is PyFloat f)
        {
            value = f.Value;
            return true;
        }
        if (o is PyLong number) return number.AsDouble(out value);
        value = 0;
        result = PyNotImplemented.Instance;
        return false;
    }

    [Mirrors("complex_subtype_from_doubles", 423, 430)]
    private static PyComplex Make(PyType cls, double real, double imag)
    {
        if (cls == TypeObject) return new PyComplex(real, imag);
        PyComplex made = (PyComplex)cls.Alloc();
        (made._real, made._imag) = (real, imag);
        return made;
    }

    [Mirrors("complex_from_string_inner", 930, 1051)]
    private static PyObject? FromString(PyType cls, PyStr text)
    {
        PyObject? Malformed() => Err.Raise(Exc.ValueError, "complex() arg is a malformed string");
        if (!DoubleText.StripUnderscores(NumberText.ToAscii(text), out string s))
            return Obj.Repr(text) is PyStr repr ? Err.Raise(Exc.ValueError, $"could not convert string to complex: {repr.Value}") : null;
        int i = 0;
        double x = 0, y = 0;
        char At(int index) => index < s.Length ? s[index] : '\0';
        bool Space(char c) => c is ' ' or (>= '\t' and <= '\r');
        while (Space(At(i))) i++;
        bool bracket = At(i) == '(';
        if (bracket)
        {
            i++;
            while (Space(At(i))) i++;
        }
        int length = DoubleText.Parse(s.AsSpan(i), out double z);
        if (length > 0)
        {
            i += length;
            if (At(i) is '+' or '-')
            {
                x = z;
                length = DoubleText.Parse(s.AsSpan(i), out y);
                if (length > 0) i += length;
                else
                {
                    y = At(i) == '+' ? 1.0 : -1.0;
                    i++;
                }
                if (At(i) is not ('j' or 'J')) return Malformed();
                i++;
            }
            else if (At(i) is 'j' or 'J')
            {
                i++;
                y = z;
            }
            else x = z;
        }
        else
        {
            y = 1.0;
            if (At(i) is '+' or '-')
            {
                y = At(i) == '+' ? 1.0 : -1.0;
                i++;
            }
            if (At(i) is not ('j' or 'J')) return Malformed();
            i++;
        }
        while (Space(At(i))) i++;
        if (bracket)
        {
            if (At(i) != ')') return Malformed();
            i++;
            while (Space(At(i))) i++;
        }
        return i == s.Length ? Make(cls, x, y) : Malformed();
    }

    private static unsafe bool IsReal(PyObject o) => o.Type.Slots.NbFloat != null || o.Type.Slots.NbIndex != null;

    [PySlot(Slot.New), Mirrors("complex_new_impl", 1168, 1297)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 } || args.Length > 1) return NewFromParts(cls, args, kwnames);
        if (args.Length == 0) return Make(cls, 0, 0);
        PyObject arg = args[0];
        if (arg.GetType() == typeof(PyComplex) && cls == TypeObject) return arg;
        if (arg is PyStr text) return FromString(cls, text);
        if (TrySpecial(arg) is { } special) return Make(cls, special._real, special._imag);
        if (Err.Occurred is not null) return null;
        if (arg is PyComplex number) return Make(cls, number._real, number._imag);
        if (IsReal(arg)) return PyFloat.AsDouble(arg, out double real) ? Make(cls, real, 0) : null;
        return Err.Raise(Exc.TypeError, $"complex() argument must be a string or a number, not {arg.Type.FullyQualifiedName}");
    }

    [Mirrors("actual_complex_new", 1093, 1152)]
    private static PyObject? NewFromParts(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > 2 || args.Length > 2)
            return Err.Raise(Exc.TypeError, $"complex() takes at most 2 arguments ({args.Length} given)");
        PyObject? r = positional > 0 ? args[0] : null, i = positional > 1 ? args[1] : null;
        for (int k = 0; k < (kwnames?.Count ?? 0); k++)
        {
            string name = ((PyStr)kwnames!.Items[k]).Value;
            if (name is not ("real" or "imag")) return Err.Raise(Exc.TypeError, $"complex() got an unexpected keyword argument '{name}'");
            ref PyObject? target = ref name == "real" ? ref r : ref i;
            if (target is not null)
                return Err.Raise(Exc.TypeError, $"argument for complex() given by name ('{name}') and position ({(name == "real" ? 1 : 2)})");
            target = args[positional + k];
        }
        r ??= PyInt.Zero;
        PyObject original = r;
        if (TrySpecial(r) is { } special) r = special;
        else if (Err.Occurred is not null) return null;
        if (!IsReal(r) && r is not PyComplex)
            return Err.Raise(Exc.TypeError, $"complex() argument 'real' must be a real number, not {r.Type.FullyQualifiedName}");
        if (i is not null && !IsReal(i) && i is not PyComplex)
            return Err.Raise(Exc.TypeError, $"complex() argument 'imag' must be a real number, not {i.Type.FullyQualifiedName}");
        double cr, cri = 0, ci, cii = 0;
        bool complexReal = r is PyComplex;
        if (r is PyComplex rc)
        {
            (cr, cri) = (rc._real, rc._imag);
            if (!IsReal(original)
                && !Err.Warn(Exc.DeprecationWarning, $"complex() argument 'real' must be a real number, not {original.Type.FullyQualifiedName}", 1))
                return null;
        }
        else
        {
            if (Num.Float(r) is not PyFloat f) return null;
            cr = f.Value;
        }
        bool complexImag = false;
        if (i is null) ci = cri;
        else if (i is PyComplex ic)
        {
            if (!Err.Warn(Exc.DeprecationWarning, $"complex() argument 'imag' must be a real number, not {i.Type.FullyQualifiedName}", 1)) return null;
            (ci, cii) = (ic._real, ic._imag);
            complexImag = true;
        }
        else
        {
            if (Num.Float(i) is not PyFloat f) return null;
            ci = f.Value;
        }
        if (complexImag) cr -= cii;
        if (complexReal && i is not null) ci += cri;
        return Make(cls, cr, ci);
    }

    // ---- slots

    [PySlot(Slot.Repr), Mirrors("complex_repr", 557, 612)]
    PyObject? Repr()
    {
        if (_real == 0 && !double.IsNegative(_real)) return PyStr.From(DoubleText.ToString(_imag, 'r', 0, 0) + "j");
        return PyStr.From($"({DoubleText.ToString(_real, 'r', 0, 0)}{DoubleText.ToString(_imag, 'r', 0, DoubleText.SignFlag)}j)");
    }

    [PySlot(Slot.Hash), Mirrors("complex_hash", 614, 635)]
    long Hash()
    {
        long combined = unchecked(PyFloat.HashDouble(this, _real) + 1000003L * PyFloat.HashDouble(this, _imag));
        return combined == -1 ? -2 : combined;
    }

    private static PyObject? Finish(Cx value, Fault fault) =>
        fault == Fault.Domain ? Err.Raise(Exc.ZeroDivisionError, "division by zero") : new PyComplex(value);

    [PySlot(Slot.NbAdd), Mirrors("_Py_c_sum", 31, 38)]
    static PyObject? Add(PyObject a, PyObject b)
    {
        double x;
        PyObject? result;
        if (b is PyComplex w)
        {
            if (a is PyComplex v) return new PyComplex(v._real + w._real, v._imag + w._imag);
            return RealOperand(a, out x, out result) ? new PyComplex(x + w._real, w._imag) : result;
        }
        if (a is not PyComplex z) return PyNotImplemented.Instance;
        return RealOperand(b, out x, out result) ? new PyComplex(z._real + x, z._imag) : result;
    }

    [PySlot(Slot.NbSubtract), Mirrors("_Py_c_diff", 54, 61)]
    static PyObject? Subtract(PyObject a, PyObject b)
    {
        double x;
        PyObject? result;
        if (b is PyComplex w)
        {
            if (a is PyComplex v) return new PyComplex(v._real - w._real, v._imag - w._imag);
            return RealOperand(a, out x, out result) ? new PyComplex(x - w._real, -w._imag) : result;
        }
        if (a is not PyComplex z) return PyNotImplemented.Instance;
        return RealOperand(b, out x, out result) ? new PyComplex(z._real - x, z._imag) : result;
    }

    [PySlot(Slot.NbMultiply)]
    static PyObject? Multiply(PyObject a, PyObject b)
    {
        double x;
        PyObject? result;
        if (b is PyComplex w)
        {
            if (a is PyComplex v) return new PyComplex(Product(v.Value, w.Value));
            return RealOperand(a, out x, out result) ? new PyComplex(w._real * x, w._imag * x) : result;
        }
        if (a is not PyComplex z) return PyNotImplemented.Instance;
        return RealOperand(b, out x, out result) ? new PyComplex(z._real * x, z._imag * x) : result;
    }

    [PySlot(Slot.NbTrueDivide)]
    static PyObject? TrueDivide(PyObject a, PyObject b)
    {
        double x;
        PyObject? result;
        Fault fault = Fault.None;
        if (b is PyComplex w)
        {
            if (a is PyComplex v) return Finish(Quotient(v.Value, w.Value, ref fault), fault);
            return RealOperand(a, out x, out result) ? Finish(RealQuotient(x, w.Value, ref fault), fault) : result;
        }
        if (a is not PyComplex z) return PyNotImplemented.Instance;
        if (!RealOperand(b, out x, out result)) return result;
        return x == 0 ? Finish(default, Fault.Domain) : new PyComplex(z._real / x, z._imag / x);
    }

    [Mirrors("real_to_complex", 658, 663)]
    private static bool Operand(PyObject o, out Cx value, out PyObject? result)
    {
        result = null;
        if (o is PyComplex c)
        {
            value = c.Value;
            return true;
        }
        bool ok = RealOperand(o, out double real, out result);
        value = new Cx(real, 0);
        return ok;
    }

    [PySlot(Slot.NbPower), Mirrors("complex_pow", 723, 757)]
    internal static PyObject? Power(PyObject a, PyObject b, PyObject c)
    {
        if (!Operand(a, out Cx x, out PyObject? result) || !Operand(b, out Cx y, out result)) return result;
        if (c is not PyNone) return Err.Raise(Exc.ValueError, "complex modulo");
        Fault fault = Fault.None;
        Cx power;
        if (y.Im == 0 && y.Re == Math.Floor(y.Re) && Math.Abs(y.Re) <= 100)
        {
            long n = (long)y.Re;
            power = n > 0 ? PowUnsigned(x, n) : Quotient(Cx.One, PowUnsigned(x, -n), ref fault);
            if (fault == Fault.None) CheckRange(power, ref fault);
        }
        else power = Pow(x, y, ref fault);
        return fault switch
        {
            Fault.Domain => Err.Raise(Exc.ZeroDivisionError, "zero to a negative or complex power"),
            Fault.Range => Err.Raise(Exc.OverflowError, "complex exponentiation"),
            _ => new PyComplex(power),
        };
    }

    [PySlot(Slot.NbNegative), Mirrors("complex_neg", 759, 767)]
    PyObject? Negative() => new PyComplex(-_real, -_imag);

    [PySlot(Slot.NbPositive), Mirrors("complex_pos", 769, 777)]
    PyObject? Positive() => GetType() == typeof(PyComplex) ? this : new PyComplex(_real, _imag);

    [PySlot(Slot.NbAbsolute), Mirrors("complex_abs", 779, 790)]
    PyObject? Absolute()
    {
        double result = Abs(Value, out bool overflow);
        return overflow ? Err.Raise(Exc.OverflowError, "absolute value too large") : new PyFloat(result);
    }

    [PySlot(Slot.NbBool), Mirrors("complex_bool", 792, 797)]
    bool? Bool() => _real != 0 || _imag != 0;

    [PySlot(Slot.RichCompare), Mirrors("complex_richcompare", 799, 853)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        bool equal;
        switch (other)
        {
            case PyLong when _imag == 0:
                return Obj.RichCompare(new PyFloat(_real), other, op);
            case PyLong:
                equal = false;
                break;
            case PyFloat f:
                equal = _real == f.Value && _imag == 0;
                break;
            case PyComplex c:
                equal = _real == c._real && _imag == c._imag;
                break;
            default:
                return PyNotImplemented.Instance;
        }
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    // ---- methods

    [PyMethod("from_number", "(number, /)", Class = true, Doc = "Convert a number to a complex number."), Mirrors("complex_from_number_impl", 1309, 1326)]
    static PyObject? FromNumber(PyType cls, PyObject number)
    {
        if (number.GetType() == typeof(PyComplex) && cls == TypeObject) return number;
        if (!AsComplex(number, out Cx value)) return null;
        PyComplex made = new(value);
        return cls == TypeObject ? made : Obj.Call(cls, made);
    }

    [PyMethod("conjugate", "()", Doc = "The number with its imaginary part negated."), Mirrors("complex_conjugate_impl", 861, 868)]
    PyObject? Conjugate() => new PyComplex(_real, -_imag);

    [PyMethod("__complex__", "()", Doc = "The value as an exact complex."), Mirrors("complex___complex___impl", 917, 927)]
    PyObject? Complex() => Positive();

    [PyMethod("__getnewargs__", "()"), Mirrors("complex___getnewargs___impl", 875, 881)]
    PyObject? GetNewArgs() => PyTuple.Of(new PyFloat(_real), new PyFloat(_imag));

    [PyMethod("__format__", "(format_spec, /)", Doc = "Convert to a string by the format specification."), Mirrors("complex___format___impl", 893, 909)]
    PyObject? Format(PyStr formatSpec) => Formatter.FormatComplex(this, formatSpec);
}
