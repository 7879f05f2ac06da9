using System.IO.Abstractions;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>Gives the rules of a configuration, which are read once: building a pack takes seconds.</summary>
internal sealed class RuleSource
{
    private readonly Dictionary<Configuration, RuleSet> _read = new(ReferenceEqualityComparer.Instance);

    /// <param name="fileSystem">Where packs and policies are.</param>
    /// <param name="project">Folder or zip file of the project, from which places are shown.</param>
    /// <param name="configuration">What names them.</param>
    /// <param name="cancellationToken">Stops a build.</param>
    /// <exception cref="ConfigurationException">One of them cannot be used.</exception>
    public RuleSet Read(IFileSystem fileSystem, string project, Configuration configuration, CancellationToken cancellationToken)
    {
        if (!HasCustom(configuration))
        {
            return RuleSet.BuiltIn;
        }

        if (!_read.TryGetValue(configuration, out var rules))
        {
            rules = new CustomRuleReader(fileSystem, project).Read(configuration, cancellationToken);
            _read.Add(configuration, rules);
        }

        return rules;
    }

    /// <summary>The rules of a configuration that was read before.</summary>
    public RuleSet Of(Configuration configuration) => !HasCustom(configuration) ? RuleSet.BuiltIn
        : _read.TryGetValue(configuration, out var rules) ? rules
        : throw new InvalidOperationException("the rules of this configuration were not read");

    private static bool HasCustom(Configuration configuration) => !configuration.RulePacks.IsEmpty || !configuration.Policies.IsEmpty;
}
