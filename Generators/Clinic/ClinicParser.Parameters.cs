using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PyModules.Generators;

internal sealed partial class ClinicParser
{
    /// <summary>Where the list of parameters stands: <c>[ [ a, b, ] c, ] d, e, f=3, [ g, h, [ i ] ]</c>.</summary>
    private enum Place { Start, LeftBracket, GroupBefore, Required, Optional, GroupAfter, RightBracket }

    private static readonly Regex s_from = new(@"^([*/]) +\[from +(.+)\]$", RegexOptions.CultureInvariant);

    private Place _place;
    private int _group;
    private bool _keywordOnly, _positionalOnly, _varKeyword;
    private ClinicVersion? _deprecatedPositional, _deprecatedKeyword;

    private bool Parameter(string line)
    {
        string text = line.Trim();
        if (text.EndsWith("\\", System.StringComparison.Ordinal))
        {
            _continuation = text.Substring(0, text.Length - 1).TrimEnd();
            return true;
        }
        ClinicVersion? version = null;
        Match match = s_from.Match(text);
        if (match.Success)
        {
            if (!Version(match.Groups[2].Value.Trim(), out ClinicVersion from)) return false;
            version = from;
            text = match.Groups[1].Value;
        }
        return text switch
        {
            "*" => Star(version),
            "/" => Slash(version),
            "[" => OpenGroup(),
            "]" => CloseGroup(),
            _ => Declaration(text),
        };
    }

    private bool Star(ClinicVersion? version)
    {
        if (version is null)
        {
            if (_keywordOnly) return Fail("'*' stands twice");
            if (!CheckStar()) return false;
            _keywordOnly = true;
        }
        else
        {
            if (_keywordOnly) return Fail("'* [from ...]' must stand before '*'");
            if (_deprecatedPositional is { } last && last.CompareTo(version.Value) <= 0) return Fail("of several '* [from ...]' the latest version stands first");
        }
        _deprecatedPositional = version;
        return true;
    }

    /// <summary>Something must follow a star.</summary>
    private bool CheckStar()
    {
        if (!_keywordOnly && _deprecatedPositional is null) return true;
        ClinicParameter? last = _function.Parameters.Count == 0 ? null : _function.Parameters[_function.Parameters.Count - 1];
        bool followed = _keywordOnly
            ? last is { Kind: ParameterKind.KeywordOnly or ParameterKind.VarPositional or ParameterKind.VarKeyword }
            : last is not null && last.DeprecatedPositional == _deprecatedPositional;
        return followed || Fail(_keywordOnly ? "a parameter must follow '*'" : "a parameter must follow '* [from ...]'");
    }

    private bool Slash(ClinicVersion? version)
    {
        if (_keywordOnly) return Fail("'/' must stand before '*'");
        if (_deprecatedPositional is not null) return Fail("'/' must stand before '* [from ...]'");
        if (version is null)
        {
            if (_deprecatedKeyword is not null) return Fail("'/' must stand before '/ [from ...]'");
            if (_positionalOnly) return Fail("'/' stands twice");
        }
        else
        {
            if (_deprecatedKeyword is { } last && last.CompareTo(version.Value) >= 0) return Fail("of several '/ [from ...]' the latest version stands last");
            if (_function.Parameters.LastOrDefault() is not { Kind: ParameterKind.PositionalOrKeyword }) return Fail("a parameter must stand before '/ [from ...]'");
        }
        if (_place is not (Place.Required or Place.Optional or Place.RightBracket or Place.GroupBefore) || _group != 0)
            return Fail("'/' must stand after a parameter and outside brackets");
        _positionalOnly = true;
        _deprecatedKeyword = version;
        foreach (ClinicParameter parameter in _function.Parameters)
        {
            if (parameter.Kind != ParameterKind.PositionalOrKeyword) continue;
            if (version is null) parameter.Kind = ParameterKind.PositionalOnly;
            else parameter.DeprecatedKeyword ??= version;
        }
        return true;
    }

    private bool OpenGroup()
    {
        switch (_place)
        {
            case Place.Start or Place.LeftBracket: _place = Place.LeftBracket; break;
            case Place.Required or Place.GroupAfter: _place = Place.GroupAfter; break;
            default: return Fail("a '[' may open before the first or after the last required parameter only");
        }
        _group++;
        return true;
    }

    private bool CloseGroup()
    {
        if (_group == 0) return Fail("a ']' closes no '['");
        if (!_function.Parameters.Any(p => p.Group == _group)) return Fail("a group needs a parameter");
        _group--;
        switch (_place)
        {
            case Place.LeftBracket or Place.GroupBefore: _place = Place.GroupBefore; break;
            case Place.GroupAfter or Place.RightBracket: _place = Place.RightBracket; break;
            default: return Fail("groups nest outwards from the required parameters");
        }
        return true;
    }

    private void ToRequired()
    {
        if (_place == Place.Required) return;
        _place = Place.Required;
        foreach (ClinicParameter parameter in _function.Parameters) parameter.Group = -parameter.Group;
    }

