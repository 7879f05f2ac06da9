using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <content>
/// The keys, each beside its value. A new key is declared here and listed in <see cref="Keys"/>; nothing else has to know it.
/// </content>
public sealed partial record AnalyzerConfiguration
{
    /// <summary>Days of logins that count unless an option or the configuration changes it.</summary>
    public const int DefaultWindowDays = 90;

    /// <summary>Days of the API usage log from which on absence counts, unless the configuration changes it.</summary>
    public const int DefaultObservationDays = 30;

    /// <summary>The longest window of logins, in days.</summary>
    public const int LongestWindowDays = 3660;

    private static readonly string[] ContainerTypes = ["Profile", "PermissionSet", "PermissionSetGroup"];

    /// <summary>Files that this one extends, from its own folder, the strongest last. Empty once they are joined.</summary>
    public ImmutableArray<NamedReference> Extends => Get(ExtendsKey);

    internal static ConfigurationKey<ImmutableArray<NamedReference>> ExtendsKey { get; } = ConfigurationKey.ListOfNames("extends") with
    {
        DecidesCheck = false,
        Meaning = "Configuration files, from the folder of this file, that this one adds to: lists are joined, "
            + "single values of this file go before, and those of a later file before an earlier one.",
        Sketch = """
            # Files, from this folder, that this one adds to: lists are joined, a single value of this file goes before theirs.
            # extends: ../team/metadata-analyzer.yml
            """,
        Joined = (_, _) => [],
    };

    /// <summary>
    /// Usernames or profile names, with <c>*</c> and <c>?</c> and in any case, that are integrations regardless of the signals.
    /// <see cref="Exclude"/> goes before it.
    /// </summary>
    public ImmutableArray<NamedReference> Include => Get(IncludeKey);

    public static ConfigurationKey<ImmutableArray<NamedReference>> IncludeKey { get; } = ConfigurationKey.ListOfNames(
        "subjects.include") with
    {
        Meaning = "Usernames or profile names, with * and ?, that are integrations whatever the signals say.",
        Option = "--include-subject",
        Absent = "whom the signals show",
        Sketch = "# Usernames or profile names, with * and ?, that are integrations whatever the signals say.",
    };

    /// <summary>
    /// Usernames or profile names, with <c>*</c> and <c>?</c> and in any case, that are not assessed. An option that includes one goes
    /// before it.
    /// </summary>
    public ImmutableArray<NamedReference> Exclude => Get(ExcludeKey);

    public static ConfigurationKey<ImmutableArray<NamedReference>> ExcludeKey { get; } = ConfigurationKey.ListOfNames(
        "subjects.exclude") with
    {
        Meaning = "Usernames or profile names, with * and ?, that are not to be assessed.",
        Option = "--exclude-subject",
        Absent = "none",
        Sketch = """
            # Users or profiles not to assess. Excluding goes before including.
            # exclude:
            #   - jo.doe@example.com
            """,
    };

    /// <summary>Names, with <c>*</c> and <c>?</c>, that are signs of an integration, as the catalogue's own words are.</summary>
    public ImmutableArray<NamedReference> Patterns => Get(PatternsKey);

    internal static ConfigurationKey<ImmutableArray<NamedReference>> PatternsKey { get; } = ConfigurationKey.ListOfNames(
        "subjects.patterns") with
    {
        Meaning = "Names, with * and ?, that speak for an integration as any other name does.",
        Absent = "the catalogue's alone",
        Sketch = """
            # Names that speak for an integration, as the catalogue's own words do.
            # patterns: ['etl-*']
            """,
    };

    /// <summary>Display names by username or profile name, in any case.</summary>
    public ImmutableDictionary<string, NamedReference> DisplayNames => Get(RenameKey);

