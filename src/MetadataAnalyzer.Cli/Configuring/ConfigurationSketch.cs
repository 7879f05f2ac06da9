using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Configuring;

/// <summary>A first <c>metadata-analyzer.yml</c>: what an assessment found out, and every other key as a comment.</summary>
internal static partial class ConfigurationSketch
{
    /// <summary>The text of the file. It changes no verdict of the assessment that it comes from.</summary>
    public static string Of(AssessmentResult result)
    {
        var integrations = result.Subjects.Where(subject => subject.Classification.Class == SubjectClass.Integration).ToList();
        var possible = result.Subjects.Where(subject => subject.Classification.Class == SubjectClass.Possible).ToList();
        var containers = IntegrationContainers.Of(result);
        var text = new StringBuilder();
        text.Append(null, $"""
            # Configuration of {ToolInfo.Name}, written from what the project showed. Lines that begin with '#' are explanations and examples.
            # '{ToolInfo.Command} config show' prints what is in force and where it comes from; '{ToolInfo.Command} config schema' prints a
            # schema with which an editor checks this file. Options of the command line go before it.

            # Files, from this folder, that this one adds to: lists are joined, a single value of this file goes before theirs.
            # extends: ../team/metadata-analyzer.yml

            subjects:
              # Usernames or profile names, with * and ?, that are integrations whatever the signals say.

            """);
        AppendList(text, "  include", integrations, subject => (subject.Subject.Name, Evidence(subject)));
        if (possible.Count > 0)
        {
            text.Append("  # Perhaps integrations too; the names below wait for somebody who knows:\n");
            AppendLines(text, "  #   - ", possible, subject => (subject.Subject.Name, Evidence(subject)));
        }

        text.Append("""

              # Whom not to assess. Excluding goes before including.
              # exclude:
              #   - jo.doe@example.com

              # Names that speak for an integration, as the catalogue's own words do.
              # patterns: ['etl-*']

              # What reports call somebody.
              # rename:
              #   sync@example.com: Order exchange

            # Held to the integration licence on every change (IUL9006): Profile, PermissionSet or PermissionSetGroup.

            """);
        AppendList(text, "containers", containers.Own, name => (name, ""));
        if (!containers.Shared.IsEmpty)
        {
            text.Append("  # Others hold these too, so that not every change to them concerns an integration:\n");
            AppendLines(text, "  # - ", containers.Shared, name => (name, ""));
        }

        text.Append(null, $$"""

            # What only the owner of an integration knows; the finding IUL1013 asks, for instance:
            # answers: {chatter: no, email: yes}

            # Day the assessment is made for (by default the latest day of the login history), and days of logins that count up to it.
            # asOf: 2026-11-20
            # window: {{LoginWindow.DefaultDays}}

            # The org's edition, on which list prices and included seats depend. Known to the price book: {{string.Join(", ", result.Org.Catalogue.Prices.Editions.Order(StringComparer.Ordinal))}}.
            # edition: Enterprise

            # Prices of the contract, in a file from this folder:
            # priceBook: price-book.yml
            # It has the form of the catalogue's price book, at least:
            #   currency: USD
            #   sources:
            #     order-form: {title: our order form, grade: documented, date: 2026-02-01}
            #   licenses:
            #     - {license: Salesforce, price: 175, contract: 140, source: order-form}
            #   integration: {license: Salesforce Integration, price: 10, source: order-form}

            # Findings that are accepted: they stay in every report and in the verdict. A rule, and an entity, a path or a user; a reason is required.
            # suppressions:
            #   - rule: IUL2010
            #     entity: PermissionSet:Finance_Elevated
            #     reason: The client activates the session itself
            #     owner: platform@example.com
            #     expires: 2027-06-30

            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AppendList<T>(StringBuilder text, string key, IReadOnlyCollection<T> items, Func<T, (string Name, string Comment)> entry)
    {
        text.Append(null, $"{key}:{(items.Count == 0 ? " []" : "")}\n");
        AppendLines(text, $"{key[..^key.TrimStart().Length]}  - ", items, entry);
    }

    private static void AppendLines<T>(StringBuilder text, string mark, IEnumerable<T> items, Func<T, (string Name, string Comment)> entry)
    {
        foreach (var (name, comment) in items.Select(entry))
        {
            text.Append(null, $"{mark}{Scalar(name)}{(comment.Length == 0 ? "" : $"  # {comment}")}\n");
        }
    }

    private static string Evidence(AssessedSubject subject) => SafeText.Line(string.Join("; ",
        [VerdictText.Of(subject.Verdict).Name.ToLowerInvariant(), .. subject.Classification.Evidence.Where(evidence => evidence.Weight > 0).Take(2).Select(evidence => evidence.Detail)]));

    /// <summary>A text as YAML takes it: as it is where that is one text for sure, else in double quotes, whose escapes are those of JSON.</summary>
    private static string Scalar(string text) => Plain().IsMatch(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? text
        : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static readonly ImmutableArray<string> Reserved = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

    [GeneratedRegex(@"^[A-Za-z_][\w.+@-]*(:[\w.+@-]*\w)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
