using Microsoft.CodeAnalysis;

namespace PyModules.Generators.Tests;

public class PageTests
{
    private static readonly DiagnosticDescriptor[] s_rules = RuleTests.Rules;

    private static string Root()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "PyModules.sln"))) root = Path.GetDirectoryName(root)!;
        return root;
    }

    [Fact]
    public void Every_rule_has_a_page_to_which_its_link_leads()
    {
        foreach (DiagnosticDescriptor rule in s_rules)
        {
            Assert.Equal($"docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri);
            string[] page = File.ReadAllLines(Path.Combine(Root(), rule.HelpLinkUri));
            Assert.Equal($"# {rule.Id}: {rule.Title}", page[0]);
            Assert.Contains("> " + rule.MessageFormat, page);
        }
    }

    [Fact]
    public void A_link_leads_to_the_project_s_address_else_into_the_package_else_into_the_repository()
    {
        Assert.Equal("https://example.org/pages/", Help.Base("https://example.org/pages", ""));
        Assert.Equal("docs/diagnostics/", Help.Base(null, ""));
        Assert.Equal("docs/diagnostics/", Help.Base("", typeof(Help).Assembly.Location));
        DirectoryInfo package = Directory.CreateTempSubdirectory("pymodules package-");
        try
        {
            string assembly = Path.Combine(package.FullName, "analyzers/dotnet/cs/PyModules.Generators.dll");
            Assert.Equal("docs/diagnostics/", Help.Base(null, assembly));
            package.CreateSubdirectory("docs/diagnostics");
            Uri link = new(Help.Base(null, assembly));
            Assert.Equal(Path.Combine(package.FullName, "docs/diagnostics/"), link.LocalPath);
        }
        finally
        {
            package.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_page_and_every_line_of_the_release_notes_has_a_rule()
    {
        string[] ids = [.. s_rules.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(s_rules.Length, ids.Length);
        Assert.Equal(ids, Directory.GetFiles(Path.Combine(Root(), "docs/diagnostics")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.Equal(ids, File.ReadAllLines(Path.Combine(Root(), "Generators/AnalyzerReleases.Unshipped.md")).Where(l => l.StartsWith("PYM")).Select(l => l[..6]));
    }
}
