using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.JUnit;

/// <summary>
/// <c>assessment.junit.xml</c>: a suite for each subject, with a test for each rule that applies to it. A blocker is a failed test. A
/// finding to verify is a skipped test, because its question is open; an accepted blocker is a skipped test as well. A change and a note
/// are passed tests with a text, because work to do is no defect. In a check, exactly the findings that fail the check are failed tests.
/// Findings without a subject are in a suite of their own.
/// </summary>
internal static class JUnitWriter
{
    private const string InputSuite = "(input)";
    private const string GateSuite = "(gate)";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    private enum Outcome
    {
        Passed,
        Skipped,
        Failed,
    }

    public static void Write(ReportModel model, Stream stream)
    {
        var suites = Suites(model).ToList();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", ToolInfo.Name);
        List<string> notices = model.Options.Gate is { } gate ? [.. GateText.Notices(gate)] : [];
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)], passed: notices.Count > 0 ? 1 : 0);
        foreach (var suite in suites)
        {
            WriteSuite(xml, suite, model.Savings);
        }

        if (notices.Count > 0)
        {
            WriteNotices(xml, notices);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    /// <summary>The inputs of the check that the change touches: one passed test with a text.</summary>
    private static void WriteNotices(XmlWriter xml, List<string> notices)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", GateSuite);
        WriteCounts(xml, [], passed: 1);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", GateSuite);
        xml.WriteAttributeString("name", "What the check goes by");
        xml.WriteAttributeString("time", "0");
        xml.WriteElementString("system-out", string.Join('\n', notices.Select(notice => SafeText.Line(notice))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static IEnumerable<Suite> Suites(ReportModel model)
    {
        var rules = model.Rules;
        var result = model.Result;
        foreach (var assessed in result.Subjects)
        {
            var findings = assessed.Findings.Where(finding => model.Options.Gate?.LeadsForItsSubject(finding) ?? true)
                .ToLookup(diagnostic => diagnostic.Id, StringComparer.Ordinal);
            yield return new(
                assessed,
                assessed.Subject.Name,
                [.. rules.Where(rule => rule.AppliesTo.HasFlag(assessed.Classification.Candidacy) || findings.Contains(rule.Id))
                    .Select(rule => new Case(rule, [.. findings[rule.Id]], model.Options.Gate))]);
        }

        var ofInput = model.Findings.Where(diagnostic => diagnostic.Subject is null)
            .ToLookup(diagnostic => diagnostic.Id, StringComparer.Ordinal);
        if (ofInput.Count > 0)
        {
            yield return new(Subject: null, InputSuite,
                [.. rules.Where(rule => ofInput.Contains(rule.Id))
                .Select(rule => new Case(rule, [.. ofInput[rule.Id]], model.Options.Gate))]);
        }
    }

    private static void WriteSuite(XmlWriter xml, Suite suite, SavingsEstimate savings)
    {
        var name = SafeText.Line(suite.Name);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        WriteCounts(xml, suite.Cases);
        WriteProperties(xml, suite, savings);
        foreach (var test in suite.Cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", name);
            xml.WriteAttributeString("name", $"{test.Rule.Id} {test.Rule.Title}");
            xml.WriteAttributeString("time", "0");
            WriteOutcome(xml, test);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <param name="xml">Receives the output.</param>
    /// <param name="cases">Tests of rules.</param>
    /// <param name="passed">Number of further tests, which passed.</param>
    private static void WriteCounts(XmlWriter xml, ImmutableArray<Case> cases, int passed = 0)
    {
        void Attribute(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

        Attribute("tests", cases.Length + passed);
        Attribute("failures", cases.Count(test => test.Outcome == Outcome.Failed));
        Attribute("errors", 0);
        Attribute("skipped", cases.Count(test => test.Outcome == Outcome.Skipped));
        xml.WriteAttributeString("time", "0");
    }

    /// <summary>
    /// Properties: the number of findings of each impact, because a test can have several, the verdict and the saving. An unknown amount
    /// has no property.
    /// </summary>
    private static void WriteProperties(XmlWriter xml, Suite suite, SavingsEstimate savings)
    {
        void Property(string name, string? value)
        {
            if (value is null)
            {
                return;
            }

            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", SafeText.Line(value));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("properties");
        foreach (var impact in Enum.GetValues<Impact>())
        {
            Property($"findings.{impact.Id()}", suite.Cases.Sum(test => test.Findings.Count(finding => finding.Impact == impact))
                .ToString(CultureInfo.InvariantCulture));
        }

        if (suite.Subject is { } assessed)
        {
            Property("verdict", VerdictText.Of(assessed.Verdict).Id);
            Property("userLicense", assessed.Subject.UserLicense);
            var annual = Amounts.Rounded(savings.BySubject.GetValueOrDefault(assessed.Subject)?.Annual);
            Property("annualSaving", annual?.ToString("0.00", CultureInfo.InvariantCulture));
            Property("currency", annual is null ? null : savings.Currency);
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, Case test)
    {
        if (test.Findings.IsEmpty)
        {
            return;
        }

        var text = string.Join("\n", test.Findings.SelectMany(finding => Lines(finding, test.Gate)));
        var first = SafeText.Line((test.Findings.FirstOrDefault(finding => test.Gate?.Fails(finding) == true)
            ?? test.Findings.MinBy(finding => finding.Impact)!).Message);
        switch (test.Outcome)
        {
            case Outcome.Failed:
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", test.Findings.Min(finding => finding.Impact).Id());
                xml.WriteAttributeString("message", first);
                break;
            case Outcome.Skipped:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", first);
                break;
            default:
                xml.WriteStartElement("system-out");
                break;
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static IEnumerable<string> Lines(Diagnostic finding, Gate? gate) =>
    [
        Line(finding),
        .. finding.IsShortened ? finding.Items.Select(item => $"    - {SafeText.Line(item)}") : [],
        .. gate is null ? [] : GateText.Behind(gate, finding).Select(line => $"    {SafeText.Line(line)}"),
    ];

    private static string Line(Diagnostic finding)
    {
        var accepted = finding.Suppression is { } suppression ? $"accepted ({suppression.Reason}): "
            : finding.BaselineEntry is not null ? "in the baseline: "
            : finding.Baseline == BaselineState.Unchanged ? "unchanged: "
            : "";
        var path = finding.Evidence.Path.Count > 0 ? $" [{finding.Evidence.Path}]" : "";
        return SafeText.Line($"{Words.Name(finding.Impact)}: {accepted}{finding.Message} "
            + $"({(finding.Location.IsNone ? "the project as a whole" : finding.Location)}){path}");
    }

    private sealed record Suite(AssessedSubject? Subject, string Name, ImmutableArray<Case> Cases);

    private sealed record Case(DiagnosticDescriptor Rule, ImmutableArray<Diagnostic> Findings, Gate? Gate)
    {
        public Outcome Outcome { get; } =
            Findings.Any(finding => Gate?.Fails(finding) ?? finding is { Impact: Impact.Blocker, Suppression: null }) ? Outcome.Failed
            : Findings.Any(finding => finding.Impact is Impact.Verify or Impact.Blocker) ? Outcome.Skipped
            : Outcome.Passed;
    }
}
