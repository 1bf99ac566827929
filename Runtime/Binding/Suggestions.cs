// Python/suggestions.c: which known name a mistyped one probably means.

using System.Text;

namespace PyModules.Runtime;

/// <summary>The weighted edit distance behind "Did you mean".</summary>
public static class Suggestions
{
    /// <summary>Among so many names and more, none is looked for.</summary>
    public const int MaxCandidates = 750;

    private const int MaxLength = 40, MoveCost = 2, CaseCost = 1;

    /// <summary><c>_Py_CalculateSuggestions</c>: the nearest name, null when none is near.</summary>
    [Mirrors("_Py_CalculateSuggestions", 127, 178)]
    public static string? Best(ReadOnlySpan<string> candidates, string name)
    {
        if (candidates.Length >= MaxCandidates) return null;
        byte[] wanted = Encoding.UTF8.GetBytes(name);
        int[] buffer = new int[MaxLength];
        int best = int.MaxValue;
        string? suggestion = null;
        foreach (string candidate in candidates)
        {
            if (candidate == name) continue;
            byte[] item = Encoding.UTF8.GetBytes(candidate);
            int max = Math.Min((wanted.Length + item.Length + 3) * MoveCost / 6, best - 1);
            int distance = Distance(wanted, item, max, buffer);
            if (distance > max) continue;
            if (suggestion is null || distance < best)
            {
                suggestion = candidate;
                best = distance;
            }
        }
        return suggestion;
    }

    /// <summary><see cref="Best"/> for Python objects; what is not a str is no candidate.</summary>
    public static string? Calculate(ReadOnlySpan<PyObject> candidates, PyObject name)
    {
        if (name is not PyStr text) return null;
        List<string> names = new(candidates.Length);
        foreach (PyObject candidate in candidates)
            if (candidate is PyStr known) names.Add(known.Value);
        return Best(names.ToArray(), text.Value);
    }

    /// <summary><see cref="Best"/> for strs.</summary>
    public static string? Calculate(ReadOnlySpan<PyStr> candidates, PyStr name)
    {
        List<string> names = new(candidates.Length);
        foreach (PyStr candidate in candidates) names.Add(candidate.Value);
        return Best(names.ToArray(), name.Value);
    }

    [Mirrors("substitution_cost", 16, 36)]
    private static int Cost(byte a, byte b)
    {
        if ((a & 31) != (b & 31)) return MoveCost;
        if (a == b) return 0;
        if (a is >= (byte)'A' and <= (byte)'Z') a += 32;
        if (b is >= (byte)'A' and <= (byte)'Z') b += 32;
        return a == b ? CaseCost : MoveCost;
    }

    /// <summary><c>levenshtein_distance</c>: more than <paramref name="max"/> when the distance exceeds it.</summary>
    [Mirrors("levenshtein_distance", 39, 125)]
    private static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int max, int[] buffer)
    {
        while (a.Length > 0 && b.Length > 0 && a[0] == b[0])
        {
            a = a[1..];
            b = b[1..];
        }
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (a.Length == 0 || b.Length == 0) return (a.Length + b.Length) * MoveCost;
        if (a.Length > MaxLength || b.Length > MaxLength) return max + 1;
        if (b.Length < a.Length)
        {
            ReadOnlySpan<byte> t = a;
            a = b;
            b = t;
        }
        if ((b.Length - a.Length) * MoveCost > max) return max + 1;
        for (int i = 0, cost = MoveCost; i < a.Length; i++, cost += MoveCost) buffer[i] = cost;
        int result = 0;
        for (int j = 0; j < b.Length; j++)
        {
            byte code = b[j];
            int distance = result = j * MoveCost, minimum = int.MaxValue;
            for (int i = 0; i < a.Length; i++)
            {
                int substitute = distance + Cost(code, a[i]);
                distance = buffer[i];
                int insertDelete = Math.Min(result, distance) + MoveCost;
                result = Math.Min(insertDelete, substitute);
                buffer[i] = result;
                if (result < minimum) minimum = result;
            }
            if (minimum > max) return max + 1;
        }
        return result;
    }
}
