using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators.Tests;

/// <summary>Compiles a piece of an author's code with the generator, as an assembly that is not ours.</summary>
internal static class Harness
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("PyModules.Generators", StringComparison.Ordinal))
            .Append(typeof(PyModules.Runtime.PyObject).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    internal static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    internal const string Usings = """
        using System;
        using PyModules.Runtime;

        """;

    internal static SyntaxTree Tree(string source, string path = "Sample.cs") => CSharpSyntaxTree.ParseText(Usings + source, Parsing, path);

    internal static CSharpCompilation Compile(params SyntaxTree[] trees) => Compile(OutputKind.DynamicallyLinkedLibrary, trees);

    internal static CSharpCompilation Compile(OutputKind kind, params SyntaxTree[] trees) =>
        CSharpCompilation.Create("Sample", trees, s_references,
            new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>An assembly named Library, as a package has it.</summary>
    internal static MetadataReference Library(string source)
    {
        using MemoryStream image = new();
        var result = Compile(Tree(source, "Library.cs")).WithAssemblyName("Library").Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    internal static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new PyModulesGenerator().AsSourceGenerator()], parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by name.</summary>
    internal static SortedDictionary<string, string> Generate(params SyntaxTree[] trees)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult file in Driver().RunGenerators(Compile(trees)).GetRunResult().Results[0].GeneratedSources)
            files.Add(file.HintName, file.SourceText.ToString());
        return files;
    }

    /// <summary>Compile with the generated code; errors fail the test.</summary>
    internal static Assembly Load(string source)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(Tree(source)), out Compilation output, out _);
        using MemoryStream image = new();
        var result = output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Compare with the recorded text; with PYMODULES_RECORD naming a folder, record it there instead.</summary>
    internal static void Recorded(string file, string generated)
    {
        string text = generated.Replace("\r\n", "\n");
        if (Environment.GetEnvironmentVariable("PYMODULES_RECORD") is { Length: > 0 } target)
        {
            Directory.CreateDirectory(target);
            File.WriteAllText(Path.Combine(target, file + ".txt"), text);
            return;
        }
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", file + ".txt")).Replace("\r\n", "\n"), text);
    }
}
