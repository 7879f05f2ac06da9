using System.Collections.Frozen;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The types that are read; files of all other types are not opened.</summary>
internal static class ComponentReaders
{
    /// <summary>The reader of each type.</summary>
    public static FrozenDictionary<string, Func<ComponentSource, MetadataComponent?>> All { get; } =
        new Dictionary<string, Func<ComponentSource, MetadataComponent?>>(StringComparer.Ordinal)
        {
            [MetadataTypes.ApexClass] = ApexReaders.ReadClass,
            [MetadataTypes.ApexPage] = ApexReaders.ReadPage,
            [MetadataTypes.Bot] = ObjectReaders.ReadBot,
            [MetadataTypes.ConnectedApp] = AppReaders.ReadConnectedApp,
            [MetadataTypes.CustomField] = ObjectReaders.ReadField,
            [MetadataTypes.CustomObject] = ObjectReaders.ReadObject,
            [MetadataTypes.CustomPermission] = SimpleReaders.ReadCustomPermission,
            [MetadataTypes.ExternalClientApplication] = ExternalClientReaders.ReadHeader,
            [MetadataTypes.ExtlClntAppConfigurablePolicies] = ExternalClientReaders.ReadPart,
            [MetadataTypes.ExtlClntAppGlobalOauthSettings] = ExternalClientReaders.ReadPart,
            [MetadataTypes.ExtlClntAppOauthConfigurablePolicies] = ExternalClientReaders.ReadPart,
            [MetadataTypes.ExtlClntAppOauthSettings] = ExternalClientReaders.ReadPart,
            [MetadataTypes.MutingPermissionSet] = ContainerReaders.ReadMutingPermissionSet,
            [MetadataTypes.PermissionSet] = ContainerReaders.ReadPermissionSet,
            [MetadataTypes.PermissionSetGroup] = SimpleReaders.ReadPermissionSetGroup,
            [MetadataTypes.Profile] = ContainerReaders.ReadProfile,
            [MetadataTypes.ProfilePasswordPolicy] = SimpleReaders.ReadPasswordPolicy,
            [MetadataTypes.ProfileSessionSetting] = SimpleReaders.ReadSessionSetting,
            [MetadataTypes.Settings] = OrgReaders.ReadSettings,
            [MetadataTypes.UserAccessPolicy] = SimpleReaders.ReadUserAccessPolicy,
            [MetadataTypes.Workflow] = OrgReaders.ReadWorkflow,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The reader of a type, or null when its files are only counted.</summary>
    public static Func<ComponentSource, MetadataComponent?>? For(string type) => All.GetValueOrDefault(type);
}
