using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace PyModules.Generators.CodeFixes;

/// <summary>PYM001: the class and those round it become partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartial() : NodeFix<TypeDeclarationSyntax>("Make it partial", "PYM001")
{
    // The next class outwards that lacks the word is replaced by the next run of the fix.
    protected override SyntaxNode? Apply(TypeDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node.Modifiers.Any(SyntaxKind.PartialKeyword) ? null : generator.WithModifiers(node, generator.GetModifiers(node).WithPartial(true));
}

/// <summary>PYM002, PYM021: the module class or its function becomes static.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeStatic() : NodeFix<MemberDeclarationSyntax>("Make it static", "PYM002", "PYM021")
{
    protected override SyntaxNode? Apply(MemberDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        generator.WithModifiers(node, generator.GetModifiers(node).WithIsStatic(true).WithIsSealed(false));
}

/// <summary>PYM003: the class derives from PyObject.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeriveFromPyObject() : NodeFix<ClassDeclarationSyntax>("Derive from PyObject", "PYM003")
{
    protected override SyntaxNode? Apply(ClassDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        SimpleBaseTypeSyntax type = SyntaxFactory.SimpleBaseType(SyntaxFactory.ParseTypeName("PyObject"));
        if (node.BaseList is { } bases) return node.WithBaseList(bases.WithTypes(bases.Types.Insert(0, type)));
        return node.WithIdentifier(node.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithBaseList(SyntaxFactory.BaseList(SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(type)).WithTrailingTrivia(node.Identifier.TrailingTrivia));
    }
}

/// <summary>PYM004: subclasses need a constructor that fills nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddBlankConstructor() : NodeFix<ClassDeclarationSyntax>("Add a constructor without parameters", "PYM004")
{
    protected override SyntaxNode? Apply(ClassDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node.AddMembers(Edits.Member($"protected internal {node.Identifier.Text}() {{ }}"));
}

/// <summary>PYM005: a base type is not sealed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveSealed() : NodeFix<ClassDeclarationSyntax>("Remove 'sealed'", "PYM005")
{
    protected override SyntaxNode? Apply(ClassDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        generator.WithModifiers(node, generator.GetModifiers(node).WithIsSealed(false));
}

/// <summary>PYM050: an iterator iterates over itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddIter() : NodeFix<ClassDeclarationSyntax>("Add Slot.Iter", "PYM050")
{
    protected override SyntaxNode? Apply(ClassDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node.AddMembers(Edits.Member("[PySlot(Slot.Iter)] private static PyObject? Self(PyObject self) => self;"));
}
