// What the scanner finds: the tokens of the prolog, of content and of values.

namespace PyModules.Modules.Expat;

/// <summary>A token's kind. Those up to Invalid are no tokens.</summary>
internal enum XmlToken
{
    /// <summary>The input is at its end.</summary>
    None,

    /// <summary>A token has begun and needs more input.</summary>
    Partial,

    /// <summary>A character has begun and needs more input.</summary>
    PartialChar,

    Invalid,

    // Everywhere.
    Bom, XmlDecl, ProcessingInstruction, Comment,

    // Content.
    StartTag, EmptyElement, EndTag, DataChars, DataNewline, CdataOpen, CdataClose, EntityRef, CharRef, TrailingCr, TrailingBracket,

    // Prolog.
    Space, DeclOpen, DeclClose, Name, NmToken, PrefixedName, NameQuestion, NameAsterisk, NamePlus, PoundName, Or, Comma, Percent,
    OpenParen, CloseParen, CloseParenQuestion, CloseParenAsterisk, CloseParenPlus, OpenBracket, CloseBracket, Literal, ParamEntityRef,
    InstanceStart, CondSectOpen, CondSectClose, IgnoreSect,

    // Values.
    ValueSpace,
}
