// The pages under docs show code that is compiled and run: each snippet stands between two marks in a test.

using System.Text;
using System.Text.RegularExpressions;

namespace PyModules.Hosting.Tests;

public sealed partial class PageTests
{
    [GeneratedRegex(@"<!-- snippet: (?<file>\S+) (?<name>\S+) -->\n```csharp\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [Theory]
    [InlineData("embed.md", "EmbedPage.cs")]
    [InlineData("write-a-module.md", "WritePage.cs")]
    public void Every_snippet_of_a_page_is_the_code_of_a_test(string page, string source)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", page)).ReplaceLineEndings("\n");
        Dictionary<string, string> regions = Regions(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pages", source)).ReplaceLineEndings("\n"));
        List<Match> shown = [.. Snippet().Matches(text).Where(match => match.Groups["file"].Value == source)];
        Assert.Equal(regions.Keys.Order(), shown.Select(match => match.Groups["name"].Value).Order());
        foreach (Match match in shown) Assert.Equal(regions[match.Groups["name"].Value], match.Groups["code"].Value);
        Assert.Equal(Regex.Count(text, "^```csharp$", RegexOptions.Multiline), Snippet().Count(text));
    }

    [GeneratedRegex(@"<!-- file: (?<file>\S+) -->\n```csharp\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Part();

    [Fact]
    public void Every_snippet_of_the_porting_page_is_in_the_file_that_it_names()
    {
        MatchCollection parts = Part().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "port-a-module.md")).ReplaceLineEndings("\n"));
        Assert.NotEmpty(parts);
        foreach (Match part in parts)
        {
            string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ported", Path.GetFileName(part.Groups["file"].Value))).ReplaceLineEndings("\n");
            Assert.Contains(part.Groups["code"].Value, source);
        }
    }

    private static Dictionary<string, string> Regions(string source)
    {
        Dictionary<string, string> regions = [];
        string? name = null;
        List<string> lines = [];
        foreach (string line in source.Split('\n'))
        {
            string bare = line.Trim();
            if (bare.StartsWith("#region ", StringComparison.Ordinal))
            {
                name = bare[8..];
                lines.Clear();
            }
            else if (bare == "#endregion" && name is not null)
            {
                regions[name] = Outdent(lines);
                name = null;
            }
            else lines.Add(line);
        }
        return regions;
    }

    private static string Outdent(List<string> lines)
    {
        int common = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        StringBuilder text = new();
        foreach (string line in lines) text.Append(line.Length < common ? "" : line[common..]).Append('\n');
        return text.ToString();
    }
}
