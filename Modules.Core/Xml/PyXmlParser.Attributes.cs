// Modules/pyexpat.c: the attributes of the parser object.

using PyModules.Runtime;

namespace PyModules.Modules;

public sealed partial class PyXmlParser
{
    [Mirrors("xmlparse_handler_getter", 1319, 1331)]
    private PyObject? GetHandler(HandlerType type) => _handlers[(int)type] ?? PyNone.Instance;

    [Mirrors("xmlparse_handler_setter", 1333, 1379)]
    private bool SetHandler(HandlerType type, PyObject? value)
    {
        if (value is null) return CannotDelete();
        // What has gathered belongs to the old handler.
        if (type == HandlerType.CharacterData && !FlushCharacterBuffer()) return false;
        bool on = value is not PyNone;
        _handlers[(int)type] = on ? value : null;
        Install(type, on);
        if (!on && type == HandlerType.CharacterData && _inCallback) _itself.Handlers.CharacterData = NoCharacterData;
        return true;
    }

    private static bool CannotDelete() => Err.Fail(Exc.RuntimeError, "Cannot delete attribute");

    private static bool? Flag(PyObject? value)
    {
        if (value is not null) return Obj.IsTrue(value);
        CannotDelete();
        return null;
    }

    [PyGetSet("ErrorCode")] private PyObject? ErrorCode => PyInt.From((int)_itself.Error);
    [PyGetSet("ErrorLineNumber")] private PyObject? ErrorLineNumber => PyInt.From(_itself.LineNumber);
    [PyGetSet("ErrorColumnNumber")] private PyObject? ErrorColumnNumber => PyInt.From(_itself.ColumnNumber);
    [PyGetSet("ErrorByteIndex")] private PyObject? ErrorByteIndex => PyInt.From(_itself.ByteIndex);
    [PyGetSet("CurrentLineNumber")] private PyObject? CurrentLineNumber => PyInt.From(_itself.LineNumber);
    [PyGetSet("CurrentColumnNumber")] private PyObject? CurrentColumnNumber => PyInt.From(_itself.ColumnNumber);
    [PyGetSet("CurrentByteIndex")] private PyObject? CurrentByteIndex => PyInt.From(_itself.ByteIndex);

    [PyGetSet("buffer_text", Setter = nameof(SetBufferText)), Mirrors("xmlparse_buffer_text_getter", 1398, 1403)]
    private PyObject? BufferText => PyBool.From(_buffer is not null);

    [Mirrors("xmlparse_buffer_text_setter", 1405, 1435)]
    private bool SetBufferText(PyObject? value)
    {
        if (Flag(value) is not { } on) return false;
        if (on)
        {
            if (_buffer is not null) return true;
            _buffer = new byte[_bufferSize];
            _bufferUsed = 0;
        }
        else if (_buffer is not null)
        {
            if (!FlushCharacterBuffer()) return false;
            _buffer = null;
        }
        return true;
    }

    [PyGetSet("buffer_size", Setter = nameof(SetBufferSize)), Mirrors("xmlparse_buffer_size_getter", 1437, 1442)]
    private PyObject? BufferSize => PyInt.From(_bufferSize);

    [Mirrors("xmlparse_buffer_size_setter", 1444, 1494)]
    private bool SetBufferSize(PyObject? value)
    {
        if (value is null) return CannotDelete();
        if (value is not PyLong) return Err.Fail(Exc.TypeError, "buffer_size must be an integer");
        if (!Args.AsLong(value, out long size)) return false;
        if (size <= 0) return Err.Fail(Exc.ValueError, "buffer_size must be greater than zero");
        if (size == _bufferSize) return true;
        if (size > int.MaxValue) return Err.Fail(Exc.ValueError, $"buffer_size must not be greater than {int.MaxValue}");
        if (_buffer is not null && _bufferUsed != 0 && !FlushCharacterBuffer()) return false;
        // A new size turns the buffer on.
        _buffer = new byte[Math.Min(size, Array.MaxLength)];
        _bufferSize = (int)size;
        return true;
    }

    [PyGetSet("buffer_used"), Mirrors("xmlparse_buffer_used_getter", 1496, 1501)]
    private PyObject? BufferUsed => PyInt.From(_bufferUsed);

