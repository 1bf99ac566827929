// Include/internal/pycore_global_strings.h: names that the string types use.

namespace PyModules.Runtime;

/// <summary>Interned names. Each area keeps its own in a partial file.</summary>
public static partial class Id
{
    /// <summary>An interned str for a field of this class.</summary>
    public static PyStr Make(string name) => PyStr.Intern(name);
}
