// What a document type declares: entities, element types and their attributes.

namespace PyModules.Modules.Expat;

/// <summary>A general or a parameter entity.</summary>
internal sealed class Entity(string name, bool isParameter)
{
    public string Name => name;
    public bool IsParameter => isParameter;

    /// <summary>The replacement text in UTF-8; null for an external entity.</summary>
    public byte[]? Text { get; set; }

    public string? Base { get; set; }
    public string? SystemId { get; set; }
    public string? PublicId { get; set; }
    public string? Notation { get; set; }

    /// <summary>Whether the document entity itself declares it.</summary>
    public bool IsInternal { get; set; }
}

/// <summary>An attribute's name with what the namespaces make of it.</summary>
internal sealed class AttributeName(string name, string? prefix, bool isDeclaration)
{
    public string Name => name;

    /// <summary>The prefix that is looked up or, in a declaration, bound; null for none and "" for the default namespace.</summary>
    public string? Prefix => prefix;

    /// <summary>Whether it declares a namespace.</summary>
    public bool IsDeclaration => isDeclaration;

    /// <summary>Whether some element type declares it as other than CDATA.</summary>
    public bool MaybeTokenized { get; set; }

    /// <summary>The start tag that had it last: how a tag's duplicates are found.</summary>
    public long SeenIn { get; set; }
}

/// <summary>An attribute as an element type declares it; the value is null when there is no default.</summary>
internal readonly record struct DefaultAttribute(AttributeName Id, bool IsCdata, string? Value);

/// <summary>An element type that was declared or met.</summary>
internal sealed class ElementType(string name, string? prefix)
{
    public string Name => name;
    public string? Prefix => prefix;
    public List<DefaultAttribute> Defaults { get; } = [];
    public AttributeName? IdAttribute { get; set; }
}

/// <summary>How the parts of a content model follow one another, by the numbers of pyexpat.model.</summary>
internal enum ContentKind { Empty = 1, Any, Mixed, Name, Choice, Sequence }

/// <summary>How often a part of a content model stands, by the numbers of pyexpat.model.</summary>
internal enum Quantifier { One, Optional, Repeated, AtLeastOne }

/// <summary>A content model or a part of one.</summary>
internal sealed class ContentModel(ContentKind kind)
{
    public ContentKind Kind { get; set; } = kind;
    public Quantifier Quantifier { get; set; }
    public string? Name { get; init; }
    public List<ContentModel> Children { get; } = [];
}

/// <summary>The declarations of a document, shared by its parser and those of its external entities.</summary>
internal sealed class Dtd
{
    public Dictionary<string, Entity> General { get; } = [];
    public Dictionary<string, Entity> Parameter { get; } = [];
    public Dictionary<string, ElementType> Elements { get; } = [];
    public Dictionary<string, AttributeName> Attributes { get; } = [];

    /// <summary>The external subset, as the doctype declaration names it.</summary>
    public Entity? ExternalSubset { get; set; }

    /// <summary>Whether declarations still count: not after an unread parameter entity, unless the document is standalone.</summary>
    public bool KeepProcessing { get; set; } = true;

    public bool HasParamEntityRefs { get; set; }
    public bool Standalone { get; set; }
    public bool ParamEntityRead { get; set; }

    /// <summary>Counts start tags, so that each can mark its attributes.</summary>
    public long TagSerial { get; set; }
}
