using System.Text.Json;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>What the flags of a right are called in the file.</summary>
internal static class RightNames
{
    public static IEnumerable<string> Of(AccessRights rights) => AccessRightFlags.OfObjects.Where(right => rights.HasFlag(right)).Select(right => right.Key());

    /// <exception cref="JsonException">There is no such right.</exception>
    public static AccessRights Parse(string? name) => AccessRightFlags.OfObjects.FirstOrDefault(right => right.Key() == name) is not AccessRights.None and var known
        ? known
        : throw new JsonException($"'{name}' is no right");
}
