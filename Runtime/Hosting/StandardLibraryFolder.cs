// Modules/getpath.py: where the standard library lies, for an interpreter inside an application.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Hosting;

/// <summary>Finds CPython's <c>Lib</c>.</summary>
public static class StandardLibraryFolder
{
    /// <summary>The application setting (in <c>runtimeconfig.json</c>) that names the folder; the build writes it.</summary>
    public const string Setting = "PyModules.StandardLibrary";

    private const string Name = "python3.14";

    /// <summary>The folder given, else the first of those that an application can have.</summary>
    /// <exception cref="DirectoryNotFoundException">None has <c>os.py</c>.</exception>
    public static string Find(string? given = null)
    {
        if (given is not null) return IsLib(given) ? Path.GetFullPath(given) : throw new DirectoryNotFoundException($"{given} has no os.py: it is not CPython's standard library");
        foreach (string? candidate in (string?[])
            [
                Environment.GetEnvironmentVariable("PYMODULES_CPYTHON_LIB"),
                Path.Combine(AppContext.BaseDirectory, "lib", Name),
                AppContext.GetData(Setting) as string,
            ])
        {
            if (!string.IsNullOrEmpty(candidate) && IsLib(candidate)) return Path.GetFullPath(candidate).TrimEnd('/');
        }
        throw new DirectoryNotFoundException(
            $"CPython 3.14's standard library was not found: set PYMODULES_CPYTHON_LIB, {nameof(PyInterpreterOptions)}.{nameof(PyInterpreterOptions.StandardLibrary)} or put it into {Path.Combine(AppContext.BaseDirectory, "lib", Name)}");
    }

    private static bool IsLib(string folder) => File.Exists(Path.Combine(folder, "os.py"));

    /// <summary>What <c>sys.prefix</c> says: above <c>lib/python3.14</c>, or above a library of another name.</summary>
    internal static string Prefix(string lib)
    {
        string? parent = ShortText.Folder(lib);
        bool standard = parent is not null && ShortText.FileName(lib) == Name && ShortText.FileName(parent) == "lib";
        return (standard ? ShortText.Folder(parent!) : parent) ?? "/";
    }
}
