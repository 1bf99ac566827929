// Modules/unicodedata.c: the unicodedata module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Access to the Unicode Character Database.</summary>
[PyModule("unicodedata", Source = "Modules/unicodedata.c", Doc = "Access to the Unicode Character Database, version 16.0.0, which defines properties for all Unicode characters.\n\nThe names and symbols are those of the UnicodeData File Format.")]
public static partial class UnicodeDataModule
{
    [PyConstant("unidata_version")]
    private const string Version = "16.0.0";

    [PyConstant("ucd_3_2_0")]
    private static readonly PyObject s_old = new UcdObject();

    [PyConstant("_ucnhash_CAPI")]
    private static PyObject NamesApi => new PyCapsule(new UnicodeNamesApi(), "unicodedata._ucnhash_CAPI");

    [PyFunction("decimal", "($self, chr, default=<unrepresentable>, /)", Doc = "The decimal value of a character as an int.\n\nWithout one the default is returned, or else ValueError raised.")]
    private static PyObject? DecimalMethod(PyObject chr, PyObject? @default = null) => Ucd.Decimal(false, chr, @default);

    [PyFunction("digit", "($self, chr, default=<unrepresentable>, /)", Doc = "The value of a digit as an int.\n\nWithout one the default is returned, or else ValueError raised.")]
    private static PyObject? DigitMethod(PyObject chr, PyObject? @default = null) => Ucd.Digit(false, chr, @default);

    [PyFunction("numeric", "($self, chr, default=<unrepresentable>, /)", Doc = "The numeric value of a character as a float.\n\nWithout one the default is returned, or else ValueError raised.")]
    private static PyObject? NumericMethod(PyObject chr, PyObject? @default = null) => Ucd.Numeric(false, chr, @default);

    [PyFunction("category", "($self, chr, /)", Doc = "Returns the general category assigned to the character as string.")]
    private static PyObject? CategoryMethod(PyObject chr) => Ucd.Category(false, chr);

    [PyFunction("bidirectional", "($self, chr, /)", Doc = "Returns the bidirectional class assigned to the character as string, empty when there is none.")]
    private static PyObject? BidirectionalMethod(PyObject chr) => Ucd.Bidirectional(false, chr);

    [PyFunction("combining", "($self, chr, /)", Doc = "Returns the canonical combining class assigned to the character as integer, 0 when there is none.")]
    private static PyObject? CombiningMethod(PyObject chr) => Ucd.Combining(false, chr);

    [PyFunction("mirrored", "($self, chr, /)", Doc = "Returns 1 for a character that is mirrored in bidirectional text, 0 otherwise.")]
    private static PyObject? MirroredMethod(PyObject chr) => Ucd.Mirrored(false, chr);

    [PyFunction("east_asian_width", "($self, chr, /)", Doc = "Returns the east asian width assigned to the character as string.")]
    private static PyObject? EastAsianWidthMethod(PyObject chr) => Ucd.EastAsianWidth(false, chr);

    [PyFunction("decomposition", "($self, chr, /)", Doc = "Returns the character decomposition mapping assigned to the character as string, empty when there is none.")]
    private static PyObject? DecompositionMethod(PyObject chr) => Ucd.Decomposition(false, chr);

    [PyFunction("name", "($self, chr, default=<unrepresentable>, /)", Doc = "Returns the name assigned to the character as a string.\n\nWithout a name the default is returned, or, if not given, ValueError raised.")]
    private static PyObject? NameMethod(PyObject chr, PyObject? @default = null) => Ucd.Name(false, chr, @default);

    [PyFunction("lookup", "($self, name, /)", Doc = "Look up character by name; KeyError when there is none.")]
    private static PyObject? LookupMethod(PyObject name) => Ucd.Lookup(false, name);

    [PyFunction("is_normalized", "($self, form, unistr, /)", Doc = "Return whether the Unicode string is in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.")]
    private static PyObject? IsNormalizedMethod(PyStr form, PyStr unistr) => Ucd.IsNormalized(false, form, unistr);

    [PyFunction("normalize", "($self, form, unistr, /)", Doc = "Return the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD' of the Unicode string.")]
    private static PyObject? NormalizeMethod(PyStr form, PyStr unistr) => Ucd.Normalize(false, form, unistr);
}

