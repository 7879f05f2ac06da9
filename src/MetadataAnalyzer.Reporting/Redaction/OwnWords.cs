using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>Words that are not the client's: names of the platform, and words of the reports.</summary>
internal sealed class OwnWords
{
    /// <summary>Words of the reports that are in no text of a rule.</summary>
    private static readonly string[] Others =
    [
        "access", "active", "api", "app", "apps", "assessment", "assigned", "base", "candidate", "client", "component", "data", "date",
        "default", "email", "evidence", "export", "file", "guest", "high",
        "home", "input", "integration", "integrations", "job", "line", "login", "low", "name", "owner", "page", "path", "person",
        "possible", "project", "queue", "ready", "report", "role", "row", "sales",
        "service", "signal", "site", "standard", "step", "subject", "support", "sync", "system", "test", "type", "user", "users", "value",
    ];

    private readonly HashSet<string> _standard = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _words = new(Others, StringComparer.OrdinalIgnoreCase);

    public OwnWords(Org org, ImmutableArray<DiagnosticDescriptor> rules)
    {
        AddStandard(org);
        foreach (var rule in rules)
        {
            AddText(rule.Title);
            AddText(rule.Description);
            AddWords(rule.MessageFormat);
        }

        foreach (var verdict in VerdictText.All)
        {
            AddText(verdict.Name);
            AddText(verdict.Meaning);
        }

        foreach (var (word, meaning) in Words.Glossary)
        {
            AddText(word);
            AddText(meaning);
        }

        foreach (var name in _standard)
        {
            AddWords(name);
        }
    }

    /// <summary>Texts of the reports that stay as they are: titles and descriptions of rules.</summary>
    public HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the platform with several words, which could contain a name of the client.</summary>
    public IEnumerable<string> Phrases => _standard.Where(name => NameTokens.Split(name).Count > 1);

    /// <summary>Whether the name is one of the platform: a licence, a standard profile or object, a permission, a metadata type.</summary>
    public bool IsStandard(string name) => _standard.Contains(name);

    /// <summary>The places at which a name counts as that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isMinor">Whether reports show it only at places for names: in quotes, in a path, as a value.</param>
    public NameUse UseOf(string name, bool isMinor)
    {
        var words = NameTokens.Split(name).Where(token => token != " ").ToList();
        var length = words.Sum(word => word.Length);
        var isOrdinary = words.TrueForAll(word => !NameTokens.IsWord(word[0]) || _words.Contains(word));
        return length == 1 || (isMinor && (isOrdinary || length < 3)) ? NameUse.AsName
            : isOrdinary || length == 2 ? NameUse.SameCase
            : NameUse.Anywhere;
    }

    private void AddStandard(Org org)
    {
        var catalogue = org.Catalogue;
        var standard = catalogue.StandardNames;
        IEnumerable<string?> names =
        [
            standard.UserLicense, standard.PermissionSetLicense, standard.PermissionSetLicenseLabel, .. standard.ProfileNames,
            .. catalogue.UserLicenses.SelectMany(license => license.Keys.Prepend(license.Name)),
            .. catalogue.Prices.Licenses.Select(price => price.License),
            .. catalogue.Permissions.SelectMany(permission => new[] { permission.Name, permission.Label }),
            .. catalogue.Objects.Select(entry => entry.Name),
            .. catalogue.Features.SelectMany(feature => feature.PermissionSetLicenses.Prepend(feature.Name)),
            .. org.Exports.UserLicenses.Select(row => row.Name), .. org.Exports.PermissionSetLicenses.Select(row => row.DeveloperName),
            .. org.Project.Components.Select(component => component.Type).Distinct(StringComparer.Ordinal),
        ];
        _standard.UnionWith(names.OfType<string>().Select(name => name.Trim()).Where(name => name.Length > 0));
    }

    private void AddText(string text)
    {
        Texts.Add(text);
        AddWords(text);
    }

    private void AddWords(string text) => _words.UnionWith(NameTokens.Split(text).Where(token => NameTokens.IsWord(token[0])));
}

/// <summary>
/// Fields whose values are words of the tool or of the format, never names: with a profile called <c>Integration</c>, the value of
/// <c>classification</c> stays.
/// </summary>
internal static class OwnFields
{
    private static readonly HashSet<string> Names = new(
        [
            "schemaVersion", "version", "semanticVersion", "catalogueVersion", "asOf", "format", "apiVersion", "kind", "classification",
            "verdict", "confidenceInVerdict", "ruleId", "impact", "impacts",
            "severity", "level", "type", "state", "seat", "outlook", "obstacles", "signal", "origin", "day", "baseline", "baselineState",
            "precision", "security-severity", "tags", "step", "currency", "$schema",
            "userLicense", "componentType", "helpUri", "informationUri", "columnKind", "encoding", "startTimeUtc", "endTimeUtc",
            "renewalDate", "expires", "classifications", "active", "confidence", "unit", "scenario",
            "start", "end", "index", "line", "column", "row", "tests", "failures", "errors", "skipped", "time", "xmlns", "rule",
            "check_name",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string field) => Names.Contains(field);
}
