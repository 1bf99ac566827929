// Parser/parser.c: the rules whose results are remembered per token.

namespace PyModules.Parser;

internal sealed partial class PegParser
{
    private const int
        MemoSimpleStmt = 0,
        MemoDottedName = 1,
        MemoBlock = 2,
        MemoClosedPattern = 3,
        MemoAttr = 4,
        MemoStarPattern = 5,
        MemoTypeParam = 6,
        MemoExpression = 7,
        MemoStarExpression = 8,
        MemoDisjunction = 9,
        MemoConjunction = 10,
        MemoInversion = 11,
        MemoBitwiseOr = 12,
        MemoBitwiseXor = 13,
        MemoBitwiseAnd = 14,
        MemoShiftExpr = 15,
        MemoSum = 16,
        MemoTerm = 17,
        MemoFactor = 18,
        MemoAwaitPrimary = 19,
        MemoPrimary = 20,
        MemoTstring = 21,
        MemoStrings = 22,
        MemoArguments = 23,
        MemoStarTarget = 24,
        MemoTargetWithStarAtom = 25,
        MemoTPrimary = 26,
        MemoDelTarget = 27,
        MemoInvalidNamedExpression = 28;
}
