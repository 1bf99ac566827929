using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace PyModules.Generators.CodeFixes;

/// <summary>PYM006: the method gets the slot's return type and parameters; parameters that are there keep their names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixSlotSignature() : NodeFix<MethodDeclarationSyntax>("Take the slot's signature", "PYM006")
{
    protected override SyntaxNode? Apply(MethodDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        string? name = (node.Attribute("PySlot")?.ArgumentList?.Arguments[0].Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text;
        if (name is null || !SlotTable.ByName.TryGetValue(name, out SlotSignature? slot)) return null;
        bool isStatic = node.Modifiers.Any(SyntaxKind.StaticKeyword) || name == "New";
        List<string> types = [.. slot.Parameters];
        if (isStatic) types.Insert(0, slot.Self);
        List<string> parameters = [];
        for (int i = 0; i < types.Count; i++)
        {
            string given = i < node.ParameterList.Parameters.Count ? node.ParameterList.Parameters[i].Identifier.Text : Name(name, i, isStatic);
            parameters.Add(Short(types[i]) + (Nullable(name, types[i], i, isStatic) ? "? " : " ") + given);
        }
        string returns = Short(slot.Returns) + (slot.Returns.EndsWith(".PyObject", System.StringComparison.Ordinal) ? "?" : "");
        MethodDeclarationSyntax made = node.WithReturnType(Edits.Type(returns, node.ReturnType)).WithParameterList(node.Parameters("(" + string.Join(", ", parameters) + ")"));
        return name == "New" ? generator.WithModifiers(made, generator.GetModifiers(made).WithIsStatic(true)) : made;
    }

    private static string Short(string type) => type.Replace("global::PyModules.Runtime.", "").Replace("global::System.", "");

    private static bool Nullable(string slot, string type, int index, bool isStatic) =>
        type.StartsWith("out ", System.StringComparison.Ordinal) || type.EndsWith(".PyTuple", System.StringComparison.Ordinal)
        || (slot is "SetAttr" or "DescrSet" or "DescrGet" or "MpAssSubscript" or "SqAssItem" && index > (isStatic ? 1 : 0));

    private static string Name(string slot, int index, bool isStatic) => (slot, isStatic ? index - 1 : index) switch
    {
        (_, -1) => slot == "New" ? "cls" : "self",
        ("New" or "Init" or "Call", 0) => "args",
        ("New" or "Init" or "Call", 1) => "kwnames",
        ("GetAttr" or "SetAttr", 0) => "name",
        (_, 0) => "other",
        (_, int n) => "value" + (n == 1 ? "" : n.ToString()),
    };
}

/// <summary>PYM009: parameters that only the signature has are added, in its order.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddParameters() : NodeFix<MethodDeclarationSyntax>("Add the signature's parameters", "PYM009")
{
    private static readonly string[] s_filledIn = ["ThreadState", "Interpreter", "PyModuleObject", "State"];

    protected override SyntaxNode? Apply(MethodDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        if (node.Attribute("PyFunction", "PyMethod")?.ArgumentList?.Arguments is not { Count: > 1 } arguments
            || (arguments[1].Expression as LiteralExpressionSyntax)?.Token.Value is not string signature
            || SignatureParser.Parse(signature, out _) is not { } wanted) return null;
        List<ParameterSyntax> filled = [], given = [];
        foreach (ParameterSyntax parameter in node.ParameterList.Parameters)
        {
            string type = parameter.Type?.ToString() ?? "";
            bool isFilled = s_filledIn.Any(t => type == t || type.EndsWith("." + t, System.StringComparison.Ordinal)) || (type == "PyType" && parameter.Identifier.Text == "cls");
            (isFilled ? filled : given).Add(parameter);
        }
        if (given.Count >= wanted.Count) return null;
        HashSet<string> names = [.. wanted.Select(w => w.Name)];
        List<string> parameters = [.. filled.Select(p => p.ToString())];
        // What has the name of a Python parameter belongs to it; others fill the places from the left.
        Queue<ParameterSyntax> free = new(given.Where(p => !names.Contains(p.Identifier.Text)));
        foreach (PythonParameter python in wanted)
        {
            ParameterSyntax? match = given.FirstOrDefault(p => p.Identifier.Text == python.Name);
            if (match is null && free.Count > 0) match = free.Dequeue();
            parameters.Add(match?.ToString() ?? Declaration(python));
        }
        return node.WithParameterList(node.Parameters("(" + string.Join(", ", parameters) + ")"));
    }

    private static string Declaration(PythonParameter python)
    {
        string name = SyntaxFacts.GetKeywordKind(python.Name) == SyntaxKind.None ? python.Name : "@" + python.Name;
        return python.Kind switch
        {
            ParameterKind.VarPositional => "ReadOnlySpan<PyObject> " + name,
            ParameterKind.VarKeyword => "PyDict? " + name,
            _ => (python.Default is null or "None" ? "PyObject " : "PyObject? ") + name,
        };
    }
}

/// <summary>PYM011: an absent argument arrives as null.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeNullable() : NodeFix<ParameterSyntax>("Make the parameter nullable", "PYM011")
{
    protected override SyntaxNode? Apply(ParameterSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node.Type is null or NullableTypeSyntax ? null
            : node.WithType(SyntaxFactory.NullableType(node.Type.WithoutTrailingTrivia()).WithTrailingTrivia(node.Type.GetTrailingTrivia()));
}

/// <summary>PYM013: the second member takes the Python name that its C# name makes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameDuplicate() : NodeFix<MemberDeclarationSyntax>("Give it a Python name of its own", "PYM013")
{
    protected override SyntaxNode? Apply(MemberDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        if (node.Attribute("PyFunction", "PyMethod", "PyGetSet", "PyMember", "PyConstant")?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is not LiteralExpressionSyntax literal
            || literal.Token.Value is not string old) return null;
        string own = node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text.TrimStart('_'),
            _ => old,
        };
        string made = Symbols.SnakeCase(own);
        if (made == old) made += "2";
        return node.ReplaceNode(literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(made)));
    }
}

