// Python/compile.c, Python/errors.c: how the compiler reports.

using System.Diagnostics.CodeAnalysis;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>Leaves the compiler with the Python exception set; never seen outside it.</summary>
internal sealed class CompileAbort : Exception;

internal static class CompileErrors
{
    /// <summary>Abandon the compilation; the exception is set already.</summary>
    [DoesNotReturn]
    public static void Abort() => throw new CompileAbort();

    [DoesNotReturn]
    public static void Throw(PyType type, string message)
    {
        Err.Raise(type, message);
        throw new CompileAbort();
    }

    /// <summary>Abandon when a call failed.</summary>
    public static T Check<T>(T? value) where T : class => value ?? throw new CompileAbort();

    /// <summary>Py_EnterRecursiveCall(" during compilation"), by what is left of the stack.</summary>
    public static void CheckStack()
    {
        if (!Recursion.Enter(" during compilation")) Abort();
    }

    /// <summary>PyErr_RangedSyntaxLocationObject after PyErr_SetString: the exception's only argument is the message, the place lands in its attributes.</summary>
    [DoesNotReturn, Mirrors("PyErr_SyntaxLocationObjectEx", 1776, 1878)]
    public static void SyntaxAt(PyObject filename, SourceLocation loc, string message)
    {
        Err.Raise(Exc.SyntaxError, message);
        PyBaseException exception = Err.Fetch()!;
        PyObject text = ProgramText(filename, loc.Lineno) ?? PyNone.Instance;
        bool ok = Obj.SetAttr(exception, PyStr.Intern("lineno"), PyInt.From(loc.Lineno))
            && Obj.SetAttr(exception, PyStr.Intern("offset"), loc.ColOffset + 1 >= 0 ? PyInt.From(loc.ColOffset + 1) : PyNone.Instance)
            && Obj.SetAttr(exception, PyStr.Intern("end_lineno"), loc.EndLineno >= 0 ? PyInt.From(loc.EndLineno) : PyNone.Instance)
            && Obj.SetAttr(exception, PyStr.Intern("end_offset"), loc.EndColOffset + 1 >= 0 ? PyInt.From(loc.EndColOffset + 1) : PyNone.Instance)
            && Obj.SetAttr(exception, PyStr.Intern("filename"), filename)
            && Obj.SetAttr(exception, PyStr.Intern("text"), text)
            && Obj.SetAttr(exception, PyStr.Intern("print_file_and_line"), PyNone.Instance);
        if (ok) Err.Restore(exception);
        throw new CompileAbort();
    }

    /// <summary>_PyCompile_Error: everything in the arguments.</summary>
    [DoesNotReturn, Mirrors("_PyErr_RaiseSyntaxError", 1912, 1930)]
    public static void Syntax(PyObject filename, SourceLocation loc, string message)
    {
        PyObject text = ProgramText(filename, loc.Lineno) ?? PyNone.Instance;
        Err.Raise(Exc.SyntaxError, PyTuple.Of(PyStr.From(message), PyTuple.Of(filename, PyInt.From(loc.Lineno), PyInt.From(loc.ColOffset + 1), text,
            PyInt.From(loc.EndLineno), PyInt.From(loc.EndColOffset + 1))));
        throw new CompileAbort();
    }

    /// <summary>_PyErr_EmitSyntaxWarning: false when the warning became an error; a SyntaxWarning turned into an exception becomes a SyntaxError.</summary>
    [Mirrors("_PyErr_EmitSyntaxWarning", 1936, 1953)]
    public static void SyntaxWarning(PyObject filename, SourceLocation loc, string message)
    {
        if (Warnings.WarnExplicit(Exc.SyntaxWarning, PyStr.From(message), filename, loc.Lineno, null, null)) return;
        if (Err.MatchesAndClear(Exc.SyntaxWarning)) Syntax(filename, loc, message);
        throw new CompileAbort();
    }

    /// <summary>PyErr_ProgramTextObject: the line of the file, when it can be read.</summary>
    [Mirrors("_PyErr_ProgramDecodedTextObject", 2022, 2054)]
    public static PyObject? ProgramText(PyObject filename, int lineno) =>
        Parser.ParserHost.ProgramText(filename, lineno, null) is { } text ? PyStr.From(text) : null;
}
