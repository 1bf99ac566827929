// The stubs and pages of native modules: they list all that dir() shows; the stubs are Python that parses, with the types of the C# signatures.

using System.Reflection;
using System.Text.Json;
using PyModules.Hosting;
using Xunit;

namespace PyModules.Runtime.Tests;

public sealed class StubTests
{
    [Theory]
    [InlineData("def f(a: nothing) -> int: ...", "nothing leads nowhere")]
    [InlineData("def f(a: collections.abc.Buffer) -> int: ...", "collections.abc.Buffer leads nowhere")]
    [InlineData("x: int\nx: str", "x is there twice")]
    [InlineData("class B(A): ...\nclass A: ...", "the base A comes later")]
    [InlineData("class A:\n    def int(self) -> str: ...\n    def f(self) -> int: ...", "int is a member here")]
    [InlineData("x: int\ndef f() -> x: ...", "x is no type")]
    [InlineData("import typing\n@typing.overload\ndef f(): ...", "f is overloaded once")]
    [InlineData("class A:\n    def f(self): ...\n    @property\n    def f(self): ...", "f is there twice")]
    [InlineData("import typing\nclass A:\n    @property\n    def f(self) -> int: ...\n    @f.setter\n    def f(self, v: typing.Any) -> None: ...", "")]
    public void What_a_type_checker_would_refuse_is_found(string stub, string fault)
    {
        string script = $"import ast, sys; sys.path.insert(0, {Literal(AppContext.BaseDirectory)}); import stubs; print(*[f.partition(': ')[2] for f in stubs.Faults(ast.parse({Literal(stub)})).found])";
        Outcome outcome = Pymod.Run(TimeSpan.FromMinutes(1), "", "-c", script);
        Assert.Equal((fault, ""), (outcome.Output.Trim(), outcome.Errors));

        static string Literal(string text) => JsonSerializer.Serialize(text);
    }

    [Fact]
    public void The_stub_and_the_page_of_every_native_module_list_every_public_name_and_the_stub_has_types()
    {
        string script = Path.Combine(AppContext.BaseDirectory, "stubs.py");
        string folder = Directory.CreateTempSubdirectory("pymod-stubs-").FullName;
        try
        {
            string types = Path.Combine(folder, "types.json");
            Assembly[] assemblies = [typeof(PyStubs).Assembly, .. Directory.GetFiles(AppContext.BaseDirectory, "PyModules.Modules.*.dll").Select(Assembly.LoadFrom)];
            File.WriteAllText(types, JsonSerializer.Serialize(PyStubs.Signatures(assemblies)));
            Outcome written = Pymod.Run(TimeSpan.FromMinutes(4), "", script, "typed", folder, types);
            Assert.True(written.ExitCode == 0, written.Errors);
            string[] pages = [Path.Combine(folder, "again"), folder];
            foreach (string target in pages)
            {
                Outcome paged = Pymod.Run(TimeSpan.FromMinutes(4), "", script, "pages", target);
                Assert.True(paged.ExitCode == 0, paged.Errors);
            }
            string[] names = [.. Directory.GetFiles(folder, "*.pyi").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];
            Assert.Equal(names, Directory.GetFiles(folder, "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
            Assert.All(names, name => Assert.Equal(File.ReadAllText(Path.Combine(pages[0], name + ".md")), File.ReadAllText(Path.Combine(folder, name + ".md"))));
            Outcome compared = Pymod.Run(TimeSpan.FromMinutes(4), "", script, "check", folder);
            Assert.True(compared.ExitCode == 0, compared.Output + compared.Errors);
            foreach ((string module, string line) in (ReadOnlySpan<(string, string)>)
                [
                    ("_testclinic", "def int_converter(a: typing.SupportsIndex = 12, b: typing.SupportsIndex = 34, c: str = '-', /) -> typing.Any:"),
                    ("_asyncio", "eager_start: bool = False) -> None: ..."),
                    ("_opcode", "def is_valid(opcode: typing.SupportsIndex) -> bool:"),
                    ("posix", "def getpid() -> int:"),
                    ("_testclinic", "def group_and_opt(a: typing.Any, b: typing.Any, c: typing.Any=..., /) -> typing.Any: ..."),
                    ("_io", "    @_CHUNK_SIZE.setter\n    def _CHUNK_SIZE(self, value: typing.Any, /) -> None: ..."),
                    ("_datetime", "    max: typing.ClassVar[date]"),
                    ("sys", "version_info: _version_info"),
                ])
                Assert.Contains(line, File.ReadAllText(Path.Combine(folder, module + ".pyi")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
