// Python/codegen.c: match statements.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class CodeGenerator
{
    /// <summary>pattern_context.</summary>
    private sealed class PatternContext
    {
        /// <summary>Names captured so far, in the order of their values on the stack.</summary>
        public List<string> Stores = [];

        /// <summary>Whether a pattern that always matches is allowed here.</summary>
        public bool AllowIrrefutable;

        /// <summary>Where to jump on failure, by the number of values to pop.</summary>
        public List<int> FailPop = [];

        /// <summary>Values on top of the stack that captures go beneath.</summary>
        public int OnTop;
    }

    private static bool IsWildcard(PatternNode p) => p is MatchAs { Name: null };

    [Mirrors("ensure_fail_pop", 5664, 5683)]
    private void EnsureFailPop(PatternContext pc, int n)
    {
        while (pc.FailPop.Count <= n) pc.FailPop.Add(NewLabel());
    }

    [Mirrors("jump_to_fail_pop", 5686, 5696)]
    private void JumpToFailPop(SourceLocation loc, PatternContext pc, Op op)
    {
        int pops = pc.OnTop + pc.Stores.Count;
        EnsureFailPop(pc, pops);
        AddJump(loc, op, pc.FailPop[pops]);
    }

    [Mirrors("emit_and_reset_fail_pop", 5699, 5720)]
    private void EmitAndResetFailPop(SourceLocation loc, PatternContext pc)
    {
        if (pc.FailPop.Count == 0) return;
        for (int i = pc.FailPop.Count - 1; i > 0; i--)
        {
            UseLabel(pc.FailPop[i]);
            Add(loc, POP_TOP);
        }
        UseLabel(pc.FailPop[0]);
        pc.FailPop = [];
    }

    [Mirrors("codegen_pattern_helper_rotate", 5730, 5737)]
    private void Rotate(SourceLocation loc, int count)
    {
        while (1 < count) AddI(loc, SWAP, count--);
    }

    private static string Repr(PyObject o) => CompileErrors.Check(Obj.Repr(o)) is PyStr s ? s.Value : "";

    [Mirrors("codegen_error_duplicate_store", 5722, 5727)]
    private void DuplicateStore(SourceLocation loc, string name) => Error(loc, $"multiple assignments to name {Repr(Str(name))} in pattern");

    [Mirrors("codegen_pattern_helper_store_name", 5739, 5758)]
    private void StorePatternName(SourceLocation loc, string? name, PatternContext pc)
    {
        if (name is null)
        {
            Add(loc, POP_TOP);
            return;
        }
        if (pc.Stores.Contains(name)) DuplicateStore(loc, name);
        Rotate(loc, pc.OnTop + pc.Stores.Count + 1);
        pc.Stores.Add(name);
    }

    [Mirrors("pattern_helper_sequence_unpack", 5790, 5807)]
    private void UnpackPatterns(SourceLocation loc, PatternNode[] patterns, PatternContext pc)
    {
        int n = patterns.Length;
        bool seenStar = false;
        for (int i = 0; i < n; i++)
        {
            if (patterns[i] is not MatchStar) continue;
            if (seenStar) Error(loc, "multiple starred expressions in sequence pattern");
            if (i >= 1 << 8 || n - i - 1 >= int.MaxValue >> 8) Error(loc, "too many expressions in star-unpacking sequence pattern");
            AddI(loc, UNPACK_EX, i + ((n - i - 1) << 8));
            seenStar = true;
        }
        if (!seenStar) AddI(loc, UNPACK_SEQUENCE, n);
        pc.OnTop += n;
        foreach (PatternNode pattern in patterns)
        {
            pc.OnTop--;
            SubPattern(pattern, pc);
        }
    }

    /// <summary>A sequence with a nameless star: only the items that are looked at are fetched.</summary>
    [Mirrors("pattern_helper_sequence_subscr", 5812, 5847)]
    private void SubscriptPatterns(SourceLocation loc, PatternNode[] patterns, int star, PatternContext pc)
    {
        pc.OnTop++;
        int size = patterns.Length;
        for (int i = 0; i < size; i++)
        {
            if (IsWildcard(patterns[i]) || i == star) continue;
            AddI(loc, COPY, 1);
            if (i < star) LoadConst(loc, PyInt.From(i));
            else
            {
                Add(loc, GET_LEN);
                LoadConst(loc, PyInt.From(size - i));
                AddBinary(loc, Operator.Sub, false);
            }
            AddI(loc, BINARY_OP, NB.SUBSCR);
            SubPattern(patterns[i], pc);
        }
        pc.OnTop--;
        Add(loc, POP_TOP);
    }

    [Mirrors("codegen_pattern_subpattern", 5850, 5859)]
    private void SubPattern(PatternNode p, PatternContext pc)
    {
        bool old = pc.AllowIrrefutable;
        pc.AllowIrrefutable = true;
        Pattern(p, pc);
        pc.AllowIrrefutable = old;
    }

    [Mirrors("codegen_pattern_as", 5861, 5885)]
    private void AsPattern(MatchAs p, PatternContext pc)
    {
        SourceLocation loc = LOC(p);
        if (p.Pattern is null)
        {
            if (!pc.AllowIrrefutable)
                Error(loc, p.Name is not null ? $"name capture {Repr(Str(p.Name))} makes remaining patterns unreachable" : "wildcard makes remaining patterns unreachable");
            StorePatternName(loc, p.Name, pc);
            return;
        }
        pc.OnTop++;
        AddI(loc, COPY, 1);
        Pattern(p.Pattern, pc);
        pc.OnTop--;
        StorePatternName(loc, p.Name, pc);
    }

    [Mirrors("codegen_pattern_class", 5916, 5978)]
    private void ClassPattern(MatchClass p, PatternContext pc)
    {
        SourceLocation loc = LOC(p);
        int nargs = p.Patterns.Length, nattrs = p.KwdAttrs.Length;
        if (nattrs != p.KwdPatterns.Length) Error(loc, $"kwd_attrs ({nattrs}) / kwd_patterns ({p.KwdPatterns.Length}) length mismatch in class pattern");
        for (int i = 0; i < nattrs; i++)
            for (int j = i + 1; j < nattrs; j++)
                if (p.KwdAttrs[i] == p.KwdAttrs[j]) Error(LOC(p.KwdPatterns[j]), $"attribute name repeated in class pattern: {p.KwdAttrs[i]}");
        Visit(p.Cls);
        LoadConst(loc, PyTuple.Own(Array.ConvertAll(p.KwdAttrs, PyObject (name) => Str(name))));
        AddI(loc, MATCH_CLASS, nargs);
        AddI(loc, COPY, 1);
        LoadConst(loc, PyNone.Instance);
        AddI(loc, IS_OP, 1);
        pc.OnTop++;
        JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        AddI(loc, UNPACK_SEQUENCE, nargs + nattrs);
        pc.OnTop += nargs + nattrs - 1;
        for (int i = 0; i < nargs + nattrs; i++)
        {
            pc.OnTop--;
            PatternNode pattern = i < nargs ? p.Patterns[i] : p.KwdPatterns[i - nargs];
            if (IsWildcard(pattern)) Add(loc, POP_TOP);
            else SubPattern(pattern, pc);
        }
    }

    [Mirrors("codegen_pattern_mapping", 6010, 6109)]
    private void MappingPattern(MatchMapping p, PatternContext pc)
    {
        SourceLocation loc = LOC(p);
        int size = p.Keys.Length;
        if (size != p.Patterns.Length) Error(loc, $"keys ({size}) / patterns ({p.Patterns.Length}) length mismatch in mapping pattern");
        pc.OnTop++;
        Add(loc, MATCH_MAPPING);
        JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        if (size == 0 && p.Rest is null)
        {
            pc.OnTop--;
            Add(loc, POP_TOP);
            return;
        }
        if (size > 0)
        {
            Add(loc, GET_LEN);
            LoadConst(loc, PyInt.From(size));
            AddCompare(loc, CmpOperator.GtE);
            JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        }
        PySet seen = new();
        foreach (ExprNode key in p.Keys)
        {
            if (key is Constant constant)
            {
                bool? inSeen = seen.Contains(constant.Value);
                if (inSeen is null) CompileErrors.Abort();
                if (inSeen == true) Error(loc, $"mapping pattern checks duplicate key ({Repr(constant.Value)})");
                if (!seen.Add(constant.Value)) CompileErrors.Abort();
            }
            else if (key is not Ast.Attribute) Error(loc, "mapping pattern keys may only match literals and attribute lookups");
            Visit(key);
        }
        AddI(loc, BUILD_TUPLE, size);
        Add(loc, MATCH_KEYS);
        // The tuple of keys and the tuple of values (or None) lie above the subject.
        pc.OnTop += 2;
        AddI(loc, COPY, 1);
        LoadConst(loc, PyNone.Instance);
        AddI(loc, IS_OP, 1);
        JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        AddI(loc, UNPACK_SEQUENCE, size);
        pc.OnTop += size - 1;
        foreach (PatternNode pattern in p.Patterns)
        {
            pc.OnTop--;
            SubPattern(pattern, pc);
        }
        pc.OnTop -= 2;
        if (p.Rest is not null)
        {
            // rest = dict(subject) without the keys.
            AddI(loc, BUILD_MAP, 0);
            AddI(loc, SWAP, 3);
            AddI(loc, DICT_UPDATE, 2);
            AddI(loc, UNPACK_SEQUENCE, size);
            while (size > 0)
            {
                AddI(loc, COPY, 1 + size--);
                AddI(loc, SWAP, 2);
                Add(loc, DELETE_SUBSCR);
            }
            StorePatternName(loc, p.Rest, pc);
        }
        else
        {
            Add(loc, POP_TOP);
            Add(loc, POP_TOP);
        }
    }

    [Mirrors("codegen_pattern_or", 6111, 6260)]
    private void OrPattern(MatchOr p, PatternContext pc)
    {
        SourceLocation loc = LOC(p);
        int end = NewLabel(), size = p.Patterns.Length;
        (List<string> oldStores, bool oldIrrefutable, List<int> oldFailPop, int oldOnTop) = (pc.Stores, pc.AllowIrrefutable, pc.FailPop, pc.OnTop);
        List<string> control = [];
        for (int i = 0; i < size; i++)
        {
            PatternNode alt = p.Patterns[i];
            pc.Stores = [];
            pc.AllowIrrefutable = i == size - 1 && oldIrrefutable;
            pc.FailPop = [];
            pc.OnTop = 0;
            AddI(LOC(alt), COPY, 1);
            Pattern(alt, pc);
            if (i == 0) control = pc.Stores;
            else if (pc.Stores.Count != control.Count) Error(loc, "alternative patterns bind different names");
            else
            {
                // Bring the captures into the order of the first alternative.
                for (int icontrol = control.Count - 1; icontrol >= 0; icontrol--)
                {
                    int istores = pc.Stores.IndexOf(control[icontrol]);
                    if (istores < 0) Error(loc, "alternative patterns bind different names");
                    if (icontrol == istores) continue;
                    int rotations = istores + 1;
                    List<string> rotated = pc.Stores.GetRange(0, rotations);
                    pc.Stores.RemoveRange(0, rotations);
                    pc.Stores.InsertRange(icontrol - istores, rotated);
                    while (rotations-- > 0) Rotate(LOC(alt), icontrol + 1);
                }
            }
            AddJump(LOC(alt), JUMP, end);
            EmitAndResetFailPop(LOC(alt), pc);
        }
        pc.Stores = oldStores;
        pc.AllowIrrefutable = oldIrrefutable;
        pc.FailPop = oldFailPop;
        pc.OnTop = oldOnTop;
        // No alternative matched.
        Add(loc, POP_TOP);
        JumpToFailPop(loc, pc, JUMP);
        UseLabel(end);
        int nrots = control.Count + 1 + pc.OnTop + pc.Stores.Count;
        foreach (string name in control)
        {
            Rotate(loc, nrots);
            if (pc.Stores.Contains(name)) DuplicateStore(loc, name);
            pc.Stores.Add(name);
        }
        Add(loc, POP_TOP);
    }

    [Mirrors("codegen_pattern_sequence", 6263, 6319)]
    private void SequencePattern(MatchSequence p, PatternContext pc)
    {
        SourceLocation loc = LOC(p);
        int size = p.Patterns.Length, star = -1;
        bool onlyWildcard = true, starWildcard = false;
        for (int i = 0; i < size; i++)
        {
            if (p.Patterns[i] is MatchStar s)
            {
                if (star >= 0) Error(loc, "multiple starred names in sequence pattern");
                starWildcard = s.Name is null;
                onlyWildcard &= starWildcard;
                star = i;
                continue;
            }
            onlyWildcard &= IsWildcard(p.Patterns[i]);
        }
        pc.OnTop++;
        Add(loc, MATCH_SEQUENCE);
        JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        if (star < 0)
        {
            Add(loc, GET_LEN);
            LoadConst(loc, PyInt.From(size));
            AddCompare(loc, CmpOperator.Eq);
            JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        }
        else if (size > 1)
        {
            Add(loc, GET_LEN);
            LoadConst(loc, PyInt.From(size - 1));
            AddCompare(loc, CmpOperator.GtE);
            JumpToFailPop(loc, pc, POP_JUMP_IF_FALSE);
        }
        pc.OnTop--;
        if (onlyWildcard) Add(loc, POP_TOP);
        else if (starWildcard) SubscriptPatterns(loc, p.Patterns, star, pc);
        else UnpackPatterns(loc, p.Patterns, pc);
    }

    [Mirrors("codegen_pattern", 6347, 6372)]
    private void Pattern(PatternNode node, PatternContext pc)
    {
        CompileErrors.CheckStack();
        switch (node)
        {
            case MatchValue p:
                if (p.Value is not (Constant or Ast.Attribute)) Error(LOC(p), "patterns may only match literals and attribute lookups");
                Visit(p.Value);
                AddCompare(LOC(p), CmpOperator.Eq);
                Add(LOC(p), TO_BOOL);
                JumpToFailPop(LOC(p), pc, POP_JUMP_IF_FALSE);
                break;
            case MatchSingleton p:
                LoadConst(LOC(p), p.Value);
                AddCompare(LOC(p), CmpOperator.Is);
                JumpToFailPop(LOC(p), pc, POP_JUMP_IF_FALSE);
                break;
            case MatchSequence p:
                SequencePattern(p, pc);
                break;
            case MatchMapping p:
                MappingPattern(p, pc);
                break;
            case MatchClass p:
                ClassPattern(p, pc);
                break;
            case MatchStar p:
                StorePatternName(LOC(p), p.Name, pc);
                break;
            case MatchAs p:
                AsPattern(p, pc);
                break;
            case MatchOr p:
                OrPattern(p, pc);
                break;
        }
    }

    [Mirrors("codegen_match_inner", 6374, 6450)]
    private void MatchStatement(Match s)
    {
        Visit(s.Subject);
        int end = NewLabel(), cases = s.Cases.Length;
        MatchCase last = s.Cases[cases - 1];
        bool hasDefault = IsWildcard(last.Pattern) && 1 < cases;
        int count = cases - (hasDefault ? 1 : 0);
        PatternContext pc = new();
        for (int i = 0; i < count; i++)
        {
            MatchCase m = s.Cases[i];
            SourceLocation loc = LOC(m.Pattern);
            if (i != count - 1) AddI(loc, COPY, 1);
            pc.Stores = [];
            pc.AllowIrrefutable = m.Guard is not null || i == cases - 1;
            pc.FailPop = [];
            pc.OnTop = 0;
            Pattern(m.Pattern, pc);
            foreach (string name in pc.Stores) NameOp(loc, name, ExprContext.Store);
            if (m.Guard is not null)
            {
                EnsureFailPop(pc, 0);
                JumpIf(loc, m.Guard, pc.FailPop[0], false);
            }
            if (i != count - 1) Add(SourceLocation.Next, POP_TOP);
            Visit(m.Body);
            AddJump(NoLoc, JUMP, end);
            // Failure falls through to the next case.
            EmitAndResetFailPop(loc, pc);
        }
        if (hasDefault)
        {
            SourceLocation loc = LOC(last.Pattern);
            Add(loc, NOP);
            if (last.Guard is not null) JumpIf(loc, last.Guard, end, false);
            Visit(last.Body);
        }
        UseLabel(end);
    }
}
