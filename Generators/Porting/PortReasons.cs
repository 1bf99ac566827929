using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PyModules.Generators;

/// <summary>Why a C function has no method of its own in the port.</summary>
internal enum Reason
{
    /// <summary>Traversal, clearing, deallocation: .NET's collector does it.</summary>
    Gc,

    /// <summary>Counting, borrowing and stealing references.</summary>
    Refcount,

    /// <summary>Memory blocks, free lists, growth and layout of structures.</summary>
    Memory,

    /// <summary>For C extensions only: neither Python code nor the port can reach it.</summary>
    Capi,

    /// <summary>Definitions, argument parsing, look-up of module state: the generator writes it.</summary>
    Generated,

    /// <summary>Locks and critical sections of the free-threaded build.</summary>
    Locking,

    /// <summary>For another system or for a build option that is off.</summary>
    Platform,

    /// <summary>C# or .NET's library has it: a cast, a comparison, a conversion.</summary>
    Dotnet,

    /// <summary>A part of a mechanism that the interpreter has in a form of its own: the instruction stream, inline caches, frames.</summary>
    Replaced,

    /// <summary>Its work is done inside the port of another function, which the entry names.</summary>
    Merged,

    /// <summary>Its port is in another project, in the file that the entry names.</summary>
    Elsewhere,

    /// <summary>Absent, and it should be there; the entry says what is missing.</summary>
    Missing,

    /// <summary>Not yet compared with the port; counts as missing.</summary>
    Open,
}

/// <summary>One function's reason and where it stands in the file.</summary>
internal sealed record ReasonEntry(string Function, Reason Reason, string? Note, int Line, int Start, int Length);

/// <summary>The reasons that stand beside an index: <c>reason: function, function -> note</c>, indented lines go on with the list.</summary>
internal sealed class PortReasons
{
    public const string Extension = ".ports";

    /// <summary>Stands for all functions that have no port here: another project keeps the account of the file.</summary>
    public const string Rest = "*";

    private static readonly Regex s_item = new(@"^(?<name>[A-Za-z_]\w*(\(\w+\))?|\*)(\s*->\s*(?<note>.+))?$", RegexOptions.CultureInvariant);

    private PortReasons(string cFile) => CFile = cFile;

    public string CFile { get; }
    public List<ReasonEntry> Entries { get; } = [];

    /// <summary>Whether the account of the file is kept in another project, so that the index is here for the citations only.</summary>
    public bool IsGuest => Entries.Any(e => e.Function == Rest);

    /// <summary>Lines that say nothing readable, with what is wrong.</summary>
    public List<(int Line, string Problem)> Problems { get; } = [];

    public static bool NeedsNote(Reason reason) => reason is Reason.Merged or Reason.Elsewhere or Reason.Missing;

    public static PortReasons Parse(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").Split('\n');
        PortReasons result = new(lines[0].Trim());
        Reason? current = null;
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.Trim().Length == 0 || line[0] == '#') continue;
            int start = 0;
            if (!char.IsWhiteSpace(line[0]))
            {
                int colon = line.IndexOf(':');
                string word = colon < 0 ? line : line.Substring(0, colon);
                current = Named(word);
                if (colon < 0 || current is null)
                {
                    result.Problems.Add((i, $"'{word.Trim()}' is no reason; reasons are {string.Join(", ", Words)}"));
                    continue;
                }
                start = colon + 1;
            }
            if (current is not { } reason)
            {
                result.Problems.Add((i, "a list must begin with its reason"));
                continue;
            }
            // A note may hold commas, so that such entries have a line each.
            if (NeedsNote(reason)) result.Add(reason, line, i, start, line.Length);
            else
                for (int from = start; from < line.Length;)
                {
                    int comma = line.IndexOf(',', from);
                    if (comma < 0) comma = line.Length;
                    result.Add(reason, line, i, from, comma);
                    from = comma + 1;
                }
        }
        return result;
    }

    private void Add(Reason reason, string line, int number, int from, int to)
    {
        string item = line.Substring(from, to - from).Trim();
        if (item.Length == 0) return;
        Match match = s_item.Match(item);
        string? note = match.Groups["note"].Success ? match.Groups["note"].Value.Trim() : null;
        if (!match.Success) Problems.Add((number, $"'{item}' is not a function's name"));
        else if (match.Groups["name"].Value == Rest && reason != Reason.Elsewhere) Problems.Add((number, "only 'elsewhere' can be said of all the rest"));
        else if (NeedsNote(reason) && note is null) Problems.Add((number, $"'{item}' needs ' -> ' and {Wanted(reason)}"));
        else
        {
            string name = match.Groups["name"].Value;
            Entries.Add(new(name, reason, note, number, line.IndexOf(name, from, StringComparison.Ordinal), name.Length));
        }
    }

    private static string Wanted(Reason reason) => reason switch
    {
        Reason.Merged => "the C function whose port does its work",
        Reason.Elsewhere => "the file that has its port",
        _ => "a sentence that says what is missing",
    };

    public static IEnumerable<string> Words => Enum.GetNames(typeof(Reason)).Select(name => name.ToLowerInvariant());

    private static Reason? Named(string word) => Enum.TryParse(word.Trim(), ignoreCase: true, out Reason reason) && !char.IsDigit(word.Trim()[0]) ? reason : null;
}
