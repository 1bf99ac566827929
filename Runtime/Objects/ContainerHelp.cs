// Small things that the container types share.

using System.Text;

namespace PyModules.Runtime;

internal static class ContainerHelp
{
    /// <summary><c>_PyEval_GetBuiltin</c>.</summary>
    internal static PyObject? Builtin(string name) => FrameAccess.GetBuiltin(PyStr.Intern(name));

    /// <summary><c>(builtin, (argument,))</c>.</summary>
    internal static PyObject? ReduceIter(string builtin, PyObject argument) =>
        Builtin(builtin) is { } function ? PyTuple.Of(function, PyTuple.Of(argument)) : null;
}

/// <summary>Puts a repr together from pieces.</summary>
internal readonly struct ReprWriter
{
    private readonly StringBuilder _text;

    internal ReprWriter(char open) => _text = new StringBuilder().Append(open);

    internal void Append(string text) => _text.Append(text);

    internal bool AppendRepr(PyObject item)
    {
        if (Obj.Repr(item) is not PyStr repr) return false;
        _text.Append(repr.Value);
        return true;
    }

    internal PyStr Finish(string close) => PyStr.From(_text.Append(close).ToString());
}
