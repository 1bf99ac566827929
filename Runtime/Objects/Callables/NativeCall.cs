// Objects/methodobject.c: calling what a MethodDef describes.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Calls of native functions, with CPython's checks of the argument count (<c>cfunction_vectorcall_*</c>, <c>method_vectorcall_*</c>).</summary>
internal static unsafe class NativeCall
{
    /// <param name="def">The function.</param>
    /// <param name="callable">The object being called, for messages.</param>
    /// <param name="self">What the function gets as self.</param>
    /// <param name="args">The arguments without self.</param>
    /// <param name="kwnames">The names of the last arguments, or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("cfunction_call", 544, 579)]
    internal static PyObject? Invoke(MethodDef def, PyObject callable, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is not null && (def.Flags & MethodFlags.Keywords) == 0 && kwnames.Count != 0)
            return NoKeywords(def, callable);
        if (def.FastCall != null) return def.FastCall(self, args, kwnames);
        if (def.OneArg != null)
            return args.Length == 1 ? def.OneArg(self, args[0]) : WrongCount(callable, "exactly one argument", args.Length);
        return args.Length == 0 ? def.NoArgs(self) : WrongCount(callable, "no arguments", args.Length);
    }

    /// <summary><c>cfunction_call</c> knows the bare name only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("cfunction_check_kwargs", 407, 422)]
    private static PyObject? NoKeywords(MethodDef def, PyObject callable)
    {
        string name = (def.Flags & MethodFlags.VarArgs) != 0 && callable is PyBuiltinFunction ? def.Name + "()" : Obj.FunctionStr(callable);
        return Err.Raise(Exc.TypeError, name + " takes no keyword arguments");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("cfunction_vectorcall_NOARGS", 487, 513)]
    private static PyObject? WrongCount(PyObject callable, string expected, int given) =>
        Err.Raise(Exc.TypeError, $"{Obj.FunctionStr(callable)} takes {expected} ({given} given)");

    internal static PyObject Doc(MethodDef def) => string.IsNullOrEmpty(def.Doc) ? PyNone.Instance : PyStr.From(def.Doc);

    /// <summary><c>_PyType_GetTextSignatureFromInternalDoc</c>: the written one, or what the flags imply.</summary>
    internal static PyObject TextSignature(MethodDef def)
    {
        if (def.TextSignature is { } written) return PyStr.From(written);
        string? implied = (def.Flags & ~MethodFlags.Coexist) switch
        {
            MethodFlags.NoArgs => "($self, /)",
            MethodFlags.NoArgs | MethodFlags.Class => "($type, /)",
            MethodFlags.NoArgs | MethodFlags.Static => "()",
            MethodFlags.OneArg => "($self, object, /)",
            MethodFlags.OneArg | MethodFlags.Class => "($type, object, /)",
            MethodFlags.OneArg | MethodFlags.Static => "(object, /)",
            _ => null,
        };
        return implied is null ? PyNone.Instance : PyStr.From(implied);
    }
}

/// <summary>A native function, or a native method bound to its instance (<c>PyCFunction</c>).</summary>
[PyType("builtin_function_or_method", Flags = TypeFlags.HaveGc | TypeFlags.HaveVectorcall, WeakRefs = true)]
public partial class PyBuiltinFunction(MethodDef def, PyObject? self, PyObject? module) : PyObject
{
    /// <summary>A method bound to an instance or a type.</summary>
    [Mirrors("PyCMethod_New", 45, 121)]
    internal static PyBuiltinFunction Bind(MethodDef def, PyObject self) =>
        (def.Flags & MethodFlags.Method) != 0 ? new PyBuiltinMethod(def, self) : new PyBuiltinFunction(def, self, null);

    /// <summary><c>m_ml</c>.</summary>
    public MethodDef Def { get; } = def;

    /// <summary><c>m_self</c>: the instance, the type of a class method, the module of a function; null for static methods.</summary>
    public PyObject? Self { get; } = self;

    [PyMember("__module__")] internal PyObject? _module = module;

    [PySlot(Slot.Call)]
    internal static PyObject? CallSlot(PyObject callable, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var function = Unsafe.As<PyBuiltinFunction>(callable);
        return NativeCall.Invoke(function.Def, function, function.Self!, args, kwnames);
    }

    private PyObject? BoundTo => (Def.Flags & MethodFlags.Static) != 0 ? null : Self;

    private bool IsFunction => Self is null or PyModuleObject;

    [PySlot(Slot.Repr), Mirrors("meth_repr", 303, 316)]
    internal PyObject? Repr() => IsFunction
        ? PyStr.From($"<built-in function {Def.Name}>")
        : PyStr.From($"<built-in method {Def.Name} of {Self!.Type.Name} object at {Obj.Address(Self)}>");

    [PySlot(Slot.RichCompare), Mirrors("meth_richcompare", 318, 341)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyBuiltinFunction function) return PyNotImplemented.Instance;
        bool equal = ReferenceEquals(Self, function.Self) && ReferenceEquals(Def, function.Def);
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [PySlot(Slot.Hash), Mirrors("meth_hash", 343, 354)]
    internal long Hash()
    {
        long hash = (Self is null ? 0 : Obj.GenericHash(Self)) ^ RuntimeHelpers.GetHashCode(Def);
        return hash == -1 ? -2 : hash;
    }

    [Mirrors("meth_get__doc__", 217, 222)]
    [PyGetSet("__doc__")] internal PyObject? Doc => NativeCall.Doc(Def);
    [Mirrors("meth_get__name__", 224, 229)]
    [PyGetSet("__name__")] internal PyObject? Name => PyStr.Intern(Def.Name);
    [Mirrors("meth_get__self__", 276, 285)]
    [PyGetSet("__self__")] internal PyObject? SelfAttr => BoundTo ?? PyNone.Instance;
    [Mirrors("meth_get__text_signature__", 208, 215)]
    [PyGetSet("__text_signature__")] internal PyObject? TextSignature => NativeCall.TextSignature(Def);

    [PyGetSet("__qualname__"), Mirrors("meth_get__qualname__", 231, 264)]
    internal PyObject? QualName
    {
        get
        {
            if (IsFunction) return PyStr.Intern(Def.Name);
            if (Obj.GetAttr(Self as PyType ?? Self!.Type, Id.__qualname__) is not { } qualName) return null;
            return qualName is PyStr
                ? PyStr.From($"{qualName}.{Def.Name}")
                : Err.Raise(Exc.TypeError, "<method>.__class__.__qualname__ is not a unicode object");
        }
    }

    [PyMethod("__reduce__", "()"), Mirrors("meth_reduce", 192, 201)]
    internal PyObject? Reduce()
    {
        if (IsFunction) return PyStr.From(Def.Name);
        return FrameAccess.GetBuiltin(Id.getattr) is { } getattr ? PyTuple.Of(getattr, PyTuple.Of(Self!, PyStr.From(Def.Name))) : null;
    }
}

// PyCMethod: a bound method that gets the class which defines it.
[PyType("builtin_method", Flags = TypeFlags.HaveVectorcall)]
public sealed partial class PyBuiltinMethod(MethodDef def, PyObject self) : PyBuiltinFunction(def, self, null);
