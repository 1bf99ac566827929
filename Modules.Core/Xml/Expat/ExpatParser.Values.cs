// An XML parser: the values of attributes and of entities.

using System.Buffers;
using System.Text;

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    /// <summary>A text whose pieces make a value: the literal, or an entity that it refers to.</summary>
    private sealed class ValueSource(byte[] data, XmlEncoding encoding, int at, int end, Entity? entity)
    {
        public byte[] Data => data;
        public XmlEncoding Encoding => encoding;
        public int End => end;
        public Entity? Entity => entity;
        public int At { get; set; } = at;
    }

    private int _inEntityValue;
    private readonly ArrayBufferWriter<byte> _value = new();

    /// <summary>Make an attribute's value of a literal: references replaced, white space normalised.</summary>
    private XmlError StoreAttributeValue(byte[] data, XmlEncoding encoding, int at, int end, bool isCdata, bool inProlog, bool isMain, out string value)
    {
        _value.ResetWrittenCount();
        XmlError error = AppendAttributeValue(new(data, encoding, at, end, null), isCdata, inProlog, isMain);
        ReadOnlySpan<byte> written = _value.WrittenSpan;
        if (!isCdata && written.EndsWith(" "u8)) written = written[..^1];
        value = error == XmlError.None ? Encoding.UTF8.GetString(written) : "";
        return error;
    }

    private XmlError AppendAttributeValue(ValueSource literal, bool isCdata, bool inProlog, bool isMain)
    {
        Stack<ValueSource>? outer = null;
        ValueSource source = literal;
        while (true)
        {
            _valueScanner.Open(source.Data, source.End, source.Encoding);
            Entity? inner = null;
            XmlError error = AttributePieces(source, isCdata, inProlog, isMain && source == literal, ref inner);
            if (error != XmlError.None)
            {
                Forget(source, outer);
                return error;
            }
            if (inner is not null)
            {
                (outer ??= []).Push(source);
                _active.Add(inner);
                source = new(inner.Text!, XmlEncoding.Utf8, 0, inner.Text!.Length, inner);
                continue;
            }
            if (source.Entity is { } finished) _active.Remove(finished);
            if (outer is null || !outer.TryPop(out ValueSource? next)) return XmlError.None;
            source = next;
        }
    }

    private void Forget(ValueSource source, Stack<ValueSource>? outer)
    {
        if (source.Entity is { } entity) _active.Remove(entity);
        while (outer is not null && outer.TryPop(out ValueSource? other))
            if (other.Entity is { } more) _active.Remove(more);
    }

    /// <summary>Append pieces as far as the end or the next entity.</summary>
    private XmlError AttributePieces(ValueSource source, bool isCdata, bool inProlog, bool isMain, ref Entity? inner)
    {
        XmlError At(int place, XmlError error)
        {
            if (isMain) _eventAt = _bufferAt + place;
            return error;
        }
        while (true)
        {
            int at = source.At;
            XmlToken token = _valueScanner.AttributeValue(at);
            if (token == XmlToken.None) return XmlError.None;
            int next = _valueScanner.Next;
            if (source.Entity is not null && !Count(token, at, next, isMain: false)) return XmlError.AmplificationLimitBreach;
            source.At = next;
            switch (token)
            {
                case XmlToken.Invalid: return At(next, XmlError.InvalidToken);
                case XmlToken.Partial or XmlToken.PartialChar: return At(at, XmlError.InvalidToken);
                case XmlToken.CharRef:
                    int c = _valueScanner.CharRefNumber(at);
                    if (c < 0) return At(at, XmlError.BadCharRef);
                    if (!isCdata && c == ' ' && AfterSpace) break;
                    Append(_value, c);
                    break;
                case XmlToken.DataChars:
                    Append(_value, source.Data, source.Encoding, at, next);
                    break;
                case XmlToken.ValueSpace or XmlToken.DataNewline or XmlToken.TrailingCr:
                    if (!isCdata && AfterSpace) break;
                    Append(_value, ' ');
                    break;
                case XmlToken.EntityRef:
                    int unit = source.Encoding.Unit;
                    string name = Text(source.Data, source.Encoding, at + unit, next - unit);
                    int predefined = Predefined(name);
                    if (predefined != 0)
                    {
                        if (!Limits.Count(1, direct: false)) return XmlError.AmplificationLimitBreach;
                        Append(_value, predefined);
                        break;
                    }
                    _dtd.General.TryGetValue(name, out Entity? entity);
                    bool mustExist = inProlog
                        ? _documentEntity && (_dtd.Standalone ? _open.Count == 0 : !_dtd.HasParamEntityRefs)
                        : !_dtd.HasParamEntityRefs || _dtd.Standalone;
                    if (entity is null)
                    {
                        if (mustExist) return XmlError.UndefinedEntity;
                        break;
                    }
                    if (mustExist && !entity.IsInternal) return XmlError.EntityDeclaredInPe;
                    if (_active.Contains(entity)) return At(at, XmlError.RecursiveEntityRef);
                    if (entity.Notation is not null) return At(at, XmlError.BinaryEntityRef);
                    if (entity.Text is null) return At(at, XmlError.AttributeExternalEntityRef);
                    inner = entity;
                    return XmlError.None;
            }
        }
    }

    private bool AfterSpace => _value.WrittenCount == 0 || _value.WrittenSpan[^1] == ' ';

    private bool Count(XmlToken token, int s, int next, bool isMain) => token <= XmlToken.Invalid || Limits.Count(next - s, isMain);

    /// <summary>Make an entity's replacement text of a literal: character and parameter entity references replaced.</summary>
    private XmlError StoreEntityValue(byte[] data, XmlEncoding encoding, int at, int end, bool isMain, out byte[] text)
    {
        var writer = new ArrayBufferWriter<byte>();
        XmlError error = AppendEntityValue(writer, new(data, encoding, at, end, null), isMain);
        text = writer.WrittenSpan.ToArray();
        return error;
    }

    private XmlError AppendEntityValue(ArrayBufferWriter<byte> writer, ValueSource literal, bool isMain)
    {
        Stack<ValueSource>? outer = null;
        ValueSource source = literal;
        while (true)
        {
            _valueScanner.Open(source.Data, source.End, source.Encoding);
            Entity? inner = null;
            XmlError error = EntityPieces(writer, source, isMain && source == literal, ref inner);
            if (error != XmlError.None)
            {
                Forget(source, outer);
                return error;
            }
            if (inner is not null)
            {
                (outer ??= []).Push(source);
                _active.Add(inner);
                source = new(inner.Text!, XmlEncoding.Utf8, 0, inner.Text!.Length, inner);
                continue;
            }
            if (source.Entity is { } finished) _active.Remove(finished);
            if (outer is null || !outer.TryPop(out ValueSource? next)) return XmlError.None;
            source = next;
        }
    }

    private XmlError EntityPieces(ArrayBufferWriter<byte> writer, ValueSource source, bool isMain, ref Entity? inner)
    {
        XmlError At(int place, XmlError error)
        {
            if (isMain) _eventAt = _bufferAt + place;
            return error;
        }
        while (true)
        {
            int at = source.At;
            XmlToken token = _valueScanner.EntityValue(at);
            if (token == XmlToken.None) return XmlError.None;
            int next = _valueScanner.Next, unit = source.Encoding.Unit;
            if (source.Entity is not null && !Count(token, at, next, isMain: false)) return XmlError.AmplificationLimitBreach;
            source.At = next;
            switch (token)
            {
                case XmlToken.Invalid: return At(next, XmlError.InvalidToken);
                case XmlToken.Partial or XmlToken.PartialChar: return At(at, XmlError.InvalidToken);
                case XmlToken.EntityRef or XmlToken.DataChars:
                    Append(writer, source.Data, source.Encoding, at, next);
                    break;
                case XmlToken.DataNewline or XmlToken.TrailingCr:
                    Append(writer, '\n');
                    break;
                case XmlToken.CharRef:
                    int c = _valueScanner.CharRefNumber(at);
                    if (c < 0) return At(at, XmlError.BadCharRef);
                    Append(writer, c);
                    break;
                case XmlToken.ParamEntityRef:
                    // Within the internal subset no declaration may hold one.
                    if (!_isParamEntity && isMain) return At(at, XmlError.ParamEntityRef);
                    if (!_dtd.Parameter.TryGetValue(Text(source.Data, source.Encoding, at + unit, next - unit), out Entity? entity))
                    {
                        // No error of form; but from here on nobody knows what is declared.
                        _dtd.KeepProcessing = _dtd.Standalone;
                        return XmlError.None;
                    }
                    if (_active.Contains(entity) || entity == _entity) return At(at, XmlError.RecursiveEntityRef);
                    if (entity.SystemId is null)
                    {
                        inner = entity;
                        return XmlError.None;
                    }
                    XmlError error = ExternalInValue(writer, entity);
                    if (error != XmlError.None) return error;
                    _valueScanner.Open(source.Data, source.End, source.Encoding);
                    break;
            }
        }
    }

    // ---- a parameter entity from outside within an entity's value: its parser leaves its text here ----

    private ArrayBufferWriter<byte>? _externalText;
    private bool _externalBegun;

    private XmlError ExternalInValue(ArrayBufferWriter<byte> writer, Entity entity)
    {
        if (Handlers.ExternalEntityRef is not { } handler)
        {
            _dtd.KeepProcessing = _dtd.Standalone;
            return XmlError.None;
        }
        _dtd.ParamEntityRead = false;
        _active.Add(entity);
        _inEntityValue++;
        ArrayBufferWriter<byte>? before = _externalText;
        _externalText = writer;
        bool read = handler(null, entity.Base, entity.SystemId, entity.PublicId);
        _externalText = before;
        _inEntityValue--;
        _active.Remove(entity);
        if (!read) return XmlError.ExternalEntityHandling;
        if (!_dtd.ParamEntityRead) _dtd.KeepProcessing = _dtd.Standalone;
        return XmlError.None;
    }

    /// <summary>The processor of such an entity: all of it is a part of the value, so it is read when it is whole.</summary>
    private XmlError ExternalValue(int start, int end, out int next)
    {
        next = start;
        Read(_buffer, end, _encoding ?? XmlEncoding.Utf8, isMain: true);
        SetEvent(start);
        if (!_externalBegun)
        {
            XmlToken token = ScanProlog(start, out int behind, out bool isOpen);
            if (token == XmlToken.Bom)
            {
                start = next = behind;
                token = ScanProlog(start, out behind, out isOpen);
            }
            switch (token)
            {
                case XmlToken.Partial or XmlToken.PartialChar or XmlToken.None when !_isFinal: return XmlError.None;
                case XmlToken.Partial: return XmlError.UnclosedToken;
                case XmlToken.PartialChar: return XmlError.PartialChar;
                case XmlToken.Invalid:
                    SetEvent(behind);
                    return XmlError.InvalidToken;
                case XmlToken.XmlDecl:
                    XmlError error = XmlDeclaration(isText: true, start, behind);
                    if (error != XmlError.None) return error;
                    if (_state == ParserState.Finished) return XmlError.Aborted;
                    start = next = behind;
                    break;
            }
            _externalBegun = true;
        }
        if (!_isFinal) return XmlError.None;
        XmlError result = _parent?._externalText is { } writer
            ? AppendEntityValue(writer, new(_data, _encodingNow, start, end, null), isMain: true)
            : XmlError.None;
        if (result == XmlError.None) next = end;
        return result;
    }
}
