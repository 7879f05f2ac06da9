using System.Text.Json;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>What the flags of a right are called in the file.</summary>
internal static class RightNames
{
    private static readonly (AccessRights Right, string Name)[] All =
    [
        (AccessRights.Create, "create"), (AccessRights.Read, "read"), (AccessRights.Edit, "edit"), (AccessRights.Delete, "delete"),
        (AccessRights.ViewAll, "viewAll"), (AccessRights.ModifyAll, "modifyAll"), (AccessRights.ViewAllFields, "viewAllFields"),
    ];

    public static IEnumerable<string> Of(AccessRights rights) => All.Where(entry => rights.HasFlag(entry.Right)).Select(entry => entry.Name);

    /// <exception cref="JsonException">There is no such right.</exception>
    public static AccessRights Parse(string? name) => All.FirstOrDefault(entry => entry.Name == name) is { Name: not null } known
        ? known.Right
        : throw new JsonException($"'{name}' is no right");
}
