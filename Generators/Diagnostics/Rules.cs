using System;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>What an author can get wrong, and what to do about it.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = Rule("PYM001", "A native class must be partial",
        "Declare '{0}' (and every class round it) partial, so that the generator can add to it");
    public static readonly DiagnosticDescriptor ModuleNotStatic = Rule("PYM002", "A module class must be static",
        "Declare '{0}' static: a module's state lives in a class deriving from PyModuleState");
    public static readonly DiagnosticDescriptor NotAnObject = Rule("PYM003", "A native type must derive from PyObject",
        "Let '{0}' derive from PyObject or from the class of its Python base type");
    public static readonly DiagnosticDescriptor NoBlankConstructor = Rule("PYM004", "A base type needs a parameterless constructor",
        "Give '{0}' a 'protected internal {0}()' constructor: instances of its subclasses are allocated blank");
    public static readonly DiagnosticDescriptor SealedBaseType = Rule("PYM005", "A sealed class cannot be a Python base type",
        "'{0}' has TypeFlags.BaseType: remove 'sealed', or the flag");
    public static readonly DiagnosticDescriptor SlotSignature = Rule("PYM006", "The method does not have the slot's signature",
        "Slot.{0} wants '{1}' as an instance method, or static with self in front");
    public static readonly DiagnosticDescriptor DuplicateSlot = Rule("PYM007", "A slot is filled twice",
        "Slot.{0} has another method in '{1}'; keep one");
    public static readonly DiagnosticDescriptor BadSignature = Rule("PYM008", "The signature is not Python",
        "The signature '{0}' cannot be read: {1}");
    public static readonly DiagnosticDescriptor SignatureMismatch = Rule("PYM009", "Signature and C# parameters differ",
        "'{0}' has {1} Python parameters and {2} C# parameters to receive them; they pair up in order");
    public static readonly DiagnosticDescriptor ParameterType = Rule("PYM010", "No converter for the parameter's type",
        "Parameter '{0}' has type '{1}', for which there is no converter; use PyObject, a subclass, string, bool, a number, PyBuffer or a .NET type of docs/write-a-module.md");
    public static readonly DiagnosticDescriptor MissingDefault = Rule("PYM011", "The parameter has no C# default",
        "Parameter '{0}' may be absent: make it nullable or give it a C# default value");
    public static readonly DiagnosticDescriptor ReturnType = Rule("PYM012", "No conversion for the return type",
        "'{0}' returns '{1}'; return PyObject?, bool?, void, bool, a number, string, a task or a .NET type of docs/write-a-module.md");
    public static readonly DiagnosticDescriptor DuplicateName = Rule("PYM013", "A Python name is given twice",
        "'{0}' is defined more than once in '{1}'");
    public static readonly DiagnosticDescriptor StaticMethod = Rule("PYM014", "A static method needs a kind",
        "Mark '{0}' Static or Class, or let it take self as first parameter");
    public static readonly DiagnosticDescriptor RawSignature = Rule("PYM015", "A raw method has a fixed signature",
        "'{0}' is Raw: it takes (ReadOnlySpan<PyObject> args, PyTuple? kwnames)");
    public static readonly DiagnosticDescriptor Setter = Rule("PYM016", "The setter does not exist or has another shape",
        "'{0}' must be a method 'bool {0}(PyObject? value)' of '{1}'");
    public static readonly DiagnosticDescriptor MemberType = Rule("PYM017", "A field of this type cannot be a member",
        "'{0}' has type '{1}'; members are PyObject, bool, int, long, nint, double or string");
    public static readonly DiagnosticDescriptor ConstantType = Rule("PYM018", "A value of this type cannot be a constant",
        "'{0}' has type '{1}'; constants are numbers, string, bool or PyObject, and static");
    public static readonly DiagnosticDescriptor GetterType = Rule("PYM019", "A getset needs a readable value",
        "'{0}' must be a property with a getter, or a method without parameters");
    public static readonly DiagnosticDescriptor ExecSignature = Rule("PYM020", "The exec step has a fixed signature",
        "'{0}' must be 'static bool M(PyModuleObject module)', with the module's state as optional second parameter");
    public static readonly DiagnosticDescriptor FunctionNotStatic = Rule("PYM021", "A module function must be static",
        "Declare '{0}' static");
    public static readonly DiagnosticDescriptor ExceptionProperty = Rule("PYM023", "An exception is a static partial property",
        "Declare '{0}' as 'public static partial PyType {0} {{ get; }}'");
    public static readonly DiagnosticDescriptor RecordShape = Rule("PYM024", "A record for Python is positional",
        "Declare '{0}' as 'partial record {0}(...)' or 'partial record struct {0}(...)' with its fields as parameters, and not generic");
    public static readonly DiagnosticDescriptor RecordField = Rule("PYM025", "No conversion for a field of a record",
        "Field '{0}' has type '{1}', for which there is no conversion; use PyObject, string, bool, a number, a type with [PyRecord] or [PyEnum], or a .NET type of docs/write-a-module.md");
    public static readonly DiagnosticDescriptor ValueName = Rule("PYM026", "Python does not allow the name",
        "'{0}' becomes '{1}', which Python {2}: rename it");
    public static readonly DiagnosticDescriptor ValueModule = Rule("PYM027", "A value's type belongs to a module",
        "'{0}' does not say which module the type belongs to: write 'module.Name', so that its values can be pickled");
    public static readonly DiagnosticDescriptor NamedWithKeywords = Rule("PYM022", "Named parameters beside **kwargs are not generated",
        "'{0}' takes **kwargs together with parameters that can be given by name; make those positional-only or the method Raw");

    public static readonly DiagnosticDescriptor DefiningClass = Rule("PYM028", "A method of its defining class takes keywords",
        "'{0}' has DefiningClass: it cannot be Static, and a raw one takes (ReadOnlySpan<PyObject> args, PyTuple? kwnames)");
    public static readonly DiagnosticDescriptor Generic = Rule("PYM029", "A native class cannot be generic",
        "'{0}' has type parameters, and Python would need a type for each of their values: derive a class that is not generic from it, and put the attribute there");
    public static readonly DiagnosticDescriptor ClinicSyntax = Rule("PYM100", "The clinic block cannot be read",
        "The block of '{0}' cannot be read: {1}");
    public static readonly DiagnosticDescriptor ClinicName = Rule("PYM101", "The clinic block names another class or module",
        "The block declares '{0}', but the class is '{1}'; let the names agree");
    public static readonly DiagnosticDescriptor ClinicKind = Rule("PYM102", "The clinic block and the method are of different kinds",
        "'{0}' does not fit its block: {1}");
    public static readonly DiagnosticDescriptor ClinicCount = Rule("PYM103", "The clinic block and the C# parameters differ in number",
        "The block of '{0}' has {1} parameters and the method {2} to receive them; they pair up in order");
    public static readonly DiagnosticDescriptor ClinicOrder = Rule("PYM104", "The C# parameters stand in another order",
        "'{0}' takes its parameters in another order than its block: move '{1}' to its place");
    public static readonly DiagnosticDescriptor ClinicConverterUnknown = Rule("PYM105", "There is no such converter",
        "'{0}' is no converter; write a class with [ClinicConverter(\"{0}\")] beside this one, or use one of clinic's");
    public static readonly DiagnosticDescriptor ClinicArgument = Rule("PYM106", "The converter does not take this argument",
        "'{0}=' with this value does not belong to '{1}'; remove it or choose another converter");
    public static readonly DiagnosticDescriptor ClinicType = Rule("PYM107", "The converter does not give this C# type",
        "Converter '{0}' gives {1}; parameter '{2}' has type '{3}'");
    public static readonly DiagnosticDescriptor ClinicDefault = Rule("PYM108", "The default has no counterpart in C#",
        "The default '{0}' of '{1}' is no value of type '{2}': make the parameter nullable, give it a C# default, or the converter a c_default");
    public static readonly DiagnosticDescriptor ClinicReturn = Rule("PYM109", "The return converter wants another C# type",
        "Return converter '{0}' wants {1}; '{2}' returns '{3}'");
    public static readonly DiagnosticDescriptor ClinicReturnUnknown = Rule("PYM110", "There is no such return converter",
        "'{0}' is no return converter; write a class with [ClinicReturnConverter(\"{0}\")] beside this one, or use one of clinic's");
    public static readonly DiagnosticDescriptor ClinicClone = Rule("PYM111", "The function to clone is not there",
        "No block is named '{0}', which '{1}' clones; write the name as its own block does");
    public static readonly DiagnosticDescriptor ClinicTwice = Rule("PYM112", "The parameters are declared twice",
        "'{0}' has a block and a signature; remove the signature (and Raw, Static, Class, Coexist) from the other attribute");
    public static readonly DiagnosticDescriptor ClinicGroup = Rule("PYM113", "An optional group needs a flag",
        "Put 'bool {1}' before the parameter that receives '{0}': it says whether the group was given");
    public static readonly DiagnosticDescriptor ClinicVariadic = Rule("PYM114", "The converters do not go with *args",
        "'{0}' takes *args or **kwds, and converters that only getargs has (encoded or read-only buffers); use others");
    public static readonly DiagnosticDescriptor ClinicConverterShape = Rule("PYM115", "A converter class lacks its method",
        "Give '{0}' a method '{1}'");
    public static readonly DiagnosticDescriptor ClinicSetter = Rule("PYM116", "A setter has no getter, or another shape",
        "'{0}' must be 'bool M(PyObject? value)', and a @getter must have the same name");
    public static readonly DiagnosticDescriptor ClinicUnattached = Rule("PYM117", "A clinic block stands alone",
        "'{0}' has a block but none of [PyFunction], [PyMethod], [PyGetSet] and [PySlot] beside it; add one");
    public static readonly DiagnosticDescriptor ClinicDue = new("PYM118", "A deprecation has become due",
        "'[from {0}]' of '{1}' has been reached: make the parameter what the block announced and remove the marker", "PyModules", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Link("PYM118"));
    public static readonly DiagnosticDescriptor ClinicGroupNullable = Rule("PYM119", "A grouped parameter may be absent",
        "Parameter '{0}' is null when its group is not given: make it nullable");
    public static readonly DiagnosticDescriptor ClinicConverterHidden = Rule("PYM120", "A converter cannot be seen from here",
        "The converter '{0}' needs '{1}', which this class may not use: make it public, or open its assembly with InternalsVisibleTo");
    public static readonly DiagnosticDescriptor ClinicConverterAmbiguous = Rule("PYM121", "Two referenced assemblies have a converter of that name",
        "'{0}' is a converter of '{1}' and of '{2}': write one in this project that calls the one you mean, or reference one of the two only");

    public static readonly DiagnosticDescriptor[] All =
    [
        NotPartial, ModuleNotStatic, NotAnObject, NoBlankConstructor, SealedBaseType, SlotSignature, DuplicateSlot, BadSignature,
        SignatureMismatch, ParameterType, MissingDefault, ReturnType, DuplicateName, StaticMethod, RawSignature, Setter, MemberType,
        ConstantType, GetterType, ExecSignature, FunctionNotStatic, NamedWithKeywords, ExceptionProperty,
        RecordShape, RecordField, ValueName, ValueModule, DefiningClass, Generic,
        ClinicSyntax, ClinicName, ClinicKind, ClinicCount, ClinicOrder, ClinicConverterUnknown, ClinicArgument, ClinicType, ClinicDefault,
        ClinicReturn, ClinicReturnUnknown, ClinicClone, ClinicTwice, ClinicGroup, ClinicVariadic, ClinicConverterShape, ClinicSetter,
        ClinicUnattached, ClinicDue, ClinicGroupNullable, ClinicConverterHidden, ClinicConverterAmbiguous,
    ];

    private static DiagnosticDescriptor Rule(string id, string title, string message) => Make(id, title, message);

    /// <summary>A rule whose page is ID.md; see <see cref="Help"/>.</summary>
    internal static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error, params string[] tags) =>
        new(id, title, message, "PyModules", severity, isEnabledByDefault: true, helpLinkUri: Help.Link(id), customTags: tags);

    /// <summary>A rule that needs the whole compilation.</summary>
    internal static DiagnosticDescriptor AtEnd(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.CompilationEnd);
}

/// <summary>Takes a reader's complaints: the analyzer reports them, the generator drops the faulty member.</summary>
internal delegate void Report(DiagnosticDescriptor rule, ISymbol where, params object[] arguments);
