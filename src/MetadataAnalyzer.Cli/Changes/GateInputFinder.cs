using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>Finds the inputs of a check other than the metadata, and how the change would edit them.</summary>
internal sealed class GateInputFinder
{
    private readonly IFileSystem _fileSystem;
    private readonly AssessmentInput _input;
    private readonly Org _org;
    private readonly string _folder;
    private readonly StateContent _content;
    private readonly State _counts;
    private readonly State _branch;

    /// <param name="fileSystem">Where the files are.</param>
    /// <param name="input">What is assessed, with the state before the change when it is known.</param>
    /// <param name="org">The org with the configuration that counts.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="ConfigurationException">What the change makes of the configuration cannot be used.</exception>
    public GateInputFinder(IFileSystem fileSystem, AssessmentInput input, Org org, CancellationToken cancellationToken)
    {
        (_fileSystem, _input, _org) = (fileSystem, input, org);
        _folder = ConfigurationFiles.FolderOf(fileSystem, input.Path);
        _content = new(fileSystem, cancellationToken);
        _counts = new(input, org.Configuration);
        _branch = input.Base is null ? _counts : ReadBranch(cancellationToken);
    }

    /// <summary>The inputs of the check; one that is empty before and after the change is left out.</summary>
    /// <param name="failOn">The value of <c>--fail-on</c>; null when not given.</param>
    /// <param name="baseline">The baseline that an option names; null for none.</param>
    /// <param name="changed">The changed files, when the state before is not known; null for none.</param>
    /// <exception cref="ConfigurationException">What the change makes of the baseline cannot be used.</exception>
    public ImmutableArray<GateInput> Find(string? failOn, string? baseline, ChangedFiles? changed)
    {
        // What lets a finding pass is told first.
        ConfigurationKey[] passing = [AnalyzerConfiguration.FailOnKey, AnalyzerConfiguration.SuppressionsKey];
        GateInput?[] found =
        [
            .. FindKeys(passing, failOn),
            FindBaseline(baseline),
            .. FindKeys(AnalyzerConfiguration.Keys.Except(passing), failOn),
            FindFolder(
                "catalogue", _input.Catalogue, state => state.Input.Catalogue is { } catalogue ? state.Input.Places.Find(catalogue) : null),
            FindFolder(AssessmentRun.OrgDataFolder, _input.OrgData, state => state.Input.FindOrgData(_fileSystem)),
            FindForceIgnore(),
            FindPackageDirectories(),
            .. changed is null ? [] : Listed(changed, baseline),
        ];
        return [.. found.OfType<GateInput>()];
    }

    private string ConfigurationPath =>
        _counts.Configuration.Files.Concat(_branch.Configuration.Files).FirstOrDefault() ?? AnalyzerConfiguration.FileName;

    /// <summary>The state that the change leads to, refused as an assessment would refuse it. No rule pack runs for it.</summary>
    private State ReadBranch(CancellationToken cancellationToken)
    {
        // What an option names may be gone with the change.
        string? IfThere(string? path) => path is not null && _fileSystem.Path.Exists(path) ? path : null;
        var own = _input with
        {
            Base = null,
            ConfigurationFile = IfThere(_input.ConfigurationFile),
            IgnoreConfiguration = _input.IgnoreConfiguration || IfThere(_input.ConfigurationFile) != _input.ConfigurationFile,
            SuppressionFiles = [.. _input.SuppressionFiles.Where(_fileSystem.Path.Exists)],
            AnswerFiles = [.. _input.AnswerFiles.Where(_fileSystem.Path.Exists)],
            FactsFiles = [.. _input.FactsFiles.Where(_fileSystem.Path.Exists)],
            PriceBook = IfThere(_input.PriceBook),
            Catalogue = IfThere(_input.Catalogue),
            OrgData = IfThere(_input.OrgData),
            RulePacks = AllowedRulePacks.None,
        };
        var configuration = own.ReadConfiguration(_fileSystem);
        var catalogue = own.ReadCatalogue(_fileSystem, configuration);
        own.ReadFacts(_fileSystem, configuration, catalogue);
        var knowsRules = configuration.RulePacks.IsEmpty && _input.RulePacks.Named.IsEmpty;
        ConfigurationCheck.Run(
            configuration, catalogue, knowsRules
                ? own.ReadRules(_fileSystem, configuration, cancellationToken).Ids
                : null);
        return new(own, configuration);
    }

