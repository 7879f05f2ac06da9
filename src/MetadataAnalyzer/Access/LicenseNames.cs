using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>The kind of a licence, from the exports, the project and the catalogue.</summary>
internal enum LicenseKind
{
    /// <summary>None of them knows the name, or they know it as both.</summary>
    Unknown,

    User,

    PermissionSet,
}

/// <summary>
/// Joins the ways in which files and exports name one licence: a user licence by name, key or label; a permission set licence by developer
/// name or label, in a package as <c>Namespace.Name</c>; both by id.
/// </summary>
internal sealed class LicenseNames
{
    private readonly LicenseCatalogue _catalogue;
    private readonly Dictionary<SalesforceId, string> _byId = [];
    private readonly Dictionary<string, string> _userLicenses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _permissionSetLicenses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (LicenseKind Kind, string Name)> _labels = new(StringComparer.OrdinalIgnoreCase);

    public LicenseNames(MetadataProject project, OrgExports exports, LicenseCatalogue catalogue)
    {
        _catalogue = catalogue;
        foreach (var row in exports.UserLicenses)
        {
            _byId.TryAdd(row.Id, row.Name);
            AddUserLicense(row.Name);
        }

        foreach (var row in exports.PermissionSetLicenses)
        {
            AddPermissionSetLicense(row.Id, row.DeveloperName, row.MasterLabel);
        }

        foreach (var row in exports.PermissionSetLicenseAssignments)
        {
            AddPermissionSetLicense(row.PermissionSetLicenseId, row.DeveloperName, label: null);
        }

        var held = project.Profiles.Select(profile => profile.UserLicense)
            .Concat(exports.Profiles.Select(row => row.UserLicenseName)).Concat(exports.Users.Select(row => row.UserLicenseName));
        foreach (var name in held.OfType<string>())
        {
            AddUserLicense(name);
        }
    }

    /// <summary>Name of the licence of an id; null for no id, which a licence's record without one has too.</summary>
    public string? Find(SalesforceId id) => id.IsEmpty ? null : _byId.GetValueOrDefault(id);

    /// <summary>The licence of a name: its kind, and the name that the platform uses.</summary>
    public (LicenseKind Kind, string Name) Find(string name)
    {
        var trimmed = name.Trim();
        if (_catalogue.StandardNames.IsIntegrationPermissionSetLicense(trimmed))
        {
            return (LicenseKind.PermissionSet, _catalogue.StandardNames.PermissionSetLicense);
        }

        var userLicense = _catalogue.FindUserLicense(trimmed)?.Name ?? _userLicenses.GetValueOrDefault(trimmed);
        var permissionSetLicense = _permissionSetLicenses.GetValueOrDefault(trimmed) ?? OfPackage(trimmed);
        return (userLicense, permissionSetLicense) switch
        {
            ({ } user, null) => (LicenseKind.User, user),
            (null, { } other) => (LicenseKind.PermissionSet, other),
            (null, null) when _labels.TryGetValue(trimmed, out var labelled) => labelled,
            _ => (LicenseKind.Unknown, trimmed),
        };
    }

    /// <summary>Whether two names mean one user licence.</summary>
    public bool IsSame(string left, string right) => string.Equals(Find(left).Name, Find(right).Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether two statements about the licence of one permission set contradict each other; null states that it has none. A name that is
    /// not known may be another spelling of a permission set licence, but not of a user licence, which is spelled in one way.
    /// </summary>
    public bool Contradict(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return left is not null || right is not null;
        }

        var (one, other) = (Find(left), Find(right));
        return !string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase)
            && (one.Kind == LicenseKind.User
                || other.Kind == LicenseKind.User
                || (one.Kind != LicenseKind.Unknown && other.Kind != LicenseKind.Unknown));
    }

    /// <summary>Metadata names a package's permission set licence with its namespace; exports give the developer name alone.</summary>
    private string? OfPackage(string name) => name.IndexOf('.') is > 0 and var dot && dot + 1 < name.Length && !name.Contains(' ')
        ? _permissionSetLicenses.GetValueOrDefault(name[(dot + 1)..], name)
        : null;

    private void AddUserLicense(string name) => _userLicenses.TryAdd(name.Trim(), _catalogue.FindUserLicense(name)?.Name ?? name.Trim());

    private void AddPermissionSetLicense(SalesforceId id, string? name, string? label)
    {
        if (name is not null)
        {
            _byId.TryAdd(id, name);
            _permissionSetLicenses.TryAdd(name, name);
            AddLabel(label, LicenseKind.PermissionSet, name);
        }
    }

    private void AddLabel(string? label, LicenseKind kind, string name)
    {
        if (label is not null)
        {
            _labels.TryAdd(label, (kind, name));
        }
    }
}
