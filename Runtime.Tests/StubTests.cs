// The stubs of native modules: Python that parses, and lists all that dir() shows, with the types of the C# signatures.

using System.Reflection;
using System.Text.Json;
using PyModules.Hosting;
using Xunit;

namespace PyModules.Runtime.Tests;

public sealed class StubTests
{
    [Fact]
    public void The_stub_of_every_native_module_parses_lists_every_public_name_and_has_types()
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
            Outcome compared = Pymod.Run(TimeSpan.FromMinutes(4), "", script, "check", folder);
            Assert.True(compared.ExitCode == 0, compared.Output + compared.Errors);
            foreach ((string module, string line) in (ReadOnlySpan<(string, string)>)
                [
                    ("_testclinic", "def int_converter(a: typing.SupportsIndex = 12, b: typing.SupportsIndex = 34, c: str = '-', /) -> typing.Any:"),
                    ("_asyncio", "eager_start: bool = False) -> None: ..."),
                    ("_opcode", "def is_valid(opcode: typing.SupportsIndex) -> bool:"),
                    ("posix", "def getpid() -> int:"),
                ])
                Assert.Contains(line, File.ReadAllText(Path.Combine(folder, module + ".pyi")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
