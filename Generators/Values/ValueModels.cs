namespace PyModules.Generators;

/// <summary>A field of a record: its names, its type and how it crosses. <see cref="From"/> is null when no object converts to it.</summary>
internal sealed record FieldModel(string PyName, string CsName, string Type, string To, string? From, string Hint, string? Doc);

/// <summary>A record that Python sees as a struct sequence.</summary>
internal sealed record RecordModel(
    string Namespace, EquatableArray<string> Headers, string FullName, bool IsStruct, string PyName, string? Doc, string? Module, string OrderKey,
    EquatableArray<FieldModel> Fields, EquatableArray<string> Locals)
{
    public string HintName => FullName.Replace("global::", "");
}

internal sealed record EnumMemberModel(string PyName, string Value);

/// <summary>An enum that Python sees as an IntEnum or an IntFlag.</summary>
/// <param name="Class">The static class beside it that knows how.</param>
/// <param name="Number">The converter of the underlying type.</param>
internal sealed record EnumModel(
    string Namespace, EquatableArray<string> Headers, string FullName, string Class, string Modifiers, string PyName, string? Doc, string? Module, string OrderKey,
    bool Flags, string Underlying, string Number, EquatableArray<EnumMemberModel> Members)
{
    public string HintName => FullName.Replace("global::", "") + "Python";
}
