// Stub files and pages of documentation for native modules, from what the modules are and from the types in their C# signatures.

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PyModules.Runtime;

namespace PyModules.Hosting;

/// <summary>Writes <c>.pyi</c> files of native modules, for mypy, pyright and editors, and pages of documentation, for people.</summary>
[RequiresUnreferencedCode("The types of parameters are read from the assemblies' attributes.")]
public static class PyStubs
{
    /// <summary>Write the stubs of modules, or of all native modules, into a folder.</summary>
    public static void Write(PyInterpreter python, string folder, params string[] modules) => Run(python, "write", folder, modules);

    /// <summary>Write a page for each of the modules, or of all native modules, into a folder: <c>module.md</c>, with what the XML comments of the C# code say.</summary>
    public static void WritePages(PyInterpreter python, string folder, params string[] modules) => Run(python, "write_pages", folder, modules);

    private static void Run(PyInterpreter python, string function, string folder, string[] modules)
    {
        PyScope scope = python.CreateScope();
        scope["__name__"] = "stubs";
        using (StreamReader script = new(typeof(PyStubs).Assembly.GetManifestResourceStream("stubs.py")!)) python.Execute(script.ReadToEnd(), scope);
        scope["folder"] = folder;
        scope["names"] = modules;
        // An assembly is there once a module of it has been imported.
        python.Execute("names = names or native_modules()\nfor name in names: load(name)", scope);
        scope["signatures"] = Signatures(AppDomain.CurrentDomain.GetAssemblies());
        python.Execute(function + "(folder, names, signatures)", scope);
    }

    /// <summary>By the dotted name of a module or a type, what its C# signatures say: lines like <c>join(parts: list[str]) -> str</c>.</summary>
    public static Dictionary<string, string[]> Signatures(params ReadOnlySpan<Assembly> assemblies)
    {
        Dictionary<string, string[]> found = [];
        foreach (Assembly assembly in assemblies)
        {
            if (assembly.GetCustomAttribute<PyInittabAttribute>() is null && assembly != typeof(PyStubs).Assembly) continue;
            foreach (Type type in assembly.GetTypes())
                if (type.GetCustomAttribute<PySignaturesAttribute>(inherit: false) is { } signatures && Name(type) is { } name) found[name] = signatures.Lines;
        }
        return found;
    }

    private static string? Name(Type type) =>
        type.GetCustomAttribute<PyModuleAttribute>()?.Name ?? type.GetCustomAttribute<PyTypeAttribute>(inherit: false)?.Name ?? type.GetCustomAttribute<PyRecordAttribute>()?.Name;
}
