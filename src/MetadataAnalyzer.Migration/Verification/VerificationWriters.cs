using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Markdown;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>A verification as Markdown, for people.</summary>
public static class VerificationMarkdownWriter
{
    /// <param name="result">The verification.</param>
    /// <param name="stream">The target.</param>
    public static void Write(VerificationResult result, Stream stream) => MarkdownRenderer.Render(
        "Verification of the move",
        [
            new ParagraphBlock($"{OutcomeText.Sentence(result)}."),
            new ParagraphBlock($"Compared with the snapshot {(result.TakenAsOf is { } taken ? $"of {taken}" : "without a day")}"
                + (result.AsOf is { } asOf ? $"; the files are of {asOf}." : ".")),
            new ParagraphBlock($"In the snapshot: {result.Counts}."),
            new TableBlock(
                [new("user"), new("result"), new("missed", IsNumber: true), new("not proven", IsNumber: true)],
                [.. result.Subjects.Select(Row)]),
            .. result.Subjects.SelectMany(Subject),
        ],
        stream);

    private static TableRow Row(SubjectVerification subject)
    {
        var counts = subject.Checks.SelectMany(check => check.Items).CountBy(item => item.Outcome).ToDictionary();
        return TableRow.Of(
            Span.Code(subject.Name), OutcomeText.Name(subject.Outcome), $"{counts.GetValueOrDefault(CheckOutcome.Missed)}",
            $"{counts.GetValueOrDefault(CheckOutcome.NotProven)}");
    }

    private static IEnumerable<Block> Subject(SubjectVerification subject)
    {
        yield return new HeadingBlock(2, $"{subject.Name}: {OutcomeText.Name(subject.Outcome)}");
        if (subject.NameAfter is { } name && name != subject.Name)
        {
            yield return new ParagraphBlock(RichText.Of($"Called {Span.Code(name)} now."));
        }

        foreach (var check in subject.Checks)
        {
            var summary = check.Items.IsEmpty ? $": {check.Summary}" : "";
            yield return new ParagraphBlock(RichText.Of($"{Span.Strong(OutcomeText.Name(check.Outcome))} {check.Title}{summary}"));
            if (!check.Items.IsEmpty)
            {
                yield return new ListBlock([.. check.Items.Select(Item)]);
            }
        }

        if (!subject.ExpectedLosses.IsEmpty)
        {
            yield return new ParagraphBlock("Gone as planned:");
            yield return new ListBlock([.. subject.ExpectedLosses.Select(loss => (RichText)loss)]);
        }
    }

    private static RichText Item(CheckItem item)
    {
        var text = $"{OutcomeText.Name(item.Outcome)}: {item.Text}";
        return item.Place is { } place ? RichText.Of($"{text} ({Span.Code(place)})") : text;
    }
}

/// <summary>The names of outcomes.</summary>
public static class OutcomeText
{
    /// <summary>For people.</summary>
    public static string Name(CheckOutcome outcome) => outcome.Id().Replace('-', ' ');

    /// <summary>The whole result in a sentence. A result with an open question is never called complete.</summary>
    public static string Sentence(VerificationResult result)
    {
        var counts = result.Subjects.CountBy(subject => subject.Outcome).ToDictionary();
        int Count(CheckOutcome outcome) => counts.GetValueOrDefault(outcome);
        return result.Outcome switch
        {
            CheckOutcome.Passed => $"The move is complete for "
                + $"{(Count(CheckOutcome.Passed) is var all && all == 1 ? "the one user" : $"all {all} users")} that were verified",
            CheckOutcome.NotYet when Count(CheckOutcome.Passed) == 0 => $"No user has moved yet: {Count(CheckOutcome.NotYet)} not yet",
            CheckOutcome.NotYet => $"Nothing is missed so far: {Parts(Count)}",
            CheckOutcome.NotProven => $"The move is not proven: {Parts(Count)}",
            _ => $"The move is not complete: {Parts(Count)}",
        };
    }

