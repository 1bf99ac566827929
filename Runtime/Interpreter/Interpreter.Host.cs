// What an interpreter knows of the .NET program around it.

using PyModules.Hosting;

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    /// <summary>The interpreter's public face.</summary>
    internal PyInterpreter? Host;
}
