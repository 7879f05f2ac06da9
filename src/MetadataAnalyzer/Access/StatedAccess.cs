using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set or profile of which the retrieved file and the org's own rows give different rights. The rows count.</summary>
/// <param name="Container">The set or profile, with the rights that the rows give.</param>
/// <param name="Exports">Names of the exports that hold the rows.</param>
/// <param name="OnlyInFile">Rights that only the file gives, as <c>object Account (delete)</c>, by kind and name.</param>
/// <param name="OnlyInRows">
/// Rights that only the rows give. None of a profile, because a retrieve leaves out what its package.xml does not name.
/// </param>
public sealed record AccessDifference(
    PermissionContainer Container, ImmutableArray<string> Exports, ImmutableArray<string> OnlyInFile, ImmutableArray<string> OnlyInRows);

/// <summary>Access that the org states in rows, joined with the files of profiles and permission sets.</summary>
/// <param name="Project">The project with the rights that the rows give, and with the permission sets that no file holds.</param>
/// <param name="Profiles">The profiles that no file holds, by id, with the rights that the rows give.</param>
/// <param name="Differences">The containers of which file and rows differ.</param>
internal sealed record StatedAccess(
    MetadataProject Project, IReadOnlyDictionary<SalesforceId, Profile> Profiles,
    IReadOnlyDictionary<PermissionContainer, AccessDifference> Differences)
{
    /// <summary>The exports that state access.</summary>
    public static readonly ImmutableArray<OrgExport> Exports =
        [AccessRows.ObjectExport, AccessRows.FieldExport, PermissionSetPermissionsRow.Export, SetupEntityAccessRow.Export];

    private readonly Lazy<HashSet<(AccessKind, string)>> _held = new(() =>
    [
        .. from container in Project.TypedComponents.OfType<PermissionContainer>().Concat(Profiles.Values)
           from kind in container.StatedKinds
           from grant in container.Grants(kind)
           select (kind, grant.Name.ToUpperInvariant()),
    ]);

    /// <summary>
    /// The profile that no file holds, by its id or, for a user without one, by its full name; null when no row gives it rights.
    /// </summary>
    public Profile? FindProfile(SalesforceId id, string fullName) =>
        id.IsEmpty ? Profiles.Values.FirstOrDefault(profile => ApiName.Same(profile.FullName, fullName)) : Profiles.GetValueOrDefault(id);

    /// <summary>Whether a row gives a right on a component of that name, which shows that the org holds it.</summary>
    public bool Holds(AccessKind kind, string name) => _held.Value.Contains((kind, name.ToUpperInvariant()));

    /// <summary>
    /// Joins a project with the rows of its org. A row exists only where access is given, so that the rows decide a kind of access as a
    /// whole; the file still gives line and column, and all that only files show.
    /// </summary>
    public static StatedAccess Join(MetadataProject project, OrgExports exports, StandardNames standardNames) =>
        Exports.Any(exports.Has) ? new AccessRowJoin(project, exports, standardNames).Join() : FilesAlone(project);

    /// <summary>The files without any rows.</summary>
    public static StatedAccess FilesAlone(MetadataProject project) => new(
        project, ImmutableDictionary<SalesforceId, Profile>.Empty, ImmutableDictionary<PermissionContainer, AccessDifference>.Empty);
}

/// <summary>Finds the rows of each profile and permission set, and joins them with its file.</summary>
internal sealed class AccessRowJoin
{
    private readonly MetadataProject _project;
    private readonly OrgExports _exports;
    private readonly StandardNames _standardNames;
    private readonly Dictionary<SalesforceId, string> _profileLabels = [];
    private readonly Dictionary<SalesforceId, PermissionSetPermissionsRow> _permissions;
    private readonly ILookup<SalesforceId, SetupEntityAccessRow> _setupAccess;
    private readonly ImmutableArray<SetupKind> _setupKinds;

