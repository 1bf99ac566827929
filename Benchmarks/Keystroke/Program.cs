// What the generator costs an editor for each key pressed: `dotnet run -c Release --project Benchmarks/Keystroke > Benchmarks/Keystroke/results.md`

using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PyModules.Generators;

const int Warm = 40, Rounds = 40;
string root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "PyModules.sln"))) root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("run this inside the repository");
CSharpParseOptions parsing = new(LanguageVersion.Preview);

Console.WriteLine($"A key pressed in the file of a native class, in ms of the generator: the quickest, the median and the worst of {Rounds} keys after {Warm} to get warm, and the median of the processor time, which other work on the machine does not lengthen so much.");
Console.WriteLine();
Console.WriteLine("| sources | files | native classes | first run | where | quickest | median | worst | processor | files written anew |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
string[] runtime = [typeof(PyModules.Runtime.PyObject).Assembly.Location], modules = [.. Directory.GetDirectories(root, "Modules.*").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
Measure("Runtime", ["Runtime"], "PyModules.Runtime", []);
foreach (string module in modules) Measure(module, [module], "PyModules." + module, runtime);
// Nothing outgrows this: all modules taken for one project, which they are not.
Measure("all modules", modules, "PyModules.Modules.Core", runtime);

void Measure(string name, string[] projects, string assembly, string[] references)
{
    List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(Usings(name), parsing, "Usings.cs")];
    foreach (string file in projects.SelectMany(p => Directory.GetFiles(Path.Combine(root, p), "*.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        if (!Regex.IsMatch(file, "/(bin|obj)/")) trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), parsing, file));
    string[] framework = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("PyModules.", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))];
    CSharpCompilation compilation = CSharpCompilation.Create(assembly, trees, [.. framework.Concat(references).Select(path => MetadataReference.CreateFromFile(path))],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    GeneratorDriver driver = CSharpGeneratorDriver.Create([new PyModulesGenerator().AsSourceGenerator()], parseOptions: parsing);
    long start = Stopwatch.GetTimestamp();
    driver = driver.RunGenerators(compilation);
    double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    HashSet<SourceText> texts = Texts(driver);
    int generated = texts.Count;

    SyntaxTree[] native = [.. trees.Where(t => t.ToString().Contains("[PyMethod") && Bodies(t).Any() && Native(t) is not null)];
    foreach ((string where, Func<BlockSyntax, int> place) in new (string, Func<BlockSyntax, int>)[]
        {
            ("in a body", static body => body.OpenBraceToken.Span.End),
            ("in a parameter list", static body => ((MethodDeclarationSyntax)body.Parent!).ParameterList.OpenParenToken.Span.End),
            ("in a type's attributes", static body => Native(body.SyntaxTree)!.AttributeLists.First(list => list.Attributes[0].Name.ToString() == "PyType").OpenBracketToken.Span.End),
            ("in a list of bases", static body => Native(body.SyntaxTree)!.BaseList!.ColonToken.Span.End),
        })
    {
        List<double> times = [], used = [];
        int written = 0;
        for (int i = 0; i < Warm + Rounds; i++)
        {
            SyntaxTree old = native[i * 7 % native.Length], edited = TypeInto(old, place);
            compilation = compilation.ReplaceSyntaxTree(old, edited);
            native[Array.IndexOf(native, old)] = edited;
            TimeSpan before = Environment.CpuUsage.TotalTime;
            driver = driver.RunGenerators(compilation);
            if (i < Warm)
            {
                texts = Texts(driver);
                continue;
            }
            used.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            times.Add(driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds);
            HashSet<SourceText> now = Texts(driver);
            written += now.Count(text => !texts.Contains(text));
            texts = now;
        }
        times.Sort();
        used.Sort();
        Console.WriteLine($"| {name} | {trees.Count} | {generated} | {first:F0} | {where} | {times[0]:F1} | {times[Rounds / 2]:F1} | {times[^1]:F1} | {used[Rounds / 2]:F1} | {written} |");
    }
}

// A text that is not written anew stays the object that it was.
static HashSet<SourceText> Texts(GeneratorDriver driver) => new(driver.GetRunResult().Results[0].GeneratedSources.Select(source => source.SourceText), ReferenceEqualityComparer.Instance);

// The first native class whose attributes are in the file: other parts of it have none.
static ClassDeclarationSyntax? Native(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
    .FirstOrDefault(c => c.BaseList is not null && c.AttributeLists.Any(list => list.Attributes[0].Name.ToString() == "PyType"));

// The file with one space more in its first method, or round its first native class, parsed as an editor does: what did not change is kept.
SyntaxTree TypeInto(SyntaxTree tree, Func<BlockSyntax, int> place) =>
    tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(place(Bodies(tree).First()), 0), " ")));

IEnumerable<BlockSyntax> Bodies(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(m => m.Body).OfType<BlockSyntax>();

string Usings(string name)
{
    string[] implied = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];
    string text = string.Join("\n", implied.Select(n => $"global using {n};"));
    return name == "Runtime" ? text : text + "\nglobal using ThreadState = PyModules.Runtime.ThreadState;";
}
