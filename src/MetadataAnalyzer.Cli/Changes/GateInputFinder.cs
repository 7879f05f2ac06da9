using System.Collections.Immutable;
using System.Globalization;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>Finds what a check goes by beside the metadata, and what the change would make of it if it counted.</summary>
/// <param name="fileSystem">Where the files are.</param>
/// <param name="input">What is assessed, with the state before the change when it is known.</param>
/// <param name="org">The org with the configuration that counts.</param>
/// <param name="cancellationToken">Stops between two files.</param>
internal sealed class GateInputFinder(IFileSystem fileSystem, AssessmentInput input, Org org, CancellationToken cancellationToken)
{
    private const string ForceIgnore = ".forceignore";

    private readonly string _folder = ConfigurationFiles.FolderOf(fileSystem, input.Path);
    private readonly StateContent _content = new(fileSystem, cancellationToken);

    /// <summary>What the check goes by; what says nothing on either side is left out.</summary>
    /// <param name="failOn">The option that goes before <c>failOn</c>; null for none.</param>
    /// <param name="baseline">The baseline that an option names; null for none.</param>
    /// <param name="changed">The changed files, when the state before is not known; null for none.</param>
    /// <exception cref="ConfigurationException">What the change makes of the configuration cannot be used, or of the baseline.</exception>
    public ImmutableArray<GateInput> Find(string? failOn, string? baseline, ChangedFiles? changed)
    {
        var (counts, branch) = (new State(input, org.Configuration), ReadBranch());
        var file = counts.Configuration.Files.Concat(branch.Configuration.Files).FirstOrDefault() ?? Configuration.FileName;
        var options = input.Options;
        GateInput?[] found =
        [
            Single("failOn", file, counts, branch, failOn is not null, configuration => configuration.FailOn?.Name ?? "blocker"),
            List("suppressions", file, counts, branch, byOption: false, state => state.Configuration.Suppressions.Select(entry => ((entry with { Location = default }).ToString(), entry.Location))),
            Baseline(baseline),
            List("containers", file, counts, branch, byOption: false, state => Names(state.Configuration.Containers)),
            List("subjects", file, counts, branch, !options.Include.IsEmpty || !options.Exclude.IsEmpty, state =>
                [.. Names(state.Configuration.Include, "+"), .. Names(state.Configuration.Exclude, "-"), .. Names(state.Configuration.Patterns, "~")]),
            List("answers", file, counts, branch, input.Answers.Sheets.Any(entry => entry.Sheet.All.Any()), state =>
                from entry in state.Configuration.Answers.Sheets
                from answer in entry.Sheet.All
                select ($"{entry.Subject}:{answer.Key}={answer.Value.Value}", answer.Value.Location ?? default)),
            Single("asOf", file, counts, branch, input.AsOf is not null, configuration => configuration.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Single("window", file, counts, branch, input.WindowDays is not null, configuration => configuration.WindowDays?.ToString(CultureInfo.InvariantCulture)),
            Single("edition", file, counts, branch, options.Edition is not null, configuration => configuration.Edition?.Name),
            PriceBook(file, counts, branch),
            List("policies", file, counts, branch, byOption: false, state => Contents(state, state.Configuration.Policies)),
            List("rulePacks", file, counts, branch, !input.RulePacks.Named.IsEmpty, state =>
                [.. Contents(state, state.Configuration.RulePacks), .. input.RulePacks.Named.Select(pack => (_content.OfPack(state.Input.Places.Find(pack)), default(Location)))]),
            Folder("catalogue", counts, branch, input.Catalogue, state => state.Input.Catalogue is { } catalogue ? state.Input.Places.Find(catalogue) : null),
            Folder(AssessmentInput.OrgDataFolder, counts, branch, input.OrgData, state => state.Input.FindOrgData(fileSystem)),
            Lines(),
            .. changed is null ? [] : Listed(changed, file, baseline),
        ];
        return [.. found.OfType<GateInput>()];
    }

    /// <summary>The state that the change leads to, refused as an assessment would refuse it, but for what rule packs would say: none of them runs for it.</summary>
    private State ReadBranch()
    {
        if (input.Base is null)
        {
            return new(input, org.Configuration);
        }

        // What an option names may be gone with the change.
        string? IfThere(string? path) => path is not null && fileSystem.Path.Exists(path) ? path : null;
        var own = input with
        {
            Base = null,
            ConfigurationFile = IfThere(input.ConfigurationFile),
            IgnoreConfiguration = input.IgnoreConfiguration || IfThere(input.ConfigurationFile) != input.ConfigurationFile,
            SuppressionFiles = [.. input.SuppressionFiles.Where(fileSystem.Path.Exists)],
            AnswerFiles = [.. input.AnswerFiles.Where(fileSystem.Path.Exists)],
            PriceBook = IfThere(input.PriceBook),
            Catalogue = IfThere(input.Catalogue),
            OrgData = IfThere(input.OrgData),
            RulePacks = CustomRules.AllowedRulePacks.None,
        };
        var configuration = own.ReadConfiguration(fileSystem);
        var knowsRules = configuration.RulePacks.IsEmpty && input.RulePacks.Named.IsEmpty;
        ConfigurationCheck.Run(
            configuration, own.ReadCatalogue(fileSystem, configuration), knowsRules ? own.ReadRules(fileSystem, configuration, cancellationToken).Analyzers : null);
        return new(own, configuration);
    }

    private GateInput? Single(string name, string path, State counts, State branch, bool byOption, Func<Configuration, string?> value)
    {
        var (before, after) = (value(counts.Configuration), value(branch.Configuration));
        var isGiven = counts.Configuration.Places.TryGetValue(name, out var place);
        var change = before == after ? null : new GateInputChange(0, 0, before ?? "none", after ?? "none");
        return change is null && !byOption && !isGiven ? null
            : new(name, path, [byOption ? GateInputOrigin.CommandLine : isGiven ? OriginOf(place) : GateInputOrigin.Base], change);
    }

    private GateInput? List(string name, string path, State counts, State branch, bool byOption, Func<State, IEnumerable<(string Text, Location Place)>> entries)
    {
        var before = entries(counts).ToList();
        return Joined(name, path, before.Where(entry => !entry.Place.IsNone).Select(entry => OriginOf(entry.Place)), byOption,
            Compare(before.Select(entry => entry.Text), entries(branch).Select(entry => entry.Text)));
    }

    private GateInput? PriceBook(string path, State counts, State branch)
    {
        IEnumerable<string> Book(State state) => state.Input.PriceBook is { } given ? [_content.Of(state.Input.Places.Find(given))]
            : state.Configuration.PriceBook is { } named ? Contents(state, [named]).Select(entry => entry.Text)
            : [];

        IEnumerable<GateInputOrigin> origins = input.PriceBook is { } option ? [OriginOf(option, isNamed: true)]
            : counts.Configuration.PriceBook is { } book ? [OriginOf(book.Location)]
            : [];
        return Joined(ConfigurationKeys.PriceBook, path, origins, byOption: false, Compare(Book(counts), Book(branch)));
    }

    private GateInput? Baseline(string? named)
    {
        var path = BaselineFiles.PathOf(fileSystem, input.Path, named);
        var before = BaselineFiles.Find(fileSystem, input.Path, named, input.Places);
        var after = input.Base is null ? before : fileSystem.File.Exists(path) ? BaselineFiles.Read(fileSystem, path) : null;
        var change = Compare(Fingerprints(before), Fingerprints(after));
        return Joined("baseline", Shown(path), before is null ? [] : [OriginOf(path, named is not null)], byOption: false, change);
    }

    private static IEnumerable<string> Fingerprints(Analysis.Baseline? baseline) => baseline?.Entries.Select(entry => entry.Fingerprint) ?? [];

    private GateInput? Folder(string name, State counts, State branch, string? named, Func<State, string?> folder)
    {
        var before = folder(counts);
        var change = Compare(_content.Files(before), _content.Files(folder(branch)));
        return Joined(name, name, before is null ? [] : [OriginOf(input.Places.Original(before), named is not null)], byOption: false, change);
    }

    private GateInput? Lines()
    {
        var path = fileSystem.Path.Combine(_folder, org.Project.Root, ForceIgnore);
        var (before, after) = (_content.Lines(input.Places.Find(path)), _content.Lines(path));
        var change = Compare(before, after) ?? (before.SequenceEqual(after, StringComparer.Ordinal) ? null : new GateInputChange(0, 0));
        return Joined(ForceIgnore, Shown(path), before.Count == 0 ? [] : [OriginOf(path, isNamed: false)], byOption: false, change);
    }

    /// <summary>Files of the change that the check goes by, when only their names are known.</summary>
    private IEnumerable<GateInput> Listed(ChangedFiles changed, string file, string? baseline)
    {
        var configuration = org.Configuration;
        var named = input.SuppressionFiles.Concat(input.AnswerFiles).Concat(new[] { input.ConfigurationFile, input.PriceBook, input.Catalogue }.OfType<string>());
        IEnumerable<string> paths =
        [
            file, .. configuration.Files, .. ChangedFiles.Above(Configuration.FileName, RepositoryFolder.Of(fileSystem, input.Path)),
            Shown(BaselineFiles.PathOf(fileSystem, input.Path, baseline)), Shown(fileSystem.Path.Combine(_folder, org.Project.Root, ForceIgnore)),
            .. named.Concat(input.OrgDataFolders(fileSystem)).Select(path => Shown(fileSystem.Path.GetFullPath(path))),
            .. configuration.Policies.Concat(configuration.RulePacks).Concat(configuration.PriceBook is { } book ? [book] : []).Select(reference => Shown(ConfigurationFiles.PathOf(fileSystem, input.Path, reference))),
        ];
        return paths.Distinct(StringComparer.Ordinal).Where(changed.ContainsOrBelow).Select(path => new GateInput(path, path, [GateInputOrigin.WorkingTree], new GateInputChange(0, 0)));
    }

    private static GateInput? Joined(string name, string path, IEnumerable<GateInputOrigin> origins, bool byOption, GateInputChange? change)
    {
        ImmutableArray<GateInputOrigin> all =
        [
            .. origins.Concat(byOption ? [GateInputOrigin.CommandLine] : []).Concat(change is null ? [] : [GateInputOrigin.Base]).Distinct().Order(),
        ];
        return all.IsEmpty ? null : new(name, path, all, change);
    }

    private static GateInputChange? Compare(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, current) = (before.ToList(), after.ToList());
        var (added, removed) = (current.Except(old, StringComparer.Ordinal).Count(), old.Except(current, StringComparer.Ordinal).Count());
        return added + removed == 0 ? null : new(added, removed);
    }

