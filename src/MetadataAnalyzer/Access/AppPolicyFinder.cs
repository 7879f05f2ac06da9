using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Finds the policy of each app: those of the project, and installed apps that only the exports hold. <c>connected-applications</c> and
/// <c>external-client-applications</c> give names, <c>setup-entity-access</c> gives the admitted profiles and permission sets.
/// </summary>
internal sealed class AppPolicyFinder(MetadataProject project, OrgExports exports, OrgNames names)
{
    private const string ConnectedApplication = "ConnectedApplication";
    private const string ExternalClientApplication = "ExternalClientApplication";

    /// <summary>The policies of the project's apps, connected apps first, then those of installed apps; each part by full name.</summary>
    public ImmutableArray<AppPolicy> Find()
    {
        var records = Records().ToList();
        List<AppPolicy> policies = [.. OfProject()];
        var installed = new List<AppPolicy>();
        foreach (var record in records)
        {
            var own = OwnPolicies(record, policies, records);
            foreach (var index in own)
            {
                policies[index] = Joined(policies[index], record);
            }

            if (own.Count == 0)
            {
                installed.Add(Joined(Installed(record), record));
            }
        }

        return [.. policies, .. installed.OrderBy(policy => policy.App.FullName, StringComparer.Ordinal)
            .ThenBy(policy => policy.App.Location)];
    }

    private IEnumerable<AppPolicy> OfProject()
    {
        foreach (var app in project.ConnectedApps)
        {
            bool? isAdminApproved = app.AdminApprovedLocation is null ? null : app.IsAdminApproved;
            yield return new(app, app.Label ?? app.FullName, isAdminApproved, app.ClientCredentialUser, app.Profiles, app.PermissionSets)
            {
                AdmissionLocation = app.AdminApprovedLocation,
                File = app.Location.Path,
                HasIpRanges = !app.IpRanges.IsEmpty,
                IpRelaxation = app.IpRelaxation,
                RefreshTokens = app.RefreshTokenPolicy,
                HasLabel = app.Label is not null,
                Namespace = app.Namespace,
            };
        }

        foreach (var app in project.ExternalClientApplications)
        {
            var policy = new AppPolicy(app, app.Label ?? app.FullName, IsAdminApproved: null, RunAs: null, [], [])
            {
                HasIpRanges = app.HasTrustedIpRanges,
                HasLabel = app.Label is not null,
                Namespace = app.Namespace,
            };
            if (app.OauthPolicies.IsEmpty)
            {
                // The policy with the admitted profiles and permission sets is in a file that the project lacks.
                yield return policy;
            }

            foreach (var oauth in app.OauthPolicies)
            {
                yield return policy with
                {
                    IsAdminApproved = oauth.PermittedUsers is null ? null : oauth.IsAdminApproved,
                    RunAs = oauth.ClientCredentialsFlowUser,
                    Profiles = oauth.Profiles,
                    PermissionSets = oauth.PermissionSets,
                    AdmissionLocation = oauth.PermittedUsersLocation,
                    IpRelaxation = oauth.IpRelaxation,
                    RefreshTokens = oauth.RefreshTokenPolicy,
                    File = oauth.Location.Path,
                };
            }
        }
    }

    /// <summary>The apps that the exports know: those with a record of their own, and those that only a grant names, by id.</summary>
    private IEnumerable<AppRecord> Records()
    {
        var grants = exports.SetupEntityAccess.ToLookup(row => row.SetupEntityId);
        var known = new HashSet<SalesforceId>();
        var apps = exports.ConnectedApplications.Select(row => (row, ConnectedApplication))
            .Concat(exports.ExternalClientApplications.Select(row => (row, ExternalClientApplication)));
        foreach (var (row, type) in apps)
        {
            known.Add(row.Id);
            yield return new(
                type, row.Id, FullName(row), row.Label, row.NamespacePrefix, row.AdminApprovedUsersOnly, row.Location,
                row.Id.IsEmpty ? [] : [.. grants[row.Id]]);
        }

        foreach (var app in grants.Where(app => !known.Contains(app.Key)))
        {
            if (app.Select(row => TypeOf(row.SetupEntityType)).FirstOrDefault(type => type is not null) is { } type)
            {
                yield return new(type, app.Key, null, null, null, null, app.First().Location, [.. app]);
            }
        }
    }

    private static string? TypeOf(string? setupEntityType) => Same(setupEntityType, ConnectedApplication) ? ConnectedApplication
        : Same(setupEntityType, ExternalClientApplication) ? ExternalClientApplication
        : null;

    private static string? FullName(AppRow row) =>
        row.DeveloperName is null || row.NamespacePrefix is null ? row.DeveloperName : $"{row.NamespacePrefix}__{row.DeveloperName}";

