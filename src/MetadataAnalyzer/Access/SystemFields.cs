using System.Collections.Frozen;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Fields that the platform keeps on every object. They come with the object, and it takes no field permission for them.</summary>
internal static class SystemFields
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Id", "IsDeleted", "CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate", "LastViewedDate", "LastReferencedDate", "SystemModstamp")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Those that a profile or permission set of the project names all the same, as one written by hand may.</summary>
    public static IEnumerable<string> Granted(MetadataProject project) => project.Profiles.Concat<PermissionContainer>(project.PermissionSets)
        .SelectMany(container => container.Grants(AccessKind.Field))
        .Select(grant => grant.Name)
        .Where(IsOne);

    private static bool IsOne(string field) => Names.Contains(field.AsSpan(field.LastIndexOf('.') + 1));
}