    internal static ConfigurationKey<ImmutableDictionary<string, NamedReference>> RenameKey { get; } =
        new("subjects.rename", ImmutableDictionary.Create<string, NamedReference>(StringComparer.OrdinalIgnoreCase))
        {
            DecidesCheck = false,
            Meaning = "Display names by username or profile name.",
            Shape = """{ "type": "object", "additionalProperties": { "$ref": "#/definitions/name" }, "description": "$meaning" }""",
            Sketch = """
                # Names of users or profiles in the reports.
                # rename:
                #   sync@example.com: Order exchange
                """,
            Read = (node, key) => ReadDisplayNames(node.Map(key)),
            Joined = (own, below) => below.SetItems(own),
            Shown = (key, names, _) => names.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => new ConfiguredEntry($"{key}.{entry.Key}", entry.Value.Name, entry.Value.Location)),
        };

    /// <summary>Profiles, permission sets and groups of integrations, as <c>Type:FullName</c>.</summary>
    public ImmutableArray<NamedReference> Containers => Get(ContainersKey);

    public static ConfigurationKey<ImmutableArray<NamedReference>> ContainersKey { get; } = ConfigurationKey.ListOfNames("containers") with
    {
        Meaning = "Profiles, permission sets and groups of integrations; IUL9006 holds them to the licence.",
        Shape = """
            {
              "anyOf": [{ "$ref": "#/definitions/container" }, { "type": "array", "items": { "$ref": "#/definitions/container" } }],
              "description": "$meaning"
            }
            """,
        Absent = "none held to the licence on every change",
        Sketch = "# Held to the integration licence on every change (IUL9006): Profile, PermissionSet or PermissionSetGroup.",
        Read = (node, key) => [.. ConfigurationKey.ReadNames(node, key).Select(CheckContainer)],
    };

    /// <summary>Answers of the integrations' owners.</summary>
    public OwnerAnswers Answers
    {
        get => Get(AnswersKey);
        init => Values = Values.SetItem(AnswersKey.Name, value);
    }

    public static ConfigurationKey<OwnerAnswers> AnswersKey { get; } = new("answers", OwnerAnswers.None)
    {
        Meaning = "Owners' answers to the questions of IUL1013, for all subjects and, under 'by-subject', for one.",
        Shape = """
            {
              "description": "$meaning",
              "allOf": [{ "$ref": "#/definitions/answers" }],
              "properties": {
                "by-subject": {
                  "type": "object",
                  "additionalProperties": { "$ref": "#/definitions/answers" },
                  "description": "Answers by username or profile name; they go before those for all."
                }
              }
            }
            """,
        Option = "--answer",
        Absent = "every question is open",
        Sketch = """
            # What only the owner of an integration knows; the finding IUL1013 asks, for instance:
            # answers: {chatter: no, email: yes}
            """,
        Read = (node, key) => AnswersReader.Read(node.Map(key)),
        Joined = (own, below) => own.Over(below),
        Shown = (key, answers, _) =>
            from sheet in answers.Sheets
            let prefix = sheet.Subject is null ? key : $"{key}.by-subject.{sheet.Subject}"
            from entry in sheet.Sheet.All
                .Select(answer => new ConfiguredEntry($"{prefix}.{answer.Key}", answer.Value.Value, answer.Value.Location))
                .Concat(sheet.Sheet.Texts.Select(text => new ConfiguredEntry($"{prefix}.{text.Key}", text.Value.Text, text.Value.Location)))
            select entry,
    };

    /// <summary>Day of the assessment; null when not given.</summary>
    public DateOnly? AsOf => Get(AsOfKey);

    public static ConfigurationKey<DateOnly?> AsOfKey { get; } =
        ConfigurationKey.Single<DateOnly>(
            "asOf", (node, key) => node.DayOrNull(key), day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with
        {
            Meaning = "Day the assessment is made for; by default the latest day of the login history.",
            Shape = """{ "$ref": "#/definitions/day", "description": "$meaning" }""",
            Option = "--as-of",
            Absent = "the latest day of the login history",
            Sketch = """
                # Day the assessment is made for (by default the latest day of the login history), and days of logins that count up to it.
                # asOf: 2026-11-20
                """,
        };

    /// <summary>Length of the login window in days; null when not given.</summary>
    public int? WindowDays => Get(WindowKey);

    public static ConfigurationKey<int?> WindowKey { get; } =
        ConfigurationKey.Single<int>("window", ReadWindow, days => days.ToString(CultureInfo.InvariantCulture)) with
        {
            Meaning = "Days of logins that count.",
            Shape = $$"""{ "type": "integer", "minimum": 1, "maximum": {{LongestWindowDays}}, "description": "$meaning" }""",
            Option = "--window",
            Default = DefaultWindowDays.ToString(CultureInfo.InvariantCulture),
            Sketch = $"# window: {DefaultWindowDays}",
        };

    /// <summary>Days of the API usage log from which on the absence of a use counts.</summary>
    public int ObservationDays => Get(ObservationDaysKey) ?? DefaultObservationDays;

    public static ConfigurationKey<int?> ObservationDaysKey { get; } =
        ConfigurationKey.Single<int>("observation.days", ReadWindow, days => days.ToString(CultureInfo.InvariantCulture)) with
        {
            Meaning = "Days of the API usage log that show what is never used; a first and a last day of a month must be among them.",
            Shape = $$"""{ "type": "integer", "minimum": 1, "maximum": {{LongestWindowDays}}, "description": "$meaning" }""",
            Default = DefaultObservationDays.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>The org's edition, on which list prices and included seats depend; null when not given.</summary>
    public NamedReference? Edition => Get(EditionKey);

    public static ConfigurationKey<NamedReference?> EditionKey { get; } = ConfigurationKey.OneName("edition") with
    {
        Meaning = "The org's edition, on which list prices and included seats depend: Enterprise, Unlimited …",
        Option = "--edition",
        Absent = "not known",
        Sketch = """
            # The org's edition, on which list prices and included seats depend. Known to the price book: {editions}.
            # edition: Enterprise
            """,
    };

    /// <summary>The price book, from the folder of the configuration file; null for the catalogue's prices.</summary>
    public NamedReference? PriceBook => Get(PriceBookKey);

    public static ConfigurationKey<NamedReference?> PriceBookKey { get; } = ConfigurationKey.OneName("priceBook") with
    {
        NamesFiles = true,
        Meaning = "File with the contract's prices, from the folder of this file, in the form of rules/catalogue/prices.yml.",
        Option = "--price-book",
        Absent = "the catalogue's list prices",
        Sketch = """
            # Prices of the contract, in a file from this folder:
            # priceBook: price-book.yml
            # It has the form of the catalogue's price book, at least:
            #   currency: USD
            #   sources:
            #     order-form: {title: our order form, grade: documented, date: 2026-02-01}
            #   licenses:
            #     - {license: Salesforce, price: 175, contract: 140, source: order-form}
            #   integration: {license: Salesforce Integration, price: 10, source: order-form}
            """,
    };

    /// <summary>Files of facts from other orgs, from the folder of the configuration file.</summary>
    public ImmutableArray<NamedReference> Facts => Get(FactsKey);

    public static ConfigurationKey<ImmutableArray<NamedReference>> FactsKey { get; } = ConfigurationKey.ListOfNames("facts") with
    {
        NamesFiles = true,
        Meaning = "Files of 'metadata-analyzer learn', from the folder of this file: what the licence carries and refuses in other orgs.",
        Option = "--facts",
        Absent = "nothing of other orgs",
        Sketch = """
            # What the licence carries in other orgs, in files of 'metadata-analyzer learn'; paths are from this folder.
            # facts: facts.yml
            """,
    };

    /// <summary>The lowest impact at which a finding fails a check, one of <see cref="FailOnValues"/>; null when not given.</summary>
    public NamedReference? FailOn => Get(FailOnKey);

    /// <summary>The values of <c>failOn</c>: an impact, worst first, or <c>never</c>.</summary>
    public static ImmutableArray<string> FailOnValues { get; } = ["blocker", "change", "verify", "note", "never"];

    public static ConfigurationKey<NamedReference?> FailOnKey { get; } = ConfigurationKey.OneName("failOn") with
    {
        Meaning = "From which impact on a finding fails 'check'; by default blocker.",
        Shape = $$"""{ "enum": [{{string.Join(", ", FailOnValues.Select(value => $"\"{value}\""))}}], "description": "$meaning" }""",
        Option = "--fail-on",
        Default = FailOnValues[0],
        Read = ReadFailOn,
    };

    /// <summary>Projects and assemblies of rules, from the folder of the configuration file. They are built and run.</summary>
    public ImmutableArray<NamedReference> RulePacks => Get(RulePacksKey);

    public static ConfigurationKey<ImmutableArray<NamedReference>> RulePacksKey { get; } = ConfigurationKey.ListOfNames("rulePacks") with
    {
        NamesFiles = true,
        Meaning = "Projects (.csproj) and assemblies (.dll) of rules, from the folder of this file. They are built and run.",
        Option = "--rule-pack",
        Absent = "no rules of one's own in C#",
    };

    /// <summary>Files of policies, and folders of such files, from the folder of the configuration file.</summary>
    public ImmutableArray<NamedReference> Policies => Get(PoliciesKey);

    internal static ConfigurationKey<ImmutableArray<NamedReference>> PoliciesKey { get; } = ConfigurationKey.ListOfNames("policies") with
    {
        NamesFiles = true,
        Meaning = "Files of policies (rules/schemas/policies.schema.json), or folders of them, from the folder of this file.",
        Absent = "no policies",
    };

    /// <summary>Findings that are accepted.</summary>
    public ImmutableArray<SuppressionEntry> Suppressions
    {
        get => Get(SuppressionsKey);
        init => Values = Values.SetItem(SuppressionsKey.Name, value);
    }

    public static ConfigurationKey<ImmutableArray<SuppressionEntry>> SuppressionsKey { get; } = new("suppressions", [])
    {
        Meaning = "Findings that are accepted. They stay in every report and in the verdict.",
        Shape = """
            {
              "type": "array",
              "items": { "$ref": "#/definitions/suppression" },
              "description": "$meaning"
            }
            """,
        Absent = "no finding is accepted",
        Sketch = """
            # Findings that are accepted: they stay in every report and in the verdict. A rule, and an entity, a path or a user; a reason is required.
            # suppressions:
            #   - rule: IUL2010
            #     entity: PermissionSet:Finance_Elevated
            #     reason: The client activates the session itself
            #     owner: platform@example.com
            #     expires: 2027-06-30
            """,
        Read = (node, key) => [.. node.Items(key).Select(SuppressionEntry.Read)],
        Joined = (own, below) => [.. below.Concat(own).Distinct()],
        Shown = (key, entries, _) => entries.Select(entry => new ConfiguredEntry(key, entry.Describe(), entry.Location)),
    };

    /// <summary>Products that the catalogue lacks, or that replace the catalogue's product of the same id; sorted by id.</summary>
    public ImmutableArray<VendorProduct> AddedProducts => Get(VendorKeys.Add);

    /// <summary>Decisions of the org's own against what is said about a product.</summary>
    public ImmutableArray<VendorOverrule> VendorOverrules => Get(VendorKeys.Overrule);

    /// <summary>Every key, in the order of the schema and of <c>config show</c>.</summary>
    public static ImmutableArray<ConfigurationKey> Keys { get; } =
    [
        ExtendsKey, IncludeKey, ExcludeKey, PatternsKey, RenameKey, ContainersKey, AnswersKey, AsOfKey, WindowKey, ObservationDaysKey,
        EditionKey, PriceBookKey, FactsKey,
        FailOnKey, RulePacksKey, PoliciesKey, SuppressionsKey, VendorKeys.Add, VendorKeys.Overrule,
    ];

    private static ImmutableDictionary<string, NamedReference> ReadDisplayNames(YamlMapping node)
    {
        var names = RenameKey.None.ToBuilder();
        foreach (var key in node.Keys)
        {
            var name = node.Text(key);
            var (_, line, column) = node.Places(key).First();
            if (!names.TryAdd(key, new(name, new(node.File, line, column))))
            {
                throw node.Error($"'{key}' is there twice; case does not matter", key);
            }
        }

        return names.ToImmutable();
    }

    private static NamedReference CheckContainer(NamedReference reference)
    {
        var separator = reference.Name.IndexOf(':', StringComparison.Ordinal);
        return separator > 0 && separator < reference.Name.Length - 1
            && ContainerTypes.Contains(reference.Name[..separator], StringComparer.Ordinal)
            ? reference
            : throw new YamlFileException(
                reference.Location.Path,
                reference.Location.Line,
                $"container '{reference.Name}': write Type:FullName with one of {string.Join(", ", ContainerTypes)}, such as "
                + "PermissionSet:Sync");
    }

    private static int? ReadWindow(YamlMapping node, string key) => node.Count(key) is > 0 and <= LongestWindowDays and var days
        ? days
        : throw node.Error($"'{key}' is a number of days from 1 to {LongestWindowDays}", key);

    private static NamedReference? ReadFailOn(YamlMapping node, string key) => ConfigurationKey.ReadName(node, key) switch
    {
        null => null,
        { } value when FailOnValues.Contains(value.Name, StringComparer.Ordinal) => value,
        { } value => throw node.Error($"'{key}' is one of {string.Join(", ", FailOnValues)}, not '{value.Name}'", key),
    };
}
