using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Which rights a new permission set is not to hold, although the subject would lose them.</summary>
internal static class Rebuilding
{
    /// <summary>
    /// User permissions that are not needed, that the API-only profile carries itself, or that cannot be held at all; and fields that
    /// come with their object, for which the platform refuses a field permission.
    /// </summary>
    public static IReadOnlyCollection<string> NotCounted(AccessKind kind, Subject subject) => kind switch
    {
        AccessKind.UserPermission => [.. subject.PermissionNeeded.Where(IsDropped).Select(need => need.Name)],
        AccessKind.Field => subject.Org.FieldsWithoutPermission,
        _ => [],
    };

    private static bool IsDropped(PermissionNeed need) =>
        need.Need == Need.NotNeeded || need.Carriage.Status == CarriageStatus.Blocked || need.Entry?.CarriedBy == "profile";
}
