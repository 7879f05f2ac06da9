using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.CustomRules;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Configuring;

/// <summary>Every value that an assessment with some options and a configuration would use.</summary>
internal static class ConfiguredValues
{
    /// <summary>The values in the order of the configuration's keys; entries of a list in the order that they are looked at.</summary>
    /// <param name="input">The options.</param>
    /// <param name="configuration">What the configuration says.</param>
    /// <param name="refused">Its rule packs that may not run.</param>
    public static ImmutableArray<ConfiguredValue> Of(AssessmentInput input, Configuration configuration, ImmutableArray<NamedReference> refused) =>
    [
        .. Listed("subjects.include", [.. input.Options.Include.Order(StringComparer.Ordinal)], "--include-subject", configuration.Include, "whom the signals show"),
        .. Listed("subjects.exclude", [.. input.Options.Exclude.Order(StringComparer.Ordinal)], "--exclude-subject", configuration.Exclude, "nobody"),
        .. Listed("subjects.patterns", [], "", configuration.Patterns, "the catalogue's alone"),
        .. configuration.DisplayNames.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new ConfiguredValue($"subjects.rename.{entry.Key}", entry.Value.Name, entry.Value.Location)),
        .. Listed("containers", [], "", configuration.Containers, "none held to the licence on every change"),
        .. Answers(input, configuration),
        Single("asOf", Day(input.AsOf), "--as-of", Day(configuration.AsOf), configuration, "the latest day of the login history"),
        Single("window", Number(input.WindowDays), "--window", Number(configuration.WindowDays), configuration, meaning: null, otherwise: Number(LoginWindow.DefaultDays)),
        Single("edition", input.Options.Edition, "--edition", configuration.Edition?.Name, configuration, "not known"),
        Single("priceBook", input.PriceBook, "--price-book", configuration.PriceBook?.Name, configuration, "the catalogue's list prices"),
        Single("failOn", byOption: null, "--fail-on", configuration.FailOn?.Name, configuration, meaning: null, otherwise: "blocker"),
        .. Listed("rulePacks", input.RulePacks.Named, CustomRuleReader.NameOption, configuration.RulePacks, "no rules of one's own in C#")
            .Select(value => refused.Any(pack => pack.Location == value.Place) ? value with { Note = $"not run without {CustomRuleReader.AllowOption}" } : value),
        .. Listed("policies", [], "", configuration.Policies, "no policies"),
        .. configuration.Suppressions.Select(entry => new ConfiguredValue("suppressions", Accepted(entry), entry.Location)),
        .. configuration.Suppressions.IsEmpty ? [new ConfiguredValue("suppressions", null) { Meaning = "no finding is accepted" }] : ImmutableArray<ConfiguredValue>.Empty,
        Single("catalogue", input.Catalogue, "--catalogue", null, configuration, "the one in the program"),
        Single("orgData", input.OrgData, "--org-data", null, configuration, $"'{AssessmentInput.OrgDataFolder}' in or beside the project when there is one"),
    ];

    private static IEnumerable<ConfiguredValue> Listed(string key, ImmutableArray<string> byOption, string option, ImmutableArray<NamedReference> byFile, string meaning) =>
        byOption.IsEmpty && byFile.IsEmpty
            ? [new(key, null) { Meaning = meaning }]
            : [.. byOption.Select(name => new ConfiguredValue(key, name, Option: option)), .. byFile.Select(entry => new ConfiguredValue(key, entry.Name, entry.Location))];

    private static ImmutableArray<ConfiguredValue> Answers(AssessmentInput input, Configuration configuration)
    {
        ImmutableArray<ConfiguredValue> answers = [.. input.Answers.Over(configuration.Answers).Sheets.SelectMany(entry => Answers(entry.Subject, entry.Sheet))];
        return answers.IsEmpty ? [new("answers", null) { Meaning = "every question is open" }] : answers;
    }

    private static IEnumerable<ConfiguredValue> Answers(string? subject, AnswerSheet sheet) => sheet.All.Select(entry =>
    {
        var key = subject is null ? $"answers.{entry.Key}" : $"answers.by-subject.{subject}.{entry.Key}";
        return entry.Value.Location is { } place ? new ConfiguredValue(key, entry.Value.Value, place) : new ConfiguredValue(key, entry.Value.Value, Option: "--answer");
    });

    private static ConfiguredValue Single(string key, string? byOption, string option, string? byFile, Configuration configuration, string? meaning, string? otherwise = null) =>
        byOption is not null ? new(key, byOption, Option: option)
        : byFile is not null ? new(key, byFile, configuration.Places[key])
        : new(key, otherwise) { Meaning = meaning };

    private static string Accepted(SuppressionEntry entry)
    {
        (string Key, string? Text)[] parts =
        [
            ("entity", entry.Entity), ("path", entry.Path), ("user", entry.User), ("expires", Day(entry.Expires)), ("owner", entry.Owner), ("ticket", entry.Ticket),
            ("reason", entry.Reason.Length == 0 ? "(none: it accepts nothing)" : entry.Reason),
        ];
        return $"{entry.Rule}; {string.Join("; ", parts.Where(part => part.Text is not null).Select(part => $"{part.Key} {part.Text}"))}";
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
