// Fetches CPython's Lib into the cache folder, once, and verifies it against the committed manifest.

using PyModules.Stdlib;

string? cache = null, manifestPath = null, explicitLib = Environment.GetEnvironmentVariable("PYMODULES_CPYTHON_LIB");
string? recordFrom = null;
for (int i = 0; i + 1 < args.Length; i += 2)
{
    switch (args[i])
    {
        case "--cache": cache = Path.GetFullPath(args[i + 1]); break;
        case "--manifest": manifestPath = Path.GetFullPath(args[i + 1]); break;
        case "--lib": explicitLib = args[i + 1]; break;
        case "--record": recordFrom = args[i + 1]; break;
    }
}
if (manifestPath is null || (cache is null && recordFrom is null))
{
    Console.Error.WriteLine("usage: PyModules.Stdlib --cache FOLDER --manifest FILE [--lib FOLDER] | --manifest FILE --record LIB");
    return 2;
}

try
{
    if (recordFrom is not null)
    {
        Manifest.Record(recordFrom).Save(manifestPath);
        return 0;
    }
    new StdlibCache(cache!, Manifest.Load(manifestPath), string.IsNullOrEmpty(explicitLib) ? null : explicitLib).Ensure();
    return 0;
}
catch (StdlibException e)
{
    // MSBuild's canonical error form, so that the build shows it as one.
    Console.Error.WriteLine($"Stdlib : error PYSTD001: {e.Message}");
    return 1;
}
