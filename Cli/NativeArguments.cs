// Modules/main.c: argv as the system passed it.

using PyModules.Runtime.Native;

namespace PyModules.Cli;

/// <summary>The arguments with bytes that are no UTF-8 kept as lone surrogates, which .NET's own decoding loses.</summary>
internal sealed record NativeArguments(string Program, string[] Arguments)
{
    public static NativeArguments Read(string[] args)
    {
        string host = Path.Combine(AppContext.BaseDirectory, "pymod");
        if (FileBytes.Read("/proc/self/cmdline") is not { } raw) return new(host, args);
        List<string> all = [];
        for (int start = 0; start < raw.Length;)
        {
            int end = start;
            while (end < raw.Length && raw[end] != 0) end++;
            all.Add(FsCodec.Decode(raw.AsSpan(start, end - start)).Value);
            start = end + 1;
        }
        if (all.Count < args.Length + 1) return new(host, args);
        string program = all[0];
        // `dotnet pymod.dll`: the program is the host beside the assembly.
        if (all.Count > args.Length + 1 || Path.GetFileName(program) == "dotnet") program = host;
        return new(program, all.GetRange(all.Count - args.Length, args.Length).ToArray());
    }
}
