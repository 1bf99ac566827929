// An XML parser: what the declarations of a DTD do.

using System.Text;

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    private string? _doctypeName, _doctypePublicId;
    private string? _doctypeSystemId;
    private Entity? _entity;
    private string? _notationName, _notationPublicId;
    private ElementType? _element;
    private AttributeName? _attribute;
    private string? _attributeType;
    private StringBuilder? _attributeValues;
    private bool _attributeIsCdata, _attributeIsId;

    private int LiteralStart => _tokenAt + _encodingNow.Unit;
    private int LiteralEnd => _tokenEnd - _encodingNow.Unit;

    /// <summary>What stands between the quotes.</summary>
    private string Literal() => Text(LiteralStart, LiteralEnd);

    private string TokenText() => Text(_tokenAt, _tokenEnd);

    // ---- the doctype ----

    private void DoctypeName()
    {
        if (Handlers.StartDoctypeDecl is not null)
        {
            _doctypeName = TokenText();
            _doctypePublicId = null;
            Taken();
        }
        _doctypeSystemId = null;
    }

    private XmlError DoctypePublicId()
    {
        if (BadPublicId() is { } bad) return bad;
        string id = PublicId();
        if (Handlers.StartDoctypeDecl is not null)
        {
            _doctypePublicId = id;
            Taken();
        }
        (_dtd.ExternalSubset ??= new("#", isParameter: true)).PublicId = id;
        return XmlError.None;
    }

    private XmlError DoctypeSystemId()
    {
        _dtd.HasParamEntityRefs = true;
        _useForeignDtd = false;
        _doctypeSystemId = Handlers.StartDoctypeDecl is null ? "#" : Literal();
        if (Handlers.StartDoctypeDecl is not null) Taken();
        if (!_dtd.Standalone && _paramEntityParsing == ParamEntitiesNever && Handlers.NotStandalone is { } handler && !handler()) return XmlError.NotStandalone;
        Entity subset = _dtd.ExternalSubset ??= new("#", isParameter: true);
        subset.SystemId = Literal();
        subset.Base = Base;
        return XmlError.None;
    }

    private void InternalSubsetBegins()
    {
        if (Handlers.StartDoctypeDecl is not { } handler) return;
        handler(_doctypeName, _doctypeSystemId, _doctypePublicId, true);
        _doctypeName = null;
        Taken();
    }

    private XmlError DoctypeEnds()
    {
        if (_doctypeName is not null)
        {
            Handlers.StartDoctypeDecl?.Invoke(_doctypeName, _doctypeSystemId, _doctypePublicId, false);
            _doctypeName = null;
            Taken();
        }
        if (_doctypeSystemId is not null || _useForeignDtd)
        {
            XmlError error = ReadExternalSubset(_doctypeSystemId is not null);
            if (error != XmlError.None) return error;
            _useForeignDtd = false;
        }
        if (Handlers.EndDoctypeDecl is { } handler)
        {
            handler();
            Taken();
        }
        return XmlError.None;
    }

    /// <summary>Offer the external subset to the application: the document's own, or the one that it is to make up.</summary>
    private XmlError ReadExternalSubset(bool isDeclared)
    {
        bool had = _dtd.HasParamEntityRefs;
        _dtd.HasParamEntityRefs = true;
        if (_paramEntityParsing == ParamEntitiesNever || Handlers.ExternalEntityRef is not { } handler) return XmlError.None;
        Entity subset = _dtd.ExternalSubset ??= new("#", isParameter: true);
        if (_useForeignDtd) subset.Base = Base;
        _dtd.ParamEntityRead = false;
        if (!handler(null, subset.Base, subset.SystemId, subset.PublicId)) return XmlError.ExternalEntityHandling;
        if (_dtd.ParamEntityRead) return NotStandalone();
        // Nobody read it and no declaration asked for it: then there is no external subset.
        if (!isDeclared) _dtd.HasParamEntityRefs = had;
        return XmlError.None;
    }

    private XmlError NotStandalone() =>
        !_dtd.Standalone && Handlers.NotStandalone is { } handler && !handler() ? XmlError.NotStandalone : XmlError.None;

    private XmlError BeginContent()
    {
        _beginsContent = true;
        if (!_useForeignDtd) return XmlError.None;
        return ReadExternalSubset(isDeclared: false);
    }

    // ---- public identifiers ----

    private XmlError? BadPublicId()
    {
        int at = LiteralStart;
        while (at < LiteralEnd)
        {
            int c = Plain(at, out int next);
            if (c is not ('\n' or '\r' or ' ') && !(c > 0 && (char.IsAsciiLetterOrDigit((char)c) || "-'()+,./:=?;!*#@$_%".Contains((char)c))))
            {
                SetEvent(at);
                return XmlError.PublicId;
            }
            at = next;
        }
        return null;
    }

    /// <summary>A public identifier with its white space made single spaces.</summary>
    private string PublicId() => string.Join(' ', Literal().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    // ---- entities ----

    private void EntityName(bool isParameter)
    {
        _entity = null;
        string name = TokenText();
        if (!isParameter && Predefined(name) != 0 || !_dtd.KeepProcessing) return;
        // The first declaration of a name counts.
        if (!(isParameter ? _dtd.Parameter : _dtd.General).TryAdd(name, _entity = new(name, isParameter)))
        {
            _entity = null;
            return;
        }
        if (!Limits.Allocate(64 + 2 * name.Length)) _problem = XmlError.NoMemory;
        _entity.IsInternal = _parent is null && _isMain;
        if (Handlers.EntityDecl is not null) Taken();
    }

    private static int Predefined(ReadOnlySpan<char> name) => name switch
    {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => 0,
    };

    private XmlError EntityValueDeclared()
    {
        if (!_dtd.KeepProcessing) return XmlError.None;
        int at = _tokenAt;
        XmlError error = StoreEntityValue(_data, _encodingNow, LiteralStart, LiteralEnd, _isMain, out byte[] text);
        if (_entity is not { } entity) return error;
        if (!Limits.Allocate(text.Length)) return XmlError.NoMemory;
        entity.Text = text;
        if (Handlers.EntityDecl is { } handler)
        {
            handler(entity.Name, entity.IsParameter, Encoding.UTF8.GetString(text), Base, null, null, null);
            Taken();
        }
        return error;
    }

    private XmlError EntityPublicId()
    {
        if (BadPublicId() is { } bad) return bad;
        if (_dtd.KeepProcessing && _entity is not null)
        {
            _entity.PublicId = PublicId();
            if (Handlers.EntityDecl is not null) Taken();
        }
        return XmlError.None;
    }

    private void EntitySystemId()
    {
        if (!_dtd.KeepProcessing || _entity is null) return;
        _entity.SystemId = Literal();
        _entity.Base = Base;
        if (Handlers.EntityDecl is not null) Taken();
    }

    private void EntityComplete()
    {
        if (!_dtd.KeepProcessing || _entity is not { } entity || Handlers.EntityDecl is not { } handler) return;
        handler(entity.Name, entity.IsParameter, null, entity.Base, entity.SystemId, entity.PublicId, null);
        Taken();
    }

    private void EntityNotation()
    {
        if (!_dtd.KeepProcessing || _entity is not { } entity) return;
        string notation = entity.Notation = TokenText();
        if (Handlers.UnparsedEntityDecl is { } unparsed) unparsed(entity.Name, entity.Base, entity.SystemId, entity.PublicId, notation);
        else if (Handlers.EntityDecl is { } handler) handler(entity.Name, false, null, entity.Base, entity.SystemId, entity.PublicId, notation);
        else return;
        Taken();
    }

    // ---- notations ----

    private void NotationName()
    {
        _notationName = _notationPublicId = null;
        if (Handlers.NotationDecl is null) return;
        _notationName = TokenText();
        Taken();
    }

    private XmlError NotationPublicId()
    {
        if (BadPublicId() is { } bad) return bad;
        if (_notationName is null) return XmlError.None;
        _notationPublicId = PublicId();
        Taken();
        return XmlError.None;
    }

    private void NotationComplete(string? systemId)
    {
        if (_notationName is null || Handlers.NotationDecl is not { } handler) return;
        handler(_notationName, Base, systemId, _notationPublicId);
        Taken();
    }

    // ---- attributes ----

    private void AttributeNameDeclared()
    {
        _attribute = AttributeNameFor(TokenText());
        _attributeIsCdata = _attributeIsId = false;
        _attributeType = null;
        _attributeValues = null;
    }

    private void AttributeTypeDeclared(string type)
    {
        _attributeIsCdata = type == "CDATA";
        _attributeIsId = type == "ID";
        _attributeType = type;
    }

    private void AttributeValueDeclared(bool isNotation)
    {
        if (!_dtd.KeepProcessing || Handlers.AttlistDecl is null) return;
        if (_attributeValues is null) _attributeValues = new(isNotation ? "NOTATION(" : "(");
        else _attributeValues.Append('|');
        _attributeValues.Append(TokenText());
        Taken();
    }

    private XmlError AttributeDefault(bool isFixed)
    {
        if (!_dtd.KeepProcessing) return XmlError.None;
        XmlError error = StoreAttributeValue(_data, _encodingNow, LiteralStart, LiteralEnd, _attributeIsCdata, inProlog: true, _isMain, out string value);
        if (error != XmlError.None) return error;
        if (!Limits.Allocate(2 * value.Length)) return XmlError.NoMemory;
        AttributeDefined(value, isFixed);
        return XmlError.None;
    }

    private void AttributeDefined(string? value, bool isRequired)
    {
        if (!_dtd.KeepProcessing) return;
        Define(_element!, _attribute!, _attributeIsCdata, _attributeIsId, value);
        string? type = _attributeValues is null ? _attributeType : _attributeValues.Append(')').ToString();
        if (Handlers.AttlistDecl is not { } handler || type is null) return;
        handler(_element!.Name, _attribute!.Name, type, value, isRequired);
        Taken();
    }

    private void Define(ElementType type, AttributeName id, bool isCdata, bool isId, string? value)
    {
        if (value is not null || isId)
        {
            foreach (DefaultAttribute other in type.Defaults)
                if (other.Id == id) return;
            if (isId && type.IdAttribute is null && !id.IsDeclaration) type.IdAttribute = id;
        }
        type.Defaults.Add(new(id, isCdata, value));
        if (!isCdata) id.MaybeTokenized = true;
    }

    // ---- content models ----

    private readonly Stack<(ContentModel? Model, bool? IsSequence)> _groups = [];
    private bool _modelWanted;

    private void ElementName()
    {
        _modelWanted = false;
        if (Handlers.ElementDecl is null) return;
        _element = ElementTypeAt(_tokenAt, _tokenEnd);
        _modelWanted = true;
        Taken();
    }

    private void ElementComplete(ContentModel model)
    {
        if (!_modelWanted) return;
        _modelWanted = false;
        if (Handlers.ElementDecl is not { } handler) return;
        handler(_element!.Name, model);
        Taken();
    }

    private void GroupOpens()
    {
        ContentModel? model = null;
        if (_modelWanted)
        {
            model = new(ContentKind.Sequence);
            if (_groups.TryPeek(out var outer)) outer.Model!.Children.Add(model);
            if (!Limits.Allocate(48)) _problem = XmlError.NoMemory;
            Taken();
        }
        _groups.Push((model, null));
    }

    private void MixedBegins()
    {
        if (_groups.Peek().Model is not { } model) return;
        model.Kind = ContentKind.Mixed;
        if (Handlers.ElementDecl is not null) Taken();
    }

    private void ElementInGroup(Quantifier quantifier)
    {
        if (_groups.Peek().Model is not { } model) return;
        string name = Text(_tokenAt, quantifier == Quantifier.One ? _tokenEnd : _tokenEnd - _encodingNow.Unit);
        model.Children.Add(new(ContentKind.Name) { Quantifier = quantifier, Name = name });
        if (!Limits.Allocate(48 + 2 * name.Length)) _problem = XmlError.NoMemory;
        Taken();
    }

    /// <summary>A comma or a bar: a group has one kind only.</summary>
    private XmlError GroupConnects(bool sequence)
    {
        (ContentModel? model, bool? before) = _groups.Pop();
        if (before is { } connector && connector != sequence) return XmlError.Syntax;
        if (model is not null)
        {
            if (Handlers.ElementDecl is not null) Taken();
            if (!sequence && before is null && model.Kind != ContentKind.Mixed) model.Kind = ContentKind.Choice;
        }
        _groups.Push((model, sequence));
        return XmlError.None;
    }

    private void GroupCloses(Quantifier quantifier)
    {
        ContentModel? model = _groups.Pop().Model;
        if (model is null) return;
        Taken();
        model.Quantifier = quantifier;
        if (_groups.Count > 0) return;
        ElementComplete(model);
    }
}
