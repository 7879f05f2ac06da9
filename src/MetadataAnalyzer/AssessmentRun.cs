using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer;

/// <summary>
/// An assessment from its input files to the result, the same that the command line gives. It prints nothing and writes no file.
/// </summary>
public record AssessmentRun
{
    /// <summary>Folder in or beside a project from which exports are read by default.</summary>
    public const string OrgDataFolder = "org-data";

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

    /// <summary>Files of facts from other orgs, beside those of the configuration.</summary>
    public ImmutableArray<string> FactsFiles { get; init; } = [];

    /// <summary>Owners' answers that options give; they go before all others.</summary>
    public OwnerAnswers Answers { get; init; } = OwnerAnswers.None;

    /// <summary>
    /// Whether the files alone decide what profiles and permission sets grant, as for a change that the org does not have yet; else the
    /// org's own rows decide where an export holds them.
    /// </summary>
    public bool FilesDecide { get; init; }

    /// <summary>Subjects to include or exclude, and the org's edition.</summary>
    public AssessmentOptions Options { get; init; } = AssessmentOptions.Default;

    /// <summary>The rules that run: <c>new RuleSet(BuiltInRules.All)</c>, or more.</summary>
    public RuleSet? Rules { get; init; }

    /// <summary>Progress of the parts of the run, to be looked at from another thread.</summary>
    public AssessmentProgress Progress { get; } = new();

    /// <summary>The places at which configuration, catalogue, prices and exports are read.</summary>
    public virtual FilePlaces Places => FilePlaces.InPlace;

    /// <summary>A folder within the project that is not part of it; null for none.</summary>
    protected virtual string? IgnoredFolder => null;

