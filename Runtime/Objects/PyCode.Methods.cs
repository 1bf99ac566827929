// Objects/codeobject.c: the Python face of code objects.

using PyModules.Compiler;

namespace PyModules.Runtime;

public sealed partial class PyCode
{
    private PyObject? _constsTuple, _namesTuple, _lineTableBytes, _exceptionTableBytes;
    private PyTuple? _varNames, _cellVars, _freeVars, _localsPlusTuple;
    private PyBytes? _codeBytes, _kindsBytes;

    [PyGetSet("co_code"), Mirrors("code_getcode", 2661, 2666)]
    internal PyObject? CodeBytes => _codeBytes ??= PyBytes.Own(Code);

    [PyGetSet("_co_code_adaptive"), Mirrors("code_getcodeadaptive", 2653, 2659)]
    internal PyObject? AdaptiveCode => CodeBytes;

    [PyMember("co_consts", ReadOnly = true)]
    private ref PyObject? ConstsMember
    {
        get
        {
            _constsTuple ??= PyTuple.Own(Consts);
            return ref _constsTuple;
        }
    }

    [PyMember("co_names", ReadOnly = true)]
    private ref PyObject? NamesMember
    {
        get
        {
            _namesTuple ??= PyTuple.Own([.. Names]);
            return ref _namesTuple;
        }
    }

    [PyMember("co_linetable", ReadOnly = true)]
    private ref PyObject? LineTableMember
    {
        get
        {
            _lineTableBytes ??= PyBytes.Own(LineTable);
            return ref _lineTableBytes;
        }
    }

    [PyMember("co_exceptiontable", ReadOnly = true)]
    private ref PyObject? ExceptionTableMember
    {
        get
        {
            _exceptionTableBytes ??= PyBytes.Own(ExceptionTable);
            return ref _exceptionTableBytes;
        }
    }

    internal PyTuple ConstsTuple => (PyTuple)ConstsMember!;
    internal PyTuple NamesTuple => (PyTuple)NamesMember!;
    internal PyBytes LineTableBytes => (PyBytes)LineTableMember!;
    internal PyBytes ExceptionTableBytes => (PyBytes)ExceptionTableMember!;
    internal PyTuple LocalsPlusTuple => _localsPlusTuple ??= PyTuple.Own([.. LocalsPlusNames]);
    internal PyBytes KindsBytes => _kindsBytes ??= PyBytes.Own(LocalsPlusKinds);

    [Mirrors("get_localsplus_names", 422, 442)]
    private PyTuple NamesOfKind(byte kind)
    {
        List<PyObject> names = [];
        for (int i = 0; i < LocalsPlusNames.Length; i++)
            if ((LocalsPlusKinds[i] & kind) != 0) names.Add(LocalsPlusNames[i]);
        return PyTuple.Own([.. names]);
    }

    [PyGetSet("co_varnames"), Mirrors("code_getvarnames", 2632, 2637)]
    internal PyTuple VarNames => _varNames ??= NamesOfKind(FastKind.Local);

    [PyGetSet("co_cellvars"), Mirrors("code_getcellvars", 2639, 2644)]
    internal PyTuple CellVars => _cellVars ??= NamesOfKind(FastKind.Cell);

    [PyGetSet("co_freevars"), Mirrors("code_getfreevars", 2646, 2651)]
    internal PyTuple FreeVars => _freeVars ??= NamesOfKind(FastKind.Free);

