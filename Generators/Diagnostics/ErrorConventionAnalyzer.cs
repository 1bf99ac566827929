using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PyModules.Generators;

/// <summary>Watches over the convention that null, or false, says that an exception is set: somebody must look, and it is set once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ErrorConventionAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Dropped = Rules.Make("PYM040", "The result of a fallible call is dropped",
        "'{0}' says by its result that an exception is set: return when it does, clear it with Err.Clear(), or write '_ =' where it is meant to stay set");
    internal static readonly DiagnosticDescriptor NotLookedAt = Rules.Make("PYM041", "A null that says that an exception is set is not looked at",
        "'{0}' may return null with an exception set: test the result before it is used");
    internal static readonly DiagnosticDescriptor SetTwice = Rules.Make("PYM042", "An exception is set twice",
        "'{0}' replaces the exception that the statement before has set: return in between, or raise once");
    internal static readonly DiagnosticDescriptor Thrown = Rules.Make("PYM043", "A method that promises null throws",
        "'{0}' says by null, or by its slot's value for errors, that an exception is set: return Err.Raise(...) instead of throwing, or make the return type non-nullable");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Dropped, NotLookedAt, SetTwice, Thrown];

    private const string ErrClass = Names.Runtime + ".Err", ObjClass = Names.Runtime + ".Obj", Exception = Names.Runtime + ".PyException";

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Statement, OperationKind.ExpressionStatement);
        context.RegisterOperationAction(Invocation, OperationKind.Invocation);
        context.RegisterOperationAction(Block, OperationKind.Block);
        context.RegisterOperationAction(Throw, OperationKind.Throw);
    }

    private static void Statement(OperationAnalysisContext context)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is IInvocationOperation call && IsFallible(call.TargetMethod)
            && !Clears(Next(context.Operation)))
            context.ReportDiagnostic(Diagnostic.Create(Dropped, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    /// <summary>A call of Obj whose result goes through <c>!</c> straight into a member access or an argument.</summary>
    private static void Invocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Is(call.TargetMethod.ContainingType, ObjClass) || !ReturnsNullableObject(call.TargetMethod)) return;
        if (call.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.PostfixUnaryExpressionSyntax forced
            && forced.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax)
            context.ReportDiagnostic(Diagnostic.Create(NotLookedAt, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    private static void Block(OperationAnalysisContext context)
    {
        ImmutableArray<IOperation> statements = ((IBlockOperation)context.Operation).Operations;
        for (int i = 1; i < statements.Length; i++)
            if (Raises(statements[i - 1], returned: false) is not null && Raises(statements[i], returned: true) is { } second)
                context.ReportDiagnostic(Diagnostic.Create(SetTwice, second.Syntax.GetLocation(), second.TargetMethod.Name));
    }

    private static void Throw(OperationAnalysisContext context)
    {
        IOperation? exception = ((IThrowOperation)context.Operation).Exception;
        while (exception is IConversionOperation conversion) exception = conversion.Operand;
        if (context.ContainingSymbol is not IMethodSymbol method || !Is(exception?.Type, Exception) || !PromisesNull(method)) return;
        for (IOperation? o = context.Operation; o is not null; o = o.Parent)
            if (o is IAnonymousFunctionOperation or ILocalFunctionOperation) return;
        context.ReportDiagnostic(Diagnostic.Create(Thrown, context.Operation.Syntax.GetLocation(), method.Name));
    }

    private static IOperation? Next(IOperation statement)
    {
        while (statement.Parent is IConditionalOperation condition) statement = condition;
        if (statement.Parent is not IBlockOperation block) return null;
        int at = block.Operations.IndexOf(statement);
        return at + 1 < block.Operations.Length ? block.Operations[at + 1] : null;
    }

    private static bool Clears(IOperation? next) =>
        next is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "Clear" or "WriteUnraisable" or "Restore" } method } } && Is(method.ContainingType, ErrClass);

    private static IInvocationOperation? Raises(IOperation statement, bool returned)
    {
        IOperation? operation = statement switch
        {
            IExpressionStatementOperation expression => expression.Operation,
            IReturnOperation result when returned => result.ReturnedValue,
            _ => null,
        };
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation is IInvocationOperation { TargetMethod: { Name: "Raise" or "Fail" or "SetObject" or "RaiseKeyError" or "FromErrno" or "Minus1" } method } call
            && Is(method.ContainingType, ErrClass) ? call : null;
    }

    private static bool IsFallible(IMethodSymbol method)
    {
        if (method.Name.StartsWith("Raise", System.StringComparison.Ordinal) || Is(method.ContainingType, ErrClass)) return false;
        if (Is(method.ContainingType, ObjClass))
            return ReturnsNullableObject(method) || method.ReturnType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                || (method.ReturnType.SpecialType == SpecialType.System_Boolean && (method.Name.StartsWith("Set", System.StringComparison.Ordinal) || method.Name.StartsWith("Del", System.StringComparison.Ordinal)));
        return false;
    }

    /// <summary>Whether the generated code takes null, or a slot's own value for an error, to say that an exception is set; else it catches.</summary>
    private static bool PromisesNull(IMethodSymbol method)
    {
        ISymbol declared = method.MethodKind == MethodKind.PropertyGet ? method.AssociatedSymbol ?? method : method;
        if (declared.Attribute(Names.PySlot) is { } data)
            return SlotReader.Find(data) is { Name: not ("New" or "Init" or "Call") } slot ? !method.ReturnsVoid && !SlotReader.Throws(method, slot) : ReturnsNullable(method);
        return ReturnsNullable(method)
            && (declared.Attribute(Names.PyFunction) ?? declared.Attribute(Names.PyMethod) ?? declared.Attribute(Names.PyGetSet)) is not null;
    }

    private static bool ReturnsNullable(IMethodSymbol method) => ReturnsNullableObject(method)
        || method.ReturnType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && CallReader.ReadReturn(method.ReturnType, method.ReturnNullableAnnotation, out _) is not null;

    private static bool ReturnsNullableObject(IMethodSymbol method) => method.ReturnNullableAnnotation == NullableAnnotation.Annotated && method.ReturnType.IsPyObject();

    private static bool Is(ITypeSymbol? type, string name) => type is INamedTypeSymbol && type.Plain() == name;
}
