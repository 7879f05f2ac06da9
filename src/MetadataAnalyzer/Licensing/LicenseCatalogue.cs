using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The facts about the integration licence, with sources: the rights it carries, the users that can move to it, its price. They are
/// the same for each org.
/// </summary>
/// <remarks>
/// The embedded catalogue is parsed file by file, in the background or at first use, whichever comes first. A catalogue that replaces it is
/// parsed as a whole, so that its errors show before the analysis. Thread-safe.
/// </remarks>
public sealed class LicenseCatalogue
{
    private static readonly Lazy<LicenseCatalogue> Embedded = new(ReadEmbedded);

    private readonly Lazy<CatalogueSources> _sources;
    private readonly Lazy<PermissionCatalogue> _permissions;
    private readonly Lazy<ObjectCatalogue> _objects;
    private readonly Lazy<UserLicenseCatalogue> _userLicenses;
    private readonly Lazy<StandardNames> _standardNames;
    private readonly Lazy<DetectionRules> _detection;
    private readonly Lazy<LoginCatalogue> _logins;
    private readonly Lazy<UsageCatalogue> _usage;
    private readonly Lazy<ImmutableArray<FeatureEntry>> _features;
    private readonly Lazy<Dictionary<string, FeatureEntry>> _featureByName;
    private readonly Lazy<ImmutableArray<PlatformChange>> _changes;
    private readonly Lazy<MoveCatalogue> _move;
    private readonly Lazy<ReferenceCatalogue> _references;
    private readonly Lazy<VendorCatalogue> _vendors;
    private Lazy<PriceBook> _prices;

    private LicenseCatalogue(CatalogueFiles files)
    {
        _sources = new(() => new CatalogueSources(files.Read(CatalogueFiles.Sources)));
        _permissions = new(() => new PermissionCatalogue(files.Read(CatalogueFiles.Permissions), _sources.Value));
        _objects = new(() => new ObjectCatalogue(files.Read(CatalogueFiles.Objects), _sources.Value));
        _userLicenses = new(() => new UserLicenseCatalogue(files.Read(CatalogueFiles.UserLicenses), _sources.Value));
        _standardNames = new(() => new StandardNames(files.Read(CatalogueFiles.StandardNames), _sources.Value));
        _detection = new(() => new DetectionRules(files.Read(CatalogueFiles.Detection), _sources.Value));
        _logins = new(() => new LoginCatalogue(files.Read(CatalogueFiles.Logins), _sources.Value));
        _usage = new(() => new UsageCatalogue(files.Read(CatalogueFiles.Usage), _sources.Value, _permissions.Value));
        _features = new(() => FeatureEntry.ReadAll(files.Read(CatalogueFiles.Features), _sources.Value, Objects));
        _featureByName = new(() => _features.Value.ToDictionary(feature => feature.Name, StringComparer.OrdinalIgnoreCase));
        _references = new(() => new ReferenceCatalogue(files.Read(CatalogueFiles.References), _sources.Value, StandardNames));
        _changes = new(() => PlatformChange.ReadAll(files.Read(CatalogueFiles.Changes), _sources.Value));
        _move = new(() => new MoveCatalogue(files.Read(CatalogueFiles.Move), _sources.Value));
        _vendors = new(() => new VendorCatalogue(files.Read(CatalogueFiles.Vendors)));
        _prices = new(() => PriceReader.Read(files.Read(CatalogueFiles.Prices), _sources.Value));
    }

    /// <summary>The places where metadata names users and profiles.</summary>
    public ReferenceCatalogue References => _references.Value;

    /// <summary>The meaning of the requests in the API usage log.</summary>
    public UsageCatalogue Usage => _usage.Value;

    /// <summary>Products that sign in to orgs, and what their makers say about the licence.</summary>
    public VendorCatalogue Vendors => _vendors.Value;

    /// <summary>The day of the catalogue's content, such as 2026-11-24.</summary>
    public string Version => _sources.Value.Date;

    /// <summary>All sources, by id.</summary>
    public ImmutableArray<EvidenceSource> Sources => _sources.Value.All;

    /// <summary>All user permissions, by API name.</summary>
    public ImmutableArray<PermissionEntry> Permissions => _permissions.Value.All;

    /// <summary>All triggers, by id.</summary>
    public ImmutableArray<PermissionTrigger> Triggers => _permissions.Value.Triggers;

    /// <summary>The trigger of that id; null when the catalogue has none.</summary>
    public PermissionTrigger? FindTrigger(string id) => Triggers.FirstOrDefault(trigger => trigger.Id == id);

    /// <summary>The objects that the catalogue names, by API name.</summary>
    public ImmutableArray<ObjectEntry> Objects => _objects.Value.All;

    /// <summary>All user licences, in the order of the file.</summary>
    public ImmutableArray<UserLicenseEntry> UserLicenses => _userLicenses.Value.All;

    public StandardNames StandardNames => _standardNames.Value;

    public DetectionRules Detection => _detection.Value;

