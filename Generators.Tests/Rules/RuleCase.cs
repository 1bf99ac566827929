using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators.Tests;

/// <summary>
/// One rule's trigger and what comes nearest to it and is right, in one text: where the two differ stands <c>«wrong|right»</c>, once.
/// So there is no trigger without its near miss.
/// </summary>
/// <param name="Id">The rule that the wrong reading breaks.</param>
/// <param name="Source">The author's code.</param>
/// <param name="Index">The index of the C file that the code ports, if it ports one.</param>
/// <param name="Reasons">The reasons beside the index.</param>
/// <param name="Library">The code of an assembly that the author references.</param>
internal sealed record RuleCase(string Id, string Source, string? Index = null, string? Reasons = null, string? Library = null)
{
    /// <summary>More tokens than an attribute with its arguments has are not near.</summary>
    private const int Near = 13;

    /// <summary>A rule that the wrong reading breaks as well, because it follows: a function whose reason cannot be read has none.</summary>
    public string? Besides { get; init; }

    public RuleCase Wrong => Read(true);

    public RuleCase Right => Read(false);

    /// <summary>Why the two readings are no pair; null when they are.</summary>
    public string? Fault()
    {
        string all = Source + Index + Reasons + Library;
        int open = all.IndexOf('«'), bar = all.IndexOf('|'), close = all.IndexOf('»');
        if (all.Count(c => c is '«' or '|' or '»') != 3 || open < 0 || bar < open || close < bar) return "one place must be marked «wrong|right»";
        string wrong = all[(open + 1)..bar], right = all[(bar + 1)..close];
        if (wrong == right) return "the two are the same";
        return Tokens(wrong) > Near || Tokens(right) > Near ? $"'{wrong}' and '{right}' are not near" : null;
    }

    private static int Tokens(string text) => SyntaxFactory.ParseTokens(text).Count(token => !token.IsKind(SyntaxKind.EndOfFileToken));

    private RuleCase Read(bool wrong)
    {
        return new(Id, Part(Source)!, Part(Index), Part(Reasons), Part(Library)) { Besides = Besides };

        string? Part(string? text)
        {
            int open = text?.IndexOf('«') ?? -1;
            if (open < 0) return text;
            int bar = text!.IndexOf('|', open), close = text.IndexOf('»', open);
            return text[..open] + (wrong ? text[(open + 1)..bar] : text[(bar + 1)..close]) + text[(close + 1)..];
        }
    }

    internal static string Type(string body, string attribute = "", string modifiers = "public partial", string @base = "PyObject") =>
        $$"""[PyType("x.T"{{attribute}})] {{modifiers}} class T : {{@base}} { {{body}} }""";

    internal static string Module(string body) => $$"""[PyModule("m")] public static partial class M { {{body}} }""";

    /// <summary>A function of a module, declared by a block.</summary>
    internal static string Block(string block, string parameters = "", string returns = "PyObject?", string rest = "") =>
        Module($"[PyFunction, Clinic({SymbolDisplay.FormatLiteral(block.Replace("\n", "\n  "), true)})] static {returns} F({parameters}) => default!; {rest}");
}
