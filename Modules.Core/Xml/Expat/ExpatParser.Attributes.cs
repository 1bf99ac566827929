// An XML parser: attributes of a start tag.

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    private readonly List<(string Name, string Value)> _attributes = [];
    private readonly List<(int Index, AttributeName Id)> _prefixed = [];
    private int _specified;

    private ElementType ElementTypeAt(int from, int to)
    {
        ReadOnlySpan<char> name = NameAt(from, to);
        var lookup = _dtd.Elements.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out ElementType? type)) return type;
        int colon = _namespaces ? name.IndexOf(':') : -1;
        string text = name.ToString();
        if (!Limits.Allocate(64 + 2 * text.Length)) _problem = XmlError.NoMemory;
        return _dtd.Elements[text] = new(text, colon < 0 ? null : text[..colon]);
    }

    private AttributeName AttributeNameFor(ReadOnlySpan<char> name)
    {
        var lookup = _dtd.Attributes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out AttributeName? id)) return id;
        string text = name.ToString();
        string? prefix = null;
        bool isDeclaration = _namespaces && (text == "xmlns" || text.StartsWith("xmlns:", StringComparison.Ordinal));
        if (isDeclaration) prefix = text.Length > 6 ? text[6..] : "";
        else if (_namespaces && text.IndexOf(':') is > 0 and int colon) prefix = text[..colon];
        return _dtd.Attributes[text] = new(text, prefix, isDeclaration);
    }

    /// <summary>Gather the tag's attributes and those that its type adds; bind its namespaces; find its name.</summary>
    private XmlError StoreAttributes(int nameFrom, int nameTo, List<(string Prefix, string? Before)> bindings, out string name)
    {
        ElementType type = ElementTypeAt(nameFrom, nameTo);
        name = type.Name;
        long serial = ++_dtd.TagSerial;
        _attributes.Clear();
        _prefixed.Clear();
        foreach ((int from, int to, int valueFrom, int valueTo) in _scanner.Attributes)
        {
            AttributeName id = AttributeNameFor(NameAt(from, to));
            if (id.SeenIn == serial)
            {
                SetEvent(from);
                return XmlError.DuplicateAttribute;
            }
            id.SeenIn = serial;
            bool isCdata = true;
            if (id.MaybeTokenized)
                foreach (DefaultAttribute declared in type.Defaults)
                    if (declared.Id == id)
                    {
                        isCdata = declared.IsCdata;
                        break;
                    }
            string value;
            XmlError error = XmlError.None;
            if (isCdata && _encodingNow.IsUtf8 && !_data.AsSpan(valueFrom, valueTo - valueFrom).ContainsAny("&\t\r\n"u8)) value = Text(valueFrom, valueTo);
            else error = StoreAttributeValue(_data, _encodingNow, valueFrom, valueTo, isCdata, inProlog: false, _isMain, out value);
            if (error == XmlError.None) error = Add(id, value, bindings);
            if (error != XmlError.None) return error;
        }
        _specified = _attributes.Count;
        foreach (DefaultAttribute declared in type.Defaults)
        {
            if (declared.Value is null || declared.Id.SeenIn == serial) continue;
            declared.Id.SeenIn = serial;
            XmlError error = Add(declared.Id, declared.Value, bindings);
            if (error != XmlError.None) return error;
        }
        return _namespaces ? Expand(type, ref name) : XmlError.None;
    }

    private XmlError Add(AttributeName id, string value, List<(string Prefix, string? Before)> bindings)
    {
        if (id.IsDeclaration) return Declare(id.Prefix!, value, bindings);
        if (id.Prefix is not null) _prefixed.Add((_attributes.Count, id));
        _attributes.Add((id.Name, value));
        return XmlError.None;
    }
}