/// <summary>An older version of the database, for IDNA.</summary>
[PyType("unicodedata.UCD", GenericGetAttr = true, Module = typeof(UnicodeDataModule), Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class UcdObject : PyObject
{
    [PyMember("unidata_version", ReadOnly = true)]
    private string _version = "3.2.0";

    [PyMethod("decimal", "(chr, default=<unrepresentable>, /)", Doc = "The decimal value of a character as an int.\n\nWithout one the default is returned, or else ValueError raised."), Mirrors("unicodedata_UCD_decimal_impl", 131, 166)]
    private PyObject? DecimalMethod(PyObject chr, PyObject? @default = null) => Ucd.Decimal(true, chr, @default);

    [PyMethod("digit", "(chr, default=<unrepresentable>, /)", Doc = "The value of a digit as an int.\n\nWithout one the default is returned, or else ValueError raised."), Mirrors("unicodedata_UCD_digit_impl", 183, 200)]
    private PyObject? DigitMethod(PyObject chr, PyObject? @default = null) => Ucd.Digit(true, chr, @default);

    [PyMethod("numeric", "(chr, default=<unrepresentable>, /)", Doc = "The numeric value of a character as a float.\n\nWithout one the default is returned, or else ValueError raised."), Mirrors("unicodedata_UCD_numeric_impl", 217, 251)]
    private PyObject? NumericMethod(PyObject chr, PyObject? @default = null) => Ucd.Numeric(true, chr, @default);

    [PyMethod("category", "(chr, /)", Doc = "Returns the general category assigned to the character as string."), Mirrors("unicodedata_UCD_category_impl", 263, 276)]
    private PyObject? CategoryMethod(PyObject chr) => Ucd.Category(true, chr);

    [PyMethod("bidirectional", "(chr, /)", Doc = "Returns the bidirectional class assigned to the character as string, empty when there is none."), Mirrors("unicodedata_UCD_bidirectional_impl", 290, 305)]
    private PyObject? BidirectionalMethod(PyObject chr) => Ucd.Bidirectional(true, chr);

    [PyMethod("combining", "(chr, /)", Doc = "Returns the canonical combining class assigned to the character as integer, 0 when there is none."), Mirrors("unicodedata_UCD_combining_impl", 319, 332)]
    private PyObject? CombiningMethod(PyObject chr) => Ucd.Combining(true, chr);

    [PyMethod("mirrored", "(chr, /)", Doc = "Returns 1 for a character that is mirrored in bidirectional text, 0 otherwise."), Mirrors("unicodedata_UCD_mirrored_impl", 347, 362)]
    private PyObject? MirroredMethod(PyObject chr) => Ucd.Mirrored(true, chr);

    [PyMethod("east_asian_width", "(chr, /)", Doc = "Returns the east asian width assigned to the character as string."), Mirrors("unicodedata_UCD_east_asian_width_impl", 374, 389)]
    private PyObject? EastAsianWidthMethod(PyObject chr) => Ucd.EastAsianWidth(true, chr);

    [PyMethod("decomposition", "(chr, /)", Doc = "Returns the character decomposition mapping assigned to the character as string, empty when there is none."), Mirrors("unicodedata_UCD_decomposition_impl", 403, 455)]
    private PyObject? DecompositionMethod(PyObject chr) => Ucd.Decomposition(true, chr);

    [PyMethod("name", "(chr, default=<unrepresentable>, /)", Doc = "Returns the name assigned to the character as a string.\n\nWithout a name the default is returned, or, if not given, ValueError raised."), Mirrors("unicodedata_UCD_name_impl", 1504, 1522)]
    private PyObject? NameMethod(PyObject chr, PyObject? @default = null) => Ucd.Name(true, chr, @default);

    [PyMethod("lookup", "(name, /)", Doc = "Look up character by name; KeyError when there is none."), Mirrors("unicodedata_UCD_lookup_impl", 1537, 1572)]
    private PyObject? LookupMethod(PyObject name) => Ucd.Lookup(true, name);

    [PyMethod("is_normalized", "(form, unistr, /)", Doc = "Return whether the Unicode string is in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'."), Mirrors("unicodedata_UCD_is_normalized_impl", 862, 914)]
    private PyObject? IsNormalizedMethod(PyStr form, PyStr unistr) => Ucd.IsNormalized(true, form, unistr);

    [PyMethod("normalize", "(form, unistr, /)", Doc = "Return the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD' of the Unicode string."), Mirrors("unicodedata_UCD_normalize_impl", 930, 971)]
    private PyObject? NormalizeMethod(PyStr form, PyStr unistr) => Ucd.Normalize(true, form, unistr);
}

/// <summary>What other native modules may use, found through the capsule <c>unicodedata._ucnhash_CAPI</c>.</summary>
public sealed class UnicodeNamesApi
{
    internal UnicodeNamesApi() { }

    /// <summary>The name of a code point, or null.</summary>
    public string? GetName(int code) => UnicodeNames.GetName(code);

    /// <summary>The code point with a name or alias.</summary>
    public bool TryGetCode(string name, out int code) => UnicodeNames.TryGetCode(name, out code);
}
