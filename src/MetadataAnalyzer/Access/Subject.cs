using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
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
    private readonly Lazy<ImmutableArray<SignIn>> _signIns;
    private readonly Lazy<SubjectDuties> _duties;
    private readonly Lazy<ImmutableArray<VendorUse>> _vendorUses;

    /// <param name="access">The rights of the subject.</param>
    /// <param name="org">The org's files and exports.</param>
    /// <param name="references">Where the project names users and profiles.</param>
    internal Subject(EffectiveAccess access, OrgContent org, OrgReferences references)
    {
        Access = access;
        _org = org;
        _references = references;
        _appUses = new(() => AppUse.FindAll(this, access, org));
        _signIns = new(() => SignIn.FindAll(this, org));
        _duties = new(() => new(this, org.Duties));
        _vendorUses = new(() => VendorUse.FindAll(this, org));
        _retrieval = new(() => new(this, access, org));
        _needs = new(() => new(this, access, Retrieval, AppUses, () => References, org));
        _move = new(() => new(this, access, Needs, references, org));
    }

    /// <summary>Profile, permission sets and groups, and every right that they grant.</summary>
    public EffectiveAccess Access { get; }

    /// <summary>The rights that the integration needs, and whether the licence carries them.</summary>
    public SubjectNeeds Needs => _needs.Value;

    /// <summary>Outcome of the move for each assignment, right, app and profile setting.</summary>
    public SubjectMove Move => _move.Value;

    /// <summary>Completeness of the retrieved profile.</summary>
    public ProfileRetrieval Retrieval => _retrieval.Value;

    /// <summary>
    /// Connected apps and external client apps that list the subject, run as it, hold a token of it, or that it signs in with.
    /// </summary>
    public ImmutableArray<AppUse> AppUses => _appUses.Value;

    /// <summary>The ways in which the subject signs in, by application.</summary>
    public ImmutableArray<SignIn> SignIns => _signIns.Value;

    /// <summary>Products of the catalogue and the configuration that the subject uses or may use, by id.</summary>
    public ImmutableArray<VendorUse> VendorUses => _vendorUses.Value;

    /// <summary>
    /// Whether the makers of all applications that the subject connects with state that their products work on the licence: then what the
    /// client does needs nothing that the licence does not carry. False without an application.
    /// </summary>
    public bool IsConfirmedByMakers
    {
        get
        {
            var confirmed = VendorUses.Where(use => use is { IsSure: true, Product.IsConfirmedByMaker: true })
                .SelectMany(use => use.Signs)
                .Where(sign => sign.IsUsed)
                .Select(sign => sign.Shown)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            return confirmed.Count > 0 && Applications.All(confirmed.Contains);
        }
    }

    /// <summary>OAuth tokens of the subject that apps hold, in the order of the export; empty without it.</summary>
    public ImmutableArray<OauthTokenRow> OauthTokens => [.. _org.OauthTokensOf(this)];

    /// <summary>Names of the applications that the subject connects with, sorted; see <see cref="AppUse.ApplicationsOf"/>.</summary>
    public IEnumerable<string> Applications => AppUse.ApplicationsOf(this, AppUses, _org);

    /// <summary>Jobs, groups, queues, records and people that the org's data ties to the subject.</summary>
    public SubjectDuties Duties => _duties.Value;

    /// <summary>Places of the project that name the subject, its profile, role or licence; sorted.</summary>
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
