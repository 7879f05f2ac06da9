using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Joins the ways the platform names one thing: a profile's file name, label and id; a permission set's API name, label and id.
/// Names compare ignoring case, ids by their first 15 characters.
/// </summary>
public sealed class OrgNames
{
    private readonly MetadataProject _project;
    private readonly StandardNames _standardNames;
    private readonly Dictionary<SalesforceId, ProfileRow> _profileRows = [];
    private readonly Dictionary<SalesforceId, PermissionSetRow> _setRowsById = [];
    private readonly Dictionary<string, PermissionSetRow> _setRowsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SalesforceId, string> _assignedSetNames = [];
    private readonly LicenseNames _licenses;
    private readonly Dictionary<string, PermissionSet> _setsByLabel;
    private readonly Dictionary<string, PermissionSetGroup> _groupsByLabel;

    internal OrgNames(MetadataProject project, OrgExports exports, LicenseCatalogue catalogue)
    {
        _project = project;
        _standardNames = catalogue.StandardNames;
        foreach (var row in exports.Profiles)
        {
            _profileRows.TryAdd(row.Id, row);
        }

        foreach (var row in exports.PermissionSets)
        {
            _setRowsById.TryAdd(row.Id, row);
            _setRowsByName.TryAdd(row.FullName, row);
        }

        foreach (var row in exports.Assignments.Where(row => row is { PermissionSetId.IsEmpty: false, PermissionSetFullName: not null }))
        {
            _assignedSetNames.TryAdd(row.PermissionSetId, row.PermissionSetFullName!);
        }

        _licenses = new(project, exports, catalogue);
        _setsByLabel = ByLabel(project.PermissionSets, set => set.Label);
        _groupsByLabel = ByLabel(project.PermissionSetGroups, group => group.Label);
    }

    /// <summary>The profile of the project that a file name or label means, or null.</summary>
    public Profile? FindProfile(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var trimmed = name.Trim();
        return _project.Profiles.Find(trimmed) ?? _project.Profiles.Find(_standardNames.ProfileApiName(trimmed));
    }

    /// <summary>The record of a profile's id, or null.</summary>
    public ProfileRow? FindProfileRow(SalesforceId id) => id.IsEmpty ? null : _profileRows.GetValueOrDefault(id);

    /// <summary>The full name (file name) that a profile's label means; the label itself when it is not a standard one.</summary>
    public string ProfileFullName(string label) => _project.Profiles.Find(label)?.FullName ?? _standardNames.ProfileApiName(label);

    /// <summary>Name of a profile for people: the label of a standard profile, else its full name.</summary>
    public string ProfileLabel(string fullName) => _standardNames.ProfileLabel(fullName);

    /// <summary>Whether a name found in metadata means the profile of a subject.</summary>
    public bool IsProfile(string name, SubjectIdentity subject)
    {
        var trimmed = name.Trim();
        return subject.ProfileName.Length > 0
            && (Same(trimmed, subject.ProfileName)
                || Same(trimmed, ProfileLabel(subject.ProfileName))
                || (subject.User is { ProfileId.IsEmpty: false } user && new SalesforceId(trimmed) == user.ProfileId));
    }

    /// <summary>
    /// Whether a subject is on the standard profile System Administrator. A custom profile that took one of its names is another; clones
    /// have other names.
    /// </summary>
    public bool IsStandardAdministrator(SubjectIdentity subject) =>
        subject.Profile?.IsCustom != true && subject.ProfileName.Length > 0 && _standardNames.IsSameProfile(subject.ProfileName, "Admin");

    /// <summary>The permission set of the project that an API name or label means, or null.</summary>
    public PermissionSet? FindPermissionSet(string? name) =>
        name is null ? null : _project.PermissionSets.Find(name) ?? FindPermissionSetByLabel(name);

    /// <summary>The one permission set of the project with that label, or null.</summary>
    public PermissionSet? FindPermissionSetByLabel(string? label) => label is null ? null : _setsByLabel.GetValueOrDefault(label);

    /// <summary>The group of the project that an API name or label means, or null.</summary>
    public PermissionSetGroup? FindPermissionSetGroup(string? name) =>
        name is null ? null : _project.PermissionSetGroups.Find(name) ?? FindPermissionSetGroupByLabel(name);

