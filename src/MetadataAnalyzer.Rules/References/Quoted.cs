using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Rules.References;

/// <summary>What messages about references say alike.</summary>
internal static class Quoted
{
    private const int Longest = 240;

    /// <summary>Whose profile a comparison names.</summary>
    public static string Owner(Subject? subject) => subject is null ? "which is the profile of no user that may move" : $"the profile of '{subject.Name}'";

    /// <summary>The text whole or, when it would fill a page, its beginning with a sign that it goes on: the place leads to the rest.</summary>
    public static string Short(string text) => text.Length <= Longest ? text.TrimEnd(';', '{', ' ') : $"{text.AsSpan(0, Longest)} …";
}
