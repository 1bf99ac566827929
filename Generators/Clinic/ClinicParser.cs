using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PyModules.Generators;

/// <summary>Reads a block of Argument Clinic's language, line by line, with its rules about indentation and order.</summary>
internal sealed partial class ClinicParser
{
    private enum State { Start, ParametersStart, Parameter, ParameterDoc, FunctionDoc }

    private readonly ClinicFunction _function = new();
    private readonly List<int> _indents = [];
    private State _state;
    private bool _kindSet, _named;
    private string _continuation = "";
    private string? _error;
    private int _line;

    /// <summary>The block, or null with the line and what is wrong with it.</summary>
    public static ClinicFunction? Parse(string block, out string error)
    {
        ClinicParser parser = new();
        bool good = parser.Run(block);
        error = good ? "" : $"line {parser._line}: {parser._error}";
        return good ? parser._function : null;
    }

    private bool Run(string block)
    {
        foreach (string line in block.Replace("\r\n", "\n").Split('\n'))
        {
            _line++;
            if (line.Contains('\t')) return Fail("indent with spaces; a tab may not occur");
            if (!Feed(line)) return false;
        }
        if (!_named && _function.Module is null && _function.Class is null) return Fail("the name of the function is missing");
        if (_group != 0) return Fail("a '[' is not closed by a ']'");
        return !_named || (CheckStar() && FinishDoc());
    }

    private bool Fail(string message)
    {
        _error ??= message;
        return false;
    }

    private bool Feed(string line)
    {
        bool inDoc = _state is State.ParameterDoc or State.FunctionDoc;
        string trimmed = line.Trim();
        if (trimmed.StartsWith("#", System.StringComparison.Ordinal)) return true;
        if (trimmed.Length == 0 && !inDoc) return true;
        switch (_state)
        {
            case State.Start:
                return Start(line);
            case State.ParametersStart:
                if (Infer(line) is not { } first) return false;
                if (first == 0) return EnterDoc(line);
                if (_function.Kind is ClinicKind.Getter or ClinicKind.Setter) return Fail("a @getter or @setter takes no parameters");
                _state = State.Parameter;
                return Parameter(line);
            case State.Parameter:
                if (_continuation.Length > 0)
                {
                    line = new string(' ', _indents[_indents.Count - 1]) + _continuation + " " + trimmed;
                    _continuation = "";
                }
                if (Infer(line) is not { } change) return false;
                if (change < 0) return _indents.Count == 1 ? EnterDoc(line) : Fail("a parameter must be indented as the first one is");
                if (change == 0) return Parameter(line);
                _state = State.ParameterDoc;
                return DocOf(_function.Parameters.Count == 0 ? null : _function.Parameters[_function.Parameters.Count - 1].Doc, line);
            case State.ParameterDoc:
                if (trimmed.Length > 0 && Measure(line) < _indents[_indents.Count - 1])
                {
                    if (Infer(line) is null) return false;
                    if (_indents.Count == 1) return EnterDoc(line);
                    _state = State.Parameter;
                    return Parameter(line);
                }
                return DocOf(_function.Parameters[_function.Parameters.Count - 1].Doc, line);
            default:
                return DocOf(_function.Doc, line);
        }
    }

    private static int Measure(string line) => line.Length - line.TrimStart().Length;

    /// <summary>1 for deeper, 0 for the same, negative for the number of levels left; null when the line fits no level.</summary>
    private int? Infer(string line)
    {
        int indent = Measure(line);
        if (_indents.Count == 0 || indent > _indents[_indents.Count - 1])
        {
            _indents.Add(indent);
            return 1;
        }
        int left = 0;
        while (indent < _indents[_indents.Count - 1])
        {
            _indents.RemoveAt(_indents.Count - 1);
            left--;
            if (_indents.Count == 0) break;
        }
        if (_indents.Count > 0 && _indents[_indents.Count - 1] == indent) return left;
        Fail("the line is indented as none before it");
        return null;
    }

    private bool EnterDoc(string line)
    {
        _state = State.FunctionDoc;
        return DocOf(_function.Doc, line);
    }

    private bool DocOf(List<string>? doc, string line)
    {
        if (doc is null) return Fail("a parameter's docstring needs a parameter");
        int margin = _indents[_indents.Count - 1];
        string text = line.TrimEnd();
        if (text.Length > 0 && Measure(text) < margin) return Fail("the docstring is indented less than its first line");
        if (text.Length > 0 || doc.Count > 0) doc.Add(text.Length == 0 ? "" : text.Substring(margin));
        return true;
    }

    private bool FinishDoc()
    {
        Trim(_function.Doc);
        foreach (ClinicParameter parameter in _function.Parameters) Trim(parameter.Doc);
        if (_function.Doc.Count >= 2 && _function.Doc[1].Length > 0)
            return Fail("the docstring must start with a summary of one line and an empty line");
        if (_function.Doc.Count(line => line.Contains("{parameters}")) > 1) return Fail("{parameters} may stand in the docstring once");
        return _function.Kind != ClinicKind.Setter || _function.Doc.Count == 0 || Fail("the docstring belongs to the @getter");

        static void Trim(List<string> doc)
        {
            while (doc.Count > 0 && doc[doc.Count - 1].Length == 0) doc.RemoveAt(doc.Count - 1);
        }
    }

