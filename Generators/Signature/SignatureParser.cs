using System.Collections.Generic;

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
        {
            error = "it must stand in parentheses";
            return null;
        }
        List<PythonParameter> parameters = [];
        bool keywordOnly = false, ended = false;
        foreach (string piece in Split(text.Substring(1, text.Length - 2)))
        {
            string part = piece.Trim();
            if (part.Length == 0 || part.StartsWith("$", System.StringComparison.Ordinal)) continue;
            if (ended)
            {
                error = "nothing may follow **";
                return null;
            }
            if (part == "/")
            {
                if (keywordOnly)
                {
                    error = "/ must stand before *";
                    return null;
                }
                for (int i = 0; i < parameters.Count; i++)
                    parameters[i] = parameters[i] with { Kind = ParameterKind.PositionalOnly };
                continue;
            }
            if (part == "*")
            {
                keywordOnly = true;
                continue;
            }
            if (part.StartsWith("**", System.StringComparison.Ordinal))
            {
                parameters.Add(new(part.Substring(2), ParameterKind.VarKeyword, null));
                ended = true;
                continue;
            }
            if (part[0] == '*')
            {
                parameters.Add(new(part.Substring(1), ParameterKind.VarPositional, null));
                keywordOnly = true;
                continue;
            }
            int equals = part.IndexOf('=');
            string name = equals < 0 ? part : part.Substring(0, equals).Trim();
            string? value = equals < 0 ? null : part.Substring(equals + 1).Trim();
            int colon = name.IndexOf(':');
            if (colon >= 0) name = name.Substring(0, colon).Trim();
            if (!IsIdentifier(name))
            {
                error = $"'{name}' is not a name";
                return null;
            }
            parameters.Add(new(name, keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.PositionalOrKeyword, value));
        }
        return parameters;
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
