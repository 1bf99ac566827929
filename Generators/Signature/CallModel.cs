using System;
using System.Linq;

namespace PyModules.Generators;


/// <summary>How an argument becomes a C# value, or what is put in where Python gives nothing.</summary>
internal enum Converter
{
    Object, Subclass, String, Number, Bool, Buffer, CodePoint, FileDescriptor, VarSpan, VarTuple, VarDict,
    Call, Clr,
    ThreadState, Interpreter, State, Module, Type, KeywordNames, DefiningClass, Group, CancellationToken,
}

/// <summary>One C# parameter. <see cref="Default"/> is C# text, null where the argument is required.</summary>
internal sealed record ParameterModel(
    Converter Converter, string Type, string Expected, string Function, bool Nullable, bool AllowNone,
    ParameterKind Kind, string PyName, string? Default)
{
    public bool IsInjected => Converter >= Converter.ThreadState;
    public bool IsVariadic => Kind is ParameterKind.VarPositional or ParameterKind.VarKeyword;

    /// <summary>For <see cref="Converter.Call"/>: the call that converts, a template as in <see cref="Conversion"/>.</summary>
    public string Conversion { get; init; } = "";

    /// <summary>The variable is filled by reference: a value may leave the default.</summary>
    public bool KeepsDefault { get; init; }

    /// <summary>What the variable holds before the conversion, where that is not the default.</summary>
    public string? Initial { get; init; }

    /// <summary>The statement that gives back what the value holds when the call is over, with <c>$p</c> for the variable.</summary>
    public string? Release { get; init; }

    /// <summary>What stubs say that it takes.</summary>
    public string Hint { get; init; } = Hints.Unknown;

    /// <summary>Clinic's optional group: negative to the left of the required parameters.</summary>
    public int Group { get; init; }
}

/// <summary>How the arguments of a call are found and what a wrong one is told: clinic's own code, or getargs.</summary>
internal enum Parsing { Inline, GetArgs, Groups }

/// <summary>A warning for calls that give parameters in a way that is going to end.</summary>
/// <param name="Indexes">The parameters, counted from 0.</param>
/// <param name="Optional">Which of them have a default.</param>
internal sealed record DeprecationModel(string Message, EquatableArray<int> Indexes, EquatableArray<bool> Optional);

/// <summary>How a native callable wants its arguments.</summary>
internal enum Convention { NoArgs, OneArg, FastCall, Keywords, Raw, RawPositional }

/// <summary>What the C# method returns.</summary>
internal enum ReturnKind { Object, NullableBool, Bool, Void, Integer, ULong, Double, String, Error, Clr }

/// <summary>What the result of a C# method or property becomes: an object, or a future of one.</summary>
/// <param name="NullIsError">Null says that an exception is set.</param>
internal sealed record ResultModel(ReturnKind Kind, bool NullIsError)
{
    /// <summary>The method that makes an object of the result, or of each answer that comes later, for <see cref="ReturnKind.Clr"/>.</summary>
    public string? Conversion { get; init; }
    public AsyncKind Async { get; init; }

    /// <summary>What stubs say that comes out.</summary>
    public string Hint { get; init; } = Hints.Unknown;

    /// <summary>What cannot be null reports errors by PyException.</summary>
    public bool Throws => !NullIsError && Async == AsyncKind.None;
}

/// <summary>A call from Python into one C# method.</summary>
internal sealed record CallModel(
    string PyName, string CsName, Convention Convention, EquatableArray<ParameterModel> Parameters, ResultModel Result)
{
    public Parsing Parsing { get; init; }

    /// <summary>The dotted name that a call with a wrong number of grouped arguments is told.</summary>
    public string FullName { get; init; } = "";

    /// <summary>The method gets its defining class, so that even one without parameters is called with keywords.</summary>
    public bool DefiningClass { get; init; }

    /// <summary>The method is METH_VARARGS where it could be METH_FASTCALL.</summary>
    public bool VarArgs { get; init; }

    /// <summary>A constructor that looks at its positional arguments only.</summary>
    public bool IgnoresKeywords { get; init; }

    public DeprecationModel? PositionalDeprecation { get; init; }
    public DeprecationModel? KeywordDeprecation { get; init; }

    /// <summary>Local functions that the conversions use.</summary>
    public EquatableArray<string> Locals { get; init; }

    /// <summary>What the XML comment says of parameters, result and exceptions; see <see cref="Generators.Notes"/>.</summary>
    public EquatableArray<string> Notes { get; init; }

    /// <summary>The same call by METH_VARARGS and <c>PyArg_ParseTuple</c>, or its like for keywords.</summary>
    public CallModel AsParsedTuple() =>
        Convention is not (Convention.OneArg or Convention.FastCall or Convention.Keywords) || Parameters.Any(p => p.IsVariadic) ? this with { VarArgs = true }
        : this with { VarArgs = true, Parsing = Parsing.GetArgs, Convention = Convention == Convention.Keywords ? Convention.Keywords : Convention.FastCall };

    /// <summary>The same call by METH_METHOD, which is one with keywords.</summary>
    public CallModel WithDefiningClass() => this with { DefiningClass = true, Convention = Convention == Convention.Raw ? Convention.Raw : Convention.Keywords };
}
