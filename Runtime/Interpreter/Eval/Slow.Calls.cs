// Python/ceval.c: calls: binding arguments, pushing frames, calling native code.

using System.Runtime.CompilerServices;
using PyModules.Compiler;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary>PyEval_EvalCode: run a code object in the given namespaces.</summary>
    [Mirrors("PyEval_EvalCode", 839, 869)]
    public static PyObject? EvalCode(PyCode code, PyObject globals, PyObject? locals)
    {
        PyObject? builtins = BuiltinsOf(globals);
        if (builtins is null) return null;
        PyFunction function = new(code, globals) { Builtins = builtins };
        return CallFunction(ThreadState.Current, function, locals ?? globals, [], null);
    }

    /// <summary>The same with a closure (exec with closure=).</summary>
    [Mirrors("PyEval_EvalCodeEx", 1979, 2050)]
    internal static PyObject? EvalCode(PyCode code, PyObject globals, PyObject? locals, PyTuple? closure)
    {
        PyObject? builtins = BuiltinsOf(globals);
        if (builtins is null) return null;
        PyFunction function = new(code, globals) { Builtins = builtins, Closure = closure };
        return CallFunction(ThreadState.Current, function, locals ?? globals, [], null);
    }

    /// <summary><c>_PyDict_LoadBuiltinsFromGlobals</c>.</summary>
    internal static PyObject? BuiltinsOf(PyObject globals)
    {
        if (globals is not PyDict dict) return ThreadState.Current.Interpreter.Builtins;
        if (!dict.TryGetItem(Id.__builtins__, out PyObject? builtins)) return null;
        if (builtins is null)
            return ThreadState.Current.CurrentFrame is { } frame ? frame.Builtins : ThreadState.Current.Interpreter.Builtins;
        return builtins is PyModuleObject module ? module.Dict : builtins;
    }

    /// <summary>_PyFunction_Vectorcall: how native code calls a Python function.</summary>
    public static PyObject? CallFunction(PyFunction function, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        CallFunction(ThreadState.Current, function, null, args, kwnames);

    [Mirrors("_PyEval_Vector", 1932, 1976)]
    internal static PyObject? CallFunction(ThreadState thread, PyFunction function, PyObject? locals, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!thread.EnterRecursiveCall()) return null;
        Frame? frame = PushFrame(thread, function, args, kwnames);
        if (frame is null) return null;
        if (locals is not null) frame.Locals = (function.Code.Flags & CodeFlags.Optimized) != 0 ? null : locals;
        frame.Entry = true;
        return Run(thread, frame, throwing: false);
    }

    /// <summary><c>_PyEvalFramePushAndInit</c>: bind the arguments and make the new frame current; null raised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEvalFramePushAndInit", 1832, 1866)]
    internal static Frame? PushFrame(ThreadState thread, PyFunction function, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (thread.RecursionRemaining <= 1 && !RecursionLeft(thread)) return null;
        Translated code = Translated.Of(function.Code);
        Frame? caller = thread.CurrentFrame;
        Frame frame = thread.FrameAbove(caller);
        frame.Owner = FrameOwner.Thread;
        frame.Entry = false;
        frame.Init = false;
        frame.Ip = 0;
        if (!ReferenceEquals(frame.Code, code)) frame.Code = code;
        if (!ReferenceEquals(frame.Function, function)) frame.Function = function;
        if (!ReferenceEquals(frame.Previous, caller)) frame.Previous = caller;
        frame.Locals = code.NeedsLocals ? function.Globals : null;
        thread.Place(frame, code.FrameSize);
        // Current from here on, though not complete: binding may run code, which must not take the same place.
        thread.CurrentFrame = frame;
        thread.RecursionRemaining--;
        Span<PyObject?> variables = frame.Slots.AsSpan(frame.Base, code.NLocalsPlus);
        if (kwnames is null && code.Simple && args.Length == code.ArgCount)
        {
            args.CopyTo(variables!);
            variables[args.Length..].Clear();
        }
        else
        {
            variables.Clear();
            if (!Bind(function, variables, args, kwnames))
            {
                thread.RecursionRemaining++;
                thread.CurrentFrame = caller;
                thread.DropFrame(frame);
                return null;
            }
        }
        return frame;
    }

    private static bool RecursionLeft(ThreadState thread)
    {
        thread.RecursionRemaining--;
        bool ok = thread.RecursionError();
        thread.RecursionRemaining++;
        return ok;
    }

    /// <summary><c>initialize_locals</c>.</summary>
    [Mirrors("initialize_locals", 1542, 1789)]
    private static bool Bind(PyFunction function, Span<PyObject?> variables, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyCode code = function.Code;
        int argCount = code.ArgCount, total = argCount + code.KwOnlyArgCount, given = args.Length - (kwnames?.Count ?? 0);
        bool varArgs = (code.Flags & CodeFlags.VarArgs) != 0;
        PyDict? kwdict = null;
        if ((code.Flags & CodeFlags.VarKeywords) != 0) variables[total + (varArgs ? 1 : 0)] = kwdict = new PyDict();
        int n = Math.Min(given, argCount);
        for (int j = 0; j < n; j++) variables[j] = args[j];
        if (varArgs) variables[total] = given == n ? PyTuple.Empty : PyTuple.Own(args[n..given].ToArray());
        if (kwnames is not null)
        {
            PyObject[] keywords = kwnames.Items;
            PyStr[] names = code.LocalsPlusNames;
            for (int k = 0; k < keywords.Length; k++)
            {
                PyObject keyword = keywords[k], value = args[given + k];
                if (keyword is not PyStr word) return Err.Fail(Exc.TypeError, $"{function.QualName.Value}() keywords must be strings");
                int at = FindKeyword(names, code.PosOnlyArgCount, total, word);
                if (at == -2) return false;
                if (at < 0)
                {
                    if (kwdict is null) return UnexpectedKeyword(function, kwnames, word);
                    if (!kwdict.SetItem(word, value)) return false;
                    continue;
                }
                if (variables[at] is not null)
                    return Err.Fail(Exc.TypeError, $"{function.QualName.Value}() got multiple values for argument '{Text(word)}'");
                variables[at] = value;
            }
        }
        if (given > argCount && !varArgs) return TooManyPositional(function, given, variables);
        if (given < argCount)
        {
            PyTuple? defaults = function.Defaults;
            int defcount = defaults?.Count ?? 0, m = argCount - defcount, missing = 0;
            for (int k = given; k < m; k++)
            {
                if (variables[k] is null) missing++;
            }
            if (missing > 0) return MissingArguments(function, missing, defcount, variables);
            for (int k = n > m ? n - m : 0; k < defcount; k++) variables[m + k] ??= defaults![k];
        }
        if (code.KwOnlyArgCount > 0)
        {
            int missing = 0;
            for (int k = argCount; k < total; k++)
            {
                if (variables[k] is not null) continue;
                if (function.KwDefaults is { } kwdefaults)
                {
                    if (!kwdefaults.TryGetItem(code.LocalsPlusNames[k], out PyObject? value)) return false;
                    if (value is not null)
                    {
                        variables[k] = value;
                        continue;
                    }
                }
                missing++;
            }
            if (missing > 0) return MissingArguments(function, missing, -1, variables);
        }
        return true;
    }

    private static string Text(PyObject o) => Obj.Str(o) is PyStr text ? text.Value : "";

    // -1 absent, -2 raised.
    private static int FindKeyword(PyStr[] names, int from, int to, PyStr word)
    {
        for (int j = from; j < to; j++)
        {
            if (ReferenceEquals(names[j], word)) return j;
        }
        for (int j = from; j < to; j++)
        {
            bool? equal = Obj.RichCompareBool(word, names[j], CompareOp.Eq);
            if (equal is null) return -2;
            if (equal.Value) return j;
        }
        return -1;
    }

    [Mirrors("positional_only_passed_as_keyword", 1410, 1472)]
    private static bool UnexpectedKeyword(PyFunction function, PyTuple kwnames, PyStr word)
    {
        PyCode code = function.Code;
        string name = function.QualName.Value;
        if (code.PosOnlyArgCount > 0)
        {
            List<string> conflicts = [];
            for (int k = 0; k < code.PosOnlyArgCount; k++)
            {
                foreach (PyObject keyword in kwnames.Items)
                {
                    bool? equal = Obj.RichCompareBool(code.LocalsPlusNames[k], keyword, CompareOp.Eq);
                    if (equal is null) return false;
                    if (equal.Value) conflicts.Add(Text(keyword));
                }
            }
            if (conflicts.Count > 0)
                return Err.Fail(Exc.TypeError, $"{name}() got some positional-only arguments passed as keyword arguments: '{string.Join(", ", conflicts)}'");
        }
        int total = code.ArgCount + code.KwOnlyArgCount;
        string? suggestion = Suggestions.Best(Array.ConvertAll(code.LocalsPlusNames[code.PosOnlyArgCount..total], static n => n.Value), Text(word));
        return Err.Fail(Exc.TypeError, suggestion is null
            ? $"{name}() got an unexpected keyword argument '{Text(word)}'"
            : $"{name}() got an unexpected keyword argument '{Text(word)}'. Did you mean '{suggestion}'?");
    }

    [Mirrors("too_many_positional", 1352, 1408)]
    private static bool TooManyPositional(PyFunction function, int given, Span<PyObject?> variables)
    {
        PyCode code = function.Code;
        int kwonlyGiven = 0;
        for (int i = code.ArgCount; i < code.ArgCount + code.KwOnlyArgCount; i++)
        {
            if (variables[i] is not null) kwonlyGiven++;
        }
        int defcount = function.Defaults?.Count ?? 0;
        bool plural = defcount > 0 || code.ArgCount != 1;
        string takes = defcount > 0 ? $"from {code.ArgCount - defcount} to {code.ArgCount}" : $"{code.ArgCount}";
        string kwonly = kwonlyGiven > 0
            ? $" positional argument{(given != 1 ? "s" : "")} (and {kwonlyGiven} keyword-only argument{(kwonlyGiven != 1 ? "s" : "")})"
            : "";
        return Err.Fail(Exc.TypeError,
            $"{function.QualName.Value}() takes {takes} positional argument{(plural ? "s" : "")} but {given}{kwonly} {(given == 1 && kwonlyGiven == 0 ? "was" : "were")} given");
    }

    [Mirrors("missing_arguments", 1313, 1350)]
    private static bool MissingArguments(PyFunction function, int missing, int defcount, Span<PyObject?> variables)
    {
        PyCode code = function.Code;
        bool positional = defcount != -1;
        int start = positional ? 0 : code.ArgCount, end = positional ? code.ArgCount - defcount : code.ArgCount + code.KwOnlyArgCount;
        List<string> names = [];
        for (int i = start; i < end; i++)
        {
            if (variables[i] is null) names.Add(((PyStr)Obj.Repr(code.LocalsPlusNames[i])!).Value);
        }
        string list = names.Count switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{string.Join(", ", names[..^2])}, {names[^2]}, and {names[^1]}",
        };
        return Err.Fail(Exc.TypeError,
            $"{function.QualName.Value}() missing {missing} required {(positional ? "positional" : "keyword-only")} argument{(missing == 1 ? "" : "s")}: {list}");
    }

    // Native callables, straight through their entry points.

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? CallBuiltin(PyBuiltinFunction function, ref PyObject? first, int count)
    {
        MethodDef def = function.Def;
        if (def.FastCall != null) return def.FastCall(function.Self!, Args(ref first, count), null);
        if (def.OneArg != null && count == 1) return def.OneArg(function.Self!, first!);
        if (def.NoArgs != null && count == 0) return def.NoArgs(function.Self!);
        return Obj.Vectorcall(function, Args(ref first, count), null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? CallMethodDescr(PyMethodDescr descriptor, ref PyObject? first, int count)
    {
        if (count > 0)
        {
            PyObject self = first!;
            PyType type = self.Type;
            if (ReferenceEquals(type, descriptor.Owner) || type.IsSubtypeOf(descriptor.Owner))
            {
                MethodDef def = descriptor.Def;
                if (def.FastCall != null) return def.FastCall(self, Args(ref Unsafe.Add(ref first, 1), count - 1), null);
                if (def.OneArg != null && count == 2) return def.OneArg(self, Unsafe.Add(ref first, 1)!);
                if (def.NoArgs != null && count == 1) return def.NoArgs(self);
            }
        }
        return Obj.Vectorcall(descriptor, Args(ref first, count), null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? CallType(PyType type, ref PyObject? first, int count)
    {
        if (count == 1 && ReferenceEquals(type, PyType.TypeObject)) return first!.Type;
        return Obj.Vectorcall(type, Args(ref first, count), null);
    }

    private sealed class InitCache(uint version, PyFunction? init)
    {
        public readonly uint Version = version;
        public readonly PyFunction? Init = init;
    }

    /// <summary>The Python <c>__init__</c> of a class whose call does nothing but allocate and run it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyFunction? InitFunction(PyType type)
    {
        if (type.SpecCache is InitCache cache && cache.Version == type.VersionTagOrZero) return cache.Init;
        return type.IsHeapType ? FindInitFunction(type) : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("get_init_for_simple_managed_herthon_class", 1941, 1968, File = "Python/specialize.c")]
    private static PyFunction? FindInitFunction(PyType type)
    {
        PyFunction? init = null;
        if (ReferenceEquals(type.Type, PyType.TypeObject) && type.Slots.New == CoreTypes.Object.Slots.New && (type.Flags & TypeFlags.IsAbstract) == 0)
            init = type.Lookup(Id.__init__) as PyFunction;
        uint version = type.VersionTag;
        if (version != 0) type.SpecCache = new InitCache(version, init);
        return init;
    }

    /// <summary><c>_MAKE_CALLARGS_A_TUPLE</c>; null raised.</summary>
    [Mirrors("_Py_Check_ArgsIterable", 3150, 3168)]
    private static PyTuple? StarArguments(PyObject callable, PyObject arguments)
    {
        if (arguments.GetType() == typeof(PyTuple)) return Unsafe.As<PyTuple>(arguments);
        if (arguments.Type.Slots.Iter != null || Seq.Check(arguments)) return Seq.Tuple(arguments);
        Err.Clear();
        if (Obj.FunctionStr(callable) is { } text) Err.Raise(Exc.TypeError, $"{text} argument after * must be an iterable, not {arguments.Type.Name}");
        return null;
    }

    /// <summary>CALL_FUNCTION_EX: the new frame of a Python function; the result of another callable takes the callable's place, null raised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEvalFramePushAndInit_Ex", 1871, 1930)]
    private static Frame? CallEx(ThreadState thread, ref PyObject? at)
    {
        PyObject callable = at!;
        at = null;
        PyTuple? positional = StarArguments(callable, Unsafe.Add(ref at, 2)!);
        if (positional is null) return null;
        PyDict? kwargs = Unsafe.As<PyDict>(Unsafe.Add(ref at, 3));
        PyObject? self = null;
        if (callable.GetType() == typeof(PyMethod) && Unsafe.As<PyMethod>(callable).Function is PyFunction)
        {
            self = Unsafe.As<PyMethod>(callable).Self;
            callable = Unsafe.As<PyMethod>(callable).Function;
        }
        if (callable.GetType() == typeof(PyFunction))
        {
            int extra = self is null ? 0 : 1, count = positional.Count + extra;
            if (kwargs is null or { Count: 0 } && extra == 0)
                return PushFrame(thread, Unsafe.As<PyFunction>(callable), positional.Items.AsSpan(0, positional.Count), null);
            PyObject[] all = new PyObject[count + (kwargs?.Count ?? 0)];
            if (self is not null) all[0] = self;
            Array.Copy(positional.Items, 0, all, extra, positional.Count);
            PyTuple? names = null;
            if (kwargs is { Count: > 0 })
            {
                PyObject[] keys = new PyObject[kwargs.Count];
                int pos = 0, k = 0;
                while (kwargs.Next(ref pos, out PyObject? key, out PyObject? value))
                {
                    if (key is not PyStr)
                    {
                        Err.Raise(Exc.TypeError, "keywords must be strings");
                        return null;
                    }
                    keys[k] = key;
                    all[count + k++] = value;
                }
                names = PyTuple.Own(keys);
            }
            return PushFrame(thread, Unsafe.As<PyFunction>(callable), all, names);
        }
        at = Obj.CallTuple(callable, positional, kwargs);
        return null;
    }
}
