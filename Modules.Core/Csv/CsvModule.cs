// Modules/_csv.c: the _csv module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Reads and writes CSV.</summary>
[PyModule("_csv", Source = "Modules/_csv.c")]
public static partial class CsvModule
{
    internal sealed class State : PyModuleState
    {
        internal readonly PyDict Dialects = new();
        internal nint FieldLimit = 128 * 1024;
    }

    /// <summary>What goes wrong with CSV data.</summary>
    [PyException("_csv.Error", FromSpec = true, Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType Error { get; }

    [PyConstant("Error")] private static PyType ErrorType => Error;

    [PyConstant("QUOTE_MINIMAL")] internal const int QuoteMinimal = 0;
    [PyConstant("QUOTE_ALL")] internal const int QuoteAll = 1;
    [PyConstant("QUOTE_NONNUMERIC")] internal const int QuoteNonNumeric = 2;
    [PyConstant("QUOTE_NONE")] internal const int QuoteNone = 3;
    [PyConstant("QUOTE_STRINGS")] internal const int QuoteStrings = 4;
    [PyConstant("QUOTE_NOTNULL")] internal const int QuoteNotNull = 5;

    [PyExec, Mirrors("csv_exec", 1763, 1823)]
    private static bool Exec(PyModuleObject module, State state) =>
        module.Dict.SetItem("Reader", CsvReader.TypeObject) && module.Dict.SetItem("Writer", CsvWriter.TypeObject)
        && module.Dict.SetItem("_dialects", state.Dialects);

    /// <summary>get_dialect_from_registry.</summary>
    [Mirrors("get_dialect_from_registry", 162, 170)]
    internal static PyObject? Registered(State state, PyObject name)
    {
        if (!state.Dialects.TryGetItem(name, out PyObject? dialect)) return null;
        return dialect ?? Err.Raise(Error, "unknown dialect");
    }

    // PyArg_UnpackTuple of one or two positionals, then the dialect that the second and the keywords make.
    private static bool Unpack(string name, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional < 1) return Err.Fail(Exc.TypeError, $"{name} expected at least 1 argument, got 0");
        return positional <= 2 || Err.Fail(Exc.TypeError, $"{name} expected at most 2 arguments, got {positional}");
    }

    [Mirrors("_call_dialect", 647, 657)]
    private static CsvDialect? MakeDialect(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        Obj.Vectorcall(CsvDialect.TypeObject, args[1..], kwnames) as CsvDialect;

    [PyFunction("reader", Raw = true, TextSignature = "($module, iterable, /, dialect='excel', **fmtparams)", Doc = """
            csv_reader = reader(iterable [, dialect='excel']
                                [optional keyword args])
            for row in csv_reader:
                process(row)

        An iterator over the rows of CSV data, of which the iterable gives the lines.
        Keyword arguments replace settings of the dialect. A row may span lines.
        """), Mirrors("csv_reader", 1075, 1117)]
    private static PyObject? Reader(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Unpack("reader", args, kwnames) || Obj.GetIter(args[0]) is not { } lines || MakeDialect(args, kwnames) is not { } dialect) return null;
        return new CsvReader(ModuleStates.Get<State>(), lines, dialect);
    }

    [PyFunction("writer", Raw = true, TextSignature = "($module, fileobj, /, dialect='excel', **fmtparams)", Doc = """
            csv_writer = csv.writer(fileobj [, dialect='excel']
                                    [optional keyword args])
            for row in sequence:
                csv_writer.writerow(row)

            [or]

            csv_writer = csv.writer(fileobj [, dialect='excel']
                                    [optional keyword args])
            csv_writer.writerows(rows)

        Writes rows as CSV data with the file's write method.
        """), Mirrors("csv_writer", 1532, 1576)]
    private static PyObject? Writer(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Unpack("writer", args, kwnames) || !Obj.TryGetAttr(args[0], Id.Make("write"), out PyObject? write)) return null;
        if (write is null || !Obj.IsCallable(write)) return Err.Raise(Exc.TypeError, "argument 1 must have a \"write\" method");
        return MakeDialect(args, kwnames) is { } dialect ? new CsvWriter(write, dialect) : null;
    }

    [PyFunction("register_dialect", Raw = true, TextSignature = "($module, name, /, dialect='excel', **fmtparams)",
        Doc = "Give a dialect a name.\n    dialect = csv.register_dialect(name[, dialect[, **fmtparams]])"), Mirrors("csv_register_dialect", 1597, 1620)]
    private static PyObject? RegisterDialect(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Unpack("register_dialect", args, kwnames)) return null;
        if (args[0] is not PyStr name) return Err.Raise(Exc.TypeError, "dialect name must be a string");
        if (MakeDialect(args, kwnames) is not { } dialect) return null;
        return ModuleStates.Get<State>().Dialects.SetItem(name, dialect) ? PyNone.Instance : null;
    }

    [PyFunction("list_dialects", "()", Doc = "Return a list of the names of all dialects.\n\n    names = csv.list_dialects()"), Mirrors("_csv_list_dialects_impl", 1590, 1595)]
    private static PyObject? ListDialects(State state) => state.Dialects.KeyList();

    [PyFunction("unregister_dialect", "(name)", Doc = "Take a dialect's name away.\n\n    csv.unregister_dialect(name)"), Mirrors("_csv_unregister_dialect_impl", 1633, 1647)]
    private static PyObject? UnregisterDialect(State state, PyObject name)
    {
        if (state.Dialects.Pop(name, out _) is not { } removed) return null;
        return removed ? PyNone.Instance : Err.Raise(Error, "unknown dialect");
    }

    [PyFunction("get_dialect", "(name)", Doc = "Return the dialect of a name.\n\n    dialect = csv.get_dialect(name)"), Mirrors("_csv_get_dialect_impl", 1659, 1664)]
    private static PyObject? GetDialect(State state, PyObject name) => Registered(state, name);

    [PyFunction("field_size_limit", "(new_limit=<unrepresentable>)",
        Doc = "Set an upper limit on the size of parsed fields.\n\n    csv.field_size_limit([limit])\n\nReturns the limit before; without an argument it stays."), Mirrors("_csv_field_size_limit_impl", 1679, 1698)]
    private static PyObject? FieldSizeLimit(State state, PyObject? new_limit = null)
    {
        nint old = state.FieldLimit;
        if (new_limit is not null)
        {
            if (new_limit is not PyLong || new_limit is PyBool || new_limit.Type != PyLong.TypeObject) return Err.Raise(Exc.TypeError, "limit must be an integer");
            if (!Num.AsSsize(new_limit, Exc.OverflowError, out nint limit)) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
            state.FieldLimit = limit;
        }
        return PyInt.From(old);
    }
}
