using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>The signature of one slot: C# types, fully named, without nullable marks on references.</summary>
internal sealed class SlotSignature(string name, string returns, string self, string[] parameters)
{
    public string Name { get; } = name;
    public string Returns { get; } = returns;
    public string Self { get; } = self;

    /// <summary>What follows self.</summary>
    public string[] Parameters { get; } = parameters;

    public override string ToString() => $"{Short(Returns)} M({string.Join(", ", Parameters.Select(Short))})";

    private static string Short(string type) => type.Replace("global::PyModules.Runtime.", "").Replace("global::System.", "");
}

/// <summary>All slots, as TypeSlots declares them.</summary>
internal static class SlotTable
{
    private const string R = "global::PyModules.Runtime.";
    private const string O = R + "PyObject", Args = "global::System.ReadOnlySpan<" + O + ">", Names = R + "PyTuple", Str = R + "PyStr", Buffer = R + "PyBuffer";

    public static readonly Dictionary<string, SlotSignature> ByName = Build().ToDictionary(slot => slot.Name);

    private static IEnumerable<SlotSignature> Build()
    {
        yield return new("New", O, R + "PyType", [Args, Names]);
        yield return new("Init", "bool", O, [Args, Names]);
        yield return new("Call", O, O, [Args, Names]);
        yield return new("Finalize", "void", O, []);
        yield return new("Hash", "long", O, []);
        yield return new("GetAttr", O, O, [Str]);
        yield return new("SetAttr", "bool", O, [Str, O]);
        yield return new("RichCompare", O, O, [O, R + "CompareOp"]);
        yield return new("DescrGet", O, O, [O, O]);
        yield return new("DescrSet", "bool", O, [O, O]);
        yield return new("AmSend", R + "SendResult", O, [O, "out " + O]);
        yield return new("NbBool", "bool?", O, []);
        yield return new("SqContains", "bool?", O, [O]);
        yield return new("SqLength", "nint", O, []);
        yield return new("MpLength", "nint", O, []);
        yield return new("SqAssItem", "bool", O, ["nint", O]);
        yield return new("MpAssSubscript", "bool", O, [O, O]);
        yield return new("BfGetBuffer", "bool", O, [Buffer, "int"]);
        yield return new("BfReleaseBuffer", "void", O, [Buffer]);
        foreach (string name in new[] { "Repr", "Str", "Iter", "IterNext", "AmAwait", "AmAiter", "AmAnext", "NbNegative", "NbPositive", "NbAbsolute", "NbInvert", "NbInt", "NbFloat", "NbIndex" })
            yield return new(name, O, O, []);
        foreach (string name in new[] { "SqRepeat", "SqItem", "SqInplaceRepeat" })
            yield return new(name, O, O, ["nint"]);
        foreach (string name in new[] { "SqConcat", "SqInplaceConcat", "MpSubscript" })
            yield return new(name, O, O, [O]);
        foreach (string name in new[] { "NbPower", "NbInplacePower" })
            yield return new(name, O, O, [O, O]);
        foreach (string name in new[]
                 {
                     "NbAdd", "NbSubtract", "NbMultiply", "NbRemainder", "NbDivmod", "NbLshift", "NbRshift", "NbAnd", "NbXor", "NbOr",
                     "NbInplaceAdd", "NbInplaceSubtract", "NbInplaceMultiply", "NbInplaceRemainder", "NbInplaceLshift", "NbInplaceRshift",
                     "NbInplaceAnd", "NbInplaceXor", "NbInplaceOr", "NbFloorDivide", "NbTrueDivide", "NbInplaceFloorDivide", "NbInplaceTrueDivide",
                     "NbMatrixMultiply", "NbInplaceMatrixMultiply",
                 })
            yield return new(name, O, O, [O]);
    }
}
