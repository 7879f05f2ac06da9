namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Names in Hebrew or Arabic in the order in which they are seen. Letters are not joined: a PDF page has no notion of shaping.</summary>
internal static class RightToLeft
{
    public static string InOrderOfSight(string text)
    {
        if (!text.Any(IsRightToLeft))
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (var start = 0; start < characters.Length; start++)
        {
            if (!IsRightToLeft(characters[start]))
            {
                continue;
            }

            var last = start;
            for (var i = start; i < characters.Length && (IsRightToLeft(characters[i]) || characters[i] == ' '); i++)
            {
                last = IsRightToLeft(characters[i]) ? i : last;
            }

            Array.Reverse(characters, start, last - start + 1);
            start = last;
        }

        return new(characters);
    }

    private static bool IsRightToLeft(char character) => character is >= '\u0590' and <= '\u08ff' or >= '\ufb1d' and <= '\ufdff' or >= '\ufe70' and <= '\ufefc';
}
