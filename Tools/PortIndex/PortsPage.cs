// docs/ports.md: how much of each C file is ported, from the indices, the reasons and the citations as they are written.

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PyModules.Generators;

namespace PyModules.PortIndex;

/// <summary>The page of coverage, for the tool that writes it and the test that compares it.</summary>
internal static class PortsPage
{
    public const string FilePath = "docs/ports.md";

    private static readonly (Reason Reason, string Meaning)[] s_reasons =
    [
        (Reason.Gc, "traversal, clearing, deallocation: .NET's collector does it"),
        (Reason.Refcount, "counting, borrowing and stealing references"),
        (Reason.Memory, "memory blocks, free lists, growth and layout of structures"),
        (Reason.Capi, "for C extensions only: neither Python code nor the port can reach it"),
        (Reason.Generated, "definitions, argument parsing, look-up of module state: the generator writes it"),
        (Reason.Locking, "locks and critical sections of the free-threaded build"),
        (Reason.Platform, "for another system or for a build option that is off"),
        (Reason.Dotnet, "C# or .NET's library has it: a cast, a comparison, a conversion"),
        (Reason.Replaced, "a part of a mechanism that the interpreter has in a form of its own: instruction stream, inline caches, frames"),
        (Reason.Merged, "done inside the port of another function; counts as ported"),
        (Reason.Elsewhere, "ported in another project; counts as ported"),
        (Reason.Missing, "absent, and it should be there"),
        (Reason.Open, "not yet compared with the port; counts as missing"),
    ];

    public static string Write(string repository)
    {
        List<(string Project, Coverage Coverage)> rows = [];
        List<string> missing = [];
        foreach (string folder in Directory.GetDirectories(repository).Where(d => Directory.Exists(Path.Combine(d, "ports"))).Order(StringComparer.Ordinal))
        {
            PortIndexFile[] indices = [.. Files(folder, PortIndexFile.Extension).Select(path =>
                PortIndexFile.Parse(File.ReadAllText(path)) ?? throw new InvalidDataException($"{path} is not an index"))];
            Dictionary<string, PortReasons> reasons = Files(folder, PortReasons.Extension).Select(path => PortReasons.Parse(File.ReadAllText(path))).ToDictionary(r => r.CFile);
            Dictionary<string, HashSet<string>> cited = Cited(folder, indices);
            foreach (PortIndexFile index in indices.OrderBy(i => i.CFile, StringComparer.Ordinal))
            {
                reasons.TryGetValue(index.CFile, out PortReasons? why);
                // The project that keeps the account has the row.
                if (why is { IsGuest: true }) continue;
                rows.Add((Path.GetFileName(folder), Coverage.Of(index, why, cited[index.CFile])));
                if (why is null) continue;
                foreach (ReasonEntry entry in why.Entries.Where(e => e.Reason == Reason.Missing))
                    missing.Add($"- `{entry.Function}` ({index.CFile}): {entry.Note}");
            }
        }
        StringBuilder text = new("""
            # Ports

            How much of each C file is ported. A function counts as ported when a member cites it (`[Mirrors]`), as excused when
            `ports/<file>.ports` gives a reason for having no port. The page is written by `Tools/PortIndex report .` and a test compares it.

            | project | C file | functions | ported | excused | missing | covered |
            |---|---|---|---|---|---|---|

            """);
        foreach ((string project, Coverage c) in rows)
            text.Append($"| {project} | {c.CFile} | {c.Functions} | {c.Ported} | {c.Excused} | {c.Missing} | {c.Percent} % |\n");
        int functions = rows.Sum(r => r.Coverage.Functions), left = rows.Sum(r => r.Coverage.Missing);
        text.Append($"| all | {rows.Count} files | {functions} | {rows.Sum(r => r.Coverage.Ported)} | {rows.Sum(r => r.Coverage.Excused)} | {left} | {(functions - left) * 100 / Math.Max(functions, 1)} % |\n");
        text.Append("\n## Reasons\n\n| reason | meaning |\n|---|---|\n");
        foreach ((Reason reason, string meaning) in s_reasons) text.Append($"| `{reason.ToString().ToLowerInvariant()}` | {meaning} |\n");
        if (missing.Count > 0) text.Append("\n## Missing\n\n").AppendJoin('\n', missing).Append('\n');
        Unported unported = Unported.Read(repository);
        text.Append("\n## Files without a port\n\nEvery other C file of `Modules`, `Objects`, `Parser` and `Python`, which `Tools/PortIndex check TREE .` holds against the reference tree.\n\n| why | files |\n|---|---|\n");
        foreach ((string reason, List<string> files) in unported.Groups) text.Append($"| {reason} | ").AppendJoin(", ", files.Select(f => $"`{f}`")).Append(" |\n");
        return text.ToString().Replace("\r\n", "\n");
    }

    /// <summary>The C files that have an index.</summary>
    public static HashSet<string> Indexed(string repository) =>
        [.. Directory.GetDirectories(repository).Where(d => Directory.Exists(Path.Combine(d, "ports"))).SelectMany(d => Files(d, PortIndexFile.Extension)).Select(path => File.ReadLines(path).First().Trim())];

    private static IEnumerable<string> Files(string folder, string extension) =>
        Directory.GetFiles(Path.Combine(folder, "ports"), "*" + extension).Order(StringComparer.Ordinal);

    private static Dictionary<string, HashSet<string>> Cited(string folder, PortIndexFile[] indices)
    {
        Dictionary<string, HashSet<string>> cited = indices.ToDictionary(i => i.CFile, _ => new HashSet<string>());
        Dictionary<string, PortIndexFile> byFile = indices.ToDictionary(i => i.CFile);
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            string inside = Path.GetRelativePath(folder, path);
            if (inside.StartsWith("bin", StringComparison.Ordinal) || inside.StartsWith("obj", StringComparison.Ordinal)) continue;
            string source = File.ReadAllText(path);
            if (!source.Contains("Mirrors(", StringComparison.Ordinal)) continue;
            SyntaxNode root = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
            string[] head = Citation.CFiles(root);
            foreach (AttributeSyntax attribute in root.DescendantNodes().OfType<AttributeSyntax>())
            {
                if (Citation.Read(attribute) is not { } citation) continue;
                string[] files = citation.File is null ? head : [citation.File];
                if (files.FirstOrDefault(f => byFile.TryGetValue(f, out PortIndexFile? index) && index.Find(citation.Function).Count > 0) is { } file)
                    cited[file].Add(citation.Function);
            }
        }
        return cited;
    }
}
