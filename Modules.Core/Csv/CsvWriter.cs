// Modules/_csv.c: the writer.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Writes rows as CSV data.</summary>
[PyType("_csv.writer", Module = typeof(CsvModule), Hidden = true,
    Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation, Doc = "CSV writer\n\nWrites sequences as rows of CSV data.\n")]
public partial class CsvWriter : PyObject
{
    [PyMember("dialect", ReadOnly = true)] private readonly PyObject? _dialectObject;
    private readonly PyObject _write;
    private readonly CsvDialect _dialect;

    internal CsvWriter(PyObject write, CsvDialect dialect) => (_write, _dialect, _dialectObject) = (write, dialect, dialect);

    private bool Special(int c) =>
        c == _dialect._delimiter || c == _dialect._escapeChar || c == _dialect._quoteChar || c is '\n' or '\r' || _dialect._lineTerminator.IndexOf(c) >= 0;

    // join_append: the field with what it needs of quotes and escapes.
    [Mirrors("join_append", 1248, 1289)]
    private bool Append(ref StrWriter record, ref int fields, PyStr? field, bool quoted)
    {
        CsvDialect d = _dialect;
        int n = field?.Length ?? 0;
        if (n == 0 && d._delimiter == ' ' && d._skipInitialSpace)
        {
            if (d._quoting == CsvModule.QuoteNone || field is null && d._quoting is CsvModule.QuoteStrings or CsvModule.QuoteNotNull)
                return Err.Fail(CsvModule.Error, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
            quoted = true;
        }
        bool plain = true;
        for (int i = 0; i < n; i++)
        {
            int c = field![i];
            if (!Special(c)) continue;
            plain = false;
            bool escape = d._quoting == CsvModule.QuoteNone || (c == d._quoteChar ? !d._doubleQuote : c == d._escapeChar);
            if (!escape) quoted = true;
            else if (d._escapeChar == CsvDialect.NotSet) return Err.Fail(CsvModule.Error, "need to escape, but no escapechar set");
        }
        if (fields++ > 0) record.Append(d._delimiter);
        if (quoted) record.Append(d._quoteChar);
        if (plain)
        {
            if (n > 0) record.Append(field!);
        }
        else
        {
            for (int i = 0; i < n; i++)
            {
                int c = field![i];
                if (Special(c))
                {
                    if (d._quoting != CsvModule.QuoteNone && c == d._quoteChar && d._doubleQuote) record.Append(c);
                    else if (d._quoting == CsvModule.QuoteNone || c == d._quoteChar || c == d._escapeChar) record.Append(d._escapeChar);
                }
                record.Append(c);
            }
        }
        if (quoted) record.Append(d._quoteChar);
        return true;
    }

    [PyMethod("writerow", "(row, /)",
        Doc = "writerow(iterable)\n\nWrite the fields of an iterable as a row. What is not a str is converted to one.")]
    [Mirrors("csv_writerow", 1321, 1423)]
    private PyObject? WriteRow(PyObject seq)
    {
        if (Obj.GetIter(seq) is not { } iterator)
        {
            if (Err.Matches(Exc.TypeError)) Err.Raise(CsvModule.Error, $"iterable expected, not {seq.Type.Name}");
            return null;
        }
        var record = new StrWriter(128);
        PyStr? line = Join(iterator, ref record) ? record.Finish() : null;
        if (line is null)
        {
            record.Dispose();
            return null;
        }
        return Obj.Call(_write, line);
    }

    [Mirrors("join_append_data", 1135, 1227)]
    private bool Join(PyObject iterator, ref StrWriter record)
    {
        int fields = 0, quoting = _dialect._quoting;
        bool isNull = false;
        while (Obj.IterNext(iterator) is { } field)
        {
            bool quoted = quoting switch
            {
                CsvModule.QuoteNonNumeric => !Num.Check(field),
                CsvModule.QuoteAll => true,
                CsvModule.QuoteStrings => field is PyStr,
                CsvModule.QuoteNotNull => field is not PyNone,
                _ => false,
            };
            isNull = field is PyNone;
            PyStr? text = field as PyStr;
            if (text is null && !isNull && (text = Obj.Str(field) as PyStr) is null) return false;
            if (!Append(ref record, ref fields, text, quoted)) return false;
        }
        if (Err.Occurred is not null) return false;
        if (fields > 0 && record.Count == 0)
        {
            if (quoting == CsvModule.QuoteNone || isNull && quoting is CsvModule.QuoteStrings or CsvModule.QuoteNotNull)
                return Err.Fail(CsvModule.Error, "single empty field record must be quoted");
            fields--;
            if (!Append(ref record, ref fields, null, true)) return false;
        }
        record.Append(_dialect._lineTerminator);
        return true;
    }

    [PyMethod("writerows", "(rows, /)",
        Doc = "writerows(iterable of iterables)\n\nWrite a row for every iterable. What is not a str is converted to one.")]
    [Mirrors("csv_writerows", 1431, 1454)]
    private PyObject? WriteRows(PyObject rows)
    {
        if (Obj.GetIter(rows) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } row)
            if (WriteRow(row) is null) return null;
        return Err.Occurred is null ? PyNone.Instance : null;
    }
}