    /// <summary>Directives, then the line that names the function.</summary>
    private bool Start(string line)
    {
        List<string> words = ClinicLexer.Words(line);
        switch (words[0])
        {
            case "module":
                if (words.Count != 2) return Fail("write 'module name'");
                _function.Module = words[1];
                return true;
            case "class":
                if (words.Count != 4) return Fail("write 'class module.Name \"type\" \"type object\"'");
                _function.Class = new(words[1], words[2], words[3]);
                return true;
            case "@classmethod": return Kind(ClinicKind.ClassMethod);
            case "@staticmethod": return Kind(ClinicKind.StaticMethod);
            case "@getter": return Kind(ClinicKind.Getter);
            case "@setter": return Kind(ClinicKind.Setter);
            case "@coexist":
                if (_function.Coexist) return Fail("@coexist stands twice");
                _function.Coexist = true;
                return true;
            case "@critical_section":
                if (words.Count > 3) return Fail("@critical_section names two objects at most");
                _function.CriticalSection = true;
                return true;
            case "@disable":
                if (words.Count != 2 || words[1] != "fastcall") return Fail("@disable can name 'fastcall' only");
                _function.DisableFastCall = true;
                return true;
            case "@text_signature":
                if (words.Count != 2) return Fail("@text_signature takes one text in quotes");
                if (_function.ForcedSignature is not null) return Fail("@text_signature stands twice");
                _function.ForcedSignature = words[1];
                return true;
            case "output" or "destination" or "set" or "dump" or "preserve" or "printout":
                return Fail($"'{words[0]}' steers clinic's own files and has no meaning here: remove it");
        }
        if (words[0][0] == '@') return Fail($"'{words[0]}' is not a directive");
        return Header(line);
    }

    private bool Kind(ClinicKind kind)
    {
        if (_kindSet) return Fail("only one of @classmethod, @staticmethod, @getter and @setter may stand");
        _kindSet = true;
        _function.Kind = kind;
        return true;
    }

    /// <summary><c>module.name [as other] [-&gt; converter]</c> or <c>module.name [as other] = module.existing</c>.</summary>
    private bool Header(string line)
    {
        if (Infer(line) is null) return false;
        _named = true;
        string text = line.Trim();
        int equals = text.LastIndexOf('=');
        if (equals >= 0 && Dotted(text.Substring(equals + 1).Trim()))
        {
            if (_function.ForcedSignature is not null) return Fail("@text_signature cannot stand on a clone");
            _function.CloneOf = text.Substring(equals + 1).Trim();
            _state = State.FunctionDoc;
            return Names(text.Substring(0, equals));
        }
        int arrow = text.IndexOf("->", System.StringComparison.Ordinal);
        _state = State.ParametersStart;
        if (arrow < 0) return Names(text);
        if (!Names(text.Substring(0, arrow))) return false;
        if (_function.Kind is ClinicKind.Init or ClinicKind.Getter or ClinicKind.Setter) return Fail("__init__, @getter and @setter have no return converter");
        ClinicLexer lexer = new(text.Substring(arrow + 2));
        if (lexer.Token != ClinicToken.Name) return Fail("after '->' stands the name of a return converter");
        _function.ReturnConverter = lexer.Text;
        lexer.Advance();
        if (Arguments(lexer) is not { } arguments) return false;
        _function.ReturnArguments = arguments;
        return lexer.Token == ClinicToken.End || Fail("nothing may follow the return converter");
    }

    private bool Names(string text)
    {
        int at = text.IndexOf(" as ", System.StringComparison.Ordinal);
        string name = (at < 0 ? text : text.Substring(0, at)).Trim();
        if (!Dotted(name)) return Fail($"'{name}' is not a dotted name");
        _function.FullName = name;
        if (at >= 0)
        {
            _function.BaseName = text.Substring(at + 4).Trim();
            if (!Dotted(_function.BaseName) || _function.BaseName.Contains('.')) return Fail("after 'as' stands one name");
        }
        if (_function.Name == "__new__")
        {
            if (_function.Kind != ClinicKind.ClassMethod) return Fail("__new__ must be a @classmethod");
            _function.Kind = ClinicKind.New;
        }
        else if (_function.Name == "__init__")
        {
            if (_function.Kind != ClinicKind.Callable) return Fail("__init__ must be a plain method");
            _function.Kind = ClinicKind.Init;
        }
        else if (s_slotNames.Contains(_function.Name)) return Fail($"'{_function.Name}' is a slot: fill it with [PySlot]");
        return true;
    }

    private static readonly HashSet<string> s_slotNames =
    [
        .. "abs add and call delitem divmod eq float floordiv ge getattr getattribute getitem gt hash iadd iand ifloordiv ilshift imatmul imod imul index int invert ior ipow irshift isub iter itruediv ixor le len lshift lt matmul mod mul neg next or pos pow radd rand rdivmod repr rfloordiv rlshift rmatmul rmod rmul ror rpow rrshift rshift rsub rtruediv rxor setattr setitem str sub truediv xor"
            .Split(' ').Select(name => "__" + name + "__"),
    ];

    private static bool Dotted(string text)
    {
        if (text.Length == 0) return false;
        foreach (string part in text.Split('.'))
        {
            if (part.Length == 0 || char.IsDigit(part[0])) return false;
            foreach (char c in part)
                if (c != '_' && !char.IsLetterOrDigit(c)) return false;
        }
        return true;
    }

    private bool Version(string text, out ClinicVersion version)
    {
        version = default;
        string[] parts = text.Split('.');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor))
            return Fail($"write '[from major.minor]', not '[from {text}]'");
        version = new(major, minor);
        return true;
    }
}
