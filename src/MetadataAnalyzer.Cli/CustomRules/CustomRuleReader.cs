using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis.Policies;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>Reads the rules that a configuration adds to the built-in ones.</summary>
/// <param name="fileSystem">Where packs and policies are.</param>
/// <param name="project">Folder or zip file of the project, from which places are shown.</param>
internal sealed class CustomRuleReader(IFileSystem fileSystem, string project)
{
    private static readonly string[] PolicyFiles = [".yml", ".yaml"];

    private readonly string _folder = ConfigurationFiles.FolderOf(fileSystem, project);

    /// <exception cref="ConfigurationException">A pack or a file of policies cannot be used, or two rules have one id.</exception>
    public RuleSet Read(Configuration configuration, CancellationToken cancellationToken)
    {
        var packs = configuration.RulePacks.Select(reference => (Reference: reference, Path: FindPack(reference))).ToList();
        var projects = packs.Select(pack => pack.Path).Where(path => IsProject(path)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<CustomRule> rules =
        [
            .. configuration.Policies.SelectMany(ReadPolicies),
            .. packs.SelectMany(pack => ReadPack(pack.Reference, pack.Path, projects, cancellationToken)),
        ];
        Check(rules);
        return new(rules);
    }

    private string FindPack(NamedReference reference)
    {
        var path = ConfigurationFiles.PathOf(fileSystem, _folder, "rule pack", reference);
        return !IsProject(path) && !HasExtension(path, ".dll") ? throw Error(reference, "rule pack", "is neither a project (.csproj) nor an assembly (.dll)")
            : fileSystem.File.Exists(path) ? path
            : throw Error(reference, "rule pack", "there is no such file");
    }

    private IEnumerable<CustomRule> ReadPack(NamedReference reference, string path, IReadOnlySet<string> projects, CancellationToken cancellationToken)
    {
        try
        {
            var folder = fileSystem.Path.GetDirectoryName(path)!;
            return [.. RulePack.Load(path, projects, Shown, cancellationToken).Select(rule => new CustomRule(rule, Shown(path), folder))];
        }
        catch (RulePackException exception)
        {
            throw Error(reference, "rule pack", exception.Message, exception);
        }
    }

    private IEnumerable<CustomRule> ReadPolicies(NamedReference reference)
    {
        var path = ConfigurationFiles.PathOf(fileSystem, _folder, "policies", reference);
        if (!fileSystem.Directory.Exists(path))
        {
            return fileSystem.File.Exists(path) ? ReadPolicyFile(path) : throw Error(reference, "policies", "there is no such file or folder");
        }

        var files = fileSystem.Directory.EnumerateFiles(path).Where(file => PolicyFiles.Any(extension => HasExtension(file, extension))).Order(StringComparer.Ordinal).ToList();
        return files.Count == 0 ? throw Error(reference, "policies", "the folder holds no file of policies (.yml)") : files.SelectMany(ReadPolicyFile);
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
                    throw new ConfigurationException($"{Place(rule)}: the id '{id}' is that of a rule in {origins[id]} too; give one of them another");
                }
            }
        }
    }

    private static string Place(CustomRule rule) => rule.Analyzer is Policy policy ? $"{rule.Origin}, line {policy.Location.Line}" : $"{rule.Origin}, class {rule.Analyzer.GetType().Name}";

    private string Shown(string path) => fileSystem.Path.GetRelativePath(_folder, path).Replace('\\', '/');

    private static ConfigurationException Error(NamedReference reference, string what, string problem, Exception? cause = null) =>
        new($"{reference.Location.Path}, line {reference.Location.Line}: {what} '{reference.Name}': {problem}", cause!);

    private bool IsProject(string path) => HasExtension(path, ".csproj");

    private bool HasExtension(string path, string extension) => string.Equals(fileSystem.Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);
}
