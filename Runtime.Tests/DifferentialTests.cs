// The snippets under differential/: each must do what CPython was recorded to do.

using System.Text;
using Xunit;

namespace PyModules.Runtime.Tests;

public sealed class DifferentialTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "differential");

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (string path in Directory.EnumerateFiles(s_folder, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(s_folder, path);
            if (name is not ("driver.py" or "children.py" or "documents.py")) files.Add(name);
        }
        return files;
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_snippet_does_what_CPython_does(string file)
    {
        string path = Path.Combine(s_folder, file);
        Outcome outcome = Pymod.Run(TimeSpan.FromMinutes(4), "", Path.Combine(s_folder, "driver.py"), path);
        Dictionary<string, string> expected = Answers(File.ReadAllText(Path.ChangeExtension(path, ".answers")));
        Dictionary<string, string> actual = Answers(outcome.Output);
        HashSet<string> known = Known(file);
        var report = new StringBuilder();
        foreach ((string title, string answer) in expected)
        {
            bool same = actual.TryGetValue(title, out string? ours) && ours == answer;
            if (same && known.Contains(title))
                report.AppendLine($"[{title}] equals CPython's answer now: take it out of known.tsv");
            else if (!same && !known.Contains(title))
                report.AppendLine($"[{title}]\n  CPython:\n{answer}  here:\n{ours ?? "    nothing\n"}");
        }
        if (actual.Count < expected.Count) report.AppendLine($"exit {outcome.ExitCode}: {outcome.Errors}");
        Assert.True(report.Length == 0, report.ToString());
    }

    private static Dictionary<string, string> Answers(string text)
    {
        var answers = new Dictionary<string, string>();
        string? title = null;
        var lines = new StringBuilder();
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("#% ", StringComparison.Ordinal))
            {
                if (title is not null) answers[title] = lines.ToString();
                title = line[3..];
                lines.Clear();
            }
            else if (line.Length > 0)
            {
                lines.Append(line).Append('\n');
            }
        }
        if (title is not null) answers[title] = lines.ToString();
        return answers;
    }

    /// <summary>The snippets of a file that are known to differ yet; each row says why.</summary>
    private static HashSet<string> Known(string file) =>
        [.. File.ReadLines(Path.Combine(s_folder, "known.tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row.Length == 3 && row[0] == file)
            .Select(row => row[1])];
}
