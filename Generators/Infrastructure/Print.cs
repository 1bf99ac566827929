using System;

namespace PyModules.Generators;

/// <summary>128 bits that stand for a text. Not for adversaries: two lanes that multiply and rotate.</summary>
internal sealed class Print : IEquatable<Print>
{
    private ulong _first = 14695981039346656037, _second = 0x9E3779B97F4A7C15;

    public void Add(ulong value)
    {
        _first = (_first ^ value) * 1099511628211;
        _first ^= _first >> 29;
        _second = ((_second << 23) | (_second >> 41)) ^ (value * 0xC2B2AE3D27D4EB4F);
        _second *= 0x9FB21C651E98DF25;
    }

    public void Add(Print other)
    {
        Add(other._first);
        Add(other._second);
    }

    public void Add(string text) => Add(text, 0, text.Length);

    public void Add(string text, int from, int to)
    {
        Add((ulong)(uint)(to - from) | 1UL << 40);
        for (int i = from; i < to; i++) Add(text[i]);
    }

    public bool Equals(Print? other) => other is not null && _first == other._first && _second == other._second;

    public override bool Equals(object? obj) => Equals(obj as Print);

    public override int GetHashCode() => (int)_first;
}
