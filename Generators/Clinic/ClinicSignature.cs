using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PyModules.Generators;

/// <summary>Writes the signature line, the docstring and the deprecation texts as clinic does.</summary>
internal static class ClinicSignature
{
    private const int Width = 72, FillWidth = 70;

    /// <summary><c>__text_signature__</c>; null where groups leave it without one.</summary>
    public static string? Text(ClinicFunction function) =>
        function.HasGroups || function.Kind is ClinicKind.Getter or ClinicKind.Setter ? null : Line(function).Substring(function.DisplayName.Length);

    /// <summary>The docstring without the signature line; null when there is none.</summary>
    public static string? Doc(ClinicFunction function, string? summary)
    {
        List<string> lines = function.Doc.Count > 0 ? [.. function.Doc] : summary is null ? [] : [.. summary.Replace("\r\n", "\n").Split('\n')];
        if (lines.Count == 0 && function.Kind is not (ClinicKind.Callable or ClinicKind.ClassMethod or ClinicKind.StaticMethod)) return null;
        if (lines.Count == 0) lines.Add("");
        if (lines.Count == 1) lines.Add("");
        if (!lines.Any(line => line.Contains("{parameters}"))) lines.Insert(2, "{parameters}");
        if (function.HasGroups) lines.Insert(0, Line(function));
        string parameters = string.Join("\n", function.Parameters.Where(p => p.Doc.Count > 0).Select(Render));
        StringBuilder text = new();
        foreach (string line in lines)
        {
            if (line.Trim() != "{parameters}") text.Append(line).Append('\n');
            else if (parameters.Length > 0) text.Append(parameters).Append('\n');
        }
        string doc = text.ToString().TrimEnd();
        foreach (string? note in new[] { KeywordDeprecation(function), PositionalDeprecation(function) })
            if (note is not null) doc = (doc.Length == 0 ? "" : doc + "\n\n") + Fill("Note: " + note) + "\n";
        return doc.Length == 0 ? null : doc;
    }

    private static string Render(ClinicParameter parameter)
    {
        StringBuilder text = new("  " + parameter.Name);
        foreach (string line in parameter.Doc) text.Append("\n    ").Append(line);
        return text.ToString().TrimEnd();
    }

    private static string Line(ClinicFunction function)
    {
        StringBuilder text = new(function.DisplayName);
        if (function.ForcedSignature is not null) return text.Append(function.ForcedSignature).ToString();
        text.Append('(');
        bool groups = function.HasGroups, first = true, needSlash = false, addedSlash = false, addedStar = false;
        int length = text.Length, margin = text.Length, brackets = 0;
        List<ClinicParameter> shown = function.Received.ToList();
        string self = function.Kind switch
        {
            ClinicKind.StaticMethod or ClinicKind.New or ClinicKind.Init => "",
            ClinicKind.ClassMethod => "$type",
            _ => function.Class is null ? "$module" : "$self",
        };
        bool trailing = !groups && (shown.Count > 0 ? shown[shown.Count - 1].Kind == ParameterKind.PositionalOnly : self.Length > 0);
        ClinicParameter? last = shown.Count == 0 ? null : shown[shown.Count - 1];
        if (self.Length > 0 && !groups)
        {
            needSlash = true;
            Add(self + (last is not null || trailing ? "," : ""));
        }
        bool positionalOnly = true;
        foreach (ClinicParameter parameter in shown)
        {
            positionalOnly &= parameter.Kind == ParameterKind.PositionalOnly;
            if (parameter.Kind == ParameterKind.PositionalOnly) needSlash = !groups;
            else if (needSlash && !addedSlash)
            {
                addedSlash = true;
                Add("/,");
            }
            if (parameter.Kind == ParameterKind.KeywordOnly && !addedStar)
            {
                addedStar = true;
                Add("*,");
            }
            StringBuilder piece = new(Brackets(positionalOnly ? System.Math.Abs(parameter.Group) : 0));
            if (parameter.Kind == ParameterKind.VarPositional)
            {
                piece.Append('*');
                addedStar = true;
            }
            if (parameter.Kind == ParameterKind.VarKeyword) piece.Append("**");
            piece.Append(parameter.Name);
            if (parameter.Default is not null) piece.Append('=').Append(parameter.PyDefault);
            if (!ReferenceEquals(parameter, last) || trailing) piece.Append(',');
            Add(piece.ToString());
        }
        text.Append(Brackets(0));
        if (trailing) Add("/");
        return text.Append(')').ToString().Replace(", ]", ",] ");

        void Add(string piece)
        {
            string added = first ? piece : " " + piece;
            if (!first && length + added.Length >= Width)
            {
                text.Append('\n').Append(' ', margin);
                length = margin;
                added = piece;
            }
            first = false;
            length += added.Length;
            text.Append(added);
        }

        string Brackets(int wanted)
        {
            StringBuilder signs = new();
            for (; brackets < wanted; brackets++) signs.Append('[');
            for (; brackets > wanted; brackets--) signs.Append(']');
            return signs.ToString();
        }
    }