    /// <summary>The one group of the project with that label, or null.</summary>
    public PermissionSetGroup? FindPermissionSetGroupByLabel(string? label) =>
        label is null ? null : _groupsByLabel.GetValueOrDefault(label);

    /// <summary>The record of a permission set's id, or null.</summary>
    public PermissionSetRow? FindPermissionSetRow(SalesforceId id) => id.IsEmpty ? null : _setRowsById.GetValueOrDefault(id);

    /// <summary>The record of a permission set's full name, or null.</summary>
    public PermissionSetRow? FindPermissionSetRow(string fullName) => _setRowsByName.GetValueOrDefault(fullName);

    /// <summary>
    /// Whether an assignment's record is of the set that the platform keeps for the user's profile, which is no assignment.
    /// </summary>
    public bool IsOfProfile(PermissionSetAssignmentRow record) =>
        record.IsOwnedByProfile == true || FindPermissionSetRow(record.PermissionSetId) is { IsOfProfile: true };

    /// <summary>Full name of the permission set of an id, as an assignment's record gives it; null when none does.</summary>
    public string? AssignedSetName(SalesforceId id) => id.IsEmpty ? null : _assignedSetNames.GetValueOrDefault(id);

    /// <summary>Whether a name found in metadata (API name, label or id) means what is assigned.</summary>
    public static bool IsAssignment(string name, Assignment assignment)
    {
        var trimmed = name.Trim();
        return Same(trimmed, assignment.Name)
            || Same(trimmed, assignment.PermissionSet?.Label)
            || Same(trimmed, assignment.Group?.Label)
            || Same(trimmed, assignment.Row?.Label)
            || (assignment.Row is { Id.IsEmpty: false } row && new SalesforceId(trimmed) == row.Id);
    }

    /// <summary>
    /// Name of the licence that a permission set's record is bound to: a user licence's name or a permission set licence's developer name.
    /// </summary>
    public string? LicenseName(PermissionSetRow row) => LicenseName(row.LicenseId) ?? row.LicenseName;

    /// <summary>Name of the licence of an id; null for no id, which a licence's record without one has too.</summary>
    public string? LicenseName(SalesforceId id) => _licenses.Find(id);

    /// <summary>
    /// Whether a licence named by a permission set is a user licence, by the exports, the project's profiles or the catalogue.
    /// </summary>
    public bool IsUserLicense(string license) => _licenses.Find(license).Kind == LicenseKind.User;

    /// <summary>Whether a licence named by a permission set is a permission set licence.</summary>
    public bool IsPermissionSetLicense(string license) => _licenses.Find(license).Kind == LicenseKind.PermissionSet;

    /// <summary>Whether two names, of which each may be a key or label, mean one licence.</summary>
    public bool IsSameLicense(string left, string right) => _licenses.IsSame(left, right);

    /// <summary>
    /// The licence that a permission set of the project is bound to. Its file speaks first; the export speaks when the file is only a part
    /// of the set, and is named as a contradiction when it differs. An export without the column, or with an id that no export explains,
    /// gives no licence.
    /// </summary>
    public SetLicense LicenseOf(PermissionSet set)
    {
        var row = FindPermissionSetRow(set.FullName);
        var exported = row is null ? null : LicenseName(row);
        if (row is null || (exported is null && (!row.StatesLicense || !row.LicenseId.IsEmpty)))
        {
            return new(set.License, set.LicenseLocation);
        }

        // The platform writes the label into each file of a set, so that one without it is a part.
        if (set is { License: null, Label: null })
        {
            return new(exported, row.Location);
        }

        return _licenses.Contradict(set.License, exported)
            ? new(set.License, set.LicenseLocation, row, exported)
            : new(set.License, set.LicenseLocation);
    }

    /// <summary>Labels need not be unique; one that several components have means none of them.</summary>
    private static Dictionary<string, T> ByLabel<T>(IEnumerable<T> components, Func<T, string?> labelOf) => components
        .Where(component => labelOf(component) is not null)
        .GroupBy(component => labelOf(component)!, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    private static bool Same(string left, string? right) => ApiName.Same(left, right?.Trim());
}
