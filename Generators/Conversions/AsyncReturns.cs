using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>What a method gives that answers later.</summary>
internal enum AsyncKind { None, Task, TaskOf, Stream }

/// <summary>Recognises tasks and streams, and writes the end of a thunk that returns one.</summary>
internal static class AsyncReturns
{
    public static AsyncKind Read(ITypeSymbol type, out ITypeSymbol? result)
    {
        result = (type as INamedTypeSymbol)?.TypeArguments is { Length: 1 } arguments ? arguments[0] : null;
        return type.OriginalDefinition.Plain() switch
        {
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => AsyncKind.Task,
            "System.Threading.Tasks.Task<TResult>" or "System.Threading.Tasks.ValueTask<TResult>" => AsyncKind.TaskOf,
            "System.Collections.Generic.IAsyncEnumerable<T>" => AsyncKind.Stream,
            _ => AsyncKind.None,
        };
    }

    /// <summary>The statements that call and hand a future, or an async iterator, to Python.</summary>
    public static IEnumerable<string> Finish(ResultModel result, bool cancellable, string expression)
    {
        if (result.Async == AsyncKind.Stream)
        {
            yield return $"try\n{{\n    return global::PyModules.Async.ClrAsyncIterator.Of({expression}, &{result.Conversion});\n}}\ncatch (global::System.Exception exception)\n{{\n    return global::PyModules.Conversions.ClrErrors.Raise(exception);\n}}";
            yield break;
        }
        string convert = result.Async == AsyncKind.TaskOf ? $", &{result.Conversion}" : "";
        yield return $"if (!global::PyModules.Async.AsyncCall.Begin({(cancellable ? "true" : "false")}, out global::PyModules.Async.AsyncCall call)) return null;";
        yield return $"try\n{{\n    return call.Await({expression}{convert});\n}}\ncatch (global::System.Exception exception)\n{{\n    return global::PyModules.Conversions.ClrErrors.Raise(exception);\n}}\nfinally\n{{\n    call.End();\n}}";
    }
}