    /// <summary>What a call that gives a parameter of <c>* [from ...]</c> by position is told; null without one.</summary>
    public static string? PositionalDeprecation(ClinicFunction function)
    {
        List<ClinicParameter> received = function.Received.Where(p => p.Kind != ParameterKind.VarPositional).ToList();
        List<ClinicParameter> named = received.Where(p => p.DeprecatedPositional is not null).ToList();
        if (named.Count == 0) return null;
        int first = received.IndexOf(named[0]);
        string amount = first == 0 ? "" : named.Count == 1 ? $"{first + 1} " : $"more than {first} ";
        string plural = named.Count > 1 && first == 1 ? "" : "s";
        string text = $"Passing {amount}positional argument{plural} to {function.FullDisplayName}() is deprecated.";
        foreach ((ClinicVersion version, List<string> names) in ByVersion(named, p => p.DeprecatedPositional!.Value))
            text += names.Count == 1
                ? $" Parameter {Words(names)} will become a keyword-only parameter in Python {version}."
                : $" Parameters {Words(names)} will become keyword-only parameters in Python {version}.";
        return text;
    }

    /// <summary>What a call that gives a parameter of <c>/ [from ...]</c> by name is told; null without one.</summary>
    public static string? KeywordDeprecation(ClinicFunction function)
    {
        List<ClinicParameter> named = function.Received.Where(p => p.DeprecatedKeyword is not null).ToList();
        if (named.Count == 0) return null;
        string text = $"Passing keyword argument{(named.Count == 1 ? "" : "s")} {Words(named.Select(p => "'" + p.Name + "'").ToList())} to {function.FullDisplayName}() is deprecated.";
        foreach ((ClinicVersion version, List<string> names) in ByVersion(named, p => p.DeprecatedKeyword!.Value))
            text += $" Parameter{(names.Count == 1 ? "" : "s")} {Words(names)} will become positional-only in Python {version}.";
        return text;
    }

    private static IEnumerable<(ClinicVersion, List<string>)> ByVersion(List<ClinicParameter> parameters, System.Func<ClinicParameter, ClinicVersion> version)
    {
        for (int i = 0; i < parameters.Count;)
        {
            ClinicVersion current = version(parameters[i]);
            List<string> names = [];
            for (; i < parameters.Count && version(parameters[i]) == current; i++) names.Add("'" + parameters[i].Name + "'");
            yield return (current, names);
        }
    }

    private static string Words(List<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[words.Count - 1];

    /// <summary><c>textwrap.fill</c>: it breaks at spaces and after hyphens within words.</summary>
    private static string Fill(string text)
    {
        StringBuilder filled = new();
        int length = 0;
        bool space = false;
        foreach (string word in text.Split(' '))
        {
            foreach (string piece in Pieces(word))
            {
                int width = (space && length > 0 ? 1 : 0) + piece.Length;
                if (length + width > FillWidth && length > 0)
                {
                    filled.Append('\n');
                    length = 0;
                    space = false;
                    width = piece.Length;
                }
                if (space && length > 0) filled.Append(' ');
                filled.Append(piece);
                length += width;
                space = false;
            }
            space = true;
        }
        return filled.ToString();
    }

    private static IEnumerable<string> Pieces(string word)
    {
        int start = 0;
        for (int i = 2; i < word.Length - 1; i++)
        {
            if (word[i] != '-' || !char.IsLetter(word[i - 1]) || !char.IsLetter(word[i - 2]) || !char.IsLetter(word[i + 1])) continue;
            yield return word.Substring(start, i + 1 - start);
            start = i + 1;
        }
        yield return word.Substring(start);
    }
}
