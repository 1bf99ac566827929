// Modules/pyexpat.c: the parser object.

using PyModules.Modules.Expat;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The events that a Python program can have a handler for.</summary>
internal enum HandlerType
{
    StartElement, EndElement, ProcessingInstruction, CharacterData, UnparsedEntityDecl, NotationDecl, StartNamespaceDecl, EndNamespaceDecl,
    Comment, StartCdataSection, EndCdataSection, Default, DefaultHandlerExpand, NotStandalone, ExternalEntityRef, StartDoctypeDecl,
    EndDoctypeDecl, EntityDecl, XmlDecl, ElementDecl, AttlistDecl, SkippedEntity,
}

/// <summary>An XML parser that calls the handlers set on it.</summary>
[PyType("pyexpat.xmlparser", Module = typeof(PyexpatModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "XML parser")]
public sealed partial class PyXmlParser : PyObject
{
    private const int CharacterDataBufferSize = 8192, MaxChunkSize = 1 << 20, ReadSize = 2048;

    private readonly ExpatParser _itself;
    private readonly PyObject?[] _handlers = new PyObject?[Enum.GetValues<HandlerType>().Length];
    private bool _orderedAttributes, _specifiedAttributes, _inCallback, _namespacePrefixes;

    /// <summary>Where character data gather; null when they do not.</summary>
    private byte[]? _buffer;
    private int _bufferSize = CharacterDataBufferSize, _bufferUsed;

    [PyMember("intern", ReadOnly = true)] private PyObject? _intern;

    [Mirrors("newxmlparseobject", 1216, 1272)]
    internal PyXmlParser(string? encoding, string? separator, PyDict? intern)
    {
        _intern = intern;
        _itself = new(encoding, separator);
        _itself.Handlers.UnknownEncoding = UnknownEncoding;
    }

    private PyXmlParser(PyXmlParser parent, string? context, string? encoding)
    {
        _bufferSize = parent._bufferSize;
        _orderedAttributes = parent._orderedAttributes;
        _specifiedAttributes = parent._specifiedAttributes;
        _namespacePrefixes = parent._namespacePrefixes;
        _intern = parent._intern;
        _itself = parent._itself.ExternalEntityParser(context, encoding);
        _itself.Handlers.UnknownEncoding = UnknownEncoding;
        if (parent._buffer is not null) _buffer = new byte[_bufferSize];
        for (int i = 0; i < _handlers.Length; i++)
            if (parent._handlers[i] is { } handler)
            {
                _handlers[i] = handler;
                Install((HandlerType)i, true);
            }
    }

    // ---- errors ----

    [Mirrors("set_error_attr", 126, 137)]
    private static bool SetErrorAttr(PyBaseException error, string name, int value) => Obj.SetAttr(error, PyStr.Intern(name), PyInt.From(value));

    /// <summary>Raise an ExpatError that knows the code and the place.</summary>
    [Mirrors("set_error", 142, 165)]
    private PyObject? SetError(XmlError code, string? message = null)
    {
        int line = _itself.LineNumber, column = _itself.ColumnNumber;
        message ??= $"{XmlErrors.Text((int)code)}: line {line}, column {column}";
        if (Obj.Call(PyexpatModule.ExpatError, PyStr.From(message)) is not PyBaseException error) return null;
        return SetErrorAttr(error, "code", (int)code) && SetErrorAttr(error, "offset", column) && SetErrorAttr(error, "lineno", line)
            ? Err.RaiseInstance(error) : null;
    }

    [Mirrors("get_parse_result", 729, 742)]
    private PyObject? ParseResult(bool ok)
    {
        if (Err.Occurred is not null) return null;
        if (!ok) return SetError(_itself.Error);
        return FlushCharacterBuffer() ? PyInt.From(1) : null;
    }

    // ---- methods ----

    /// <summary>Choose whether a token that is not finished waits for much more input before it is looked at again.</summary>
    [PyMethod, Mirrors("pyexpat_xmlparser_SetReparseDeferralEnabled_impl", 755, 765)]
    [Clinic("""
        pyexpat.xmlparser.SetReparseDeferralEnabled

            enabled: bool
            /

        Have an unfinished token wait until much more input has come, or not.
        """)]
    private PyObject? SetReparseDeferralEnabled(bool enabled)
    {
        _itself.ReparseDeferral = enabled;
        return PyNone.Instance;
    }

    [PyMethod, Mirrors("pyexpat_xmlparser_GetReparseDeferralEnabled_impl", 773, 778)]
    [Clinic("""
        pyexpat.xmlparser.GetReparseDeferralEnabled

        Tell whether an unfinished token waits for much more input.
        """)]
    private PyObject? GetReparseDeferralEnabled() => PyBool.From(_itself.ReparseDeferral);

    private bool NotInHandler(string method) => !_inCallback || Err.Fail(Exc.RuntimeError, $"cannot call {method}() from within a handler");

    /// <summary>Parse a piece of the document.</summary>
    [PyMethod, Mirrors("pyexpat_xmlparser_Parse_impl", 793, 837)]
    [Clinic("""
        pyexpat.xmlparser.Parse

            cls: defining_class
            data: object
            isfinal: bool = False
            /

        Parse a piece of the document.

        The last piece has 'isfinal' true.
        """)]
    private PyObject? Parse(PyObject data, bool isfinal)
    {
        if (!NotInHandler("Parse")) return null;
        if (data is PyStr text)
        {
            if (Codecs.EncodeUtf8Array(text) is not { } encoded) return null;
            _itself.SetEncoding("utf-8");
            return ParseResult(ParseChunks(encoded, isfinal));
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(data, view, PyBuffer.Simple)) return null;
        bool ok = ParseChunks(view.Span, isfinal);
        view.Release();
        return ParseResult(ok);
    }

    private bool ParseChunks(ReadOnlySpan<byte> data, bool isFinal)
    {
        for (; data.Length > MaxChunkSize; data = data[MaxChunkSize..])
            if (!_itself.Parse(data[..MaxChunkSize], false)) return false;
        return _itself.Parse(data, isFinal);
    }

    [Mirrors("readinst", 843, 880)]
    private static int? ReadInto(Span<byte> buffer, PyObject read)
    {
        if (Obj.Call(read, PyInt.From(buffer.Length)) is not { } data) return null;
        ReadOnlySpan<byte> bytes;
        switch (data)
        {
            case PyBytes b:
                bytes = b.Span;
                break;
            case PyByteArray a:
                bytes = a.Span;
                break;
            default:
                Err.Raise(Exc.TypeError, $"read() did not return a bytes object (type={data.Type.FullyQualifiedName})");
                return null;
        }
        if (bytes.Length > buffer.Length)
        {
            Err.Raise(Exc.ValueError, $"read() returned too much data: {buffer.Length} bytes requested, {bytes.Length} returned");
            return null;
        }
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    /// <summary>Parse what a file's read() gives.</summary>
    [PyMethod, Mirrors("pyexpat_xmlparser_ParseFile_impl", 892, 934)]
    [Clinic("""
        pyexpat.xmlparser.ParseFile

            cls: defining_class
            file: object
            /

        Parse what an object like a file has.
        """)]
    private PyObject? ParseFile(PyObject file)
    {
        if (!NotInHandler("ParseFile") || !Obj.TryGetAttr(file, PyStr.Intern("read"), out PyObject? read)) return null;
        if (read is null) return Err.Raise(Exc.TypeError, "argument must have 'read' attribute");
        byte[] data = new byte[ReadSize];
        while (true)
        {
            if (_itself.GetBuffer(ReadSize) is null) return ParseResult(false);
            if (ReadInto(data, read) is not { } count) return null;
            // What read() ran may have used the parser.
            if (_itself.GetBuffer(ReadSize) is not { } buffer) return ParseResult(false);
            data.AsSpan(0, count).CopyTo(buffer.Span);
            bool ok = _itself.ParseBuffer(count, count == 0);
            if (Err.Occurred is not null) return null;
            if (!ok || count == 0) return ParseResult(ok);
        }
    }

    [PyMethod, Mirrors("pyexpat_xmlparser_SetBase_impl", 945, 953)]
    [Clinic("""
        pyexpat.xmlparser.SetBase

            base: str
            /

        Set the URL that relative system identifiers are relative to.
        """)]
    private PyObject? SetBase(string @base)
    {
        _itself.Base = @base;
        return PyNone.Instance;
    }

    [PyMethod, Mirrors("pyexpat_xmlparser_GetBase_impl", 961, 966)]
    [Clinic("""
        pyexpat.xmlparser.GetBase

        Return the URL that relative system identifiers are relative to.
        """)]
    private PyObject? GetBase() => ToStr(_itself.Base);

    [PyMethod, Mirrors("pyexpat_xmlparser_GetInputContext_impl", 977, 994)]
    [Clinic("""
        pyexpat.xmlparser.GetInputContext

        Return the input from the current event on, as it was given.

        Of a long piece of markup it may be the beginning only.
        """)]
    private PyObject? GetInputContext() =>
        _inCallback && _itself.HasInputContext ? PyBytes.From(_itself.InputContext.ToArray()) : PyNone.Instance;

    /// <summary>A parser for the entity that an ExternalEntityRefHandler was told of.</summary>
    [PyMethod, Mirrors("pyexpat_xmlparser_ExternalEntityParserCreate_impl", 1007, 1072)]
    [Clinic("""
        pyexpat.xmlparser.ExternalEntityParserCreate

            cls: defining_class
            context: str(accept={str, NoneType})
            encoding: str = NULL
            /

        Return a parser for the external entity that a handler was told of.
        """)]
    private PyObject? ExternalEntityParserCreate(string? context, string? encoding) => new PyXmlParser(this, context, encoding);

    [PyMethod, Mirrors("pyexpat_xmlparser_SetParamEntityParsing_impl", 1088, 1094)]
    [Clinic("""
        pyexpat.xmlparser.SetParamEntityParsing

            flag: int
            /

        Choose which parameter entities are read, the external subset of the DTD among them.

        The flag is XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE or
        XML_PARAM_ENTITY_PARSING_ALWAYS. The result tells whether the choice came in time.
        """)]
    private PyObject? SetParamEntityParsing(int flag) => PyInt.From(_itself.SetParamEntityParsing(flag) ? 1 : 0);

    [PyMethod("UseForeignDTD"), Mirrors("pyexpat_xmlparser_UseForeignDTD_impl", 1112, 1125)]
    [Clinic("""
        pyexpat.xmlparser.UseForeignDTD

            cls: defining_class
            flag: bool = True
            /

        Let the application make up an external subset for a document that names none.

        The handler of external entities is then asked for one without any identifier.
        """)]
    private PyObject? UseForeignDtd(bool flag)
    {
        XmlError error = _itself.UseForeignDtd(flag);
        return error == XmlError.None ? PyNone.Instance : SetError(error);
    }

    // ---- protections; later than the C file of the index ----

    private const string NotRoot = "parser must be a root parser";

    private PyObject? Threshold(bool accepted) => accepted ? PyNone.Instance : SetError(XmlError.InvalidArgument, NotRoot);

    private PyObject? Amplification(bool accepted, float factor) =>
        accepted ? PyNone.Instance : SetError(XmlError.InvalidArgument, factor >= 1 ? NotRoot : "'max_factor' must be at least 1.0");

    [PyMethod]
    [Clinic("""
        pyexpat.xmlparser.SetBillionLaughsAttackProtectionActivationThreshold

            cls: defining_class
            threshold: unsigned_long_long
            /

        Set how many bytes entities and input may have before the amplification is looked at.
        """)]
    private PyObject? SetBillionLaughsAttackProtectionActivationThreshold(ulong threshold) => Threshold(_itself.Limits.SetExpansionThreshold(threshold));

    [PyMethod]
    [Clinic("""
        pyexpat.xmlparser.SetBillionLaughsAttackProtectionMaximumAmplification

            cls: defining_class
            max_factor: float
            /

        Set how many times the input its entities may make it.
        """)]
    private PyObject? SetBillionLaughsAttackProtectionMaximumAmplification(float max_factor) =>
        Amplification(_itself.Limits.SetMaxExpansion(max_factor), max_factor);

    [PyMethod]
    [Clinic("""
        pyexpat.xmlparser.SetAllocTrackerActivationThreshold

            cls: defining_class
            threshold: unsigned_long_long
            /

        Set how many bytes of memory the parser may hold before the amplification is looked at.
        """)]
    private PyObject? SetAllocTrackerActivationThreshold(ulong threshold) => Threshold(_itself.Limits.SetAllocationThreshold(threshold));

    [PyMethod]
    [Clinic("""
        pyexpat.xmlparser.SetAllocTrackerMaximumAmplification

            cls: defining_class
            max_factor: float
            /

        Set how many times the input the parser's memory may be.
        """)]
    private PyObject? SetAllocTrackerMaximumAmplification(float max_factor) => Amplification(_itself.Limits.SetMaxAllocation(max_factor), max_factor);

    // ---- encodings ----

    /// <summary>The map of an encoding of one byte a character, from Python's codecs; null when there is none.</summary>
    [Mirrors("PyUnknownEncodingHandler", 1171, 1213)]
    private int[]? UnknownEncoding(string name)
    {
        if (Err.Occurred is not null) return null;
        byte[] all = new byte[256];
        for (int i = 0; i < all.Length; i++) all[i] = (byte)i;
        // A codec in Python is as good as a handler: it may not use the parser.
        bool within = _inCallback;
        _inCallback = true;
        PyStr? text = PyStr.Decode(all, name, "replace");
        _inCallback = within;
        if (text is null) return null;
        if (text.Length != 256)
        {
            Err.Raise(Exc.ValueError, "multi-byte encodings are not supported");
            return null;
        }
        int[] map = new int[256];
        for (int i = 0; i < map.Length; i++) map[i] = text[i] == 0xFFFD ? -1 : text[i];
        return map;
    }
}
