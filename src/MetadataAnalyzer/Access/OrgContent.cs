using System.Collections.Frozen;
using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Content of an org's files: the project, the exports, the capabilities of the licence, and the joins between them. Subjects are not part
/// of it.
/// </summary>
public class OrgContent
{
    private readonly Lazy<HashSet<string>> _fieldsWithoutPermission;
    private readonly Lazy<ObjectDependencies> _objectDependencies;
    private readonly Lazy<ObjectRetrieval> _objectRetrieval;
    private readonly Lazy<DutyIndex> _duties;
    private readonly Lazy<IReadOnlyList<AssignableSet>> _assignableSets;

    /// <param name="project">The retrieved project.</param>
    /// <param name="exports">The exports of org data; <see cref="OrgExports.Empty"/> when none are given.</param>
    /// <param name="capabilities">Capabilities of the licence.</param>
    /// <param name="asOf">Day the assessment is made for; null takes the last day of the login history, without stray dates.</param>
    /// <param name="windowDays">Length of the login window in days.</param>
    /// <param name="answers">Answers of the integrations' owners; null for those of the configuration.</param>
    /// <param name="configuration">The configuration; null for an empty one.</param>
    /// <param name="filesDecide">Whether the files alone decide what profiles and permission sets grant.</param>
    private protected OrgContent(
        MetadataProject project,
        OrgExports exports,
        LicenseCapabilities capabilities,
        DateOnly? asOf,
        int windowDays,
        OwnerAnswers? answers,
        AnalyzerConfiguration? configuration,
        bool filesDecide)
    {
        Configuration = configuration ?? AnalyzerConfiguration.Empty;
        Stated = filesDecide
            ? StatedAccess.FilesAlone(project)
            : StatedAccess.Join(project, exports, capabilities.Catalogue.StandardNames);
        project = Project = Stated.Project;
        Exports = exports;
        Capabilities = capabilities;
        LoginCoverage = new(exports, windowDays);
        AsOf = asOf ?? LoginCoverage.Last;
        Window = AsOf is { } day ? LoginWindow.Ending(day, windowDays) : null;
        LoginGap = Window is { } window && exports.Has(LoginHistory.Export) ? LoginCoverage.GapIn(window) : null;
        Answers = answers ?? Configuration.Answers;
        _fieldsWithoutPermission = new(() =>
            project.CustomFields.Where(field => field.IsRequired || field.IsMasterDetail)
                .Select(field => field.FullName)
                .Concat(SystemFields.Granted(project))
                .ToHashSet(StringComparer.OrdinalIgnoreCase));
        _objectDependencies = new(() => new(project.CustomFields));
        _objectRetrieval = new(() => new(this));
        _duties = new(() => new(exports));
        _assignableSets = new(() => [.. project.PermissionSets.Where(CanBeGiven).Select(set => new AssignableSet(set))]);
        Vendors = capabilities.Catalogue.Vendors.With(Configuration.AddedProducts);
        Twins = new(this);
        Obstacles = new(this);
        PermissionDependencies = new(capabilities.Catalogue.FindPermission);
        Names = new(project, exports, capabilities.Catalogue);
        AppPolicies = new AppPolicyFinder(project, exports, Names).Find();
    }

    /// <summary>
    /// The retrieved project, with the rights that the org's own rows give to profiles and permission sets where exports hold them, and
    /// with the permission sets that are known by such rows alone.
    /// </summary>
    public MetadataProject Project { get; }

    /// <summary>The rights that a profile's or permission set's file and the org's own rows give differently; null for none.</summary>
    public AccessDifference? FindAccessDifference(PermissionContainer container) => Stated.Differences.GetValueOrDefault(container);

    /// <summary>The configuration. Day, window and answers are separate, because options go before them.</summary>
    public AnalyzerConfiguration Configuration { get; }

    public OrgExports Exports { get; }

    public LicenseCapabilities Capabilities { get; }

    public LicenseCatalogue Catalogue => Capabilities.Catalogue;

    /// <summary>The catalogue's products with those of the configuration.</summary>
    public VendorCatalogue Vendors { get; }

    /// <summary>Day of the assessment; null when neither an option nor the data give it, and then no finding depends on time.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>The login window; null without <see cref="AsOf"/>.</summary>
    public LoginWindow? Window { get; }

    /// <summary>Days that the login history covers.</summary>
    public LoginCoverage LoginCoverage { get; }

    /// <summary>
    /// The reason why the login history lacks logins of <see cref="Window"/>, as a clause; then the absence of a login proves nothing.
    /// Null when it lacks none, and when no login history is given.
    /// </summary>
    public string? LoginGap { get; }

    /// <summary>Answers of the integrations' owners to what no file shows.</summary>
    public OwnerAnswers Answers { get; }

    public OrgNames Names { get; }

    /// <summary>
    /// Policies of the project's connected apps and external client apps, and of the installed apps that the exports hold.
    /// </summary>
    public ImmutableArray<AppPolicy> AppPolicies { get; }

