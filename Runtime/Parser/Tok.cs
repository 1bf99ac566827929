// Grammar/Tokens and the keywords of Grammar/python.gram: token types.

using PyModules.Runtime;

namespace PyModules.Parser;

/// <summary>Token types, numbered as in the <c>token</c> module; keywords follow from 500.</summary>
internal static class Tok
{
    public const int
        EndMarker = 0,
        Name = 1,
        Number = 2,
        String = 3,
        NewLine = 4,
        Indent = 5,
        Dedent = 6,
        LPar = 7,
        RPar = 8,
        LSqb = 9,
        RSqb = 10,
        Colon = 11,
        Comma = 12,
        Semi = 13,
        Plus = 14,
        Minus = 15,
        Star = 16,
        Slash = 17,
        VBar = 18,
        Amper = 19,
        Less = 20,
        Greater = 21,
        Equal = 22,
        Dot = 23,
        Percent = 24,
        LBrace = 25,
        RBrace = 26,
        EqEqual = 27,
        NotEqual = 28,
        LessEqual = 29,
        GreaterEqual = 30,
        Tilde = 31,
        Circumflex = 32,
        LeftShift = 33,
        RightShift = 34,
        DoubleStar = 35,
        PlusEqual = 36,
        MinEqual = 37,
        StarEqual = 38,
        SlashEqual = 39,
        PercentEqual = 40,
        AmperEqual = 41,
        VBarEqual = 42,
        CircumflexEqual = 43,
        LeftShiftEqual = 44,
        RightShiftEqual = 45,
        DoubleStarEqual = 46,
        DoubleSlash = 47,
        DoubleSlashEqual = 48,
        At = 49,
        AtEqual = 50,
        RArrow = 51,
        Ellipsis = 52,
        ColonEqual = 53,
        Exclamation = 54,
        Op = 55,
        TypeIgnore = 56,
        TypeComment = 57,
        SoftKeyword = 58,
        FStringStart = 59,
        FStringMiddle = 60,
        FStringEnd = 61,
        TStringStart = 62,
        TStringMiddle = 63,
        TStringEnd = 64,
        Comment = 65,
        Nl = 66,
        ErrorToken = 67,
        KwFalse = 500,
        KwNone = 501,
        KwTrue = 502,
        KwAnd = 503,
        KwAs = 504,
        KwAssert = 505,
        KwAsync = 506,
        KwAwait = 507,
        KwBreak = 508,
        KwClass = 509,
        KwContinue = 510,
        KwDef = 511,
        KwDel = 512,
        KwElif = 513,
        KwElse = 514,
        KwExcept = 515,
        KwFinally = 516,
        KwFor = 517,
        KwFrom = 518,
        KwGlobal = 519,
        KwIf = 520,
        KwImport = 521,
        KwIn = 522,
        KwIs = 523,
        KwLambda = 524,
        KwNonlocal = 525,
        KwNot = 526,
        KwOr = 527,
        KwPass = 528,
        KwRaise = 529,
        KwReturn = 530,
        KwTry = 531,
        KwWhile = 532,
        KwWith = 533,
        KwYield = 534;

    /// <summary>The type of a keyword, or <see cref="Name"/>.</summary>
    [Mirrors("_get_keyword_or_name_type", 161, 178, File = "Parser/pegen.c")]
    public static int KeywordOrName(ReadOnlySpan<byte> s)
    {
        switch (s.Length)
        {
            case 2:
                if (s.SequenceEqual("as"u8)) return KwAs;
                if (s.SequenceEqual("if"u8)) return KwIf;
                if (s.SequenceEqual("in"u8)) return KwIn;
                if (s.SequenceEqual("is"u8)) return KwIs;
                if (s.SequenceEqual("or"u8)) return KwOr;
                break;
            case 3:
                if (s.SequenceEqual("and"u8)) return KwAnd;
                if (s.SequenceEqual("def"u8)) return KwDef;
                if (s.SequenceEqual("del"u8)) return KwDel;
                if (s.SequenceEqual("for"u8)) return KwFor;
                if (s.SequenceEqual("not"u8)) return KwNot;
                if (s.SequenceEqual("try"u8)) return KwTry;
                break;
            case 4:
                if (s.SequenceEqual("None"u8)) return KwNone;
                if (s.SequenceEqual("True"u8)) return KwTrue;
                if (s.SequenceEqual("elif"u8)) return KwElif;
                if (s.SequenceEqual("else"u8)) return KwElse;
                if (s.SequenceEqual("from"u8)) return KwFrom;
                if (s.SequenceEqual("pass"u8)) return KwPass;
                if (s.SequenceEqual("with"u8)) return KwWith;
                break;
            case 5:
                if (s.SequenceEqual("False"u8)) return KwFalse;
                if (s.SequenceEqual("async"u8)) return KwAsync;
                if (s.SequenceEqual("await"u8)) return KwAwait;
                if (s.SequenceEqual("break"u8)) return KwBreak;
                if (s.SequenceEqual("class"u8)) return KwClass;
                if (s.SequenceEqual("raise"u8)) return KwRaise;
                if (s.SequenceEqual("while"u8)) return KwWhile;
                if (s.SequenceEqual("yield"u8)) return KwYield;
                break;
            case 6:
                if (s.SequenceEqual("assert"u8)) return KwAssert;
                if (s.SequenceEqual("except"u8)) return KwExcept;
                if (s.SequenceEqual("global"u8)) return KwGlobal;
                if (s.SequenceEqual("import"u8)) return KwImport;
                if (s.SequenceEqual("lambda"u8)) return KwLambda;
                if (s.SequenceEqual("return"u8)) return KwReturn;
                break;
            case 7:
                if (s.SequenceEqual("finally"u8)) return KwFinally;
                break;
            case 8:
                if (s.SequenceEqual("continue"u8)) return KwContinue;
                if (s.SequenceEqual("nonlocal"u8)) return KwNonlocal;
                break;
        }
        return Name;
    }
}
