using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// Words in the names of integrations. Whole words match, in any case; <c>camelCase</c> and digits separate words too.
/// </summary>
public sealed class NamePattern
{
    private readonly ImmutableArray<string[]> _phrases;

    /// <param name="target">The name that the pattern is for.</param>
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

    /// <summary>Whole names that do not match, any case.</summary>
    public ImmutableArray<string> Except { get; }

    /// <summary>The first of <see cref="Words"/> that <paramref name="value"/> holds, or null.</summary>
    /// <param name="value">The name. Of a username or an e-mail address only the part before the @ counts.</param>
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

/// <summary>The name of a subject that a <see cref="NamePattern"/> is for.</summary>
public enum NameTarget
{
    /// <summary>The user's full name.</summary>
    Name,

    /// <summary>The username, up to the @.</summary>
    Username,

    /// <summary>The e-mail address, up to the @.</summary>
    Email,

    Alias,

    /// <summary>API name or label of the profile.</summary>
    Profile,

    /// <summary>API name or label of a permission set.</summary>
    PermissionSet,

    /// <summary>Name of an application in the login history.</summary>
    Application,
}

/// <summary>Splits names into words.</summary>
internal static class NameWords
{
    /// <summary>
    /// Words in lower case: runs of letters and digits; with <paramref name="splitCamelCase"/> split further, as <c>API|User|01</c>.
    /// </summary>
    public static List<string> Split(string name, bool splitCamelCase)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isInWord = i < name.Length && char.IsLetterOrDigit(name[i]);
            if (isInWord && !(splitCamelCase && i > start && IsBoundary(name, i)))
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = isInWord ? i : i + 1;
        }

        return words;
    }

    /// <summary>Whether <paramref name="words"/> contain the words of <paramref name="phrase"/> one after the other.</summary>
    public static bool Contain(List<string> words, string[] phrase)
    {
        for (var i = 0; i + phrase.Length <= words.Count; i++)
        {
            if (phrase.AsSpan().SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words).Slice(i, phrase.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBoundary(string name, int i)
    {
        var (before, here) = (name[i - 1], name[i]);
        if (char.IsDigit(before) != char.IsDigit(here))
        {
            return true;
        }

        var startsWord = char.IsUpper(here) && char.IsLower(before);
        var endsAcronym = char.IsUpper(here) && char.IsUpper(before) && i + 1 < name.Length && char.IsLower(name[i + 1]);
        return startsWord || endsAcronym;
    }
}