    private static IEnumerable<(string Text, Location Place)> Names(ImmutableArray<NamedReference> references, string mark = "") => references.Select(reference => (mark + reference.Name, reference.Location));

    /// <summary>Files and folders that a configuration names, with what they hold.</summary>
    private IEnumerable<(string Text, Location Place)> Contents(State state, ImmutableArray<NamedReference> references) => references.Select(reference =>
    {
        var path = state.Input.Places.Find(ConfigurationFiles.PathOf(fileSystem, input.Path, reference));
        return ($"{reference.Name} {_content.OfPack(path)}", reference.Location);
    });

    private GateInputOrigin OriginOf(Location place)
    {
        var path = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(_folder, place.Path));
        string?[] options = [input.ConfigurationFile, .. input.SuppressionFiles, .. input.AnswerFiles];
        return OriginOf(path, options.OfType<string>().Any(option => fileSystem.Path.GetFullPath(option) == path));
    }

    private GateInputOrigin OriginOf(string path, bool isNamed) =>
        input.Places.IsMoved(path) ? GateInputOrigin.Base : isNamed ? GateInputOrigin.CommandLine : GateInputOrigin.WorkingTree;

    private string Shown(string path) => fileSystem.Path.GetRelativePath(_folder, path).Replace('\\', '/');

    private sealed record State(AssessmentInput Input, Configuration Configuration);
}
