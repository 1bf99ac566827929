using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>How much of one C file is ported.</summary>
/// <param name="Ported">Functions with a port, of their own, merged into another's or in another project.</param>
/// <param name="Excused">Functions with a reason for having none.</param>
/// <param name="Missing">The rest.</param>
internal sealed record Coverage(string CFile, int Functions, int Ported, int Excused, int Missing)
{
    public static Coverage Of(PortIndexFile index, PortReasons? reasons, ISet<string> cited)
    {
        int ported = 0, excused = 0;
        Dictionary<string, Reason> byName = [];
        foreach (ReasonEntry entry in reasons?.Entries ?? []) byName[entry.Function] = entry.Reason;
        foreach (string name in index.Names)
        {
            if (cited.Contains(name)) ported++;
            else if (!byName.TryGetValue(name, out Reason reason)) continue;
            else if (reason is Reason.Merged or Reason.Elsewhere) ported++;
            else if (reason is not (Reason.Missing or Reason.Open)) excused++;
        }
        return new(index.CFile, index.Count, ported, excused, index.Count - ported - excused);
    }

    /// <summary>Whole percents, rounded down, so that 100 means all.</summary>
    public int Percent => Functions == 0 ? 100 : (Ported + Excused) * 100 / Functions;
}