    /// <summary>
    /// The policies of a record: by full name or, when the export gives a label only, by a label that one app of the project and one record
    /// have.
    /// </summary>
    private static List<int> OwnPolicies(AppRecord record, List<AppPolicy> policies, List<AppRecord> records)
    {
        var name = record.FullName ?? record.Label;
        if (name is null || (record.FullName is null && records.Count(other => other.Type == record.Type && Same(other.Label, name)) > 1))
        {
            return [];
        }

        var found = policies.Index().Where(entry => entry.Item.IsExternalClientApp == (record.Type == ExternalClientApplication)
            && (Same(entry.Item.App.FullName, name) || (record.FullName is null && Same(entry.Item.Label, name)))).ToList();
        return found.DistinctBy(entry => entry.Item.App).Count() == 1 ? [.. found.Select(entry => entry.Index)] : [];
    }

    private static AppPolicy Installed(AppRecord record)
    {
        var name = record.FullName ?? record.Label ?? record.Id.Value;
        MetadataComponent app = record.Type == ConnectedApplication
            ? new ConnectedApp { FullName = name, Label = record.Label, Location = record.Location, Files = [] }
            : new ExternalClientApplication { FullName = name, Label = record.Label, Location = record.Location, Files = [] };
        return new(app, record.Label ?? name, IsAdminApproved: null, RunAs: null, [], [])
        {
            AdmissionLocation = record.AdminApproved is null ? null : record.Location,
            HasLabel = false,
        };
    }

    /// <summary>
    /// The policy with the values of the exports. Admin-approved in one source is enough, because the other may be of another day.
    /// </summary>
    private AppPolicy Joined(AppPolicy policy, AppRecord record) => policy with
    {
        Label = policy.HasLabel ? policy.Label : record.Label ?? policy.Label,
        HasLabel = policy.HasLabel || record.Label is not null,
        IsAdminApproved = policy.IsAdminApproved == true || record.AdminApproved == true
            ? true
            : policy.IsAdminApproved ?? record.AdminApproved,
        Namespace = policy.Namespace ?? record.Namespace,
        Id = record.Id,
        Profiles = [.. policy.Profiles, .. record.Grants.SelectMany(row => Admitted(row).Profiles)],
        PermissionSets = [.. policy.PermissionSets, .. record.Grants.SelectMany(row => Admitted(row).Sets)],
        UnknownGrants = [.. policy.UnknownGrants, .. record.Grants.Where(IsUnknown).Select(row => row.Location)],
    };

    /// <summary>
    /// The profiles and permission sets that a grant admits. A profile has one entry for its name and one for its id, because a user's
    /// record may hold one of them only.
    /// </summary>
    private (IEnumerable<NamedReference> Profiles, IEnumerable<NamedReference> Sets) Admitted(SetupEntityAccessRow row)
    {
        var set = names.FindPermissionSetRow(row.ParentId);
        var profileId = row.ParentProfileId.IsEmpty ? set?.ProfileId ?? default : row.ParentProfileId;
        if (!profileId.IsEmpty || row.ParentProfileName is not null || set is { IsOfProfile: true })
        {
            string?[] ways = [row.ParentProfileName ?? names.FindProfileRow(profileId)?.Name, profileId.IsEmpty ? null : profileId.Value];
            return (ways.OfType<string>().Select(name => new NamedReference(name, row.Location)), []);
        }

        var full = set?.FullName ?? (row.ParentName is null || row.ParentNamespacePrefix is null
            ? row.ParentName
            : $"{row.ParentNamespacePrefix}__{row.ParentName}");
        return (
            [], [new NamedReference(full ?? names.AssignedSetName(row.ParentId) ?? row.ParentLabel ?? row.ParentId.Value, row.Location)]);
    }

    /// <summary>
    /// Whether a grant gives an id only, and no export holds that id: it may be the set that a profile owns. So is the set of a profile
    /// that the exports do not name, and a profile's id when the users are known by the profile's name.
    /// </summary>
    private bool IsUnknown(SetupEntityAccessRow row)
    {
        if (row.ParentProfileName is not null)
        {
            return false;
        }

        if (!row.ParentProfileId.IsEmpty)
        {
            return names.FindProfileRow(row.ParentProfileId) is null
                && (!exports.Has(UserRow.Export) || exports.Users.Any(user => user.ProfileId.IsEmpty));
        }

        return names.FindPermissionSetRow(row.ParentId) is { } set
            ? set is { IsOfProfile: true, ProfileId.IsEmpty: true }
            : row is { ParentName: null, ParentLabel: null } && names.AssignedSetName(row.ParentId) is null;
    }

    private static bool Same(string? left, string? right) =>
        left is not null && ApiName.Same(left.Trim(), right?.Trim());

    private sealed record AppRecord(
        string Type, SalesforceId Id, string? FullName, string? Label, string? Namespace, bool? AdminApproved, Location Location,
        ImmutableArray<SetupEntityAccessRow> Grants);
}
