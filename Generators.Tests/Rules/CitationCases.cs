namespace PyModules.Generators.Tests;

/// <summary>PYM030 to PYM038: citations of the ported C file, its index and the reasons beside it.</summary>
internal static class CitationCases
{
    private const string Index = """
        Modules/_demo.c
        10-20 demo_add 3-8 _demo.add
        22-30 demo_join
        32-40 demo_traverse
        """;

    private const string File = "Modules/_demo.c\n", Reasons = File + "gc: demo_traverse\n", Guest = File + "elsewhere: * -> Other\n";
    private const string Add = "[Mirrors(\"demo_add\", 10, 20)] static void Add() { } ", Join = "[Mirrors(\"demo_join\", 22, 30)] static void Join() { } ";

    public static readonly RuleCase[] All =
    [
        Cited("PYM030", "[Mirrors(\"demo_ad«|d»\", 10, 20)] static void Add() { }", Guest),
        Cited("PYM030", Add + "[Mirrors(\"«something_else|demo_join»\", 22, 30)] static void Join() { }", Guest),
        Cited("PYM031", Join + "[Mirrors(\"demo_add\", 10, «21|20»)] static void Add() { }"),
        Cited("PYM031", Join + "[Mirrors(\"demo_add\", «11|10», 20)] static void Add() { }"),
        Cited("PYM031", Join + "[Mirrors(\"demo_add\", 12, 14«|, Part = true»)] static void Add() { }"),
        Cited("PYM031", Join + "[Mirrors(\"demo_add\", 12, «21|20», Part = true)] static void Add() { }"),
        Cited("PYM032", Add + Join + "«[Mirrors(\"demo_add\", 10, 20)] |»static void Other() { }"),
        Cited("PYM032", Join + "[Mirrors(\"demo_add\", 10, 14, Part = true)] static void A() { } [Mirrors(\"demo_add\", 10, 20«|, Part = true»)] static void B() { }"),
        Cited("PYM033", Add, File + "gc: demo_traverse«|, demo_join»"),
        Cited("PYM033", Add + "«|[Mirrors(\"demo_join\", 22, 30)] »static void Join() { }"),
        Cited("PYM034", Add + Join, File + "gc: demo_traverse«, demo_clear|»"),
        Cited("PYM034", Add + Join, File + "gc: demo_traverse«, demo_add|»"),
        Cited("PYM034", Add + Join, File + "gc: demo_traverse«\nmemory: demo_traverse|»"),
        Cited("PYM034", Add + Join, File + "merged: demo_traverse -> demo_«nothing|add»"),
        Cited("PYM035", Add + Join, File + "«because|gc»: demo_traverse", besides: "PYM033"),
        Cited("PYM035", Add + Join, File + "gc: demo_traverse«, *|»"),
        Cited("PYM035", Add, File + "gc: demo_traverse\nmissing: demo_join «|-> all of it»", besides: "PYM033"),
        Cited("PYM035", Add + Join, "Modules/_«other|demo».c\ngc: demo_traverse", besides: "PYM033"),
        Cited("PYM036", Add, Guest, head: "// «No file|Modules/_demo.c»: all of it.\n"),
        Cited("PYM036", "[Mirrors(\"demo_add\", 10, 20«|, File = \"Modules/_demo.c\"»)] static void Add() { }", Guest, head: "// No file.\n"),
        Cited("PYM037", "[Mirrors(\"demo_add\", 10, 20, File = \"Modules/_«other|demo».c\")] static void Add() { }", Guest),
        Cited("PYM038", "«|[Mirrors(\"demo_add\", 10, 20)] »[PyFunction(\"add\", \"()\")] static void Add() { }", Guest),
        Cited("PYM038", "[PyFunction(\"«add|plus»\", \"()\")] static void Add() { }", Guest),
    ];

    private static RuleCase Cited(string id, string body, string reasons = Reasons, string head = "// Modules/_demo.c: all of it.\n", string? besides = null) =>
        new(id, head + "[PyModule(\"_demo\")] public static partial class Demo { " + body + " }", Index, reasons) { Besides = besides };
}
