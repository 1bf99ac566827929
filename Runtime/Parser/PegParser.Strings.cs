// Grammar/python.gram, Parser/parser.c: f-strings, t-strings and string literals.

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;
using Attribute = PyModules.Ast.Attribute;
using Expression = PyModules.Ast.Expression;
using Import = PyModules.Ast.Import;
using Interpolation = PyModules.Ast.Interpolation;
using Tuple = PyModules.Ast.Tuple;

internal sealed partial class PegParser
{
    // fstring_middle
    [Mirrors("fstring_middle_rule", 16202, 16261)]
    private ExprNode? FstringMiddleRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // fstring_replacement_field
        {
            ExprNode? v;
            if ((v = FstringReplacementFieldRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // FSTRING_MIDDLE
        {
            Token? t;
            if ((t = Expect(Tok.FStringMiddle)) is not null)
                return Finish<ExprNode>(ConstantFromToken(t));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // fstring_replacement_field
    [Mirrors("fstring_replacement_field_rule", 16266, 16358)]
    private ExprNode? FstringReplacementFieldRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' annotated_rhs '='? [fstring_conversion] [fstring_full_format_spec] '}'
        {
            ExprNode? a;
            Token? debug_expr;
            ResultTokenWithMetadata? conversion;
            ResultTokenWithMetadata? format;
            Token? rbrace;
            if (Expect(Tok.LBrace) is not null
                && (a = AnnotatedRhsRule()) is not null
                && Opt(debug_expr = Expect(Tok.Equal))
                && Opt(conversion = FstringConversionRule())
                && Opt(format = FstringFullFormatSpecRule())
                && (rbrace = Expect(Tok.RBrace)) is not null)
                return Finish<ExprNode>(FormattedValue(a, debug_expr, conversion, format, rbrace, Extra(mark)));
            if (Backtrack(mark)) return null;
        }
        // invalid_fstring_replacement_field
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidFstringReplacementFieldRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // fstring_conversion
    [Mirrors("fstring_conversion_rule", 16361, 16404)]
    private ResultTokenWithMetadata? FstringConversionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // "!" NAME
        {
            Token? conv_token;
            Name? conv;
            if ((conv_token = Expect(Tok.Exclamation)) is not null && (conv = NameToken()) is not null)
                return Finish<ResultTokenWithMetadata>(CheckFstringConversion(conv_token, conv));
            _mark = mark;
        }
        return Leave<ResultTokenWithMetadata>(null);
    }

    // fstring_full_format_spec
    [Mirrors("fstring_full_format_spec_rule", 16407, 16468)]
    private ResultTokenWithMetadata? FstringFullFormatSpecRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ResultTokenWithMetadata>(null);
        // ':' fstring_format_spec*
        {
            Token? colon;
            ExprNode[]? spec;
            if ((colon = Expect(Tok.Colon)) is not null && (spec = Loop40()) is not null)
                return Finish<ResultTokenWithMetadata>(SetupFullFormatSpec(colon, spec, Extra(mark)));
            _mark = mark;
        }
        return Leave<ResultTokenWithMetadata>(null);
    }

    // fstring_format_spec*
    private ExprNode[]? Loop40()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (FstringFormatSpecRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // fstring_format_spec
    [Mirrors("fstring_format_spec_rule", 16471, 16530)]
    private ExprNode? FstringFormatSpecRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // FSTRING_MIDDLE
        {
            Token? t;
            if ((t = Expect(Tok.FStringMiddle)) is not null)
                return Finish<ExprNode>(DecodedConstantFromToken(t));
            if (Backtrack(mark)) return null;
        }
        // fstring_replacement_field
        {
            ExprNode? v;
            if ((v = FstringReplacementFieldRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // fstring
    [Mirrors("fstring_rule", 16533, 16579)]
    private ExprNode? FstringRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // FSTRING_START fstring_middle* FSTRING_END
        {
            Token? a;
            ExprNode[]? b;
            Token? c;
            if ((a = Expect(Tok.FStringStart)) is not null && (b = Loop41()) is not null && (c = Expect(Tok.FStringEnd)) is not null)
                return Finish<ExprNode>(JoinedStr(a, b, c));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // fstring_middle*
    private ExprNode[]? Loop41()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (FstringMiddleRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // tstring_format_spec_replacement_field
    [Mirrors("tstring_format_spec_replacement_field_rule", 16584, 16676)]
    private ExprNode? TstringFormatSpecReplacementFieldRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' annotated_rhs '='? [fstring_conversion] [tstring_full_format_spec] '}'
        {
            ExprNode? a;
            Token? debug_expr;
            ResultTokenWithMetadata? conversion;
            ResultTokenWithMetadata? format;
            Token? rbrace;
            if (Expect(Tok.LBrace) is not null
                && (a = AnnotatedRhsRule()) is not null
                && Opt(debug_expr = Expect(Tok.Equal))
                && Opt(conversion = FstringConversionRule())
                && Opt(format = TstringFullFormatSpecRule())
                && (rbrace = Expect(Tok.RBrace)) is not null)
                return Finish<ExprNode>(FormattedValue(a, debug_expr, conversion, format, rbrace, Extra(mark)));
            if (Backtrack(mark)) return null;
        }
        // invalid_tstring_replacement_field
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidTstringReplacementFieldRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // tstring_format_spec
    [Mirrors("tstring_format_spec_rule", 16679, 16738)]
    private ExprNode? TstringFormatSpecRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // TSTRING_MIDDLE
        {
            Token? t;
            if ((t = Expect(Tok.TStringMiddle)) is not null)
                return Finish<ExprNode>(DecodedConstantFromToken(t));
            if (Backtrack(mark)) return null;
        }
        // tstring_format_spec_replacement_field
        {
            ExprNode? v;
            if ((v = TstringFormatSpecReplacementFieldRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // tstring_full_format_spec
    [Mirrors("tstring_full_format_spec_rule", 16741, 16802)]
    private ResultTokenWithMetadata? TstringFullFormatSpecRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ResultTokenWithMetadata>(null);
        // ':' tstring_format_spec*
        {
            Token? colon;
            ExprNode[]? spec;
            if ((colon = Expect(Tok.Colon)) is not null && (spec = Loop42()) is not null)
                return Finish<ResultTokenWithMetadata>(SetupFullFormatSpec(colon, spec, Extra(mark)));
            _mark = mark;
        }
        return Leave<ResultTokenWithMetadata>(null);
    }

    // tstring_format_spec*
    private ExprNode[]? Loop42()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (TstringFormatSpecRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // tstring_replacement_field
    [Mirrors("tstring_replacement_field_rule", 16807, 16899)]
    private ExprNode? TstringReplacementFieldRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' annotated_rhs '='? [fstring_conversion] [tstring_full_format_spec] '}'
        {
            ExprNode? a;
            Token? debug_expr;
            ResultTokenWithMetadata? conversion;
            ResultTokenWithMetadata? format;
            Token? rbrace;
            if (Expect(Tok.LBrace) is not null
                && (a = AnnotatedRhsRule()) is not null
                && Opt(debug_expr = Expect(Tok.Equal))
                && Opt(conversion = FstringConversionRule())
                && Opt(format = TstringFullFormatSpecRule())
                && (rbrace = Expect(Tok.RBrace)) is not null)
                return Finish<ExprNode>(Interpolation(a, debug_expr, conversion, format, rbrace, Extra(mark)));
            if (Backtrack(mark)) return null;
        }
        // invalid_tstring_replacement_field
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidTstringReplacementFieldRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // tstring_middle
    [Mirrors("tstring_middle_rule", 16902, 16961)]
    private ExprNode? TstringMiddleRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // tstring_replacement_field
        {
            ExprNode? v;
            if ((v = TstringReplacementFieldRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // TSTRING_MIDDLE
        {
            Token? t;
            if ((t = Expect(Tok.TStringMiddle)) is not null)
                return Finish<ExprNode>(ConstantFromToken(t));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // tstring
    [Mirrors("tstring_rule", 16964, 17015)]
    private ExprNode? TstringRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoTstring, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        // TSTRING_START tstring_middle* TSTRING_END
        {
            Token? a;
            ExprNode[]? b;
            Token? c;
            if ((a = Expect(Tok.TStringStart)) is not null && (b = Loop43()) is not null && (c = Expect(Tok.TStringEnd)) is not null)
                return Memoize<ExprNode>(MemoTstring, mark, CheckVersion(14, "t-strings are", TemplateStr(a, b, c)));
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoTstring, mark, null);
    }

    // tstring_middle*
    private ExprNode[]? Loop43()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (TstringMiddleRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // string
    [Mirrors("string_rule", 17018, 17058)]
    private ExprNode? StringRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // STRING
        {
            Token? s;
            if ((s = Expect(Tok.String)) is not null)
                return Finish<ExprNode>(ConstantFromString(s));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // strings
    [Mirrors("strings_rule", 17061, 17124)]
    private ExprNode? StringsRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoStrings, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // invalid_string_tstring_concat
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidStringTstringConcatRule()) is not null)
                return Memoize<ExprNode>(MemoStrings, mark, Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // (fstring | string)+
        {
            ExprNode[]? a;
            if ((a = Loop44()) is not null)
                return Memoize<ExprNode>(MemoStrings, mark, ConcatenateStrings(a, Extra(mark)));
            if (Backtrack(mark)) return null;
        }
        // tstring+
        {
            ExprNode[]? a;
            if ((a = Loop45()) is not null)
                return Memoize<ExprNode>(MemoStrings, mark, ConcatenateTstrings(a, Extra(mark)));
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoStrings, mark, null);
    }

    // (fstring | string)+
    private ExprNode[]? Loop44()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp33() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // tstring+
    private ExprNode[]? Loop45()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (TstringRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // (fstring | string)
    private ExprNode? Tmp33()
    {
        if (Enter()) return null;
        int mark = _mark;
        // fstring
        {
            ExprNode? v;
            if ((v = FstringRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // string
        {
            ExprNode? v;
            if ((v = StringRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }
}
