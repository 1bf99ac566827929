// Python/codegen.c: expressions.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class CodeGenerator
{
    private void Visit(ExprNode[] list)
    {
        foreach (ExprNode e in list) Visit(e);
    }

    [Mirrors("codegen_visit_expr", 5168, 5319)]
    private void Visit(ExprNode node)
    {
        CheckStack();
        SourceLocation loc = LOC(node);
        switch (node)
        {
            case Constant e:
                LoadConst(loc, e.Value);
                break;
            case Name e:
                NameOp(loc, e.Id, e.Ctx);
                break;
            case Ast.Attribute e:
                AttributeExpression(loc, e);
                break;
            case Call e:
                CallExpression(e);
                break;
            case NamedExpr e:
                Visit(e.Value);
                AddI(loc, COPY, 1);
                Visit(e.Target);
                break;
            case BoolOp e:
                BoolOpExpression(loc, e);
                break;
            case BinOp e:
                Visit(e.Left);
                Visit(e.Right);
                AddBinary(loc, e.Op, false);
                break;
            case UnaryOp e:
                Visit(e.Operand);
                switch (e.Op)
                {
                    case UnaryOperator.UAdd:
                        AddI(loc, CALL_INTRINSIC_1, Intrinsic1.UnaryPositive);
                        break;
                    case UnaryOperator.Not:
                        Add(loc, TO_BOOL);
                        Add(loc, UNARY_NOT);
                        break;
                    default:
                        Add(loc, e.Op == UnaryOperator.Invert ? UNARY_INVERT : UNARY_NEGATIVE);
                        break;
                }
                break;
            case Lambda e:
                LambdaExpression(e);
                break;
            case IfExp e:
            {
                int end = NewLabel(), next = NewLabel();
                JumpIf(loc, e.Test, next, false);
                Visit(e.Body);
                AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
                UseLabel(next);
                Visit(e.Orelse);
                UseLabel(end);
                break;
            }
            case Dict e:
                DictExpression(loc, e);
                break;
            case Set e:
                StarUnpack(loc, e.Elts, null, 0, BUILD_SET, SET_ADD, SET_UPDATE, false);
                break;
            case GeneratorExp e:
                ComprehensionExpression(e, CompType.GenExp, "<genexpr>", e.Generators, e.Elt, null);
                break;
            case ListComp e:
                ComprehensionExpression(e, CompType.List, "<listcomp>", e.Generators, e.Elt, null);
                break;
            case SetComp e:
                ComprehensionExpression(e, CompType.Set, "<setcomp>", e.Generators, e.Elt, null);
                break;
            case DictComp e:
                ComprehensionExpression(e, CompType.Dict, "<dictcomp>", e.Generators, e.Key, e.Value);
                break;
            case Yield e:
                if (!Entry.IsFunctionLike) Error(loc, "'yield' outside function");
                if (e.Value is not null) Visit(e.Value);
                else LoadConst(loc, PyNone.Instance);
                AddYield(loc);
                break;
            case YieldFrom e:
                if (!Entry.IsFunctionLike) Error(loc, "'yield from' outside function");
                if (_u.ScopeType == ScopeType.AsyncFunction) Error(loc, "'yield from' inside async function");
                Visit(e.Value);
                Add(loc, GET_YIELD_FROM_ITER);
                LoadConst(loc, PyNone.Instance);
                AddYieldFrom(loc, false);
                break;
            case Await e:
                Visit(e.Value);
                AwaitNone(loc, 0);
                break;
            case Compare e:
                CompareExpression(loc, e);
                break;
            case JoinedStr e:
                JoinedStrExpression(loc, e);
                break;
            case TemplateStr e:
                TemplateStrExpression(loc, e);
                break;
            case FormattedValue e:
                Visit(e.Value);
                if (e.Conversion != -1) AddI(loc, CONVERT_VALUE, Conversion(e.Conversion));
                if (e.FormatSpec is not null)
                {
                    Visit(e.FormatSpec);
                    Add(loc, FORMAT_WITH_SPEC);
                }
                else Add(loc, FORMAT_SIMPLE);
                break;
            case Interpolation e:
            {
                Visit(e.Value);
                LoadConst(loc, e.Str);
                int oparg = 2;
                if (e.FormatSpec is not null)
                {
                    oparg++;
                    Visit(e.FormatSpec);
                }
                if (e.Conversion != -1) oparg |= Conversion(e.Conversion) << 2;
                AddI(loc, BUILD_INTERPOLATION, oparg);
                break;
            }
            case Subscript e:
                SubscriptExpression(loc, e);
                break;
            case Starred e:
                Error(loc, e.Ctx == ExprContext.Store ? "starred assignment target must be in a list or tuple" : "can't use starred expression here");
                break;
            case Slice e:
                SliceExpression(loc, e);
                break;
            case List e:
                if (e.Ctx == ExprContext.Store) Assignment(loc, e.Elts);
                else if (e.Ctx == ExprContext.Load) StarUnpack(loc, e.Elts, null, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, false);
                else Visit(e.Elts);
                break;
            case Ast.Tuple e:
                if (e.Ctx == ExprContext.Store) Assignment(loc, e.Elts);
                else if (e.Ctx == ExprContext.Load) StarUnpack(loc, e.Elts, null, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true);
                else Visit(e.Elts);
                break;
        }
    }

    private static int Conversion(int conversion)
    {
        switch (conversion)
        {
            case 's': return FVC.Str;
            case 'r': return FVC.Repr;
            case 'a': return FVC.Ascii;
        }
        Throw(Exc.SystemError, $"Unrecognized conversion character {conversion}");
        return 0;
    }

    [Mirrors("codegen_addop_yield", 3175, 3184)]
    private void AddYield(SourceLocation loc)
    {
        if (Entry.Generator && Entry.Coroutine) AddI(loc, CALL_INTRINSIC_1, Intrinsic1.AsyncGenWrap);
        AddI(loc, YIELD_VALUE, 0);
        AddI(loc, RESUME, ResumeArg.AfterYield);
    }

    [Mirrors("addop_binary", 3120, 3172)]
    private void AddBinary(SourceLocation loc, Operator op, bool inplace)
    {
        int arg = op switch
        {
            Operator.Add => NB.ADD,
            Operator.Sub => NB.SUBTRACT,
            Operator.Mult => NB.MULTIPLY,
            Operator.MatMult => NB.MATRIX_MULTIPLY,
            Operator.Div => NB.TRUE_DIVIDE,
            Operator.Mod => NB.REMAINDER,
            Operator.Pow => NB.POWER,
            Operator.LShift => NB.LSHIFT,
            Operator.RShift => NB.RSHIFT,
            Operator.BitOr => NB.OR,
            Operator.BitXor => NB.XOR,
            Operator.BitAnd => NB.AND,
            _ => NB.FLOOR_DIVIDE,
        };
        AddI(loc, BINARY_OP, inplace ? arg + NB.INPLACE_ADD : arg);
    }

    [Mirrors("is_const_tuple", 1783, 1793)]
    private static bool IsConstTuple(ExprNode[] elts) => Array.TrueForAll(elts, static e => e is Constant);

    /// <summary>check_is_arg: whether identity with it makes sense.</summary>
    [Mirrors("check_is_arg", 1797, 1811)]
    private static bool IsIdentityOperand(ExprNode e) => e switch
    {
        Ast.Tuple t => !IsConstTuple(t.Elts),
        Constant c => c.Value is PyNone or PyBool or PyEllipsis,
        _ => true,
    };

    [Mirrors("codegen_check_compare", 1818, 1844)]
    private void CheckCompare(Compare e)
    {
        bool left = IsIdentityOperand(e.Left);
        ExprNode leftExpr = e.Left;
        for (int i = 0; i < e.Ops.Length; i++)
        {
            ExprNode rightExpr = e.Comparators[i];
            bool right = IsIdentityOperand(rightExpr);
            CmpOperator op = e.Ops[i];
            if ((op is CmpOperator.Is or CmpOperator.IsNot) && (!right || !left))
            {
                string name = InferType(!left ? leftExpr : rightExpr)!;
                Warn(LOC(e), op == CmpOperator.Is ? $"\"is\" with '{name}' literal. Did you mean \"==\"?" : $"\"is not\" with '{name}' literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
            leftExpr = rightExpr;
        }
    }

    [Mirrors("codegen_addcompare", 1846, 1890)]
    private void AddCompare(SourceLocation loc, CmpOperator op)
    {
        switch (op)
        {
            case CmpOperator.Is:
                AddI(loc, IS_OP, 0);
                return;
            case CmpOperator.IsNot:
                AddI(loc, IS_OP, 1);
                return;
            case CmpOperator.In:
                AddI(loc, CONTAINS_OP, 0);
                return;
            case CmpOperator.NotIn:
                AddI(loc, CONTAINS_OP, 1);
                return;
        }
        int cmp = op switch { CmpOperator.Lt => 0, CmpOperator.LtE => 1, CmpOperator.Eq => 2, CmpOperator.NotEq => 3, CmpOperator.Gt => 4, _ => 5 };
        AddI(loc, COMPARE_OP, (cmp << 5) | CompareArg.Mask[cmp]);
    }

    [Mirrors("codegen_jump_if", 1892, 1984)]
    private void JumpIf(SourceLocation loc, ExprNode node, int next, bool cond)
    {
        CheckStack();
        switch (node)
        {
            case UnaryOp { Op: UnaryOperator.Not } e:
                JumpIf(loc, e.Operand, next, !cond);
                return;
            case BoolOp e:
            {
                bool cond2 = e.Op == BoolOperator.Or;
                int next2 = cond2 != cond ? NewLabel() : next, n = e.Values.Length - 1;
                for (int i = 0; i < n; i++) JumpIf(loc, e.Values[i], next2, cond2);
                JumpIf(loc, e.Values[n], next, cond);
                if (next2 != next) UseLabel(next2);
                return;
            }
            case IfExp e:
            {
                int end = NewLabel(), next2 = NewLabel();
                JumpIf(loc, e.Test, next2, false);
                JumpIf(loc, e.Body, next, cond);
                AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
                UseLabel(next2);
                JumpIf(loc, e.Orelse, next, cond);
                UseLabel(end);
                return;
            }
            case Compare { Ops.Length: > 1 } e:
            {
                int n = e.Ops.Length - 1;
                CheckCompare(e);
                int cleanup = NewLabel();
                SourceLocation at = LOC(e);
                Visit(e.Left);
                for (int i = 0; i < n; i++)
                {
                    Visit(e.Comparators[i]);
                    AddI(at, SWAP, 2);
                    AddI(at, COPY, 2);
                    AddCompare(at, e.Ops[i]);
                    Add(at, TO_BOOL);
                    AddJump(at, POP_JUMP_IF_FALSE, cleanup);
                }
                Visit(e.Comparators[n]);
                AddCompare(at, e.Ops[n]);
                Add(at, TO_BOOL);
                AddJump(at, JumpIf(cond), next);
                int end = NewLabel();
                AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
                UseLabel(cleanup);
                Add(at, POP_TOP);
                if (!cond) AddJump(NoLoc, JUMP_NO_INTERRUPT, next);
                UseLabel(end);
                return;
            }
        }
        Visit(node);
        Add(LOC(node), TO_BOOL);
        AddJump(LOC(node), JumpIf(cond), next);
    }

    [Mirrors("codegen_boolop", 3297, 3323)]
    private void BoolOpExpression(SourceLocation loc, BoolOp e)
    {
        Op jump = e.Op == BoolOperator.And ? JUMP_IF_FALSE : JUMP_IF_TRUE;
        int end = NewLabel(), n = e.Values.Length - 1;
        for (int i = 0; i < n; i++)
        {
            Visit(e.Values[i]);
            AddJump(loc, jump, end);
            Add(loc, POP_TOP);
        }
        Visit(e.Values[n]);
        UseLabel(end);
    }

    /// <summary>Build a list, set or tuple, piece by piece when there is a star or too much for the stack.</summary>
    [Mirrors("starunpack_helper_impl", 3325, 3387)]
    private void StarUnpack(SourceLocation loc, ExprNode[] elts, string? injected, int pushed, Op build, Op add, Op extend, bool tuple)
    {
        int n = elts.Length;
        bool big = n + pushed + (injected is not null ? 1 : 0) > OpInfo.StackUseGuideline;
        bool seenStar = Array.Exists(elts, static e => e is Starred);
        if (!seenStar && !big)
        {
            Visit(elts);
            if (injected is not null)
            {
                NameOp(loc, injected, ExprContext.Load);
                n++;
            }
            AddI(loc, tuple ? BUILD_TUPLE : build, n + pushed);
            return;
        }
        bool built = false;
        if (big)
        {
            AddI(loc, build, pushed);
            built = true;
        }
        for (int i = 0; i < n; i++)
        {
            if (elts[i] is Starred starred)
            {
                if (!built)
                {
                    AddI(loc, build, i + pushed);
                    built = true;
                }
                Visit(starred.Value);
                AddI(loc, extend, 1);
            }
            else
            {
                Visit(elts[i]);
                if (built) AddI(loc, add, 1);
            }
        }
        if (injected is not null)
        {
            NameOp(loc, injected, ExprContext.Load);
            AddI(loc, add, 1);
        }
        if (tuple) AddI(loc, CALL_INTRINSIC_1, Intrinsic1.ListToTuple);
    }

    [Mirrors("assignment_helper", 3426, 3436)]
    private void Assignment(SourceLocation loc, ExprNode[] elts)
    {
        int n = elts.Length;
        bool seenStar = false;
        for (int i = 0; i < n; i++)
        {
            if (elts[i] is not Starred) continue;
            if (seenStar) Error(loc, "multiple starred expressions in assignment");
            if (i >= 1 << 8 || n - i - 1 >= int.MaxValue >> 8) Error(loc, "too many expressions in star-unpacking assignment");
            AddI(loc, UNPACK_EX, i + ((n - i - 1) << 8));
            seenStar = true;
        }
        if (!seenStar) AddI(loc, UNPACK_SEQUENCE, n);
        foreach (ExprNode elt in elts) Visit(elt is Starred starred ? starred.Value : elt);
    }

    [Mirrors("codegen_subdict", 3482, 3502)]
    private void SubDict(SourceLocation loc, Dict e, int begin, int end)
    {
        int n = end - begin;
        bool big = n * 2 > OpInfo.StackUseGuideline;
        if (big) AddI(loc, BUILD_MAP, 0);
        for (int i = begin; i < end; i++)
        {
            Visit(e.Keys[i]!);
            Visit(e.Values[i]);
            if (big) AddI(loc, MAP_ADD, 1);
        }
        if (!big) AddI(loc, BUILD_MAP, n);
    }

    [Mirrors("codegen_dict", 3504, 3557)]
    private void DictExpression(SourceLocation loc, Dict e)
    {
        int n = e.Values.Length, elements = 0;
        bool haveDict = false;
        for (int i = 0; i < n; i++)
        {
            if (e.Keys[i] is null)
            {
                if (elements > 0)
                {
                    SubDict(loc, e, i - elements, i);
                    if (haveDict) AddI(loc, DICT_UPDATE, 1);
                    haveDict = true;
                    elements = 0;
                }
                if (!haveDict)
                {
                    AddI(loc, BUILD_MAP, 0);
                    haveDict = true;
                }
                Visit(e.Values[i]);
                AddI(loc, DICT_UPDATE, 1);
            }
            else if (elements * 2 > OpInfo.StackUseGuideline)
            {
                SubDict(loc, e, i - elements, i + 1);
                if (haveDict) AddI(loc, DICT_UPDATE, 1);
                haveDict = true;
                elements = 0;
            }
            else elements++;
        }
        if (elements > 0)
        {
            SubDict(loc, e, n - elements, n);
            if (haveDict) AddI(loc, DICT_UPDATE, 1);
            haveDict = true;
        }
        if (!haveDict) AddI(loc, BUILD_MAP, 0);
    }

    [Mirrors("codegen_compare", 3559, 3598)]
    private void CompareExpression(SourceLocation loc, Compare e)
    {
        CheckCompare(e);
        Visit(e.Left);
        int n = e.Ops.Length - 1;
        if (n == 0)
        {
            Visit(e.Comparators[0]);
            AddCompare(loc, e.Ops[0]);
            return;
        }
        int cleanup = NewLabel();
        for (int i = 0; i < n; i++)
        {
            Visit(e.Comparators[i]);
            AddI(loc, SWAP, 2);
            AddI(loc, COPY, 2);
            AddCompare(loc, e.Ops[i]);
            AddI(loc, COPY, 1);
            Add(loc, TO_BOOL);
            AddJump(loc, POP_JUMP_IF_FALSE, cleanup);
            Add(loc, POP_TOP);
        }
        Visit(e.Comparators[n]);
        AddCompare(loc, e.Ops[n]);
        int end = NewLabel();
        AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
        UseLabel(cleanup);
        AddI(loc, SWAP, 2);
        Add(loc, POP_TOP);
        UseLabel(end);
    }

    /// <summary>Name of the type that the expression certainly has.</summary>
    [Mirrors("infer_type", 3600, 3629)]
    private static string? InferType(ExprNode e) => e switch
    {
        Ast.Tuple => "tuple",
        List or ListComp => "list",
        Dict or DictComp => "dict",
        Set or SetComp => "set",
        GeneratorExp => "generator",
        Lambda => "function",
        JoinedStr or FormattedValue => "str",
        TemplateStr or Interpolation => "string.templatelib.Template",
        Constant c => c.Value.Type.Name,
        _ => null,
    };

    [Mirrors("check_caller", 3631, 3656)]
    private void CheckCaller(ExprNode e)
    {
        if (e is Constant or Ast.Tuple or List or ListComp or Dict or DictComp or Set or SetComp or GeneratorExp or JoinedStr or TemplateStr or FormattedValue or Interpolation)
            Warn(LOC(e), $"'{InferType(e)}' object is not callable; perhaps you missed a comma?");
    }

    [Mirrors("check_subscripter", 3658, 3685)]
    private void CheckSubscripter(ExprNode e)
    {
        switch (e)
        {
            case Constant c when c.Value is PyNone or PyEllipsis or PyLong or PyFloat or PyComplex or PyAnySet:
            case Set or SetComp or GeneratorExp or TemplateStr or Interpolation or Lambda:
                Warn(LOC(e), $"'{InferType(e)}' object is not subscriptable; perhaps you missed a comma?");
                break;
        }
    }

    [Mirrors("check_index", 3687, 3723)]
    private void CheckIndex(ExprNode e, ExprNode s)
    {
        string? indexType = InferType(s);
        if (indexType is null || s is Constant { Value: PyLong or PySlice }) return;
        switch (e)
        {
            case Constant c when c.Value is PyStr or PyBytes or PyTuple:
            case Ast.Tuple or List or ListComp or JoinedStr or FormattedValue:
                Warn(LOC(e), $"{InferType(e)} indices must be integers or slices, not {indexType}; perhaps you missed a comma?");
                break;
        }
    }

    [Mirrors("is_import_originated", 3725, 3741)]
    private bool IsImportOriginated(ExprNode e) => e is Name name && (_st.Top.GetSymbol(name.Id) & Sym.Import) != 0;

    [Mirrors("can_optimize_super_call", 3743, 3796)]
    private bool CanOptimizeSuperCall(Ast.Attribute attr)
    {
        if (attr.Value is not Call { Func: Name { Id: "super" }, Keywords.Length: 0 } e || attr.Attr == "__class__") return false;
        // Only when nothing rebinds super on the way to the builtins.
        if (Entry.GetScope("super") != Sym.ScopeGlobalImplicit || _st.Top.GetScope("super") != 0) return false;
        if (e.Args.Length == 2) return !Array.Exists(e.Args, static a => a is Starred);
        if (e.Args.Length != 0) return false;
        if (Metadata.ArgCount == 0 && Metadata.PosOnlyArgCount == 0) return false;
        return GetRefType("__class__") == Sym.ScopeFree;
    }

    [Mirrors("load_args_for_super", 3798, 3826)]
    private void LoadArgsForSuper(Call e)
    {
        SourceLocation loc = LOC(e);
        NameOp(LOC(e.Func), ((Name)e.Func).Id, ExprContext.Load);
        if (e.Args.Length == 2)
        {
            Visit(e.Args[0]);
            Visit(e.Args[1]);
            return;
        }
        NameOp(loc, "__class__", ExprContext.Load);
        NameOp(loc, Metadata.VarNames.Names[0], ExprContext.Load);
    }

    /// <summary>Attribute access over several lines is reported where the name stands.</summary>
    [Mirrors("update_start_location_to_match_attr", 3830, 3854)]
    private static SourceLocation UpdateStartLocation(SourceLocation loc, Ast.Attribute attr)
    {
        if (loc.Lineno == attr.EndLineno) return loc;
        int lineno = attr.EndLineno, col, endCol = loc.EndColOffset;
        int len = CodePoints(attr.Attr);
        if (len <= attr.EndColOffset) col = attr.EndColOffset - len;
        else
        {
            col = -1;
            endCol = -1;
        }
        int endLineno = Math.Max(lineno, loc.EndLineno);
        if (lineno == endLineno) endCol = Math.Max(col, endCol);
        return new(lineno, endLineno, col, endCol);
    }

    private static int CodePoints(string s)
    {
        int n = s.Length;
        foreach (char c in s)
            if (char.IsLowSurrogate(c)) n--;
        return n;
    }

    private void AttributeExpression(SourceLocation loc, Ast.Attribute e)
    {
        if (e.Ctx == ExprContext.Load && CanOptimizeSuperCall(e))
        {
            Call call = (Call)e.Value;
            LoadArgsForSuper(call);
            LoadSuper(loc, e.Attr, false, call.Args.Length > 0);
            Add(UpdateStartLocation(loc, e), NOP);
            return;
        }
        AddStaticAttribute(e);
        Visit(e.Value);
        loc = UpdateStartLocation(loc, e);
        AddName(loc, e.Ctx switch { ExprContext.Load => LOAD_ATTR, ExprContext.Store => STORE_ATTR, _ => DELETE_ATTR }, Metadata.Names, e.Attr);
    }

    [Mirrors("codegen_validate_keywords", 4019, 4036)]
    private void ValidateKeywords(Keyword[] keywords)
    {
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not { } name) continue;
            for (int j = i + 1; j < keywords.Length; j++)
                if (keywords[j].Arg == name) Error(LOC(keywords[j]), $"keyword argument repeated: {name}");
        }
    }

    [Mirrors("codegen_call", 4038, 4061)]
    private void CallExpression(Call e)
    {
        ValidateKeywords(e.Keywords);
        if (MaybeOptimizeMethodCall(e)) return;
        int skipNormalCall = NewLabel();
        CheckCaller(e.Func);
        Visit(e.Func);
        MaybeOptimizeFunctionCall(e, skipNormalCall);
        Add(LOC(e.Func), PUSH_NULL);
        CallHelper(LOC(e), 0, e.Args, null, e.Keywords);
        UseLabel(skipNormalCall);
    }

    /// <summary>all, any and tuple of a generator expression run it in place, if the name is still the builtin.</summary>
    [Mirrors("maybe_optimize_function_call", 3856, 3941)]
    private void MaybeOptimizeFunctionCall(Call e, int end)
    {
        if (e.Func is not Name func || e.Args.Length != 1 || e.Keywords.Length != 0 || e.Args[0] is not GeneratorExp || _st.Lookup(e.Args[0]).Coroutine) return;
        SourceLocation loc = LOC(func);
        int skip = NewLabel(), constant = -1;
        Op continueJump = NOP;
        PyObject? initial = null;
        switch (func.Id)
        {
            case "all":
                constant = CommonConstant.BuiltinAll;
                initial = PyBool.True;
                continueJump = POP_JUMP_IF_TRUE;
                break;
            case "any":
                constant = CommonConstant.BuiltinAny;
                initial = PyBool.False;
                continueJump = POP_JUMP_IF_FALSE;
                break;
            case "tuple":
                constant = CommonConstant.BuiltinTuple;
                break;
        }
        if (constant != -1)
        {
            bool isTuple = initial is null;
            AddI(loc, COPY, 1);
            AddI(loc, LOAD_COMMON_CONSTANT, constant);
            AddI(loc, IS_OP, 0);
            AddJump(loc, POP_JUMP_IF_FALSE, skip);
            Add(loc, POP_TOP);
            if (isTuple) AddI(loc, BUILD_LIST, 0);
            Visit(e.Args[0]);
            int loop = NewLabel(), cleanup = NewLabel();
            UseLabel(loop);
            AddJump(loc, FOR_ITER, cleanup);
            if (isTuple)
            {
                AddI(loc, LIST_APPEND, 2);
                AddJump(loc, JUMP, loop);
            }
            else
            {
                Add(loc, TO_BOOL);
                AddJump(loc, continueJump, loop);
            }
            Add(NoLoc, POP_ITER);
            if (!isTuple) LoadConst(loc, PyBool.From(!ReferenceEquals(initial, PyBool.True)));
            AddJump(loc, JUMP, end);
            UseLabel(cleanup);
            Add(NoLoc, END_FOR);
            Add(NoLoc, POP_ITER);
            if (isTuple) AddI(loc, CALL_INTRINSIC_1, Intrinsic1.ListToTuple);
            else LoadConst(loc, initial!);
            AddJump(loc, JUMP, end);
        }
        UseLabel(skip);
    }

    [Mirrors("maybe_optimize_method_call", 3944, 4017)]
    private bool MaybeOptimizeMethodCall(Call e)
    {
        if (e.Func is not Ast.Attribute { Ctx: ExprContext.Load } meth || IsImportOriginated(meth.Value)) return false;
        int argc = e.Args.Length, kwc = e.Keywords.Length;
        if (argc + kwc + (kwc != 0 ? 1 : 0) >= OpInfo.StackUseGuideline) return false;
        if (Array.Exists(e.Args, static a => a is Starred) || Array.Exists(e.Keywords, static k => k.Arg is null)) return false;
        SourceLocation loc = LOC(meth);
        if (CanOptimizeSuperCall(meth))
        {
            Call call = (Call)meth.Value;
            LoadArgsForSuper(call);
            LoadSuper(loc, meth.Attr, true, call.Args.Length > 0);
            loc = UpdateStartLocation(loc, meth);
            Add(loc, NOP);
        }
        else
        {
            Visit(meth.Value);
            loc = UpdateStartLocation(loc, meth);
            LoadMethod(loc, meth.Attr);
        }
        Visit(e.Args);
        if (kwc > 0)
        {
            foreach (Keyword keyword in e.Keywords) Visit(keyword.Value);
            KeywordNames(loc, e.Keywords);
            AddI(UpdateStartLocation(LOC(e), meth), CALL_KW, argc + kwc);
        }
        else AddI(UpdateStartLocation(LOC(e), meth), CALL, argc);
        return true;
    }

    [Mirrors("codegen_call_simple_kw_helper", 4238, 4253)]
    private void KeywordNames(SourceLocation loc, Keyword[] keywords) =>
        LoadConst(loc, PyTuple.Own(Array.ConvertAll(keywords, PyObject (keyword) => Str(keyword.Arg!))));

    [Mirrors("codegen_subkwargs", 4209, 4233)]
    private void SubKwargs(SourceLocation loc, Keyword[] keywords, int begin, int end)
    {
        int n = end - begin;
        bool big = n * 2 > OpInfo.StackUseGuideline;
        if (big) AddI(NoLoc, BUILD_MAP, 0);
        for (int i = begin; i < end; i++)
        {
            LoadConst(loc, Str(keywords[i].Arg!));
            Visit(keywords[i].Value);
            if (big) AddI(NoLoc, MAP_ADD, 1);
        }
        if (!big) AddI(loc, BUILD_MAP, n);
    }

    /// <summary>A call whose callable, self-or-null and <paramref name="n"/> arguments are pushed already.</summary>
    [Mirrors("codegen_call_helper_impl", 4256, 4361)]
    private void CallHelper(SourceLocation loc, int n, ExprNode[] args, string? injected, Keyword[] keywords)
    {
        ValidateKeywords(keywords);
        int nelts = args.Length, nkwelts = keywords.Length;
        if (nelts + nkwelts * 2 <= OpInfo.StackUseGuideline && !Array.Exists(args, static a => a is Starred) && !Array.Exists(keywords, static k => k.Arg is null))
        {
            Visit(args);
            if (injected is not null)
            {
                NameOp(loc, injected, ExprContext.Load);
                nelts++;
            }
            if (nkwelts > 0)
            {
                foreach (Keyword keyword in keywords) Visit(keyword.Value);
                KeywordNames(loc, keywords);
                AddI(loc, CALL_KW, n + nelts + nkwelts);
            }
            else AddI(loc, CALL, n + nelts);
            return;
        }
        if (n == 0 && nelts == 1 && args[0] is Starred only) Visit(only.Value);
        else StarUnpack(loc, args, injected, n, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true);
        if (nkwelts > 0)
        {
            bool haveDict = false;
            int seen = 0;
            for (int i = 0; i < nkwelts; i++)
            {
                if (keywords[i].Arg is not null)
                {
                    seen++;
                    continue;
                }
                if (seen > 0)
                {
                    SubKwargs(loc, keywords, i - seen, i);
                    if (haveDict) AddI(loc, DICT_MERGE, 1);
                    haveDict = true;
                    seen = 0;
                }
                if (!haveDict)
                {
                    AddI(loc, BUILD_MAP, 0);
                    haveDict = true;
                }
                Visit(keywords[i].Value);
                AddI(loc, DICT_MERGE, 1);
            }
            if (seen > 0)
            {
                SubKwargs(loc, keywords, nkwelts - seen, nkwelts);
                if (haveDict) AddI(loc, DICT_MERGE, 1);
            }
        }
        else Add(loc, PUSH_NULL);
        Add(loc, CALL_FUNCTION_EX);
    }

    [Mirrors("codegen_template_str", 4063, 4114)]
    private void TemplateStrExpression(SourceLocation loc, TemplateStr e)
    {
        bool lastWasInterpolation = true;
        int strings = 0, interpolations = 0;
        ExprNode[] values = e.Values;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is Interpolation)
            {
                if (lastWasInterpolation)
                {
                    LoadConst(loc, Str(""));
                    strings++;
                }
                lastWasInterpolation = true;
                continue;
            }
            Visit(values[i]);
            int j = i + 1;
            for (; j < values.Length && values[j] is not Interpolation; j++)
            {
                Visit(values[j]);
                AddBinary(loc, Operator.Add, true);
            }
            i = j - 1;
            strings++;
            lastWasInterpolation = false;
        }
        if (lastWasInterpolation)
        {
            LoadConst(loc, Str(""));
            strings++;
        }
        AddI(loc, BUILD_TUPLE, strings);
        foreach (ExprNode value in values)
        {
            if (value is not Interpolation) continue;
            Visit(value);
            interpolations++;
        }
        AddI(loc, BUILD_TUPLE, interpolations);
        Add(loc, BUILD_TEMPLATE);
    }

    [Mirrors("codegen_joined_str", 4116, 4143)]
    private void JoinedStrExpression(SourceLocation loc, JoinedStr e)
    {
        int n = e.Values.Length;
        if (n > OpInfo.StackUseGuideline)
        {
            LoadConst(loc, Str(""));
            LoadMethod(loc, "join");
            AddI(loc, BUILD_LIST, 0);
            foreach (ExprNode value in e.Values)
            {
                Visit(value);
                AddI(loc, LIST_APPEND, 1);
            }
            AddI(loc, CALL, 1);
            return;
        }
        Visit(e.Values);
        if (n > 1) AddI(loc, BUILD_STRING, n);
        else if (n == 0) LoadConst(loc, Str(""));
    }

    [Mirrors("is_constant_slice", 5321, 5331)]
    private static bool IsConstantSlice(ExprNode e) => e is Slice { Lower: null or Constant, Upper: null or Constant, Step: null or Constant };

    [Mirrors("should_apply_two_element_slice_optimization", 5333, 5339)]
    private static bool IsTwoPartSlice(ExprNode e) => e is Slice { Step: null } && !IsConstantSlice(e);

    [Mirrors("codegen_subscript", 5541, 5580)]
    private void SubscriptExpression(SourceLocation loc, Subscript e)
    {
        if (e.Ctx == ExprContext.Load)
        {
            CheckSubscripter(e.Value);
            CheckIndex(e.Value, e.Slice);
        }
        Visit(e.Value);
        if (e.Ctx != ExprContext.Del && IsTwoPartSlice(e.Slice))
        {
            SliceTwoParts((Slice)e.Slice);
            Add(loc, e.Ctx == ExprContext.Load ? BINARY_SLICE : STORE_SLICE);
            return;
        }
        Visit(e.Slice);
        switch (e.Ctx)
        {
            case ExprContext.Load:
                AddI(loc, BINARY_OP, NB.SUBSCR);
                break;
            case ExprContext.Store:
                Add(loc, STORE_SUBSCR);
                break;
            default:
                Add(loc, DELETE_SUBSCR);
                break;
        }
    }

    [Mirrors("codegen_slice_two_parts", 5582, 5600)]
    private void SliceTwoParts(Slice s)
    {
        if (s.Lower is not null) Visit(s.Lower);
        else LoadConst(LOC(s), PyNone.Instance);
        if (s.Upper is not null) Visit(s.Upper);
        else LoadConst(LOC(s), PyNone.Instance);
    }

    [Mirrors("codegen_slice", 5602, 5638)]
    private void SliceExpression(SourceLocation loc, Slice s)
    {
        if (IsConstantSlice(s))
        {
            LoadConst(loc, new PySlice(ValueOf(s.Lower), ValueOf(s.Upper), ValueOf(s.Step)));
            return;
        }
        SliceTwoParts(s);
        int n = 2;
        if (s.Step is not null)
        {
            n++;
            Visit(s.Step);
        }
        AddI(loc, BUILD_SLICE, n);

        static PyObject ValueOf(ExprNode? e) => e is Constant c ? c.Value : PyNone.Instance;
    }
}
