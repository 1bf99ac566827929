// Python/bltinmodule.c: compile, eval, exec, input.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Parser;

using PyModules.Runtime;

namespace PyModules.Modules;

public static partial class BuiltinsModule
{
    /// <summary>The future flags of the calling code (PyEval_MergeCompilerFlags).</summary>
    private static PyCF InheritedFlags() =>
        FrameAccess.Current is { } frame ? (PyCF)(int)frame.Code.Code.Flags & PyCF.Mask : PyCF.None;

    [PyFunction("compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", Doc = "Turn source into a code object for exec() or eval().\n\n  source\n    text of a program, a statement or an expression, or a syntax tree\n  filename\n    the file to name in tracebacks\n  mode\n    'exec' for a module, 'single' for a statement of an interactive session, 'eval' for an expression\n  flags, dont_inherit\n    the future statements in force, beside those of the calling code unless it is excluded\n  optimize\n    the level of optimization, -1 for the interpreter's own")]
    [Mirrors("builtin_compile_impl", 769, 893)]
    private static PyObject? Compile(PyObject source, PyObject filename, string mode, int flags = 0, bool dont_inherit = false, int optimize = -1, int _feature_version = -1)
    {
        PyObject? file = FileName(filename);
        if (file is null) return null;
        PyCF all = (PyCF)flags | PyCF.SourceIsUtf8;
        if (((PyCF)flags & ~(PyCF.Mask | PyCF.MaskObsolete | PyCF.CompileMask)) != 0) return Err.Raise(Exc.ValueError, "compile(): unrecognised flags");
        if (optimize is < -1 or > 2) return Err.Raise(Exc.ValueError, "compile(): invalid optimize value");
        if (!dont_inherit) all |= InheritedFlags();
        bool onlyAst = ((PyCF)flags & PyCF.OnlyAst) != 0;
        ParseMode start;
        switch (mode)
        {
            case "exec": start = ParseMode.Exec; break;
            case "eval": start = ParseMode.Eval; break;
            case "single": start = ParseMode.Single; break;
            case "func_type":
                if (!onlyAst) return Err.Raise(Exc.ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
                start = ParseMode.FuncType;
                break;
            default:
                return Err.Raise(Exc.ValueError, onlyAst ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'" : "compile() mode must be 'exec', 'eval' or 'single'");
        }
        CompilerFlags compilerFlags = new(all);
        if (_feature_version >= 0 && onlyAst) compilerFlags.FeatureVersion = _feature_version;
        if (AstObjects.Check(source)) return AstObjects.CompileTree(source, file, start, compilerFlags, optimize);
        int bits = (int)all;
        byte[]? bytes = PyParser.SourceAsUtf8(source, "compile", "string, bytes or AST", ref bits);
        if (bytes is null) return null;
        compilerFlags.Flags = (PyCF)bits;
        return AstObjects.CompileText(bytes, file, start, compilerFlags, optimize);
    }

    private static PyObject? FileName(PyObject filename)
    {
        PyObject? path = PyStr.FsPath(filename);
        return path is PyBytes bytes ? PyStr.Decode(bytes.Span, "utf-8", "surrogateescape") : path;
    }

    private static PyObject? CompileSource(PyObject source, PyObject file, ParseMode start, CompilerFlags flags, int optimize, string function, string what)
    {
        if (AstObjects.Check(source)) return AstObjects.CompileTree(source, file, start, flags, optimize);
        int bits = (int)flags.Flags;
        byte[]? bytes = PyParser.SourceAsUtf8(source, function, what, ref bits);
        if (bytes is null) return null;
        flags.Flags = (PyCF)bits;
        return AstObjects.CompileText(bytes, file, start, flags, optimize);
    }

    private static bool PrepareNamespaces(ref PyObject? globals, ref PyObject? locals)
    {
        if (globals is null or PyNone)
        {
            globals = FrameAccess.CurrentGlobals();
            if (locals is null or PyNone)
            {
                locals = FrameAccess.CurrentLocals();
                if (locals is null) return false;
            }
        }
        else if (locals is null or PyNone) locals = globals;
        return true;
    }

    private static bool EnsureBuiltins(PyDict globals)
    {
        bool? has = globals.Contains(Id.__builtins__);
        if (has is null) return false;
        return has.Value || globals.SetItem(Id.__builtins__, FrameAccess.Current?.Builtins ?? ThreadState.Current.Interpreter.Builtins);
    }

    [PyFunction("eval", "(source, /, globals=None, locals=None)", Doc = "The value of an expression, given as text or as a code object.\n\nIts globals must be a dict and are those of the caller by default; its locals may be any mapping and are the globals by default.")]
    [Mirrors("builtin_eval_impl", 955, 1044)]
    private static PyObject? EvalSource(PyObject source, PyObject? globals, PyObject? locals)
    {
        if (locals is not (null or PyNone) && !Mapping.Check(locals)) return Err.Raise(Exc.TypeError, "locals must be a mapping");
        if (globals is not (null or PyNone or PyDict))
            return Err.Raise(Exc.TypeError, Mapping.Check(globals) ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict");
        if (!PrepareNamespaces(ref globals, ref locals)) return null;
        if (globals is null) return Err.Raise(Exc.TypeError, "eval must be given globals and locals when called without a frame");
        if (!EnsureBuiltins((PyDict)globals)) return null;
        if (source is PyCode code)
        {
            if (!Audit.Raise("exec", code)) return null;
            return code.NFree > 0 ? Err.Raise(Exc.TypeError, "code object passed to eval() may not contain free variables") : Eval.EvalCode(code, globals, locals);
        }
        int bits = (int)(PyCF.SourceIsUtf8 | InheritedFlags());
        byte[]? bytes = PyParser.SourceAsUtf8(source, "eval", "string, bytes or code", ref bits);
        if (bytes is null) return null;
        int skip = 0;
        while (skip < bytes.Length && bytes[skip] is (byte)' ' or (byte)'\t') skip++;
        return RunText(bytes.AsSpan(skip), ParseMode.Eval, globals, locals!, bits);
    }

    private static PyObject? RunText(ReadOnlySpan<byte> text, ParseMode start, PyObject globals, PyObject locals, int flags)
    {
        PyStr file = PyStr.Intern("<string>");
        ModNode? tree = PyParser.ParseString(text, file, start, flags);
        if (tree is null) return null;
        PyCode? code = PyCompiler.Compile(tree, file, new CompilerFlags((PyCF)flags), -1);
        if (code is null) return null;
        return Audit.Raise("exec", code) ? Eval.EvalCode(code, globals, locals) : null;
    }

    [PyFunction("exec", "(source, /, globals=None, locals=None, *, closure=None)", Doc = "Run statements, given as text or as a code object.\n\nTheir globals must be a dict and are those of the caller by default; their locals may be any mapping and are the globals by default.\nclosure is a tuple of cells for a code object with free variables.")]
    [Mirrors("builtin_exec_impl", 1067, 1196)]
    private static PyObject? ExecSource(PyObject source, PyObject? globals, PyObject? locals, PyObject? closure)
    {
        if (!PrepareNamespaces(ref globals, ref locals)) return null;
        if (globals is null || locals is null) return Err.Raise(Exc.SystemError, "globals and locals cannot be NULL");
        if (globals is not PyDict dict) return Err.Raise(Exc.TypeError, $"exec() globals must be a dict, not {globals.Type.Name}");
        if (!Mapping.Check(locals)) return Err.Raise(Exc.TypeError, $"locals must be a mapping or None, not {locals.Type.Name}");
        if (!EnsureBuiltins(dict)) return null;
        if (closure == PyNone.Instance) closure = null;
        if (source is PyCode code)
        {
            PyTuple? cells = closure as PyTuple;
            if (code.NFree == 0)
            {
                if (closure is not null) return Err.Raise(Exc.TypeError, "cannot use a closure with this code object");
            }
            else
            {
                bool ok = cells is not null && cells.Count == code.NFree;
                for (int i = 0; ok && i < cells!.Count; i++) ok = cells[i] is PyCell;
                if (!ok) return Err.Raise(Exc.TypeError, $"code object requires a closure of exactly length {code.NFree}");
            }
            if (!Audit.Raise("exec", code)) return null;
            return Eval.EvalCode(code, globals, locals, cells) is null ? null : PyNone.Instance;
        }
        if (closure is not null) return Err.Raise(Exc.TypeError, "closure can only be used when source is a code object");
        int bits = (int)(PyCF.SourceIsUtf8 | InheritedFlags());
        byte[]? bytes = PyParser.SourceAsUtf8(source, "exec", "string, bytes or code", ref bits);
        if (bytes is null) return null;
        return RunText(bytes, ParseMode.Exec, globals, locals, bits) is null ? null : PyNone.Instance;
    }

    [PyFunction("input", "(prompt='', /)", Doc = "Write the prompt and read a line from the standard input, without its line end.\n\nEOFError if the input has ended. Where readline is loaded, it edits the line.")]
    [Mirrors("builtin_input_impl", 2260, 2500)]
    private static PyObject? Input(PyObject? prompt)
    {
        Interpreter interpreter = ThreadState.Current.Interpreter;
        PyObject none = PyNone.Instance;
        if (interpreter.SysAttr("stdin") is not { } stdin || stdin == none) return Err.Raise(Exc.RuntimeError, "lost sys.stdin");
        if (interpreter.SysAttr("stdout") is not { } stdout || stdout == none) return Err.Raise(Exc.RuntimeError, "lost sys.stdout");
        if (interpreter.SysAttr("stderr") is not { } stderr || stderr == none) return Err.Raise(Exc.RuntimeError, "lost sys.stderr");
        if (!Audit.Raise("builtins.input", prompt ?? none)) return null;
        if (Obj.CallMethod(stderr, s_flush) is null) Err.Clear();
        if (prompt is not null)
        {
            PyObject? text = Obj.Str(prompt);
            if (text is null || Obj.CallMethod(stdout, s_write, text) is null) return null;
        }
        if (Obj.CallMethod(stdout, s_flush) is null) Err.Clear();
        PyObject? line = Obj.CallMethod(stdin, s_readline);
        if (line is null) return null;
        if (line is not PyStr result) return Err.Raise(Exc.TypeError, "object.readline() returned non-string");
        if (result.Length == 0) return Err.Raise(Exc.EOFError, "EOF when reading a line");
        string value = result.Value;
        if (value[^1] == '\n') result = PyStr.From(value[..^1]);
        return Audit.Raise("builtins.input/result", result) ? result : null;
    }
}
