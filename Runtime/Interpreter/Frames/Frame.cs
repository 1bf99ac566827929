// pycore_frame.h: a running (or suspended) activation of a code object.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Who keeps the slots of a frame.</summary>
internal enum FrameOwner : byte
{
    /// <summary>A window onto the thread's data stack; the frame is recycled when it returns.</summary>
    Thread,

    /// <summary>A generator, coroutine or asynchronous generator.</summary>
    Generator,

    /// <summary>A frame object that outlived the call.</summary>
    FrameObject,
}

/// <summary><c>_PyInterpreterFrame</c>: variables and value stack are a window of <see cref="Slots"/>.</summary>
internal sealed partial class Frame
{
    public PyObject?[] Slots = [];

    /// <summary>First slot of the window, and the first one after it.</summary>
    public int Base, Top;

    /// <summary>The instruction being run.</summary>
    public int Ip;
    public FrameOwner Owner;

    /// <summary>Return from it leaves the loop: a native function called it.</summary>
    public bool Entry;

    /// <summary>It is an <c>__init__</c> run for a call of its class: the call's result is the instance.</summary>
    public bool Init;

    /// <summary>In instrumented code, the code unit that ran last, and the one before it as the instruction at hand saw it (<c>prev_instr</c>).</summary>
    public int TracedUnit, PriorUnit;

    /// <summary>Where the exception at hand is said to come from, as long as tools listen to exceptions.</summary>
    public int RaisedUnit;

    /// <summary>The last RESUME was reported to some tool: the line that it stands on counts as not seen yet.</summary>
    public bool Announced;

    public Translated Code = null!;
    public PyFunction Function = null!;
    public PyObject Globals => Function.Globals;
    public PyObject Builtins => Function.Builtins;

    /// <summary>The namespace of a module or class body.</summary>
    public PyObject? Locals;
    public Frame? Previous;

    /// <summary>For frames on the data stack: the one that the next call from here takes. It is kept when that call is over, with all
    /// that it refers to, because most calls find there what they would have to write: a store of a reference is what costs.</summary>
    public Frame? Next;
    public PyGenBase? Generator;
    public PyFrame? FrameObject;

    // By reference into the array's data: the array's own way would ask what it may hold.
    public ref PyObject? this[int slot] => ref Slots.AsSpan()[Base + slot];

    /// <summary>Index of the running instruction in <c>co_code</c>, in code units.</summary>
    public int Unit => Code.Units[Ip];

    /// <summary>Still before RESUME: closures are not in place and the frame must not be seen.</summary>
    public bool Incomplete => Owner != FrameOwner.Generator && Unit < Code.Code.FirstTraceable;

    /// <summary>The frame object, made on demand.</summary>
    [Mirrors("_PyFrame_MakeAndSetFrameObject", 20, 45, File = "Python/frame.c")]
    public PyFrame Object => FrameObject ??= new PyFrame(this);

    /// <summary>The nearest frame out from here that can be seen.</summary>
    public static Frame? Complete(Frame? frame)
    {
        while (frame is not null && frame.Incomplete) frame = frame.Previous;
        return frame;
    }

    /// <summary>The function returned but its frame object lives: give it the variables.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("take_ownership", 47, 90, File = "Python/frame.c")]
    public void TakeOwnership()
    {
        int count = Code.NLocalsPlus;
        PyObject?[] own = new PyObject?[count];
        Array.Copy(Slots, Base, own, 0, count);
        Slots = own;
        Base = 0;
        Top = count;
        // A generator's frame belongs to no caller.
        if (Owner != FrameOwner.Generator && Complete(Previous) is { } back) FrameObject!.BackObject = back.Object;
        Owner = FrameOwner.FrameObject;
        Previous = null;
    }
}
