using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>An org as its files show it: the project, the exports, what the licence carries, and the joins between them.</summary>
public sealed class Org
{
    private readonly Lazy<HashSet<string>> _fieldsWithoutPermission;
    private readonly Lazy<ObjectDependencies> _objectDependencies;
    private readonly Lazy<DutyIndex> _duties;
    private readonly Lazy<KitNames> _kitNames;
    private readonly Lazy<IReadOnlyList<AssignableSet>> _assignableSets;

    /// <param name="project">The retrieved project.</param>
    /// <param name="exports">The exports of org data; <see cref="OrgExports.Empty"/> when none are given.</param>
    /// <param name="capabilities">What the licence carries.</param>
    /// <param name="asOf">Day the assessment is made for; null takes the latest day of the login history.</param>
    /// <param name="windowDays">Length of the login window in days.</param>
    /// <param name="answers">Answers to the questions that only the integration's owner can settle, by trigger id.</param>
    /// <param name="configuration">What the configuration file says; null for nothing.</param>
    public Org(
        MetadataProject project,
        OrgExports exports,
        LicenseCapabilities capabilities,
        DateOnly? asOf = null,
        int windowDays = LoginWindow.DefaultDays,
        ImmutableDictionary<string, bool>? answers = null,
        Configuration? configuration = null)
    {
        Configuration = configuration ?? Configuration.Empty;
        Project = project;
        Exports = exports;
        Capabilities = capabilities;
        AsOf = asOf ?? exports.Logins.LatestDate;
        Window = AsOf is { } day ? LoginWindow.Ending(day, windowDays) : null;
        Answers = answers ?? ImmutableDictionary<string, bool>.Empty;
        _fieldsWithoutPermission = new(() =>
            project.CustomFields.Where(field => field.IsRequired || field.IsMasterDetail).Select(field => field.FullName).Concat(SystemFields.Granted(project)).ToHashSet(StringComparer.OrdinalIgnoreCase));
        _objectDependencies = new(() => new(project.CustomFields));
        _duties = new(() => new(exports));
        _kitNames = new(() => new(this));
        _assignableSets = new(() => [.. project.PermissionSets.Where(CanBeGiven).Select(set => new AssignableSet(set))]);
        Twins = new(this);
        PermissionDependencies = new(capabilities.Catalogue.FindPermission);
        AppPolicies = AppPolicy.Of(project);
        Names = new(project, exports, capabilities.Catalogue);
        Subjects = SubjectFinder.Find(this);
        References = new(this);
    }

    public MetadataProject Project { get; }

    /// <summary>What the configuration file says. Day, window and answers are given beside it, for options go before them.</summary>
    public Configuration Configuration { get; }

    public OrgExports Exports { get; }

    public LicenseCapabilities Capabilities { get; }

    public LicenseCatalogue Catalogue => Capabilities.Catalogue;

    /// <summary>Day the assessment is made for; null when neither an option nor the data say, and then nothing is said about time.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>Days whose logins count; null without <see cref="AsOf"/>.</summary>
    public LoginWindow? Window { get; }

    /// <summary>Answers to the questions that only the integration's owner can settle, by trigger id.</summary>
    public ImmutableDictionary<string, bool> Answers { get; }

    public OrgNames Names { get; }

    /// <summary>Whom the project's connected apps and external client apps admit and run as.</summary>
    public ImmutableArray<AppPolicy> AppPolicies { get; }

    /// <summary>What the project's files name of users and profiles.</summary>
    public OrgReferences References { get; }

    /// <summary>Every user of the export or, without one, every profile of the project; sorted by name.</summary>
    public ImmutableArray<Subject> Subjects { get; }

    /// <summary>What user permissions require.</summary>
    public PermissionDependencies PermissionDependencies { get; }

    /// <summary>What object rights depend on.</summary>
    public ObjectDependencies ObjectDependencies => _objectDependencies.Value;

    /// <summary>What the migration kit calls the components it makes.</summary>
    public KitNames KitNames => _kitNames.Value;

    internal DutyIndex Duties => _duties.Value;

    /// <summary>Permission sets of the project that anybody on the integration licence can be given as they are.</summary>
    internal IReadOnlyList<AssignableSet> AssignableSets => _assignableSets.Value;

    /// <summary>Sets that packages ship for the integration licence.</summary>
    internal PackageTwins Twins { get; }

    /// <summary>Fields that are required, master-detail or kept by the platform: they come with their object, and no permission set can name them.</summary>
    internal IReadOnlySet<string> FieldsWithoutPermission => _fieldsWithoutPermission.Value;

    /// <summary>Whether a connected app or external client app of that label or full name is in the project.</summary>
    public bool HoldsApplication(string name) =>
        Project.ConnectedApps.Any(app => Same(name, app.Label) || Same(name, app.FullName))
        || Project.ExternalClientApplications.Any(app => Same(name, app.Label) || Same(name, app.FullName));

    /// <summary>Whether a component is in the project in a file that cannot be read.</summary>
    public bool IsUnreadable(string type, string fullName) =>
        Project.Unreadable.Any(file => file.Type == type && Same(file.FullName, fullName));

    /// <summary>Whether the name is that of the user licence the move leads to.</summary>
    public bool IsTargetUserLicense(string? license) => license is not null && Catalogue.FindUserLicense(license)?.Role == UserLicenseRole.Target;

    /// <summary>Whether the name is that of the permission set licence the move leads to.</summary>
    public bool IsTargetPermissionSetLicense(string? license) => license is not null && Catalogue.StandardNames.IsIntegrationPermissionSetLicense(license);

    /// <summary>
    /// What the licence cannot hold of a container, less what is muted; sorted by name. The platform refuses a permission set because of
    /// it whether or not anybody needs it.
    /// </summary>
    public IEnumerable<string> BlockedRights(AccessSource source) =>
        source.Grants(AccessKind.UserPermission).Where(grant => Capabilities.UserPermission(grant.Grant.Name).Status == CarriageStatus.Blocked)
            .Concat(source.Grants(AccessKind.Object).Where(grant => Capabilities.Object(grant.Grant.Name, grant.Rights).Status == CarriageStatus.Blocked))
            .Select(grant => grant.Grant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>A set bound to the user licence itself holds no standard objects, and one that a session activates is of no use to a program.</summary>
    private bool CanBeGiven(PermissionSet set) =>
        !set.HasActivationRequired && !IsTargetUserLicense(Names.LicenseOf(set).Name) && Reassigning.OfSet(set, this) == ReassignmentObstacles.None;

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
