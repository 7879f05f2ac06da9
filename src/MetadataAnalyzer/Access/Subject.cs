using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// A user, or a profile when there is no users export: the unit that receives a verdict. Three facets, each computed once and from those
/// before it: the rights it has (<see cref="Access"/>), which of them its integration needs (<see cref="Needs"/>), and what the move does
/// with them (<see cref="Move"/>).
/// </summary>
public sealed class Subject : SubjectIdentity
{
    private readonly OrgContent _org;
    private readonly OrgReferences _references;
    private readonly Lazy<SubjectNeeds> _needs;
    private readonly Lazy<SubjectMove> _move;
    private readonly Lazy<ProfileRetrieval> _retrieval;
    private readonly Lazy<ImmutableArray<AppUse>> _appUses;
    private readonly Lazy<SubjectDuties> _duties;

    /// <param name="access">The rights of the subject.</param>
    /// <param name="org">The org's files and exports.</param>
    /// <param name="references">Where the project names users and profiles.</param>
    internal Subject(EffectiveAccess access, OrgContent org, OrgReferences references)
    {
        Access = access;
        _org = org;
        _references = references;
        _appUses = new(() => AppUse.FindAll(this, access, org));
        _duties = new(() => new(this, org.Duties));
        _retrieval = new(() => new(this, access, org));
        _needs = new(() => new(this, access, Retrieval, AppUses, () => References, org));
        _move = new(() => new(this, access, Needs, references, org));
    }

    /// <summary>Profile, permission sets and groups, and every right that they grant.</summary>
    public EffectiveAccess Access { get; }

    /// <summary>Which rights the integration needs, and whether the licence carries them.</summary>
    public SubjectNeeds Needs => _needs.Value;

    /// <summary>Outcome of the move for each assignment, right, app and profile setting.</summary>
    public SubjectMove Move => _move.Value;

    /// <summary>Completeness of the retrieved profile.</summary>
    public ProfileRetrieval Retrieval => _retrieval.Value;

    /// <summary>
    /// Connected apps and external client apps that list the subject, run as it, hold a token of it, or that it signs in with.
    /// </summary>
    public ImmutableArray<AppUse> AppUses => _appUses.Value;

    /// <summary>OAuth tokens of the subject that apps hold, in the order of the export; empty without it.</summary>
    public ImmutableArray<OauthTokenRow> OauthTokens => [.. _org.OauthTokensOf(this)];

    /// <summary>Names of the applications that the subject connects with, sorted; see <see cref="AppUse.ApplicationsOf"/>.</summary>
    public IEnumerable<string> Applications => AppUse.ApplicationsOf(this, AppUses, _org);

    /// <summary>Jobs, groups, queues, records and people that the org's data ties to the subject.</summary>
    public SubjectDuties Duties => _duties.Value;

    /// <summary>Where the project names the subject, its profile, role or licence; sorted by place.</summary>
    public IEnumerable<Reference> References => _references.Of(this);

    /// <summary>
    /// Whether a component gives the subject access, or is an app that concerns it: its profile, an assigned set or group, a member or
    /// muting set of its group, an app, a class or page it may use. A component that is not in the project or not readable counts too.
    /// </summary>
    /// <param name="type">Metadata API type name.</param>
    /// <param name="fullName">Full name.</param>
    public bool Uses(string type, string fullName) => type switch
    {
        MetadataTypes.Profile => _org.Names.IsProfile(fullName, this),
        MetadataTypes.ConnectedApp or MetadataTypes.ExternalClientApplication => AppUses.Any(use =>
            use.App.TypeName == type && ApiName.Same(use.App.FullName, fullName)),
        _ => Access.ComesFrom(type, fullName),
    };
}

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
