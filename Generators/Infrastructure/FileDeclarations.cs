using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators;

/// <summary>What a reader of one type can see of another type's member, or of a list of parameters, constants or usings.</summary>
/// <param name="print">Its text without bodies, and whose it is.</param>
/// <param name="owner">The type that must be named as well; null for what is seen without it.</param>
/// <param name="python">Whether the Python name of that type will do: so are originals of clones found, and converters.</param>
/// <param name="names">The words, one of which a type must have in its text to see it.</param>
/// <param name="follows">The words that decide what this one means: a constant's value, a clone's original.</param>
internal sealed class DeclaredMember(Print print, string? owner, bool python, int[] names, int[] follows)
{
    public readonly Print Print = print;
    public readonly bool Python = python;
    public readonly string? Owner = owner;
    public readonly int[] Names = names, Follows = follows;
}

/// <summary>
/// One file's declarations, in three portions: what every reader may see (usings, namespaces, how many types there are, whether a type has fields);
/// the text of each type, for the reader of that type; and heads and members, for the readers of other types that name them. No body is in any.
/// </summary>
internal sealed class FileDeclarations
{
    /// <summary>Stands among the names of a member that is looked for by a name which the looking type may not contain.</summary>
    public const int Everybody = 0;

    // Virtuals, and the methods of converters, are asked for by these names.
    private static readonly HashSet<string> s_virtual = new(StringComparer.Ordinal) { "DictSlot", "WeakSlot", "SlotValues", "TrySetType", "AllocInstance" };
    private static readonly HashSet<string> s_converter = new(StringComparer.Ordinal) { "Convert", "Default", "Release" };

    // Attributes whose first text is no block.
    private static readonly HashSet<string> s_other = new(StringComparer.Ordinal) { "PyMethod", "PyFunction", "PyGetSet", "PyMember", "PyConstant", "PySlot", "PyExec", "Mirrors" };

    private readonly SyntaxTree _tree;
    private readonly string _text;
    private readonly List<TextSpan> _bodies = [];
    private readonly List<int> _starts = [];
    private readonly Dictionary<string, (Print Print, List<TextSpan> Spans)> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _words = new(StringComparer.Ordinal);

    /// <summary>What changes this may change any model.</summary>
    public readonly Print Common = new();

    /// <summary>The whole: equal when only bodies differ.</summary>
    public readonly Print All = new();

    public readonly List<DeclaredMember> Members = [];

    /// <summary>The words that name each type: its own name, and the last word of the Python names in its attributes.</summary>
    public readonly List<(string Type, int Name, int[] Python)> Named = [];

