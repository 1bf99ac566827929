// An XML parser: the grammar of the prolog and of the DTD.

namespace PyModules.Modules.Expat;

/// <summary>
/// The grammar is written as iterators: each step takes the token that has come and waits for the next one, whatever piece of input or
/// parameter entity that lies in. White space and parameter entities within a declaration are taken before the grammar sees them.
/// </summary>
internal sealed partial class ExpatParser
{
    /// <summary>The kinds of declarations: a handler for the kind keeps its tokens from the default handler.</summary>
    private enum Kind { Other, Doctype, Entity, Notation, Attlist, Element }

    private readonly IEnumerator<bool> _grammar;
    private XmlError _problem;
    private bool _inDeclaration;
    private int _includeLevel;
    private Kind _declaration;

    private bool Is(string word)
    {
        int unit = _encodingNow.Unit, at = _token == XmlToken.DeclOpen ? _tokenAt + 2 * unit : _tokenAt;
        if (_token is not (XmlToken.Name or XmlToken.DeclOpen or XmlToken.PoundName) || _tokenEnd - at != word.Length * unit) return false;
        foreach (char letter in word)
            if (_scanner.Read(at, out at) != letter) return false;
        return true;
    }

    private bool IsName => _token is XmlToken.Name or XmlToken.PrefixedName;

    /// <summary>The token does not fit.</summary>
    private bool Misplaced()
    {
        _problem = _token switch
        {
            XmlToken.ParamEntityRef => XmlError.ParamEntityRef,
            XmlToken.XmlDecl => XmlError.MisplacedXmlPi,
            _ => XmlError.Syntax,
        };
        return false;
    }

    private bool Enter(Kind kind)
    {
        _inDeclaration = true;
        _declaration = kind;
        return Quiet(kind);
    }

    private bool Leave()
    {
        _inDeclaration = false;
        return true;
    }

    /// <summary>A declaration's handler takes this token too.</summary>
    private bool Quiet(Kind kind)
    {
        bool taken = kind switch
        {
            Kind.Doctype => Handlers.StartDoctypeDecl is not null,
            Kind.Entity => _dtd.KeepProcessing && Handlers.EntityDecl is not null,
            Kind.Notation => Handlers.NotationDecl is not null,
            Kind.Attlist => _dtd.KeepProcessing && Handlers.AttlistDecl is not null,
            Kind.Element => Handlers.ElementDecl is not null,
            _ => false,
        };
        if (taken) _reportDefault = false;
        return true;
    }

    private bool Taken()
    {
        _reportDefault = false;
        return true;
    }

    /// <summary>Comments, instructions and white space between declarations.</summary>
    private bool Miscellaneous()
    {
        switch (_token)
        {
            case XmlToken.Space: return true;
            case XmlToken.Comment:
                ReportComment(_tokenAt, _tokenEnd);
                return Taken();
            case XmlToken.ProcessingInstruction:
                ReportInstruction(_tokenAt, _tokenEnd);
                return Taken();
            default: return false;
        }
    }

    private IEnumerator<bool> Document()
    {
        if (_token == XmlToken.XmlDecl)
        {
            Taken();
            _problem = XmlDeclaration(isText: false, _tokenAt, _tokenEnd);
            yield return true;
        }
        bool hadDoctype = false;
        while (_token != XmlToken.InstanceStart)
        {
            if (Miscellaneous())
            {
                yield return true;
                continue;
            }
            if (hadDoctype || !Is("DOCTYPE"))
            {
                yield return Misplaced();
                yield break;
            }
            hadDoctype = true;
            foreach (bool step in Doctype()) yield return step;
        }
        Taken();
        _problem = BeginContent();
        yield return true;
    }

    private IEnumerable<bool> Doctype()
    {
        yield return Enter(Kind.Doctype);
        if (!IsName) yield return Misplaced();
        DoctypeName();
        yield return true;
        bool isPublic = Is("PUBLIC");
        if (isPublic || Is("SYSTEM"))
        {
            yield return Quiet(Kind.Doctype);
            if (isPublic)
            {
                if (_token != XmlToken.Literal) yield return Misplaced();
                _problem = DoctypePublicId();
                yield return true;
            }
            if (_token != XmlToken.Literal) yield return Misplaced();
            _problem = DoctypeSystemId();
            yield return true;
        }
        if (_token == XmlToken.OpenBracket)
        {
            InternalSubsetBegins();
            yield return Leave();
            foreach (bool step in Declarations(external: false)) yield return step;
            yield return Enter(Kind.Doctype);
        }
        if (_token != XmlToken.DeclClose) yield return Misplaced();
        _problem = _allowClosingDoctype ? DoctypeEnds() : XmlError.InvalidToken;
        yield return Leave();
    }

