// Modules/pyexpat.c: from the parser's events to Python's handlers.

using PyModules.Modules.Expat;
using PyModules.Runtime;

namespace PyModules.Modules;

public sealed partial class PyXmlParser
{
    private const string SourceFile = "Modules/pyexpat.c";

    [Mirrors("have_handler", 167, 172)]
    private bool HaveHandler(HandlerType type) => _handlers[(int)type] is not null;

    [Mirrors("conv_string_to_unicode", 177, 187)]
    private static PyObject ToStr(string? text) => text is null ? PyNone.Instance : PyStr.From(text);

    [Mirrors("conv_string_len_to_unicode", 195, 205)]
    private static PyStr? ToStr(ReadOnlySpan<byte> text) => Codecs.DecodeUtf8(text);

    /// <summary>A handler failed: nothing more is to reach Python.</summary>
    [Mirrors("flag_error", 236, 242)]
    private void FlagError()
    {
        ClearHandlers();
        _itself.Handlers.ExternalEntityRef = static (_, _, _, _) => false;
    }

    /// <summary>Call a handler; its failure gets an entry that names the event, and ends the parse.</summary>
    [Mirrors("call_with_frame", 244, 256)]
    private PyObject? CallWithFrame(string name, int line, PyObject handler, ReadOnlySpan<PyObject> args)
    {
        PyObject? result = Obj.Vectorcall(handler, args, null);
        if (result is null)
        {
            PyTraceback.Add(name, SourceFile, line);
            _itself.Stop();
        }
        return result;
    }

    /// <summary>One object for all equal names.</summary>
    [Mirrors("string_intern", 258, 276)]
    private PyObject? Intern(string? text)
    {
        PyObject name = ToStr(text);
        // A program's own dictionary may hold keys whose comparison fails.
        return _intern is PyDict dict ? dict.SetDefault(name, name) : name;
    }

    // ---- character data ----

    [Mirrors("call_character_handler", 281, 317)]
    private bool CallCharacterHandler(ReadOnlySpan<byte> data)
    {
        if (_handlers[(int)HandlerType.CharacterData] is not { } handler) return false;
        if (ToStr(data) is { } text)
        {
            _inCallback = true;
            PyObject? result = CallWithFrame("CharacterData", 304, handler, [text]);
            _inCallback = false;
            if (result is not null) return true;
        }
        FlagError();
        _itself.Handlers.CharacterData = NoCharacterData;
        return false;
    }

    /// <summary>Stands in for a handler that is gone while the parser is calling.</summary>
    [Mirrors("noop_character_data_handler", 230, 234)]
    private static void NoCharacterData(ReadOnlySpan<byte> data)
    {
    }

    [Mirrors("flush_character_buffer", 319, 328)]
    private bool FlushCharacterBuffer()
    {
        if (_buffer is null || _bufferUsed == 0) return true;
        // The handler may turn the buffer off, which flushes it too: it must be empty by then.
        int used = _bufferUsed;
        _bufferUsed = 0;
        return CallCharacterHandler(_buffer.AsSpan(0, used));
    }

    [Mirrors("my_CharacterDataHandler", 330, 360)]
    private void OnCharacterData(ReadOnlySpan<byte> data)
    {
        if (Err.Occurred is not null) return;
        if (_buffer is not null && _bufferUsed + data.Length > _bufferSize)
        {
            if (!FlushCharacterBuffer() || !HaveHandler(HandlerType.CharacterData)) return;
        }
        if (_buffer is null || data.Length > _bufferSize)
        {
            CallCharacterHandler(data);
            _bufferUsed = 0;
            return;
        }
        data.CopyTo(_buffer.AsSpan(_bufferUsed));
        _bufferUsed += data.Length;
    }

    // ---- the other events ----

    /// <summary>Whether a handler can be called now: it is there, nothing failed, and the text before the event is delivered.</summary>
    private bool Begin(HandlerType type) =>
        // Its delivery may take the handler away.
        HaveHandler(type) && Err.Occurred is null && FlushCharacterBuffer() && HaveHandler(type);

    /// <summary>Call the handler; an argument that could not be made is null.</summary>
    private PyObject? Finish(HandlerType type, string name, int line, params ReadOnlySpan<PyObject?> args)
    {
        PyObject? result = null;
        if (!args.Contains(null))
        {
            _inCallback = true;
            result = CallWithFrame(name, line, _handlers[(int)type]!, args!);
            _inCallback = false;
        }
        if (result is null) FlagError();
        return result;
    }

    [Mirrors("my_StartElementHandler", 362, 449)]
    private void OnStartElement(string name, List<(string Name, string Value)> attributes, int specified)
    {
        if (!Begin(HandlerType.StartElement)) return;
        int count = _specifiedAttributes ? specified : attributes.Count;
        PyObject container;
        if (_orderedAttributes)
        {
            var list = new PyList();
            for (int i = 0; i < count; i++)
            {
                if (Intern(attributes[i].Name) is not { } key)
                {
                    FlagError();
                    return;
                }
                list.Append(key);
                list.Append(PyStr.From(attributes[i].Value));
            }
            container = list;
        }
        else
        {
            var dict = new PyDict();
            for (int i = 0; i < count; i++)
            {
                if (Intern(attributes[i].Name) is not { } key || !dict.SetItem(key, PyStr.From(attributes[i].Value)))
                {
                    FlagError();
                    return;
                }
            }
            container = dict;
        }
        Finish(HandlerType.StartElement, "StartElement", 440, Intern(name), container);
    }