    public FileDeclarations(SyntaxTree tree, CancellationToken token)
    {
        _tree = tree;
        _text = tree.GetText(token).ToString();
        CompilationUnitSyntax root = (CompilationUnitSyntax)tree.GetRoot(token);
        foreach (SyntaxNode body in Bodies(root)) _bodies.Add(body.Span);
        Common.Add(tree.FilePath);
        Head(0, root.Members.Count > 0 ? root.Members[0].FullSpan.Start : root.FullSpan.End, root.Usings);
        Walk(root.Members, "");
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is RegionDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax or PragmaWarningDirectiveTriviaSyntax) continue;
            int place = _starts.BinarySearch(directive.SpanStart);
            Common.Add((ulong)(place < 0 ? ~place : place));
            Common.Add(directive.ToString());
        }
        All.Add(Common);
        foreach (KeyValuePair<string, (Print Print, List<TextSpan>)> type in _types) All.Add(type.Value.Print);
        foreach (DeclaredMember member in Members) All.Add(member.Print);
    }

    /// <summary>The type that a declaration is, or belongs to.</summary>
    public static string Owner(SyntaxNode declaration)
    {
        string name = "";
        for (SyntaxNode? node = declaration; node is not null; node = node.Parent)
            if (Name(node) is { } part) name = name.Length == 0 ? part : part + "." + name;
        return name;
    }

    /// <summary>The types whose text differs, and the members that differ.</summary>
    public void Difference(FileDeclarations old, HashSet<string> types, List<DeclaredMember> members)
    {
        foreach (KeyValuePair<string, (Print Print, List<TextSpan>)> type in _types)
            if (!old._types.TryGetValue(type.Key, out (Print Print, List<TextSpan>) before) || !before.Print.Equals(type.Value.Print)) types.Add(type.Key);
        foreach (string type in old._types.Keys)
            if (!_types.ContainsKey(type)) types.Add(type);
        members.AddRange(Missing(Members, old.Members));
        members.AddRange(Missing(old.Members, Members));

        static IEnumerable<DeclaredMember> Missing(List<DeclaredMember> from, List<DeclaredMember> among)
        {
            HashSet<Print> there = [.. among.Select(static m => m.Print)];
            return from.Where(member => !there.Contains(member.Print));
        }
    }

    /// <summary>The words in the text of a type, comments and strings among them: blocks, references and names of setters are there.</summary>
    public IEnumerable<int> WordsOf(string type)
    {
        if (!_types.TryGetValue(type, out (Print, List<TextSpan> Spans) declared)) return [];
        if (_words.TryGetValue(type, out HashSet<int>? words)) return words;
        words = [];
        foreach (TextSpan span in declared.Spans)
            foreach (TextSpan piece in Visible(span)) AddWords(_text, piece.Start, piece.End, words);
        _words.Add(type, words);
        return words;
    }

    /// <summary>The words of a type's full name.</summary>
    public static int[] Words(string text) => Words(text, 0, text.Length);

    private static string? Name(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => type.TypeParameterList is { } parameters ? type.Identifier.ValueText + "`" + parameters.Parameters.Count : type.Identifier.ValueText,
        EnumDeclarationSyntax type => type.Identifier.ValueText,
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax))
        {
            SyntaxNode? body = node switch
            {
                BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
                AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
                ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } => node,
                _ => null,
            };
            if (body is not null) yield return body;
        }
    }

    private void Walk(SyntaxList<MemberDeclarationSyntax> members, string owner)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (MemberDeclarationSyntax member in members)
        {
            _starts.Add(member.SpanStart);
            string full = Name(member) is { } name ? owner.Length == 0 ? name : owner + "." + name : owner;
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Head(space.SpanStart, space.Members.Count > 0 ? space.Members[0].FullSpan.Start : space.Span.End, space.Usings);
                    Walk(space.Members, full);
                    break;
                case TypeDeclarationSyntax type:
                    Type(type, full, owner, type.OpenBraceToken.Span.IsEmpty ? type.Span.End : type.OpenBraceToken.SpanStart, type.ParameterList);
                    if (type.ParameterList is { } parameters)
                        Member(full, [parameters.Span], 0, [Hash(type.Identifier.ValueText)], Words(_text, parameters.Span.Start, parameters.Span.End));
                    Common.Add((type.Members.Any(HasField) ? 1UL : 0) + (type.ParameterList is { Parameters.Count: > 0 } ? 2UL : 0));
                    Walk(type.Members, full);
                    break;
                case EnumDeclarationSyntax type:
                    Type(type, full, owner, type.OpenBraceToken.SpanStart, null);
                    Common.Add(0);
                    TextSpan content = TextSpan.FromBounds(type.OpenBraceToken.SpanStart, type.Span.End);
                    Member(full, [content], 0, [Hash(type.Identifier.ValueText), .. type.Members.Select(static m => Hash(m.Identifier.ValueText))], Words(_text, content.Start, content.End));
                    break;
                case DelegateDeclarationSyntax:
                    Common.Add(_text, member.SpanStart, member.Span.End);
                    break;
                default:
                    List<int> names = [], follows = [];
                    string first = Find(member, names, follows, out bool python);
                    seen.TryGetValue(first, out int before);
                    seen[first] = before + 1;
                    Inherited(member, follows);
                    bool alone = member is ConstructorDeclarationSyntax || member.Modifiers.Any(SyntaxKind.ConstKeyword);
                    Member(owner, [member.FullSpan], before, [.. names], [.. follows], alone, python);
                    break;
            }
        }
    }

    /// <summary>What stands before the members of a file or a namespace. Another name for a type leads to the type.</summary>
    private void Head(int from, int to, SyntaxList<UsingDirectiveSyntax> usings)
    {
        Common.Add(_text, from, to);
        foreach (UsingDirectiveSyntax directive in usings)
            if (directive.Alias is { } alias) Member("", [directive.Span], 0, [Hash(alias.Name.Identifier.ValueText)], Words(directive.NamespaceOrType.ToString()));
    }

    /// <summary>
    /// A type's own text with its place, by which models are sorted, and its head: the comment, which other types may take over, the attributes and the
    /// bases. Who sees the head sees what the attributes' arguments and the bases mean.
    /// </summary>
    private void Type(BaseTypeDeclarationSyntax type, string full, string owner, int end, ParameterListSyntax? parameters)
    {
        if (!_types.TryGetValue(full, out (Print Print, List<TextSpan> Spans) part)) _types.Add(full, part = (new(), []));
        part.Spans.Add(type.FullSpan);
        part.Print.Add(type.Position());
        foreach (TextSpan piece in Visible(type.FullSpan)) part.Print.Add(_text, piece.Start, piece.End);
        string word = type.Identifier.ValueText;
        int name = Hash(word);
        HashSet<int> python = [], follows = [];
        // An attribute is named without its last word, in all that has it.
        if (word.EndsWith("Attribute", StringComparison.Ordinal)) python.Add(Everybody);
        foreach (AttributeSyntax attribute in type.AttributeLists.SelectMany(static list => list.Attributes))
        {
            foreach (AttributeArgumentSyntax value in attribute.ArgumentList?.Arguments ?? [])
                if (value.Expression is not LiteralExpressionSyntax) AddWords(_text, value.Expression.SpanStart, value.Expression.Span.End, follows);
            if (attribute.ArgumentList?.Arguments.FirstOrDefault() is not { NameEquals: null } argument) continue;
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string text }) python.Add(Hash(text.Substring(text.LastIndexOf('.') + 1)));
            else if (attribute.Name.ToString() is not "PyStructSequence") python.Add(Everybody);
        }
        Named.Add((full, name, [.. python]));
        if (type.BaseList is { } bases) AddWords(_text, bases.SpanStart, bases.Span.End, follows);
        Inherited(type, follows);
        TextSpan[] head = parameters is null ? [TextSpan.FromBounds(type.FullSpan.Start, end)]
            : [TextSpan.FromBounds(type.FullSpan.Start, parameters.SpanStart), TextSpan.FromBounds(parameters.Span.End, end)];
        Member(full, head, 1, [name, .. python], [.. follows]);
        // Asked for by this name in the classes that have it, and those that derive from them.
        if (word == "Heap") Member(owner, head, 1, [Everybody], [], seen: false);
    }

    /// <param name="seen">Whether the member is seen by those that do not name its type.</param>
    private void Member(string owner, TextSpan[] spans, int number, int[] names, int[] follows, bool seen = true, bool python = false)
    {
        Print print = new();
        print.Add(owner);
        print.Add((ulong)number);
        foreach (TextSpan piece in spans.SelectMany(Visible)) print.Add(_text, piece.Start, piece.End);
        Members.Add(new(print, seen ? null : owner, python, names, follows));
    }

    /// <summary>Fill in how a member is found; its own name, or its kind when it has none.</summary>
    private static string Find(MemberDeclarationSyntax member, List<int> names, List<int> follows, out bool python)
    {
        string first;
        python = false;
        switch (member)
        {
            case MethodDeclarationSyntax method:
                first = method.Identifier.ValueText;
                python = s_converter.Contains(first);
                if (python || s_virtual.Contains(first)) names.Add(Everybody);
                break;
            case PropertyDeclarationSyntax property:
                first = property.Identifier.ValueText;
                if (s_virtual.Contains(first)) names.Add(Everybody);
                break;
            case ConstructorDeclarationSyntax constructor:
                first = constructor.Identifier.ValueText;
                // An attribute is named without its last word, and has the constructor's defaults.
                if (first.EndsWith("Attribute", StringComparison.Ordinal)) names.Add(Hash(first.Substring(0, first.Length - 9)));
                if (constructor.ParameterList.Parameters.Any(static p => p.Default is not null)) follows.AddRange(Words(constructor.ParameterList.ToString()));
                break;
            case BaseFieldDeclarationSyntax field:
                first = field.Declaration.Variables[0].Identifier.ValueText;
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables) names.Add(Hash(variable.Identifier.ValueText));
                if (field.Modifiers.Any(SyntaxKind.ConstKeyword)) follows.AddRange(Words(field.ToString()));
                break;
            default:
                return member.Kind().ToString();
        }
        names.Add(Hash(first));
        foreach (AttributeSyntax attribute in member.AttributeLists.SelectMany(static list => list.Attributes)) python |= Block(attribute, names, follows);
        return first;
    }

    /// <summary>A block is found by the Python name of what it declares; a clone means what its original does.</summary>
    private static bool Block(AttributeSyntax attribute, List<int> names, List<int> follows)
    {
        string name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        if (s_other.Contains(name) || attribute.ArgumentList?.Arguments.FirstOrDefault() is not { NameEquals: null } argument) return false;
        if (argument.Expression is not LiteralExpressionSyntax literal)
        {
            if (name is not ("Clinic" or "ClinicAttribute")) return false;
            names.Add(Everybody);
            return true;
        }
        if (literal.Token.Value is not string text || ClinicParser.Parse(text, out _) is not { } block) return false;
        names.Add(Hash(block.Name));
        if (block.CloneOf is { } original) follows.AddRange(Words(original));
        return true;
    }

    /// <summary>The names to which a comment refers, when it is taken from there.</summary>
    private static void Inherited(SyntaxNode node, ICollection<int> follows)
    {
        if (node.GetLeadingTrivia().ToFullString() is { Length: > 0 } comment && comment.Contains("inheritdoc"))
            foreach (int word in Words(comment)) follows.Add(word);
    }

    /// <summary>Whether an object of the type holds a value for the member.</summary>
    private static bool HasField(MemberDeclarationSyntax member)
    {
        if (member.Modifiers.Any(static m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ConstKeyword)) return false;
        if (member is FieldDeclarationSyntax) return true;
        bool abstracted = member.Modifiers.Any(static m => m.Kind() is SyntaxKind.AbstractKeyword or SyntaxKind.ExternKeyword or SyntaxKind.PartialKeyword);
        if (member is EventFieldDeclarationSyntax) return !abstracted;
        return member is PropertyDeclarationSyntax property
            && (!abstracted && property.AccessorList is { } list && list.Accessors.Any(static a => a.Body is null && a.ExpressionBody is null)
                || property.DescendantNodes().Any(static n => n.IsKind(SyntaxKind.FieldExpression)));
    }

    /// <summary>The pieces of a span that are not bodies.</summary>
    private IEnumerable<TextSpan> Visible(TextSpan span)
    {
        int from = span.Start, low = 0, high = _bodies.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_bodies[middle].Start < from) low = middle + 1;
            else high = middle;
        }
        for (; low < _bodies.Count && _bodies[low].End <= span.End; low++)
        {
            yield return TextSpan.FromBounds(from, _bodies[low].Start);
            from = _bodies[low].End;
        }
        yield return TextSpan.FromBounds(from, span.End);
    }

    private static int[] Words(string text, int from, int to)
    {
        HashSet<int> words = [];
        AddWords(text, from, to, words);
        return [.. words];
    }

    private static void AddWords(string text, int from, int to, HashSet<int> words)
    {
        for (int i = from; i < to; i++)
        {
            int start = i;
            while (i < to && IsWord(text[i])) i++;
            if (i > start) words.Add(Hash(text, start, i));
        }
    }

    private static bool IsWord(char c) => c == '_' || (c < 128 ? c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' : char.IsLetterOrDigit(c));

    private static int Hash(string word) => Hash(word, 0, word.Length);

    /// <summary>Stands for a word; two words with one number only make a reader read once too often.</summary>
    private static int Hash(string text, int from, int to)
    {
        uint hash = 2166136261;
        for (int i = from; i < to; i++) hash = (hash ^ text[i]) * 16777619;
        return hash == Everybody ? 1 : (int)hash;
    }
}
