using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>Makes the subjects of an org: its users, or without a users export its profiles.</summary>
internal sealed class SubjectFinder
{
    private readonly OrgContent _org;
    private readonly OrgReferences _references;
    private readonly ILookup<UserRow?, PermissionSetAssignmentRow> _assignments;
    private readonly ILookup<UserRow?, PermissionSetLicenseAssignmentRow> _licenses;
    private readonly ILookup<UserRow?, UserPackageLicenseRow> _packages;
    private readonly ConcurrentDictionary<PermissionSetGroup, Muting> _muting = [];

    private SubjectFinder(OrgContent org, OrgReferences references)
    {
        _org = org;
        _references = references;
        _assignments = ByUser(org.Exports.Assignments, row => org.Exports.FindUser(row.AssigneeId, row.AssigneeUsername));
        _licenses = ByUser(org.Exports.PermissionSetLicenseAssignments, row => org.Exports.FindUser(row.AssigneeId, row.AssigneeUsername));
        _packages = ByUser(org.Exports.PackageLicenses, row => org.Exports.FindUser(row.UserId, row.Username));
    }

    /// <summary>The subjects sorted by name.</summary>
    /// <param name="org">The org's files and exports.</param>
    /// <param name="references">Where the project names users and profiles.</param>
    public static ImmutableArray<Subject> Find(OrgContent org, OrgReferences references)
    {
        var finder = new SubjectFinder(org, references);
        var subjects = org.Exports.Has(UserRow.Export)
            ? org.Exports.Users.AsParallel().AsOrdered().Select(finder.FromUser).AsSequential()
            : org.Project.Profiles.Concat(org.Stated.Profiles.Values.DistinctBy(profile => profile.FullName, ApiName.Comparer))
                .Select(finder.FromProfile);
        return [.. subjects.OrderBy(subject => subject.Name, StringComparer.Ordinal)];
    }

    private Subject FromProfile(Profile profile) => new(AccessBy(profile), _org, _references)
    {
        Kind = SubjectKind.Profile,
        Name = profile.FullName,
        Label = DisplayName(profile.FullName) ?? _org.Names.ProfileLabel(profile.FullName),
        Profile = profile.IsRetrieved ? profile : null,
        ProfileName = profile.FullName,
        UserLicense = profile.UserLicense,
        Location = profile.Location,
    };

    private static EffectiveAccess AccessBy(Profile profile) =>
        new([new(profile, assignment: null, Muting.None, [new(MetadataTypes.Profile, profile.FullName, profile.Location)])], [], []);

    private Subject FromUser(UserRow user)
    {
        var row = _org.Names.FindProfileRow(user.ProfileId);
        var profileLabel = row?.Name ?? user.ProfileName;
        var profile = _org.Names.FindProfile(profileLabel);
        var profileName = profile?.FullName ?? (profileLabel is null ? "" : _org.Names.ProfileFullName(profileLabel));
        ImmutableArray<Assignment> assignments =
        [
            .. _assignments[user].Select(ToAssignment).OfType<Assignment>()
                .DistinctBy(assignment => (assignment.IsGroup, assignment.IsInProject, assignment.Name.ToUpperInvariant()))
                .OrderBy(assignment => assignment.IsGroup).ThenBy(assignment => assignment.Name, StringComparer.Ordinal),
        ];
        var userStep = new GrantStep("User", user.Username, user.Location);
        var sources = new List<AccessSource>();
        var missing = new List<MissingContainer>();
        if ((profile ?? _org.Stated.FindProfile(user.ProfileId, profileName)) is { } granting)
        {
            sources.Add(new(
                granting, assignment: null, Muting.None, [userStep, new(MetadataTypes.Profile, granting.FullName, granting.Location)]));
        }

        foreach (var assignment in assignments)
        {
            AddSources(assignment, userStep, [user.UserLicenseName ?? row?.UserLicenseName, profile?.UserLicense], sources, missing);
        }

        return new(new([.. sources], assignments, [.. missing]), _org, _references)
        {
            Kind = SubjectKind.User,
            Id = user.Id,
            Name = user.Username,
            Label = DisplayName(user.Username) ?? user.Name ?? user.Username,
            User = user,
            Profile = profile,
            ProfileName = profileName,
            UserLicense = user.UserLicenseName
                ?? row?.UserLicenseName
                ?? (row is null ? null : _org.Names.LicenseName(row.UserLicenseId))
                ?? profile?.UserLicense
                ?? user.UserLicenseKey,
            Location = user.Location,
            Logins = Logins(user),
            PermissionSetLicenses = Held(
                _licenses[user], license => license.DeveloperName ?? _org.Names.LicenseName(license.PermissionSetLicenseId),
                license => license.Location),
            KnowsPermissionSetLicenses = KnowsLicenses(user),
            PackageLicenses = Held(_packages[user], PackageName, package => package.Location),
        };
    }

