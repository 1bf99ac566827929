using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>How a Python parameter can be given.</summary>
internal enum ParameterKind { PositionalOnly, PositionalOrKeyword, VarPositional, KeywordOnly, VarKeyword }

/// <summary>One parameter of a Python signature; the default is its source text.</summary>
internal sealed record PythonParameter(string Name, ParameterKind Kind, string? Default);

/// <summary>Reads <c>(a, b=1, /, *, c=None)</c>.</summary>
internal static class SignatureParser
{
    public static List<PythonParameter>? Parse(string signature, out string error)
    {
        error = "";
        string text = signature.Trim();
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
            return Fail("it must stand in parentheses", out error);
        List<PythonParameter> parameters = [];
        bool keywordOnly = false, ended = false, slash = false, bareStar = false, optional = false, self = false;
        foreach (string piece in Split(text.Substring(1, text.Length - 2)))
        {
            string part = piece.Trim();
            if (part.Length == 0) continue;
            if (part[0] == '$')
            {
                self = true;
                continue;
            }
            if (ended) return Fail("nothing may follow **", out error);
            if (part == "/")
            {
                if (keywordOnly) return Fail("/ must stand before *", out error);
                if (slash) return Fail("/ may stand once", out error);
                if (parameters.Count == 0 && !self) return Fail("a parameter must stand before /", out error);
                for (int i = 0; i < parameters.Count; i++)
                    parameters[i] = parameters[i] with { Kind = ParameterKind.PositionalOnly };
                slash = true;
                continue;
            }
            ParameterKind kind = part.StartsWith("**", System.StringComparison.Ordinal) ? ParameterKind.VarKeyword
                : part[0] == '*' ? ParameterKind.VarPositional
                : keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.PositionalOrKeyword;
            if (kind == ParameterKind.VarPositional)
            {
                if (keywordOnly) return Fail("* may stand once", out error);
                keywordOnly = true;
                bareStar = part == "*";
                if (bareStar) continue;
            }
            int equals = part.IndexOf('=');
            string name = (equals < 0 ? part : part.Substring(0, equals)).TrimStart('*').Trim();
            string? value = equals < 0 ? null : part.Substring(equals + 1).Trim();
            int colon = name.IndexOf(':');
            if (colon >= 0) name = name.Substring(0, colon).Trim();
            if (!IsIdentifier(name)) return Fail($"'{name}' is not a name", out error);
            if (parameters.Any(p => p.Name == name)) return Fail($"there are two parameters named '{name}'", out error);
            if (kind == ParameterKind.PositionalOrKeyword)
            {
                if (optional && value is null) return Fail($"parameter '{name}' needs a default, since one before it has one", out error);
                optional |= value is not null;
            }
            bareStar &= kind == ParameterKind.VarKeyword;
            ended = kind == ParameterKind.VarKeyword;
            parameters.Add(new(name, kind, value));
        }
        if (bareStar) return Fail("a parameter must follow *", out error);
        return parameters;

        static List<PythonParameter>? Fail(string why, out string error)
        {
            error = why;
            return null;
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || char.IsDigit(name[0])) return false;
        foreach (char c in name)
            if (c != '_' && !char.IsLetterOrDigit(c)) return false;
        return true;
    }

    /// <summary>Split at commas outside brackets and strings.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int depth = 0, start = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                if (c == '\\') i++;
                else if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"') quote = c;
            else if (c is '(' or '[' or '{' or '<') depth++;
            else if (c is ')' or ']' or '}' or '>') depth--;
            else if (c == ',' && depth == 0)
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }
        yield return text.Substring(start);
    }
}