    private bool Declaration(string text)
    {
        if (_varKeyword) return Fail("nothing may follow **");
        switch (_place)
        {
            case Place.Start or Place.Required: ToRequired(); break;
            case Place.LeftBracket: _place = Place.GroupBefore; break;
            case Place.GroupBefore: if (_group == 0) ToRequired(); break;
            case Place.GroupAfter or Place.Optional: break;
            default: return Fail("a parameter may not follow a group on the right");
        }
        ClinicLexer lexer = new(text);
        bool varPositional = lexer.Take("*"), varKeyword = lexer.Take("**");
        if (lexer.Token != ClinicToken.Name) return Fail($"'{text}' is not a parameter: write 'name: converter' or 'name: converter = default'");
        string name = lexer.Text;
        string? csName = null;
        lexer.Advance();
        if (lexer.Token == ClinicToken.Name && lexer.Text == "as")
        {
            lexer.Advance();
            if (lexer.Token != ClinicToken.Name) return Fail("after 'as' stands one name");
            csName = lexer.Text;
            lexer.Advance();
        }
        if (!lexer.Take(":")) return Fail($"parameter '{name}' needs a converter: write '{name}: object'");
        if (lexer.Token is not (ClinicToken.Name or ClinicToken.String)) return Fail($"parameter '{name}' needs a converter: write '{name}: object'");
        bool legacy = lexer.Token == ClinicToken.String;
        string converter = lexer.Text;
        lexer.Advance();
        IReadOnlyList<ClinicArgument>? arguments = [];
        if (!legacy && (arguments = Arguments(lexer)) is null) return false;
        ClinicParameter parameter = new(name, csName, converter, legacy, arguments)
        {
            Group = _group,
            DeprecatedPositional = _deprecatedPositional,
            Kind = varKeyword ? ParameterKind.VarKeyword : varPositional ? ParameterKind.VarPositional
                : _keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.PositionalOrKeyword,
        };
        if (_function.Parameters.Any(p => p.Name == name && !p.IsSelf)) return Fail($"there are two parameters named '{name}'");
        if (varPositional)
        {
            if (_keywordOnly) return Fail("'*' stands twice");
            if (!CheckStar()) return false;
            _keywordOnly = true;
            _deprecatedPositional = null;
            parameter.DeprecatedPositional = null;
        }
        _varKeyword |= varKeyword;
        if (lexer.Take("="))
        {
            if (parameter.IsVariadic) return Fail("*args and **kwds have no default");
            if (!Default(parameter, lexer.Rest())) return false;
            if (_place == Place.Required) _place = Place.Optional;
        }
        else
        {
            if (lexer.Token != ClinicToken.End) return Fail($"'{lexer.Rest()}' does not belong to a parameter");
            if (_place == Place.Optional && parameter.Kind != ParameterKind.KeywordOnly && !parameter.IsVariadic)
                return Fail($"parameter '{name}' needs a default, since one before it has one");
            if (parameter.Argument("py_default") is not null) return Fail("py_default needs a default");
        }
        if (parameter.IsSelf || parameter.IsDefiningClass)
        {
            bool first = _function.Parameters.Count == 0 || (parameter.IsDefiningClass && _function.Parameters.Count == 1 && _function.Parameters[0].IsSelf);
            if (!first) return Fail($"'{converter}' must be the first parameter");
            if (parameter.Default is not null || _group != 0) return Fail($"'{converter}' is always there: it has no default and no group");
            parameter.Kind = ParameterKind.PositionalOnly;
            if (parameter.IsSelf) _place = Place.Start;
        }
        _function.Parameters.Add(parameter);
        return true;
    }

    private bool Default(ClinicParameter parameter, string text)
    {
        if (ClinicLiterals.Parse(text) is not { } literal) return Fail($"'{text}' is not a Python expression");
        if (ClinicLiterals.IsUnsupported(literal) && parameter.Argument("c_default") is null)
            return Fail($"the default '{text}' needs a c_default: only literals and names are understood");
        parameter.Default = literal;
        return true;
    }

    /// <summary>The arguments of a converter; none without parentheses.</summary>
    private List<ClinicArgument>? Arguments(ClinicLexer lexer)
    {
        List<ClinicArgument> arguments = [];
        if (!lexer.Take("(")) return arguments;
        while (!lexer.Take(")"))
        {
            string name = lexer.Text;
            if (lexer.Token != ClinicToken.Name) return Bad("a converter takes 'name=value' arguments");
            lexer.Advance();
            if (!lexer.Take("=")) return Bad("a converter takes 'name=value' arguments");
            if (lexer.Take("{"))
            {
                List<string> set = [];
                while (!lexer.Take("}"))
                {
                    if (lexer.Token != ClinicToken.Name) return Bad($"{name}= is a set of type names in braces");
                    set.Add(lexer.Text);
                    lexer.Advance();
                    if (!lexer.Take(",") && !lexer.Is("}")) return Bad($"{name}= is a set of type names in braces");
                }
                arguments.Add(new(name, set, null));
            }
            else
            {
                ClinicLiteral? value = lexer.Token switch
                {
                    ClinicToken.String => new(LiteralKind.String, lexer.Text, lexer.Text),
                    ClinicToken.Name or ClinicToken.Int or ClinicToken.Float => ClinicLiterals.Parse(lexer.Text),
                    _ => null,
                };
                if (value is null) return Bad($"{name}= takes a literal or a set of type names");
                lexer.Advance();
                // A C string may be written in pieces.
                while (value.Kind == LiteralKind.String && lexer.Token == ClinicToken.String)
                {
                    value = new(LiteralKind.String, value.Value + lexer.Text, value.Value + lexer.Text);
                    lexer.Advance();
                }
                arguments.Add(new(name, null, value));
            }
            if (!lexer.Take(",") && !lexer.Is(")")) return Bad("the converter's arguments are not closed by ')'");
        }
        return arguments;

        List<ClinicArgument>? Bad(string message)
        {
            Fail(message);
            return null;
        }
    }
}
