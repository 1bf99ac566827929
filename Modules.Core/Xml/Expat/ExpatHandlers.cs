// Whom a parser tells of what it reads.

namespace PyModules.Modules.Expat;

/// <summary>Text in UTF-8, valid during the call.</summary>
internal delegate void DataHandler(ReadOnlySpan<byte> text);

/// <summary>A start tag: the attributes that were written come first.</summary>
internal delegate void StartElementHandler(string name, List<(string Name, string Value)> attributes, int specified);

/// <summary>An entity's declaration: an internal one has a value, an external one a system identifier.</summary>
internal delegate void EntityDeclHandler(string name, bool isParameter, string? value, string? baseUri, string? systemId, string? publicId, string? notation);

/// <summary>An attribute's declaration.</summary>
internal delegate void AttlistDeclHandler(string element, string attribute, string type, string? value, bool isRequired);

/// <summary>The handlers of a parser. What has none goes to the default handler as it stands in the input.</summary>
internal sealed class ExpatHandlers
{
    public StartElementHandler? StartElement { get; set; }
    public Action<string>? EndElement { get; set; }
    public DataHandler? CharacterData { get; set; }
    public Action<string, string>? ProcessingInstruction { get; set; }
    public Action<string>? Comment { get; set; }
    public Action? StartCdataSection { get; set; }
    public Action? EndCdataSection { get; set; }
    public DataHandler? Default { get; set; }

    /// <summary>Whether internal entities are replaced even though there is a default handler.</summary>
    public bool ExpandInternalEntities { get; set; } = true;

    public Action<string?, string?, string?, bool>? StartDoctypeDecl { get; set; }
    public Action? EndDoctypeDecl { get; set; }
    public Action<string, string?, string?, string?, string>? UnparsedEntityDecl { get; set; }
    public Action<string, string?, string?, string?>? NotationDecl { get; set; }
    public Action<string?, string?>? StartNamespaceDecl { get; set; }
    public Action<string?>? EndNamespaceDecl { get; set; }

    /// <summary>False ends the parse.</summary>
    public Func<bool>? NotStandalone { get; set; }

    /// <summary>Context, base, system and public identifier; false ends the parse.</summary>
    public Func<string?, string?, string?, string?, bool>? ExternalEntityRef { get; set; }

    public EntityDeclHandler? EntityDecl { get; set; }
    public Action<string?, string?, int>? XmlDecl { get; set; }
    public Action<string, ContentModel>? ElementDecl { get; set; }
    public AttlistDeclHandler? AttlistDecl { get; set; }
    public Action<string, bool>? SkippedEntity { get; set; }

    /// <summary>The map of an encoding that the parser does not know; null when nobody knows it.</summary>
    public Func<string, int[]?>? UnknownEncoding { get; set; }
}
