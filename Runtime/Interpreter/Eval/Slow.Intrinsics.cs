// Python/intrinsics.c: functions behind CALL_INTRINSIC_1 and _2.

using System.Runtime.CompilerServices;
using I1 = PyModules.Compiler.Intrinsic1;
using I2 = PyModules.Compiler.Intrinsic2;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("print_expr", 26, 36)]
    [Mirrors("unary_pos", 185, 189)]
    [Mirrors("list_to_tuple", 191, 196)]
    private static PyObject? Intrinsic1(ThreadState thread, Frame frame, int which, PyObject value)
    {
        switch (which)
        {
            case I1.Print:
                return thread.Interpreter.SysAttr("displayhook") is { } hook ? Obj.Call(hook, value) : Err.Raise(Exc.RuntimeError, "lost sys.displayhook");
            case I1.ImportStar:
                return ImportStar(frame, value) ? PyNone.Instance : null;
            case I1.StopIterationError:
                return StopIterationError(frame, value);
            case I1.AsyncGenWrap:
                return new PyAsyncGenWrappedValue(value);
            case I1.UnaryPositive:
                return Num.Positive(value);
            case I1.ListToTuple:
            {
                PyList list = (PyList)value;
                return list.Count == 0 ? PyTuple.Empty : PyTuple.Own(list.Items.AsSpan(0, list.Count).ToArray());
            }
            default:
                return TypingIntrinsic1(which, value);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Intrinsic2(ThreadState thread, int which, PyObject a, PyObject b)
    {
        switch (which)
        {
            case I2.PrepReraiseStar:
                return PyBaseExceptionGroup.PrepReraiseStar(a, (PyList)b);
            case I2.SetFunctionTypeParams:
                ((PyFunction)a).TypeParams = (PyTuple)b;
                return a;
            default:
                return TypingIntrinsic2(which, a, b);
        }
    }

    [Mirrors("stopiteration_error", 141, 183)]
    private static PyObject? StopIterationError(Frame frame, PyObject exception)
    {
        CodeFlags flags = frame.Code.Code.Flags;
        string? message = null;
        if (exception is PyStopIteration)
        {
            message = (flags & CodeFlags.AsyncGenerator) != 0 ? "async generator raised StopIteration"
                : (flags & CodeFlags.Coroutine) != 0 ? "coroutine raised StopIteration" : "generator raised StopIteration";
        }
        else if ((flags & CodeFlags.AsyncGenerator) != 0 && Err.GivenMatches(exception, Exc.StopAsyncIteration)) message = "async generator raised StopAsyncIteration";
        if (message is null) return exception;
        if (Obj.Call(Exc.RuntimeError, PyStr.From(message)) is not PyBaseException error) return null;
        error.SetCause((PyBaseException)exception);
        error.Context = (PyBaseException)exception;
        return error;
    }

    [Mirrors("import_star", 122, 139)]
    private static bool ImportStar(Frame frame, PyObject from)
    {
        PyObject? locals = frame.Locals;
        if (locals is null) return Err.Fail(Exc.SystemError, "no locals found during 'import *'");
        if (!Obj.TryGetAttr(from, Id.__all__, out PyObject? all)) return false;
        bool skip = false;
        if (all is null)
        {
            if (!Obj.TryGetAttr(from, Id.__dict__, out PyObject? dict)) return false;
            if (dict is null) return Err.Fail(Exc.ImportError, "from-import-* object has no __dict__ and no __all__");
            all = Mapping.Keys(dict);
            if (all is null) return false;
            skip = true;
        }
        for (nint pos = 0; ; pos++)
        {
            PyObject? name = Seq.GetItem(all, pos);
            if (name is null) return Err.MatchesAndClear(Exc.IndexError);
            if (name is not PyStr text)
            {
                PyObject? module = Obj.GetAttr(from, Id.__name__);
                if (module is null) return false;
                if (module is not PyStr moduleName) return Err.Fail(Exc.TypeError, $"module __name__ must be a string, not {module.Type.Name}");
                return Err.Fail(Exc.TypeError, $"{(skip ? "Key" : "Item")} in {moduleName.Value}.{(skip ? "__dict__" : "__all__")} must be str, not {name.Type.Name}");
            }
            if (skip && text.Length > 0 && text[0] == '_') continue;
            PyObject? value = Obj.GetAttr(from, text);
            if (value is null) return false;
            if (!(locals is PyDict plain && locals.GetType() == typeof(PyDict) ? plain.SetItem(text, value) : Obj.SetItem(locals, text, value))) return false;
        }
    }
}
