using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace PyModules.Generators;

/// <summary>Python literals: what they are worth, and their <c>repr()</c>.</summary>
internal static class ClinicLiterals
{
    /// <summary>Read an expression; null when it is not one.</summary>
    public static ClinicLiteral? Parse(string text)
    {
        ClinicLexer lexer = new(text);
        bool negative = lexer.Take("-");
        ClinicLiteral? literal = lexer.Token switch
        {
            ClinicToken.Name => lexer.Text switch
            {
                "None" => new(LiteralKind.None, "None", "None"),
                "True" => new(LiteralKind.True, "True", "True"),
                "False" => new(LiteralKind.False, "False", "False"),
                "NULL" => new(LiteralKind.Null, "NULL", "<unrepresentable>"),
                _ => null,
            },
            ClinicToken.String => new(LiteralKind.String, lexer.Text, Repr(lexer.Text, false)),
            ClinicToken.Bytes => new(LiteralKind.Bytes, lexer.Text, "b" + Repr(lexer.Text, true)),
            ClinicToken.Int when Integer(lexer.Text) is { } number => Number(negative ? -number : number),
            ClinicToken.Float when double.TryParse(lexer.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => Real(negative ? -number : number),
            _ => null,
        };
        bool signed = literal is { Kind: LiteralKind.Int or LiteralKind.Float };
        if (literal is not null)
        {
            lexer.Advance();
            if (lexer.Token == ClinicToken.End && (!negative || signed)) return literal;
        }
        return IsExpression(text) ? new(LiteralKind.Expression, text, text) : null;
    }

    private static ClinicLiteral Number(BigInteger value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return new(LiteralKind.Int, text, text);
    }

    private static ClinicLiteral Real(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return new(LiteralKind.Float, text, text.IndexOfAny(['.', 'E', 'n', 'I']) < 0 ? text + ".0" : text.Replace("E", "e"));
    }

    private static BigInteger? Integer(string text)
    {
        if (text.Length > 1 && text[0] == '0' && !char.IsDigit(text[1]))
        {
            int radix = char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            BigInteger value = 0;
            for (int i = 2; i < text.Length; i++)
            {
                int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(text[i]));
                if (digit < 0 || digit >= radix) return null;
                value = value * radix + digit;
            }
            return radix == 0 ? null : value;
        }
        return BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number) ? number : null;
    }

    /// <summary>Names, attributes, operators, calls: good enough to tell an expression from noise.</summary>
    private static bool IsExpression(string text)
    {
        ClinicLexer lexer = new(text);
        if (lexer.Token == ClinicToken.End) return false;
        Stack<string> open = new();
        bool operand = false;
        for (; lexer.Token != ClinicToken.End; lexer.Advance())
        {
            if (lexer.Token == ClinicToken.Bad) return false;
            if (lexer.Token != ClinicToken.Symbol)
            {
                if (operand) return false;
                operand = true;
                continue;
            }
            switch (lexer.Text)
            {
                case "(" or "[" or "{":
                    open.Push(lexer.Text);
                    operand = false;
                    break;
                case ")" or "]" or "}":
                    if (open.Count == 0 || "([{".IndexOf(open.Pop()[0]) != ")]}".IndexOf(lexer.Text[0])) return false;
                    operand = true;
                    break;
                case "." when operand:
                    operand = false;
                    break;
                case "+" or "-" or "~":
                    operand = false;
                    break;
                case "*" or "**" or "/" or "|" or "&" or "^" or "%" or "<" or ">" or "," or "=" or ":" when operand || lexer.Text is "<" or ">":
                    operand = false;
                    break;
                default:
                    return false;
            }
        }
        return open.Count == 0 && operand;
    }

    /// <summary>Whether the expression is of a kind that has no C counterpart: a call, a display, a conditional.</summary>
    public static bool IsUnsupported(ClinicLiteral literal) =>
        literal.Kind == LiteralKind.Expression && literal.Value.IndexOfAny(['(', '[', '{', ',']) >= 0;

    private static string Repr(string value, bool bytes)
    {
        char quote = value.Contains('\'') && !value.Contains('"') ? '"' : '\'';
        StringBuilder text = new();
        text.Append(quote);
        foreach (char c in value)
        {
            if (c == quote || c == '\\') text.Append('\\').Append(c);
            else if (c == '\n') text.Append("\\n");
            else if (c == '\r') text.Append("\\r");
            else if (c == '\t') text.Append("\\t");
            else if (c < ' ' || c == 0x7f || (bytes && c > 0x7f)) text.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
            else text.Append(c);
        }
        return text.Append(quote).ToString();
    }
}
