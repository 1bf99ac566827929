using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Checks a C# method against its block and lowers the two to a <see cref="CallModel"/>.</summary>
internal static class ClinicReader
{
    /// <summary>Null when something is wrong and has been reported.</summary>
    /// <param name="skip">The leading C# parameters that the caller fills (self, cls).</param>
    public static CallModel? Read(ClinicFunction block, IMethodSymbol method, int skip, Report report)
    {
        ClrConversions conversions = new();
        if (ClinicReturns.Read(block, method, conversions, report) is not { } result) return null;
        if (Pair(block, method, skip, report) is not { } parameters) return null;

        if (block.HasGroups && Ambiguous(block) is { } count)
        {
            report(Rules.ClinicSyntax, method, method.Name, $"a call with {count} argument{(count == 1 ? "" : "s")} can be read in two ways: change the sizes of the groups, or the defaults");
            return null;
        }
        List<ParameterModel> received = parameters.Where(p => !p.IsInjected).ToList();
        bool getArgs = block.HasGroups || received.Any(p => p.Converter == Converter.Call && p.Conversion.Length == 0);
        if (getArgs && received.Any(p => p.IsVariadic))
        {
            report(Rules.ClinicVariadic, method, method.Name);
            return null;
        }
        for (int i = 0; i < parameters.Count; i++)
        {
            ParameterModel parameter = parameters[i];
            if (parameter.Converter == Converter.Call)
                parameters[i] = parameter with { Conversion = getArgs ? parameter.Function : parameter.Conversion, Function = "" };
        }
        bool named = received.Any(p => p.Kind is ParameterKind.PositionalOrKeyword or ParameterKind.KeywordOnly);
        bool varKeyword = received.Any(p => p.Kind == ParameterKind.VarKeyword), definingClass = block.TakesDefiningClass;
        if (named && varKeyword)
        {
            report(Rules.NamedWithKeywords, method, method.Name);
            return null;
        }
        if (definingClass && (block.IsNewOrInit || block.HasGroups))
        {
            report(Rules.ClinicKind, method, method.Name, "a constructor, and a method with optional groups, has no defining class: remove the parameter");
            return null;
        }
        Convention convention = definingClass || named || varKeyword ? Convention.Keywords
            : received.Count == 0 ? Convention.NoArgs
            : received.Count == 1 && !block.HasGroups && !received[0].IsVariadic && received[0].Default is null ? Convention.OneArg
            : Convention.FastCall;
        return new(block.DisplayName, method.Name, convention, parameters.ToEquatable(), result)
        {
            Parsing = block.HasGroups ? Parsing.Groups : getArgs ? Parsing.GetArgs : Parsing.Inline,
            FullName = block.FullDisplayName,
            DefiningClass = definingClass,
            VarArgs = block.DisableFastCall || block.HasGroups,
            PositionalDeprecation = Deprecation(block, ClinicSignature.PositionalDeprecation(block), p => p.DeprecatedPositional is not null),
            KeywordDeprecation = Deprecation(block, ClinicSignature.KeywordDeprecation(block), p => p.DeprecatedKeyword is not null),
            Locals = conversions.Locals,
        };
    }

    /// <summary>A number of arguments that could fill a group as well as parameters with defaults. (Between groups, those on the left win.)</summary>
    private static int? Ambiguous(ClinicFunction block)
    {
        List<ClinicParameter> received = block.Received.ToList();
        int middle = received.Count(p => p.Group == 0), optional = received.Count(p => p.Group == 0 && p.Default is not null);
        if (optional == 0) return null;
        HashSet<int> seen = [];
        int deepest = received.Max(p => System.Math.Abs(p.Group));
        for (int depth = 0; depth <= deepest; depth++)
        {
            int grouped = received.Count(p => p.Group != 0 && System.Math.Abs(p.Group) <= depth);
            for (int left = 0; left <= optional; left++)
                if (!seen.Add(grouped + middle - left)) return grouped + middle - left;
        }
        return null;
    }

    private static DeprecationModel? Deprecation(ClinicFunction block, string? message, System.Func<ClinicParameter, bool> concerns)
    {
        if (message is null) return null;
        List<int> indexes = [];
        List<bool> optional = [];
        int index = 0;
        foreach (ClinicParameter parameter in block.Received.Where(p => p.Kind != ParameterKind.VarPositional))
        {
            if (concerns(parameter))
            {
                indexes.Add(index);
                optional.Add(parameter.Default is not null);
            }
            index++;
        }
        return new(message, indexes.ToEquatable(), optional.ToEquatable());
    }

    /// <summary>The C# parameters in order, each with the parameter of the block that it receives.</summary>
    private static List<ParameterModel>? Pair(ClinicFunction block, IMethodSymbol method, int skip, Report report)
    {
        List<ClinicParameter> received = block.Received.ToList();
        List<ParameterModel> result = [];
        int next = 0, open = 0;
        bool definingClass = block.TakesDefiningClass;
        foreach (IParameterSymbol parameter in method.Parameters.Skip(skip))
        {
            if (CallReader.Injected(parameter) is { } injected)
            {
                result.Add(injected);
                continue;
            }
            if (definingClass && parameter.Type.Plain() == "PyModules.Runtime.PyType")
            {
                definingClass = false;
                result.Add(CallReader.Blank(Converter.DefiningClass, parameter));
                continue;
            }
            if (next == received.Count)
            {
                report(Rules.ClinicCount, method, method.Name, received.Count, Count(method, skip, block));
                return null;
            }
            if (received[next].Group != open)
            {
                open = received[next].Group;
                if (open != 0)
                {
                    if (parameter.Type.SpecialType != SpecialType.System_Boolean || !parameter.Name.StartsWith("group", System.StringComparison.OrdinalIgnoreCase))
                    {
                        report(Rules.ClinicGroup, parameter, received[next].Name, open < 0 ? "groupLeft" + -open : "groupRight" + open);
                        return null;
                    }
                    result.Add(CallReader.Blank(Converter.Group, parameter) with { Group = open });
                    continue;
                }
            }
            if (ClinicBinder.Bind(block, received[next++], parameter, report) is not { } bound) return null;
            result.Add(bound);
        }
        if (next < received.Count)
        {
            report(Rules.ClinicCount, method, method.Name, received.Count, Count(method, skip, block));
            return null;
        }
        if (Misplaced(received, method, skip) is { } name)
        {
            report(Rules.ClinicOrder, method, method.Name, name);
            return null;
        }
        return result;
    }

    private static int Count(IMethodSymbol method, int skip, ClinicFunction block) =>
        method.Parameters.Skip(skip).Count(p => CallReader.Injected(p) is null && !(block.TakesDefiningClass && p.Type.Plain() == "PyModules.Runtime.PyType"));

    /// <summary>A parameter whose name the C# method gives to another position, while what stands in its place belongs elsewhere too.</summary>
    private static string? Misplaced(List<ClinicParameter> received, IMethodSymbol method, int skip)
    {
        List<string> python = received.Select(p => Plain(p.CsName ?? p.Name)).ToList();
        List<string> csharp = method.Parameters.Skip(skip).Select(p => Plain(p.Name)).Where(python.Contains).ToList();
        List<string> common = python.Where(csharp.Contains).ToList();
        for (int i = 0; i < common.Count && i < csharp.Count; i++)
            if (common[i] != csharp[i]) return common[i];
        return null;
    }

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();
}
