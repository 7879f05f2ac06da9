namespace MetadataAnalyzer.Licensing;

/// <summary>What an object's API name says about it.</summary>
internal static class ObjectNames
{
    private static readonly (string Ending, ObjectKind Kind)[] Endings =
    [
        ("__mdt", ObjectKind.CustomMetadata),
        ("__e", ObjectKind.PlatformEvent),
        ("__b", ObjectKind.BigObject),
        ("__x", ObjectKind.ExternalObject),
        ("__kav", ObjectKind.KnowledgeArticle),
        ("__Share", ObjectKind.ShareHistoryFeed),
        ("__History", ObjectKind.ShareHistoryFeed),
        ("__Feed", ObjectKind.ShareHistoryFeed),
        ("ChangeEvent", ObjectKind.ChangeEvent),
    ];

    private static readonly string[] StandardChildren = ["Share", "History", "Feed"];

    public static ObjectKind KindOf(string apiName)
    {
        foreach (var (ending, kind) in Endings)
        {
            if (apiName.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        if (!apiName.EndsWith("__c", StringComparison.OrdinalIgnoreCase))
        {
            return ObjectKind.StandardObject;
        }

        return apiName[..^"__c".Length].Contains("__", StringComparison.Ordinal) ? ObjectKind.ManagedPackageObject : ObjectKind.CustomObject;
    }

    /// <summary>The object whose rows a <c>__Share</c>, <c>__History</c> or <c>__Feed</c> object belongs to.</summary>
    public static string CustomParentOf(string apiName) => apiName[..apiName.LastIndexOf("__", StringComparison.Ordinal)] + "__c";

    /// <summary><c>Account</c> for <c>AccountShare</c>; null when the name has no such ending. That the parent exists is for the caller to check.</summary>
    public static string? StandardParentOf(string apiName)
    {
        foreach (var ending in StandardChildren)
        {
            if (apiName.Length > ending.Length && apiName.EndsWith(ending, StringComparison.Ordinal))
            {
                return apiName[..^ending.Length];
            }
        }

        return null;
    }
}