    [PyGetSet("namespace_prefixes", Setter = nameof(SetNamespacePrefixes)), Mirrors("xmlparse_namespace_prefixes_getter", 1503, 1508)]
    private PyObject? NamespacePrefixes => PyBool.From(_namespacePrefixes);

    [Mirrors("xmlparse_namespace_prefixes_setter", 1510, 1525)]
    private bool SetNamespacePrefixes(PyObject? value)
    {
        if (Flag(value) is not { } on) return false;
        _itself.SetReturnTriplets(_namespacePrefixes = on);
        return true;
    }

    [PyGetSet("ordered_attributes", Setter = nameof(SetOrderedAttributes)), Mirrors("xmlparse_ordered_attributes_getter", 1527, 1532)]
    private PyObject? OrderedAttributes => PyBool.From(_orderedAttributes);

    [Mirrors("xmlparse_ordered_attributes_setter", 1534, 1548)]
    private bool SetOrderedAttributes(PyObject? value)
    {
        if (Flag(value) is not { } on) return false;
        _orderedAttributes = on;
        return true;
    }

    [PyGetSet("specified_attributes", Setter = nameof(SetSpecifiedAttributes)), Mirrors("xmlparse_specified_attributes_getter", 1550, 1555)]
    private PyObject? SpecifiedAttributes => PyBool.From(_specifiedAttributes);

    [Mirrors("xmlparse_specified_attributes_setter", 1557, 1571)]
    private bool SetSpecifiedAttributes(PyObject? value)
    {
        if (Flag(value) is not { } on) return false;
        _specifiedAttributes = on;
        return true;
    }

    // ---- the handlers ----

    [PyGetSet("StartElementHandler", Setter = nameof(SetStartElement))] private PyObject? GetStartElement => GetHandler(HandlerType.StartElement);
    private bool SetStartElement(PyObject? value) => SetHandler(HandlerType.StartElement, value);

    [PyGetSet("EndElementHandler", Setter = nameof(SetEndElement))] private PyObject? GetEndElement => GetHandler(HandlerType.EndElement);
    private bool SetEndElement(PyObject? value) => SetHandler(HandlerType.EndElement, value);

    [PyGetSet("ProcessingInstructionHandler", Setter = nameof(SetProcessingInstruction))] private PyObject? GetProcessingInstruction => GetHandler(HandlerType.ProcessingInstruction);
    private bool SetProcessingInstruction(PyObject? value) => SetHandler(HandlerType.ProcessingInstruction, value);

    [PyGetSet("CharacterDataHandler", Setter = nameof(SetCharacterData))] private PyObject? GetCharacterData => GetHandler(HandlerType.CharacterData);
    private bool SetCharacterData(PyObject? value) => SetHandler(HandlerType.CharacterData, value);

    [PyGetSet("UnparsedEntityDeclHandler", Setter = nameof(SetUnparsedEntityDecl))] private PyObject? GetUnparsedEntityDecl => GetHandler(HandlerType.UnparsedEntityDecl);
    private bool SetUnparsedEntityDecl(PyObject? value) => SetHandler(HandlerType.UnparsedEntityDecl, value);

    [PyGetSet("NotationDeclHandler", Setter = nameof(SetNotationDecl))] private PyObject? GetNotationDecl => GetHandler(HandlerType.NotationDecl);
    private bool SetNotationDecl(PyObject? value) => SetHandler(HandlerType.NotationDecl, value);

    [PyGetSet("StartNamespaceDeclHandler", Setter = nameof(SetStartNamespaceDecl))] private PyObject? GetStartNamespaceDecl => GetHandler(HandlerType.StartNamespaceDecl);
    private bool SetStartNamespaceDecl(PyObject? value) => SetHandler(HandlerType.StartNamespaceDecl, value);

    [PyGetSet("EndNamespaceDeclHandler", Setter = nameof(SetEndNamespaceDecl))] private PyObject? GetEndNamespaceDecl => GetHandler(HandlerType.EndNamespaceDecl);
    private bool SetEndNamespaceDecl(PyObject? value) => SetHandler(HandlerType.EndNamespaceDecl, value);

