using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators;

/// <summary>
/// Recognises compilations whose declarations are the same: most keys are pressed inside a method, where nothing is declared that another
/// file can see. What a reader has made of such a compilation holds for the next one, so that no symbol is asked. (To ask for the attributes
/// of all native classes alone, as ForAttributeWithMetadataName does, takes twice the time that a key may cost.)
/// </summary>
/// <remarks>One object belongs to one generator driver, which runs its transforms one after the other; the lock is for drivers that were copied.</remarks>
internal sealed class Declarations
{
    private readonly object _lock = new();
    private readonly ConditionalWeakTable<SyntaxTree, Print> _trees = new();
    private readonly ConditionalWeakTable<object, Print> _identities = new();
    private readonly ConditionalWeakTable<Compilation, Models> _compilations = new();
    private ulong _identity;
    private Models _latest = new(null);

    /// <summary>What <paramref name="read"/> makes of a declaration with an attribute, or made of it when all declarations were as they are now.</summary>
    public T? Read<T>(GeneratorSyntaxContext source, string attribute, Func<ISymbol, AttributeData, CancellationToken, T?> read, CancellationToken token) where T : class
    {
        Models models = Of(source.SemanticModel.Compilation, token);
        (Type, Print, string) key = (typeof(T), Of(source.Node.SyntaxTree, token), source.Node.Position());
        lock (models)
            if (models.Read.TryGetValue(key, out object? known)) return (T?)known;
        T? made = null;
        if (source.SemanticModel.GetDeclaredSymbol(source.Node, token) is { } symbol && symbol.Attribute(attribute) is { ApplicationSyntaxReference: { } place } data
            && place.SyntaxTree == source.Node.SyntaxTree && source.Node.Span.Contains(place.Span))
            made = read(symbol, data, token);
        lock (models) models.Read[key] = made;
        return made;
    }

    private Models Of(Compilation compilation, CancellationToken token)
    {
        lock (_lock)
        {
            if (_compilations.TryGetValue(compilation, out Models? models)) return models;
            Print print = new();
            print.Add(Identity(compilation.Options));
            foreach (MetadataReference reference in compilation.References) print.Add(Identity(reference));
            foreach (SyntaxTree tree in compilation.SyntaxTrees) print.Add(Of(tree, token));
            if (_latest.Print is not { } latest || !latest.Equals(print)) _latest = new(print);
            _compilations.Add(compilation, _latest);
            return _latest;
        }
    }

    /// <summary>References and options are kept by an edit: the object says whether they are the same.</summary>
    private ulong Identity(object thing)
    {
        if (_identities.TryGetValue(thing, out Print? known)) return known.First;
        Print made = new();
        made.Add(++_identity);
        _identities.Add(thing, made);
        return made.First;
    }

    /// <summary>All text but that of bodies.</summary>
    private Print Of(SyntaxTree tree, CancellationToken token)
    {
        lock (_lock)
        {
            if (_trees.TryGetValue(tree, out Print? known)) return known;
            Print print = new();
            print.Add(tree.FilePath, 0, tree.FilePath.Length);
            string text = tree.GetText(token).ToString();
            int from = 0;
            foreach (SyntaxNode body in Bodies(tree.GetRoot(token)))
            {
                print.Add(text, from, body.SpanStart);
                from = body.Span.End;
            }
            print.Add(text, from, text.Length);
            _trees.Add(tree, print);
            return print;
        }
    }

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            // A property's body can declare its field, by naming it; there are few.
            if (node is BaseMethodDeclarationSyntax { Body: { } block }) yield return block;
            else if (node is BaseMethodDeclarationSyntax { ExpressionBody: { } expression }) yield return expression;
        }
    }

    /// <summary>The models of all compilations with one print.</summary>
    private sealed class Models(Print? print)
    {
        public readonly Print? Print = print;
        public readonly Dictionary<(Type, Print, string), object?> Read = [];
    }

    /// <summary>128 bits that stand for a text. Not for adversaries: two lanes that multiply and rotate.</summary>
    private sealed class Print : IEquatable<Print>
    {
        public ulong First = 14695981039346656037, Second = 0x9E3779B97F4A7C15;

        public void Add(ulong value)
        {
            First = (First ^ value) * 1099511628211;
            First ^= First >> 29;
            Second = ((Second << 23) | (Second >> 41)) ^ (value * 0xC2B2AE3D27D4EB4F);
            Second *= 0x9FB21C651E98DF25;
        }

        public void Add(Print other)
        {
            Add(other.First);
            Add(other.Second);
        }

        public void Add(string text, int from, int to)
        {
            Add((ulong)(uint)(to - from) | 1UL << 40);
            for (int i = from; i < to; i++) Add(text[i]);
        }

        public bool Equals(Print? other) => other is not null && First == other.First && Second == other.Second;

        public override bool Equals(object? obj) => Equals(obj as Print);

        public override int GetHashCode() => (int)First;
    }
}
