using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Changes;
using MetadataAnalyzer.Configuration;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>Gives the rules of a configuration, which are read once: building a pack takes seconds.</summary>
internal sealed class RuleSource
{
    private readonly Dictionary<AnalyzerConfiguration, RuleSet> _read = new(ReferenceEqualityComparer.Instance);

    /// <param name="fileSystem">Where packs and policies are.</param>
    /// <param name="project">Folder or zip file of the project, from which places are shown.</param>
    /// <param name="configuration">What names them.</param>
    /// <param name="allowed">The packs that may run.</param>
    /// <param name="places">Where files are read.</param>
    /// <param name="cancellationToken">Stops a build.</param>
    /// <exception cref="ConfigurationException">One of them cannot be used.</exception>
    public RuleSet Read(
        IFileSystem fileSystem, string project, AnalyzerConfiguration configuration, AllowedRulePacks allowed, FilePlaces places, CancellationToken cancellationToken)
    {
        if (!HasCustom(configuration) && allowed.Named.IsEmpty)
        {
            return RuleSet.BuiltIn;
        }

        if (!_read.TryGetValue(configuration, out var rules))
        {
            rules = new CustomRuleReader(fileSystem, project, allowed, places).Read(configuration, cancellationToken);
            _read.Add(configuration, rules);
        }

        return rules;
    }

    /// <summary>The rules of a configuration that was read before.</summary>
    public RuleSet Of(AnalyzerConfiguration configuration) => _read.TryGetValue(configuration, out var rules) ? rules
        : !HasCustom(configuration) ? RuleSet.BuiltIn
        : throw new InvalidOperationException("the rules of this configuration were not read");

    private static bool HasCustom(AnalyzerConfiguration configuration) => !configuration.RulePacks.IsEmpty || !configuration.Policies.IsEmpty;
}
