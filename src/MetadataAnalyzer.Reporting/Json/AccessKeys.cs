using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The JSON key of each kind of access.</summary>
internal static class AccessKeys
{
    public static string Of(AccessKind kind) => kind switch
    {
        AccessKind.UserPermission => "userPermissions",
        AccessKind.Object => "objectPermissions",
        AccessKind.Field => "fieldPermissions",
        AccessKind.ApexClass => "apexClasses",
        AccessKind.VisualforcePage => "visualforcePages",
        AccessKind.CustomPermission => "customPermissions",
        AccessKind.Flow => "flows",
        AccessKind.RecordType => "recordTypes",
        AccessKind.CustomMetadataType => "customMetadataTypes",
        AccessKind.CustomSetting => "customSettings",
        AccessKind.ExternalDataSource => "externalDataSources",
        AccessKind.ExternalCredentialPrincipal => "externalCredentialPrincipals",
        AccessKind.Agent => "agents",
        AccessKind.DataspaceScope => "dataspaceScopes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "acts in the user interface alone and is not reported"),
    };
}
