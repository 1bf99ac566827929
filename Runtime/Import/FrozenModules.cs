// Python/import.c, Python/frozen.c: modules that need no search, compiled from Lib when they are needed.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Parser;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>A module that is found without a search of <c>sys.path</c>.</summary>
internal sealed class FrozenModule(string name, string file, bool isPackage = false, string? original = null)
{
    public readonly string Name = name;

    /// <summary>The source in Lib, without the ending.</summary>
    public readonly string File = file;
    public readonly bool IsPackage = isPackage;

    /// <summary>The name that the code was frozen under; <c>&lt;</c> before that of a package whose <c>__init__</c> it is.</summary>
    public readonly string Original = original ?? name;

    /// <summary>What tracebacks call the file.</summary>
    public string CodeName => $"<frozen {(Original[0] == '<' ? Original[1..] : Original)}>";
}

/// <summary>The modules that a start needs, and few more. Nothing is copied into the program: they are compiled from Lib with code objects named as CPython
/// names frozen ones, and are kept as <c>.pyc</c> beside the others. Importing one asks the file system twice, and searches no folders.</summary>
internal static class FrozenModules
{
    // Those that there is no import system without; then those that -X frozen_modules=off turns off. __hello_only__ and __phello__.ham are not there: their sources are no part of Lib.
    private static readonly FrozenModule[] s_bootstrap =
    [
        new("_frozen_importlib", "importlib/_bootstrap", original: "importlib._bootstrap"),
        new("_frozen_importlib_external", "importlib/_bootstrap_external", original: "importlib._bootstrap_external"),
        new("zipimport", "zipimport"),
    ];

    private static readonly FrozenModule[] s_others =
    [
        new("abc", "abc"), new("codecs", "codecs"), new("io", "io"), new("_collections_abc", "_collections_abc"), new("_sitebuiltins", "_sitebuiltins"),
        new("genericpath", "genericpath"), new("ntpath", "ntpath"), new("posixpath", "posixpath"), new("os", "os"), new("site", "site"), new("stat", "stat"),
        new("importlib.util", "importlib/util"), new("importlib.machinery", "importlib/machinery"), new("runpy", "runpy"),
        new("__hello__", "__hello__"), new("__hello_alias__", "__hello__", original: "__hello__"),
        new("__phello_alias__", "__hello__", isPackage: true, "__hello__"), new("__phello_alias__.spam", "__hello__", original: "__hello__"),
        new("__phello__", "__phello__/__init__", isPackage: true), new("__phello__.__init__", "__phello__/__init__", original: "<__phello__"),
        new("__phello__.spam", "__phello__/spam"),
    ];

    private static bool UseFrozen(Interpreter interpreter) =>
        interpreter.FrozenModulesOverride != 0 ? interpreter.FrozenModulesOverride > 0 : interpreter.Config.UseFrozenModules;

    /// <summary>The frozen module of the name, null when there is none or they are turned off.</summary>
    [Mirrors("look_up_frozen", 2915, 2961)]
    public static FrozenModule? Find(Interpreter interpreter, string name) =>
        Find(s_bootstrap, name) ?? (UseFrozen(interpreter) ? Find(s_others, name) : null);

    private static FrozenModule? Find(FrozenModule[] modules, string name)
    {
        foreach (FrozenModule module in modules)
            if (module.Name == name) return module;
        return null;
    }

    [Mirrors("list_frozen_module_names", 2790, 2868)]
    public static PyList Names(Interpreter interpreter)
    {
        PyList names = new();
        foreach (FrozenModule module in s_bootstrap) names.Append(PyStr.Intern(module.Name));
        if (!UseFrozen(interpreter)) return names;
        foreach (FrozenModule module in s_others) names.Append(PyStr.Intern(module.Name));
        return names;
    }

    /// <summary>The code of a frozen module; null raised.</summary>
    [Mirrors("unmarshal_frozen_code", 3021, 3040)]
    public static PyCode? Code(Interpreter interpreter, FrozenModule module)
    {
        string file = $"{interpreter.Config.StdlibDir}/{module.File}", path = file + ".py";
        if (!FileBytes.Stat(path, out LibC.StatX source))
        {
            Err.Raise(Exc.ImportError, $"No such frozen object named {module.Name}: {path} is missing");
            return null;
        }
        long mtime = source.ModificationTime.Seconds, size = (long)source.Size;
        int slash = ShortText.LastIndexOf(file, '/');
        string folder = file[..slash] + "/__pycache__";
        string cache = folder + file[slash..] + ".frozen.pymodules-314" + (interpreter.Config.OptimizationLevel > 0 ? $".opt-{interpreter.Config.OptimizationLevel}.pyc" : ".pyc");
        PyStr filename = PyStr.From(module.CodeName);
        // Two modules of one source share the file; their code has the same name.
        if (ReadCache(cache, mtime, size) is { } cached) return cached;
        ModNode? tree = PyParser.ParseString(File.ReadAllBytes(path), filename, ParseMode.Exec);
        if (tree is null) return null;
        PyCode? code = PyCompiler.Compile(tree, filename, null, interpreter.Config.OptimizationLevel);
        // Whatever -B says: CPython has this code in the executable.
        if (code is not null) WriteCache(cache, folder, code, mtime, size);
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
            using (FileStream stream = File.Create(temporary))
            {
                stream.Write(BitConverter.GetBytes(PycMagic.Token));
                stream.Write(BitConverter.GetBytes(0u));
                stream.Write(BitConverter.GetBytes((uint)mtime));
                stream.Write(BitConverter.GetBytes((uint)size));
                stream.Write(bytes.Span);
            }
            File.Move(temporary, cache, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
