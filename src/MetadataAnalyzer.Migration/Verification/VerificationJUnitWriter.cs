using System.Globalization;
using System.Text;
using System.Xml;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>A verification as JUnit: a suite for each user, a test for each check. What is missed is a failure; what is not proven, or not yet moved, is skipped.</summary>
public static class VerificationJUnitWriter
{
    /// <param name="result">What was verified.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(VerificationResult result, Stream stream)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };
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
                xml.WriteString(string.Join('\n', check.Items.Select(item => SafeText.Line($"{OutcomeText.Name(item.Outcome)}: {item.Text}{(item.Place is { } place ? $" ({place})" : "")}"))));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyCollection<SubjectCheck> checks)
    {
        xml.WriteAttributeString("tests", checks.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", checks.Count(check => check.Outcome == CheckOutcome.Missed).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("skipped", checks.Count(check => check.Outcome is CheckOutcome.NotProven or CheckOutcome.NotYet).ToString(CultureInfo.InvariantCulture));
    }
}
