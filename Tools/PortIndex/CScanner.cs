// Finds the functions of a C file without a compiler: enough of C's lexer to know which braces are real.

using System.Text;
using System.Text.RegularExpressions;
using PyModules.Generators;

namespace PyModules.PortIndex;

/// <summary>Reads a C file's functions, with their lines and the clinic block that stands before them.</summary>
internal sealed partial class CScanner
{
    /// <summary>Macros that wrap a result type; what follows them is still the same declaration.</summary>
    private static readonly HashSet<string> s_typeMacros = ["Py_LOCAL", "Py_LOCAL_INLINE", "LOCAL", "PyAPI_FUNC", "PyAPI_DATA", "extern", "__declspec"];

    /// <summary>Macros that may stand between the parameters and the body.</summary>
    private static readonly HashSet<string> s_suffixMacros = ["Py_GCC_ATTRIBUTE", "__attribute__", "_Py_NO_SANITIZE_UNDEFINED", "Py_CAN_START_THREADS"];

    private readonly record struct Token(string Text, int Line)
    {
        public bool IsName => char.IsLetter(Text[0]) || Text[0] == '_';
    }

    private readonly List<Token> _tokens = [];
    private readonly List<(int First, int Last, string Name)> _clinic = [];

    private CScanner(string text) => Tokenize(text);

    public static List<PortFunction> Scan(string text) => new CScanner(text.Replace("\r\n", "\n")).Functions();

    // ---- tokens ----

