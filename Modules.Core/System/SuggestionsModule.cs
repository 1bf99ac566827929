// Modules/_suggestions.c: the nearest of several names.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The nearest of several names, for error messages.</summary>
[PyModule("_suggestions", Source = "Modules/_suggestions.c", Doc = "The nearest of several names.")]
public static partial class SuggestionsModule
{
    /// <summary>The candidate nearest to the item, or None.</summary>
    [PyFunction("_generate_suggestions", "(candidates, item, /)"), Mirrors("_suggestions__generate_suggestions_impl", 18, 44)]
    private static PyObject? GenerateSuggestions(PyObject candidates, PyObject item)
    {
        if (candidates.GetType() != typeof(PyList)) return Err.Raise(Exc.TypeError, "candidates must be a list");
        if (item is not PyStr name) return Err.Raise(Exc.TypeError, $"_generate_suggestions() argument 2 must be str, not {item.Type.Name}");
        var list = (PyList)candidates;
        for (int i = 0; i < list.Count; i++)
            if (list[i] is not PyStr) return Err.Raise(Exc.TypeError, "all elements in 'candidates' must be strings");
        if (list.Count >= Suggestions.MaxCandidates) return PyNone.Instance;
        if (name.ToUtf8() is null) return null;
        for (int i = 0; i < list.Count; i++)
            if (((PyStr)list[i]).ToUtf8() is null) return null;
        return Suggestions.Calculate(list.Items.ToArray(), name) is { } nearest ? PyStr.From(nearest) : PyNone.Instance;
    }
}