    private IEnumerator<bool> ExternalSubset()
    {
        if (_token == XmlToken.XmlDecl)
        {
            Taken();
            _problem = XmlDeclaration(isText: true, _tokenAt, _tokenEnd);
            yield return true;
        }
        foreach (bool step in Declarations(external: true)) yield return step;
    }

    /// <summary>Declarations as far as the bracket that ends an internal subset.</summary>
    private IEnumerable<bool> Declarations(bool external)
    {
        while (true)
        {
            if (Miscellaneous())
            {
                yield return true;
                continue;
            }
            IEnumerable<bool>? steps = null;
            switch (_token)
            {
                case XmlToken.CloseBracket when !external: yield break;
                case XmlToken.ParamEntityRef:
                    _problem = ParameterEntity(inner: false);
                    yield return true;
                    continue;
                case XmlToken.CondSectClose when external && _includeLevel > 0:
                    _includeLevel--;
                    yield return true;
                    continue;
                case XmlToken.CondSectOpen when external:
                    steps = ConditionalSection();
                    break;
                case XmlToken.DeclOpen:
                    steps = Is("ENTITY") ? EntityDeclaration() : Is("ATTLIST") ? AttlistDeclaration()
                        : Is("ELEMENT") ? ElementDeclaration() : Is("NOTATION") ? NotationDeclaration() : null;
                    break;
            }
            if (steps is null) yield return Misplaced();
            else foreach (bool step in steps) yield return step;
        }
    }

    private IEnumerable<bool> ConditionalSection()
    {
        yield return Enter(Kind.Other);
        bool include = Is("INCLUDE");
        if (!include && !Is("IGNORE")) yield return Misplaced();
        yield return true;
        if (_token != XmlToken.OpenBracket) yield return Misplaced();
        if (include)
        {
            _includeLevel++;
        }
        else
        {
            ReportDefault(_tokenAt, _tokenEnd);
            Taken();
            _ignoring = true;
        }
        yield return Leave();
    }

    private IEnumerable<bool> EntityDeclaration()
    {
        _entity = null;
        yield return Enter(Kind.Entity);
        bool isParameter = _token == XmlToken.Percent;
        if (isParameter) yield return Quiet(Kind.Entity);
        if (_token != XmlToken.Name) yield return Misplaced();
        EntityName(isParameter);
        yield return true;
        if (_token == XmlToken.Literal)
        {
            _problem = EntityValueDeclared();
            yield return true;
            if (_token != XmlToken.DeclClose) yield return Misplaced();
            Quiet(Kind.Entity);
            yield return Leave();
            yield break;
        }
        bool isPublic = Is("PUBLIC");
        if (!isPublic && !Is("SYSTEM")) yield return Misplaced();
        yield return Quiet(Kind.Entity);
        if (isPublic)
        {
            if (_token != XmlToken.Literal) yield return Misplaced();
            _problem = EntityPublicId();
            yield return true;
        }
        if (_token != XmlToken.Literal) yield return Misplaced();
        EntitySystemId();
        yield return true;
        if (!isParameter && Is("NDATA"))
        {
            yield return Quiet(Kind.Entity);
            if (_token != XmlToken.Name) yield return Misplaced();
            EntityNotation();
            yield return true;
            if (_token != XmlToken.DeclClose) yield return Misplaced();
            Quiet(Kind.Entity);
            yield return Leave();
            yield break;
        }
        if (_token != XmlToken.DeclClose) yield return Misplaced();
        EntityComplete();
        yield return Leave();
    }

    private IEnumerable<bool> NotationDeclaration()
    {
        yield return Enter(Kind.Notation);
        if (_token != XmlToken.Name) yield return Misplaced();
        NotationName();
        yield return true;
        bool isPublic = Is("PUBLIC");
        if (!isPublic && !Is("SYSTEM")) yield return Misplaced();
        yield return Quiet(Kind.Notation);
        if (_token != XmlToken.Literal) yield return Misplaced();
        if (isPublic)
        {
            _problem = NotationPublicId();
            yield return true;
            if (_token == XmlToken.DeclClose)
            {
                NotationComplete(null);
                Quiet(Kind.Notation);
                yield return Leave();
                yield break;
            }
            if (_token != XmlToken.Literal) yield return Misplaced();
        }
        NotationComplete(Literal());
        yield return true;
        if (_token != XmlToken.DeclClose) yield return Misplaced();
        Quiet(Kind.Notation);
        yield return Leave();
    }

