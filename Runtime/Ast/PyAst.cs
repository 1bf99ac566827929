// Python/Python-ast.c: the class AST.

using System.Text;
using PyModules.Runtime;

namespace PyModules.Ast;

// The base of all node classes; it has no docstring.
[PyType("ast.AST", GenericGetAttr = true, GenericSetAttr = true, Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.HeapType, Dict = true)]
public partial class PyAst : PyObject
{
    protected internal PyAst() { }

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PyGetSet("__dict__", Setter = nameof(SetDict))] private PyObject? Dict => Obj.GenericGetDict(this);

    private bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    private static bool OptionalAttr(PyObject o, PyStr name, out PyObject? value) => Obj.TryGetAttr(o, name, out value);

    [PySlot(Slot.Init), Mirrors("ast_type_init", 5160, 5352)]
    private bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (AstState.Current is not { } state || Obj.GetAttr(Type, AstState.FieldsName) is not { } fields) return false;
        nint count = Seq.Size(fields);
        if (count < 0 || PySet.FromIterable(fields) is not { } remaining) return false;
        int keywords = kwnames?.Count ?? 0, positional = args.Length - keywords;
        if (count < positional)
            return Err.Fail(Exc.TypeError, $"{Type.Name} constructor takes at most {count} positional argument{(count == 1 ? "" : "s")}");
        for (int i = 0; i < positional; i++)
        {
            if (Seq.GetItem(fields, i) is not { } name || !Obj.SetAttr(this, name, args[i]) || remaining.Discard(name) is null) return false;
        }
        PyObject? attributes = null;
        for (int i = 0; i < keywords; i++)
        {
            PyObject key = kwnames![i];
            if (Seq.Contains(fields, key) is not { } isField) return false;
            if (isField)
            {
                if (remaining.Discard(key) is not { } found) return false;
                if (!found) return Err.Fail(Exc.TypeError, $"{Type.Name} got multiple values for argument {ReprOf(key)}");
            }
            else
            {
                attributes ??= Obj.GetAttr(Type, AstState.AttributesName);
                if (attributes is null || Seq.Contains(attributes, key) is not { } isAttribute) return false;
                if (!isAttribute && !Warnings.Warn(Exc.DeprecationWarning, $"{Type.Name}.__init__ got an unexpected keyword argument {ReprOf(key)}. "
                    + "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", 1)) return false;
            }
            if (!Obj.SetAttr(this, key, args[positional + i])) return false;
        }
        return remaining.Count == 0 || SetRemaining(state, remaining);
    }

    private static string ReprOf(PyObject o) => (Obj.Repr(o) as PyStr)?.Value ?? "";

    /// <summary>What was not given: lists are empty, contexts Load, optional fields None by their class; the rest is warned of.</summary>
    private bool SetRemaining(AstState state, PySet remaining)
    {
        if (!OptionalAttr(Type, AstState.FieldTypesName, out PyObject? types)) return false;
        if (types is not PyDict fieldTypes) return true;
        int pos = 0;
        List<PyObject> names = [];
        while (remaining.Next(ref pos, out PyObject? item)) names.Add(item);
        foreach (PyObject name in names)
        {
            if (!fieldTypes.TryGetItem(name, out PyObject? type)) return false;
            if (type is null)
            {
                if (!Warnings.Warn(Exc.DeprecationWarning, $"Field {ReprOf(name)} is missing from {Type.Name}._field_types. This will become an error in Python 3.15.", 1)) return false;
            }
            else if (type is PyUnion) continue;
            else if (type.GetType() == typeof(PyGenericAlias))
            {
                if (!Obj.SetAttr(this, name, new PyList())) return false;
            }
            else if (ReferenceEquals(type, state.ExprContextType))
            {
                if (!Obj.SetAttr(this, name, state.LoadSingleton)) return false;
            }
            else if (!Warnings.Warn(Exc.DeprecationWarning,
                $"{Type.Name}.__init__ missing 1 required positional argument: {ReprOf(name)}. This will become an error in Python 3.15.", 1)) return false;
        }
        return true;
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("ast_type_reduce", 5355, 5429)]
    private PyObject? Reduce()
    {
        if (!OptionalAttr(this, Id.__dict__, out PyObject? dict)) return null;
        if (dict is not PyDict values) return PyTuple.Of(Type, PyTuple.Empty);
        if (!OptionalAttr(Type, AstState.FieldsName, out PyObject? fields)) return null;
        if (fields is null) return PyTuple.Of(Type, PyTuple.Empty, dict);
        nint count = Seq.Size(fields);
        if (count < 0) return null;
        // As many None as there are leading fields: the dict brings the values.
        List<PyObject> args = [];
        for (nint i = 0; i < count; i++)
        {
            if (Seq.GetItem(fields, i) is not { } name || !values.TryGetItem(name, out PyObject? value)) return null;
            if (value is null) break;
            args.Add(PyNone.Instance);
        }
        return PyTuple.Of(Type, PyTuple.Own(args.ToArray()), dict);
    }

    /// <summary>No field may be left without a value, no keyword be unknown.</summary>
    [Mirrors("ast_type_replace_check", 5454, 5605)]
    private bool CheckReplace(PyDict? dict, PyObject? fields, PyObject? attributes, PyDict? kwargs)
    {
        PySet? expecting = fields is null ? new PySet() : PySet.FromIterable(fields);
        if (expecting is null || (attributes is not null && !expecting.UpdateFrom(attributes))) return false;
        int pos = 0;
        while (kwargs is not null && kwargs.Next(ref pos, out PyObject? key, out _))
        {
            if (expecting.Discard(key) is not { } known) return false;
            if (!known) return Err.Fail(Exc.TypeError, $"{Type.Name}.__replace__ got an unexpected keyword argument {ReprOf(key)}.");
        }
        if (dict is not null)
        {
            pos = 0;
            while (dict.Next(ref pos, out PyObject? key, out _))
                if (expecting.Discard(key) is null) return false;
            if (attributes is not null)
            {
                nint n = Seq.Size(attributes);
                for (nint i = 0; i < n; i++)
                    if (Seq.GetItem(attributes, i) is not { } name || expecting.Discard(name) is null) return false;
            }
        }
        if (!OptionalAttr(Type, AstState.FieldTypesName, out PyObject? types)) return false;
        if (types is PyDict fieldTypes)
        {
            pos = 0;
            while (fieldTypes.Next(ref pos, out PyObject? name, out PyObject? type))
                if (type is PyUnion && expecting.Discard(name) is null) return false;
        }
        int missing = expecting.Count;
        if (missing == 0) return true;
        List<string> names = [];
        pos = 0;
        while (expecting.Next(ref pos, out PyObject? item)) names.Add(ReprOf(item));
        names.Sort(string.CompareOrdinal);
        return Err.Fail(Exc.TypeError, $"{Type.Name}.__replace__ missing {missing} keyword argument{(missing == 1 ? "" : "s")}: {string.Join(", ", names)}.");
    }

    [Mirrors("ast_type_replace_update_payload", 5625, 5663)]
    private static bool CopyInto(PyDict payload, PyObject? keys, PyDict dict)
    {
        if (keys is null) return true;
        nint n = Seq.Size(keys);
        if (n < 0) return false;
        for (nint i = 0; i < n; i++)
        {
            if (Seq.GetItem(keys, i) is not { } key || !dict.TryGetItem(key, out PyObject? value)) return false;
            if (value is not null && !payload.SetItem(key, value)) return false;
        }
        return true;
    }

    [PyMethod("__replace__", "(**fields)", Doc = "A copy of the node in which the given fields have new values."), Mirrors("ast_type_replace", 5666, 5728)]
    private PyObject? Replace(PyDict? fields)
    {
        if (!OptionalAttr(Type, AstState.FieldsName, out PyObject? names) || !OptionalAttr(Type, AstState.AttributesName, out PyObject? attributes)
            || !OptionalAttr(this, Id.__dict__, out PyObject? own)) return null;
        PyDict? dict = own as PyDict;
        if (!CheckReplace(dict, names, attributes, fields)) return null;
        PyDict payload = new();
        if (dict is not null && !(CopyInto(payload, names, dict) && CopyInto(payload, attributes, dict))) return null;
        int pos = 0;
        while (fields is not null && fields.Next(ref pos, out PyObject? key, out PyObject? value))
            if (!payload.SetItem(key, value)) return null;
        return Obj.CallTuple(Type, PyTuple.Empty, payload);
    }

    // ----- repr

    [PySlot(Slot.Repr), Mirrors("ast_repr", 5967, 5971)]
    private PyObject? Repr() => ReprToDepth(3) is { } text ? PyStr.From(text) : null;

    private static string? ReprValue(PyObject value, int depth)
    {
        if (value is PyList or PyTuple) return ReprSequence(value, depth);
        if (value is PyAst node) return node.ReprToDepth(depth - 1);
        return (Obj.Repr(value) as PyStr)?.Value;
    }

    /// <summary>The first and the last item, with dots between.</summary>
    [Mirrors("ast_repr_list", 5757, 5842)]
    private static string? ReprSequence(PyObject list, int depth)
    {
        nint length = Seq.Size(list);
        if (length < 0) return null;
        if (length == 0) return (Obj.Repr(list) as PyStr)?.Value;
        StringBuilder w = new();
        w.Append(list is PyList ? '[' : '(');
        for (int i = 0; i < Math.Min(length, 2); i++)
        {
            if (i > 0) w.Append(", ");
            if (Seq.GetItem(list, i == 0 ? 0 : length - 1) is not { } item) return null;
            string? text = item is PyAst node ? node.ReprToDepth(depth - 1) : (Obj.Repr(item) as PyStr)?.Value;
            if (text is null) return null;
            w.Append(text);
            if (i == 0 && length > 2) w.Append(", ...");
        }
        return w.Append(list is PyList ? ']' : ')').ToString();
    }

    [Mirrors("ast_repr_max_depth", 5844, 5965)]
    private string? ReprToDepth(int depth)
    {
        string name = Type.Name;
        if (depth <= 0) return name + "(...)";
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered < 0 ? null : name + "(...)";
        try
        {
            if (!OptionalAttr(Type, AstState.FieldsName, out PyObject? fields)) return null;
            nint count = fields is null ? 0 : Seq.Size(fields);
            if (count < 0) return null;
            StringBuilder w = new(name);
            w.Append('(');
            for (nint i = 0; i < count; i++)
            {
                if (Seq.GetItem(fields!, i) is not { } field || Obj.GetAttr(this, field) is not { } value || ReprValue(value, depth) is not { } text) return null;
                if (i > 0) w.Append(", ");
                w.Append((field as PyStr)?.Value).Append('=').Append(text);
            }
            return w.Append(')').ToString();
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }
}
