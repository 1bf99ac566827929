using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators;

/// <summary>The names of the pipeline's steps, for tests that look at their caching.</summary>
public static class Steps
{
    public const string Types = nameof(Types), Modules = nameof(Modules), ModuleTypes = nameof(ModuleTypes), ModuleParts = nameof(ModuleParts),
        Inittab = nameof(Inittab), Exceptions = nameof(Exceptions), Records = nameof(Records), Enums = nameof(Enums), Assembly = nameof(Assembly);
}

/// <summary>Turns classes with [PyType] and [PyModule] into type specs, argument parsers and the inittab.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PyModulesGenerator : IIncrementalGenerator
{
    private static readonly Report s_silent = static (_, _, _) => { };

    /// <summary>Told of each type that is read anew, for tests of what an edit costs.</summary>
    internal Action<string>? OnRead { get; init; }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Declarations declarations = new(OnRead);
        IncrementalValuesProvider<TypeModel> types = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => IsMarkedClass(node),
                (source, token) => declarations.Read(source, Names.PyType, static (type, data, token) => TypeReader.Read((INamedTypeSymbol)type, data, s_silent, token), token)!)
            .Where(static model => model is not null)
            .WithTrackingName(Steps.Types);
        context.RegisterSourceOutput(types, static (output, type) => Add(output, type.HintName, TypeWriter.Write(type)));

        IncrementalValuesProvider<EquatableArray<ExceptionModel>> exceptions = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => IsMarkedProperty(node),
                (source, token) => declarations.Read(source, Names.PyException, static (property, data, token) => ExceptionReader.Read((IPropertySymbol)property, data, s_silent, token), token)!)
            .Where(static model => model is not null)
            .Collect()
            .SelectMany(static (all, _) => all.GroupBy(e => e.Container).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.OrderBy(e => e.OrderKey, StringComparer.Ordinal).ToEquatable()))
            .WithTrackingName(Steps.Exceptions);
        context.RegisterSourceOutput(exceptions, static (output, group) =>
            Add(output, group[0].Container.Replace("global::", "") + ".Exceptions", ExceptionWriter.Write([.. group])));

        IncrementalValuesProvider<ModuleModel> modules = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => IsMarkedClass(node),
                (source, token) => declarations.Read(source, Names.PyModule, static (type, data, token) => ModuleReader.Read((INamedTypeSymbol)type, data, s_silent, token), token)!)
            .Where(static model => model is not null)
            .WithTrackingName(Steps.Modules);

        IncrementalValuesProvider<RecordModel> records = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is RecordDeclarationSyntax { AttributeLists.Count: > 0 },
                (source, token) => declarations.Read(source, Names.PyRecord, static (type, data, token) => ValueReader.Record((INamedTypeSymbol)type, data, s_silent, token), token)!)
            .Where(static model => model is not null)
            .WithTrackingName(Steps.Records);
        context.RegisterSourceOutput(records, static (output, record) => Add(output, record.HintName, ValueWriter.Record(record)));

        IncrementalValuesProvider<EnumModel> enums = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is EnumDeclarationSyntax { AttributeLists.Count: > 0 },
                (source, token) => declarations.Read(source, Names.PyEnum, static (type, data, token) => ValueReader.Enum((INamedTypeSymbol)type, data, s_silent, token), token)!)
            .Where(static model => model is not null)
            .WithTrackingName(Steps.Enums);
        context.RegisterSourceOutput(enums, static (output, type) => Add(output, type.HintName, ValueWriter.Enum(type)));

        IncrementalValueProvider<EquatableArray<ModuleTypeModel>> moduleTypes = types
            .Where(static type => type.Module is not null && !type.Hidden)
            .Select(static (type, _) => new ModuleTypeModel(type.Module!, type.FullName, false, type.OrderKey))
            .Collect()
            .Combine(records.Where(static record => record.Module is not null).Select(static (record, _) => new ModuleTypeModel(record.Module!, record.FullName, false, record.OrderKey)).Collect())
            .Combine(enums.Where(static type => type.Module is not null).Select(static (type, _) => new ModuleTypeModel(type.Module!, type.FullName + "Python", true, type.OrderKey)).Collect())
            .Select(static (all, _) => all.Left.Left.Concat(all.Left.Right).Concat(all.Right).OrderBy(t => t.OrderKey, StringComparer.Ordinal).ToEquatable())
            .WithTrackingName(Steps.ModuleTypes);

        IncrementalValuesProvider<(ModuleModel Module, EquatableArray<ModuleTypeModel> Types)> parts = modules
            .Combine(moduleTypes)
            .Select(static (pair, _) => (pair.Left, pair.Right.Where(t => t.Module == pair.Left.FullName).Select(static t => t with { OrderKey = "" }).ToEquatable()))
            .WithTrackingName(Steps.ModuleParts);
        context.RegisterSourceOutput(parts, static (output, part) => Add(output, part.Module.HintName, ModuleWriter.Write(part.Module, part.Types)));

        IncrementalValueProvider<EquatableArray<InittabEntry>> entries = modules
            .Select(static (module, _) => new InittabEntry(module.PyName, module.FullName))
            .Collect()
            .Select(static (all, _) => all.OrderBy(e => e.PyName, StringComparer.Ordinal).ToEquatable())
            .WithTrackingName(Steps.Inittab);
        IncrementalValueProvider<AssemblyModel> assembly = context.CompilationProvider
            .Select(static (compilation, token) => ReadAssembly(compilation, token))
            .WithTrackingName(Steps.Assembly);
        context.RegisterSourceOutput(entries.Combine(assembly), static (output, pair) =>
        {
            if (pair.Left.Count > 0) Add(output, "Inittab", InittabWriter.Assembly(pair.Right, pair.Left));
            if (pair.Right.IsExecutable) Add(output, "PyModulesInittab", InittabWriter.Executable(pair.Right, pair.Left.Count > 0));
        });
    }

    /// <summary>An attribute can have another name in a file, so that any counts here.</summary>
    private static bool IsMarkedClass(SyntaxNode node) => node is ClassDeclarationSyntax { AttributeLists.Count: > 0 };

    private static bool IsMarkedProperty(SyntaxNode node) => node is PropertyDeclarationSyntax { AttributeLists.Count: > 0 } property && property.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static AssemblyModel ReadAssembly(Compilation compilation, CancellationToken token)
    {
        bool executable = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        List<InittabTable> tables = [];
        if (executable)
        {
            foreach (IAssemblySymbol reference in compilation.SourceModule.ReferencedAssemblySymbols)
            {
                token.ThrowIfCancellationRequested();
                foreach (AttributeData attribute in reference.GetAttributes())
                    if (attribute.AttributeClass?.ToDisplayString() == Names.PyInittab && attribute.ConstructorArguments.Length == 2
                        && attribute.ConstructorArguments[0].Value is INamedTypeSymbol table)
                        tables.Add(new(table.Full(), attribute.ConstructorArguments[1].Values.Select(static v => (string)v.Value!).ToEquatable()));
            }
            tables.Sort(static (a, b) => string.CompareOrdinal(a.FullName, b.FullName));
        }
        return new(compilation.AssemblyName ?? "Assembly", executable, tables.ToEquatable());
    }

    private static void Add(SourceProductionContext output, string name, string text) => output.AddSource(name.Replace("@", "") + ".g.cs", SourceText.From(text, Encoding.UTF8));
}