    public AccessRowJoin(MetadataProject project, OrgExports exports, StandardNames standardNames)
    {
        (_project, _exports, _standardNames) = (project, exports, standardNames);
        foreach (var (id, label) in exports.Profiles.Select(row => (row.Id, (string?)row.Name))
            .Concat(exports.Users.Select(user => (user.ProfileId, user.ProfileName))))
        {
            if (!id.IsEmpty && label is not null)
            {
                _profileLabels.TryAdd(id, label);
            }
        }

        _permissions = exports.PermissionSetPermissions.ToDictionary(row => row.Set.Id);
        _setupAccess = exports.SetupEntityAccess.ToLookup(row => row.ParentId);

        // A query that asks for some types only has no row of the others.
        var types = exports.SetupEntityAccess.Select(row => row.SetupEntityType)
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _setupKinds =
        [
            .. new[]
            {
                new SetupKind(AccessKind.ApexClass, "ApexClass", Names(exports.ApexClasses)),
                new SetupKind(AccessKind.VisualforcePage, "ApexPage", Names(exports.ApexPages)),
                new SetupKind(AccessKind.CustomPermission, "CustomPermission", Names(exports.CustomPermissions)),
                new SetupKind(AccessKind.Flow, "FlowDefinition", Names(exports.Flows)),
            }.Where(kind => types.Contains(kind.Type)),
        ];

        static Dictionary<SalesforceId, string> Names(ImmutableArray<SetupEntityRow> rows) =>
            rows.ToDictionary(row => row.Id, row => row.FullName);
    }

    public StatedAccess Join()
    {
        var joined = new Dictionary<MetadataComponent, PermissionContainer>(ReferenceEqualityComparer.Instance);
        var sets = new List<PermissionSet>();
        var profiles = new Dictionary<SalesforceId, Profile>();
        var differences = new Dictionary<PermissionContainer, AccessDifference>(ReferenceEqualityComparer.Instance);
        foreach (var parent in Parents())
        {
            if (FindRetrieved(parent) is { } retrieved)
            {
                var rows = new ContainerRows(retrieved, RowsOf(parent, retrieved));
                if (joined.TryAdd(retrieved, rows.Container) && rows.Difference is { } difference)
                {
                    differences.Add(difference.Container, difference);
                }
            }
            else if (Unretrieved(parent) is { } bare && new ContainerRows(bare, RowsOf(parent, bare)).Container is var container
                && !container.StatedKinds.IsEmpty)
            {
                if (container is Profile profile)
                {
                    profiles.TryAdd(parent.ProfileId, profile);
                }
                else
                {
                    sets.Add((PermissionSet)container);
                }
            }
        }

        return new(
            _project.With(_project.TypedComponents.Select(component => joined.GetValueOrDefault(component) ?? component)
                .Concat(sets.DistinctBy(set => set.FullName, ApiName.Comparer))),
            profiles,
            differences);
    }

    /// <summary>The permission sets of the rows, without those that the platform keeps for groups, sorted by id.</summary>
    private IEnumerable<Parent> Parents()
    {
        var rows = new Dictionary<SalesforceId, PermissionSetRow>();
        foreach (var row in _exports.PermissionSets.Where(row => !row.Id.IsEmpty))
        {
            rows.TryAdd(row.Id, row);
        }

        var owners = _exports.ObjectPermissions.Profiles.Concat(_exports.FieldPermissions.Profiles)
            .Concat(_exports.SetupEntityAccess.Where(row => !row.ParentProfileId.IsEmpty)
                .Select(row => KeyValuePair.Create(row.ParentId, row.ParentProfileId)))
            .ToLookup(entry => entry.Key, entry => entry.Value);
        return _exports.ObjectPermissions.Grants.Keys.Concat(_exports.FieldPermissions.Grants.Keys).Concat(_permissions.Keys)
            .Concat(_setupAccess.Select(rows => rows.Key))
            .Where(id => !id.IsEmpty)
            .Distinct()
            .Order()
            .Select(id => (Id: id, Row: rows.GetValueOrDefault(id)))
            .Where(entry => entry.Row is not { IsOfGroup: true })
            .Select(entry => new Parent(
                entry.Id, entry.Row, entry.Row is { ProfileId.IsEmpty: false } row ? row.ProfileId : owners[entry.Id].FirstOrDefault()));
    }

    private PermissionContainer? FindRetrieved(Parent parent) => ProfileLabel(parent) is { } label
        ? _project.Profiles.Find(label) ?? _project.Profiles.Find(_standardNames.ProfileApiName(label))
        : parent.Row is { IsOfProfile: false } row ? _project.PermissionSets.Find(row.FullName) : null;