    /// <summary>Reads configuration, catalogue, project and exports, runs the rules, and judges every subject.</summary>
    /// <exception cref="ProjectNotFoundException">There is no project at <see cref="Path"/>.</exception>
    /// <exception cref="YamlFileException">The catalogue or <see cref="PriceBook"/> cannot be used.</exception>
    /// <exception cref="ConfigurationException">The configuration, or a file that it names, cannot be used.</exception>
    public AssessmentResult Execute(IFileSystem fileSystem, CancellationToken cancellationToken = default)
    {
        var org = ReadOrg(fileSystem, cancellationToken);
        return Assess(org, ReadRules(fileSystem, org.Configuration, cancellationToken), cancellationToken);
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
                Suppressions = [
                    .. configuration.Suppressions,
                    .. SuppressionFiles.SelectMany(file => ConfigurationFiles.ReadSuppressions(fileSystem, Path, file, Places)),
                ],
            };
    }

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

    /// <summary>The facts from other orgs, of every file that the configuration names or <see cref="FactsFiles"/> has.</summary>
    /// <exception cref="ConfigurationException">A file is not there or cannot be used.</exception>
    public LicenseFacts ReadFacts(IFileSystem fileSystem, AnalyzerConfiguration configuration, LicenseCatalogue catalogue) =>
        configuration.Facts.Select(named => ConfigurationFiles.ReadFacts(fileSystem, Path, named, catalogue, Places))
            .Concat(FactsFiles.Select(named => ConfigurationFiles.ReadFacts(fileSystem, Path, named, catalogue, Places)))
            .Aggregate(LicenseFacts.None, (all, facts) => all.Join(facts));

    /// <summary>The rules for a configuration.</summary>
    /// <exception cref="ConfigurationException">The configuration adds rules that <see cref="Rules"/> does not hold.</exception>
    public virtual RuleSet ReadRules(
        IFileSystem fileSystem, AnalyzerConfiguration configuration, CancellationToken cancellationToken = default)
    {
        var rules = Rules ?? throw new InvalidOperationException($"{nameof(Rules)} is not set, and no rule would run");
        return rules.Origins.IsEmpty && (!configuration.Policies.IsEmpty || !configuration.RulePacks.IsEmpty)
            ? throw new ConfigurationException(
                "the configuration adds rules of its own, which were not read; add them to the rules of the run")
            : rules;
    }

    /// <summary>Reads project and exports for a configuration and a catalogue, and joins them to an org.</summary>
    /// <exception cref="ProjectNotFoundException">There is no project at <see cref="Path"/>.</exception>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public Org ReadOrg(
        IFileSystem fileSystem, LicenseCatalogue catalogue, AnalyzerConfiguration configuration,
        CancellationToken cancellationToken = default)
    {
        ConfigurationCheck.Run(configuration, catalogue, ReadRules(fileSystem, configuration, cancellationToken).Ids);
        var facts = ReadFacts(fileSystem, configuration, catalogue);

        // One large export keeps one processor busy; the project's many files keep the others.
        var reading = Task.Run(() => ReadExports(fileSystem, catalogue, cancellationToken), cancellationToken);
        var options = new MetadataReadOptions
        {
            References = catalogue.References.Search,
            Progress = Progress.Files,
            IgnoreFolder = IgnoredFolder,
        };
        var project = MetadataReader.Read(fileSystem, Path, options, cancellationToken);
        var exports = reading.GetAwaiter().GetResult();
        return new(
            project, exports, CapabilitiesOf(catalogue, exports, facts), AsOf ?? configuration.AsOf, WindowOf(configuration),
            Answers.Over(configuration.Answers), configuration, FilesDecide);
    }

    /// <summary>
    /// The facts that the org of this run gives to others: from its exports, with the edition and the day of the configuration. The project
    /// is not read.
    /// </summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public LicenseFacts Learn(IFileSystem fileSystem, CancellationToken cancellationToken = default)
    {
        var configuration = ReadConfiguration(fileSystem);
        var catalogue = LicenseCatalogue.LoadEmbedded();
        var exports = ReadExports(fileSystem, catalogue, cancellationToken);
        return OrgFacts.Of(
            exports, catalogue, AsOf ?? configuration.AsOf ?? new LoginCoverage(exports, WindowOf(configuration)).Last,
            Options.Edition ?? configuration.Edition?.Name);
    }

    /// <summary>Reads configuration, catalogue, project and exports.</summary>
    /// <exception cref="ProjectNotFoundException">There is no project at <see cref="Path"/>.</exception>
    /// <exception cref="YamlFileException">The catalogue or <see cref="PriceBook"/> cannot be used.</exception>
    /// <exception cref="ConfigurationException">The configuration, or a file that it names, cannot be used.</exception>
    public Org ReadOrg(IFileSystem fileSystem, CancellationToken cancellationToken = default)
    {
        var configuration = ReadConfiguration(fileSystem);
        return ReadOrg(fileSystem, ReadCatalogue(fileSystem, configuration), configuration, cancellationToken);
    }

    /// <summary>
    /// Another state of the project as an org with everything else of this one: exports, catalogue, day and configuration.
    /// </summary>
    /// <param name="fileSystem">The file system of the other state.</param>
    /// <param name="org">The org that was read.</param>
    /// <param name="path">Folder of the other state.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="ProjectNotFoundException">There is no project at the path.</exception>
    public Org ReadOther(IFileSystem fileSystem, Org org, string path, CancellationToken cancellationToken)
    {
        var project = MetadataReader.Read(
            fileSystem, path, new MetadataReadOptions { References = org.Catalogue.References.Search }, cancellationToken);
        return new(project, org.Exports, org.Capabilities, org.AsOf, WindowOf(org.Configuration), org.Answers, org.Configuration,
            FilesDecide);
    }

    /// <summary>Runs the rules over an org and judges its subjects.</summary>
    public AssessmentResult Assess(Org org, RuleSet rules, CancellationToken cancellationToken = default)
    {
        var options = Options with { Edition = Options.Edition ?? org.Configuration.Edition?.Name, RuleOrigins = rules.Origins };
        return Assessment.Run(org, rules.Analyzers, options, Progress.Subjects, cancellationToken);
    }

    /// <summary>Hashes of the files that were read, the project first, then each export by name.</summary>
    public ImmutableArray<InputHash> Hashes(IFileSystem fileSystem, Org org, CancellationToken cancellationToken = default) =>
    [
        ProjectHash.Of(fileSystem, Path, org.Project, Progress.Hashes, cancellationToken),
        .. FindOrgData(fileSystem) is { } directory ? org.Exports.Hashes(fileSystem, directory) : [],
    ];

    /// <summary>The folder of the exports, or null when there is none.</summary>
    public string? FindOrgData(IFileSystem fileSystem) =>
        OrgDataFolders(fileSystem).Select(Places.Find).FirstOrDefault(fileSystem.Directory.Exists)
            ?? (Places == FilePlaces.InPlace ? OrgData : null);

    /// <summary>The folder of exports that is given, or those that are looked for.</summary>
    public ImmutableArray<string> OrgDataFolders(IFileSystem fileSystem)
    {
        var parent = fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(Path));
        return OrgData is { } given ? [given]
            : [fileSystem.Path.Combine(Path, OrgDataFolder), .. parent is null
                ? []
                : new[] { fileSystem.Path.Combine(parent, OrgDataFolder) }];
    }

    private int WindowOf(AnalyzerConfiguration configuration) =>
        WindowDays ?? configuration.WindowDays ?? AnalyzerConfiguration.DefaultWindowDays;

    private OrgExports ReadExports(IFileSystem fileSystem, LicenseCatalogue catalogue, CancellationToken cancellationToken)
    {
        var options = new OrgExportOptions
        {
            Logins = Progress.Logins,
            IsFailedLogin = status => catalogue.ClassifyLoginStatus(status) == LoginOutcome.Failed,
        };
        return FindOrgData(fileSystem) is { } directory
            ? OrgExports.Read(fileSystem, directory, options, cancellationToken)
            : OrgExports.Empty;
    }

    /// <summary>
    /// The capabilities of the licence: what the org itself says goes before other orgs and the catalogue. It is no other org to itself.
    /// </summary>
    private static LicenseCapabilities CapabilitiesOf(LicenseCatalogue catalogue, OrgExports exports, LicenseFacts facts)
    {
        var row = OrgFacts.FindRow(exports, catalogue);
        var probe = exports.Probe.All.IsEmpty ? null : new ProbeEvidence(exports.Probe, catalogue);
        var others = facts.Without(OrgFacts.KeyOf(row));
        return row is null or { MaximumPermissions.IsEmpty: true }
            ? new(catalogue, null, null, probe, others)
            : new(catalogue, row.MaximumPermissions, row.Location.ToString(), probe, others);
    }
}

/// <summary>Progress of each part of a run.</summary>
public sealed class AssessmentProgress
{
    /// <summary>Files of the project that are read.</summary>
    public WorkProgress Files { get; } = new();

    /// <summary>Records of the login history; their number is not known in advance.</summary>
    public WorkProgress Logins { get; } = new();

    /// <summary>Subjects over which the rules ran.</summary>
    public WorkProgress Subjects { get; } = new();

    /// <summary>Files of the project that are hashed for the reports.</summary>
    public WorkProgress Hashes { get; } = new();
}
