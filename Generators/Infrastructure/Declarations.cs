using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators;

/// <summary>
/// Keeps what readers made of types until something that they saw has changed. Most keys are pressed inside a body, where nothing is declared that
/// another can see; a key in a member's declaration has the member's type read anew, and the types that name the two in their text; one in the
/// head of a type those that name the type. (To ask
/// for the attributes of all native classes, as ForAttributeWithMetadataName does, takes twice the time that a key may cost.)
/// </summary>
/// <remarks>
/// A type's text must name what its reader sees, types by their heads as well as members. Where a name leads on (a type's bases and the arguments of its
/// attributes, a constant's value, an enum, a clone, a record's parameters, an inherited comment), the words there count too.
/// One object belongs to one generator driver, which runs its transforms one after the other; the lock is for drivers that were copied.
/// </remarks>
/// <param name="onRead">Told of each type that is read.</param>
internal sealed class Declarations(Action<string>? onRead)
{
    private readonly object _lock = new();
    private readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> _files = new();
    private readonly ConditionalWeakTable<object, StrongBox<ulong>> _identities = new();
    private readonly ConditionalWeakTable<Compilation, Known> _compilations = new();
    private ulong _identity;
    private Known? _latest;

    /// <summary>What <paramref name="read"/> makes of a declaration with an attribute, or made of it when all that it saw was as it is now.</summary>
    public T? Read<T>(GeneratorSyntaxContext source, string attribute, Func<ISymbol, AttributeData, CancellationToken, T?> read, CancellationToken token) where T : class
    {
        Known known = Of(source.SemanticModel.Compilation, token);
        (Type, int, string) key = (typeof(T), known.Trees[source.Node.SyntaxTree], source.Node.Position());
        lock (known)
            if (known.Read.TryGetValue(key, out Model? model)) return (T?)model.Value;
        string owner = FileDeclarations.Owner(source.Node);
        onRead?.Invoke(owner);
        T? made = null;
        if (source.SemanticModel.GetDeclaredSymbol(source.Node, token) is { } symbol && symbol.Attribute(attribute) is { ApplicationSyntaxReference: { } place } data
            && place.SyntaxTree == source.Node.SyntaxTree && source.Node.Span.Contains(place.Span))
            made = read(symbol, data, token);
        lock (known) known.Read[key] = new(made, owner, known.Names(owner));
        return made;
    }

    private Known Of(Compilation compilation, CancellationToken token)
    {
        lock (_lock)
        {
            if (_compilations.TryGetValue(compilation, out Known? known)) return known;
            Print common = new();
            common.Add(Identity(compilation.Options));
            foreach (MetadataReference reference in compilation.References) common.Add(Identity(reference));
            List<FileDeclarations> files = [];
            Dictionary<SyntaxTree, int> trees = [];
            foreach (SyntaxTree tree in compilation.SyntaxTrees)
            {
                FileDeclarations file = Of(tree, token);
                common.Add(Identity(tree.Options));
                common.Add(file.Common);
                trees.Add(tree, files.Count);
                files.Add(file);
            }
            _latest = new(common, files, trees, _latest);
            _compilations.Add(compilation, _latest);
            return _latest;
        }
    }

    /// <summary>References and options are kept by an edit: the object says whether they are the same.</summary>
    private ulong Identity(object thing)
    {
        if (!_identities.TryGetValue(thing, out StrongBox<ulong>? known)) _identities.Add(thing, known = new(++_identity));
        return known.Value;
    }

    private FileDeclarations Of(SyntaxTree tree, CancellationToken token)
    {
        if (!_files.TryGetValue(tree, out FileDeclarations? file)) _files.Add(tree, file = new(tree, token));
        return file;
    }

    /// <summary>What was made of a declaration, the type to which it belongs, and the words that lead to what was seen.</summary>
    private sealed class Model(object? value, string owner, HashSet<int> names)
    {
        public readonly object? Value = value;
        public readonly string Owner = owner;
        public readonly HashSet<int> Names = names;
    }