    private static ImmutableArray<HeldLicense> Held<T>(IEnumerable<T> rows, Func<T, string?> nameOf, Func<T, Location> locationOf) =>
    [
        .. rows.Where(row => nameOf(row) is not null)
            .DistinctBy(nameOf, StringComparer.OrdinalIgnoreCase)
            .Select(row => new HeldLicense(nameOf(row)!, locationOf(row)))
            .OrderBy(license => license.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The namespace or, where the export gives none, the id of the package's licence: a seat that nothing names is a seat too.
    /// </summary>
    private static string? PackageName(UserPackageLicenseRow row) =>
        row.NamespacePrefix ?? (row.PackageLicenseId.IsEmpty ? null : row.PackageLicenseId.Value);

    /// <summary>A record that cannot be used may name any licence, and one that names no user may be any user's.</summary>
    private bool KnowsLicenses(UserRow user)
    {
        var exports = _org.Exports;
        return exports.Has(PermissionSetLicenseAssignmentRow.Export)
            && !(user.Id.IsEmpty && exports.PermissionSetLicenseAssignments.Any(row => row.AssigneeUsername is null))
            && _licenses[user].All(row => (row.DeveloperName ?? _org.Names.LicenseName(row.PermissionSetLicenseId)) is not null)
            && !exports.Problems.Any(problem => problem.Export == PermissionSetLicenseAssignmentRow.Export
                && (problem.UserKey is not { } key || ReferenceEquals(exports.FindUser(new SalesforceId(key), key), user)));
    }

    private string? DisplayName(string name) => _org.Configuration.DisplayNames.TryGetValue(name, out var shown) ? shown.Name : null;

    private SubjectLogins? Logins(UserRow user)
    {
        if (!_org.Exports.Has(LoginHistory.Export) || _org.Window is not { } window)
        {
            return null;
        }

        var logins = _org.Exports.Logins.ForUser(user);
        return new(logins?.Window(window.From, window.To) ?? [], _org.Catalogue, logins?.SourceIps(window.From, window.To));
    }

    /// <summary>The assignment of a record, or null when it is the profile's own or has expired.</summary>
    private Assignment? ToAssignment(PermissionSetAssignmentRow record)
    {
        var row = _org.Names.FindPermissionSetRow(record.PermissionSetId);
        var expires = record.ExpirationDate is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : (DateOnly?)null;
        if (_org.Names.IsOfProfile(record) || (expires is { } day && _org.AsOf is { } asOf && day < asOf))
        {
            return null;
        }

        return record.IsGroup || row is { IsOfGroup: true }
            ? GroupAssignment(record, row, expires)
            : SetAssignment(record, row, expires);
    }

    private Assignment GroupAssignment(PermissionSetAssignmentRow record, PermissionSetRow? row, DateOnly? expires)
    {
        // The set that the platform keeps behind a group carries the group's name.
        var name = record.GroupFullName ?? row?.FullName ?? record.PermissionSetFullName;
        var group = name is null
            ? _org.Names.FindPermissionSetGroupByLabel(record.GroupLabel)
            : _org.Project.PermissionSetGroups.Find(name);
        return new()
        {
            IsGroup = true,
            Name = group?.FullName ?? name ?? record.GroupLabel ?? record.PermissionSetGroupId.Value,
            Namespace = record.GroupNamespacePrefix ?? group?.Namespace ?? (name is null ? null : MetadataComponent.NamespaceOf(name)),
            Group = group,
            Location = record.Location,
            Expires = expires,
        };
    }

    private Assignment SetAssignment(PermissionSetAssignmentRow record, PermissionSetRow? row, DateOnly? expires)
    {
        var name = row?.FullName ?? record.PermissionSetFullName;

        // Another set, of a package perhaps, may have the same label: a label counts only where no name is known.
        var set = name is null ? _org.Names.FindPermissionSetByLabel(record.PermissionSetLabel) : _org.Project.PermissionSets.Find(name);
        return new()
        {
            IsGroup = false,
            Name = set?.FullName ?? name ?? record.PermissionSetLabel ?? record.PermissionSetId.Value,
            Namespace = row?.NamespacePrefix
                ?? record.NamespacePrefix
                ?? set?.Namespace
                ?? (name is null ? null : MetadataComponent.NamespaceOf(name)),
            PermissionSet = set,
            Row = row ?? (name is null ? null : _org.Names.FindPermissionSetRow(name)),
            Location = record.Location,
            Expires = expires,
        };
    }

    /// <param name="assignment">The assignment.</param>
    /// <param name="user">The user, as the first step to what is granted.</param>
    /// <param name="held">Names of the user's own licence in the exports and the project.</param>
    /// <param name="sources">Takes the containers that are in the project.</param>
    /// <param name="missing">Takes those that are not.</param>
    private void AddSources(
        Assignment assignment, GrantStep user, string?[] held, List<AccessSource> sources, List<MissingContainer> missing)
    {
        if (assignment.PermissionSet is { } set)
        {
            sources.Add(new(set, assignment, Muting.None, [user, new(MetadataTypes.PermissionSet, set.FullName, assignment.Location)]));
            return;
        }

        if (assignment.Group is not { } group)
        {
            missing.Add(Missing(
                assignment.TypeName, assignment.Name, assignment.Namespace, "an assignment", assignment.Location, assignment.Row,
                assignment, held));
            return;
        }

        var groupStep = new GrantStep(MetadataTypes.PermissionSetGroup, group.FullName, assignment.Location);
        var muting = MutingOf(group, assignment, missing);
        foreach (var member in group.PermissionSets.DistinctBy(member => member.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (_org.Project.PermissionSets.Find(member.Name) is { } memberSet)
            {
                sources.Add(new(
                    memberSet, assignment, muting,
                    [user, groupStep, new(MetadataTypes.PermissionSet, memberSet.FullName, member.Location)]));
                continue;
            }

            missing.Add(Missing(
                MetadataTypes.PermissionSet, member.Name, MetadataComponent.NamespaceOf(member.Name),
                $"permission set group '{group.FullName}'",
                member.Location, _org.Names.FindPermissionSetRow(member.Name), assignment, held));
        }
    }

    private MissingContainer Missing(
        string type, string name, string? prefix, string referencedBy, Location location, PermissionSetRow? row, Assignment assignment,
        string?[] held)
    {
        var license = row is null ? null : _org.Names.LicenseName(row);
        return new(type, name, prefix, referencedBy, location, row, assignment)
        {
            License = license,
            Obstacles = _org.Obstacles.OfLicense(license, held),
        };
    }

    private Muting MutingOf(PermissionSetGroup group, Assignment assignment, List<MissingContainer> missing)
    {
        foreach (var reference in group.MutingPermissionSets
            .Where(reference => _org.Project.MutingPermissionSets.Find(reference.Name) is null))
        {
            missing.Add(Missing(
                MetadataTypes.MutingPermissionSet, reference.Name, MetadataComponent.NamespaceOf(reference.Name),
                $"permission set group '{group.FullName}'",
                reference.Location, row: null, assignment, []));
        }

        return _muting.GetOrAdd(group, key => Muting.Of(key, _org.Project));
    }

    private static ILookup<UserRow?, T> ByUser<T>(IEnumerable<T> rows, Func<T, UserRow?> userOf) =>
        rows.ToLookup<T, UserRow?>(userOf, ReferenceEqualityComparer.Instance);
}
