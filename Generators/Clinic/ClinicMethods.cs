using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Functions and methods that a block declares.</summary>
internal static class ClinicMethods
{
    /// <summary>The method of a block, its binding known; null reported.</summary>
    public static MethodModel? Read(ClinicFunction block, IMethodSymbol method, AttributeData data, Binding binding, string self, int skip, Report report, CancellationToken token)
    {
        bool twice = data.Positional(1) is not null || data.Named<bool>("Raw") || data.Named<bool>("Static") || data.Named<bool>("Class") || data.Named<bool>("Coexist") || data.Named<bool>("DefiningClass");
        if (twice || data.Positional(0) is { } name && name != block.Name)
        {
            report(Rules.ClinicTwice, method, method.Name);
            return null;
        }
        string? wrong = block.Kind switch
        {
            ClinicKind.New or ClinicKind.Init => "a constructor stands on [PySlot(Slot.New)] or [PySlot(Slot.Init)]",
            ClinicKind.Getter or ClinicKind.Setter => "a @getter or @setter stands on [PyGetSet]",
            ClinicKind.ClassMethod or ClinicKind.StaticMethod when binding == Binding.Module => "a function of a module is neither @classmethod nor @staticmethod",
            _ when block.Coexist && binding == Binding.Module => "@coexist is for methods",
            _ => null,
        };
        if (wrong is null && block.TakesDefiningClass && binding == Binding.Module) wrong = "a function of a module has no defining class";
        if (wrong is not null)
        {
            report(Rules.ClinicKind, method, method.Name, wrong);
            return null;
        }
        if (ClinicReader.Read(block, method, skip, report) is not { } call) return null;
        string? text = data.Named<bool>("NoTextSignature") ? null : ClinicSignature.Text(block);
        string? doc = data.Named<string>("Doc") ?? ClinicSignature.Doc(block, method.Summary(token));
        return new(Notes.Read(call, method, token), binding, self, block.Coexist, doc, text) { Condition = method.Attribute(Names.Clinic)?.Named<string>("If") };
    }

    /// <summary>The methods that a @setter block declares, by name.</summary>
    public static Dictionary<string, IMethodSymbol> Setters(INamedTypeSymbol type, string pyName, Report report)
    {
        Dictionary<string, IMethodSymbol> setters = [];
        HashSet<string> getters = [];
        foreach (ISymbol member in type.Ordered())
        {
            if (member.Attribute(Names.PyGetSet) is null || member.Attribute(Names.Clinic)?.Positional(0) is not { } text) continue;
            if (ClinicParser.Parse(text, out _) is not { } block) continue;
            if (block.Kind == ClinicKind.Getter) getters.Add(block.Name);
            if (block.Kind == ClinicKind.Setter && member is IMethodSymbol method && ClinicBlocks.Read(type, pyName, true, member, static (_, _, _) => { }, out _) is not null) setters[block.Name] = method;
        }
        foreach (KeyValuePair<string, IMethodSymbol> setter in setters.ToList())
        {
            IMethodSymbol method = setter.Value;
            bool shaped = method.ReturnType.SpecialType == SpecialType.System_Boolean && method.Parameters.Length == (method.IsStatic ? 2 : 1)
                && method.Parameters[method.Parameters.Length - 1].Type.Plain() == Names.Object;
            if (!shaped || !getters.Contains(setter.Key)) report(Rules.ClinicSetter, method, method.Name);
        }
        return setters;
    }
}
