using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>An object or user permission: the rights that a subject holds against those that the API usage log shows.</summary>
/// <param name="Kind">Object or user permission.</param>
/// <param name="Name">API name.</param>
/// <param name="Held">The rights that it holds; of an object create, read, edit and delete, and those that Modify All Data gives.</param>
/// <param name="Used">The rights that requests used.</param>
/// <param name="Possible">The rights that requests may have used besides.</param>
/// <param name="NeverUsed">The rights held that the log shows to be unused.</param>
/// <param name="Requests">The number of requests that used it or may have.</param>
/// <param name="First">Day of the first; null for none.</param>
/// <param name="Last">Day of the last.</param>
/// <param name="Location">The record of the last.</param>
public sealed record RightUse(
    AccessKind Kind, string Name, AccessRights Held, AccessRights Used, AccessRights Possible, AccessRights NeverUsed, long Requests,
    DateOnly? First, DateOnly? Last, Location? Location)
{
    /// <summary>Whether the log says anything about it.</summary>
    public bool IsDecided => (Used | Possible | NeverUsed) != AccessRights.None;

    /// <summary>
    /// The objects that the subject has rights on or that it used, then its permissions whose use the log can show; each sorted by name.
    /// </summary>
    internal static ImmutableArray<RightUse> Find(ObservedUse use, EffectiveAccess access, LicenseCatalogue catalogue)
    {
        var ofAll = access.FindUserPermission(UserPermissions.ModifyAllData) is not null ? UsageCatalogue.DataRights
            : access.FindUserPermission(UserPermissions.ViewAllData) is not null ? AccessRights.Read
            : AccessRights.None;
        var held = access.Rights(AccessKind.Object).Where(right => (right.Rights & UsageCatalogue.DataRights) != AccessRights.None)
            .Select(right => right.Name);
        return
        [
            .. held.Concat(use.Objects).Distinct(ApiName.Comparer).Order(StringComparer.Ordinal)
                .Select(name => use.OnObject(name, (access.OnObject(name) & UsageCatalogue.DataRights) | ofAll)),
            .. access.Rights(AccessKind.UserPermission)
                .Select(right => use.OnPermission(right.Name, catalogue.FindPermission(right.Name)?.Trigger?.Id)).OfType<RightUse>(),
        ];
    }
}
