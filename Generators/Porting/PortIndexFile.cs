using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PyModules.Generators;

/// <summary>A function of a C file: its lines, and the name and lines of the clinic block before it.</summary>
internal sealed record PortFunction(string Name, int First, int Last, string? Clinic = null, int ClinicFirst = 0, int ClinicLast = 0);

/// <summary>The functions of one C file, as Tools/PortIndex wrote them down: a line each, <c>first-last name [first-last clinic.name]</c>.</summary>
internal sealed class PortIndexFile
{
    public const string Extension = ".index";

    private readonly Dictionary<string, List<PortFunction>> _byName = new(StringComparer.Ordinal);

    public PortIndexFile(string cFile, IEnumerable<PortFunction> functions)
    {
        CFile = cFile;
        Functions = functions.ToArray();
        foreach (PortFunction function in Functions)
        {
            // A function that has an alternative under #else is one function with two places.
            if (!_byName.TryGetValue(function.Name, out List<PortFunction>? places)) _byName.Add(function.Name, places = []);
            places.Add(function);
        }
    }

    /// <summary>The file's path in the reference tree.</summary>
    public string CFile { get; }

    public PortFunction[] Functions { get; }
    public IEnumerable<string> Names => _byName.Keys;
    public int Count => _byName.Count;

    public IReadOnlyList<PortFunction> Find(string name) => _byName.TryGetValue(name, out List<PortFunction>? places) ? places : [];

    public static PortIndexFile? Parse(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").Split('\n');
        string cFile = lines[0].Trim();
        if (cFile.Length == 0) return null;
        List<PortFunction> functions = [];
        foreach (string line in lines.Skip(1))
        {
            if (line.Length == 0) continue;
            string[] parts = line.Split(' ');
            if (parts.Length is not (2 or 4) || !Range(parts[0], out int first, out int last)) return null;
            if (parts.Length == 2) functions.Add(new(parts[1], first, last));
            else if (Range(parts[2], out int clinicFirst, out int clinicLast)) functions.Add(new(parts[1], first, last, parts[3], clinicFirst, clinicLast));
            else return null;
        }
        return new(cFile, functions);
    }

    public string Write()
    {
        StringBuilder text = new(CFile + "\n");
        foreach (PortFunction f in Functions)
        {
            text.Append(Range(f.First, f.Last)).Append(' ').Append(f.Name);
            if (f.Clinic is not null) text.Append(' ').Append(Range(f.ClinicFirst, f.ClinicLast)).Append(' ').Append(f.Clinic);
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Range(int first, int last) =>
        first.ToString(CultureInfo.InvariantCulture) + "-" + last.ToString(CultureInfo.InvariantCulture);

    private static bool Range(string text, out int first, out int last)
    {
        first = last = 0;
        int dash = text.IndexOf('-');
        return dash > 0
            && int.TryParse(text.Substring(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out first)
            && int.TryParse(text.Substring(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out last);
    }
}
