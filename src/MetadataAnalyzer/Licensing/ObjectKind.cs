namespace MetadataAnalyzer.Licensing;

/// <summary>The kind of an object, read off its API name but for the last two; each kind has a rule in <c>objects.yml</c>.</summary>
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

    /// <summary>Share, history or feed rows of another object, whose rights they follow.</summary>
    ShareHistoryFeed,

    /// <summary><c>__c</c> too: no name tells it from a custom object.</summary>
    CustomSetting,

    /// <summary>No object: access to an Apex class, a page, a flow or a custom permission.</summary>
    SetupGrant,
}
