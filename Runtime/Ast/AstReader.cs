// Python/Python-ast.c: reading the tree back from Python objects.

using PyModules.Runtime;

namespace PyModules.Ast;

/// <summary>Reads objects of the <c>ast</c> classes. Every method that fails raises and sets <c>_failed</c>.</summary>
internal sealed partial class AstReader
{
    private readonly AstState _state;
    private bool _failed;

    private AstReader(AstState state) => _state = state;

    /// <summary>obj2ast_mod; null raised.</summary>
    [Mirrors("PyAST_obj2mod", 18454, 18474)]
    public static ModNode? Read(AstState state, PyObject o)
    {
        AstReader reader = new(state);
        ModNode? mod = reader.ReadMod(o);
        return reader._failed ? null : mod;
    }

    private T? Fail<T>(PyType type, string message) where T : class
    {
        _failed = true;
        Err.Raise(type, message);
        return null;
    }

    private T? Required<T>(string field, string owner) where T : class => Fail<T>(Exc.ValueError, $"field '{field}' is required for {owner}");

    private T? Unexpected<T>(string sum, PyObject o) where T : class
    {
        _failed = true;
        if (Obj.Repr(o) is PyStr repr) Err.Raise(Exc.TypeError, $"expected some sort of {sum}, but got {repr.Value}");
        return null;
    }

    /// <summary>The attribute, or null when there is none.</summary>
    private PyObject? Get(PyObject o, string field)
    {
        if (Obj.TryGetAttr(o, PyStr.Intern(field), out PyObject? value)) return value;
        _failed = true;
        return null;
    }

    private T? Enter<T>(string owner, PyObject value, Func<PyObject, T?> read) where T : class
    {
        if (!Recursion.Enter($" while traversing '{owner}' node"))
        {
            _failed = true;
            return null;
        }
        T? result = read(value);
        Recursion.Leave();
        return result;
    }

    private T? Node<T>(PyObject o, string owner, string field, bool required, Func<PyObject, T?> read) where T : class
    {
        PyObject? value = Get(o, field);
        if (_failed) return null;
        if (value is null && required) return Fail<T>(Exc.TypeError, $"required field \"{field}\" missing from {owner}");
        return value is null || (value is PyNone && !required) ? null : Enter(owner, value, read);
    }

    private T[] Seq<T>(PyObject o, string owner, string field, Func<PyObject, T?> read) where T : class
    {
        PyObject? value = Get(o, field);
        if (_failed || value is null) return [];
        if (value is not PyList list)
        {
            Fail<object>(Exc.TypeError, $"{owner} field \"{field}\" must be a list, not a {value.Type.Name}");
            return [];
        }
        int count = list.Count;
        T[] result = new T[count];
        for (int i = 0; i < count; i++)
        {
            // None stays in the list as null: the validation speaks of it.
            result[i] = Enter(owner, list[i], read)!;
            if (_failed) return result;
            if (list.Count != count)
            {
                Fail<object>(Exc.RuntimeError, $"{owner} field \"{field}\" changed size during iteration");
                return result;
            }
        }
        return result;
    }

    [Mirrors("obj2ast_identifier", 6112, 6119)]
    private string? Identifier(PyObject o)
    {
        if (o is PyNone) return null;
        return o.GetType() == typeof(PyStr) ? string.Intern(((PyStr)o).Value) : Fail<string>(Exc.TypeError, "AST identifier must be of type str");
    }

    [Mirrors("obj2ast_string", 6121, 6128)]
    private string? Text(PyObject o) => o.GetType() == typeof(PyStr) ? ((PyStr)o).Value : Fail<string>(Exc.TypeError, "AST string must be of type str");

    private int Int(PyObject o, string owner, string field, bool required)
    {
        PyObject? value = Get(o, field);
        if (_failed) return 0;
        if (value is null && required) Fail<object>(Exc.TypeError, $"required field \"{field}\" missing from {owner}");
        return value is null || (value is PyNone && !required) ? 0 : IntValue(value);
    }

    [Mirrors("obj2ast_int", 6130, 6143)]
    private int IntValue(PyObject value)
    {
        if (value is not PyLong)
        {
            _failed = true;
            if (Obj.Repr(value) is PyStr repr) Err.Raise(Exc.ValueError, $"invalid integer value: {repr.Value}");
            return 0;
        }
        if (!Args.AsInt(value, out int i)) _failed = true;
        return i;
    }

    [Mirrors("obj2ast_operator", 15764, 15877)]
    private int EnumValue(PyObject o, string sum, int sumKind)
    {
        int kind = _state.KindOf(o, sumKind);
        if (kind >= 0) return kind - sumKind - 1;
        Unexpected<object>(sum, o);
        return 0;
    }

    private int EnumField(PyObject o, string owner, string field, string sum, int sumKind)
    {
        PyObject? value = Get(o, field);
        if (_failed) return 0;
        if (value is not null) return EnumValue(value, sum, sumKind);
        Fail<object>(Exc.TypeError, $"required field \"{field}\" missing from {owner}");
        return 0;
    }

    private T[] Enums<T>(PyObject o, string owner, string field, string sum, int sumKind, Func<int, T> make)
    {
        object[] values = Seq<object>(o, owner, field, x => EnumValue(x, sum, sumKind));
        return _failed ? [] : Array.ConvertAll(values, v => make((int)v));
    }

    private bool ReadPositions(PyObject o, string owner, out Parser.Loc at)
    {
        at = default;
        int line = Int(o, owner, "lineno", true);
        if (_failed) return false;
        int col = Int(o, owner, "col_offset", true);
        if (_failed) return false;
        if (AstState.EndIsRequired(owner))
        {
            int last = Int(o, owner, "end_lineno", true);
            if (_failed) return false;
            at = new Parser.Loc(line, col, last, Int(o, owner, "end_col_offset", true));
            return !_failed;
        }
        int endLine = Get(o, "end_lineno") is { } l and not PyNone ? IntValue(l) : line;
        if (_failed) return false;
        int endCol = Get(o, "end_col_offset") is { } c and not PyNone ? IntValue(c) : col;
        at = new Parser.Loc(line, col, endLine, endCol);
        return !_failed;
    }
}
