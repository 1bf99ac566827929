// Modules/main.c: argv as the system passed it.

using PyModules.Runtime.Native;

namespace PyModules.Cli;

/// <summary>The arguments with bytes that are no UTF-8 kept as lone surrogates, which .NET's own decoding loses.</summary>
internal sealed record NativeArguments(string Program, string[] Arguments)
{
    public static NativeArguments Read(string[] args)
    {
        if (FileBytes.Read("/proc/self/cmdline") is not { } raw) return new(Host, args);
        int count = 0;
        foreach (byte b in raw)
            if (b == 0) count++;
        if (count < args.Length + 1) return new(Host, args);
        string program = "";
        string[] arguments = new string[args.Length];
        for (int start = 0, k = 0; k < count; k++)
        {
            int end = start;
            while (raw[end] != 0) end++;
            if (k == 0) program = FsCodec.Decode(raw.AsSpan(start, end - start)).Value;
            else if (k >= count - arguments.Length) arguments[k - (count - arguments.Length)] = FsCodec.Decode(raw.AsSpan(start, end - start)).Value;
            start = end + 1;
        }
        // `dotnet pymod.dll`: the program is the host beside the assembly.
        return new(count > args.Length + 1 || ShortText.FileName(program) == "dotnet" ? Host : program, arguments);
    }

    /// <summary>The same as the C locale reads it: every byte beyond ASCII stands for itself.</summary>
    public NativeArguments AsAscii()
    {
        string[] arguments = new string[Arguments.Length];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = Ascii(Arguments[i]);
        return new(Ascii(Program), arguments);
    }

    private static string Ascii(string text)
    {
        byte[] bytes = FsCodec.Terminated(text);
        return string.Create(bytes.Length - 1, bytes, static (chars, raw) =>
        {
            for (int i = 0; i < chars.Length; i++) chars[i] = (char)(raw[i] < 0x80 ? raw[i] : 0xDC00 + raw[i]);
        });
    }

    private static string Host => AppContext.BaseDirectory + "pymod";
}
