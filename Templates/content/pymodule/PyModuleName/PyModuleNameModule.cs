using PyModules.Runtime;

namespace PyModuleName;

/// <summary>Says hello.</summary>
[PyModule("python_module_name")]
public static partial class PyModuleNameModule
{
    /// <summary>Greet somebody.</summary>
    [PyFunction("greet", "(name, /, *, loud=False)")]
    private static string Greet(string name, bool loud = false) => loud ? $"HELLO {name.ToUpperInvariant()}!" : $"hello {name}";

    /// <summary>Greet somebody after a while, without blocking the event loop.</summary>
    [PyFunction]
    private static async Task<string> GreetLater(string name, double seconds, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
        return Greet(name);
    }
}
