namespace PyModules.Generators;

/// <summary>An exception type that adds nothing to its base: a static partial property with [PyException].</summary>
internal sealed record ExceptionModel(
    string Namespace, EquatableArray<string> Headers, string Container, string Property, string Modifiers,
    string PyName, string Base, string Layout, string? Doc, string OrderKey);
