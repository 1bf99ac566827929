// Python/import.c, Python/frozen.c: importlib's own modules, compiled from Lib when they are needed.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Parser;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>The modules that must be there before imports work. There are no frozen copies: they come from Lib,
/// with code objects named as CPython names frozen ones, and are kept as <c>.pyc</c> beside the others.</summary>
internal static class FrozenModules
{
    private static readonly Dictionary<string, string> s_files = new()
    {
        ["_frozen_importlib"] = "importlib/_bootstrap.py",
        ["_frozen_importlib_external"] = "importlib/_bootstrap_external.py",
        ["zipimport"] = "zipimport.py",
    };

    private static readonly Dictionary<string, string> s_origins = new()
    {
        ["_frozen_importlib"] = "importlib._bootstrap", ["_frozen_importlib_external"] = "importlib._bootstrap_external", ["zipimport"] = "zipimport",
    };

    [Mirrors("look_up_frozen", 2915, 2961)]
    public static bool Contains(string name) => s_files.ContainsKey(name);

    public static string Origin(string name) => s_origins[name];

    [Mirrors("list_frozen_module_names", 2790, 2868)]
    public static IEnumerable<string> Names => s_files.Keys;

    /// <summary>The code of a frozen module; null raised.</summary>
    [Mirrors("unmarshal_frozen_code", 3021, 3040)]
    public static PyCode? Code(Interpreter interpreter, string name)
    {
        string? lib = interpreter.Config.StdlibDir;
        string path = Path.Combine(lib ?? "", s_files[name]);
        if (FileBytes.Stat(path) is not { } source)
        {
            Err.Raise(Exc.ImportError, $"No such frozen object named {name}: {path} is missing");
            return null;
        }
        long mtime = source.ModificationTime.Seconds, size = (long)source.Size;
        string folder = Path.Combine(Path.GetDirectoryName(path)!, "__pycache__");
        string cache = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(path)}.frozen.pymodules-314{(interpreter.Config.OptimizationLevel > 0 ? ".opt-" + interpreter.Config.OptimizationLevel : "")}.pyc");
        if (ReadCache(cache, mtime, size) is { } cached) return cached;
        PyObject filename = PyStr.From($"<frozen {s_origins[name]}>");
        ModNode? tree = PyParser.ParseString(File.ReadAllBytes(path), filename, ParseMode.Exec);
        if (tree is null) return null;
        PyCode? code = PyCompiler.Compile(tree, filename, null, interpreter.Config.OptimizationLevel);
        if (code is not null && interpreter.Config.WriteBytecode) WriteCache(cache, folder, code, mtime, size);
        return code;
    }

    private static PyCode? ReadCache(string cache, long mtime, long size)
    {
        if (FileBytes.Read(cache) is not { Length: >= 16 } data
            || BitConverter.ToUInt32(data, 0) != PycMagic.Token || BitConverter.ToUInt32(data, 4) != 0
            || BitConverter.ToUInt32(data, 8) != (uint)mtime || BitConverter.ToUInt32(data, 12) != (uint)size) return null;
        if (PyMarshal.Loads(data.AsSpan(16)) is PyCode code) return code;
        Err.Clear();
        return null;
    }

    // Only a cache: a folder that cannot be written is no error.
    private static void WriteCache(string cache, string folder, PyCode code, long mtime, long size)
    {
        if (PyMarshal.Dumps(code) is not { } bytes)
        {
            Err.Clear();
            return;
        }
        try
        {
            Directory.CreateDirectory(folder);
            string temporary = $"{cache}.{Environment.ProcessId}";
            using (FileStream file = File.Create(temporary))
            {
                file.Write(BitConverter.GetBytes(PycMagic.Token));
                file.Write(BitConverter.GetBytes(0u));
                file.Write(BitConverter.GetBytes((uint)mtime));
                file.Write(BitConverter.GetBytes((uint)size));
                file.Write(bytes.Span);
            }
            File.Move(temporary, cache, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
