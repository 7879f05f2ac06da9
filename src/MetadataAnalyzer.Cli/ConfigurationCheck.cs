using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Verbs;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli;

/// <summary>
/// Refuses a configuration that speaks of rules or questions which nobody knows: it would accept or answer nothing, and silently so.
/// Names of users and components may belong to a part of the org that is not at hand; for them there is IUL0011.
/// </summary>
internal static class ConfigurationCheck
{
    /// <exception cref="ConfigurationException">A suppression names no rule, or an answer no question.</exception>
    public static void Run(Configuration configuration, LicenseCatalogue catalogue, IEnumerable<DiagnosticAnalyzer> rules)
    {
        var ids = rules.SelectMany(rule => rule.SupportedDiagnostics).Select(descriptor => descriptor.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in configuration.Suppressions.Where(entry => !ids.Contains(entry.Rule)))
        {
            throw Error(entry.Location, $"a suppression of '{entry.Rule}': no such rule; 'rules' lists them all{Nearest.Suggestion(entry.Rule, ids)}");
        }

        foreach (var (trigger, answer) in configuration.Answers.OrderBy(entry => entry.Value.Location))
        {
            if (Answering.WhyUnknown(trigger, catalogue) is { } reason)
            {
                throw Error(answer.Location, $"answer '{trigger}': {reason}");
            }
        }
    }

    private static ConfigurationException Error(Location place, string message) => new($"{place.Path}, line {place.Line}: {message}");
}
