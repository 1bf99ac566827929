// Python/Python-ast.c: the _ast module.

using PyModules.Ast;
using PyModules.Runtime;

namespace PyModules.Modules;

// The classes of syntax trees; the module has no docstring.
[PyModule("_ast", Source = "Python/Python-ast.c")]
public static partial class AstModule
{
    [PyConstant("PyCF_ALLOW_TOP_LEVEL_AWAIT")] private const int AllowTopLevelAwait = 0x2000;
    [PyConstant("PyCF_ONLY_AST")] private const int OnlyAst = 0x0400;
    [PyConstant("PyCF_TYPE_COMMENTS")] private const int TypeComments = 0x1000;
    [PyConstant("PyCF_OPTIMIZED_AST")] private const int OptimizedAst = 0x8000 | OnlyAst;

    [PyExec, Mirrors("astmodule_exec", 17980, 18391)]
    private static bool Exec(PyModuleObject module)
    {
        if (AstState.Current is not { } state || !module.Dict.SetItem("AST", PyAst.TypeObject)) return false;
        foreach (PyType type in state.Types)
            if (!module.Dict.SetItem(type.Name, type)) return false;
        return true;
    }
}
