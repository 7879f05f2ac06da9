using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Sarif;

/// <summary>
/// The key <c>tool</c>: the tool and every rule. Rules without a result are listed too, so that services close their alerts.
/// </summary>
internal static class SarifDriver
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<DiagnosticDescriptor> rules, ImmutableDictionary<string, string> origins,
        string catalogueVersion) => json.WriteObject("tool", () => json.WriteObject("driver", () =>
    {
        json.WriteString("name", ToolInfo.Name);
        json.WriteString("semanticVersion", ToolInfo.Version);
        if (ToolInfo.HomePage is { } home)
        {
            json.WriteString("informationUri", home);
        }

        json.WriteArray("rules", rules, rule => WriteRule(json, rule, ToolInfo.HomePage, origins.GetValueOrDefault(rule.Id)));
        json.WriteObject("properties", () => json.WriteString("catalogueVersion", catalogueVersion));
    }));

    /// <summary>The level of an impact.</summary>
    public static string Level(Impact impact) => impact switch
    {
        Impact.Blocker => "error",
        Impact.Note => "note",
        _ => "warning",
    };

    internal static void WriteRule(Utf8JsonWriter json, DiagnosticDescriptor rule, string? home, string? origin = null)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("name", NameOf(rule.Title));
        WriteText(json, "shortDescription", rule.Title);
        WriteText(json, "fullDescription", rule.Description);
        if (home is not null && rule.IsBuiltIn)
        {
            json.WriteString("helpUri", $"{home.TrimEnd('/')}/blob/main/{rule.HelpLink}");
        }

        var impacts = rule.Impacts.Order().Select(impact => (Name: Words.Name(impact), Meaning: Words.Meaning(impact))).ToList();
        json.WriteObject("help", () =>
        {
            json.WriteString("text", $"{rule.Description}\n\n"
                + $"{string.Join("\n", impacts.Select(impact => $"{impact.Name}: {impact.Meaning}"))}\n\n'{ToolInfo.Command} explain "
                + $"{rule.Id}' prints how to fix it, when to live with it, and the sources.");
            json.WriteString("markdown", $"# {rule.Id}: "
                + $"{rule.Title}\n\n{rule.Description}\n\n"
                + $"{string.Join("\n", impacts.Select(impact => $"- **{impact.Name}**: {impact.Meaning}"))}\n\n`{ToolInfo.Command} "
                + $"explain {rule.Id}` prints how to fix it, when to live with it, and the sources. "
                + $"{(origin is null ? $"The same page is `{rule.HelpLink}`." : $"The rule comes from `{origin}`.")}");
        });
        json.WriteObject("defaultConfiguration", () => json.WriteString("level", Level(rule.Impact)));
        json.WriteObject("properties", () =>
        {
            json.WriteStrings("tags", Tags(rule));
            json.WriteString("precision", Precision(rule.Impact));
            json.WriteString("security-severity", Severity(rule.Impact));
            json.WriteStrings("impacts", rule.Impacts.Order().Select(impact => impact.Id()));
            json.WriteString("step", Words.Title(rule.Step));
            if (origin is not null)
            {
                json.WriteString("origin", origin);
            }
        });
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text) =>
        json.WriteObject(name, () => json.WriteString("text", text));

    /// <summary>
    /// The tags of a rule. Only rules on least privilege have <c>security</c>, because services show such findings as vulnerabilities.
    /// </summary>
    private static IEnumerable<string> Tags(DiagnosticDescriptor rule) =>
        [.. rule.Step == AssessmentStep.LeastPrivilege ? (string[])["security"] : [], "salesforce", "integration-license",
            DiagnosticDescriptor.StepFolder(rule.Step)[2..]];

    private static string Precision(Impact impact) => impact switch
    {
        Impact.Blocker => "very-high",
        Impact.Verify => "medium",
        _ => "high",
    };

    /// <summary>High for a blocker, medium for a change or question, low for a note.</summary>
    private static string Severity(Impact impact) => impact switch
    {
        Impact.Blocker => "8.0",
        Impact.Change => "5.5",
        Impact.Verify => "4.0",
        _ => "1.0",
    };

    /// <summary>The title as an identifier: <c>TheUsersProfileIsNotInTheProject</c>.</summary>
    private static string NameOf(string title) => string.Concat(title.Replace("'", "", StringComparison.Ordinal)
        .Split([.. title.Where(character => !char.IsAsciiLetterOrDigit(character) && character != '\'').Distinct()],
            StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