    /// <summary>The container without rights, as far as the rows name it; null when they do not.</summary>
    private PermissionContainer? Unretrieved(Parent parent)
    {
        var location = LocationOf(parent);
        if (ProfileLabel(parent) is { } label)
        {
            return new Profile
            {
                FullName = _standardNames.ProfileApiName(label),
                Location = location,
                Files = [],
                Sections = ImmutableSortedDictionary<string, int>.Empty,
                GrantsByKind = ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>>.Empty,
            };
        }

        return parent.Row is not { IsOfProfile: false } row ? null : new PermissionSet
        {
            FullName = row.FullName,
            Location = location,
            LicenseLocation = location,
            HasActivationRequired = string.Equals(row.Type, "Session", StringComparison.OrdinalIgnoreCase),
            Files = [],
            Sections = ImmutableSortedDictionary<string, int>.Empty,
            GrantsByKind = ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>>.Empty,
        };
    }

    private Location LocationOf(Parent parent)
    {
        if (parent.Row is { } row)
        {
            return row.Location;
        }

        foreach (var rows in new[] { _exports.ObjectPermissions, _exports.FieldPermissions })
        {
            if (rows.Grants.TryGetValue(parent.Id, out var grants) && grants is [var first, ..])
            {
                return Location.Record(rows.Files[first.File], first.Line);
            }
        }

        return _setupAccess[parent.Id].Select(access => access.Location).FirstOrDefault();
    }

    private string? ProfileLabel(Parent parent) => parent.ProfileId.IsEmpty ? null : _profileLabels.GetValueOrDefault(parent.ProfileId);

    /// <summary>The rows of each kind that speak about the container.</summary>
    private IEnumerable<KindRows> RowsOf(Parent parent, PermissionContainer retrieved)
    {
        var permissions = _permissions.GetValueOrDefault(parent.Id);
        foreach (var (kind, rows, export) in new[]
        {
            (AccessKind.Object, _exports.ObjectPermissions, AccessRows.ObjectExport),
            (AccessKind.Field, _exports.FieldPermissions, AccessRows.FieldExport),
        })
        {
            // Without a row of its own a set may be one that the query did not ask for. The permissions of a set are a row in any case, so
            // that one is what shows that it was asked for; a file with rights of the kind makes that doubtful.
            var isGiven = rows.Grants.TryGetValue(parent.Id, out var grants);
            if (isGiven || (permissions is not null && _exports.Has(export) && retrieved.Grants(kind).IsEmpty))
            {
                yield return new(kind, export.Name, rows.Files, isGiven ? grants : [], rows.StatedRights)
                {
                    IsComplete = _exports.IsComplete(export),
                };
            }
        }

        if (permissions is { Granted: var granted, Denied: var denied, Set.Location: var at } && !(granted.IsEmpty && denied.IsEmpty))
        {
            yield return new(
                AccessKind.UserPermission, PermissionSetPermissionsRow.Export.Name, [at.Path],
                [.. granted.Select(name => new AccessGrant(name, AccessRights.Enabled, at.Line, at.Column, 0))], AccessRights.Enabled)
            {
                IsComplete = true,

                // A permission that the org has no column for is the file's to tell.
                Kept = grant => !denied.Contains(grant.Name, ApiName.Comparer),
            };
        }

        foreach (var kind in _setupKinds)
        {
            var rows = _setupAccess[parent.Id].Where(row => ApiName.Same(row.SetupEntityType ?? "", kind.Type)).ToList();
            if (rows.Count == 0 && (permissions is null || !retrieved.Grants(kind.Kind).IsEmpty))
            {
                continue;
            }

            var named = rows.Where(row => kind.Names.ContainsKey(row.SetupEntityId)).ToList();
            ImmutableArray<string> files = [.. named.Select(row => row.Location.Path).Distinct(StringComparer.Ordinal)];
            yield return new(
                kind.Kind, SetupEntityAccessRow.Export.Name, files,
                [
                    .. named.Select(row => new AccessGrant(
                        kind.Names[row.SetupEntityId], AccessRights.Enabled, row.Location.Line, row.Location.Column,
                        files.IndexOf(row.Location.Path))),
                ],
                AccessRights.Enabled)
            {
                IsComplete = named.Count == rows.Count && _exports.IsComplete(SetupEntityAccessRow.Export),
            };
        }
    }

    /// <summary>A permission set of the rows.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Row">Its row; null when no export holds it.</param>
    /// <param name="ProfileId">The profile that owns it; empty for none.</param>
    private sealed record Parent(SalesforceId Id, PermissionSetRow? Row, SalesforceId ProfileId);

