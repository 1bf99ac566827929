// Names that the container and number types look up.

namespace PyModules.Runtime;

public static partial class Id
{
    public static readonly PyStr __missing__ = PyStr.Intern("__missing__"), __reversed__ = PyStr.Intern("__reversed__"),
        __complex__ = PyStr.Intern("__complex__"), keys = PyStr.Intern("keys"), copy = PyStr.Intern("copy"),
        difference_update = PyStr.Intern("difference_update"), intersection = PyStr.Intern("intersection"),
        symmetric_difference_update = PyStr.Intern("symmetric_difference_update");
}