    private static string Parts(Func<CheckOutcome, int> count)
    {
        (int Number, string Text)[] parts =
        [
            (count(CheckOutcome.Missed), "with something missed"), (count(CheckOutcome.NotProven), "not proven"),
            (count(CheckOutcome.Passed), "complete"),
            (count(CheckOutcome.NotYet), "not moved yet"),
        ];
        return string.Join(", ", parts.Where(part => part.Number > 0).Select(part => $"{part.Number} {part.Text}"));
    }
}

/// <summary>A verification as JSON, for scripts. Keys are only ever added.</summary>
public static class VerificationJsonWriter
{
    /// <summary>Version of the contract.</summary>
    public const string SchemaVersion = "1.0";

    /// <param name="result">The verification.</param>
    /// <param name="stream">The target.</param>
    public static void Write(VerificationResult result, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteHead(SchemaVersion);
        json.WriteString("snapshotAsOf", result.TakenAsOf);
        json.WriteString("asOf", result.AsOf);
        json.WriteString("outcome", result.Outcome.Id());
        json.WriteObject("counts", () =>
        {
            foreach (var (key, count) in result.Counts.ByKey)
            {
                json.WriteNumber(key, count);
            }
        });
        json.WriteArray("subjects", result.Subjects, subject => Subject(json, subject));
    });

    private static void Subject(Utf8JsonWriter json, SubjectVerification subject)
    {
        json.WriteString("name", subject.Name);
        json.WriteString("nameAfter", subject.NameAfter);
        json.WriteString("outcome", subject.Outcome.Id());
        json.WriteArray("checks", subject.Checks, check =>
        {
            json.WriteString("id", check.Id);
            json.WriteString("title", check.Title);
            json.WriteString("outcome", check.Outcome.Id());
            json.WriteString("summary", check.Items.IsEmpty ? check.Summary : null);
            json.WriteArray("items", check.Items, item =>
            {
                json.WriteString("outcome", item.Outcome.Id());
                json.WriteString("text", item.Text);
                json.WriteString("place", item.Place);
            });
        });
        json.WriteStrings("expectedLosses", subject.ExpectedLosses);
    }
}

/// <summary>
/// A verification as JUnit: a suite for each user, a test for each check. A missed check is a failure; one that is not proven, or of a user
/// that has not moved yet, is skipped.
/// </summary>
public static class VerificationJUnitWriter
{
    /// <param name="result">The verification.</param>
    /// <param name="stream">The target.</param>
    public static void Write(VerificationResult result, Stream stream)
    {
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            CloseOutput = false,
        };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"{ToolInfo.Name} verify");
            Counts(xml, [.. result.Subjects.SelectMany(subject => subject.Checks)]);
            foreach (var subject in result.Subjects)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", SafeText.Line(subject.Name));
                Counts(xml, subject.Checks);
                foreach (var check in subject.Checks)
                {
                    Test(xml, subject, check);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Test(XmlWriter xml, SubjectVerification subject, SubjectCheck check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", SafeText.Line(subject.Name));
        xml.WriteAttributeString("name", check.Title);
        if (check.Outcome != CheckOutcome.Passed)
        {
            var isMissed = check.Outcome == CheckOutcome.Missed;
            xml.WriteStartElement(isMissed ? "failure" : "skipped");
            xml.WriteAttributeString("message", SafeText.Line(check.Items.First(item => item.Outcome == check.Outcome).Text));
            if (isMissed)
            {
                xml.WriteAttributeString("type", "missed");
                xml.WriteString(string.Join('\n',
                    check.Items.Select(item =>
                    SafeText.Line($"{OutcomeText.Name(item.Outcome)}: {item.Text}{(item.Place is { } place ? $" ({place})" : "")}"))));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyCollection<SubjectCheck> checks)
    {
        xml.WriteAttributeString("tests", checks.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", checks.Count(check => check.Outcome == CheckOutcome.Missed)
            .ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("skipped", checks.Count(check => check.Outcome is CheckOutcome.NotProven or CheckOutcome.NotYet)
            .ToString(CultureInfo.InvariantCulture));
    }
}
