// The cache folder: <cache>/cpython is a CPython prefix whose lib/python3.14 is the verified Lib.

namespace PyModules.Stdlib;

/// <summary>Makes sure that the cache holds the standard library; builds that run at the same time wait for one another.</summary>
internal sealed class StdlibCache(string folder, Manifest manifest, string? explicitLib)
{
    private readonly string _prefix = Path.Combine(folder, "cpython");

    private string Stamp => Path.Combine(_prefix, "stamp");

    public void Ensure()
    {
        string wanted = $"{manifest.Digest} {explicitLib}";
        if (IsCurrent(wanted)) return;
        Directory.CreateDirectory(folder);
        using FileStream held = Lock();
        if (IsCurrent(wanted)) return;

        string staging = Path.Combine(folder, $"cpython.{Environment.ProcessId}");
        DeleteFolder(staging);
        try
        {
            string description = Fetch(staging);
            File.WriteAllText(Path.Combine(staging, "stamp"), $"{wanted}\n{description}\n");
            DeleteFolder(_prefix);
            Directory.Move(staging, _prefix);
            Console.WriteLine($"Stdlib: {description}");
        }
        finally
        {
            DeleteFolder(staging);
        }
    }

    private bool IsCurrent(string wanted) => File.Exists(Stamp) && File.ReadLines(Stamp).FirstOrDefault() == wanted;

    /// <summary>Fill <paramref name="staging"/> from the first source that works and say what it was.</summary>
    private string Fetch(string staging)
    {
        if (explicitLib is not null)
        {
            string lib = Path.GetFullPath(explicitLib);
            if (!File.Exists(Path.Combine(lib, "os.py")))
                throw new StdlibException($"'{lib}' (from PYMODULES_CPYTHON_LIB or the PyModulesCPythonLib property) is no Lib folder of CPython: it has no os.py");
            return Take(lib, staging, lib);
        }

        List<string> reasons = [];
        if (DebianPackages.TryFetch(Path.Combine(staging, "debian"), out DebianPackages.Result? found, out string why))
        {
            string result;
            if (found.Version == manifest.Version)
                result = Take(found.Lib, staging, $"Debian's libpython3.14 {found.PackageVersion}");
            else
            {
                Copy(found.Lib, staging);
                result = $"CPython {found.Version} from Debian's signed archive ({found.PackageVersion}): newer than {manifest.Version}, which the manifest describes, so not compared file by file";
            }
            DeleteFolder(Path.Combine(staging, "debian"));
            return result;
        }
        reasons.Add(why);

        if (PythonOnPath.TryFind(out string pathLib, out why)) return Take(pathLib, staging, $"the CPython on PATH ({pathLib})");
        reasons.Add(why);

        throw new StdlibException(
            $"CPython {manifest.Version}'s Lib was not found in any of three ways: " +
            "1. set PYMODULES_CPYTHON_LIB (or -p:PyModulesCPythonLib=...) to the Lib folder of a CPython " + manifest.Version + "; " +
            $"2. Debian's packages through apt: {reasons[0]}; " +
            $"3. python3.14 on PATH: {reasons[1]}");
    }

    private string Take(string lib, string staging, string source)
    {
        manifest.Verify(lib, source);
        Copy(lib, staging);
        return $"CPython {manifest.Version}'s Lib from {source}, {manifest.Count} files as the manifest says";
    }

    private static void Copy(string lib, string staging)
    {
        string target = Path.Combine(staging, "lib", "python3.14");
        foreach (string file in LibFiles.Enumerate(lib))
        {
            string to = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(lib, file), to, overwrite: true);
        }
        // Start-up looks for this folder to find the platform-dependent prefix; compiled extensions have no place here.
        Directory.CreateDirectory(Path.Combine(target, "lib-dynload"));
    }

    private FileStream Lock()
    {
        string path = Path.Combine(folder, "cpython.lock");
        for (DateTime limit = DateTime.UtcNow.AddMinutes(10); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e)
            {
                if (DateTime.UtcNow > limit) throw new StdlibException($"another build holds '{path}' for ten minutes: {e.Message}");
                Thread.Sleep(100);
            }
        }
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }
}
