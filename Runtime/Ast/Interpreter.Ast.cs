// Include/internal/pycore_ast_state.h: an interpreter's ast classes.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    internal Ast.AstState? Ast { get; set; }
}
