using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Planning;

/// <summary>A right with all rights that the platform requires beside it, so that a permission set with these alone can be saved.</summary>
internal static class SelfContainedRights
{
    /// <summary>The rights, sorted by kind and name, each component once.</summary>
    /// <param name="org">The org.</param>
    /// <param name="rights">User permissions and object rights.</param>
    public static ImmutableArray<PlannedRight> Of(Org org, IEnumerable<ProbeRight> rights)
    {
        var content = new SetContent();
        var objects = new ObjectRights(org);
        foreach (var (kind, name, flags) in rights)
        {
            if (kind == AccessKind.Object)
            {
                objects.Add(content, name, flags, null, null);
                continue;
            }

            content.Add(kind, name, flags, null, null);
            var required = RightPlacement.RequiredBy(org, name);
            foreach (var implied in required)
            {
                content.Add(kind, implied, AccessRights.Enabled, name, null);
            }

            foreach (var (owner, ownerRights) in org.PermissionDependencies.ObjectRights(required.Prepend(name)))
            {
                objects.Add(content, owner, ownerRights, name, null);
            }
        }

        return content.Rights;
    }
}
