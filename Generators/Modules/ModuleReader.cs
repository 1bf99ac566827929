using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Turns a [PyModule] class into a <see cref="ModuleModel"/>.</summary>
internal static class ModuleReader
{
    public static ModuleModel? Read(INamedTypeSymbol type, AttributeData attribute, Report report, CancellationToken token)
    {
        if (!Shared.CheckPartial(type, report, token)) return null;
        if (!type.IsStatic)
        {
            report(Rules.ModuleNotStatic, type, type.Name);
            return null;
        }
        List<MethodModel> functions = [];
        List<ConstantModel> constants = [];
        HashSet<string> names = [];
        string? exec = null;
        bool execState = false, execVoid = false;
        foreach (ISymbol member in type.Ordered())
        {
            token.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method)
            {
                if (method.Attribute(Names.PyFunction) is { } data && Function(type, attribute.Positional(0) ?? type.Name, method, data, report, token) is { } function && Claim(function.Call.PyName))
                    functions.Add(function);
                if (method.Attribute(Names.PyExec) is not null)
                {
                    bool good = method.IsStatic && method.Parameters.Length is 1 or 2
                        && method.Parameters[0].Type.Plain() == "PyModules.Runtime.PyModuleObject"
                        && (method.Parameters.Length == 1 || method.Parameters[1].Type.DerivesFrom(Names.ModuleState))
                        && method.ReturnType.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void;
                    if (good)
                    {
                        exec = method.Name;
                        execState = method.Parameters.Length == 2;
                        execVoid = method.ReturnsVoid;
                    }
                    else report(Rules.ExecSignature, method, method.Name);
                }
            }
            if (member.Attribute(Names.PyConstant) is { } constant && Shared.Constant(member, constant, report) is { } value && Claim(value.PyName))
                constants.Add(value);

            bool Claim(string name)
            {
                if (names.Add(name)) return true;
                report(Rules.DuplicateName, member, name, type.Name);
                return false;
            }
        }
        INamedTypeSymbol? state = type.GetTypeMembers().FirstOrDefault(t => t.DerivesFrom(Names.ModuleState));
        return new(
            type.Namespace(), type.PartialHeaders(), type.Full(), attribute.Positional(0) ?? type.Name,
            attribute.Named<string>("Doc") ?? type.Summary(token), state?.Full(), state is not null && CanCreate(state), exec, execState, execVoid, functions.ToEquatable(), constants.ToEquatable());
    }

    /// <summary>Whether the module can make its state: there is a constructor that it may call without arguments.</summary>
    public static bool CanCreate(INamedTypeSymbol state) => !state.IsAbstract && state.InstanceConstructors.Any(static c => c.Parameters.All(static p => p.IsOptional)
        && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static MethodModel? Function(INamedTypeSymbol type, string moduleName, IMethodSymbol method, AttributeData data, Report report, CancellationToken token)
    {
        if (!method.IsStatic)
        {
            report(Rules.FunctionNotStatic, method, method.Name);
            return null;
        }
        if (ClinicBlocks.Read(type, moduleName, false, method, report, out bool failed) is { } block)
            return ClinicMethods.Read(block, method, data, Binding.Module, "", 0, report, token);
        if (failed) return null;
        string name = data.Positional(0) ?? Symbols.SnakeCase(method.Name);
        if (CallReader.Read(method, name, data.Positional(1), data.Named<bool>("Raw"), 0, report, out string? signature) is not { } call) return null;
        if (data.Named<bool>("VarArgs")) call = call.AsParsedTuple();
        string? text = data.Named<bool>("NoTextSignature") ? null : data.Named<string>("TextSignature") ?? Shared.TextSignature(signature, Binding.Module);
        return new(Notes.Read(call, method, token), Binding.Module, "", false, data.Named<string>("Doc") ?? method.Summary(token), text);
    }
}
