// Modules/_csv.c: the reader.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Iterates over the rows of CSV data.</summary>
[PyType("_csv.reader", Module = typeof(CsvModule), Hidden = true,
    Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation, Doc = "CSV reader\n\nIterates over the rows of CSV data.\n")]
public partial class CsvReader : PyObject
{
    private enum Parse : byte
    {
        StartRecord, StartField, EscapedChar, InField, InQuotedField, EscapeInQuotedField, QuoteInQuotedField, EatCrNl, AfterEscapedCrNl,
    }

    private const int EndOfLine = -2;

    [PyMember("dialect", ReadOnly = true)] private readonly PyObject? _dialectObject;
    [PyMember("line_num", ReadOnly = true)] private long _lineNumber;
    private readonly CsvModule.State _state;
    private readonly PyObject _lines;
    private readonly CsvDialect _dialect;
    private PyList? _fields;
    private Parse _parse;
    private int[] _field = new int[256];
    private int _length;
    private bool _unquoted;

    internal CsvReader(CsvModule.State state, PyObject lines, CsvDialect dialect) =>
        (_state, _lines, _dialect, _dialectObject) = (state, lines, dialect, dialect);

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    // parse_save_field.
    [Mirrors("parse_save_field", 662, 699)]
    private bool Save()
    {
        int quoting = _dialect._quoting;
        if (_unquoted && _length == 0 && quoting is CsvModule.QuoteNotNull or CsvModule.QuoteStrings)
        {
            _fields!.Append(PyNone.Instance);
            return true;
        }
        PyObject? field = PyStr.FromCodePoints(_field.AsSpan(0, _length));
        if (_unquoted && _length != 0 && quoting is CsvModule.QuoteNonNumeric or CsvModule.QuoteStrings)
            field = Num.Float(field);
        if (field is null) return false;
        _length = 0;
        _fields!.Append(field);
        return true;
    }

    [Mirrors("parse_add_char", 718, 732)]
    private bool Add(int c)
    {
        if (_length >= _state.FieldLimit) return Err.Fail(CsvModule.Error, $"field larger than field limit ({_state.FieldLimit})");
        if (_length == _field.Length) Array.Resize(ref _field, _length * 2);
        _field[_length++] = c;
        return true;
    }

    private bool EndRecord(int c)
    {
        if (!Save()) return false;
        _parse = c == EndOfLine ? Parse.StartRecord : Parse.EatCrNl;
        return true;
    }

    // parse_process_char.
    [Mirrors("parse_process_char", 734, 915)]
    private bool Process(int c)
    {
        CsvDialect d = _dialect;
        bool ends = c is '\n' or '\r' or EndOfLine;
        switch (_parse)
        {
            case Parse.StartRecord:
                if (c == EndOfLine) return true;
                if (ends)
                {
                    _parse = Parse.EatCrNl;
                    return true;
                }
                _parse = Parse.StartField;
                goto case Parse.StartField;
            case Parse.StartField:
                _unquoted = true;
                if (ends) return EndRecord(c);
                if (c == d._quoteChar && d._quoting != CsvModule.QuoteNone)
                {
                    _unquoted = false;
                    _parse = Parse.InQuotedField;
                    return true;
                }
                if (c == d._escapeChar)
                {
                    _parse = Parse.EscapedChar;
                    return true;
                }
                if (c == ' ' && d._skipInitialSpace) return true;
                if (c == d._delimiter) return Save();
                _parse = Parse.InField;
                return Add(c);
            case Parse.EscapedChar:
                if (c is '\n' or '\r')
                {
                    _parse = Parse.AfterEscapedCrNl;
                    return Add(c);
                }
                _parse = Parse.InField;
                return Add(c == EndOfLine ? '\n' : c);
            case Parse.AfterEscapedCrNl:
                if (c == EndOfLine) return true;
                goto case Parse.InField;
            case Parse.InField:
                if (ends) return EndRecord(c);
                if (c == d._escapeChar)
                {
                    _parse = Parse.EscapedChar;
                    return true;
                }
                if (c == d._delimiter)
                {
                    _parse = Parse.StartField;
                    return Save();
                }
                return Add(c);
            case Parse.InQuotedField:
                if (c == EndOfLine) return true;
                if (c == d._escapeChar)
                {
                    _parse = Parse.EscapeInQuotedField;
                    return true;
                }
                if (c == d._quoteChar && d._quoting != CsvModule.QuoteNone)
                {
                    _parse = d._doubleQuote ? Parse.QuoteInQuotedField : Parse.InField;
                    return true;
                }
                return Add(c);
            case Parse.EscapeInQuotedField:
                _parse = Parse.InQuotedField;
                return Add(c == EndOfLine ? '\n' : c);
            case Parse.QuoteInQuotedField:
                if (d._quoting != CsvModule.QuoteNone && c == d._quoteChar)
                {
                    _parse = Parse.InQuotedField;
                    return Add(c);
                }
                if (c == d._delimiter)
                {
                    _parse = Parse.StartField;
                    return Save();
                }
                if (ends) return EndRecord(c);
                if (d._strict)
                    return Err.Fail(CsvModule.Error, $"'{char.ConvertFromUtf32(d._delimiter)}' expected after '{char.ConvertFromUtf32(d._quoteChar)}'");
                _parse = Parse.InField;
                return Add(c);
            default:
                if (c is '\n' or '\r') return true;
                if (c == EndOfLine)
                {
                    _parse = Parse.StartRecord;
                    return true;
                }
                return Err.Fail(CsvModule.Error, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }

    [PySlot(Slot.IterNext), Mirrors("Reader_iternext", 929, 995)]
    private PyObject? Next()
    {
        _fields = new PyList();
        _length = 0;
        _parse = Parse.StartRecord;
        _unquoted = false;
        do
        {
            PyObject? item = Obj.IterNext(_lines);
            if (item is null)
            {
                if (Err.Occurred is null && _fields is not null && (_length != 0 || _parse == Parse.InQuotedField))
                {
                    if (_dialect._strict) return Err.Raise(CsvModule.Error, "unexpected end of data");
                    if (Save()) break;
                }
                return null;
            }
            if (_fields is null) return Err.Raise(CsvModule.Error, "iterator has already advanced the reader");
            if (item is not PyStr line)
                return Err.Raise(CsvModule.Error, $"iterator should return strings, not {item.Type.Name} (the file should be opened in text mode)");
            _lineNumber++;
            int n = line.Length;
            for (int i = 0; i < n; i++)
                if (!Process(line[i])) return null;
            if (!Process(EndOfLine)) return null;
        }
        while (_parse != Parse.StartRecord);
        PyList? fields = _fields;
        _fields = null;
        return fields;
    }
}
