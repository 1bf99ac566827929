// Python/traceback.c: a traceback as text, without Lib's help.

using System.Text;
using PyModules.Parser;

namespace PyModules.Runtime;

public sealed partial class PyTraceback
{
    private const int RecursiveCutoff = 3, DefaultLimit = 1000;

    /// <summary><c>PyTraceBack_Print</c>: entries and their source lines; what <c>sys.tracebacklimit</c> leaves out comes first.</summary>
    [Mirrors("tb_printinternal", 701, 762)]
    internal static string Print(Interpreter interpreter, PyTraceback? traceback)
    {
        if (traceback is null) return "";
        long limit = DefaultLimit;
        if (interpreter.SysAttr("tracebacklimit") is PyLong given)
        {
            if (!given.TryAsLong(out limit)) limit = given.Sign * long.MaxValue;
            if (limit <= 0) return "";
        }
        StringBuilder text = new("Traceback (most recent call last):\n");
        long depth = 0;
        for (PyTraceback? tb = traceback; tb is not null; tb = tb.Next) depth++;
        PyTraceback? entry = traceback;
        for (; depth > limit; depth--) entry = entry!.Next;
        (PyStr? File, int Line, PyStr? Name) last = (null, -1, null);
        int count = 0;
        for (; entry is not null; entry = entry.Next)
        {
            PyCode code = entry.Frame.Code;
            (PyStr, int, PyStr) place = (code.Filename, entry.Line, code.Name);
            if (entry.Line == -1 || !last.Equals(place))
            {
                Repeated(text, count);
                last = place;
                count = 0;
            }
            if (++count > RecursiveCutoff) continue;
            text.Append($"  File \"{code.Filename.Value}\", line {entry.Line}, in {code.Name.Value}\n");
            if (SourceLine(interpreter, code.Filename, entry.Line) is { } source) text.Append("    ").Append(source).Append('\n');
        }
        Repeated(text, count);
        return text.ToString();
    }

    [Mirrors("tb_print_line_repeated", 684, 699)]
    private static void Repeated(StringBuilder text, int count)
    {
        if (count <= RecursiveCutoff) return;
        count -= RecursiveCutoff;
        text.Append($"  [Previous line repeated {count} more time{(count > 1 ? "s" : "")}]\n");
    }

    // A file that is not there may lie on sys.path under its last name.
    [Mirrors("display_source_line", 474, 623)]
    private static string? SourceLine(Interpreter interpreter, PyStr filename, int line)
    {
        string name = filename.Value;
        if (name is ['<', .., '>']) return null;
        string? source = ParserHost.ProgramText(filename, line, null);
        if (source is null && !File.Exists(name) && interpreter.SysAttr("path") is PyList path)
        {
            string tail = name[(name.LastIndexOf('/') + 1)..];
            for (int i = 0; source is null && i < path.Count; i++)
                if (path[i] is PyStr folder) source = ParserHost.ProgramText(PyStr.From(Path.Combine(folder.Value, tail)), line, null);
        }
        return source?.TrimEnd('\n', '\r').TrimStart(' ', '\t', '\f');
    }
}
