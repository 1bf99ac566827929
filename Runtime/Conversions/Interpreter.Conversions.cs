// What an interpreter keeps of .NET's types.

using PyModules.Conversions;

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    internal Dictionary<EnumSpec, EnumClass> EnumClasses => _enumClasses ??= [];
    private Dictionary<EnumSpec, EnumClass>? _enumClasses;
}