    /// <summary>The keys of the configuration on which the check depends; those of a group are one input.</summary>
    private IEnumerable<GateInput?> FindKeys(IEnumerable<ConfigurationKey> keys, string? failOn) =>
        keys.Where(key => key.DecidesCheck).GroupBy(key => key.Group ?? key.Name, StringComparer.Ordinal).Select(group =>
        {
            var isByOption = group.Any(key => key == AnalyzerConfiguration.FailOnKey ? failOn is not null
                : key == AnalyzerConfiguration.AnswersKey ? _input.Answers.Sheets.Any(entry => entry.Sheet.All.Any())
                : !_input.ValuesOfOption(key).IsEmpty);
            return group.First() is { IsSingle: true } single && single.Name == group.Key
                ? single.NamesFiles ? FindFile(single) : FindValue(single, isByOption)
                : FindEntries(group.Key, [.. group], isByOption);
        });

    private GateInput? FindValue(ConfigurationKey key, bool isByOption)
    {
        string? Value(State state) => key.Entries(state.Configuration).Select(entry => entry.Text).FirstOrDefault() ?? key.Default;
        var (before, after) = (Value(_counts), Value(_branch));
        var isGiven = _counts.Configuration.Places.TryGetValue(key.Name, out var place);
        var change = before == after ? null : new GateInputChange(0, 0, before ?? "none", after ?? "none");
        return change is null && !isByOption && !isGiven ? null
            : new(
                key.Name, ConfigurationPath,
                [isByOption ? GateInputOrigin.CommandLine : isGiven ? OriginOf(place) : GateInputOrigin.Base], change);
    }

    private GateInput? FindEntries(string name, ImmutableArray<ConfigurationKey> keys, bool isByOption)
    {
        var origins = keys.SelectMany(key => key.Entries(_counts.Configuration)).Select(entry => entry.Place)
            .OfType<Location>().Select(OriginOf);
        var change = Compare(state => keys.SelectMany(key => Contents(state, key)));
        return Joined(name, ConfigurationPath, isByOption ? origins.Append(GateInputOrigin.CommandLine) : origins, change);
    }

    /// <summary>A file that an option names, or else the configuration.</summary>
    private GateInput? FindFile(ConfigurationKey key)
    {
        string? OfOption(State state) => state.Input.ValuesOfOption(key).FirstOrDefault();
        var origins = OfOption(_counts) is { } option
            ? [OriginOf(option, isNamed: true)]
            : key.Entries(_counts.Configuration).Select(entry => entry.Place).OfType<Location>().Select(OriginOf);
        return Joined(key.Name, ConfigurationPath, origins, Compare(state =>
            OfOption(state) is { } given ? [_content.Of(state.Input.Places.Find(given))] : Contents(state, key)));
    }

    private GateInput? FindBaseline(string? named)
    {
        var path = BaselineFiles.PathOf(_fileSystem, _input.Path, named);
        Baseline? Read(State state) => _fileSystem.File.Exists(state.Input.Places.Find(path))
            ? BaselineFiles.Find(_fileSystem, _input.Path, named, state.Input.Places)
            : null;
        return Joined("baseline", Shown(path), Read(_counts) is null ? [] : [OriginOf(path, named is not null)],
            Compare(state => Read(state)?.Entries.Select(entry => entry.Fingerprint) ?? []));
    }

    private GateInput? FindFolder(string name, string? named, Func<State, string?> folder)
    {
        IEnumerable<GateInputOrigin> origins = folder(_counts) is { } found
            ? [OriginOf(_input.Places.Original(found), named is not null)]
            : [];
        return Joined(name, name, origins, Compare(state => _content.Files(folder(state))));
    }

    private GateInput? FindForceIgnore()
    {
        var path = _fileSystem.Path.Combine(_folder, _org.Project.Root, MetadataReadOptions.IgnoreFile);
        IReadOnlyList<string> Lines(State state) => _content.Lines(state.Input.Places.Find(path));
        var (before, after) = (Lines(_counts), Lines(_branch));
        var change = Compare(Lines) ?? (before.SequenceEqual(after, StringComparer.Ordinal) ? null : new GateInputChange(0, 0));
        return Joined(MetadataReadOptions.IgnoreFile, Shown(path), before.Count == 0 ? [] : [OriginOf(path, isNamed: false)], change);
    }

    /// <summary>The package directories apply as in the change, because a change may move the metadata.</summary>
    private GateInput? FindPackageDirectories() => Compare(PackageDirectories) is { } change
        ? new("packageDirectories", _org.Project.ProjectFile ?? "sfdx-project.json", [GateInputOrigin.WorkingTree], change)
        : null;

