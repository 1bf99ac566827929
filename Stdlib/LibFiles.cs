// Which files of a CPython's Lib folder belong to the standard library.

namespace PyModules.Stdlib;

internal static class LibFiles
{
    /// <summary>The files to take, as sorted relative paths: all but caches, compiled extensions, what a distribution adds and installed packages.</summary>
    public static IEnumerable<string> Enumerate(string lib)
    {
        List<string> files = [];
        foreach (string path in Directory.EnumerateFiles(lib, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(lib, path);
            if (IsStandard(relative)) files.Add(relative);
        }
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static bool IsStandard(string path)
    {
        string first = path.Split('/')[0];
        if (first is "lib-dynload" or "site-packages" or "dist-packages" || first.StartsWith("config-", StringComparison.Ordinal)) return false;
        if (path is "sitecustomize.py" or "_distutils_system_mod.py" or "EXTERNALLY-MANAGED" || path.EndsWith(".pyc", StringComparison.Ordinal)) return false;
        return true;
    }

    /// <summary>Whether the manifest speaks of the file: Python sources, but for the one that a build of CPython generates.</summary>
    public static bool IsVerified(string path) =>
        path.EndsWith(".py", StringComparison.Ordinal) && !path.StartsWith("_sysconfigdata", StringComparison.Ordinal);
}
