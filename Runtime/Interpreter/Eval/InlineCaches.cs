// Python/gc.c: inline caches hold what they found; a full collection lets go of it.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    private const int FewTranslations = 1024;

    private readonly List<WeakReference<Translated>> _translations = [];
    private int _translationsBeforeSweep = FewTranslations;

    /// <summary>Know a translation, so that its caches can be emptied.</summary>
    internal void Register(Translated translated)
    {
        if (_translations.Count >= _translationsBeforeSweep)
        {
            _translations.RemoveAll(static reference => !reference.TryGetTarget(out _));
            _translationsBeforeSweep = Math.Max(FewTranslations, _translations.Count * 2);
        }
        _translations.Add(new WeakReference<Translated>(translated));
    }

    /// <summary>Forget what attribute accesses found in types. CPython's caches borrow their references; these would keep a dead class's members alive.</summary>
    internal void DropInlineCaches()
    {
        foreach (WeakReference<Translated> reference in _translations)
        {
            if (!reference.TryGetTarget(out Translated? translated)) continue;
            foreach (ref Instr i in translated.Instrs.AsSpan())
            {
                if (i.Cache is not AttrCache { Value: not null } cache) continue;
                switch (i.Op)
                {
                    case IOp.LoadAttrTypeValue or IOp.LoadAttrProperty or IOp.LoadAttrClass:
                        i.Op = IOp.LoadAttr;
                        break;
                    case IOp.LoadMethodCached or IOp.LoadMethodBuiltin:
                        i.Op = IOp.LoadMethod;
                        break;
                    case IOp.LoadAttr or IOp.LoadMethod:
                        break;
                    default:
                        // Another instruction may rely on the value.
                        continue;
                }
                cache.Value = null;
            }
        }
    }
}
