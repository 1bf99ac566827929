using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>What the XML comment of a method says of its parameters, its result and its exceptions, for pages of documentation.</summary>
internal static class Notes
{
    /// <summary>How exceptions of .NET arrive in Python, as ClrErrors of the runtime has it; others become RuntimeError.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["FileNotFoundException"] = "FileNotFoundError", ["DirectoryNotFoundException"] = "FileNotFoundError", ["UnauthorizedAccessException"] = "PermissionError",
        ["EndOfStreamException"] = "EOFError", ["IOException"] = "OSError", ["TimeoutException"] = "TimeoutError", ["KeyNotFoundException"] = "KeyError",
        ["IndexOutOfRangeException"] = "IndexError", ["DivideByZeroException"] = "ZeroDivisionError", ["OverflowException"] = "OverflowError",
        ["ArithmeticException"] = "ArithmeticError", ["InvalidCastException"] = "TypeError", ["ArgumentNullException"] = "TypeError", ["ArgumentException"] = "ValueError",
        ["ArgumentOutOfRangeException"] = "ValueError", ["FormatException"] = "ValueError", ["NotImplementedException"] = "NotImplementedError",
        ["NotSupportedException"] = "NotImplementedError", ["OutOfMemoryException"] = "MemoryError", ["OperationCanceledException"] = "asyncio.CancelledError",
        ["TaskCanceledException"] = "asyncio.CancelledError",
    };

    /// <summary>
    /// The call with what is said of it: <c>name text</c> of a parameter under its Python name, <c>-> text</c> of the result and <c>!name text</c> of an exception.
    /// </summary>
    public static CallModel Read(CallModel call, IMethodSymbol method, CancellationToken token)
    {
        List<string> notes = [];
        int first = method.Parameters.Length - call.Parameters.Count;
        for (int i = 0; i < call.Parameters.Count && first >= 0; i++)
            if (!call.Parameters[i].IsInjected && method.Parameter(method.Parameters[first + i].Name, token) is { } text) notes.Add($"{call.Parameters[i].PyName} {Line(text)}");
        if (method.Returns(token) is { } result) notes.Add("-> " + Line(result));
        foreach ((string cref, string text) in method.Exceptions(token)) notes.Add($"!{Exception(cref)} {Line(text)}".TrimEnd());
        return notes.Count == 0 ? call : call with { Notes = notes.ToEquatable() };
    }

    /// <summary>The lines of the attribute that keeps signatures: notes stand behind a #.</summary>
    public static IEnumerable<string> Of(string name, CallModel call) => call.Notes.Select(note => $"#{name} {note}");

    /// <summary><c>Exc.ValueError</c> is Python's own; an exception of .NET is what it becomes.</summary>
    private static string Exception(string cref)
    {
        string name = cref.Substring(cref.LastIndexOf('.') + 1);
        return s_exceptions.TryGetValue(name, out string? python) ? python : name.EndsWith("Exception", System.StringComparison.Ordinal) ? "RuntimeError" : name;
    }

    private static string Line(string text) => Regex.Replace(text, "\\s+", " ");
}
