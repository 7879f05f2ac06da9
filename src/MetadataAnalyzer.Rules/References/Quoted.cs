namespace MetadataAnalyzer.Rules.References;

/// <summary>A formula or line of code as a message quotes it.</summary>
internal static class Quoted
{
    private const int Longest = 240;

    /// <summary>The text whole or, when it would fill a page, its beginning with a sign that it goes on: the place leads to the rest.</summary>
    public static string Short(string text) => text.Length <= Longest ? text.TrimEnd(';', '{', ' ') : $"{text.AsSpan(0, Longest)} …";
}
