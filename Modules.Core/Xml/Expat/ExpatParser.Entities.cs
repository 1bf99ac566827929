// An XML parser: references to entities.

using System.Text;

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    /// <summary>
    /// An internal entity whose text is being read. Entities within entities stand above it on a stack, not on the native one: each
    /// time the processor is left and entered again.
    /// </summary>
    private sealed class OpenEntity(Entity entity, int startLevel, bool betweenDeclarations)
    {
        public Entity Entity => entity;
        public byte[] Text => entity.Text!;
        public int StartLevel => startLevel;
        public bool BetweenDeclarations => betweenDeclarations;
        public int Read { get; set; }
        public bool IsDone { get; set; }
    }

    private readonly Stack<OpenEntity> _open = [];
    private readonly HashSet<Entity> _active = [];

    private void OpenText(Entity entity, bool betweenDeclarations)
    {
        _active.Add(entity);
        _open.Push(new(entity, _tagLevel, betweenDeclarations));
        _processor = InternalEntity;
        _reenter = true;
    }

    private XmlError InternalEntity(int start, int end, out int next)
    {
        next = start;
        OpenEntity open = _open.Peek();
        _reenter = true;
        if (open.IsDone)
        {
            _open.Pop();
            _active.Remove(open.Entity);
            if (_open.Count == 0) _processor = open.Entity.IsParameter ? Prolog : Content;
            return XmlError.None;
        }
        Read(open.Text, open.Text.Length, XmlEncoding.Utf8, isMain: false);
        _reenter = false;
        XmlError error = open.Entity.IsParameter
            ? DoProlog(open.Read, haveMore: false, allowClosingDoctype: false, out int read)
            : DoContent(open.StartLevel, open.Read, haveMore: false, out read);
        if (error != XmlError.None) return error;
        open.Read = read;
        if (read != open.Text.Length && _reenter) return XmlError.None;
        open.IsDone = true;
        if (!open.Entity.IsParameter && open.StartLevel != _tagLevel) return XmlError.AsyncEntity;
        _reenter = true;
        return XmlError.None;
    }

    /// <summary>A parameter entity's reference: between declarations, or inner to one.</summary>
    private XmlError ParameterEntity(bool inner)
    {
        _dtd.HasParamEntityRefs = true;
        if (_paramEntityParsing == ParamEntitiesNever)
        {
            _dtd.KeepProcessing = _dtd.Standalone;
            return NotStandalone();
        }
        int unit = _encodingNow.Unit;
        string name = Text(_tokenAt + unit, _tokenEnd - unit);
        _dtd.Parameter.TryGetValue(name, out Entity? entity);
        if (_documentEntity && _dtd.Standalone && _open.Count == 0)
        {
            if (entity is null) return XmlError.UndefinedEntity;
            if (!entity.IsInternal) return XmlError.EntityDeclaredInPe;
        }
        else if (entity is null)
        {
            _dtd.KeepProcessing = _dtd.Standalone;
            if (!inner && Handlers.SkippedEntity is { } skipped)
            {
                skipped(name, true);
                Taken();
            }
            return XmlError.None;
        }
        if (_active.Contains(entity)) return XmlError.RecursiveEntityRef;
        if (entity.Text is not null)
        {
            OpenText(entity, betweenDeclarations: !inner);
            Taken();
            return XmlError.None;
        }
        if (Handlers.ExternalEntityRef is not { } handler)
        {
            _dtd.KeepProcessing = _dtd.Standalone;
            return XmlError.None;
        }
        _dtd.ParamEntityRead = false;
        _active.Add(entity);
        bool read = handler(null, entity.Base, entity.SystemId, entity.PublicId);
        _active.Remove(entity);
        if (!read) return XmlError.ExternalEntityHandling;
        Taken();
        if (_dtd.ParamEntityRead) return NotStandalone();
        _dtd.KeepProcessing = _dtd.Standalone;
        return XmlError.None;
    }

    /// <summary>A general entity's reference in content.</summary>
    private XmlError GeneralEntity(int s, int next)
    {
        int unit = _encodingNow.Unit;
        ReadOnlySpan<char> span = NameAt(s + unit, next - unit);
        int predefined = Predefined(span);
        if (predefined != 0)
        {
            if (!Limits.Count(1, direct: false)) return XmlError.AmplificationLimitBreach;
            if (Handlers.CharacterData is { } data) SendCharacter(data, predefined);
            else ReportDefault(s, next);
            return XmlError.None;
        }
        string name = span.ToString();
        _dtd.General.TryGetValue(name, out Entity? entity);
        if (!_dtd.HasParamEntityRefs || _dtd.Standalone)
        {
            if (entity is null) return XmlError.UndefinedEntity;
            if (!entity.IsInternal) return XmlError.EntityDeclaredInPe;
        }
        else if (entity is null)
        {
            Skip(name, s, next);
            return XmlError.None;
        }
        if (_active.Contains(entity)) return XmlError.RecursiveEntityRef;
        if (entity.Notation is not null) return XmlError.BinaryEntityRef;
        if (entity.Text is not null)
        {
            if (Handlers.ExpandInternalEntities) OpenText(entity, betweenDeclarations: false);
            else Skip(name, s, next);
            return XmlError.None;
        }
        if (Handlers.ExternalEntityRef is not { } handler)
        {
            ReportDefault(s, next);
            return XmlError.None;
        }
        _active.Add(entity);
        string context = Context();
        _active.Remove(entity);
        return handler(context, entity.Base, entity.SystemId, entity.PublicId) ? XmlError.None : XmlError.ExternalEntityHandling;
    }

    private void Skip(string name, int s, int next)
    {
        if (Handlers.SkippedEntity is { } skipped) skipped(name, false);
        else ReportDefault(s, next);
    }

    // ---- the context of an external entity: the namespaces in force and the entities that are open ----

    private const char ContextSeparator = '\f';

    private string Context()
    {
        var text = new StringBuilder();
        void Begin()
        {
            if (text.Length > 0) text.Append(ContextSeparator);
        }
        if (_bindings.TryGetValue("", out string? uri)) text.Append('=').Append(uri);
        foreach ((string prefix, string bound) in _bindings)
        {
            if (prefix.Length == 0) continue;
            Begin();
            text.Append(prefix).Append('=').Append(bound);
        }
        foreach (Entity entity in _dtd.General.Values)
        {
            if (!_active.Contains(entity)) continue;
            Begin();
            text.Append(entity.Name);
        }
        return text.ToString();
    }

    private void SetContext(string context)
    {
        foreach (string part in context.Split(ContextSeparator))
        {
            int equals = part.IndexOf('=');
            if (equals >= 0) _bindings[part[..equals]] = part[(equals + 1)..];
            else if (_dtd.General.TryGetValue(part, out Entity? entity)) _active.Add(entity);
        }
    }

    // ---- processors of external entities ----

    private XmlError ExternalContentInit(int start, int end, out int next)
    {
        next = start;
        XmlError error = InitEncoding();
        if (error != XmlError.None) return error;
        _processor = ExternalContentMark;
        return ExternalContentMark(start, end, out next);
    }

    /// <summary>Pass over a byte order mark.</summary>
    private XmlError ExternalContentMark(int start, int end, out int next)
    {
        next = start;
        SetEvent(start);
        if (_encoding is null)
        {
            switch (Detect(start, end, content: true, out int behind))
            {
                case XmlToken.Bom:
                    if (behind == end && !_isFinal)
                    {
                        next = behind;
                        _processor = ExternalContentDeclaration;
                        return XmlError.None;
                    }
                    start = behind;
                    break;
                case XmlToken.Partial:
                    if (!_isFinal) return XmlError.None;
                    _isMain = true;
                    SetEvent(start);
                    return XmlError.UnclosedToken;
                case XmlToken.None:
                    if (!_isFinal) return XmlError.None;
                    break;
            }
        }
        _processor = ExternalContentDeclaration;
        return ExternalContentDeclaration(start, end, out next);
    }

    /// <summary>Take the text declaration, if there is one.</summary>
    private XmlError ExternalContentDeclaration(int start, int end, out int next)
    {
        next = start;
        _encoding ??= XmlEncoding.Utf8;
        Read(_buffer, end, _encoding, isMain: true);
        SetEvent(start);
        switch (_scanner.Content(start))
        {
            case XmlToken.XmlDecl:
                next = _scanner.Next;
                XmlError error = XmlDeclaration(isText: true, start, next);
                if (error != XmlError.None) return error;
                if (_state == ParserState.Finished) return XmlError.Aborted;
                start = next;
                break;
            case XmlToken.Partial when !_isFinal: return XmlError.None;
            case XmlToken.Partial: return XmlError.UnclosedToken;
            case XmlToken.PartialChar when !_isFinal: return XmlError.None;
            case XmlToken.PartialChar: return XmlError.PartialChar;
        }
        _processor = Content;
        _tagLevel = 1;
        return Content(start, end, out next);
    }

    private XmlError ExternalParameterInit(int start, int end, out int next)
    {
        next = start;
        XmlError error = InitEncoding();
        if (error != XmlError.None) return error;
        _dtd.ParamEntityRead = true;
        if (_inEntityValue > 0)
        {
            _processor = ExternalValue;
            return ExternalValue(start, end, out next);
        }
        _processor = Prolog;
        return Prolog(start, end, out next);
    }
}
