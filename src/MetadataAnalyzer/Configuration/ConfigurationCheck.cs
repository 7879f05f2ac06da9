using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>
/// Refuses a configuration that names an unknown rule, question or product, because its entry would silently have no effect. Names
/// of users and components may belong to a part of the org that is not in the input; IUL0011 reports those.
/// </summary>
public static class ConfigurationCheck
{
    /// <param name="configuration">The configuration.</param>
    /// <param name="catalogue">The catalogue with its questions and editions.</param>
    /// <param name="ruleIds">The ids of all rules; null when they are not known, and then a suppression may name any id.</param>
    /// <exception cref="ConfigurationException">
    /// A suppression names an unknown rule, an answer an unknown question, an overrule an unknown product, or the edition is not in the
    /// price book.
    /// </exception>
    public static void Run(AnalyzerConfiguration configuration, LicenseCatalogue catalogue, IEnumerable<string>? ruleIds)
    {
        var ids = ruleIds?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in ids is null ? [] : configuration.Suppressions.Where(entry => !ids.Contains(entry.Rule)))
        {
            throw Error(
                entry.Location,
                $"a suppression of '{entry.Rule}': no such rule; 'rules' lists them all{Nearest.Suggestion(entry.Rule, ids!)}");
        }

        var vendors = catalogue.Vendors.With(configuration.AddedProducts);
        foreach (var overrule in configuration.VendorOverrules.Where(entry => vendors.Find(entry.Vendor).IsEmpty))
        {
            throw Error(
                overrule.Location,
                $"an overrule of '{overrule.Vendor}': no such product or maker; 'vendors' lists them all"
                + Nearest.Suggestion(overrule.Vendor, vendors.Products.Select(product => product.Id)));
        }

        CheckEdition(configuration.Edition, catalogue.Prices);
        foreach (var (key, answer) in configuration.Answers.Sheets.SelectMany(entry => entry.Sheet.Questions)
            .OrderBy(entry => entry.Value.Location))
        {
            if (AnswersReader.WhyUnknown(key, catalogue) is { } reason)
            {
                throw Error(answer.Location.GetValueOrDefault(), $"answer '{key}': {reason}");
            }
        }
    }

    private static void CheckEdition(NamedReference? edition, PriceBook prices)
    {
        if (edition is { } named && !prices.KnowsEdition(named.Name))
        {
            var suggestion = Nearest.Suggestion(named.Name, prices.Editions);
            throw Error(
                named.Location, $"edition '{named.Name}': the price book has neither a price nor included seats for it{suggestion}");
        }
    }

    private static ConfigurationException Error(Location place, string message) => new($"{place.Path}, line {place.Line}: {message}");
}
