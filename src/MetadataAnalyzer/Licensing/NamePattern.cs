using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>Words that make a name look like an integration's. Whole words match, in any case; <c>camelCase</c> and digits separate words too.</summary>
public sealed class NamePattern
{
    private readonly ImmutableArray<string[]> _phrases;

    /// <param name="target">Which name it reads.</param>
    /// <param name="signal">The signal that a match raises.</param>
    /// <param name="words">Words, or phrases of words with spaces between them.</param>
    /// <param name="except">Whole names that do not match, any case.</param>
    public NamePattern(NameTarget target, string signal, ImmutableArray<string> words, ImmutableArray<string> except)
    {
        Target = target;
        Signal = signal;
        Words = words;
        Except = except;
        _phrases = [.. words.Select(word => word.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    public NameTarget Target { get; }

    /// <summary>Id of the <see cref="DetectionSignal"/> that a match raises.</summary>
    public string Signal { get; }

    public ImmutableArray<string> Words { get; }

    /// <summary>Whole names that look alike and are none.</summary>
    public ImmutableArray<string> Except { get; }

    public bool Matches(string value) => Match(value) is not null;

    /// <summary>The first of <see cref="Words"/> that <paramref name="value"/> holds, or null.</summary>
    /// <param name="value">The name; of a username or an e-mail address the part before the @ is read.</param>
    public string? Match(string value)
    {
        if (Except.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = Target is NameTarget.Username or NameTarget.Email ? value.Split('@')[0] : value;
        var spaced = NameWords.Split(name, splitCamelCase: false);
        var camel = NameWords.Split(name, splitCamelCase: true);
        for (var i = 0; i < _phrases.Length; i++)
        {
            if (NameWords.Contain(spaced, _phrases[i]) || NameWords.Contain(camel, _phrases[i]))
            {
                return Words[i];
            }
        }

        return null;
    }
}
