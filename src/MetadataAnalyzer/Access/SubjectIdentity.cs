using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>The kinds of <see cref="Subject"/>.</summary>
public enum SubjectKind
{
    /// <summary>A user of the users export.</summary>
    User,

    /// <summary>A profile, when there is no users export.</summary>
    Profile,
}

/// <summary>A licence that a user holds besides its user licence.</summary>
/// <param name="Name">Developer name of a permission set licence, or namespace of a managed package.</param>
/// <param name="Location">The record of the assignment.</param>
public sealed record HeldLicense(string Name, Location Location);

/// <summary>
/// Identity of a subject: its records, its profile, its licences and its logins. Rights and what follows from them are facets of
/// <see cref="Subject"/>.
/// </summary>
public class SubjectIdentity
{
    private protected SubjectIdentity()
    {
    }

    public required SubjectKind Kind { get; init; }

    /// <summary>Id of the user; empty for a profile, or when the export has none.</summary>
    public SalesforceId Id { get; init; }

    /// <summary>Username, or the profile's full name.</summary>
    public required string Name { get; init; }

    /// <summary>The user's full name, or the profile's label; the display name of the configuration replaces either.</summary>
    public required string Label { get; init; }

    /// <summary>The user's record; null for a profile.</summary>
    public UserRow? User { get; init; }

    /// <summary>Null when the export does not show it, and for a profile.</summary>
    public bool? IsActive => User?.IsActive;

    /// <summary>The user's record, or the profile's root element.</summary>
    public required Location Location { get; init; }

    /// <summary>The profile; null when it is not in the project or cannot be read.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The profile's full name or, when it is not in the project, the best name known; empty when none is known.</summary>
    public required string ProfileName { get; init; }

    /// <summary>Name of the user licence; null when neither the exports nor the project show it.</summary>
    public string? UserLicense { get; init; }

    /// <summary>Permission set licences that the user holds, sorted by name.</summary>
    public ImmutableArray<HeldLicense> PermissionSetLicenses { get; init; } = [];

    /// <summary>Whether the exports show every permission set licence of the user, so that one that is not listed is not held.</summary>
    public bool KnowsPermissionSetLicenses { get; init; }

    /// <summary>Managed packages of which the user holds a licence, sorted by namespace.</summary>
    public ImmutableArray<HeldLicense> PackageLicenses { get; init; } = [];

    /// <summary>Logins in the window; null when there is no login history, or when nothing dates it.</summary>
    public SubjectLogins? Logins { get; init; }

    /// <summary>Whether the user holds a permission set licence of that developer name.</summary>
    public bool HoldsPermissionSetLicense(Func<string, bool> isNamed) => PermissionSetLicenses.Any(license => isNamed(license.Name));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
