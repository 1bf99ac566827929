using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators.Tests;

/// <summary>What a driver keeps from edit to edit is what a new one would make of the sources: each token of some files that see each other in many ways is
/// left out, doubled or exchanged for another, one edit upon the other and back.</summary>
public sealed class RandomEditTests
{
    private static readonly string[] s_files =
    [
        """
        global using static Limits;
        global using Number = int;
        """,
        """
        using System;
        using PyModules.Runtime;
        [PyModule("m")] public static partial class M
        {
            internal sealed class State : PyModuleState;
            [PyConstant("LIMIT")] public const int Limit = Low + 1;
            /// <summary>Add.</summary>
            [PyFunction("add", "(a, b=1)")] static int Add(State state, Number a, int b = Limits.High) => 0;
            [PyFunction] static PyObject? Look(Inner a, Outer? b, Kind c = Kind.Two) => a;
            [PyFunction, Clinic("m.read\n    a: even = 2\n    b: object(subclass_of='&PyDict_Type') = NULL\n    /\n")] static PyObject? Read(int a, PyDict? b) => b;
            [PyFunction, Clinic("m.again = m.read")] static PyObject? Again(int a, PyDict? b) => b;
            [PyFunction, Clinic("m.twice -> twice\n    a: int\n    /\n")] static int Twice(int a) => a;
        }
        """,
        """
        using System;
        using PyModules.Runtime;
        namespace N
        {
            [PyType("m.Inner", Module = typeof(M), Dict = true)] public sealed partial class Inner : Middle
            {
                [PyMethod("f", "(a, b=None)")] PyObject? F(Pair a, Other.Deep? b = null) => null;
                [PyGetSet("p", Setter = nameof(SetP))] Kind P => default;
                /// <inheritdoc cref="Told"/>
                [PyMember("x")] internal int X;
                [PyMethod, Clinic("Inner.g = Outer.g")] PyObject? G(int a) => null;
            }
            public class Middle : Other { }
            [PyRecord("m.Pair", Module = typeof(M))] public partial record Pair(int Left, Inner? Right, Kind Kind);
        }
        [PyEnum("m.Kind", Module = typeof(M))] public enum Kind : byte { One, Two = Limits.Low }
        """,
        """
        using System;
        using PyModules.Runtime;
        using N;
        [PyType("m.Outer", Module = typeof(M))] public partial class Outer : PyObject
        {
            [PyMethod, Clinic("g\n    a: int = 1\n    /\n")] PyObject? G(int a) => null;
            [PySlot(Slot.Repr)] PyObject? Repr() => null;
        }
        [PyType(Limits.Name, Flags = TypeFlags.BaseType, WeakRefs = true)] public partial class Other : PyObject
        {
            protected internal Other() { }
            private int _field;
            protected bool SetP(PyObject? value) => true;
            /// <summary>Told.</summary>
            void Told() { }
            public class Deep : Other;
        }
        static class Limits { public const int High = Low * 2, Low = 3; public const string Name = "m.Other"; }
        """,
        """
        using PyModules.Runtime;
        [ClinicConverter("even")] static class Even { public static bool Convert(PyObject value, out int result) { result = 0; return true; } public static int Default() => 2; }
        [ClinicReturnConverter("twice")] static class Doubled { public static PyObject? Convert(int value) => null; }
        public static partial class Errors { [PyException("m.Error", Base = "Exc.ValueError")] public static partial PyType Error { get; } }
        """,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Every_edit_leaves_what_a_new_run_makes(int seed)
    {
        Random random = new(seed);
        SyntaxTree[] trees = [.. s_files.Select((text, i) => CSharpSyntaxTree.ParseText(text, Harness.Parsing, $"File{i}.cs"))];
        string[] words = [.. trees.SelectMany(tree => tree.GetRoot().DescendantTokens()).Select(token => token.Text).Distinct()];
        CSharpCompilation compilation = Harness.Compile(trees);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        HashSet<string> seen = [];
        for (int i = 0; i < 120; i++)
        {
            // Two edits on top of the good text, then back to it: what is kept must hold for both ways.
            if (i % 3 == 2)
                for (int file = 0; file < trees.Length; file++) compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], trees[file]);
            else
            {
                SyntaxTree old = compilation.SyntaxTrees[random.Next(trees.Length)];
                compilation = compilation.ReplaceSyntaxTree(old, old.WithChangedText(Edit(old, random, words)));
            }
            driver = driver.RunGenerators(compilation);
            string kept = All(driver);
            Assert.Equal(All(Harness.Driver().RunGenerators(compilation)), kept);
            seen.Add(kept);
        }
        // The edits did something.
        Assert.True(seen.Count > 10, $"{seen.Count} outputs");
    }

    private static SourceText Edit(SyntaxTree tree, Random random, string[] words)
    {
        SyntaxToken[] tokens = [.. tree.GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];
        SyntaxToken token = tokens[random.Next(tokens.Length)];
        string edited = random.Next(4) switch { 0 => "", 1 => token.Text + " " + token.Text, 2 => " " + token.Text, _ => words[random.Next(words.Length)] };
        return tree.GetText().WithChanges(new TextChange(token.Span, edited));
    }

    private static string All(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        Assert.True(result.Exception is null, result.Exception?.ToString());
        return string.Join("\n", result.GeneratedSources.OrderBy(f => f.HintName, StringComparer.Ordinal).Select(f => $"=== {f.HintName}\n{f.SourceText}"));
    }
}
