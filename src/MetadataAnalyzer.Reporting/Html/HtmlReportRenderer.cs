using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>
/// Draws the report as one self-contained file without an external file or a link to the network, which reads well on a screen, on a phone, in the
/// dark and on paper.
/// </summary>
public sealed class HtmlReportRenderer : IReportRenderer
{
    private static readonly Lazy<HtmlFragment> Style = new(() => HtmlFragment.OfStyleSheet("report.css"));

    /// <inheritdoc/>
    public void Render(ReportDocument document, Stream stream)
    {
        var page = new HtmlDocument();
        WriteHead(page, document);
        WriteContents(page, document.Sections);
        page.Line($"<main>");
        foreach (var section in document.Sections)
        {
            page.Line($"<section id=\"{section.Anchor}\" aria-labelledby=\"{section.Anchor}-title\">");
            page.Line($"<h2 id=\"{section.Anchor}-title\">{section.Title}</h2>");
            Blocks.Write(page, section.Blocks);
            page.Line($"</section>");
        }

        page.Line($"</main>");
        page.Line($"<footer><p>{document.Footer}</p></footer>");
        page.Line($"</body>");
        page.Line($"</html>");
        page.WriteTo(stream);
    }

    private static void WriteHead(HtmlDocument page, ReportDocument document)
    {
        page.Line($"<!DOCTYPE html>");
        page.Line($"<html lang=\"en\">");
        page.Line($"<head>");
        page.Line($"<meta charset=\"utf-8\">");
        page.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">");
        page.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        page.Line($"<meta name=\"referrer\" content=\"no-referrer\">");
        page.Line($"<title>{document.Title}</title>");
        page.Line($"<style>{Style.Value}</style>");
        page.Line($"</head>");
        page.Line($"<body>");
        page.Line($"<a class=\"skip\" href=\"#{document.Sections[0].Anchor}\">Skip to the {document.Sections[0].Title.ToLowerInvariant()}</a>");
        page.Line($"<header class=\"cover\">");
        page.Line($"<p class=\"eyebrow\">{document.Eyebrow}</p>");
        page.Line($"<h1>{document.Title}</h1>");
        page.Line($"<dl class=\"meta\">");
        foreach (var fact in document.Cover)
        {
            page.Line($"<div><dt>{Text.Of(fact.Term)}</dt><dd>{Text.Of(fact.Text)}</dd></div>");
        }

        page.Line($"</dl>");
        page.Line($"</header>");
    }

    private static void WriteContents(HtmlDocument page, ImmutableArray<ReportSection> sections)
    {
        page.Line($"<nav aria-label=\"Contents\"><ul>");
        foreach (var section in sections)
        {
            page.Line($"<li><a href=\"#{section.Anchor}\">{section.Title}</a></li>");
        }

        page.Line($"</ul></nav>");
    }
}
