// Include/cpython/initconfig.h: what the string types ask the configuration.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    /// <summary><c>-b</c>: 0 for none, 1 for warnings, 2 for errors when bytes are compared with str.</summary>
    public int BytesWarningLevel { get; set; }
}
