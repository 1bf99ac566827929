// Modules/pyexpat.c: the module.

using PyModules.Modules.Expat;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>An XML parser that calls handlers as the document comes.</summary>
[PyModule("pyexpat", Source = "Modules/pyexpat.c", Doc = "An XML parser that calls handlers.")]
public static partial class PyexpatModule
{
    // There is no Expat here to ask: this is the version whose behaviour, limits and error numbers ours keeps to.
    private const int Major = 2, Minor = 9, Micro = 0;

    [PyConstant("EXPAT_VERSION")] private const string ExpatVersion = "expat_2.9.0";
    [PyConstant("native_encoding")] private const string NativeEncoding = "UTF-8";
    [PyConstant] private const int XML_PARAM_ENTITY_PARSING_NEVER = 0, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1, XML_PARAM_ENTITY_PARSING_ALWAYS = 2;

    /// <summary>The document is not well-formed, or not what a handler wants.</summary>
    [PyException("xml.parsers.expat.ExpatError")]
    public static partial PyType ExpatError { get; }

    [PyExec, Mirrors("pyexpat_exec", 2019, 2158)]
    private static bool Exec(PyModuleObject module) =>
        module.Dict.SetItem("error", ExpatError)
        && module.Dict.SetItem("XMLParserType", PyXmlParser.TypeObject)
        && module.Dict.SetItem("version_info", PyTuple.Of(PyInt.From(Major), PyInt.From(Minor), PyInt.From(Micro)))
        && AddErrorsModule(module) && AddModelModule(module) && AddFeatures(module)
        && module.Dict.SetItem("expat_CAPI", new PyCapsule(typeof(ExpatParser), "pyexpat.expat_CAPI"));

    [PyConstant("ExpatError")] private static PyType ExpatErrorType => ExpatError;

    [Mirrors("add_submodule", 1736, 1765)]
    private static PyModuleObject? AddSubmodule(PyModuleObject module, string name)
    {
        PyStr full = PyStr.Intern("pyexpat." + name);
        var submodule = new PyModuleObject(full);
        return ThreadState.Current.Interpreter.Modules.SetItem(full, submodule) && module.Dict.SetItem(name, submodule) ? submodule : null;
    }

    [Mirrors("add_error", 1836, 1887)]
    private static bool AddError(PyModuleObject errors, PyDict codes, PyDict messages, int code)
    {
        (string name, string text) = XmlErrors.Table[code];
        PyStr message = PyStr.From(text);
        return errors.Dict.SetItem(name, message) && codes.SetItem(message, PyInt.From(code)) && messages.SetItem(PyInt.From(code), message);
    }

    [Mirrors("add_errors_module", 1889, 1939)]
    private static bool AddErrorsModule(PyModuleObject module)
    {
        if (AddSubmodule(module, "errors") is not { } errors) return false;
        PyDict codes = new(), messages = new();
        for (int code = 1; code < XmlErrors.Table.Length; code++)
            if (!AddError(errors, codes, messages, code)) return false;
        return errors.Dict.SetItem("__doc__", PyStr.From("The texts of errors by name, their codes and what the codes mean."))
            && errors.Dict.SetItem("codes", codes) && errors.Dict.SetItem("messages", messages);
    }

    [Mirrors("add_model_module", 1941, 1974)]
    private static bool AddModelModule(PyModuleObject module)
    {
        if (AddSubmodule(module, "model") is not { } model) return false;
        return model.Dict.SetItem("__doc__", PyStr.From("The kinds and quantifiers that content models consist of."))
            && Add("XML_CTYPE_EMPTY", (int)ContentKind.Empty) && Add("XML_CTYPE_ANY", (int)ContentKind.Any) && Add("XML_CTYPE_MIXED", (int)ContentKind.Mixed)
            && Add("XML_CTYPE_NAME", (int)ContentKind.Name) && Add("XML_CTYPE_CHOICE", (int)ContentKind.Choice) && Add("XML_CTYPE_SEQ", (int)ContentKind.Sequence)
            && Add("XML_CQUANT_NONE", (int)Quantifier.One) && Add("XML_CQUANT_OPT", (int)Quantifier.Optional)
            && Add("XML_CQUANT_REP", (int)Quantifier.Repeated) && Add("XML_CQUANT_PLUS", (int)Quantifier.AtLeastOne);

        bool Add(string name, int value) => model.Dict.SetItem(name, PyInt.From(value));
    }

    /// <summary>How a parser of this kind is built, by the names that Expat has for it.</summary>
    private static readonly (string Name, long Value)[] s_features =
    [
        ("sizeof(XML_Char)", sizeof(byte)), ("sizeof(XML_LChar)", sizeof(byte)), ("XML_DTD", 0), ("XML_CONTEXT_BYTES", ExpatParser.ContextBytes), ("XML_NS", 0),
        ("XML_BLAP_MAX_AMP", Limits.DefaultAmplification), ("XML_BLAP_ACT_THRES", Limits.DefaultExpansionThreshold), ("XML_GE", 0),
        ("XML_AT_MAX_AMP", Limits.DefaultAmplification), ("XML_AT_ACT_THRES", Limits.DefaultAllocationThreshold),
    ];

    [Mirrors("add_features", 1977, 2003)]
    private static bool AddFeatures(PyModuleObject module)
    {
        var list = new PyList();
        foreach ((string name, long value) in s_features) list.Append(PyTuple.Of(PyStr.From(name), PyInt.From(value)));
        return module.Dict.SetItem("features", list);
    }

    /// <summary>The text of an error number, or None.</summary>
    [PyFunction, Mirrors("pyexpat_ErrorString_impl", 1685, 1690)]
    [Clinic("""
        pyexpat.ErrorString

            code: long
            /

        Return what an error's number means.
        """)]
    private static PyObject? ErrorString(long code) => XmlErrors.Text((int)code) is { } text ? PyStr.From(text) : PyNone.Instance;

    /// <summary>A new parser.</summary>
    [PyFunction, Mirrors("pyexpat_ParserCreate_impl", 1638, 1674)]
    [Clinic("""
        pyexpat.ParserCreate

            encoding: str(accept={str, NoneType}) = None
            namespace_separator: str(accept={str, NoneType}) = None
            intern: object = NULL

        Return a new parser.
        """)]
    private static PyObject? ParserCreate(string? encoding, string? namespace_separator, PyObject? intern)
    {
        if (namespace_separator is not null && System.Text.Encoding.UTF8.GetByteCount(namespace_separator) > 1)
            return Err.Raise(Exc.ValueError, "namespace_separator must be at most one character, omitted, or None");
        // None means no interning; nothing means a dictionary of the parser's own.
        if (intern is null) intern = new PyDict();
        else if (intern is not (PyNone or PyDict)) return Err.Raise(Exc.TypeError, "intern must be a dictionary");
        return new PyXmlParser(encoding, namespace_separator, intern as PyDict);
    }
}
