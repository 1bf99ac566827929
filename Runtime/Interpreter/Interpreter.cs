// Include/internal/pycore_interp.h: the state of one interpreter.

namespace PyModules.Runtime;

/// <summary>One Python interpreter: its modules, its GIL, its settings. Several can live in one process.</summary>
public sealed partial class Interpreter
{
    /// <summary><c>sys.modules</c>.</summary>
    public PyDict Modules { get; set; } = new();

    /// <summary>The dict of the <c>builtins</c> module.</summary>
    public PyDict Builtins { get; set; } = new();

    /// <summary>The dict of the <c>sys</c> module.</summary>
    public PyDict SysDict { get; set; } = new();
}
