using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PyModules.Generators;

/// <summary>Writes what only blocks can ask for: optional groups, calls that getargs parses, deprecations.</summary>
internal static class ClinicWriter
{
    /// <summary>The variable that says whether an optional group was given.</summary>
    public static string GroupFlag(int group) => group < 0 ? "groupLeft" + Number(-group) : "groupRight" + Number(group);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The warnings of <c>[from X.Y]</c>: that for positions is written at once, that for names belongs after the arguments are found.</summary>
    /// <param name="given">How to ask whether the parameter with that index was given.</param>
    public static void Deprecations(List<string> lines, CallModel call, string fail, string given, out string? keywords)
    {
        keywords = null;
        if (call.PositionalDeprecation is null && call.KeywordDeprecation is null) return;
        lines.Add("int nargs = §Args.Positional(args, kwnames);");
        if (call.PositionalDeprecation is { } positional)
        {
            int first = positional.Indexes[0], last = positional.Indexes[positional.Indexes.Count - 1];
            string when = positional.Indexes.Count == 1 ? $"nargs == {Number(first + 1)}" : $"nargs > {Number(first)} && nargs <= {Number(last + 1)}";
            lines.Add($"if ({when} && !§Args.WarnDeprecated({Source.Literal(positional.Message)})) {fail}");
        }
        if (call.KeywordDeprecation is { } keyword)
        {
            List<string> conditions = [];
            for (int i = 0; i < keyword.Indexes.Count; i++)
            {
                string missing = $"nargs < {Number(keyword.Indexes[i] + 1)}";
                if (!keyword.Optional[i]) conditions = [missing];
                else conditions.Add($"{missing} && {string.Format(CultureInfo.InvariantCulture, given, keyword.Indexes[i])}");
            }
            string when = conditions.Count == 1 ? conditions[0] : "(" + string.Join(" || ", conditions.Select(c => c.Contains("&&") ? $"({c})" : c)) + ")";
            if (keyword.Optional[keyword.Optional.Count - 1]) when = "kwnames is { Count: > 0 } && " + when;
            keywords = $"if ({when} && !§Args.WarnDeprecated({Source.Literal(keyword.Message)})) {fail}";
        }
    }

    /// <summary><c>_PyArg_ParseStack</c>: positions only, one conversion after the other.</summary>
    public static void Stack(List<string> lines, CallModel call, List<ParameterModel> python, CallWriter.Site site, string given, string fail)
    {
        if (site != CallWriter.Site.Method)
        {
            if (!call.IgnoresKeywords) lines.Add($"if ({CallWriter.Guard(site)}!§Args.NoKeywords({Source.Literal(call.PyName)}, kwnames)) {fail}");
            lines.Add("int nargs = §Args.Positional(args, kwnames);");
        }
        lines.Add($"if (!§Args.ParseCount({Source.Literal(call.PyName)}, {given}, {Number(Required(python))}, {Number(python.Count)})) {fail}");
        for (int i = 0; i < python.Count; i++)
            CallWriter.Convert(lines, call, python[i], i, $"args[{Number(i)}]", python[i].Default is null ? null : $"{given} > {Number(i)}", $"argument {Number(i + 1)}", fail);
    }

    /// <summary><c>_PyArg_ParseStackAndKeywords</c>: each argument is converted as soon as it is found.</summary>
    public static void StackAndKeywords(List<string> lines, CallModel call, List<ParameterModel> python, string parser, string fail)
    {
        int max = python.Count(p => p.Kind != ParameterKind.KeywordOnly);
        CallWriter.Declare(lines, python);
        Deprecations(lines, call, fail, $"§Args.HasKeyword(kwnames, {parser}, {{0}})", out string? keywords);
        lines.Add($"§ArgCursor cursor = new(args, kwnames, {parser}, {Number(Required(python))}, {Number(max)});");
        lines.Add($"if (!cursor.Start()) {fail}");
        for (int i = 0; i < python.Count; i++)
        {
            lines.Add($"if (!cursor.Next(out §PyObject? a{Number(i)})) {fail}");
            CallWriter.Assign(lines, call, python[i], i, $"a{Number(i)}", $"a{Number(i)} is not null", $"argument {Number(i + 1)}", fail);
        }
        lines.Add($"if (!cursor.Finish()) {fail}");
        if (keywords is not null) lines.Add(keywords);
    }

    private static int Required(List<ParameterModel> python)
    {
        int first = python.FindIndex(p => p.Default is not null);
        return first < 0 ? python.Count : first;
    }

    /// <summary>A switch over the number of arguments; groups on the left win over those on the right.</summary>
    public static void Groups(List<string> lines, CallModel call, List<ParameterModel> python, CallWriter.Site site, string fail)
    {
        string given = "args.Length";
        if (site != CallWriter.Site.Method)
        {
            lines.Add($"if ({CallWriter.Guard(site)}!§Args.NoKeywords({Source.Literal(call.PyName)}, kwnames)) {fail}");
            lines.Add("int nargs = §Args.Positional(args, kwnames);");
            given = "nargs";
        }
        foreach (int group in python.Select(p => p.Group).Where(g => g != 0).Distinct()) lines.Add($"bool {GroupFlag(group)} = false;");
        CallWriter.Declare(lines, python);
        SortedDictionary<int, List<int>> cases = Subsets(python);
        lines.Add($"switch ({given})\n{{");
        foreach (KeyValuePair<int, List<int>> subset in cases)
        {
            List<string> body = [];
            for (int i = 0; i < subset.Value.Count; i++)
                CallWriter.Assign(body, call, python[subset.Value[i]], subset.Value[i], $"args[{Number(i)}]", null, $"argument {Number(i + 1)}", fail);
            foreach (int group in subset.Value.Select(i => python[i].Group).Where(g => g != 0).Distinct()) body.Add($"{GroupFlag(group)} = true;");
            body.Add("break;");
            lines.Add(($"case {Number(subset.Key)}:\n" + Source.Lines(body).Indent(1)).Indent(1));
        }
        lines.Add($"    default:\n        §Args.WrongGroups({Source.Literal(call.FullName)}, {Number(cases.Keys.First())}, {Number(cases.Keys.Last())});\n        {fail}\n}}");
    }

    /// <summary>For each number of arguments, the indexes of the parameters that take them.</summary>
    public static SortedDictionary<int, List<int>> Subsets(IReadOnlyList<ParameterModel> python)
    {
        SortedDictionary<int, List<int>> cases = [];
        List<int> Of(Func<ParameterModel, bool> wanted) => Enumerable.Range(0, python.Count).Where(i => wanted(python[i])).ToList();
        int optional = python.Count(p => p.Group == 0 && p.Default is not null), middle = python.Count(p => p.Group == 0);
        int right = Math.Max(0, python.Select(p => p.Group).DefaultIfEmpty().Max()), left = Math.Max(0, -python.Select(p => p.Group).DefaultIfEmpty().Min());
        List<int> core = Of(p => p.Group == 0);
        for (int r = 0; r <= right; r++)
        {
            for (int l = 0; l <= left; l++)
            {
                // Defaults may be left away only where nothing stands to their right.
                for (int o = r > 0 ? optional : 0; o <= optional; o++)
                {
                    List<int> taken = [.. Of(p => p.Group < 0 && -p.Group <= l), .. core.Take(middle - optional + o), .. Of(p => p.Group > 0 && p.Group <= r)];
                    if (!cases.ContainsKey(taken.Count)) cases.Add(taken.Count, taken);
                }
            }
        }
        return cases;
    }
}
