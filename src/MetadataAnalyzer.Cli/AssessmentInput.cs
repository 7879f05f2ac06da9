using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Changes;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli;

/// <summary>The inputs of an assessment and the steps to its result. It uses no console; tests and benchmarks share it.</summary>
public sealed record AssessmentInput
{
    /// <summary>Folder in or beside a project with its exports.</summary>
    public const string OrgDataFolder = "org-data";

    private readonly RuleSetCache _rules = new();

    /// <summary>Folder or zip file of the project.</summary>
    public required string Path { get; init; }

    /// <summary>Folder of the exports; null takes <c>org-data</c> in or beside the project when there is one.</summary>
    public string? OrgData { get; init; }

    /// <summary>Folder of a catalogue that replaces the embedded one; null for the embedded one.</summary>
    public string? Catalogue { get; init; }

    /// <summary>File with the prices that replace the catalogue's; null for none.</summary>
    public string? PriceBook { get; init; }

    /// <summary>Day the assessment is made for; null takes the latest day of the login history.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Length of the login window in days; null leaves it to the configuration.</summary>
    public int? WindowDays { get; init; }

    /// <summary>The configuration file; null looks for one in the project's folder and upwards.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>Whether no configuration is read.</summary>
    public bool IgnoreConfiguration { get; init; }

    /// <summary>Files of accepted findings, beside those of the configuration.</summary>
    public ImmutableArray<string> SuppressionFiles { get; init; } = [];

    /// <summary>Files of owners' answers, beside those of the configuration; a later one goes before an earlier one.</summary>
    public ImmutableArray<string> AnswerFiles { get; init; } = [];

    /// <summary>Owners' answers that options give; they go before all others.</summary>
    public OwnerAnswers Answers { get; init; } = OwnerAnswers.None;

    /// <summary>Subjects to include or exclude.</summary>
    public AssessmentOptions Options { get; init; } = AssessmentOptions.Default;

    /// <summary>
    /// The state before a change. Every file of the repository that the assessment goes by is read in it, but for the metadata itself; null
    /// reads all in place.
    /// </summary>
    internal BaseTree? Base { get; init; }

    /// <summary>Where the assessment's files are read: in the state before a change, or in place.</summary>
    internal FilePlaces Places => Base?.Places ?? FilePlaces.InPlace;

    /// <summary>The progress of the work.</summary>
    public AssessmentProgress Progress { get; } = new();

    /// <summary>The rule packs that may run.</summary>
    public AllowedRulePacks RulePacks { get; init; } = AllowedRulePacks.None;

    /// <summary>The rules that run, whatever the configuration adds; null for the built-in ones and those of the configuration.</summary>
    public RuleSet? GivenRules { get; init; }

    /// <summary>Reads catalogue, project and exports.</summary>
    /// <exception cref="ProjectNotFoundException">There is no project at <see cref="Path"/>.</exception>
    /// <exception cref="YamlFileException">The catalogue cannot be used.</exception>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public Org ReadOrg(IFileSystem fileSystem, CancellationToken cancellationToken = default)
    {
        var configuration = ReadConfiguration(fileSystem);
        return ReadOrg(fileSystem, ReadCatalogue(fileSystem, configuration), configuration, cancellationToken);
    }