    /// <summary>Permissions that user permissions require.</summary>
    public PermissionDependencies PermissionDependencies { get; }

    /// <summary>Dependencies of object rights.</summary>
    public ObjectDependencies ObjectDependencies => _objectDependencies.Value;

    internal StatedAccess Stated { get; }

    internal ObjectRetrieval ObjectRetrieval => _objectRetrieval.Value;

    internal DutyIndex Duties => _duties.Value;

    /// <summary>Permission sets of the project that can be assigned to any user on the integration licence as they are.</summary>
    internal IReadOnlyList<AssignableSet> AssignableSets => _assignableSets.Value;

    internal ObstacleFinder Obstacles { get; }

    /// <summary>Sets that packages ship for the integration licence.</summary>
    internal PackageTwins Twins { get; }

    /// <summary>
    /// Fields that are required, master-detail or kept by the platform: they come with their object, and no permission set can name them.
    /// </summary>
    internal IReadOnlySet<string> FieldsWithoutPermission => _fieldsWithoutPermission.Value;

    /// <summary>
    /// Whether a connected app or external client app of that label, full name or id is in the project or in the exports of installed apps.
    /// </summary>
    public bool HoldsApplication(string name) => AppPolicies.Any(policy => policy.IsNamed(name));

    /// <summary>OAuth tokens of a user that apps hold, in the order of the export; none for a profile, or without the export.</summary>
    internal IEnumerable<OauthTokenRow> OauthTokensOf(SubjectIdentity subject) => subject.User is { } user ? Duties.OauthTokens[user] : [];

    /// <summary>Yearly price of a user licence; null when the licence is not known or not priced.</summary>
    /// <param name="userLicense">Name of the licence; null when not known.</param>
    /// <param name="edition">The org's edition; null when not given.</param>
    public decimal? AnnualLicensePrice(string? userLicense, string? edition) =>
        userLicense is null ? null : Catalogue.Prices.FindPrice(userLicense, edition, AsOf)?.PerUserAndYear;

    /// <summary>Whether a component is in the project in a file that cannot be read.</summary>
    public bool IsUnreadable(string type, string fullName) =>
        Project.Unreadable.SelectMany(file => file.Components).Any(file => file.Type == type && ApiName.Same(file.FullName, fullName));

    /// <summary>Whether the name is that of the user licence the move leads to.</summary>
    public bool IsTargetUserLicense(string? license) =>
        license is not null && Catalogue.FindUserLicense(license)?.Role == UserLicenseRole.Target;

    /// <summary>
    /// Addresses and hours of the org's own API-only profile, to which users without restrictions move; empty when the project does not
    /// hold it. Where it restricts, those users need a custom profile.
    /// </summary>
    public LoginRestrictions ApiOnlyProfileRestrictions =>
        LoginRestrictions.Of(Project.Profiles.Find(Catalogue.StandardNames.ApiOnlyProfiles[0]));

    /// <summary>Whether the name is that of the permission set licence the move leads to.</summary>
    public bool IsTargetPermissionSetLicense(string? license) =>
        license is not null && Catalogue.StandardNames.IsIntegrationPermissionSetLicense(license);

    /// <summary>
    /// Rights of a container that the licence cannot hold, without the muted ones; sorted by name. The platform refuses a permission set
    /// because of it whether or not a user needs it.
    /// </summary>
    public IEnumerable<string> BlockedRights(AccessSource source) =>
        source.Grants(AccessKind.UserPermission)
            .Where(grant => Capabilities.UserPermission(grant.Grant.Name).Status == CarriageStatus.Blocked)
            .Concat(source.Grants(AccessKind.Object)
                .Where(grant => Capabilities.Object(grant.Grant.Name, grant.Rights).Status == CarriageStatus.Blocked))
            .Select(grant => grant.Grant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>
    /// A set bound to the user licence itself holds no standard objects, and one that a session activates is of no use to a program.
    /// </summary>
    private bool CanBeGiven(PermissionSet set) =>
        !set.HasActivationRequired && !IsTargetUserLicense(Names.LicenseOf(set).Name) && Obstacles.OfSet(set) == ReassignmentObstacles.None;
}

/// <summary>Fields that the platform keeps on every object. They come with the object, and it takes no field permission for them.</summary>
internal static class SystemFields
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Id", "IsDeleted", "CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate",
        "LastViewedDate", "LastReferencedDate", "SystemModstamp")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>System fields that a profile or permission set of the project names, as one written by hand may.</summary>
    public static IEnumerable<string> Granted(MetadataProject project) =>
        project.Profiles.Concat<PermissionContainer>(project.PermissionSets)
            .SelectMany(container => container.Grants(AccessKind.Field))
            .Select(grant => grant.Name)
            .Where(IsOne);

    private static bool IsOne(string field) => Names.Contains(field.AsSpan(field.LastIndexOf('.') + 1));
}
