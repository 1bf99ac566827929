// Modules/pyexpat.c: the parser object.

using System.Text;
using System.Xml;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>An XML parser that calls the handlers set on it.</summary>
[PyType("pyexpat.xmlparser", Module = typeof(PyexpatModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, Doc = "An XML parser.")]
public sealed partial class PyXmlParser(string? encoding, string? separator, PyDict intern) : PyObject
{
    [PyMember("StartElementHandler")] private PyObject? _startElement;
    [PyMember("EndElementHandler")] private PyObject? _endElement;
    [PyMember("CharacterDataHandler")] private PyObject? _characters;
    [PyMember("CommentHandler")] private PyObject? _comment;
    [PyMember("ProcessingInstructionHandler")] private PyObject? _instruction;
    [PyMember("StartCdataSectionHandler")] private PyObject? _startCdata;
    [PyMember("EndCdataSectionHandler")] private PyObject? _endCdata;
    [PyMember("StartNamespaceDeclHandler")] private PyObject? _startNamespace;
    [PyMember("EndNamespaceDeclHandler")] private PyObject? _endNamespace;
    [PyMember("StartDoctypeDeclHandler")] private PyObject? _startDoctype;
    [PyMember("EndDoctypeDeclHandler")] private PyObject? _endDoctype;
    [PyMember("XmlDeclHandler")] private PyObject? _declaration;

    // XmlReader tells nothing of what these are for: they can be set, and are never called.
    [PyMember("DefaultHandler")] private PyObject? _default;
    [PyMember("DefaultHandlerExpand")] private PyObject? _defaultExpand;
    [PyMember("EntityDeclHandler")] private PyObject? _entity;
    [PyMember("ElementDeclHandler")] private PyObject? _element;
    [PyMember("AttlistDeclHandler")] private PyObject? _attlist;
    [PyMember("ExternalEntityRefHandler")] private PyObject? _external;
    [PyMember("NotationDeclHandler")] private PyObject? _notation;
    [PyMember("NotStandaloneHandler")] private PyObject? _notStandalone;
    [PyMember("SkippedEntityHandler")] private PyObject? _skipped;
    [PyMember("UnparsedEntityDeclHandler")] private PyObject? _unparsed;

    private bool _bufferText, _orderedAttributes, _specifiedAttributes, _namespacePrefixes;
    [PyMember("buffer_size")] private int _bufferSize = 8192;
    [PyMember("ErrorCode", ReadOnly = true)] private int _errorCode;
    [PyMember("ErrorLineNumber", ReadOnly = true)] private int _line = 1;
    [PyMember("ErrorColumnNumber", ReadOnly = true)] private int _column;
    [PyMember("intern", ReadOnly = true)] private PyObject? _intern = intern;

    private readonly MemoryStream _bytes = new();
    private readonly StringBuilder _text = new();
    private bool _isText, _finished;
    private PyObject? _base;

    [PyGetSet("CurrentLineNumber")] private PyObject? CurrentLine => PyInt.From(_line);
    [PyGetSet("CurrentColumnNumber")] private PyObject? CurrentColumn => PyInt.From(_column);

    [PyGetSet("buffer_text", Setter = nameof(SetBufferText))] private PyObject? BufferText => PyBool.From(_bufferText);

    private bool SetBufferText(PyObject? value) => SetFlag(ref _bufferText, value);

    [PyGetSet("ordered_attributes", Setter = nameof(SetOrderedAttributes))] private PyObject? OrderedAttributes => PyBool.From(_orderedAttributes);

    private bool SetOrderedAttributes(PyObject? value) => SetFlag(ref _orderedAttributes, value);

    [PyGetSet("specified_attributes", Setter = nameof(SetSpecifiedAttributes))] private PyObject? SpecifiedAttributes => PyBool.From(_specifiedAttributes);

    private bool SetSpecifiedAttributes(PyObject? value) => SetFlag(ref _specifiedAttributes, value);

    [PyGetSet("namespace_prefixes", Setter = nameof(SetNamespacePrefixes))] private PyObject? NamespacePrefixes => PyBool.From(_namespacePrefixes);

    private bool SetNamespacePrefixes(PyObject? value) => SetFlag(ref _namespacePrefixes, value);

    private static bool SetFlag(ref bool flag, PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.RuntimeError, "Cannot delete attribute");
        if (Obj.IsTrue(value) is not { } truth) return false;
        flag = truth;
        return true;
    }

    /// <summary>Take a piece of the document; the last one has it parsed.</summary>
    [PyMethod("Parse", "(data, isfinal=False, /)"), Mirrors("pyexpat_xmlparser_Parse_impl", 793, 837)]
    private PyObject? Parse(PyObject data, bool isfinal = false)
    {
        if (_finished) return RaiseAt(PyexpatModule.Finished);
        if (data is PyStr text)
        {
            _isText = true;
            _text.Append(text.Value);
        }
        else
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(data, view, PyBuffer.Simple)) return null;
            if (_isText) _text.Append(Encoding.UTF8.GetString(view.Span));
            else _bytes.Write(view.Span);
            view.Release();
        }
        if (!isfinal) return PyInt.From(1);
        _finished = true;
        return Run() ? PyInt.From(1) : null;
    }

    /// <summary>Parse what a file's read() gives.</summary>
    [PyMethod("ParseFile", "(file, /)"), Mirrors("pyexpat_xmlparser_ParseFile_impl", 892, 934)]
    private PyObject? ParseFile(PyObject file) => Obj.CallMethod(file, PyStr.Intern("read")) is { } data ? Parse(data, isfinal: true) : null;

    [PyMethod("SetBase", "(base, /)", Doc = "Set the base URL."), Mirrors("pyexpat_xmlparser_SetBase_impl", 945, 953)]
    private PyObject? SetBase(PyStr @base)
    {
        _base = @base;
        return PyNone.Instance;
    }

    [PyMethod("GetBase", "()", Doc = "The base URL."), Mirrors("pyexpat_xmlparser_GetBase_impl", 961, 966)]
    private PyObject? GetBase() => _base ?? PyNone.Instance;

    [PyMethod("GetInputContext", "()", Doc = "The input round the event; XmlReader does not keep it."), Mirrors("pyexpat_xmlparser_GetInputContext_impl", 977, 994)]
    private PyObject? GetInputContext() => PyNone.Instance;

    [PyMethod("SetParamEntityParsing", "(flag, /)", Doc = "Ask for parameter entities; external ones are never read."), Mirrors("pyexpat_xmlparser_SetParamEntityParsing_impl", 1088, 1094)]
    private PyObject? SetParamEntityParsing(int flag) => PyInt.From(0);

    private PyObject? RaiseAt(int code)
    {
        _errorCode = code;
        string text = $"{PyexpatModule.Describe(code)}: line {_line}, column {_column}";
        if (Obj.Call(PyexpatModule.ExpatError, PyStr.From(text)) is not PyBaseException error) return null;
        if (!Obj.SetAttr(error, PyStr.Intern("code"), PyInt.From(code)) || !Obj.SetAttr(error, PyStr.Intern("offset"), PyInt.From(_column))
            || !Obj.SetAttr(error, PyStr.Intern("lineno"), PyInt.From(_line))) return null;
        return Err.RaiseInstance(error);
    }

    private bool Run()
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, CheckCharacters = true, MaxCharactersFromEntities = 1 << 24 };
        _bytes.Position = 0;
        TextReader? reader = _isText ? new StringReader(_text.ToString()) : encoding is null ? null : new StreamReader(_bytes, Encoding.GetEncoding(encoding));
        using XmlReader xml = reader is null ? XmlReader.Create(_bytes, settings) : XmlReader.Create(reader, settings);
        try
        {
            while (xml.Read())
            {
                if (xml is IXmlLineInfo place) (_line, _column) = (place.LineNumber, Math.Max(place.LinePosition - 1, 0));
                if (!Dispatch(xml)) return false;
            }
            return true;
        }
        catch (XmlException error)
        {
            (_line, _column) = (Math.Max(error.LineNumber, 1), Math.Max(error.LinePosition - 1, 0));
            RaiseAt(Code(error.Message));
            return false;
        }
    }

    /// <summary>Expat's number for what XmlReader says.</summary>
    private static int Code(string message) =>
        message.Contains("Root element is missing", StringComparison.Ordinal) || message.Contains("Unexpected end of file", StringComparison.Ordinal) ? PyexpatModule.NoElements
        : message.Contains("does not match the end tag", StringComparison.Ordinal) ? PyexpatModule.TagMismatch
        : message.Contains("duplicate attribute", StringComparison.Ordinal) ? PyexpatModule.DuplicateAttribute
        : message.Contains("multiple root elements", StringComparison.Ordinal) || message.Contains("Data at the root level", StringComparison.Ordinal) ? PyexpatModule.JunkAfterDocument
        : message.Contains("undeclared entity", StringComparison.Ordinal) ? PyexpatModule.UndefinedEntity
        : PyexpatModule.InvalidToken;

    private PyObject Name(XmlReader xml)
    {
        string name = separator is null || xml.NamespaceURI.Length == 0 ? (separator is null ? xml.Name : xml.LocalName)
            : _namespacePrefixes && xml.Prefix.Length > 0 ? $"{xml.NamespaceURI}{separator}{xml.LocalName}{separator}{xml.Prefix}"
            : xml.NamespaceURI + separator + xml.LocalName;
        return PyStr.Intern(name);
    }

    private static bool Call(PyObject? handler, params ReadOnlySpan<PyObject> args) => handler is null or PyNone || Obj.Vectorcall(handler, args, null) is not null;

    private static PyObject OrNone(string? text) => string.IsNullOrEmpty(text) ? PyNone.Instance : PyStr.From(text);

    private bool Dispatch(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element: return Element(xml);
            case XmlNodeType.EndElement: return Call(_endElement, Name(xml));
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace: return Call(_characters, PyStr.From(xml.Value));
            case XmlNodeType.Whitespace: return xml.Depth == 0 || Call(_characters, PyStr.From(xml.Value));
            case XmlNodeType.CDATA: return Call(_startCdata) && Call(_characters, PyStr.From(xml.Value)) && Call(_endCdata);
            case XmlNodeType.Comment: return Call(_comment, PyStr.From(xml.Value));
            case XmlNodeType.ProcessingInstruction: return Call(_instruction, PyStr.From(xml.Name), PyStr.From(xml.Value));
            case XmlNodeType.DocumentType:
                return Call(_startDoctype, PyStr.From(xml.Name), OrNone(xml.GetAttribute("SYSTEM")), OrNone(xml.GetAttribute("PUBLIC")), PyInt.From(xml.Value.Length > 0 ? 1 : 0))
                    && Call(_endDoctype);
            case XmlNodeType.XmlDeclaration:
                return Call(_declaration, OrNone(xml.GetAttribute("version")), OrNone(xml.GetAttribute("encoding")),
                    PyInt.From(xml.GetAttribute("standalone") switch { "yes" => 1, "no" => 0, _ => -1 }));
            default: return true;
        }
    }

    private bool Element(XmlReader xml)
    {
        PyObject name = Name(xml);
        bool isEmpty = xml.IsEmptyElement;
        var list = new PyList();
        var dict = new PyDict();
        var declared = new List<PyObject>();
        for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            bool isDeclaration = xml.NamespaceURI == "http://www.w3.org/2000/xmlns/";
            if (separator is not null && isDeclaration)
            {
                PyObject prefix = xml.Prefix.Length == 0 ? PyNone.Instance : PyStr.From(xml.LocalName);
                declared.Add(prefix);
                if (!Call(_startNamespace, prefix, OrNone(xml.Value))) return false;
                continue;
            }
            PyObject key = Name(xml), value = PyStr.From(xml.Value);
            if (_orderedAttributes)
            {
                list.Append(key);
                list.Append(value);
            }
            else if (!dict.SetItem(key, value))
            {
                return false;
            }
        }
        xml.MoveToElement();
        if (!Call(_startElement, name, _orderedAttributes ? list : dict)) return false;
        if (!isEmpty) return true;
        if (!Call(_endElement, name)) return false;
        for (int i = declared.Count - 1; i >= 0; i--)
            if (!Call(_endNamespace, declared[i])) return false;
        return true;
    }
}
