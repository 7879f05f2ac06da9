using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// Rights on objects or fields, as rows of the org state them: by the id of the permission set that grants them, which may be the one that
/// a profile owns. A row exists only where access is given, so that no row means no right.
/// </summary>
public sealed class AccessRows
{
    private AccessRows(
        ImmutableArray<string> files, AccessRights stated, Dictionary<SalesforceId, ImmutableArray<AccessGrant>> grants,
        Dictionary<SalesforceId, SalesforceId> profiles) => (Files, StatedRights, Grants, Profiles) = (files, stated, grants, profiles);

    /// <summary><c>object-permissions</c>: ObjectPermissions.</summary>
    public static OrgExport ObjectExport { get; } = new GroupedExport("SobjectType",
        [
            ("PermissionsRead", AccessRights.Read), ("PermissionsCreate", AccessRights.Create), ("PermissionsEdit", AccessRights.Edit),
            ("PermissionsDelete", AccessRights.Delete), ("PermissionsViewAllRecords", AccessRights.ViewAll),
            ("PermissionsModifyAllRecords", AccessRights.ModifyAll), ("PermissionsViewAllFields", AccessRights.ViewAllFields),
        ])
    {
        Name = "object-permissions",
        Soql = "SELECT ParentId, Parent.ProfileId, SobjectType, PermissionsCreate, PermissionsRead, PermissionsEdit, PermissionsDelete, "
            + "PermissionsViewAllRecords, PermissionsModifyAllRecords FROM ObjectPermissions",
        Settles = "which rights on objects each profile and permission set gives, whatever a retrieve left out",
        WithoutIt = "rights on objects that the retrieve left out of a profile, and those of managed permission sets, are unknown",
        Narrowing = $"ParentId IN ({OrgExport.IdsHole})",
        IsOptional = true,
        Note = RightsOfTheQuery,
        Key = [["ParentId"], ["SobjectType"]],
        Required =
        [
            ["PermissionsRead"], ["PermissionsCreate"], ["PermissionsEdit"], ["PermissionsDelete"], ["PermissionsViewAllRecords"],
            ["PermissionsModifyAllRecords"],
        ],
        FieldsSomeOrgsLack = ["PermissionsViewAllFields"],
        Optional = ["PermissionsViewAllFields"],
    };

    /// <summary><c>field-permissions</c>: FieldPermissions.</summary>
    public static OrgExport FieldExport { get; } = new GroupedExport("Field",
        [("PermissionsRead", AccessRights.Read), ("PermissionsEdit", AccessRights.Edit | AccessRights.Read)])
    {
        Name = "field-permissions",
        Soql = "SELECT ParentId, Parent.ProfileId, SobjectType, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions",
        Settles = "which fields each profile and permission set opens, whatever a retrieve left out",
        WithoutIt = "fields that the retrieve left out of a profile, and those of managed permission sets, are unknown",
        Narrowing = $"ParentId IN ({OrgExport.IdsHole})",
        IsOptional = true,
        IsBulk = true,
        Note = $"Hundreds of thousands of rows in a large org: it comes by the Bulk API. {RightsOfTheQuery}",
        Key = [["ParentId"], ["Field"]],
        Required = [["PermissionsRead"], ["PermissionsEdit"]],
    };

    private const string RightsOfTheQuery =
        "Run it as a user with View Setup and Configuration and View All Data: what that user cannot see has no row";

    /// <summary>The files of the rows, as <c>org-data/NAME</c>: <see cref="AccessGrant.File"/> is an index into them.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>The rights that every file has a column for; others are not stated.</summary>
    public AccessRights StatedRights { get; }

    /// <summary>The grants of each permission set, in the order of the rows; a set whose rows give nothing is a key too.</summary>
    public IReadOnlyDictionary<SalesforceId, ImmutableArray<AccessGrant>> Grants { get; }

    /// <summary>The profile of each permission set that a profile owns, as far as the rows give it.</summary>
    public IReadOnlyDictionary<SalesforceId, SalesforceId> Profiles { get; }

    /// <param name="name">Column that names what is granted.</param>
    /// <param name="rights">The columns that are true or false, and what each gives.</param>
    private sealed class GroupedExport(string name, ImmutableArray<(string Column, AccessRights Right)> rights) : OrgExport
    {
        internal override object Read(ExportReader reader, OrgExports earlier)
        {
            var grants = new Dictionary<SalesforceId, ImmutableArray<AccessGrant>.Builder>();
            var profiles = new Dictionary<SalesforceId, SalesforceId>();
            var files = new List<string>();
            var stated = ~AccessRights.None;
            var (parentId, profileId, named) = (Ordinal("ParentId"), Ordinal("Parent.ProfileId"), Ordinal(name));
            var flags = rights.Select(right => (Ordinal: Ordinal(right.Column), right.Right)).ToArray();
            var (last, builder) = (default(SalesforceId), ImmutableArray.CreateBuilder<AccessGrant>());
            reader.Read(this, record =>
            {
                if (files.Count == 0 || !ReferenceEquals(files[^1], record.Problems.File.Display))
                {
                    files.Add(record.Problems.File.Display);
                    stated &= rights.Where(right => record.Columns.HasAny([right.Column]))
                        .Aggregate(AccessRights.None, (all, right) => all | right.Right);
                }

                var parent = new SalesforceId(record.Text(parentId));
                if (parent != last)
                {
                    last = parent;
                    if (!grants.TryGetValue(parent, out builder!))
                    {
                        grants.Add(parent, builder = ImmutableArray.CreateBuilder<AccessGrant>());
                    }

                    if (new SalesforceId(record.Text(profileId)) is { IsEmpty: false } profile)
                    {
                        profiles.TryAdd(parent, profile);
                    }
                }

                var given = AccessRights.None;
                foreach (var (ordinal, right) in flags)
                {
                    given |= record.Flag(ordinal) == true ? right : AccessRights.None;
                }

                if (given != AccessRights.None)
                {
                    builder.Add(new(record.Text(named)!, given, record.Line, column: 0, files.Count - 1));
                }

                return true;
            });
            return new AccessRows(
                [.. files], files.Count == 0 ? AccessRights.None : stated,
                grants.ToDictionary(entry => entry.Key, entry => entry.Value.DrainToImmutable()), profiles);
        }
    }
}
