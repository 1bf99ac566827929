using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PyModules.Generators;

/// <summary>Mistakes that the readers of single members cannot see: pairs, places, and what spans the assembly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor NotIterable = Rules.Make("PYM050", "An iterator is not iterable",
        "'{0}' fills Slot.IterNext but not Slot.Iter: add '[PySlot(Slot.Iter)] static PyObject? Self(PyObject self) => self;'");
    internal static readonly DiagnosticDescriptor WrongPlace = Rules.Make("PYM051", "The attribute has no effect here",
        "[{0}] on '{1}' is read in a class with [{2}] only: add that to '{3}', or move the member");
    internal static readonly DiagnosticDescriptor NoEffect = Rules.Make("PYM052", "The parameter's attribute does not fit its type",
        "[{0}] on '{1}' wants {2}");
    internal static readonly DiagnosticDescriptor StateConstructor = Rules.Make("PYM053", "The module's state cannot be created",
        "Give '{0}' a constructor without parameters that is not private: each module object gets a state of its own before the exec step");
    internal static readonly DiagnosticDescriptor MutableStatic = Rules.Make("PYM054", "Static state is shared by all interpreters",
        "Move '{0}' into the class deriving from PyModuleState, or make it readonly");
    internal static readonly DiagnosticDescriptor NotAModule = Rules.Make("PYM055", "The type's module is not a module",
        "'{0}' has no [PyModule]: name a module class, or leave 'Module' away");
    internal static readonly DiagnosticDescriptor StaticAndClass = Rules.Make("PYM056", "A method cannot be static and of the class",
        "'{0}' is Static and Class: keep one");
    internal static readonly DiagnosticDescriptor TwoExecs = Rules.Make("PYM057", "A module has one exec step",
        "'{0}' has another exec step, '{1}': call one from the other");
    internal static readonly DiagnosticDescriptor TwoStates = Rules.Make("PYM058", "A module has one state",
        "'{0}' has another state class, '{1}': put all into one");
    internal static readonly DiagnosticDescriptor SameModule = Rules.AtEnd("PYM059", "Two modules have one name",
        "'{0}' is the name of '{1}' too: the table of modules can hold one of them");
    internal static readonly DiagnosticDescriptor IgnoresClass = Rules.Make("PYM060", "A constructor ignores the class that is asked for",
        "'{0}' makes a '{1}' for Python's subclasses too, whose instances would be none of theirs: allocate with '({1})cls.Alloc()', or take TypeFlags.BaseType away");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [NotIterable, WrongPlace, NoEffect, StateConstructor, MutableStatic, NotAModule, StaticAndClass, TwoExecs, TwoStates, SameModule, IgnoresClass];

    private static readonly string[] s_typeMembers = [Names.PyMethod, Names.PySlot, Names.PyGetSet, Names.PyMember];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(string Name, INamedTypeSymbol Type)> modules = [];
            start.RegisterSymbolAction(symbol => Type(symbol, modules), SymbolKind.NamedType);
            start.RegisterOperationBlockAction(Constructor);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var group in modules.GroupBy(m => m.Name))
                {
                    INamedTypeSymbol[] types = [.. group.Select(m => m.Type).OrderBy(t => t.ToDisplayString(), System.StringComparer.Ordinal)];
                    foreach (INamedTypeSymbol other in types.Skip(1))
                        end.ReportDiagnostic(Diagnostic.Create(SameModule, other.Locations[0], group.Key, types[0].ToDisplayString()));
                }
            });
        });
    }

    private static void Type(SymbolAnalysisContext context, ConcurrentBag<(string, INamedTypeSymbol)> modules)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? module = type.Attribute(Names.PyModule), native = type.Attribute(Names.PyType);
        if (module is not null)
        {
            if (module.Positional(0) is { } name) modules.Add((name, type));
            Module(type, context);
        }
        if (native is not null) Native(type, context);
        if ((native ?? type.Attribute(Names.PyRecord) ?? type.Attribute(Names.PyEnum)) is { } owned) Owner(type, owned, context);
        bool lives = (module ?? native ?? type.Attribute(Names.PyRecord)) is not null || type.DerivesFrom(Names.ModuleState);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared) continue;
            if (member is not (IMethodSymbol or IPropertySymbol or IFieldSymbol)) continue;
            if (module is null && member.Attribute(Names.PyFunction) is not null) Report(WrongPlace, member, "PyFunction", member.Name, "PyModule", type.Name);
            if (module is null && member.Attribute(Names.PyExec) is not null) Report(WrongPlace, member, "PyExec", member.Name, "PyModule", type.Name);
            if (native is null)
                foreach (string attribute in s_typeMembers)
                    if (member.Attribute(attribute) is not null) Report(WrongPlace, member, Short(attribute), member.Name, "PyType", type.Name);
            if (module is null && native is null && member.Attribute(Names.PyConstant) is not null)
                Report(WrongPlace, member, "PyConstant", member.Name, "PyModule] or [PyType", type.Name);
            if (member is IMethodSymbol method) Parameters(method);
            if (lives && member.IsStatic && Changes(member) && !ThreadStatic(member)) Report(MutableStatic, member, member.Name);
        }

        void Parameters(IMethodSymbol method)
        {
            if (method.Attribute(Names.PyMethod) is { } data && data.Named<bool>("Static") && data.Named<bool>("Class")) Report(StaticAndClass, method, method.Name);
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (parameter.Attribute(Names.Writable) is not null && parameter.Type.Plain() != "PyModules.Runtime.PyBuffer")
                    Report(NoEffect, parameter, "Writable", parameter.Name, "a PyBuffer");
                if (parameter.Attribute(Names.CodePoint) is not null && parameter.Type.SpecialType != SpecialType.System_Int32)
                    Report(NoEffect, parameter, "CodePoint", parameter.Name, "an int");
                if (parameter.Attribute(Names.FileDescriptor) is not null && parameter.Type.SpecialType != SpecialType.System_Int32)
                    Report(NoEffect, parameter, "FileDescriptor", parameter.Name, "an int");
                if (parameter.Attribute(Names.AllowNone) is not null && parameter.NullableAnnotation != NullableAnnotation.Annotated && !parameter.Type.IsValueType)
                    Report(NoEffect, parameter, "AllowNone", parameter.Name, "a nullable parameter");
            }
        }

        void Report(DiagnosticDescriptor rule, ISymbol where, params object[] arguments) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, where.Locations[0], arguments));
    }

    private static void Constructor(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol { Parameters.Length: > 0 } method || !method.Attributes(Names.PySlot).Any(static slot => SlotReader.Find(slot)?.Name == "New")) return;
        INamedTypeSymbol type = method.ContainingType;
        if (type.Attribute(Names.PyType) is not { } native || (native.Named<ulong>("Flags") & TypeReader.BaseTypeFlag) == 0) return;
        IOperation[] operations = [.. context.OperationBlocks.SelectMany(static block => block.Descendants())];
        if (operations.Any(o => o is IParameterReferenceOperation { Parameter: { } used } && SymbolEqualityComparer.Default.Equals(used, method.Parameters[0]))) return;
        if (operations.FirstOrDefault(o => o is IObjectCreationOperation && SymbolEqualityComparer.Default.Equals(o.Type, type)) is { } made)
            context.ReportDiagnostic(Diagnostic.Create(IgnoresClass, made.Syntax.GetLocation(), method.Name, type.Name));
    }

    private static void Module(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        INamedTypeSymbol[] states = [.. type.GetTypeMembers().Where(t => t.DerivesFrom(Names.ModuleState))];
        foreach (INamedTypeSymbol state in states)
            if (!ModuleReader.CanCreate(state))
                context.ReportDiagnostic(Diagnostic.Create(StateConstructor, state.Locations[0], state.Name));
        if (states.Length > 1) context.ReportDiagnostic(Diagnostic.Create(TwoStates, states[1].Locations[0], type.Name, states[0].Name));
        ISymbol[] execs = [.. type.GetMembers().Where(m => m.Attribute(Names.PyExec) is not null)];
        if (execs.Length > 1) context.ReportDiagnostic(Diagnostic.Create(TwoExecs, execs[1].Locations[0], type.Name, execs[0].Name));
    }

    private static void Owner(INamedTypeSymbol type, AttributeData native, SymbolAnalysisContext context)
    {
        if (native.NamedArguments.FirstOrDefault(a => a.Key == "Module").Value.Value is INamedTypeSymbol module && module.Attribute(Names.PyModule) is null)
            context.ReportDiagnostic(Diagnostic.Create(NotAModule, type.Locations[0], module.Name));
    }

    private static void Native(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (!Slots(type).Contains("IterNext")) return;
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
            if (Slots(t).Contains("Iter")) return;
        context.ReportDiagnostic(Diagnostic.Create(NotIterable, type.Locations[0], type.Name));
    }

    private static HashSet<string> Slots(INamedTypeSymbol type)
    {
        HashSet<string> slots = [];
        foreach (ISymbol member in type.GetMembers())
            foreach (AttributeData slot in member.Attributes(Names.PySlot))
                if (slot.ConstructorArguments.Length > 0 && slot.ConstructorArguments[0] is { Type: INamedTypeSymbol @enum } constant
                    && @enum.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value)) is { } field)
                    slots.Add(field.Name);
        return slots;
    }

    /// <summary>Whether the member is a field that can be assigned, or a property that has one behind it.</summary>
    private static bool Changes(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsConst && !field.IsReadOnly,
        IPropertySymbol { SetMethod: not null } property => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        _ => false,
    };

    private static bool ThreadStatic(ISymbol field) => field.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "System.ThreadStaticAttribute");

    private static string Short(string attribute) => attribute.Substring(Names.Runtime.Length + 1).Replace("Attribute", "");
}
