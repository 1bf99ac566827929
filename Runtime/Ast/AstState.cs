// Python/Python-ast.c: the Python classes of the tree and its conversion to objects.

using PyModules.Runtime;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Ast;

/// <summary>The <c>ast</c> classes of one interpreter, made when something first asks for them.</summary>
internal sealed partial class AstState
{
    private static readonly PyStr s_lineno = PyStr.Intern("lineno"), s_colOffset = PyStr.Intern("col_offset"),
        s_endLineno = PyStr.Intern("end_lineno"), s_endColOffset = PyStr.Intern("end_col_offset");

    internal static readonly PyStr FieldsName = PyStr.Intern("_fields"), AttributesName = PyStr.Intern("_attributes"), FieldTypesName = PyStr.Intern("_field_types");

    private readonly PyType[] _types = new PyType[AstKind.Count];
    private readonly PyStr[][] _fields = new PyStr[AstKind.Count][];
    private readonly bool[] _hasPositions = new bool[AstKind.Count];
    private readonly int[] _sums = new int[AstKind.Count];
    private readonly PyObject?[] _singletons = new PyObject?[AstKind.Count];
    private readonly Dictionary<PyType, int> _kinds = [];
    private readonly List<(PyType Type, string Fields)> _described = [];

    /// <summary>The state of the current interpreter; null raised.</summary>
    public static AstState? Current
    {
        get
        {
            Interpreter interpreter = ThreadState.Current.Interpreter;
            if (interpreter.Ast is { } made) return made;
            AstState state = new();
            return state.Init() ? interpreter.Ast = state : null;
        }
    }

    /// <summary>All classes in the schema's order, after <c>AST</c> itself.</summary>
    public ReadOnlySpan<PyType> Types => _types;

    /// <summary>The instance that stands for a context or operator.</summary>
    public PyObject LoadSingleton => _singletons[AstKind.Load]!;

    public PyType ExprContextType => _types[AstKind.SumExprContext];

    // ----- making the classes

    [Mirrors("init_types", 6162, 6982)]
    private bool Init()
    {
        PyType root = PyAst.TypeObject;
        foreach (string name in new[] { "_fields", "__match_args__", "_attributes" })
            if (!root.Dict.SetItem(name, PyTuple.Empty)) return false;
        int kind = 0;
        foreach (string line in AstSchema.Text.Split('\n'))
        {
            int equals = line.IndexOf('=');
            string name = line[..equals].Trim(), right = line[(equals + 1)..].Trim();
            bool positions = name.EndsWith('@');
            if (positions) name = name[..^1];
            if (right[0] == '(')
            {
                if (!MakeType(kind, name, root, right[1..^1], name + right, kind, positions)) return false;
                if (!AddAttributes(_types[kind], positions)) return false;
                kind++;
                continue;
            }
            string[] alternatives = right.Split(" | ");
            bool simple = !right.Contains('(');
            string doc = name + " = " + (simple ? right : string.Join("\n" + new string(' ', name.Length + 1) + "| ", alternatives));
            int sum = kind;
            if (!MakeType(kind, name, root, "", doc, sum, positions, abstractType: true) || !AddAttributes(_types[kind], positions)) return false;
            kind++;
            foreach (string alternative in alternatives)
            {
                int paren = alternative.IndexOf('(');
                string own = paren < 0 ? alternative : alternative[..paren];
                if (!MakeType(kind, own, _types[sum], paren < 0 ? "" : alternative[(paren + 1)..^1], alternative, sum, positions)) return false;
                if (simple) _singletons[kind] = _types[kind].Alloc();
                kind++;
            }
        }
        return Describe();
    }

    [Mirrors("make_type", 5998, 6023)]
    private bool MakeType(int kind, string name, PyType parent, string fields, string doc, int sum, bool positions, bool abstractType = false)
    {
        string[] list = fields.Length == 0 ? [] : fields.Split(", ");
        PyStr[] names = Array.ConvertAll(list, static f => PyStr.Intern(f[(f.IndexOf(' ') + 1)..]));
        PyTuple fieldTuple = PyTuple.Of(names);
        PyDict dict = new();
        if (!dict.SetItem("_fields", fieldTuple) || !dict.SetItem("__match_args__", fieldTuple) || !dict.SetItem("__module__", PyStr.Intern("ast"))
            || !dict.SetItem("__doc__", PyStr.From(doc))) return false;
        if (Obj.Call(PyType.TypeObject, PyStr.Intern(name), PyTuple.Of(parent), dict) is not PyType type) return false;
        _types[kind] = type;
        _fields[kind] = names;
        _sums[kind] = sum;
        _hasPositions[kind] = positions;
        if (abstractType) return true;
        _kinds[type] = kind;
        _described.Add((type, fields));
        foreach (string f in list)
            if (f[f.IndexOf(' ') - 1] == '?' && !Obj.SetAttr(type, f[(f.IndexOf(' ') + 1)..], PyNone.Instance)) return false;
        return true;
    }

