// Objects/unicodeobject.c and Objects/stringlib/unicode_format.h: what string.Formatter uses.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The <c>_string</c> module.</summary>
[PyModule("_string", Source = "Objects/unicodeobject.c", Doc = "string helper module")]
public static partial class StringModule
{
    [PyFunction("formatter_parser", "(object, /)", NoTextSignature = true, Doc = "An iterator over a format string: tuples of literal text, field name, format spec and conversion.")]
    private static PyObject? FormatterParser(PyObject @object) =>
        @object is PyStr s ? new FormatterIter(s) : Err.Raise(Exc.TypeError, $"expected str, got {@object.Type.Name}");

    [PyFunction("formatter_field_name_split", "(object, /)", NoTextSignature = true, Doc = "The first part of a replacement field's name, and an iterator over the attributes and indices that follow.")]
    private static PyObject? FormatterFieldNameSplit(PyObject @object)
    {
        if (@object is not PyStr s) return Err.Raise(Exc.TypeError, $"expected str, got {@object.Type.Name}");
        if (!MarkupFormatter.SplitFieldName(s, 0, s.Length, out SubString first, out nint index, out FieldNameIterator rest)) return null;
        return PyTuple.Of(index != -1 ? PyInt.From(index) : first.OrEmpty, new FieldNameIter(rest));
    }
}

/// <summary>Iterates over the pieces of a format string: (literal, field name, format spec, conversion).</summary>
[PyType("formatteriterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class FormatterIter : PyObject
{
    private MarkupIterator _markup;

    internal FormatterIter(PyStr format) => _markup = new MarkupIterator(format, 0, format.Length);

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("formatteriter_next", 995, 1059)]
    private PyObject? Next()
    {
        if (_markup.Next(out MarkupIterator.Piece piece) != Found.Item) return null;
        return PyTuple.Of(piece.Literal.OrNone, piece.FieldName.OrNone,
            piece.FieldPresent ? piece.FormatSpec.OrEmpty : piece.FormatSpec.OrNone,
            piece.Conversion == 0 ? PyNone.Instance : PyStr.FromCodePoint(piece.Conversion));
    }
}

/// <summary>Iterates over the rest of a field name: (is attribute, name or index).</summary>
[PyType("fieldnameiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class FieldNameIter : PyObject
{
    private FieldNameIterator _rest;

    internal FieldNameIter(FieldNameIterator rest) => _rest = rest;

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("fieldnameiter_next", 1154, 1193)]
    private PyObject? Next()
    {
        if (_rest.Next(out bool isAttribute, out nint index, out SubString name) != Found.Item) return null;
        return PyTuple.Of(PyBool.From(isAttribute), index != -1 ? PyInt.From(index) : name.OrEmpty);
    }
}
