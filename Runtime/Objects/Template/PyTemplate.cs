// Objects/templateobject.c: the value of a t-string.

namespace PyModules.Runtime;

/// <summary>The strings of a t-string and the interpolations between them.</summary>
[PyType("string.templatelib.Template", Flags = TypeFlags.HaveGc, Doc = "Template object")]
public sealed partial class PyTemplate : PyObject
{
    [PyMember("strings", ReadOnly = true, Required = true, Doc = "Strings")]
    private PyTuple? _strings;

    [PyMember("interpolations", ReadOnly = true, Required = true, Doc = "Interpolations")]
    private PyTuple? _interpolations;

    private PyTemplate(PyTuple strings, PyTuple interpolations)
    {
        _strings = strings;
        _interpolations = interpolations;
    }

    internal PyTuple Strings => _strings!;

    internal PyTuple Interpolations => _interpolations!;

    /// <summary>_PyTemplate_Build.</summary>
    [Mirrors("_PyTemplate_Build", 476, 488)]
    public static PyTemplate Build(PyTuple strings, PyTuple interpolations) => new(strings, interpolations);

    [PySlot(Slot.New), Mirrors("template_new", 91, 181)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "Template.__new__ only accepts *args arguments");
        var strings = new List<PyObject>();
        var interpolations = new List<PyObject>();
        bool text = false;
        foreach (PyObject item in args)
        {
            switch (item)
            {
                case PyStr s when text:
                    if (PyStr.Concat((PyStr)strings[^1], s) is not { } joined) return null;
                    strings[^1] = joined;
                    break;
                case PyStr s:
                    strings.Add(s);
                    text = true;
                    break;
                case PyInterpolation:
                    if (!text) strings.Add(PyStr.Empty);
                    interpolations.Add(item);
                    text = false;
                    break;
                default:
                    return Err.Raise(Exc.TypeError,
                        $"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {item.Type.FullyQualifiedName}");
            }
        }
        if (!text) strings.Add(PyStr.Empty);
        return Build(PyTuple.Own([.. strings]), PyTuple.Own([.. interpolations]));
    }

    [PySlot(Slot.Repr), Mirrors("template_repr", 209, 217)]
    private PyObject? Repr()
    {
        if (Obj.Repr(Strings) is not PyStr strings || Obj.Repr(Interpolations) is not PyStr interpolations) return null;
        return PyStr.From($"Template(strings={strings.Value}, interpolations={interpolations.Value})");
    }

    [PySlot(Slot.Iter), Mirrors("template_iter", 219, 246)]
    private PyObject? Iter() => new PyTemplateIter(this);

    [PySlot(Slot.SqConcat), Mirrors("_PyTemplate_Concat", 373, 388)]
    private static PyObject? Concat(PyObject left, PyObject right)
    {
        if (left is not PyTemplate a || right is not PyTemplate b)
        {
            return Err.Raise(Exc.TypeError, $"can only concatenate string.templatelib.Template (not \"{right.Type.FullyQualifiedName}\") to string.templatelib.Template");
        }
        PyObject[] x = a.Strings.Items, y = b.Strings.Items;
        if (PyStr.Concat((PyStr)x[^1], (PyStr)y[0]) is not { } middle) return null;
        return Build(PyTuple.Own([.. x[..^1], middle, .. y[1..]]), PyTuple.Own([.. a.Interpolations.Items, .. b.Interpolations.Items]));
    }

    [PyGetSet("values", Doc = "Values of interpolations"), Mirrors("template_values_get", 390, 407)]
    private PyObject? Values
    {
        get
        {
            var values = new PyObject[Interpolations.Count];
            for (int i = 0; i < values.Length; i++) values[i] = ((PyInterpolation)Interpolations[i]).Value;
            return PyTuple.Own(values);
        }
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("template_reduce", 425, 446)]
    private PyObject? Reduce()
    {
        if (PyImport.ModuleAttr("string.templatelib", "_template_unpickle") is not { } unpickle) return null;
        return PyTuple.Of(unpickle, PyTuple.Of(Strings, Interpolations));
    }

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject @object) => PyGenericAlias.Create(cls, @object);
}

/// <summary>Iterates over the parts of a template, leaving empty strings out.</summary>
[PyType("string.templatelib.TemplateIter", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, Doc = "Template iterator object")]
public sealed partial class PyTemplateIter : PyObject
{
    private readonly PyTemplate _template;
    private int _string, _interpolation;
    private bool _fromStrings = true;

    internal PyTemplateIter(PyTemplate template) => _template = template;

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("templateiter_next", 18, 38)]
    private PyObject? Next()
    {
        if (!_fromStrings)
        {
            _fromStrings = true;
            return NextInterpolation();
        }
        _fromStrings = false;
        if (_string >= _template.Strings.Count) return null;
        var s = (PyStr)_template.Strings[_string++];
        if (s.Length > 0) return s;
        _fromStrings = true;
        return NextInterpolation();
    }

    private PyObject? NextInterpolation() =>
        _interpolation < _template.Interpolations.Count ? _template.Interpolations[_interpolation++] : null;
}