    /// <summary>Reads project and exports, for a configuration and a catalogue that were read before.</summary>
    /// <exception cref="ProjectNotFoundException">There is no project at <see cref="Path"/>.</exception>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public Org ReadOrg(
        IFileSystem fileSystem, LicenseCatalogue catalogue, AnalyzerConfiguration configuration, CancellationToken cancellationToken)
    {
        ConfigurationCheck.Run(configuration, catalogue, ReadRules(fileSystem, configuration, cancellationToken).Ids);

        // One large export keeps one processor busy; the project's many files keep the others.
        var reading = Task.Run(
            () => FindOrgData(fileSystem) is { } directory
                ? OrgExports.Read(fileSystem, directory, ExportOptions(catalogue), cancellationToken)
                : OrgExports.Empty,
            cancellationToken);
        var options = new MetadataReadOptions
        {
            References = catalogue.References.Search,
            Progress = Progress.Files,
            IgnoreFolder = Places.IsMoved(Path) ? Base?.Path : null,
        };
        var project = MetadataReader.Read(fileSystem, Path, options, cancellationToken);
        var exports = reading.GetAwaiter().GetResult();
        return new(project, exports, Capabilities(catalogue, exports), AsOf ?? configuration.AsOf,
            WindowDays ?? configuration.WindowDays
                ?? AnalyzerConfiguration.DefaultWindowDays, Answers.Over(configuration.Answers), configuration);
    }

    /// <summary>
    /// Another state of the project as an org with everything else of this one: exports, catalogue, day and configuration.
    /// </summary>
    /// <param name="fileSystem">Where it lies.</param>
    /// <param name="org">The org that was read.</param>
    /// <param name="path">Folder of the other state.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="ProjectNotFoundException">There is no project at the path.</exception>
    public Org ReadOther(IFileSystem fileSystem, Org org, string path, CancellationToken cancellationToken)
    {
        var project = MetadataReader.Read(
            fileSystem, path, new MetadataReadOptions { References = org.Catalogue.References.Search }, cancellationToken);
        return new(
            project, org.Exports, org.Capabilities, org.AsOf,
            WindowDays ?? org.Configuration.WindowDays ?? AnalyzerConfiguration.DefaultWindowDays, org.Answers, org.Configuration);
    }

    /// <summary>The configuration of the project; empty when there is none or none is to be read.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public AnalyzerConfiguration ReadConfiguration(IFileSystem fileSystem)
    {
        var configuration = IgnoreConfiguration
            ? AnalyzerConfiguration.Empty
            : ConfigurationFiles.Read(fileSystem, Path, ConfigurationFile, Places);
        foreach (var file in AnswerFiles)
        {
            configuration = configuration with
            {
                Answers = ConfigurationFiles.ReadAnswers(fileSystem, Path, file, Places).Over(configuration.Answers),
            };
        }

        return SuppressionFiles.IsEmpty ? configuration
            : configuration with
            {
                Suppressions = [.. configuration.Suppressions, .. SuppressionFiles.SelectMany(
                    file => ConfigurationFiles.ReadSuppressions(fileSystem, Path, file, Places))],
            };
    }

    /// <summary>The built-in rules and those that the configuration adds; packs are built once.</summary>
    /// <exception cref="ConfigurationException">A rule pack is not allowed, or it or a file of policies cannot be used.</exception>
    public RuleSet ReadRules(IFileSystem fileSystem, AnalyzerConfiguration configuration, CancellationToken cancellationToken = default) =>
        GivenRules ?? _rules.Read(fileSystem, Path, configuration, RulePacks, Places, cancellationToken);

    /// <summary>The rule packs of a configuration that may not run.</summary>
    public ImmutableArray<NamedReference> RefusedRulePacks(IFileSystem fileSystem, AnalyzerConfiguration configuration) =>
        new CustomRuleReader(fileSystem, Path, RulePacks, Places).FindRefused(configuration);

    /// <summary>
    /// The catalogue alone, with the prices that replace its own: those of <see cref="PriceBook"/>, else those that the configuration
    /// names.
    /// </summary>
    /// <exception cref="YamlFileException">The catalogue or <see cref="PriceBook"/> cannot be used.</exception>
    /// <exception cref="ConfigurationException">The price book that the configuration names cannot be used.</exception>
    public LicenseCatalogue ReadCatalogue(IFileSystem fileSystem, AnalyzerConfiguration configuration)
    {
        var catalogue = Catalogue is { } directory && !ConfigurationFiles.IsNew(fileSystem, directory, Places)
            ? LicenseCatalogue.Load(fileSystem, Places.Find(directory)) : LicenseCatalogue.LoadEmbedded();
        return PriceBook is { } path && !ConfigurationFiles.IsNew(fileSystem, path, Places)
            ? catalogue.WithPriceBook(fileSystem, Places.Find(path))
            : configuration.PriceBook is { } named ? ConfigurationFiles.ReadPriceBook(fileSystem, Path, named, catalogue, Places)
            : catalogue;
    }

    /// <summary>Runs the rules over an org that was read by this and judges its subjects.</summary>
    public AssessmentResult Assess(Org org, CancellationToken cancellationToken = default)
    {
        var rules = GivenRules ?? _rules.Of(org.Configuration);
        return Assessment.Run(
            org, rules.Analyzers,
            Options with { Edition = Options.Edition ?? org.Configuration.Edition?.Name, RuleOrigins = rules.Origins }, Progress.Subjects,
            cancellationToken);
    }

    /// <summary>The hashes of the files that were read: the project first, then each export by name.</summary>
    public ImmutableArray<InputHash> Hashes(IFileSystem fileSystem, Org org, CancellationToken cancellationToken = default) =>
    [
        ProjectHash.Of(fileSystem, Path, org.Project, Progress.Hashes, cancellationToken),
        .. FindOrgData(fileSystem) is { } directory ? org.Exports.Hashes(fileSystem, directory) : [],
    ];

    /// <summary>The folder of the exports, or null when there is none.</summary>
    public string? FindOrgData(IFileSystem fileSystem) =>
        OrgDataFolders(fileSystem).Select(Places.Find).FirstOrDefault(fileSystem.Directory.Exists) ?? (Base is null ? OrgData : null);

    /// <summary>The folder of exports that is given, or those that are looked for.</summary>
    internal ImmutableArray<string> OrgDataFolders(IFileSystem fileSystem)
    {
        var parent = fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(Path));
        return OrgData is { } given ? [given]
            : [fileSystem.Path.Combine(Path, OrgDataFolder), .. parent is null
                ? [] : new[] { fileSystem.Path.Combine(parent, OrgDataFolder) }];
    }

    private OrgExportOptions ExportOptions(LicenseCatalogue catalogue) => new()
    {
        Logins = Progress.Logins,
        IsFailedLogin = status => catalogue.ClassifyLoginStatus(status) == LoginOutcome.Failed,
    };

    /// <summary>The org's own row of the permission set licence goes before the catalogue.</summary>
    private static LicenseCapabilities Capabilities(LicenseCatalogue catalogue, OrgExports exports)
    {
        var row = exports.PermissionSetLicenses.FirstOrDefault(candidate =>
            catalogue.StandardNames.IsIntegrationPermissionSetLicense(candidate.DeveloperName) && !candidate.MaximumPermissions.IsEmpty);
        return row is null ? new(catalogue, null, null) : new(catalogue, row.MaximumPermissions, row.Location.ToString());
    }
}

/// <summary>The progress of each part of an assessment.</summary>
public sealed class AssessmentProgress
{
    /// <summary>Files of the project that are read.</summary>
    public WorkProgress Files { get; } = new();

    /// <summary>Records of the login history; their total is not known in advance.</summary>
    public WorkProgress Logins { get; } = new();

    /// <summary>Subjects over which the rules ran.</summary>
    public WorkProgress Subjects { get; } = new();

    /// <summary>Files of the project that are hashed for the reports.</summary>
    public WorkProgress Hashes { get; } = new();
}
