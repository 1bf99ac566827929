// Modules/pyexpat.c: the XML parser's interface, on .NET's XmlReader instead of the Expat library.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>An XML parser with handlers. The document is parsed when its last piece has come: XmlReader pulls, Expat pushes.</summary>
[PyModule("pyexpat", Source = "Modules/pyexpat.c", Doc = "An XML parser that calls handlers.")]
public static partial class PyexpatModule
{
    // There is no Expat here to ask: this is the version whose behaviour and error numbers ours keeps to, and what programs
    // that look for its features may take it for.
    [PyConstant("EXPAT_VERSION")] private const string ExpatVersion = "expat_2.7.1";
    [PyConstant("native_encoding")] private const string NativeEncoding = "UTF-8";
    [PyConstant] private const int XML_PARAM_ENTITY_PARSING_NEVER = 0, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1, XML_PARAM_ENTITY_PARSING_ALWAYS = 2;

    /// <summary>The errors that are told apart, by Expat's numbers.</summary>
    internal const int NoElements = 3, InvalidToken = 4, TagMismatch = 7, DuplicateAttribute = 8, JunkAfterDocument = 9, UndefinedEntity = 11, Finished = 36;

    private static readonly (int Code, string Name, string Text)[] s_errors =
    [
        (1, "XML_ERROR_NO_MEMORY", "out of memory"), (2, "XML_ERROR_SYNTAX", "syntax error"), (NoElements, "XML_ERROR_NO_ELEMENTS", "no element found"),
        (InvalidToken, "XML_ERROR_INVALID_TOKEN", "not well-formed (invalid token)"), (5, "XML_ERROR_UNCLOSED_TOKEN", "unclosed token"),
        (6, "XML_ERROR_PARTIAL_CHAR", "partial character"), (TagMismatch, "XML_ERROR_TAG_MISMATCH", "mismatched tag"),
        (DuplicateAttribute, "XML_ERROR_DUPLICATE_ATTRIBUTE", "duplicate attribute"), (JunkAfterDocument, "XML_ERROR_JUNK_AFTER_DOC_ELEMENT", "junk after document element"),
        (UndefinedEntity, "XML_ERROR_UNDEFINED_ENTITY", "undefined entity"), (Finished, "XML_ERROR_FINISHED", "parsing finished"),
    ];

    /// <summary>The document is not well-formed.</summary>
    [PyException("xml.parsers.expat.ExpatError", Doc = "The document is not well-formed.")]
    public static partial PyType ExpatError { get; }

    [PyExec]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        dict.SetItem(PyStr.Intern("ExpatError"), ExpatError);
        dict.SetItem(PyStr.Intern("error"), ExpatError);
        dict.SetItem(PyStr.Intern("XMLParserType"), PyXmlParser.TypeObject);
        dict.SetItem(PyStr.Intern("version_info"), PyTuple.Of(PyInt.From(2), PyInt.From(7), PyInt.From(1)));
        dict.SetItem(PyStr.Intern("features"), new PyList());
        var errors = new PyModuleObject(PyStr.Intern("pyexpat.errors"));
        var codes = new PyDict();
        var messages = new PyDict();
        foreach ((int code, string name, string text) in s_errors)
        {
            errors.Dict.SetItem(PyStr.Intern(name), PyStr.From(text));
            codes.SetItem(PyStr.From(text), PyInt.From(code));
            messages.SetItem(PyInt.From(code), PyStr.From(text));
        }
        errors.Dict.SetItem(PyStr.Intern("codes"), codes);
        errors.Dict.SetItem(PyStr.Intern("messages"), messages);
        var model = new PyModuleObject(PyStr.Intern("pyexpat.model"));
        string[] kinds = ["XML_CTYPE_EMPTY", "XML_CTYPE_ANY", "XML_CTYPE_MIXED", "XML_CTYPE_NAME", "XML_CTYPE_CHOICE", "XML_CTYPE_SEQ"];
        for (int i = 0; i < kinds.Length; i++) model.Dict.SetItem(PyStr.Intern(kinds[i]), PyInt.From(i + 1));
        string[] quantifiers = ["XML_CQUANT_NONE", "XML_CQUANT_OPT", "XML_CQUANT_REP", "XML_CQUANT_PLUS"];
        for (int i = 0; i < quantifiers.Length; i++) model.Dict.SetItem(PyStr.Intern(quantifiers[i]), PyInt.From(i));
        PyDict modules = ThreadState.Current.Interpreter.Modules;
        return dict.SetItem(PyStr.Intern("errors"), errors) && dict.SetItem(PyStr.Intern("model"), model)
            && modules.SetItem(PyStr.Intern("pyexpat.errors"), errors) && modules.SetItem(PyStr.Intern("pyexpat.model"), model);
    }

    /// <summary>The text of an error number, or None.</summary>
    internal static string? Describe(int code)
    {
        foreach ((int one, _, string text) in s_errors)
            if (one == code) return text;
        return null;
    }

    /// <summary>The text of an error number, or None.</summary>
    [PyFunction("ErrorString", "(code, /)"), Mirrors("pyexpat_ErrorString_impl", 1685, 1690)]
    private static PyObject? ErrorString(int code) => Describe(code) is { } text ? PyStr.From(text) : PyNone.Instance;

    /// <summary>A new parser.</summary>
    [PyFunction("ParserCreate", "(encoding=None, namespace_separator=None, intern=<unrepresentable>)"), Mirrors("pyexpat_ParserCreate_impl", 1638, 1674)]
    private static PyObject? ParserCreate([AllowNone] string? encoding = null, [AllowNone] string? namespace_separator = null, PyObject? intern = null)
    {
        if (namespace_separator is { Length: > 1 }) return Err.Raise(Exc.ValueError, "namespace_separator must be at most one character, omitted, or None");
        if (intern is not null and not PyDict and not PyNone) return Err.Raise(Exc.TypeError, "intern must be a dictionary");
        return new PyXmlParser(encoding, namespace_separator, intern as PyDict ?? new PyDict());
    }
}
