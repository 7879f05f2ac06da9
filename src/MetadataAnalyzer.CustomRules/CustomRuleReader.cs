using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules.Policies;
using MetadataAnalyzer.CustomRules.RulePacks;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.CustomRules;

/// <summary>Reads the rules that a configuration adds to the built-in ones.</summary>
/// <param name="fileSystem">Where packs and policies are.</param>
/// <param name="project">Folder or zip file of the project, from which places are shown.</param>
/// <param name="allowed">The packs that may run.</param>
/// <param name="places">Where files are read.</param>
public sealed class CustomRuleReader(IFileSystem fileSystem, string project, AllowedRulePacks allowed, FilePlaces places)
{
    /// <summary>The option that lets the packs of a configuration run.</summary>
    public const string AllowOption = "--allow-rule-packs";

    /// <summary>The option that names a pack.</summary>
    public static string NameOption => AnalyzerConfiguration.RulePacksKey.Option;

    private static readonly string[] PolicyFiles = [".yml", ".yaml"];

    private readonly string _folder = ConfigurationFiles.FolderOf(fileSystem, project);

    /// <exception cref="ConfigurationException">A pack or a file of policies cannot be used, or two rules have one id.</exception>
    public ImmutableArray<CustomRule> Read(AnalyzerConfiguration configuration, CancellationToken cancellationToken)
    {
        List<(string Place, string Path)> packs = [.. FindPacks(configuration).DistinctBy(pack => pack.Path, StringComparer.Ordinal)];
        var projects = packs.Select(pack => pack.Path).Where(path => IsProject(path)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<CustomRule> rules =
        [
            .. configuration.Policies.SelectMany(ReadPolicies),
            .. packs.SelectMany(pack => ReadPack(pack.Place, pack.Path, projects, cancellationToken)),
        ];
        Check(rules);
        return rules;
    }

    /// <summary>The packs of a configuration that may not run.</summary>
    public ImmutableArray<NamedReference> FindRefused(AnalyzerConfiguration configuration)
    {
        var named = allowed.Named.Select(fileSystem.Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        return allowed.All ? [] : [.. configuration.RulePacks.Where(reference => !named.Contains(PackPath(reference)))];
    }

    /// <summary>
    /// The packs with the words that name each in an error. Nothing is looked at before all of them are known to be allowed.
    /// </summary>
    private IEnumerable<(string Place, string Path)> FindPacks(AnalyzerConfiguration configuration)
    {
        if (FindRefused(configuration) is [var refused, ..])
        {
            throw new ConfigurationException(
                $"{Place(refused, "rule pack")}: is code and was not run; if you trust it, allow it with {AllowOption}, or name it with "
                + $"{NameOption} FILE");
        }

        return
        [
            .. allowed.Named.Select(file => CheckPack($"{NameOption} {file}", fileSystem.Path.GetFullPath(file))),
            .. configuration.RulePacks.Select(reference => CheckPack(Place(reference, "rule pack"), PackPath(reference))),
        ];
    }

    private (string Place, string Path) CheckPack(string place, string path) =>
        !IsProject(path) && !HasExtension(path, ".dll")
            ? throw new ConfigurationException($"{place}: is neither a project (.csproj) nor an assembly (.dll)")
        : fileSystem.File.Exists(places.Find(path)) ? (place, places.Find(path))
        : throw new ConfigurationException($"{place}: there is no such file");

    private IEnumerable<CustomRule> ReadPack(string place, string path, IReadOnlySet<string> projects, CancellationToken cancellationToken)
    {
        try
        {
            var folder = fileSystem.Path.GetDirectoryName(path)!;
            return [.. RulePack.Load(path, projects, Shown, cancellationToken).Select(rule => new CustomRule(rule, Shown(path), folder))];
        }
        catch (RulePackException exception)
        {
            throw new ConfigurationException($"{place}: {exception.Message}", exception);
        }
    }

    private IEnumerable<CustomRule> ReadPolicies(NamedReference reference)
    {
        var path = places.Find(ConfigurationFiles.PathOf(fileSystem, _folder, "policies", reference));
        if (!fileSystem.Directory.Exists(path))
        {
            return fileSystem.File.Exists(path)
                ? ReadPolicyFile(path)
                : throw new ConfigurationException($"{Place(reference, "policies")}: there is no such file or folder");
        }

        var files = fileSystem.Directory.EnumerateFiles(path).Where(file => PolicyFiles.Any(extension => HasExtension(file, extension)))
            .Order(StringComparer.Ordinal).ToList();
        return files.Count == 0
            ? throw new ConfigurationException($"{Place(reference, "policies")}: the folder holds no file of policies (.yml)")
            : files.SelectMany(ReadPolicyFile);
    }

    private IEnumerable<CustomRule> ReadPolicyFile(string path)
    {
        try
        {
            using var reader = InputFile.OpenText(fileSystem, path);
            var folder = fileSystem.Path.GetDirectoryName(path)!;
            return [.. PolicyReader.Read(reader, Shown(path)).Select(policy => new CustomRule(policy, Shown(path), folder))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Shown(path)} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>An id belongs to one rule: suppressions and reports speak of rules by it.</summary>
    private static void Check(ImmutableArray<CustomRule> rules)
    {
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var id in rule.Analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct(StringComparer.Ordinal))
            {
                if (!origins.TryAdd(id, Place(rule)))
                {
                    throw new ConfigurationException(
                        $"{Place(rule)}: the id '{id}' is that of a rule in {origins[id]} too; give one of them another");
                }
            }
        }
    }

    private static string Place(CustomRule rule) =>
        rule.Analyzer is Policy policy
            ? $"{rule.Origin}, line {policy.Location.Line}"
            : $"{rule.Origin}, class {rule.Analyzer.GetType().Name}";

    private string PackPath(NamedReference reference) => ConfigurationFiles.PathOf(fileSystem, _folder, "rule pack", reference);

    private string Shown(string path) => fileSystem.Path.GetRelativePath(_folder, places.Original(path)).Replace('\\', '/');

    private static string Place(NamedReference reference, string what) =>
        $"{reference.Location.Path}, line {reference.Location.Line}: {what} '{reference.Name}'";

    private bool IsProject(string path) => HasExtension(path, ".csproj");

    private bool HasExtension(string path, string extension) =>
        string.Equals(fileSystem.Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A rule that is not built in.</summary>
/// <param name="Analyzer">The rule.</param>
/// <param name="Origin">The pack or file of policies it comes from, as places are shown.</param>
/// <param name="Folder">The folder of that, below which <c>rules/</c> holds its pages.</param>
public sealed record CustomRule(DiagnosticAnalyzer Analyzer, string Origin, string Folder);

/// <summary>
/// The rule packs that the command line lets run. A pack is code, and a configuration may come from the author of a change.
/// </summary>
/// <param name="All">Whether those run that a configuration names.</param>
/// <param name="Named">Projects and assemblies that the command line names itself, from the current folder.</param>
public sealed record AllowedRulePacks(bool All, ImmutableArray<string> Named)
{
    /// <summary>No pack runs.</summary>
    public static AllowedRulePacks None { get; } = new(All: false, []);

    /// <summary>True when no pack can run, also when a configuration names one.</summary>
    public bool IsNone => !All && Named.IsEmpty;
}