    /// <summary>All products, by name.</summary>
    public ImmutableArray<FeatureEntry> Features => _features.Value;

    /// <summary>Platform changes by date; those without one come last.</summary>
    public ImmutableArray<PlatformChange> Changes => _changes.Value;

    /// <summary>Facts and messages of the platform for runbooks.</summary>
    public MoveCatalogue Move => _move.Value;

    public PriceBook Prices => _prices.Value;

    /// <summary>The catalogue in this assembly, one instance for all. The first call returns before it is parsed.</summary>
    public static LicenseCatalogue LoadEmbedded() => Embedded.Value;

    /// <summary>The catalogue in <paramref name="directory"/>, which replaces all of the embedded one.</summary>
    /// <exception cref="YamlFileException">A file is missing, is none of a catalogue's, or holds something that cannot be used.</exception>
    public static LicenseCatalogue Load(IFileSystem fileSystem, string directory)
    {
        var catalogue = new LicenseCatalogue(CatalogueFiles.Of(fileSystem, directory));
        catalogue.CheckWhole();
        return catalogue;
    }

    /// <summary>
    /// This catalogue with the prices of a file instead of its own. The file has the form of <c>prices.yml</c> and can have <c>sources</c>
    /// of its own.
    /// </summary>
    /// <exception cref="YamlFileException">The file is missing or holds something that cannot be used.</exception>
    public LicenseCatalogue WithPriceBook(IFileSystem fileSystem, string path)
    {
        if (!fileSystem.File.Exists(path))
        {
            throw new YamlFileException(path, 0, "there is no such file");
        }

        var prices = PriceReader.Read(CatalogueFiles.OfFile(fileSystem, path).Read(path), _sources.Value, Prices);
        var copy = (LicenseCatalogue)MemberwiseClone();
        copy._prices = new(prices);
        return copy;
    }

    /// <summary>The permission with this API name in any case, or with this alias; null when it is not listed.</summary>
    public PermissionEntry? FindPermission(string apiName) => _permissions.Value.Find(apiName);

    /// <summary>Standard objects that nearly every org has, and that a complete retrieve of profiles shows.</summary>
    public ImmutableArray<string> CommonObjects => _objects.Value.Common;

    /// <summary>The object with this API name in any case. For an object that is not listed, its kind's rule under its own name.</summary>
    public ObjectEntry FindObject(string apiName) => _objects.Value.Find(apiName);

    /// <summary>The user licence with this name or definition key in any case; null when it is not listed.</summary>
    public UserLicenseEntry? FindUserLicense(string nameOrKey) => _userLicenses.Value.Find(nameOrKey);

    /// <summary>The reason that users of this <c>User.UserType</c> never move; null when they can move.</summary>
    public NeverCandidate? FindNeverUserType(string userType) => _userLicenses.Value.FindUserType(userType);

    /// <summary>The reason that users of the profile with this label never move; null when they can move.</summary>
    public NeverCandidate? FindNeverProfile(string label) => _userLicenses.Value.FindProfile(label);

    /// <summary>The product with this name in any case; null when it is not listed.</summary>
    public FeatureEntry? FindFeature(string name) => _featureByName.Value.GetValueOrDefault(name);

    /// <summary>The platform change of this id; null when it is not listed.</summary>
    public PlatformChange? FindChange(string id) => Changes.FirstOrDefault(change => change.Id == id);

    /// <summary>
    /// The kind of a login, from a row of the login history: a client that only people use is the user interface; else the subtype decides
    /// when it is listed, else the type. Both API values and labels are listed.
    /// </summary>
    public LoginKind ClassifyLogin(string? loginType, string? loginSubType, string? application) =>
        _logins.Value.Classify(loginType, loginSubType, application);

    /// <summary>The flow of a client; null when the catalogue says nothing of it.</summary>
    public LoginFlow? FindFlow(string id) => _logins.Value.Flows.GetValueOrDefault(id);

    /// <summary>The outcome in the status column of a login, in any language of the catalogue.</summary>
    public LoginOutcome ClassifyLoginStatus(string? status) => _logins.Value.ClassifyStatus(status);

    /// <summary>The kind of the name in the application column of a login.</summary>
    public ApplicationKind ClassifyApplication(string? application) => _logins.Value.ClassifyApplication(application);

    /// <summary>Whether the application column of a login names an app that a complete project has.</summary>
    public bool IsRealApplication(string? application) => ClassifyApplication(application) == ApplicationKind.App;

    private static LicenseCatalogue ReadEmbedded()
    {
        var catalogue = new LicenseCatalogue(CatalogueFiles.Embedded);

        // Parsing is the slowest part of the start, so that it runs while the caller reads the project.
        _ = Task.Run(catalogue.CheckWhole);
        return catalogue;
    }

    private void CheckWhole()
    {
        _ = (Sources, Permissions, Objects, UserLicenses, StandardNames, Detection);
        _ = (_logins.Value, Usage, Features, Changes, Move, Prices, References, Vendors);
    }
}
