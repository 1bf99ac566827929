using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>What can be wrong with citations of C functions and with the reasons for having none.</summary>
internal static class CitationRules
{
    public static readonly DiagnosticDescriptor NoSuchFunction = Rules.Make("PYM030", "The cited function does not exist",
        "{1} has no function '{0}'{2}");
    public static readonly DiagnosticDescriptor WrongLines = Rules.Make("PYM031", "The cited lines are not the function's",
        "'{0}' is at lines {1} of {2}");
    public static readonly DiagnosticDescriptor PortedTwice = Rules.AtEnd("PYM032", "A function is ported twice",
        "'{0}' is cited by '{1}' too: keep one port, or mark both 'Part = true' if each does a part of its work");
    public static readonly DiagnosticDescriptor NotPorted = Rules.AtEnd("PYM033", "A function has neither a port nor a reason",
        "'{0}' of {1} has no port: cite it with [Mirrors(\"{0}\", {2})], or give the reason in {3}");
    public static readonly DiagnosticDescriptor StaleReason = Rules.AtEnd("PYM034", "A reason that no longer holds",
        "'{0}' {1}");
    public static readonly DiagnosticDescriptor Unreadable = Rules.AtEnd("PYM035", "The file of reasons cannot be read",
        "{0}");
    public static readonly DiagnosticDescriptor NoFile = Rules.Make("PYM036", "The citation does not say of which file",
        "Name the C file of '{0}' in the comment at the head of this file, or as 'File = \"Modules/x.c\"'");
    public static readonly DiagnosticDescriptor NoIndex = Rules.Make("PYM037", "The cited file has no index",
        "There is no index of {0} under ports/: make one with Tools/PortIndex");
    public static readonly DiagnosticDescriptor Uncited = Rules.Make("PYM038", "A ported member does not say what it ports",
        "'{0}' ports '{1}' of {2}: add [Mirrors(\"{1}\", {3})]", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor[] All =
        [NoSuchFunction, WrongLines, PortedTwice, NotPorted, StaleReason, Unreadable, NoFile, NoIndex, Uncited];
}
