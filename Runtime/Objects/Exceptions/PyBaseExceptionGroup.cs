// Objects/exceptions.c: BaseExceptionGroup and what except* needs.

namespace PyModules.Runtime;

/// <summary><c>BaseExceptionGroup</c>: several unrelated exceptions raised as one.</summary>
[PyType("BaseExceptionGroup", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "Several unrelated exceptions as one.")]
public partial class PyBaseExceptionGroup : PyBaseException
{
    [PyMember("message", ReadOnly = true, Doc = "the message")] internal PyObject? _message;
    [PyMember("exceptions", ReadOnly = true, Doc = "the exceptions")] internal PyObject? _exceptions;

    /// <summary>The repr of what <c>__new__</c> was given, where that was neither list nor tuple.</summary>
    private PyStr? _exceptionsText;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyBaseExceptionGroup().OfType(type);

    /// <summary>The nested exceptions.</summary>
    public PyTuple Exceptions => (PyTuple)_exceptions!;

    [PySlot(Slot.New), Mirrors("BaseExceptionGroup_new", 885, 996)]
    private static PyObject? GroupNew(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int given = kwnames is null ? args.Length : args.Length - kwnames.Count;
        if (given != 2) return Err.Raise(Exc.TypeError, $"BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)");
        if (args[0] is not PyStr) return Err.Raise(Exc.TypeError, $"BaseExceptionGroup.__new__() argument 1 must be str, not {args[0].Type.Name}");
        if (!Seq.Check(args[1])) return Err.Raise(Exc.TypeError, "second argument (exceptions) must be a sequence");
        // Once it is taken apart, only its own words can tell what it was.
        PyStr? text = null;
        if (args[1] is not (PyList or PyTuple) && (text = Obj.Repr(args[1]) as PyStr) is null) return null;
        if (Seq.Tuple(args[1]) is not { } exceptions) return null;
        if (exceptions.Count == 0) return Err.Raise(Exc.ValueError, "second argument (exceptions) must be a non-empty sequence");
        bool nestedBase = false;
        for (int i = 0; i < exceptions.Count; i++)
        {
            if (exceptions[i] is not PyBaseException)
                return Err.Raise(Exc.ValueError, $"Item {i} of second argument (exceptions) is not an exception");
            if (Obj.IsInstance(exceptions[i], Exc.Exception) is not { } isException) return null;
            nestedBase |= !isException;
        }
        if (type == Exc.ExceptionGroup)
        {
            if (nestedBase) return Err.Raise(Exc.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
        }
        else if (type == TypeObject)
        {
            if (!nestedBase) type = Exc.ExceptionGroup;
        }
        else if (nestedBase)
        {
            if (Obj.IsSubclass(type, Exc.Exception) is not { } isException) return null;
            if (isException) return Err.Raise(Exc.TypeError, $"Cannot nest BaseExceptions in '{type.Name}'");
        }
        if (BaseNew(type, args, kwnames) is not PyBaseExceptionGroup self) return null;
        self._message = args[0];
        self._exceptions = exceptions;
        self._exceptionsText = text;
        return self;
    }

    [Mirrors("_PyExc_CreateExceptionGroup", 998, 1013)]
    internal static PyObject? Create(string message, PyObject exceptions) => Obj.Call(TypeObject, PyStr.From(message), exceptions);

    [PySlot(Slot.Init), Mirrors("BaseExceptionGroup_init", 1015, 1025)]
    private bool GroupInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => BaseInit(args, kwnames);

    [PySlot(Slot.Str), Mirrors("BaseExceptionGroup_str", 1053, 1065)]
    private PyObject? GroupStr()
    {
        int count = Exceptions.Count;
        return PyStr.Concat((PyStr)_message!, PyStr.From($" ({count} sub-exception{(count > 1 ? "s" : "")})"));
    }

    /// <summary>The exceptions show as the list or tuple that they came in, but as they are kept: that list may have changed.</summary>
    [PySlot(Slot.Repr)]
    private PyObject? GroupRepr()
    {
        PyStr? text = _exceptionsText;
        if (text is null)
        {
            bool wasList = _args.Count == 2 && _args[1] is PyList;
            text = Obj.Repr(wasList ? PyList.Of(Exceptions.Items.AsSpan(0, Exceptions.Count)) : Exceptions) as PyStr;
        }
        return text is not null && Obj.Repr(_message!) is PyStr message ? PyStr.From($"{Type.ShortName}({message.Value}, {text.Value})") : null;
    }

    [PyMethod("__class_getitem__", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PyMethod("derive", "(excs, /)"), Mirrors("BaseExceptionGroup_derive_impl", 1074, 1087)]
    private PyObject? Derive(PyObject excs) => Obj.Call(TypeObject, _message!, excs);

    /// <summary>A group of the kept exceptions with this one's traceback, cause, context and notes; null when none is kept.</summary>
    [Mirrors("exceptiongroup_subset", 1089, 1169)]
    private bool Subset(PyList kept, out PyObject? result)
    {
        result = null;
        if (kept.Count == 0) return true;
        if (Obj.CallMethod(this, Id.Make("derive"), kept) is not { } derived) return false;
        if (derived is not PyBaseExceptionGroup group)
            return Err.Fail(Exc.TypeError, "derive must return an instance of BaseExceptionGroup");
        group._traceback = _traceback;
        group._context = _context;
        group.SetCause(_cause);
        if (!Obj.TryGetAttr(this, Id.__notes__, out PyObject? notes)) return false;
        // Notes that are no sequence are somebody's earlier error, and not this function's to report.
        if (notes is not null && Seq.Check(notes))
        {
            if (Seq.List(notes) is not { } copy || !Obj.SetAttr(group, Id.__notes__, copy)) return false;
        }
        result = group;
        return true;
    }

    private enum Matcher { ByType, ByPredicate, InstanceIds }

    [Mirrors("get_matcher_type", 1183, 1215)]
    private static bool GetMatcher(PyObject value, out Matcher matcher)
    {
        matcher = Matcher.ByPredicate;
        if (Obj.IsCallable(value) && value is not PyType) return true;
        matcher = Matcher.ByType;
        if (Err.IsExceptionClass(value)) return true;
        if (value.GetType() == typeof(PyTuple))
        {
            var types = (PyTuple)value;
            int i = 0;
            while (i < types.Count && Err.IsExceptionClass(types[i])) i++;
            if (i == types.Count) return true;
        }
        return Err.Fail(Exc.TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    }

    [Mirrors("exceptiongroup_split_check_match", 1217, 1253)]
    private static bool? CheckMatch(PyObject exception, Matcher matcher, object value) => matcher switch
    {
        Matcher.ByType => Err.GivenMatches(exception, (PyObject)value),
        Matcher.ByPredicate => Obj.Call((PyObject)value, exception) is { } answer ? Obj.IsTrue(answer) : null,
        _ => exception is not PyBaseExceptionGroup && ((HashSet<PyObject>)value).Contains(exception),
    };

    [Mirrors("exceptiongroup_split_recursive", 1260, 1369)]
    private static bool Split(PyObject exception, Matcher matcher, object value, bool wantRest, out PyObject? match, out PyObject? rest)
    {
        match = rest = null;
        if (CheckMatch(exception, matcher, value) is not { } isMatch) return false;
        if (isMatch)
        {
            match = exception;
            return true;
        }
        if (exception is not PyBaseExceptionGroup group)
        {
            if (wantRest) rest = exception;
            return true;
        }
        var matches = new PyList();
        var rests = new PyList();
        foreach (PyObject nested in group.Exceptions.Items)
        {
            if (!Recursion.Enter(" in exceptiongroup_split_recursive")) return false;
            bool done = Split(nested, matcher, value, wantRest, out PyObject? nestedMatch, out PyObject? nestedRest);
            Recursion.Leave();
            if (!done) return false;
            if (nestedMatch is not null) matches.Append(nestedMatch);
            if (nestedRest is not null) rests.Append(nestedRest);
        }
        return group.Subset(matches, out match) && (!wantRest || group.Subset(rests, out rest));
    }

    [PyMethod("split", "(matcher_value, /)"), Mirrors("BaseExceptionGroup_split_impl", 1378, 1404)]
    private PyObject? SplitBy(PyObject matcherValue)
    {
        if (!GetMatcher(matcherValue, out Matcher matcher)) return null;
        if (!Split(this, matcher, matcherValue, wantRest: true, out PyObject? match, out PyObject? rest)) return null;
        return PyTuple.Of(match ?? PyNone.Instance, rest ?? PyNone.Instance);
    }

    [PyMethod("subgroup", "(matcher_value, /)"), Mirrors("BaseExceptionGroup_subgroup_impl", 1413, 1437)]
    private PyObject? Subgroup(PyObject matcherValue)
    {
        if (!GetMatcher(matcherValue, out Matcher matcher)) return null;
        if (!Split(this, matcher, matcherValue, wantRest: false, out PyObject? match, out _)) return null;
        return match ?? PyNone.Instance;
    }

    /// <summary>Split for <c>CHECK_EG_MATCH</c> by exception type or tuple of types: the matching part and the rest, null where empty.</summary>
    internal bool SplitByType(PyObject types, out PyObject? match, out PyObject? rest) => Split(this, Matcher.ByType, types, wantRest: true, out match, out rest);

    [Mirrors("collect_exception_group_leaf_ids", 1439, 1475)]
    private static void CollectLeaves(PyObject exception, HashSet<PyObject> leaves)
    {
        if (exception is PyBaseExceptionGroup group)
        {
            foreach (PyObject nested in group.Exceptions.Items) CollectLeaves(nested, leaves);
        }
        else if (exception is PyBaseException)
        {
            leaves.Add(exception);
        }
    }

    /// <summary>The part of this group whose leaves stand in the groups of <paramref name="keep"/>.</summary>
    [Mirrors("exception_group_projection", 1483, 1519)]
    private PyObject? Projection(List<PyObject> keep)
    {
        var leaves = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        foreach (PyObject group in keep) CollectLeaves(group, leaves);
        return Split(this, Matcher.InstanceIds, leaves, wantRest: false, out PyObject? match, out _) ? match ?? PyNone.Instance : null;
    }

    [Mirrors("is_same_exception_metadata", 1521, 1534)]
    private static bool SameMetadata(PyBaseException one, PyBaseException other) =>
        ReferenceEquals(NotesOf(one), NotesOf(other)) && one._traceback == other._traceback && one._cause == other._cause && one._context == other._context;

    private static PyObject? NotesOf(PyBaseException exception) => exception._dict?.GetItem(Id.__notes__);

    /// <summary>What is to be raised at the end of try-except*: the reraised part of <paramref name="original"/> beside what the handlers raised. None when nothing is left.</summary>
    [Mirrors("_PyExc_PrepReraiseStar", 1552, 1643)]
    internal static PyObject? PrepReraiseStar(PyObject original, PyList exceptions)
    {
        if (exceptions.Count == 0) return PyNone.Instance;
        if (original is not PyBaseExceptionGroup group) return exceptions[0];
        var raised = new List<PyObject>();
        var reraised = new List<PyObject>();
        for (int i = 0; i < exceptions.Count; i++)
        {
            if (exceptions[i] is PyBaseException exception)
                (SameMetadata(exception, group) ? reraised : raised).Add(exception);
        }
        if (group.Projection(reraised) is not { } reraisedGroup) return null;
        if (raised.Count == 0) return reraisedGroup;
        if (reraisedGroup is not PyNone) raised.Add(reraisedGroup);
        return raised.Count > 1 ? Create("", PyList.Of([.. raised])) : raised[0];
    }
}
