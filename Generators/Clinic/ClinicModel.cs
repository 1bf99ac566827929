using System.Collections.Generic;
using System.Linq;

namespace PyModules.Generators;

/// <summary>What a block declares.</summary>
internal enum ClinicKind { Callable, StaticMethod, ClassMethod, New, Init, Getter, Setter }

/// <summary>What kind of Python expression a default is; of those that cannot be evaluated here only the text is known.</summary>
internal enum LiteralKind { Null, None, True, False, Int, Float, String, Bytes, Expression }

/// <summary>A Python expression: its value where it is a literal, and its <c>repr()</c> (or its text).</summary>
internal sealed record ClinicLiteral(LiteralKind Kind, string Value, string Repr);

/// <summary>An <c>accept={...}</c>, <c>type="..."</c> ... of a converter: the names of a set, or one literal.</summary>
internal sealed record ClinicArgument(string Name, IReadOnlyList<string>? Set, ClinicLiteral? Literal)
{
    public string Text => Literal?.Value ?? "";
    public bool IsTrue => Literal is { Kind: LiteralKind.True };
}

/// <summary>A parameter of a block. It is built up line by line: a later slash changes those before it.</summary>
internal sealed class ClinicParameter(string name, string? csName, string converter, bool isLegacy, IReadOnlyList<ClinicArgument> arguments)
{
    public string Name { get; } = name;

    /// <summary>The name after <c>as</c>.</summary>
    public string? CsName { get; } = csName;

    public string Converter { get; } = converter;

    /// <summary>The converter is a format unit in quotes.</summary>
    public bool IsLegacy { get; } = isLegacy;

    public IReadOnlyList<ClinicArgument> Arguments { get; } = arguments;
    public ParameterKind Kind { get; set; }
    public ClinicLiteral? Default { get; set; }

    /// <summary>0 for none; negative to the left of the required parameters; counted from them outwards.</summary>
    public int Group { get; set; }

    /// <summary>The version from which the parameter is keyword-only.</summary>
    public ClinicVersion? DeprecatedPositional { get; set; }

    /// <summary>The version from which the parameter is positional-only.</summary>
    public ClinicVersion? DeprecatedKeyword { get; set; }

    public List<string> Doc { get; } = [];

    public bool IsVariadic => Kind is ParameterKind.VarPositional or ParameterKind.VarKeyword;
    public bool IsSelf => Converter == "self";
    public bool IsDefiningClass => Converter == "defining_class";
    public ClinicArgument? Argument(string name) => Arguments.FirstOrDefault(a => a.Name == name);

    /// <summary>The default as a signature shows it.</summary>
    public string PyDefault => Argument("py_default") is { } forced ? forced.Text : Default!.Repr;

    public ClinicParameter Copy()
    {
        ClinicParameter copy = new(Name, CsName, Converter, IsLegacy, Arguments)
        {
            Kind = Kind, Default = Default, Group = Group, DeprecatedPositional = DeprecatedPositional, DeprecatedKeyword = DeprecatedKeyword,
        };
        copy.Doc.AddRange(Doc);
        return copy;
    }
}

/// <summary>The version of a <c>[from 3.15]</c>.</summary>
internal readonly record struct ClinicVersion(int Major, int Minor)
{
    public override string ToString() => $"{Major}.{Minor}";

    public int CompareTo(ClinicVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);
}

/// <summary>A <c>class</c> line.</summary>
internal sealed record ClinicClass(string Name, string TypeDef, string TypeObject);

/// <summary>A block, read.</summary>
internal sealed class ClinicFunction
{
    public string? Module { get; set; }
    public ClinicClass? Class { get; set; }

    /// <summary>The dotted name as written.</summary>
    public string FullName { get; set; } = "";

    public string Name => FullName.Substring(FullName.LastIndexOf('.') + 1);

    /// <summary>The name after <c>as</c>.</summary>
    public string? BaseName { get; set; }

    /// <summary>The dotted name of the block whose parameters this one takes.</summary>
    public string? CloneOf { get; set; }

    public ClinicKind Kind { get; set; }
    public bool Coexist { get; set; }
    public bool CriticalSection { get; set; }
    public bool DisableFastCall { get; set; }
    public string? ForcedSignature { get; set; }
    public string? ReturnConverter { get; set; }
    public IReadOnlyList<ClinicArgument> ReturnArguments { get; set; } = [];
    public List<ClinicParameter> Parameters { get; set; } = [];
    public List<string> Doc { get; } = [];

    public bool IsNewOrInit => Kind is ClinicKind.New or ClinicKind.Init;

    /// <summary>The class's name for a constructor.</summary>
    public string DisplayName => IsNewOrInit ? Parent.Substring(Parent.LastIndexOf('.') + 1) : Name;

    /// <summary>The dotted name that deprecations show.</summary>
    public string FullDisplayName => IsNewOrInit ? Parent : FullName;

    public string Parent => FullName.Contains('.') ? FullName.Substring(0, FullName.LastIndexOf('.')) : "";

    /// <summary>A signature with groups is no Python: it is shown, not parsed.</summary>
    public bool HasGroups => Parameters.Any(p => p.Group != 0);

    public bool TakesDefiningClass => Parameters.Any(p => p.IsDefiningClass);

    /// <summary>What Python gives: all but self and the defining class.</summary>
    public IEnumerable<ClinicParameter> Received => Parameters.Where(p => !p.IsSelf && !p.IsDefiningClass);
}
