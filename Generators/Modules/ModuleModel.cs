namespace PyModules.Generators;

/// <summary>All that the writer needs of a native module.</summary>
internal sealed record ModuleModel(
    string Namespace, EquatableArray<string> Headers, string FullName, string PyName, string? Doc, string? State, bool CreatesState,
    string? Exec, bool ExecTakesState, bool ExecIsVoid, EquatableArray<MethodModel> Functions, EquatableArray<ConstantModel> Constants)
{
    public string HintName => FullName.Replace("global::", "");
}
