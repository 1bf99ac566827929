// One CPython test module, what it must pass and what it does not pass yet.

namespace PyModules.GateTests;

/// <summary>A module of Lib/test and the ids that its gate asks for.</summary>
internal sealed class Gate
{
    private const int DefaultSeconds = 300;

    public required string Module { get; init; }

    /// <summary>How long the module may take.</summary>
    public TimeSpan Limit { get; private set; } = TimeSpan.FromSeconds(DefaultSeconds);

    /// <summary>The ids that pass on CPython.</summary>
    public HashSet<string> Wanted { get; } = [];

    /// <summary>The ids that do not pass here yet, with the reason.</summary>
    public Dictionary<string, string> Known { get; } = [];

    /// <summary>Read the gates: <c>gates.tsv</c> names the modules and the known gaps, <c>oracle.tsv</c> has CPython's outcomes.</summary>
    public static Dictionary<string, Gate> ReadAll(string folder)
    {
        var gates = new Dictionary<string, Gate>();
        foreach (string[] row in Rows(Path.Combine(folder, "gates.tsv")))
        {
            if (!gates.TryGetValue(row[0], out Gate? gate)) gates.Add(row[0], gate = new Gate { Module = row[0] });
            if (row[1] == "green") gate.Limit = row.Length > 2 && int.TryParse(row[2], out int seconds) ? TimeSpan.FromSeconds(seconds) : gate.Limit;
            else gate.Known[row[1]] = row.Length > 2 ? row[2] : "";
        }
        foreach (string[] row in Rows(Path.Combine(folder, "oracle.tsv")))
        {
            if (row[2] == "pass" && gates.TryGetValue(row[0], out Gate? gate)) gate.Wanted.Add(row[1]);
        }
        return gates;
    }

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));
}
