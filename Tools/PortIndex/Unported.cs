// Tools/PortIndex/unported.txt: C files that nobody ports, with the reasons.

namespace PyModules.PortIndex;

/// <summary>The list beside the indices, so that every C file of the reference tree is accounted for.</summary>
internal sealed class Unported
{
    public const string FilePath = "Tools/PortIndex/unported.txt";

    private static readonly string[] s_folders = ["Modules", "Objects", "Parser", "Python"];

    /// <summary>The reasons in their order, each with its files and folders; a folder's name ends in a slash.</summary>
    public List<(string Reason, List<string> Files)> Groups { get; } = [];

    public static Unported Read(string repository) => Parse(File.ReadAllLines(Path.Combine(repository, FilePath)));

    public static Unported Parse(string[] lines)
    {
        Unported result = new();
        foreach (string line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] != ' ') result.Groups.Add((line, []));
            else if (result.Groups.Count > 0) result.Groups[^1].Files.Add(line.Trim());
            else throw new InvalidDataException($"{line.Trim()} stands under no reason");
        }
        return result;
    }

    /// <summary>Whether the file or a folder that it is in has a reason.</summary>
    public bool Has(string file) => Groups.Any(g => g.Files.Any(f => f == file || f.EndsWith('/') && file.StartsWith(f, StringComparison.Ordinal)));

    /// <summary>What is wrong: named twice, or indexed although it is said to have no port.</summary>
    public IEnumerable<string> Problems(IReadOnlySet<string> indexed)
    {
        HashSet<string> seen = [];
        foreach (string file in Groups.SelectMany(g => g.Files))
        {
            if (!seen.Add(file)) yield return $"{file} is named twice";
            if (indexed.Contains(file)) yield return $"{file} has an index";
        }
    }

    /// <summary>C files of the tree that have neither an index nor a reason, and reasons for files that the tree does not have.</summary>
    public IEnumerable<string> Gaps(string tree, IReadOnlySet<string> indexed)
    {
        string[] files = [.. s_folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(tree, folder), "*.c", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(tree, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        foreach (string file in files)
            if (!indexed.Contains(file) && !Has(file)) yield return $"{file} has neither an index nor a reason";
        foreach (string named in Groups.SelectMany(g => g.Files))
            if (!files.Any(f => f == named || named.EndsWith('/') && f.StartsWith(named, StringComparison.Ordinal))) yield return $"{named} is not in the tree";
    }
}
