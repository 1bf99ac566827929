// The committed list of Lib's Python files: path, SHA-256, line count.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PyModules.Stdlib;

/// <summary>What every <c>.py</c> file of CPython's Lib must be, to the byte.</summary>
internal sealed class Manifest
{
    private sealed record Entry(string Sha256, int Lines);

    private readonly SortedDictionary<string, Entry> _files = new(StringComparer.Ordinal);

    /// <summary>The CPython version, from the file's name.</summary>
    public required string Version { get; init; }

    /// <summary>Identifies this manifest in the cache's stamp.</summary>
    public string Digest { get; private set; } = "";

    public int Count => _files.Count;

    public static Manifest Load(string path)
    {
        Manifest manifest = new() { Version = Path.GetFileNameWithoutExtension(path)["cpython-".Length..] };
        byte[] bytes = File.ReadAllBytes(path);
        manifest.Digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('\t');
            manifest._files.Add(fields[0], new Entry(fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture)));
        }
        return manifest;
    }

    public static Manifest Record(string lib)
    {
        Manifest manifest = new() { Version = "" };
        foreach (string path in LibFiles.Enumerate(lib))
        {
            if (LibFiles.IsVerified(path)) manifest._files.Add(path, Describe(Path.Combine(lib, path)));
        }
        return manifest;
    }

    public void Save(string path)
    {
        StringBuilder text = new();
        foreach ((string file, Entry entry) in _files)
            text.Append(CultureInfo.InvariantCulture, $"{file}\t{entry.Sha256}\t{entry.Lines}\n");
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Compare a Lib folder with the manifest; the first file that differs is an error.
    /// The test package may be absent as a whole: not every distribution of CPython has it.</summary>
    public void Verify(string lib, string source)
    {
        bool tests = Directory.Exists(Path.Combine(lib, "test", "support"));
        foreach ((string file, Entry expected) in _files)
        {
            if (!tests && file.StartsWith("test/", StringComparison.Ordinal)) continue;
            string path = Path.Combine(lib, file);
            if (!File.Exists(path)) throw new StdlibException($"{source}: '{file}' of CPython {Version} is missing");
            Entry found = Describe(path);
            if (found != expected)
                throw new StdlibException($"{source}: '{file}' is not CPython {Version}'s: SHA-256 {found.Sha256}, {found.Lines} lines; expected {expected.Sha256}, {expected.Lines} lines");
        }
        foreach (string file in LibFiles.Enumerate(lib))
        {
            if (LibFiles.IsVerified(file) && !_files.ContainsKey(file))
                throw new StdlibException($"{source}: '{file}' is no file of CPython {Version}'s Lib");
        }
        if (!tests) Console.WriteLine($"Stdlib: {source} has no Lib/test; the gates will not run");
    }

    private static Entry Describe(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int lines = bytes.AsSpan().Count((byte)'\n');
        if (bytes.Length > 0 && bytes[^1] != '\n') lines++;
        return new Entry(Convert.ToHexStringLower(SHA256.HashData(bytes)), lines);
    }
}