    private static readonly string[] s_attributeTypes = ["CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];

    private IEnumerable<bool> AttlistDeclaration()
    {
        yield return Enter(Kind.Attlist);
        if (!IsName) yield return Misplaced();
        _element = ElementTypeAt(_tokenAt, _tokenEnd);
        yield return Quiet(Kind.Attlist);
        while (_token != XmlToken.DeclClose)
        {
            if (!IsName) yield return Misplaced();
            AttributeNameDeclared();
            yield return Quiet(Kind.Attlist);
            string? type = Array.Find(s_attributeTypes, Is);
            if (type is not null)
            {
                AttributeTypeDeclared(type);
                yield return Quiet(Kind.Attlist);
            }
            else
            {
                bool isNotation = Is("NOTATION");
                if (isNotation) yield return Quiet(Kind.Attlist);
                if (_token != XmlToken.OpenParen) yield return Misplaced();
                yield return Quiet(Kind.Attlist);
                while (true)
                {
                    if (!(isNotation ? _token == XmlToken.Name : IsName || _token == XmlToken.NmToken)) yield return Misplaced();
                    AttributeValueDeclared(isNotation);
                    yield return true;
                    if (_token == XmlToken.CloseParen) break;
                    if (_token != XmlToken.Or) yield return Misplaced();
                    yield return Quiet(Kind.Attlist);
                }
                yield return Quiet(Kind.Attlist);
            }
            bool isFixed = Is("#FIXED");
            if (isFixed) yield return Quiet(Kind.Attlist);
            if (_token == XmlToken.Literal) _problem = AttributeDefault(isFixed);
            else if (!isFixed && (Is("#REQUIRED") || Is("#IMPLIED"))) AttributeDefined(null, Is("#REQUIRED"));
            else yield return Misplaced();
            yield return true;
        }
        Quiet(Kind.Attlist);
        yield return Leave();
    }

    private IEnumerable<bool> ElementDeclaration()
    {
        yield return Enter(Kind.Element);
        if (!IsName) yield return Misplaced();
        ElementName();
        yield return true;
        if (Is("EMPTY") || Is("ANY"))
        {
            ElementComplete(new(Is("ANY") ? ContentKind.Any : ContentKind.Empty));
            yield return true;
        }
        else
        {
            if (_token != XmlToken.OpenParen) yield return Misplaced();
            GroupOpens();
            yield return true;
            foreach (bool step in Is("#PCDATA") ? MixedContent() : ChildContent()) yield return step;
        }
        if (_token != XmlToken.DeclClose) yield return Misplaced();
        Quiet(Kind.Element);
        yield return Leave();
    }

    private IEnumerable<bool> MixedContent()
    {
        MixedBegins();
        yield return true;
        bool hasNames = false;
        while (_token == XmlToken.Or)
        {
            _problem = GroupConnects(sequence: false);
            yield return true;
            if (!IsName) yield return Misplaced();
            hasNames = true;
            ElementInGroup(Quantifier.One);
            yield return true;
        }
        // Names beside the text make the asterisk necessary.
        if (_token == XmlToken.CloseParenAsterisk) GroupCloses(Quantifier.Repeated);
        else if (_token == XmlToken.CloseParen && !hasNames) GroupCloses(Quantifier.One);
        else yield return Misplaced();
        yield return true;
    }

    private IEnumerable<bool> ChildContent()
    {
        while (true)
        {
            while (_token == XmlToken.OpenParen)
            {
                GroupOpens();
                yield return true;
            }
            Quantifier? quantifier = _token switch
            {
                XmlToken.Name or XmlToken.PrefixedName => Quantifier.One,
                XmlToken.NameQuestion => Quantifier.Optional,
                XmlToken.NameAsterisk => Quantifier.Repeated,
                XmlToken.NamePlus => Quantifier.AtLeastOne,
                _ => null,
            };
            if (quantifier is null) yield return Misplaced();
            else ElementInGroup(quantifier.Value);
            yield return true;
            while (_token is XmlToken.CloseParen or XmlToken.CloseParenQuestion or XmlToken.CloseParenAsterisk or XmlToken.CloseParenPlus)
            {
                GroupCloses(_token switch
                {
                    XmlToken.CloseParenQuestion => Quantifier.Optional,
                    XmlToken.CloseParenAsterisk => Quantifier.Repeated,
                    XmlToken.CloseParenPlus => Quantifier.AtLeastOne,
                    _ => Quantifier.One,
                });
                yield return true;
                if (_groups.Count == 0) yield break;
            }
            if (_token is not (XmlToken.Comma or XmlToken.Or)) yield return Misplaced();
            _problem = GroupConnects(_token == XmlToken.Comma);
            yield return true;
        }
    }
}