    private void OnEndElement(string name)
    {
        if (Begin(HandlerType.EndElement)) Finish(HandlerType.EndElement, "EndElement", 504, Intern(name));
    }

    private void OnProcessingInstruction(string target, string data)
    {
        if (Begin(HandlerType.ProcessingInstruction)) Finish(HandlerType.ProcessingInstruction, "ProcessingInstruction", 508, Intern(target), ToStr(data));
    }

    private void OnUnparsedEntityDecl(string name, string? baseUri, string? systemId, string? publicId, string notation)
    {
        if (!Begin(HandlerType.UnparsedEntityDecl)) return;
        Finish(HandlerType.UnparsedEntityDecl, "UnparsedEntityDecl", 514, Intern(name), Intern(baseUri), Intern(systemId), Intern(publicId), Intern(notation));
    }

    private void OnEntityDecl(string name, bool isParameter, string? value, string? baseUri, string? systemId, string? publicId, string? notation)
    {
        if (!Begin(HandlerType.EntityDecl)) return;
        Finish(HandlerType.EntityDecl, "EntityDecl", 526, Intern(name), PyInt.From(isParameter ? 1 : 0), ToStr(value), Intern(baseUri), Intern(systemId),
            Intern(publicId), Intern(notation));
    }

    private void OnXmlDecl(string? version, string? encoding, int standalone)
    {
        if (Begin(HandlerType.XmlDecl)) Finish(HandlerType.XmlDecl, "XmlDecl", 543, ToStr(version), ToStr(encoding), PyInt.From(standalone));
    }

    [Mirrors("conv_content_model", 552, 576)]
    private static PyObject? ToTuple(ContentModel model)
    {
        if (!Recursion.Enter(" in conv_content_model")) return null;
        try
        {
            var children = new PyObject[model.Children.Count];
            for (int i = 0; i < children.Length; i++)
            {
                if (ToTuple(model.Children[i]) is not { } child) return null;
                children[i] = child;
            }
            return PyTuple.Of(PyInt.From((int)model.Kind), PyInt.From((int)model.Quantifier), ToStr(model.Name), PyTuple.Own(children));
        }
        finally
        {
            Recursion.Leave();
        }
    }

    [Mirrors("my_ElementDeclHandler", 578, 625)]
    private void OnElementDecl(string name, ContentModel model)
    {
        if (!Begin(HandlerType.ElementDecl)) return;
        if (ToTuple(model) is not { } tuple)
        {
            FlagError();
            return;
        }
        Finish(HandlerType.ElementDecl, "ElementDecl", 613, Intern(name), tuple);
    }

    private void OnAttlistDecl(string element, string attribute, string type, string? value, bool isRequired)
    {
        if (!Begin(HandlerType.AttlistDecl)) return;
        Finish(HandlerType.AttlistDecl, "AttlistDecl", 627, Intern(element), Intern(attribute), ToStr(type), ToStr(value), PyInt.From(isRequired ? 1 : 0));
    }

    private void OnSkippedEntity(string name, bool isParameter)
    {
        if (Begin(HandlerType.SkippedEntity)) Finish(HandlerType.SkippedEntity, "SkippedEntity", 641, Intern(name), PyInt.From(isParameter ? 1 : 0));
    }

    private void OnNotationDecl(string name, string? baseUri, string? systemId, string? publicId)
    {
        if (!Begin(HandlerType.NotationDecl)) return;
        Finish(HandlerType.NotationDecl, "NotationDecl", 649, Intern(name), Intern(baseUri), Intern(systemId), Intern(publicId));
    }

    private void OnStartNamespaceDecl(string? prefix, string? uri)
    {
        if (Begin(HandlerType.StartNamespaceDecl)) Finish(HandlerType.StartNamespaceDecl, "StartNamespaceDecl", 659, Intern(prefix), Intern(uri));
    }

    private void OnEndNamespaceDecl(string? prefix)
    {
        if (Begin(HandlerType.EndNamespaceDecl)) Finish(HandlerType.EndNamespaceDecl, "EndNamespaceDecl", 666, Intern(prefix));
    }

    private void OnComment(string text)
    {
        if (Begin(HandlerType.Comment)) Finish(HandlerType.Comment, "Comment", 671, ToStr(text));
    }

    private void OnStartCdataSection()
    {
        if (Begin(HandlerType.StartCdataSection)) Finish(HandlerType.StartCdataSection, "StartCdataSection", 675);
    }

    private void OnEndCdataSection()
    {
        if (Begin(HandlerType.EndCdataSection)) Finish(HandlerType.EndCdataSection, "EndCdataSection", 679);
    }