    [PyGetSet("co_lnotab"), Mirrors("code_getlnotab", 2620, 2630)]
    internal PyObject? OldLineTableBytes =>
        Warnings.Warn(Exc.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.") ? PyBytes.Own(OldLineTable()) : null;

    [PySlot(Slot.Repr), Mirrors("code_repr", 2448, 2466)]
    internal PyObject? Repr() =>
        PyStr.From($"<code object {Name.Value} at {Obj.Address(this)}, file \"{Filename.Value}\", line {(FirstLineNo != 0 ? FirstLineNo : -1)}>");

    [PySlot(Slot.RichCompare), Mirrors("code_richcompare", 2468, 2555)]
    internal PyObject? Compare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyCode code) return PyNotImplemented.Instance;
        return PyBool.From(ConstantComparer.SameCode(this, code) == (op == CompareOp.Eq));
    }

    [PySlot(Slot.Hash), Mirrors("code_hash", 2557, 2596)]
    internal long Hash()
    {
        const ulong multiplier = 1000003;
        ulong hash = 20221211;
        foreach (PyObject part in (ReadOnlySpan<PyObject>)[Name, ConstsTuple, NamesTuple, LocalsPlusTuple, LineTableBytes, ExceptionTableBytes])
        {
            long h = Obj.Hash(part);
            if (h == -1) return -1;
            hash = (hash ^ (ulong)h) * multiplier;
        }
        foreach (long n in (ReadOnlySpan<long>)[ArgCount, PosOnlyArgCount, KwOnlyArgCount, (long)Flags, FirstLineNo, Code.Length / 2])
            hash = (hash ^ (ulong)n) * multiplier;
        for (int i = 0; i < Code.Length; i += 2)
        {
            hash = (hash ^ Code[i]) * multiplier;
            hash = (hash ^ Code[i + 1]) * multiplier;
            i += 2 * OpInfo.Caches((Op)Code[i]);
        }
        return (long)hash == -1 ? -2 : (long)hash;
    }

    /// <summary>An iterator over (start, end, line) of the code's instructions.</summary>
    [PyMethod("co_lines", "()"), Mirrors("code_linesiterator", 2693, 2698)]
    internal PyObject? Lines() => PyLineIterator.Lines(this);

    /// <summary>An iterator over the branches: (source, not taken, taken).</summary>
    [PyMethod("co_branches", "()"), Mirrors("code_branchesiterator", 2700, 2705)]
    internal PyObject? Branches() => PyLineIterator.Branches(this);

    /// <summary>An iterator over the source position of every code unit.</summary>
    [PyMethod("co_positions", "()"), Mirrors("code_positionsiterator", 1531, 1543)]
    internal PyObject? Positions() => new PyPositionsIterator(this);

    [PyMethod("__sizeof__", "()"), Mirrors("code_sizeof", 2680, 2691)]
    internal PyObject? SizeOf() => PyInt.From(184 + Code.Length);

    /// <summary>Private: the local variable that an oparg names.</summary>
    [PyMethod("_varname_from_oparg", "(oparg)"), Mirrors("code__varname_from_oparg_impl", 2831, 2840)]
    internal PyObject? VarNameFromOparg(int oparg) =>
        (uint)oparg < (uint)LocalsPlusNames.Length ? LocalsPlusNames[oparg] : Err.Raise(Exc.IndexError, "tuple index out of range");

    /// <summary>A new code object, changed in the named fields.</summary>
    [PyMethod("replace", "(**changes)", Raw = true)]
    internal PyObject? Replace(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => ReplaceCore("replace", args, kwnames);

    /// <summary>The same as replace().</summary>
    [PyMethod("__replace__", "(**changes)", Raw = true)]
    internal PyObject? DunderReplace(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => ReplaceCore("replace", args, kwnames);

    [Mirrors("code_replace_impl", 2734, 2819)]
    private PyObject? ReplaceCore(string function, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int npos = args.Length - (kwnames?.Items.Length ?? 0);
        if (npos > 0) return Err.Raise(Exc.TypeError, "replace() takes no positional arguments");
        int argCount = ArgCount, posOnly = PosOnlyArgCount, kwOnly = KwOnlyArgCount, nlocals = NLocals, stackSize = StackSize, flags = (int)Flags, firstLineNo = FirstLineNo;
        PyObject code = PyBytes.Own(Code), consts = ConstsTuple, names = NamesTuple, lineTable = LineTableBytes, exceptionTable = ExceptionTableBytes,
            filename = Filename, name = Name, qualname = QualName, varnames = VarNames, freevars = FreeVars, cellvars = CellVars;
        for (int i = 0; i < args.Length; i++)
        {
            string key = ((PyStr)kwnames!.Items[i]).Value;
            PyObject value = args[i];
            bool ok = key switch
            {
                "co_argcount" => Int(value, out argCount),
                "co_posonlyargcount" => Int(value, out posOnly),
                "co_kwonlyargcount" => Int(value, out kwOnly),
                "co_nlocals" => Int(value, out nlocals),
                "co_stacksize" => Int(value, out stackSize),
                "co_flags" => Int(value, out flags),
                "co_firstlineno" => Int(value, out firstLineNo),
                "co_code" => Check<PyBytes>(key, value, "bytes", out code),
                "co_consts" => Check<PyTuple>(key, value, "tuple", out consts),
                "co_names" => Check<PyTuple>(key, value, "tuple", out names),
                "co_varnames" => Check<PyTuple>(key, value, "tuple", out varnames),
                "co_freevars" => Check<PyTuple>(key, value, "tuple", out freevars),
                "co_cellvars" => Check<PyTuple>(key, value, "tuple", out cellvars),
                "co_filename" => Check<PyStr>(key, value, "str", out filename),
                "co_name" => Check<PyStr>(key, value, "str", out name),
                "co_qualname" => Check<PyStr>(key, value, "str", out qualname),
                "co_linetable" => Check<PyBytes>(key, value, "bytes", out lineTable),
                "co_exceptiontable" => Check<PyBytes>(key, value, "bytes", out exceptionTable),
                _ => Err.Fail(Exc.TypeError, $"{function}() got an unexpected keyword argument '{key}'"),
            };
            if (!ok) return null;
        }
        foreach ((string what, int value) in ((string, int)[])[("co_argcount", argCount), ("co_posonlyargcount", posOnly), ("co_kwonlyargcount", kwOnly),
            ("co_nlocals", nlocals), ("co_stacksize", stackSize), ("co_flags", flags), ("co_firstlineno", firstLineNo)])
            if (value < 0) return Err.Raise(Exc.ValueError, $"{what} must be a positive integer");
        if (!AuditNew(code, (PyStr)filename, (PyStr)name, argCount, posOnly, kwOnly, nlocals, stackSize, flags)) return null;
        return Build(argCount, posOnly, kwOnly, nlocals, stackSize, flags, (PyBytes)code, (PyTuple)consts, (PyTuple)names, (PyTuple)varnames, (PyTuple)freevars,
            (PyTuple)cellvars, (PyStr)filename, (PyStr)name, (PyStr)qualname, firstLineNo, (PyBytes)lineTable, (PyBytes)exceptionTable);

        static bool Int(PyObject value, out int result) => Args.AsInt(value, out result);

        static bool Check<T>(string key, PyObject value, string type, out PyObject result) where T : PyObject
        {
            result = value;
            return value is T || Err.Fail(Exc.TypeError, $"replace() argument '{key}' must be {type}, not {value.Type.Name}");
        }
    }

    private static bool AuditNew(PyObject code, PyStr filename, PyStr name, int argCount, int posOnly, int kwOnly, int nlocals, int stackSize, int flags) =>
        !Audit.Enabled || Audit.Raise("code.__new__", code, filename, name, PyInt.From(argCount), PyInt.From(posOnly), PyInt.From(kwOnly), PyInt.From(nlocals), PyInt.From(stackSize), PyInt.From(flags));

    [PySlot(Slot.New, Signature = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)")]
    [Mirrors("code_new_impl", 2254, 2338)]
    internal static PyObject? New(PyType cls, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize, int flags, PyBytes codestring,
        PyTuple constants, PyTuple names, PyTuple varnames, PyStr filename, PyStr name, PyStr qualname, int firstlineno, PyBytes linetable, PyBytes exceptiontable,
        PyTuple? freevars, PyTuple? cellvars)
    {
        if (!AuditNew(codestring, filename, name, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags)) return null;
        foreach ((string what, int value) in ((string, int)[])[("argcount", argcount), ("posonlyargcount", posonlyargcount), ("kwonlyargcount", kwonlyargcount), ("nlocals", nlocals)])
            if (value < 0) return Err.Raise(Exc.ValueError, $"code: {what} must not be negative");
        return Build(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, freevars ?? PyTuple.Empty,
            cellvars ?? PyTuple.Empty, filename, name, qualname, firstlineno, linetable, exceptiontable);
    }

    [Mirrors("validate_and_copy_tuple", 308, 345)]
    private static PyStr[]? CopyNames(PyTuple tuple)
    {
        PyStr[] names = new PyStr[tuple.Items.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (tuple.Items[i] is not PyStr name)
            {
                Err.Raise(Exc.TypeError, $"name tuples must contain only strings, not '{tuple.Items[i].Type.Name}'");
                return null;
            }
            names[i] = name.GetType() == typeof(PyStr) ? name : PyStr.From(name.Value);
        }
        return names;
    }

    /// <summary>PyUnstable_Code_NewWithPosOnlyArgs.</summary>
    internal static PyObject? Build(int argCount, int posOnly, int kwOnly, int nlocals, int stackSize, int flags, PyBytes code, PyTuple consts, PyTuple names,
        PyTuple varnames, PyTuple freevars, PyTuple cellvars, PyStr filename, PyStr name, PyStr qualname, int firstLineNo, PyBytes lineTable, PyBytes exceptionTable)
    {
        if (CopyNames(names) is not { } ourNames || CopyNames(varnames) is not { } ourVars || CopyNames(freevars) is not { } ourFree || CopyNames(cellvars) is not { } ourCells)
            return null;
        List<PyStr> all = [.. ourVars];
        List<byte> kinds = [.. Enumerable.Repeat(FastKind.Local, ourVars.Length)];
        foreach (PyStr cell in ourCells)
        {
            int at = Array.FindIndex(ourVars, v => v.Length == cell.Length && v.Value == cell.Value);
            if (at >= 0)
            {
                kinds[at] |= FastKind.Cell;
                continue;
            }
            all.Add(cell);
            kinds.Add(FastKind.Cell);
        }
        foreach (PyStr free in ourFree)
        {
            all.Add(free);
            kinds.Add(FastKind.Free);
        }
        ReadOnlySpan<byte> units = code.Span;
        if ((flags & (int)CodeFlags.Optimized) == 0)
        {
            // Locals of inlined comprehensions are hidden in the blocks around them.
            int extended = 0;
            for (int i = 0; i + 1 < units.Length; i += 2 * (1 + OpInfo.Caches((Op)units[i])))
            {
                if (units[i] == (byte)Op.EXTENDED_ARG)
                {
                    extended = (extended << 8) | units[i + 1];
                    continue;
                }
                if (units[i] == (byte)Op.LOAD_FAST_AND_CLEAR)
                {
                    int oparg = (extended << 8) | units[i + 1];
                    if (oparg >= all.Count) return Err.Raise(Exc.ValueError, $"code: LOAD_FAST_AND_CLEAR oparg {oparg} out of range");
                    kinds[oparg] |= FastKind.Hidden;
                }
                extended = 0;
            }
        }
        CodeParts parts = new()
        {
            Code = CodeInterning.Plain(units), Consts = (PyObject[])consts.Items.Clone(), Names = ourNames, LocalsPlusNames = [.. all], LocalsPlusKinds = [.. kinds],
            ExceptionTable = exceptionTable.Span.ToArray(), LineTable = lineTable.Span.ToArray(), Filename = filename, Name = name, QualName = qualname,
            ArgCount = argCount, PosOnlyArgCount = posOnly, KwOnlyArgCount = kwOnly, StackSize = stackSize, FirstLineNo = firstLineNo, Flags = (CodeFlags)flags,
        };
        if (!CodeInterning.Validate(parts)) return null;
        if (nlocals != ourVars.Length) return Err.Raise(Exc.ValueError, "code: co_nlocals != len(co_varnames)");
        return new PyCode(parts);
    }
}