    /// <summary>Only where a node may leave its end out is None the end's value by default.</summary>
    [Mirrors("add_attributes", 6025, 6043)]
    private static bool AddAttributes(PyType type, bool positions)
    {
        PyTuple names = positions ? PyTuple.Of(s_lineno, s_colOffset, s_endLineno, s_endColOffset) : PyTuple.Empty;
        return Obj.SetAttr(type, AttributesName, names)
            && (!positions || EndIsRequired(type.Name) || (Obj.SetAttr(type, s_endLineno, PyNone.Instance) && Obj.SetAttr(type, s_endColOffset, PyNone.Instance)));
    }

    /// <summary>Nodes of these sums came later than the ends of positions.</summary>
    internal static bool EndIsRequired(string sum) => sum is "pattern" or "type_param";

    /// <summary>add_ast_annotations: the types of the fields.</summary>
    [Mirrors("add_ast_annotations", 816, 5120)]
    private bool Describe()
    {
        Dictionary<string, PyObject> named = new()
        {
            ["identifier"] = PyStr.TypeObject, ["string"] = PyStr.TypeObject, ["int"] = PyLong.TypeObject, ["constant"] = CoreTypes.Object,
        };
        foreach (PyType type in _types) named.TryAdd(type.Name, type);
        foreach ((PyType type, string fields) in _described)
        {
            PyDict annotations = new();
            foreach (string f in fields.Length == 0 ? [] : fields.Split(", "))
            {
                int space = f.IndexOf(' ');
                string what = f[..space];
                PyObject? value = named[what.TrimEnd('*', '?')];
                if (what.EndsWith('*')) value = PyGenericAlias.Create(PyList.TypeObject, value);
                else if (what.EndsWith('?')) value = PyUnion.TypeOr(value, PyNone.Instance);
                if (value is null || !annotations.SetItem(f[(space + 1)..], value)) return false;
            }
            if (!Obj.SetAttr(type, FieldTypesName, annotations) || !Obj.SetAttr(type, "__annotations__", annotations)) return false;
        }
        return true;
    }

    // ----- nodes to objects

    /// <summary>The object of a node, None for none; null raised.</summary>
    [Mirrors("PyAST_mod2obj", 18415, 18424)]
    public PyObject? FromNode(AstNode? node)
    {
        if (node is null) return PyNone.Instance;
        if (!Recursion.Enter("during  ast construction")) return null;
        PyObject? result = Build(node);
        Recursion.Leave();
        return result;
    }

    [Mirrors("ast2obj_int", 6078, 6081)]
    private PyObject? Make(int kind, AstNode node, ReadOnlySpan<PyObject?> values)
    {
        PyObject o = _types[kind].Alloc();
        PyDict dict = o.DictSlot ??= new PyDict();
        PyStr[] names = _fields[kind];
        for (int i = 0; i < names.Length; i++)
            if (values[i] is not { } value || !dict.SetItem(names[i], value)) return null;
        if (!_hasPositions[kind]) return o;
        return dict.SetItem(s_lineno, PyInt.From(node.Lineno)) && dict.SetItem(s_colOffset, PyInt.From(node.ColOffset))
            && dict.SetItem(s_endLineno, PyInt.From(node.EndLineno)) && dict.SetItem(s_endColOffset, PyInt.From(node.EndColOffset)) ? o : null;
    }

    [Mirrors("ast2obj_list", 6047, 6064)]
    private PyObject? Seq(AstNode?[] nodes)
    {
        PyObject[] items = new PyObject[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (FromNode(nodes[i]) is not { } item) return null;
            items[i] = item;
        }
        return PyList.Of(items);
    }

    private static PyList Seq(string[] names) => PyList.Of(Array.ConvertAll(names, static n => (PyObject)PyStr.Intern(n)));
    private PyList Seq(CmpOperator[] ops) => PyList.Of(Array.ConvertAll(ops, Singleton));
    [Mirrors("ast2obj_object", 6066, 6073)]
    private static PyObject Name(string? name) => name is null ? PyNone.Instance : PyStr.Intern(name);
    private static PyObject Text(string? text) => text is null ? PyNone.Instance : PyStr.From(text);
    private PyObject Singleton(ExprContext v) => _singletons[AstKind.Load + (int)v]!;
    private PyObject Singleton(BoolOperator v) => _singletons[AstKind.And + (int)v]!;
    private PyObject Singleton(Operator v) => _singletons[AstKind.Add + (int)v]!;
    private PyObject Singleton(UnaryOperator v) => _singletons[AstKind.Invert + (int)v]!;
    private PyObject Singleton(CmpOperator v) => _singletons[AstKind.Eq + (int)v]!;

    // ----- classes of objects

    /// <summary>Which class of the sum type the object belongs to; -1 none.</summary>
    public int KindOf(PyObject o, int sum)
    {
        PyTuple mro = o.Type.Mro;
        for (int i = 0; i < mro.Count; i++)
            if (mro[i] is PyType t && _kinds.TryGetValue(t, out int kind) && _sums[kind] == sum) return kind;
        return -1;
    }

    public PyType TypeOf(int kind) => _types[kind];
}
