using System;

namespace PyModules.Generators;


/// <summary>How an argument becomes a C# value, or what is put in where Python gives nothing.</summary>
internal enum Converter
{
    Object, Subclass, String, Number, Bool, Buffer, CodePoint, FileDescriptor, VarSpan, VarTuple, VarDict,
    ThreadState, Interpreter, State, Module, Type, KeywordNames,
}

/// <summary>One C# parameter. <see cref="Default"/> is C# text, null where the argument is required.</summary>
internal sealed record ParameterModel(
    Converter Converter, string Type, string Expected, string Function, bool Nullable, bool AllowNone,
    ParameterKind Kind, string PyName, string? Default)
{
    public bool IsInjected => Converter >= Converter.ThreadState;
    public bool IsVariadic => Kind is ParameterKind.VarPositional or ParameterKind.VarKeyword;
}

/// <summary>How a native callable wants its arguments.</summary>
internal enum Convention { NoArgs, OneArg, FastCall, Keywords, Raw, RawPositional }

/// <summary>What the C# method returns.</summary>
internal enum ReturnKind { Object, NullableBool, Bool, Void, Integer, ULong, Double, String, Error }

/// <summary>A call from Python into one C# method.</summary>
internal sealed record CallModel(
    string PyName, string CsName, Convention Convention, EquatableArray<ParameterModel> Parameters, ReturnKind Returns, bool NullIsError, bool Throws);
