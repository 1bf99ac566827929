// The stubs of native modules: Python that parses, and lists all that dir() shows.

using Xunit;

namespace PyModules.Runtime.Tests;

public sealed class StubTests
{
    [Fact]
    public void The_stub_of_every_native_module_parses_and_lists_every_public_name()
    {
        string script = Path.Combine(AppContext.BaseDirectory, "stubs.py");
        string folder = Directory.CreateTempSubdirectory("pymod-stubs-").FullName;
        try
        {
            Outcome written = Pymod.Run(TimeSpan.FromMinutes(4), "", script, "stubs", folder);
            Assert.True(written.ExitCode == 0, written.Errors);
            Outcome compared = Pymod.Run(TimeSpan.FromMinutes(4), "", script, "check", folder);
            Assert.True(compared.ExitCode == 0, compared.Output + compared.Errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
