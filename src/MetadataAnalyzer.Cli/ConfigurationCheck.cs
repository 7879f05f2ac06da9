using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Verbs;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli;

/// <summary>
/// Refuses a configuration that speaks of rules or questions which nobody knows: it would accept or answer nothing, and silently so.
/// Names of users and components may belong to a part of the org that is not at hand; for them there is IUL0011.
/// </summary>
internal static class ConfigurationCheck
{
    /// <param name="configuration">What is checked.</param>
    /// <param name="catalogue">Knows the questions and the editions.</param>
    /// <param name="rules">Every rule; null when not known, and then a suppression may name any.</param>
    /// <exception cref="ConfigurationException">A suppression names no rule, an answer no question, or the edition none that the price book knows.</exception>
    public static void Run(AnalyzerConfiguration configuration, LicenseCatalogue catalogue, IEnumerable<DiagnosticAnalyzer>? rules)
    {
        var ids = rules?.SelectMany(rule => rule.SupportedDiagnostics).Select(descriptor => descriptor.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in ids is null ? [] : configuration.Suppressions.Where(entry => !ids.Contains(entry.Rule)))
        {
            throw Error(entry.Location, $"a suppression of '{entry.Rule}': no such rule; 'rules' lists them all{Nearest.Suggestion(entry.Rule, ids!)}");
        }

        CheckEdition(configuration.Edition, catalogue.Prices);
        foreach (var (key, answer) in configuration.Answers.Sheets.SelectMany(entry => entry.Sheet.Questions).OrderBy(entry => entry.Value.Location))
        {
            if (Answering.WhyUnknown(key, catalogue) is { } reason)
            {
                throw Error(answer.Location.GetValueOrDefault(), $"answer '{key}': {reason}");
            }
        }
    }

    private static void CheckEdition(NamedReference? edition, PriceBook prices)
    {
        if (edition is { } named && !prices.KnowsEdition(named.Name))
        {
            throw Error(named.Location, $"edition '{named.Name}': the price book has neither a price nor included seats for it{Nearest.Suggestion(named.Name, prices.Editions)}");
        }
    }

    private static ConfigurationException Error(Location place, string message) => new($"{place.Path}, line {place.Line}: {message}");
}
