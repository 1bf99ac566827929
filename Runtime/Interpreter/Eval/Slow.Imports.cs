// Python/ceval.c: IMPORT_NAME and IMPORT_FROM.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_ImportName", 2875, 2912)]
    private static PyObject? ImportName(ThreadState thread, Frame frame, PyStr name, PyObject fromlist, PyObject level)
    {
        if (!Mapping.TryGetItem(frame.Builtins, Id.__import__, out PyObject? function)) return null;
        if (function is null) return Err.Raise(Exc.ImportError, "__import__ not found");
        PyObject locals = frame.Locals ?? PyNone.Instance;
        if (ReferenceEquals(function, thread.Interpreter.ImportFunction))
            return Runtime.Args.AsInt(level, out int n) ? PyImport.ModuleLevel(name, frame.Globals, locals, fromlist, n) : null;
        return Obj.Vectorcall(function, new StackArgs5(name, frame.Globals, locals, fromlist, level).Span, null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_ImportFrom", 2914, 3080)]
    private static PyObject? ImportFrom(ThreadState thread, PyObject v, PyStr name)
    {
        if (!Obj.TryGetAttr(v, name, out PyObject? x)) return null;
        if (x is not null) return x;
        // A circular import: the submodule may be in sys.modules already.
        if (!Obj.TryGetAttr(v, Id.__name__, out PyObject? moduleName)) return null;
        if (moduleName is PyStr text)
        {
            x = PyImport.GetModule(PyStr.From($"{text.Value}.{name.Value}"));
            if (x is not null || Err.Occurred is not null) return x;
        }
        else moduleName = null;
        PyObject shown = moduleName ?? PyStr.From("<unknown module name>");
        string quotedName = ReprText(name), quotedModule = ReprText(shown);
        if (!Obj.TryGetAttr(v, Id.__spec__, out PyObject? spec)) return null;
        string message;
        PyObject? origin = null;
        if (spec is null) message = $"cannot import name {quotedName} from {quotedModule} (unknown location)";
        else
        {
            if (!PyImport.FileOrigin(spec, out origin)) return null;
            bool shadowing = PyImport.IsPossiblyShadowing(origin);
            bool shadowsStdlib = false;
            if (shadowing && thread.Interpreter.SysAttr("stdlib_module_names") is PyAnySet names)
            {
                bool? found = names.Contains(shown);
                if (found is null) return null;
                shadowsStdlib = found.Value;
            }
            if (origin is null && v is PyModuleObject module) origin = module.Dict.GetItem(Id.__file__) as PyStr;
            if (shadowsStdlib)
                message = $"cannot import name {quotedName} from {quotedModule} (consider renaming {ReprText(origin!)} since it has the same name as the standard library module named {quotedModule} and prevents importing that standard library module)";
            else
            {
                bool? initializing = PyImport.IsInitializing(spec);
                if (initializing is null) return null;
                if (initializing.Value)
                {
                    if (shadowing)
                        message = $"cannot import name {quotedName} from {quotedModule} (consider renaming {ReprText(origin!)} if it has the same name as a library you intended to import)";
                    else
                        message = $"cannot import name {quotedName} from partially initialized module {quotedModule} (most likely due to a circular import)"
                            + (origin is null ? "" : $" ({Text(origin)})");
                }
                else message = $"cannot import name {quotedName} from {quotedModule} ({(origin is null ? "unknown location" : Text(origin))})";
            }
        }
        return PyImport.RaiseImportError(message, moduleName, origin, name);
    }
}
