// A CPython 3.14 that is installed on this machine.

using System.Diagnostics;

namespace PyModules.Stdlib;

internal static class PythonOnPath
{
    private const string Question = "import sys, sysconfig; print(sys.implementation.name, *sys.version_info[:2], sep='.'); print(sysconfig.get_path('stdlib'))";

    public static bool TryFind(out string lib, out string why)
    {
        why = "no python3.14 or python3 there";
        foreach (string name in (string[])["python3.14", "python3", "python"])
        {
            foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            {
                string program = Path.Combine(folder, name);
                if (!File.Exists(program)) continue;
                ProcessStartInfo start = new(program, ["-I", "-c", Question]) { RedirectStandardOutput = true, RedirectStandardError = true };
                using Process process = Process.Start(start)!;
                Task<string> errors = process.StandardError.ReadToEndAsync();
                string[] answer = process.StandardOutput.ReadToEnd().Split('\n');
                process.WaitForExit();
                _ = errors.Result;
                if (process.ExitCode == 0 && answer.Length >= 2 && answer[0] == "cpython.3.14")
                {
                    lib = answer[1];
                    return true;
                }
                why = $"{program} is {(process.ExitCode == 0 ? answer[0] : "no working Python")}, not cpython.3.14";
            }
        }
        lib = "";
        return false;
    }
}
