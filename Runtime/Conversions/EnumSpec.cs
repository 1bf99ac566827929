// Lib/enum.py: .NET enums as classes of IntEnum and IntFlag, made when an interpreter first needs one.

using PyModules.Runtime;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Conversions;

/// <summary>What generated code knows of an enum with <see cref="PyEnumAttribute"/>.</summary>
/// <param name="name">The dotted name of the Python class.</param>
/// <param name="flags">The class is an IntFlag.</param>
/// <param name="unsigned">The values are those of <see cref="ulong"/>.</param>
public sealed class EnumSpec(string name, string? doc, bool flags, bool unsigned, (string Name, long Value)[] members)
{
    private static readonly PyTuple s_keywords = PyTuple.Of(PyStr.Intern("module"), PyStr.Intern("qualname"));

    private string ShortName => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>The member with this value. What no member has is a combination of a flag's, else a plain int, as in CPython's own modules.</summary>
    public PyObject? ToPython(long value) => Class() is not { } type ? null
        : type.Members.TryGetValue(value, out PyObject? member) ? member
        : flags ? Obj.Call(type.Type, Number(value))
        : Number(value);

    /// <summary>Whether a number is a value of the enum; false raised ValueError.</summary>
    public bool Accepts(long value)
    {
        if (flags) return true;
        foreach ((_, long known) in members)
            if (known == value) return true;
        return Err.Fail(Exc.ValueError, $"{(unsigned ? (ulong)value : value)} is not a valid {ShortName}");
    }

    /// <summary>Put the class into the module that it belongs to; false raised.</summary>
    public bool AddTo(PyModuleObject module)
    {
        if (Class() is not { } type) return false;
        module.Dict.SetItem(PyStr.Intern(ShortName), type.Type);
        return true;
    }

    private PyObject Number(long value) => unsigned ? PyLong.From((ulong)value) : PyInt.From(value);

    /// <summary>The class of the interpreter that runs; null raised.</summary>
    private EnumClass? Class()
    {
        Dictionary<EnumSpec, EnumClass> classes = ThreadState.Current.Interpreter.EnumClasses;
        if (classes.TryGetValue(this, out EnumClass? known)) return known;
        if (PyImport.ModuleAttr("enum", flags ? "IntFlag" : "IntEnum") is not { } maker) return null;
        PyList pairs = new(members.Length);
        foreach ((string member, long value) in members) pairs.Append(PyTuple.Of(PyStr.Intern(member), Number(value)));
        PyStr shortName = PyStr.Intern(ShortName), module = PyStr.Intern(name[..name.LastIndexOf('.')]);
        if (Obj.Vectorcall(maker, [shortName, pairs, module, shortName], s_keywords) is not { } type) return null;
        if (doc is not null && !Obj.SetAttr(type, Id.__doc__, PyStr.From(doc))) return null;
        EnumClass made = new(type, new Dictionary<long, PyObject>(members.Length));
        foreach ((string member, long value) in members)
        {
            if (Obj.GetAttr(type, PyStr.Intern(member)) is not { } found) return null;
            made.Members.TryAdd(value, found);
        }
        // Python ran meanwhile, and may have asked for the class too: the first one stays.
        return classes.TryAdd(this, made) ? made : classes[this];
    }
}

/// <summary>The class that one interpreter made of an enum, with its members by value.</summary>
internal sealed record EnumClass(PyObject Type, Dictionary<long, PyObject> Members);