    private void Tokenize(string text)
    {
        int line = 1, i = 0;
        bool lineStart = true;
        Stack<int> branches = new();
        int depth = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = true;
                i++;
            }
            else if (char.IsWhiteSpace(c)) i++;
            else if (c == '/' && i + 1 < text.Length && text[i + 1] == '*')
            {
                int end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + 2;
                string comment = text[i..end];
                int last = line + comment.Count(x => x == '\n');
                Clinic(comment, line, last);
                line = last;
                i = end;
            }
            else if (c == '/' && i + 1 < text.Length && text[i + 1] == '/')
            {
                while (i < text.Length && text[i] != '\n') i++;
            }
            else if (c == '#' && lineStart) i = Directive(text, i, ref line, branches, ref depth);
            else if (c is '"' or '\'')
            {
                int start = i++;
                while (i < text.Length && text[i] != c)
                {
                    if (text[i] == '\\') i++;
                    if (i < text.Length && text[i] == '\n') line++;
                    i++;
                }
                i++;
                Add(text[start].ToString(), line);
                lineStart = false;
            }
            else if (char.IsLetterOrDigit(c) || c == '_')
            {
                int start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_')) i++;
                Add(text[start..i], line);
                lineStart = false;
            }
            else
            {
                if (c == '{') depth++;
                if (c == '}') depth--;
                Add(c.ToString(), line);
                lineStart = false;
                i++;
            }
        }
    }

    private void Add(string text, int line) => _tokens.Add(new(text, line));

    /// <summary>A branch that opens braces and its alternative count once: at #else the depth is that of its #if again.</summary>
    private int Directive(string text, int i, ref int line, Stack<int> branches, ref int depth)
    {
        StringBuilder directive = new();
        while (i < text.Length && text[i] != '\n')
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                line++;
                i += 2;
                continue;
            }
            if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '*')
            {
                int end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + 2;
                line += text[i..end].Count(x => x == '\n');
                i = end;
                continue;
            }
            directive.Append(text[i++]);
        }
        string word = DirectiveWord().Match(directive.ToString()).Groups[1].Value;
        if (word is "if" or "ifdef" or "ifndef") branches.Push(depth);
        else if (word is "else" or "elif" && branches.Count > 0)
        {
            // Closing or opening tokens keep the function reader's own count in step.
            for (; depth > branches.Peek(); depth--) Add("}", line);
            for (; depth < branches.Peek(); depth++) Add("{", line);
        }
        else if (word == "endif" && branches.Count > 0) branches.Pop();
        if (depth == 0) Add("#", line);
        return i;
    }

    [GeneratedRegex(@"^#\s*(\w+)")]
    private static partial Regex DirectiveWord();

    // ---- clinic blocks ----

    private void Clinic(string comment, int first, int last)
    {
        if (!comment.StartsWith("/*[clinic input]", StringComparison.Ordinal)) return;
        foreach (string raw in comment.Split('\n').Skip(1))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '@' or '#') continue;
            Match match = ClinicName().Match(line);
            if (match.Success && match.Groups[1].Value is not ("module" or "class" or "preserve" or "dump" or "output" or "destination" or "set"))
                _clinic.Add((first, last, match.Groups[1].Value));
            return;
        }
    }

    [GeneratedRegex(@"^([A-Za-z_][\w.]*)(\s+as\s+\w+)?(\s*=\s*[\w.]+)?(\s*->.*)?$")]
    private static partial Regex ClinicName();

    // ---- functions ----

    private List<PortFunction> Functions()
    {
        List<PortFunction> functions = [];
        int start = 0, before = 0, depth = 0, parentheses = 0, body = -1, clinic = 0;
        (string Name, int Line)? open = null;
        for (int i = 0; i < _tokens.Count; i++)
        {
            string text = _tokens[i].Text;
            if (text == "{")
            {
                if (depth++ == 0)
                {
                    // The declaration may itself stand under #if, the brace behind the #endif.
                    open = Head(start, i) ?? (start == i ? Head(before, i) : null);
                    body = i;
                    parentheses = 0;
                }
            }
            else if (text == "}")
            {
                if (depth == 0 || --depth > 0) continue;
                if (open is { } function)
                {
                    (int First, int Last, string Name)? block = null;
                    while (clinic < _clinic.Count && _clinic[clinic].Last < _tokens[body].Line) block = _clinic[clinic++];
                    functions.Add(new(function.Name, function.Line, _tokens[i].Line, block?.Name, block?.First ?? 0, block?.Last ?? 0));
                    before = start = i + 1;
                }
                open = null;
                if (i + 1 < _tokens.Count && _tokens[i + 1].Text != ";" && body >= 0 && IsLinkage(start, body)) start = i + 1;
            }
            else if (depth > 0) continue;
            else if (text == "(") parentheses++;
            else if (text == ")") parentheses--;
            else if (text == ";")
            {
                before = start = i + 1;
                parentheses = 0;
            }
            else if (text == "#" && parentheses == 0)
            {
                if (start <= i - 1) before = start;
                start = i + 1;
            }
        }
        return functions;
    }

    private bool IsLinkage(int start, int body) => body == start + 2 && _tokens[start].Text == "extern";

    /// <summary>The function that the declaration before a brace names; null for a struct, an initialiser and the like.</summary>
    private (string Name, int Line)? Head(int start, int end)
    {
        int last = end - 1;
        while (last > start && _tokens[last].Text != ")") last--;
        if (last <= start || _tokens[start].Text is "typedef") return null;
        for (int i = start; i < end; i++)
            if (_tokens[i].Text == "=") return null;
        while (true)
        {
            int group = OpenOf(last, start);
            if (group <= start) return null;
            if (_tokens[group - 1].IsName)
            {
                if (!s_suffixMacros.Contains(_tokens[group - 1].Text)) return (_tokens[group - 1].Text, _tokens[First(start, group - 1)].Line);
                last = group - 2;
                while (last > start && _tokens[last].Text != ")") last--;
                if (last <= start) return null;
                continue;
            }
            if (_tokens[group - 1].Text != ")") return null;
            // SRE(match)(...): a name that a macro makes, or an attribute's double parentheses.
            int inner = OpenOf(group - 1, start);
            if (inner <= start || !_tokens[inner - 1].IsName) return null;
            string name = _tokens[inner - 1].Text + "(" + string.Concat(_tokens.Skip(inner + 1).Take(group - 2 - inner).Select(t => t.Text)) + ")";
            return (name, _tokens[First(start, inner - 1)].Line);
        }
    }

    private int OpenOf(int close, int start)
    {
        int depth = 0;
        for (int i = close; i >= start; i--)
        {
            if (_tokens[i].Text == ")") depth++;
            else if (_tokens[i].Text == "(" && --depth == 0) return i;
        }
        return -1;
    }

    /// <summary>Where the declaration begins: after a macro call that needs no semicolon.</summary>
    private int First(int start, int name)
    {
        for (int i = name - 1; i >= start; i--)
        {
            if (_tokens[i].Text is "\"" or "#") return i + 1;
            if (_tokens[i].Text != ")") continue;
            int open = OpenOf(i, start);
            if (open > start && s_typeMacros.Contains(_tokens[open - 1].Text))
            {
                i = open;
                continue;
            }
            return i + 1;
        }
        return start;
    }
}