    private IEnumerable<string> PackageDirectories(State state)
    {
        try
        {
            return MetadataReader.FindPackageDirectories(_fileSystem, state.Input.Places.Find(_input.Path));
        }
        catch (ProjectNotFoundException)
        {
            // The base has no project at this place: then all of it is new, which is told.
            return [];
        }
    }

    /// <summary>Changed files that are inputs of the check, when only their names are known.</summary>
    private IEnumerable<GateInput> Listed(ChangedFiles changed, string? baseline)
    {
        var configuration = _org.Configuration;
        string?[] named =
        [
            _input.ConfigurationFile, .. _input.SuppressionFiles, .. _input.AnswerFiles, .. _input.FactsFiles, _input.PriceBook,
            _input.Catalogue, .. _input.OrgDataFolders(_fileSystem),
        ];
        var references = AnalyzerConfiguration.Keys.Where(key => key.NamesFiles).SelectMany(key => key.Entries(configuration));
        IEnumerable<string> paths =
        [
            .. configuration.Files, .. ChangedFiles.Above(AnalyzerConfiguration.FileName, RepositoryFolder.Of(_fileSystem, _input.Path)),
            Shown(BaselineFiles.PathOf(_fileSystem, _input.Path, baseline)), Shown(
                _fileSystem.Path.Combine(_folder, _org.Project.Root, MetadataReadOptions.IgnoreFile)),
            .. named.OfType<string>().Select(path => Shown(_fileSystem.Path.GetFullPath(path))),
            .. references.Select(entry => Shown(PathOf(entry))),
        ];

        // A change of what a link leads to is one of the link, and is listed under the other name.
        paths = paths.Concat(
            paths.Select(path => Shown(LinkBoundary.RealPath(_fileSystem, _fileSystem.Path.Combine(_folder, path)))).ToList());
        return paths.Distinct(StringComparer.Ordinal).Where(changed.ContainsOrBelow)
            .Select(path => new GateInput(path, path, [GateInputOrigin.WorkingTree], new GateInputChange(0, 0)));
    }

    private static GateInput? Joined(string name, string path, IEnumerable<GateInputOrigin> origins, GateInputChange? change)
    {
        ImmutableArray<GateInputOrigin> all = [.. (change is null ? origins : origins.Append(GateInputOrigin.Base)).Distinct().Order()];
        return all.IsEmpty ? null : new(name, path, all, change);
    }

    private GateInputChange? Compare(Func<State, IEnumerable<string>> entries)
    {
        if (_input.Base is null)
        {
            return null;
        }

        var (before, after) = (entries(_counts).ToList(), entries(_branch).ToList());
        var (added, removed) = (after.Except(before, StringComparer.Ordinal).Count(), before.Except(after, StringComparer.Ordinal).Count());
        return added + removed == 0 ? null : new(added, removed);
    }

    /// <summary>The entries of a key and of its option, each with the content of the file or folder that it names.</summary>
    private IEnumerable<string> Contents(State state, ConfigurationKey key)
    {
        var files = key == AnalyzerConfiguration.FactsKey ? state.Input.FactsFiles : [];
        return key.Entries(state.Configuration).Select(entry =>
                !key.NamesFiles ? $"{entry.Key} {entry.Text}"
                : $"{entry.Text} {(_input.Base is null ? "" : _content.OfPack(state.Input.Places.Find(PathOf(entry))))}")
            .Concat(files.Where(file => _fileSystem.File.Exists(state.Input.Places.Find(file)))
                .Select(file => $"{file} {_content.Of(state.Input.Places.Find(file))}"));
    }

    private string PathOf(ConfiguredEntry entry) =>
        ConfigurationFiles.PathOf(_fileSystem, _folder, "the file", new NamedReference(entry.Text, entry.Place ?? default));

    private GateInputOrigin OriginOf(Location place)
    {
        var path = _fileSystem.Path.GetFullPath(_fileSystem.Path.Combine(_folder, place.Path));
        string?[] options = [_input.ConfigurationFile, .. _input.SuppressionFiles, .. _input.AnswerFiles];
        return OriginOf(path, options.OfType<string>().Any(option => _fileSystem.Path.GetFullPath(option) == path));
    }

    private GateInputOrigin OriginOf(string path, bool isNamed) =>
        _input.Places.IsMoved(path) ? GateInputOrigin.Base : isNamed ? GateInputOrigin.CommandLine : GateInputOrigin.WorkingTree;

    private string Shown(string path) => _fileSystem.Path.GetRelativePath(_folder, path).Replace('\\', '/');

    private sealed record State(AssessmentInput Input, AnalyzerConfiguration Configuration);
}
