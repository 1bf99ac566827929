using PyModules.Runtime;

namespace PyModuleName;

/// <summary>Counts greetings.</summary>
[PyType("python_module_name.Counter", Module = typeof(PyModuleNameModule), Flags = TypeFlags.BaseType)]
public partial class Counter : PyObject
{
    /// <summary>How many there have been.</summary>
    [PyMember("count", ReadOnly = true)] private long _count;

    [PySlot(Slot.New, Signature = "(start=0)")]
    private static PyObject? New(PyType cls, long start = 0)
    {
        Counter counter = (Counter)cls.Alloc();
        counter._count = start;
        return counter;
    }

    /// <summary>Count one more and return the number.</summary>
    [PyMethod]
    private long Next() => ++_count;

    [PySlot(Slot.Repr)]
    private PyObject? Repr() => PyStr.From($"Counter({_count})");
}
