namespace MetadataAnalyzer.Metadata.References;

/// <summary>How the methods of texts and collections compare.</summary>
internal static class CodeComparisons
{
    /// <summary>How a method, in upper case, compares what it is called on with its argument; null when it compares nothing.</summary>
    public static ReferenceComparison? Of(string method) => method switch
    {
        "EQUALS" or "EQUALSIGNORECASE" or "COMPARETO" or "CONTAINSKEY" or "GET" => ReferenceComparison.Equal,
        "CONTAINS" or "CONTAINSIGNORECASE" or "INDEXOF" or "INDEXOFIGNORECASE" or "ENDSWITH" or "ENDSWITHIGNORECASE" or "LASTINDEXOF" =>
            ReferenceComparison.Contains,
        "STARTSWITH" or "STARTSWITHIGNORECASE" => ReferenceComparison.StartsWith,
        _ => null,
    };

    /// <summary>Whether a method, in upper case, looks for its argument among keys.</summary>
    public static bool IsByKey(string method) => method is "CONTAINSKEY" or "GET";

    /// <summary>The comparison seen from the argument.</summary>
    public static ReferenceComparison Reversed(ReferenceComparison comparison) =>
        comparison == ReferenceComparison.Equal ? comparison : ReferenceComparison.IsContained;

    /// <summary>Whether a text may be a query or a part of one that filters what a user has.</summary>
    public static bool MayBeQuery(string text) => text.Contains("FROM ", StringComparison.OrdinalIgnoreCase)
        || text.Contains("ProfileId", StringComparison.OrdinalIgnoreCase) || text.Contains("Profile.", StringComparison.OrdinalIgnoreCase);
}
