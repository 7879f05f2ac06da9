namespace MetadataAnalyzer.Licensing;

/// <summary>Names as words.</summary>
internal static class NameWords
{
    /// <summary>Lower-case words: runs of letters and digits; with <paramref name="splitCamelCase"/> also cut as in <c>API|User|01</c>.</summary>
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

    /// <summary>Whether <paramref name="phrase"/> stands in <paramref name="words"/>, word after word.</summary>
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
