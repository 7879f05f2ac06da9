using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>What only a profile can set and a subject leaves behind with it, beside its login restrictions.</summary>
internal static class ProfileSettings
{
    public static IEnumerable<NamedReference> DefaultRecordTypes(Subject subject) =>
        subject.Profile?.DefaultRecordTypes.Where(recordType => CanCreate(AccessKinds.ObjectOf(recordType.Name), subject.Access)) ?? [];

    /// <summary>Whether a policy's profile is the subject's. The file holds the profile's file name in lower case, and that may be percent-encoded.</summary>
    public static bool IsFor(Subject subject, NamedReference profile) =>
        subject.Org.Names.IsProfile(profile.Name, subject) || subject.Org.Names.IsProfile(Uri.UnescapeDataString(profile.Name), subject);

    private static bool CanCreate(string name, EffectiveAccess access) =>
        access.OnObject(name).HasFlag(AccessRights.Create) || access.FindUserPermission(UserPermissions.ModifyAllData) is not null;
}
