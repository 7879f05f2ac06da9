namespace MetadataAnalyzer.Metadata;

/// <summary>What a grant of a profile or permission set is about, in the order the reports list it.</summary>
public enum AccessKind : byte
{
    UserPermission,
    Object,
    Field,
    ApexClass,
    VisualforcePage,
    CustomPermission,
    Flow,
    RecordType,
    CustomMetadataType,
    CustomSetting,
    ExternalDataSource,
    ExternalCredentialPrincipal,
    Agent,
    Application,
    Tab,
    ServicePresenceStatus,
    EmailRoutingAddress,
    ComputingSummaryDefinition,
    DataspaceScope,
}
