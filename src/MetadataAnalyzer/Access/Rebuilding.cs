using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Which rights a new permission set is to hold.</summary>
internal static class Rebuilding
{
    public static bool Counts(AccessKind kind, string name, Subject subject) => kind switch
    {
        AccessKind.UserPermission => subject.FindPermission(name) is not { } need || Counts(need),
        AccessKind.Field => IsGrantable(name, subject.Org.Project),
        _ => true,
    };

    // The API-only profile carries these itself, a blocked one cannot be held at all, and the rest act in the user interface.
    private static bool Counts(PermissionNeed need) =>
        need.Need != Need.NotNeeded && need.Carriage.Status != CarriageStatus.Blocked && need.Entry?.CarriedBy != "profile";

    // Required and master-detail fields come with the object; the platform refuses a field permission for them.
    private static bool IsGrantable(string field, MetadataProject project) =>
        project.CustomFields.Find(field) is not { } definition || !(definition.IsRequired || definition.IsMasterDetail);
}
