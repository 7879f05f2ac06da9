using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Facts about the input, what could not be read, and the sources of what the catalogue states.</summary>
internal static class AppendixSection
{
    public static void Write(HtmlDocument document, AssessmentResult result)
    {
        document.Line($"<section id=\"appendix\" aria-labelledby=\"appendix-title\">");
        document.Line($"<h2 id=\"appendix-title\">Appendix</h2>");
        WriteWords(document);
        WriteProject(document, result);
        WriteSources(document, result);
        document.Line($"</section>");
    }

    private static void WriteWords(HtmlDocument document)
    {
        document.Line($"<h3>Words</h3><dl class=\"words\">");
        foreach (var impact in Enum.GetValues<Impact>())
        {
            document.Line($"<div><dt>{Parts.Badge(impact)}</dt><dd>{Words.Meaning(impact)}</dd></div>");
        }

        document.Line($"</dl>");
    }

    private static void WriteProject(HtmlDocument document, AssessmentResult result)
    {
        var project = result.Org.Project;
        document.Line($"<h3>The project</h3>");
        document.Line($"<dl class=\"facts\">");
        document.Line($"<div><dt>Layout</dt><dd>{Words.Name(project.Format)}</dd></div>");
        document.Line($"<div><dt>Package directories</dt><dd>{(project.PackageDirectories.IsEmpty ? "–" : string.Join(", ", project.PackageDirectories))}</dd></div>");
        document.Line($"<div><dt>API version</dt><dd>{project.ApiVersion ?? "not given"}</dd></div>");
        document.Line($"<div><dt>Files</dt><dd>{project.FileCount} ({project.ByteCount} bytes)</dd></div>");
        document.Line($"</dl>");
        document.Line($"<div class=\"scroll\"><table class=\"compact narrow\"><thead><tr><th scope=\"col\">Type</th><th scope=\"col\" class=\"number\">Components</th></tr></thead><tbody>");
        foreach (var (type, count) in ProjectCounts.Components(project))
        {
            document.Line($"<tr><th scope=\"row\">{type}</th>{Parts.Count(count)}</tr>");
        }

        document.Line($"</tbody></table></div>");
        if (!project.Unreadable.IsEmpty)
        {
            var files = project.Unreadable.Select(file => HtmlFragment.Of($"<li>{Parts.Place(file.Location)}: {file.Message}</li>"));
            document.Line($"<h4>Files that could not be read</h4><ul>{HtmlFragment.Join(files)}</ul>");
        }

        var unknown = ProjectCounts.UnknownSuffixes(project).Select(entry => $"{entry.Suffix} ({entry.Count})").ToList();
        if (unknown.Count > 0)
        {
            document.Line($"<h4>Files of no known type</h4>");
            Parts.WriteNames(document, Words.Count(project.UnknownFiles.Length, "file"), unknown);
        }
    }

    private static void WriteSources(HtmlDocument document, AssessmentResult result)
    {
        var catalogue = result.Org.Catalogue;
        document.Line($"<h3>Sources</h3>");
        document.Line($"<p>What the licence carries, who can move and what a signal weighs come from catalogue {catalogue.Version}. Each of its statements names one of these sources; grades run from <em>documented</em> over <em>observed</em> and <em>reported</em> to <em>inferred</em>.</p>");
        document.Line($"<div class=\"scroll\"><table class=\"compact stacked\"><thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Grade</th><th scope=\"col\">Date</th><th scope=\"col\">Address</th></tr></thead><tbody>");
        foreach (var source in catalogue.Sources)
        {
            document.Line($"<tr><td>{source.Title}</td><td data-label=\"Grade\">{source.Grade}</td><td data-label=\"Date\">{source.Date}</td><td data-label=\"Address\" class=\"address\">{source.Url ?? "–"}</td></tr>");
        }

        document.Line($"</tbody></table></div>");
    }
}