/// <summary>PYM014: the method becomes a static method of Python's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkStatic() : NodeFix<MethodDeclarationSyntax>("Mark it Static", "PYM014")
{
    protected override SyntaxNode? Apply(MethodDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node.Attribute("PyMethod") is { } attribute && !attribute.ToString().Contains("Class = true") ? node.ReplaceNode(attribute, attribute.With("Static = true")) : null;
}

/// <summary>PYM015: a raw method takes the arguments as they come.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixRawSignature() : NodeFix<MethodDeclarationSyntax>("Take raw arguments", "PYM015")
{
    protected override SyntaxNode? Apply(MethodDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator) =>
        node.WithParameterList(node.Parameters("(ReadOnlySpan<PyObject> args, PyTuple? kwnames)"));
}

/// <summary>PYM016: a setter that refuses until its author writes more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddSetter() : NodeFix<ClassDeclarationSyntax>("Add the setter", "PYM016")
{
    protected override SyntaxNode? Apply(ClassDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        MemberDeclarationSyntax? getter = node.Members.FirstOrDefault(member => member.Span.Contains(diagnostic.Location.SourceSpan));
        string? setter = getter?.Attribute("PyGetSet")?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == "Setter")?.Expression switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } call => call.ArgumentList.Arguments[0].ToString(),
            _ => null,
        };
        if (setter is null || !SyntaxFacts.IsValidIdentifier(setter) || node.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.Text == setter)) return null;
        return node.InsertNodesAfter(getter!, [Edits.Member($"private bool {setter}(PyObject? value) => Err.Fail(Exc.AttributeError, value is null ? \"cannot delete attribute\" : \"cannot set attribute\");")]);
    }
}

/// <summary>PYM020: the exec step gets its fixed signature; a state that was taken stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FixExecSignature() : NodeFix<MethodDeclarationSyntax>("Take the exec step's signature", "PYM020")
{
    protected override SyntaxNode? Apply(MethodDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        ParameterSyntax? state = node.ParameterList.Parameters.FirstOrDefault(p => p.Type?.ToString().EndsWith("State", System.StringComparison.Ordinal) == true);
        MethodDeclarationSyntax made = node.WithParameterList(node.Parameters("(PyModuleObject module" + (state is null ? "" : ", " + state) + ")"));
        if (made.ReturnType.ToString() is not ("bool" or "void")) made = made.WithReturnType(Edits.Type("bool", made.ReturnType));
        return generator.WithModifiers(made, generator.GetModifiers(made).WithIsStatic(true));
    }
}
