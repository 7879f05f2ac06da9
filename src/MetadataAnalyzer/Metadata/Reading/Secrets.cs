using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Tells a secret in an app's file from what stands in for one. The value goes no further than this.</summary>
internal static partial class Secrets
{
    /// <summary>Where the first consumer secret or private key stands; null when there is none.</summary>
    public static Location? Find(IEnumerable<(string Element, NamedReference Value)> values) => values
        .Where(entry => IsSecret(entry.Element, entry.Value.Name))
        .Select(entry => (Location?)entry.Value.Location)
        .Min();

    private static bool IsSecret(string element, string value) => value.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        || (element == "consumerSecret" && !XmlProblem.IsHidden(value) && !StandIn().IsMatch(value));

    /// <summary>
    /// What templates and pipelines put in place of a secret: a word that says so, a variable (<c>${X}</c>, <c>{{X}}</c>, <c>%X%</c>, <c>$X</c>,
    /// <c>&lt;X&gt;</c>, <c>@X@</c>, <c>__X__</c>), or one character over and over.
    /// </summary>
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(placeholder|change[ _-]?me|replace[ _-]?me|redacted|dummy|example|your|todo|hidden|not[ _-]a[ _-]secret|insert|removed|masked)(?![A-Za-z0-9])"
        + @"|^(\$\{.*\}|\{\{.*\}\}|\$\(.*\)|\$[A-Za-z_]\w*|%.+%|#\{.*\}#?|<.*>|@.+@|__.+__|(?<same>.)\k<same>*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex StandIn();
}
