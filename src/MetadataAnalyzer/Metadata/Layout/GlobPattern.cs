namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>One pattern of an ignore file, matched against whole paths. Case does not matter.</summary>
internal sealed class GlobPattern
{
    private const string AnyFolders = "**";

    private readonly string[] _segments;

    /// <param name="pattern">Pattern without a leading or trailing slash.</param>
    /// <param name="isAnchored">Whether it begins at the root; else it matches below any folder.</param>
    public GlobPattern(string pattern, bool isAnchored) =>
        _segments = isAnchored ? pattern.Split('/') : [AnyFolders, pattern];

    /// <param name="path">Segments of a path relative to the folder of the ignore file.</param>
    public bool Matches(string[] path)
    {
        // Where the match fails after two stars, they take one folder more and it goes on from there.
        var (index, at) = (0, 0);
        var (retryIndex, retryAt) = (-1, 0);
        while (at < path.Length)
        {
            if (index < _segments.Length && _segments[index] == AnyFolders)
            {
                // At the end it matches everything below, at least one segment.
                if (index == _segments.Length - 1)
                {
                    return true;
                }

                (retryIndex, retryAt) = (index, at);
                index++;
            }
            else if (index < _segments.Length && MatchesSegment(_segments[index], path[at]))
            {
                index++;
                at++;
            }
            else if (retryIndex >= 0)
            {
                at = ++retryAt;
                index = retryIndex + 1;
            }
            else
            {
                return false;
            }
        }

        return index == _segments.Length;
    }

    /// <summary>
    /// Linear but for the retry at the last star, so that a pattern full of stars takes no more than the product of both lengths.
    /// </summary>
    private static bool MatchesSegment(string pattern, string text)
    {
        var (index, at) = (0, 0);
        var (retryIndex, retryAt) = (-1, 0);
        while (at < text.Length)
        {
            var length = 0;
            if (index < pattern.Length && pattern[index] == '*')
            {
                retryIndex = index++;
                retryAt = at;
            }
            else if (index < pattern.Length && MatchesOne(pattern, index, text[at], out length))
            {
                index += length;
                at++;
            }
            else if (retryIndex >= 0)
            {
                at = ++retryAt;
                index = retryIndex + 1;
            }
            else
            {
                return false;
            }
        }

        while (index < pattern.Length && pattern[index] == '*')
        {
            index++;
        }

        return index == pattern.Length;
    }

    /// <param name="pattern">Pattern.</param>
    /// <param name="index">Where the part of the pattern begins that matches one character.</param>
    /// <param name="character">The character.</param>
    /// <param name="length">Length of that part.</param>
    private static bool MatchesOne(string pattern, int index, char character, out int length)
    {
        length = 1;
        switch (pattern[index])
        {
            case '?':
                return true;
            case '\\' when index + 1 < pattern.Length:
                length = 2;
                return Same(pattern[index + 1], character);
            case '[' when pattern.IndexOf(']', Math.Min(index + 2, pattern.Length)) is var close and > 0:
                length = close - index + 1;
                return IsInClass(pattern.AsSpan(index + 1, close - index - 1), character);
            default:
                return Same(pattern[index], character);
        }
    }

    private static bool IsInClass(ReadOnlySpan<char> members, char character)
    {
        var isNegated = members[0] is '!' or '^';
        members = isNegated ? members[1..] : members;
        var (lower, upper) = (char.ToLowerInvariant(character), char.ToUpperInvariant(character));
        var isMember = false;
        for (var index = 0; index < members.Length; index++)
        {
            var isRange = index + 2 < members.Length && members[index + 1] == '-';
            var (first, last) = (members[index], isRange ? members[index + 2] : members[index]);
            isMember |= (first <= lower && lower <= last) || (first <= upper && upper <= last);
            index += isRange ? 2 : 0;
        }

        return isMember != isNegated;
    }

    private static bool Same(char left, char right) => left == right || char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
