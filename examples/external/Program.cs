// An application with a native module of its own, built from packages: Python plans, .NET fetches.

using PyModules.Hosting;
using PyModules.Runtime;

using PyInterpreter python = new();
python.Execute("""
    import asyncio
    import weather

    async def report():
        cities = ["Oslo", "Lima", "Pune"]
        degrees = await asyncio.gather(*[weather.fetch(city) for city in cities])
        return dict(zip(cities, degrees))
    """);
Dictionary<string, double> report = await python.RunAsync<Dictionary<string, double>>(python.Evaluate("report()"));
foreach ((string city, double degrees) in report) Console.WriteLine($"{city}: {degrees:F1}");

/// <summary>Weather of the imagination.</summary>
[PyModule("weather")]
public static partial class WeatherModule
{
    /// <summary>The temperature of a city, after a while.</summary>
    [PyFunction]
    private static async Task<double> Fetch(string city, CancellationToken cancellation)
    {
        await Task.Delay(20, cancellation);
        return city.Length * 3.5;
    }
}
