// Objects/interpolationobject.c: a replacement field of a t-string.

namespace PyModules.Runtime;

/// <summary>A value in a t-string with its expression, conversion and format.</summary>
[PyType("string.templatelib.Interpolation", Flags = TypeFlags.HaveGc, Doc = "Interpolation object")]
public sealed partial class PyInterpolation : PyObject
{
    [PyMember("value", ReadOnly = true, Required = true, Doc = "Value")]
    private PyObject? _value;

    [PyMember("expression", ReadOnly = true, Required = true, Doc = "Expression")]
    private PyObject? _expression;

    [PyMember("conversion", ReadOnly = true, Required = true, Doc = "Conversion")]
    private PyObject? _conversion;

    [PyMember("format_spec", ReadOnly = true, Required = true, Doc = "Format specifier")]
    private PyObject? _formatSpec;

    private PyInterpolation(PyObject value, PyObject expression, PyObject conversion, PyObject formatSpec)
    {
        _value = value;
        _expression = expression;
        _conversion = conversion;
        _formatSpec = formatSpec;
    }

    [PyConstant("__match_args__")]
    private static readonly PyTuple s_matchArgs =
        PyTuple.Of(PyStr.Intern("value"), PyStr.Intern("expression"), PyStr.Intern("conversion"), PyStr.Intern("format_spec"));

    [Mirrors("_PyInterpolation_GetValueRef", 227, 231)]
    internal PyObject Value => _value!;

    /// <summary>_PyInterpolation_Build; the conversion is the operand of the instruction: 0 none, 1 str, 2 repr, 3 ascii.</summary>
    [Mirrors("_PyInterpolation_Build", 188, 225)]
    public static PyObject? Build(PyObject value, PyObject expression, int conversion, PyObject formatSpec)
    {
        PyObject? c = conversion switch
        {
            0 => PyNone.Instance,
            1 => PyStr.FromCodePoint('s'),
            2 => PyStr.FromCodePoint('r'),
            3 => PyStr.FromCodePoint('a'),
            _ => Err.Raise(Exc.SystemError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'"),
        };
        return c is null ? null : new PyInterpolation(value, expression, c, formatSpec);
    }

    [PySlot(Slot.New, Signature = "(value, expression='', conversion=None, format_spec='')"), Mirrors("interpolation_new_impl", 62, 79)]
    private static PyObject? New(PyType cls, PyObject value, PyStr? expression = null, PyObject? conversion = null, PyStr? format_spec = null)
    {
        switch (conversion)
        {
            case null or PyNone: break;
            case PyStr { Length: 1 } s when s[0] is 'a' or 'r' or 's': break;
            case PyStr: return Err.Raise(Exc.ValueError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
            default: return Err.Raise(Exc.TypeError, $"Interpolation() argument 'conversion' must be str, not {conversion.Type.FullyQualifiedName}");
        }
        return new PyInterpolation(value, expression ?? PyStr.Empty, conversion ?? PyNone.Instance, format_spec ?? PyStr.Empty);
    }

    [PySlot(Slot.Repr), Mirrors("interpolation_repr", 111, 118)]
    private PyObject? Repr()
    {
        if (Obj.Repr(Value) is not PyStr value || Obj.Repr(_expression!) is not PyStr expression
            || Obj.Repr(_conversion!) is not PyStr conversion || Obj.Repr(_formatSpec!) is not PyStr spec) return null;
        return PyStr.From($"Interpolation({value.Value}, {expression.Value}, {conversion.Value}, {spec.Value})");
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("interpolation_reduce", 128, 135)]
    private PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(Value, _expression!, _conversion!, _formatSpec!));

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject @object) => PyGenericAlias.Create(cls, @object);
}
