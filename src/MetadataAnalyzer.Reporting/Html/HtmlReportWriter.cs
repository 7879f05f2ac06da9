using System.Collections.Immutable;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>
/// The report for people: one self-contained file without script, external file or link to the network, which reads well on a screen, on a phone,
/// in the dark and on paper.
/// </summary>
public sealed class HtmlReportWriter : IReportWriter
{
    private static readonly Lazy<HtmlFragment> Style = new(() => HtmlFragment.OfStyleSheet("report.css"));

    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public string FileExtension => ".html";

    /// <inheritdoc/>
    public string FileName => "assessment.html";

    /// <inheritdoc/>
    public void Write(ReportModel model, Stream stream)
    {
        var document = new HtmlDocument();
        var (result, summaries) = (model.Result, model.Summaries);
        WriteHead(document, result);
        WriteContents(document);
        document.Line($"<main>");
        SummarySection.Write(document, summaries, result);
        EvidenceSection.Write(document, result);
        SubjectsSection.Write(document, summaries, result);
        OthersSection.Write(document, summaries, result);
        FindingsSection.WriteWithoutSubject(document, result);
        FindingsSection.WriteByRule(document, result);
        RulesSection.Write(document, result);
        AppendixSection.Write(document, result);
        document.Line($"</main>");
        document.Line($"<footer><p>Made by {ToolInfo.Name} {ToolInfo.Version} with catalogue {result.Org.Catalogue.Version}, from files alone. A verdict rests on the evidence listed here and on nothing else; the contract with the vendor decides what a licence permits.</p></footer>");
        document.Line($"</body>");
        document.Line($"</html>");
        document.WriteTo(stream);
    }

    private static void WriteHead(HtmlDocument document, AssessmentResult result)
    {
        var project = result.Org.Project;
        var asOf = result.Org.AsOf is { } day ? $"As of {day:yyyy-MM-dd}" : "No date: neither an option nor a login history gives one";
        var window = result.Org.Window is { } days && result.Org.Exports.Has(OrgData.OrgExportKind.LoginHistory) ? $"logins from {days.From:yyyy-MM-dd}" : "no logins given";
        document.Line($"<!DOCTYPE html>");
        document.Line($"<html lang=\"en\">");
        document.Line($"<head>");
        document.Line($"<meta charset=\"utf-8\">");
        document.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">");
        document.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        document.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        document.Line($"<meta name=\"referrer\" content=\"no-referrer\">");
        document.Line($"<title>Integration licence readiness</title>");
        document.Line($"<style>{Style.Value}</style>");
        document.Line($"</head>");
        document.Line($"<body>");
        document.Line($"<a class=\"skip\" href=\"#summary\">Skip to the summary</a>");
        document.Line($"<header class=\"cover\">");
        document.Line($"<p class=\"eyebrow\">Readiness assessment</p>");
        document.Line($"<h1>Moving integration users to the Salesforce Integration licence</h1>");
        document.Line($"<p class=\"meta\">{asOf} · {window} · {Words.Count(project.Components.Length, "component")} in {Words.Count(project.FileCount, "file")}, {Words.Name(project.Format)}</p>");
        document.Line($"</header>");
    }

    private static void WriteContents(HtmlDocument document)
    {
        ImmutableArray<(string Anchor, string Title)> sections =
        [
            ("summary", "Summary"), ("evidence", "Evidence"), ("subjects", "Subjects"), ("others", "Not candidates"), ("general", "General findings"),
            ("by-rule", "Findings by rule"), ("rules", "Rules"), ("appendix", "Appendix"),
        ];
        document.Line($"<nav aria-label=\"Contents\"><ul>");
        foreach (var (anchor, title) in sections)
        {
            document.Line($"<li><a href=\"#{anchor}\">{title}</a></li>");
        }

        document.Line($"</ul></nav>");
    }
}
