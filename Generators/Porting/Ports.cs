using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators;

/// <summary>The indices and reasons of a project: its additional files that end in .index and .ports.</summary>
internal sealed class Ports
{
    private readonly Dictionary<string, PortIndexFile> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), ReasonEntry> _reasons = [];
    private readonly Dictionary<AdditionalText, SourceText> _texts = [];

    public List<(AdditionalText File, PortIndexFile Index)> Indices { get; } = [];
    public List<(AdditionalText File, PortReasons Reasons)> Reasons { get; } = [];
    public List<(AdditionalText File, string Problem, int Line)> Problems { get; } = [];

    public bool IsEmpty => Indices.Count == 0 && Problems.Count == 0;

    public static Ports Read(ImmutableArray<AdditionalText> files, CancellationToken token)
    {
        Ports ports = new();
        foreach (AdditionalText file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            bool index = file.Path.EndsWith(PortIndexFile.Extension, StringComparison.Ordinal);
            if (!index && !file.Path.EndsWith(PortReasons.Extension, StringComparison.Ordinal)) continue;
            if (file.GetText(token) is not { } text) continue;
            ports._texts.Add(file, text);
            if (index) ports.AddIndex(file, PortIndexFile.Parse(text.ToString()));
            else ports.AddReasons(file, PortReasons.Parse(text.ToString()));
        }
        foreach ((AdditionalText file, PortReasons reasons) in ports.Reasons)
            if (!ports._indices.ContainsKey(reasons.CFile)) ports.Problems.Add((file, $"there is no index of '{reasons.CFile}': the first line must name the C file as the index does", 0));
        return ports;
    }

    private void AddIndex(AdditionalText file, PortIndexFile? index)
    {
        if (index is null || _indices.ContainsKey(index.CFile))
        {
            Problems.Add((file, index is null ? "this is not an index: make it with Tools/PortIndex" : $"there is another index of {index.CFile}", 0));
            return;
        }
        _indices.Add(index.CFile, index);
        Indices.Add((file, index));
    }

    private void AddReasons(AdditionalText file, PortReasons reasons)
    {
        Reasons.Add((file, reasons));
        foreach ((int line, string problem) in reasons.Problems) Problems.Add((file, problem, line));
        foreach (ReasonEntry entry in reasons.Entries) _reasons[(reasons.CFile, entry.Function)] = entry;
    }

    public PortIndexFile? Index(string cFile) => _indices.TryGetValue(cFile, out PortIndexFile? index) ? index : null;

    public ReasonEntry? Reason(string cFile, string function) => _reasons.TryGetValue((cFile, function), out ReasonEntry? entry) ? entry : null;

    /// <summary>Whether another project keeps the account of the file.</summary>
    public bool IsGuest(string cFile) => _reasons.ContainsKey((cFile, PortReasons.Rest));

    public Location At(AdditionalText file, int line, int start, int length)
    {
        SourceText text = _texts[file];
        TextLine whole = text.Lines[Math.Min(line, text.Lines.Count - 1)];
        int from = Math.Min(whole.Start + start, whole.End), to = Math.Min(from + length, whole.End);
        return Location.Create(file.Path, TextSpan.FromBounds(from, to), text.Lines.GetLinePositionSpan(TextSpan.FromBounds(from, to)));
    }
}
