// Python/ceval.c: pattern matching.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary><c>_PyEval_MatchKeys</c>: a tuple of values, None when a key is absent.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_MatchKeys", 618, 695)]
    private static PyObject? MatchKeys(PyObject map, PyTuple keys)
    {
        if (keys.Count == 0) return PyTuple.Empty;
        PyObject? get = Obj.GetAttr(map, Id.get);
        if (get is null) return null;
        PySet seen = new();
        PyObject dummy = new PyBaseObject();
        PyObject[] values = new PyObject[keys.Count];
        for (int i = 0; i < values.Length; i++)
        {
            PyObject key = keys[i];
            bool? present = seen.Contains(key);
            if (present is null || present == false && !seen.Add(key)) return null;
            if (present == true) return Err.Raise(Exc.ValueError, $"mapping pattern checks duplicate key ({ReprText(key)})");
            PyObject? value = Obj.Call(get, key, dummy);
            if (value is null) return null;
            if (value == dummy) return PyNone.Instance;
            values[i] = value;
        }
        return PyTuple.Own(values);
    }

    // Null without an exception: the attribute is absent, no match.
    [Mirrors("match_class_attr", 700, 718)]
    private static PyObject? MatchClassAttr(PyObject subject, PyType type, PyObject name, PySet seen)
    {
        bool? present = seen.Contains(name);
        if (present is null) return null;
        if (present.Value) return Err.Raise(Exc.TypeError, $"{type.Name}() got multiple sub-patterns for attribute {ReprText(name)}");
        if (!seen.Add(name)) return null;
        Obj.TryGetAttr(subject, (PyStr)name, out PyObject? attribute);
        return attribute;
    }

    /// <summary><c>_PyEval_MatchClass</c>: a tuple of attributes, or null with or without an exception.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_MatchClass", 722, 834)]
    private static PyObject? MatchClass(PyObject subject, PyObject cls, int count, PyTuple kwargs)
    {
        if (cls is not PyType type) return Err.Raise(Exc.TypeError, "called match pattern must be a class");
        if (Obj.IsInstance(subject, type) != true) return null;
        PySet seen = new();
        PyObject[] found = new PyObject[count + kwargs.Count];
        if (count > 0)
        {
            bool self = false;
            if (!Obj.TryGetAttr(type, Id.__match_args__, out PyObject? names)) return null;
            PyTuple matchArgs;
            if (names is null)
            {
                matchArgs = PyTuple.Empty;
                self = type.Has(TypeFlags.MatchSelf);
            }
            else if (names.GetType() == typeof(PyTuple)) matchArgs = (PyTuple)names;
            else return Err.Raise(Exc.TypeError, $"{type.Name}.__match_args__ must be a tuple (got {names.Type.Name})");
            int allowed = self ? 1 : matchArgs.Count;
            if (allowed < count)
                return Err.Raise(Exc.TypeError, $"{type.Name}() accepts {allowed} positional sub-pattern{(allowed == 1 ? "" : "s")} ({count} given)");
            if (self) found[0] = subject;
            else
            {
                for (int i = 0; i < count; i++)
                {
                    PyObject name = matchArgs[i];
                    if (name.GetType() != typeof(PyStr))
                        return Err.Raise(Exc.TypeError, $"__match_args__ elements must be strings (got {name.Type.Name})");
                    PyObject? attribute = MatchClassAttr(subject, type, name, seen);
                    if (attribute is null) return null;
                    found[i] = attribute;
                }
            }
        }
        for (int i = 0; i < kwargs.Count; i++)
        {
            PyObject? attribute = MatchClassAttr(subject, type, kwargs[i], seen);
            if (attribute is null) return null;
            found[count + i] = attribute;
        }
        return PyTuple.Own(found);
    }
}
