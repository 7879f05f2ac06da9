namespace MetadataAnalyzer.Licensing;

/// <summary>The kind of an object, by its API name except for the last two. Each kind has a rule in <c>objects.yml</c>.</summary>
public enum ObjectKind
{
    StandardObject,

    /// <summary><c>Name__c</c>. A custom setting has the same ending.</summary>
    CustomObject,

    /// <summary><c>namespace__Name__c</c>.</summary>
    ManagedPackageObject,

    /// <summary><c>__mdt</c>.</summary>
    CustomMetadata,

    /// <summary><c>__e</c>.</summary>
    PlatformEvent,

    /// <summary><c>__b</c>.</summary>
    BigObject,

    /// <summary><c>__x</c>.</summary>
    ExternalObject,

    /// <summary><c>__kav</c>.</summary>
    KnowledgeArticle,

    /// <summary><c>ChangeEvent</c>.</summary>
    ChangeEvent,

    /// <summary>Share, history or feed rows of another object. The rights on that object decide.</summary>
    ShareHistoryFeed,

    /// <summary><c>Name__c</c>, as a custom object.</summary>
    CustomSetting,

    /// <summary>No object: access to an Apex class, a page, a flow or a custom permission.</summary>
    SetupGrant,
}

/// <summary>Reads an object's kind and parent from its API name.</summary>
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

        return apiName[..^"__c".Length].Contains("__", StringComparison.Ordinal)
            ? ObjectKind.ManagedPackageObject
            : ObjectKind.CustomObject;
    }

    /// <summary>The object to which the rows of a <c>__Share</c>, <c>__History</c> or <c>__Feed</c> object belong.</summary>
    public static string CustomParentOf(string apiName) => apiName[..apiName.LastIndexOf("__", StringComparison.Ordinal)] + "__c";

    /// <summary><c>Account</c> for <c>AccountShare</c>; null when the name has no such ending. The parent need not exist.</summary>
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