    [PyGetSet("CommentHandler", Setter = nameof(SetComment))] private PyObject? GetComment => GetHandler(HandlerType.Comment);
    private bool SetComment(PyObject? value) => SetHandler(HandlerType.Comment, value);

    [PyGetSet("StartCdataSectionHandler", Setter = nameof(SetStartCdataSection))] private PyObject? GetStartCdataSection => GetHandler(HandlerType.StartCdataSection);
    private bool SetStartCdataSection(PyObject? value) => SetHandler(HandlerType.StartCdataSection, value);

    [PyGetSet("EndCdataSectionHandler", Setter = nameof(SetEndCdataSection))] private PyObject? GetEndCdataSection => GetHandler(HandlerType.EndCdataSection);
    private bool SetEndCdataSection(PyObject? value) => SetHandler(HandlerType.EndCdataSection, value);

    [PyGetSet("DefaultHandler", Setter = nameof(SetDefault))] private PyObject? GetDefault => GetHandler(HandlerType.Default);
    private bool SetDefault(PyObject? value) => SetHandler(HandlerType.Default, value);

    [PyGetSet("DefaultHandlerExpand", Setter = nameof(SetDefaultHandlerExpand))] private PyObject? GetDefaultHandlerExpand => GetHandler(HandlerType.DefaultHandlerExpand);
    private bool SetDefaultHandlerExpand(PyObject? value) => SetHandler(HandlerType.DefaultHandlerExpand, value);

    [PyGetSet("NotStandaloneHandler", Setter = nameof(SetNotStandalone))] private PyObject? GetNotStandalone => GetHandler(HandlerType.NotStandalone);
    private bool SetNotStandalone(PyObject? value) => SetHandler(HandlerType.NotStandalone, value);

    [PyGetSet("ExternalEntityRefHandler", Setter = nameof(SetExternalEntityRef))] private PyObject? GetExternalEntityRef => GetHandler(HandlerType.ExternalEntityRef);
    private bool SetExternalEntityRef(PyObject? value) => SetHandler(HandlerType.ExternalEntityRef, value);

    [PyGetSet("StartDoctypeDeclHandler", Setter = nameof(SetStartDoctypeDecl))] private PyObject? GetStartDoctypeDecl => GetHandler(HandlerType.StartDoctypeDecl);
    private bool SetStartDoctypeDecl(PyObject? value) => SetHandler(HandlerType.StartDoctypeDecl, value);

    [PyGetSet("EndDoctypeDeclHandler", Setter = nameof(SetEndDoctypeDecl))] private PyObject? GetEndDoctypeDecl => GetHandler(HandlerType.EndDoctypeDecl);
    private bool SetEndDoctypeDecl(PyObject? value) => SetHandler(HandlerType.EndDoctypeDecl, value);

    [PyGetSet("EntityDeclHandler", Setter = nameof(SetEntityDecl))] private PyObject? GetEntityDecl => GetHandler(HandlerType.EntityDecl);
    private bool SetEntityDecl(PyObject? value) => SetHandler(HandlerType.EntityDecl, value);

    [PyGetSet("XmlDeclHandler", Setter = nameof(SetXmlDecl))] private PyObject? GetXmlDecl => GetHandler(HandlerType.XmlDecl);
    private bool SetXmlDecl(PyObject? value) => SetHandler(HandlerType.XmlDecl, value);

    [PyGetSet("ElementDeclHandler", Setter = nameof(SetElementDecl))] private PyObject? GetElementDecl => GetHandler(HandlerType.ElementDecl);
    private bool SetElementDecl(PyObject? value) => SetHandler(HandlerType.ElementDecl, value);

    [PyGetSet("AttlistDeclHandler", Setter = nameof(SetAttlistDecl))] private PyObject? GetAttlistDecl => GetHandler(HandlerType.AttlistDecl);
    private bool SetAttlistDecl(PyObject? value) => SetHandler(HandlerType.AttlistDecl, value);

    [PyGetSet("SkippedEntityHandler", Setter = nameof(SetSkippedEntity))] private PyObject? GetSkippedEntity => GetHandler(HandlerType.SkippedEntity);
    private bool SetSkippedEntity(PyObject? value) => SetHandler(HandlerType.SkippedEntity, value);
}
