// An XML parser: namespaces.

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace", XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    /// <summary>The namespaces in force by prefix, "" for the default one.</summary>
    private readonly Dictionary<string, string> _bindings = [];

    private readonly HashSet<string> _expanded = [];

    private void Bind(string prefix, string uri) => _bindings[prefix] = uri;

    private XmlError Declare(string prefix, string uri, List<(string Prefix, string? Before)> bindings)
    {
        if (uri.Length == 0 && prefix.Length > 0) return XmlError.UndeclaringPrefix;
        if (prefix == "xmlns") return XmlError.ReservedPrefixXmlns;
        foreach (char c in uri)
            if (_separator!.Length > 0 && c == _separator[0] && !IsUriCharacter(c)) return XmlError.Syntax;
        if (prefix == "xml" != (uri == XmlNamespace)) return prefix == "xml" ? XmlError.ReservedPrefixXml : XmlError.ReservedNamespaceUri;
        if (uri == XmlnsNamespace) return XmlError.ReservedNamespaceUri;
        if (!Limits.Allocate(2 * uri.Length)) return XmlError.NoMemory;
        _bindings.TryGetValue(prefix, out string? before);
        bindings.Add((prefix, before));
        if (uri.Length == 0) _bindings.Remove(prefix);
        else Bind(prefix, uri);
        Handlers.StartNamespaceDecl?.Invoke(prefix.Length == 0 ? null : prefix, uri.Length == 0 ? null : uri);
        return XmlError.None;
    }

    /// <summary>What RFC 3986 lets stand in a URI cannot be told apart as a separator, but is let through.</summary>
    private static bool IsUriCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "-._~%:/?#[]@!$&'()*+,;=".Contains(c);

    private void Unbind(List<(string Prefix, string? Before)> bindings)
    {
        for (int i = bindings.Count - 1; i >= 0; i--)
        {
            (string prefix, string? before) = bindings[i];
            Handlers.EndNamespaceDecl?.Invoke(prefix.Length == 0 ? null : prefix);
            if (before is null) _bindings.Remove(prefix);
            else Bind(prefix, before);
        }
    }

    /// <summary>Give prefixed attributes and the element the names that their namespaces make.</summary>
    private XmlError Expand(ElementType type, ref string name)
    {
        if (_prefixed.Count > 0)
        {
            _expanded.Clear();
            foreach ((int index, AttributeName id) in _prefixed)
            {
                if (!_bindings.TryGetValue(id.Prefix!, out string? uri)) return XmlError.UnboundPrefix;
                string local = id.Name[(id.Prefix!.Length + 1)..], full = uri + _separator + local;
                if (_prefixed.Count > 1 && !_expanded.Add(full)) return XmlError.DuplicateAttribute;
                _attributes[index] = (Triplet(full, id.Prefix), _attributes[index].Value);
            }
        }
        if (type.Prefix is { } prefix)
        {
            if (!_bindings.TryGetValue(prefix, out string? uri)) return XmlError.UnboundPrefix;
            name = Triplet(uri + _separator + type.Name[(prefix.Length + 1)..], prefix);
        }
        else if (_bindings.TryGetValue("", out string? uri))
        {
            name = uri + _separator + type.Name;
        }
        return XmlError.None;
    }

    // Without a separator nothing could mark where the prefix begins.
    private string Triplet(string name, string prefix) => ReturnTriplets && _separator!.Length > 0 ? name + _separator + prefix : name;
}
