using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PyModules.Generators;

/// <summary>
/// Where the pages of the diagnostics are: at the project's address, if the build was given one; else in the package, beside the analyzers;
/// else in the repository, which needs no more than the path.
/// </summary>
internal static class Help
{
    private const string Pages = "docs/diagnostics/";

    private static readonly string s_base = Base(
        typeof(Help).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == "PyModules.Help")?.Value, typeof(Help).Assembly.Location);

    public static string Link(string id) => s_base + id + ".md";

    /// <param name="address">What the build was given; null or empty for nothing.</param>
    /// <param name="assembly">The file of this assembly, in a package <c>analyzers/dotnet/cs/</c> below its root; empty where it was loaded from memory.</param>
    internal static string Base(string? address, string assembly)
    {
        if (!string.IsNullOrEmpty(address)) return address!.EndsWith("/", StringComparison.Ordinal) ? address : address + "/";
        string? root = assembly;
        for (int i = 0; i < 4 && !string.IsNullOrEmpty(root); i++) root = Path.GetDirectoryName(root);
        return !string.IsNullOrEmpty(root) && Directory.Exists(Path.Combine(root, Pages)) ? new Uri(Path.Combine(root, Pages)).AbsoluteUri : Pages;
    }
}
