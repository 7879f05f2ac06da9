using System.Collections.Frozen;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The types that are read; files of all other types are not opened.</summary>
internal static class ComponentReaders
{
    private static readonly FrozenDictionary<string, Func<ComponentSource, MetadataComponent?>> Readers =
        new Dictionary<string, Func<ComponentSource, MetadataComponent?>>(StringComparer.Ordinal)
        {
            ["ApexClass"] = ApexReaders.ReadClass,
            ["ApexPage"] = ApexReaders.ReadPage,
            ["Bot"] = ObjectReaders.ReadBot,
            ["ConnectedApp"] = AppReaders.ReadConnectedApp,
            ["CustomField"] = ObjectReaders.ReadField,
            ["CustomObject"] = ObjectReaders.ReadObject,
            ["CustomPermission"] = SimpleReaders.ReadCustomPermission,
            ["ExternalClientApplication"] = ExternalClientReaders.ReadHeader,
            ["ExtlClntAppConfigurablePolicies"] = ExternalClientReaders.ReadPart,
            ["ExtlClntAppGlobalOauthSettings"] = ExternalClientReaders.ReadPart,
            ["ExtlClntAppOauthConfigurablePolicies"] = ExternalClientReaders.ReadPart,
            ["ExtlClntAppOauthSettings"] = ExternalClientReaders.ReadPart,
            ["MutingPermissionSet"] = ContainerReaders.ReadMutingPermissionSet,
            ["PermissionSet"] = ContainerReaders.ReadPermissionSet,
            ["PermissionSetGroup"] = SimpleReaders.ReadPermissionSetGroup,
            ["Profile"] = ContainerReaders.ReadProfile,
            ["ProfilePasswordPolicy"] = SimpleReaders.ReadPasswordPolicy,
            ["ProfileSessionSetting"] = SimpleReaders.ReadSessionSetting,
            ["Settings"] = OrgReaders.ReadSettings,
            ["UserAccessPolicy"] = SimpleReaders.ReadUserAccessPolicy,
            ["Workflow"] = OrgReaders.ReadWorkflow,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The reader of a type, or null when its files are only counted.</summary>
    public static Func<ComponentSource, MetadataComponent?>? For(string type) => Readers.GetValueOrDefault(type);
}
