using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Which rights a new permission set is to hold.</summary>
internal static class Rebuilding
{
    public static bool Counts(EffectiveRight right, Subject subject) => right.Kind switch
    {
        AccessKind.UserPermission => subject.FindPermission(right.Name) is not { } need || Counts(need),
        AccessKind.Field => IsGrantable(right.Name, subject.Org.Project),
        _ => true,
    };

    // The API-only profile carries these itself, a blocked one cannot be held at all, and the rest act in the user interface.
    private static bool Counts(PermissionNeed need) =>
        need.Need != Need.NotNeeded && need.Carriage.Status != CarriageStatus.Blocked && need.Entry?.CarriedBy != "profile";

    // Required and master-detail fields come with the object; the platform refuses a field permission for them.
    private static bool IsGrantable(string field, MetadataProject project) =>
        project.CustomFields.Find(field) is not { } definition || !(definition.IsRequired || definition.IsMasterDetail);
}
