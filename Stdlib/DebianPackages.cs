// Debian's packages of CPython 3.14, through apt with a state of its own: nothing is installed, no root needed.

using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PyModules.Stdlib;

internal static class DebianPackages
{
    internal sealed record Result(string Lib, string Version, string PackageVersion);

    private static readonly string[] s_packages = ["libpython3.14-minimal", "libpython3.14-stdlib", "libpython3.14-testsuite"];

    /// <summary>Newest first.</summary>
    private static readonly string[] s_suites = ["sid", "testing", "stable"];

    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    public static bool TryFetch(string work, [NotNullWhen(true)] out Result? result, out string why)
    {
        result = null;
        why = "";
        if (!File.Exists("/usr/bin/apt-get") || !File.Exists("/usr/bin/dpkg-deb"))
        {
            why = "this machine has no apt-get and dpkg-deb";
            return false;
        }
        foreach (string suite in s_suites)
        {
            Console.WriteLine($"Stdlib: fetching {string.Join(", ", s_packages)} of Debian {suite}");
            if (TrySuite(work, suite, out result, out string reason)) return true;
            why += (why.Length > 0 ? "; " : "") + $"{suite}: {reason}";
        }
        return false;
    }

    private static bool TrySuite(string work, string suite, [NotNullWhen(true)] out Result? result, out string why)
    {
        result = null;
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        string apt = Path.Combine(work, "apt"), root = Path.Combine(work, "root"), debs = Path.Combine(work, "debs");
        foreach (string folder in (string[])["lists/partial", "cache/archives/partial"]) Directory.CreateDirectory(Path.Combine(apt, folder));
        Directory.CreateDirectory(root);
        Directory.CreateDirectory(debs);
        File.WriteAllText(Path.Combine(apt, "status"), "");
        string signedBy = File.Exists(Keyring) ? $"[signed-by={Keyring}] " : "";
        File.WriteAllText(Path.Combine(apt, "sources.list"), $"deb {signedBy}{Mirror()} {suite} main\n");

        string[] options =
        [
            "-qq", "-o", $"Dir::Etc::sourcelist={apt}/sources.list", "-o", "Dir::Etc::sourceparts=/dev/null",
            "-o", $"Dir::State={apt}", "-o", $"Dir::State::lists={apt}/lists", "-o", $"Dir::State::status={apt}/status",
            "-o", $"Dir::Cache={apt}/cache", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none", "-o", "Acquire::Retries=3",
        ];
        if (!Run("/usr/bin/apt-get", [.. options, "update"], work, out why)) return false;
        if (!Run("/usr/bin/apt-get", [.. options, "download", .. s_packages], debs, out why)) return false;

        string packageVersion = "";
        foreach (string deb in Directory.GetFiles(debs, "*.deb"))
        {
            // <package>_<version>_<architecture>.deb, with an epoch's colon escaped.
            packageVersion = Uri.UnescapeDataString(Path.GetFileName(deb).Split('_')[1]);
            if (!Run("/usr/bin/dpkg-deb", ["-x", deb, root], work, out why)) return false;
        }
        string lib = Path.Combine(root, "usr", "lib", "python3.14");
        if (!File.Exists(Path.Combine(lib, "os.py")))
        {
            why = "the packages hold no usr/lib/python3.14/os.py";
            return false;
        }
        string version = packageVersion.Split('-', '~', '+')[0];
        result = new Result(lib, version, packageVersion);
        return true;
    }

    /// <summary>The Debian mirror that the machine's own apt is set up with, else Debian's.</summary>
    private static string Mirror()
    {
        List<string> files = [];
        if (Directory.Exists("/etc/apt/sources.list.d")) files.AddRange(Directory.GetFiles("/etc/apt/sources.list.d").Order(StringComparer.Ordinal));
        if (File.Exists("/etc/apt/sources.list")) files.Add("/etc/apt/sources.list");
        foreach (string file in files)
        {
            foreach (string line in File.ReadLines(file))
            {
                string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                if (words.Length < 2 || words[0] is not ("deb" or "URIs:")) continue;
                foreach (string word in words)
                {
                    if (word.TrimEnd('/').EndsWith("/debian", StringComparison.Ordinal)) return word;
                }
            }
        }
        return "http://deb.debian.org/debian";
    }

    private static bool Run(string program, IEnumerable<string> arguments, string folder, out string why)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        _ = output.Result;
        string? message = errors.Split('\n').FirstOrDefault(line => line.StartsWith("E:", StringComparison.Ordinal));
        why = message ?? $"{Path.GetFileName(program)} ended with {process.ExitCode}";
        return process.ExitCode == 0;
    }
}