    /// <summary>A kind of access that <c>setup-entity-access</c> gives by id.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Type">Its <c>SetupEntityType</c>.</param>
    /// <param name="Names">The name of each id.</param>
    private sealed record SetupKind(AccessKind Kind, string Type, IReadOnlyDictionary<SalesforceId, string> Names);
}

/// <summary>The rows of one kind of access that one profile or permission set gives.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Export">Name of the export.</param>
/// <param name="Files">The files of the rows.</param>
/// <param name="Grants">The grants; their file is an index into <paramref name="Files"/>.</param>
/// <param name="Rights">The rights that the rows can give; others are the file's to tell.</param>
internal sealed record KindRows(
    AccessKind Kind, string Export, ImmutableArray<string> Files, ImmutableArray<AccessGrant> Grants, AccessRights Rights)
{
    /// <summary>Whether no row means no right; false where rows may be missing.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Whether a grant of the file, for which there is no row, is one that no row can tell.</summary>
    public Func<AccessGrant, bool> Kept { get; init; } = _ => false;
}

/// <summary>A container joined with its rows.</summary>
internal sealed class ContainerRows
{
    private readonly PermissionContainer _retrieved;
    private readonly List<string> _onlyInFile = [];
    private readonly List<string> _onlyInRows = [];

    public ContainerRows(PermissionContainer retrieved, IEnumerable<KindRows> rows)
    {
        _retrieved = retrieved;
        var grants = new Dictionary<AccessKind, ImmutableArray<AccessGrant>>();
        var stated = ImmutableHashSet.CreateBuilder<AccessKind>();
        var files = new List<string>();
        var exports = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var kind in rows.OrderBy(kind => kind.Kind))
        {
            grants.Add(kind.Kind, Join(kind, firstFile: retrieved.Files.Length + files.Count));
            files.AddRange(kind.Files);
            exports.Add(kind.Export);
            if (kind.IsComplete)
            {
                stated.Add(kind.Kind);
            }
        }

        Container = retrieved.With(grants, stated.ToImmutable(), [.. files]);
        if (_onlyInFile.Count + _onlyInRows.Count > 0)
        {
            Difference = new(Container, [.. exports], [.. _onlyInFile], [.. _onlyInRows]);
        }
    }

    public PermissionContainer Container { get; }

    /// <summary>The rights that file and rows give differently; null when they agree as far as they speak of the same.</summary>
    public AccessDifference? Difference { get; }

    private ImmutableArray<AccessGrant> Join(KindRows rows, int firstFile)
    {
        var inFile = new Dictionary<string, (AccessGrant First, AccessRights Rights)>(ApiName.Comparer);
        foreach (var grant in _retrieved.Grants(rows.Kind))
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(inFile, grant.Name, out var exists);
            entry = (exists ? entry.First : grant, entry.Rights | grant.Rights);
        }

        var joined = ImmutableArray.CreateBuilder<AccessGrant>(rows.Grants.Length);
        foreach (var row in rows.Grants)
        {
            var isInFile = inFile.Remove(row.Name, out var file);
            var rights = row.Rights | (file.Rights & (rows.IsComplete ? ~rows.Rights : ~AccessRights.None));
            if (isInFile && (rights & ~file.Rights) == AccessRights.None)
            {
                joined.Add(new(file.First.Name, rights, file.First.Line, file.First.Column, file.First.File));
            }
            else
            {
                joined.Add(new(row.Name, rights, row.Line, row.Column, firstFile + row.File));
            }

            Compare(rows.Kind, row.Name, file.Rights & ~rights, isInFile || _retrieved is not Profile ? rights & ~file.Rights : default);
        }

        foreach (var (name, (first, rights)) in inFile)
        {
            if (!rows.IsComplete || rows.Kept(first))
            {
                joined.Add(new(first.Name, rights, first.Line, first.Column, first.File));
            }
            else
            {
                Compare(rows.Kind, name, rights, default);
            }
        }

        return joined.DrainToImmutable();
    }

    private void Compare(AccessKind kind, string name, AccessRights onlyInFile, AccessRights onlyInRows)
    {
        if (!_retrieved.IsRetrieved)
        {
            return;
        }

        Add(_onlyInFile, onlyInFile);
        Add(_onlyInRows, onlyInRows);

        void Add(List<string> list, AccessRights rights)
        {
            if (rights != AccessRights.None)
            {
                list.Add($"{AccessKinds.Singular(kind)} {name}{(rights.Describe() is { Length: > 0 } words ? $" ({words})" : "")}");
            }
        }
    }
}