    /// <summary>The declarations of a compilation, and the models that hold for them.</summary>
    private sealed class Known
    {
        private readonly Print _common;
        private readonly List<FileDeclarations> _files;
        private readonly Dictionary<string, HashSet<int>> _names = new(StringComparer.Ordinal);
        private Dictionary<int, List<DeclaredMember>>? _follows;

        public readonly Dictionary<SyntaxTree, int> Trees;
        public readonly Dictionary<(Type, int, string), Model> Read = [];

        public Known(Print common, List<FileDeclarations> files, Dictionary<SyntaxTree, int> trees, Known? before)
        {
            (_common, _files, Trees) = (common, files, trees);
            if (before is null || !before._common.Equals(common)) return;
            HashSet<string> types = new(StringComparer.Ordinal);
            List<DeclaredMember> members = [];
            for (int i = 0; i < files.Count; i++)
                if (!files[i].All.Equals(before._files[i].All)) files[i].Difference(before._files[i], types, members);
            Dictionary<string, (HashSet<int> Names, HashSet<int> Python)> owners = Owners(members);
            lock (before)
                foreach (KeyValuePair<(Type, int, string), Model> model in before.Read)
                    if (!types.Contains(model.Value.Owner) && !members.Any(member => Sees(model.Value.Names, member))) Read.Add(model.Key, model.Value);

            bool Sees(HashSet<int> words, DeclaredMember member) =>
                Among(words, member.Names)
                && (member.Owner is not { } owner || Among(words, owners[owner].Names) || member.Python && Among(words, owners[owner].Python));

            static bool Among(HashSet<int> words, IEnumerable<int> names) => names.Any(name => name == FileDeclarations.Everybody || words.Contains(name));
        }

        /// <summary>The words that name the types of members.</summary>
        private Dictionary<string, (HashSet<int> Names, HashSet<int> Python)> Owners(List<DeclaredMember> members)
        {
            Dictionary<string, (HashSet<int> Names, HashSet<int> Python)> owners = new(StringComparer.Ordinal);
            foreach (DeclaredMember member in members)
                if (member.Owner is { } owner) owners[owner] = ([], []);
            if (owners.Count == 0) return owners;
            foreach ((string type, int name, int[] python) in _files.SelectMany(static file => file.Named))
            {
                if (!owners.TryGetValue(type, out (HashSet<int> Names, HashSet<int> Python) words)) continue;
                words.Names.Add(name);
                words.Python.UnionWith(python);
            }
            return owners;
        }

        /// <summary>The words of a type, and of all to which they lead.</summary>
        public HashSet<int> Names(string type)
        {
            if (_names.TryGetValue(type, out HashSet<int>? names)) return names;
            names = [.. FileDeclarations.Words(type)];
            foreach (FileDeclarations file in _files) names.UnionWith(file.WordsOf(type));
            _follows ??= Follows();
            Stack<int> open = new(names);
            HashSet<DeclaredMember> seen = [];
            while (open.Count > 0)
            {
                if (!_follows.TryGetValue(open.Pop(), out List<DeclaredMember>? further)) continue;
                foreach (DeclaredMember member in further)
                {
                    if (!seen.Add(member)) continue;
                    foreach (int word in member.Follows)
                        if (names.Add(word)) open.Push(word);
                }
            }
            _names.Add(type, names);
            return names;
        }

        private Dictionary<int, List<DeclaredMember>> Follows()
        {
            Dictionary<int, List<DeclaredMember>> follows = [];
            foreach (DeclaredMember member in _files.SelectMany(static file => file.Members).Where(static member => member.Follows.Length > 0))
            {
                foreach (int name in member.Names)
                {
                    if (!follows.TryGetValue(name, out List<DeclaredMember>? all)) follows.Add(name, all = []);
                    all.Add(member);
                }
            }
            return follows;
        }
    }
}
