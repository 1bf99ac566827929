namespace PyModules.Generators;

/// <summary>An exception type that adds nothing to its base: a static partial property with [PyException].</summary>
internal sealed record ExceptionModel(
    string Namespace, EquatableArray<string> Headers, string Container, string Property, string Modifiers,
    string PyName, string Base, string Layout, string? Doc, bool FromSpec, string OrderKey)
{
    /// <summary>A module's exception is a class of the interpreter that uses the module; the built-in ones are everybody's.</summary>
    public bool IsClass => !FromSpec && PyName.IndexOf('.') >= 0;
}