    private void OnDefault(HandlerType type, string name, int line, ReadOnlySpan<byte> data)
    {
        if (!Begin(type)) return;
        if (ToStr(data) is { } text) Finish(type, name, line, text);
        else FlagError();
    }

    private void OnDefault(ReadOnlySpan<byte> data) => OnDefault(HandlerType.Default, "Default", 683, data);

    private void OnDefaultExpand(ReadOnlySpan<byte> data) => OnDefault(HandlerType.DefaultHandlerExpand, "DefaultHandlerExpand", 687, data);

    /// <summary>What an int handler returned; a failure to convert it counts as 0 and leaves its exception.</summary>
    private static bool Truth(PyObject? result)
    {
        // A number too large for a long is -1, and its exception shows when the parser comes back.
        if (result is null || !Args.AsLong(result, out long value)) return false;
        return (int)value != 0;
    }

    private bool OnNotStandalone() => Begin(HandlerType.NotStandalone) && Truth(Finish(HandlerType.NotStandalone, "NotStandalone", 692));

    private bool OnExternalEntityRef(string? context, string? baseUri, string? systemId, string? publicId) =>
        Begin(HandlerType.ExternalEntityRef)
        && Truth(Finish(HandlerType.ExternalEntityRef, "ExternalEntityRef", 696, ToStr(context), Intern(baseUri), Intern(systemId), Intern(publicId)));

    private void OnStartDoctypeDecl(string? name, string? systemId, string? publicId, bool hasInternalSubset)
    {
        if (!Begin(HandlerType.StartDoctypeDecl)) return;
        Finish(HandlerType.StartDoctypeDecl, "StartDoctypeDecl", 711, Intern(name), Intern(systemId), Intern(publicId), PyInt.From(hasInternalSubset ? 1 : 0));
    }

    private void OnEndDoctypeDecl()
    {
        if (Begin(HandlerType.EndDoctypeDecl)) Finish(HandlerType.EndDoctypeDecl, "EndDoctypeDecl", 719);
    }

    // ---- which of them the parser calls ----

    [Mirrors("CALL_XML_HANDLER_SETTER", 115, 121)]
    private void Install(HandlerType type, bool on)
    {
        ExpatHandlers to = _itself.Handlers;
        switch (type)
        {
            case HandlerType.StartElement: to.StartElement = on ? OnStartElement : null; break;
            case HandlerType.EndElement: to.EndElement = on ? OnEndElement : null; break;
            case HandlerType.ProcessingInstruction: to.ProcessingInstruction = on ? OnProcessingInstruction : null; break;
            case HandlerType.CharacterData: to.CharacterData = on ? OnCharacterData : null; break;
            case HandlerType.UnparsedEntityDecl: to.UnparsedEntityDecl = on ? OnUnparsedEntityDecl : null; break;
            case HandlerType.NotationDecl: to.NotationDecl = on ? OnNotationDecl : null; break;
            case HandlerType.StartNamespaceDecl: to.StartNamespaceDecl = on ? OnStartNamespaceDecl : null; break;
            case HandlerType.EndNamespaceDecl: to.EndNamespaceDecl = on ? OnEndNamespaceDecl : null; break;
            case HandlerType.Comment: to.Comment = on ? OnComment : null; break;
            case HandlerType.StartCdataSection: to.StartCdataSection = on ? OnStartCdataSection : null; break;
            case HandlerType.EndCdataSection: to.EndCdataSection = on ? OnEndCdataSection : null; break;
            // The parser has one default handler; which of the two was set last decides about entities.
            case HandlerType.Default:
                to.Default = on ? OnDefault : null;
                to.ExpandInternalEntities = false;
                break;
            case HandlerType.DefaultHandlerExpand:
                to.Default = on ? OnDefaultExpand : null;
                to.ExpandInternalEntities = true;
                break;
            case HandlerType.NotStandalone: to.NotStandalone = on ? OnNotStandalone : null; break;
            case HandlerType.ExternalEntityRef: to.ExternalEntityRef = on ? OnExternalEntityRef : null; break;
            case HandlerType.StartDoctypeDecl: to.StartDoctypeDecl = on ? OnStartDoctypeDecl : null; break;
            case HandlerType.EndDoctypeDecl: to.EndDoctypeDecl = on ? OnEndDoctypeDecl : null; break;
            case HandlerType.EntityDecl: to.EntityDecl = on ? OnEntityDecl : null; break;
            case HandlerType.XmlDecl: to.XmlDecl = on ? OnXmlDecl : null; break;
            case HandlerType.ElementDecl: to.ElementDecl = on ? OnElementDecl : null; break;
            case HandlerType.AttlistDecl: to.AttlistDecl = on ? OnAttlistDecl : null; break;
            default: to.SkippedEntity = on ? OnSkippedEntity : null; break;
        }
    }

    [Mirrors("clear_handlers", 2211, 2223)]
    private void ClearHandlers()
    {
        for (int i = 0; i < _handlers.Length; i++)
        {
            _handlers[i] = null;
            Install((HandlerType)i, false);
        }
    }
}
