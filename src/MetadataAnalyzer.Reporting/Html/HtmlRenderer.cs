using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>
/// Draws the report as one self-contained HTML file, without an external file or a link to the network. It is laid out for a screen, a
/// phone, dark mode and paper.
/// </summary>
public static class HtmlRenderer
{
    internal static readonly Lazy<string> Style = new(() => Resource("report.css"));

    private static readonly Lazy<string> Script = new(() => Resource("report.js"));

    /// <summary>Draws a document. The same document gives the same bytes.</summary>
    /// <param name="document">The report.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Render(ReportDocument document, Stream stream)
    {
        using var page = new HtmlDocument(stream);
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
        page.Line($"<script>{HtmlFragment.OfSource(Script.Value)}</script>");
        page.Line($"</body>");
        page.Line($"</html>");
    }

    private static void WriteHead(HtmlDocument page, ReportDocument document)
    {
        WriteHead(page, document.Title, Style.Value + AccentStyle(document.Branding), Script.Value, document.Branding.Logo is not null);
        page.Line($"<body>");
        page.Line($"<a class=\"skip\" href=\"#{document.Sections[0].Anchor}\">Skip to the {document.Sections[0].Title.ToLowerInvariant()}"
            + $"</a>");
        page.Line($"<header class=\"cover\">");
        if (document.Branding.Logo is { } logo)
        {
            // As an image, an SVG runs no script and loads no file.
            page.Line($"<img class=\"logo\" src=\"data:{logo.MediaType};base64,{Convert.ToBase64String(logo.Content.AsSpan())}\" "
                + $"alt=\"Logo\">");
        }

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

    /// <summary>The start of a page up to its body: no file from outside, and only the one script and the one style.</summary>
    internal static void WriteHead(HtmlDocument page, string title, string style, string script, bool hasImages = false)
    {
        var policy = $"default-src 'none'; script-src '{Hash(script)}'; style-src "
            + $"'{Hash(style)}';{(hasImages ? " img-src data:;" : "")} base-uri 'none'; form-action 'none'";
        page.Line($"<!DOCTYPE html>");
        page.Line($"<html lang=\"en\">");
        page.Line($"<head>");
        page.Line($"<meta charset=\"utf-8\">");
        page.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        page.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        page.Line($"<meta name=\"referrer\" content=\"no-referrer\">");
        page.Line($"<title>{title}</title>");
        page.Line($"<style>{HtmlFragment.OfSource(style)}</style>");
        page.Line($"</head>");
    }

    private static string Hash(string source) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source)))}";

    /// <summary>The client's colour, with the contrast that text needs.</summary>
    private static string AccentStyle(ReportBranding branding)
    {
        // The background of the tiles: a colour that is readable on it is readable on the page as well.
        const string LightPaper = "#f5f7f9", DarkPaper = "#1b2027";
        if (branding.Accent is not { } accent)
        {
            return "";
        }

        var color = AccentColor.Parse(accent);
        string Rule(string paper) => $":root {{ --accent: {color.ReadableOn(AccentColor.Parse(paper))}; --link: var(--accent); }}";
        return $"{Rule(LightPaper)}\n@media screen and (prefers-color-scheme: dark) {{ {Rule(DarkPaper)} }}\n";
    }

    /// <summary>With line feeds only, because the content-security policy has a hash of the text that the browser sees.</summary>
    internal static string Resource(string name)
    {
        using var stream = typeof(HtmlRenderer).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"'{name}' is not embedded");
        using var reader = new StreamReader(stream);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
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

/// <summary>
/// An HTML page that is written line by line, in UTF-8 without a byte order mark. Finished lines go to the stream, so that a long report
/// takes little memory.
/// </summary>
internal sealed class HtmlDocument(Stream stream) : IDisposable
{
    private const int Enough = 64 * 1024;

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

    internal StringBuilder Markup { get; } = new(Enough);

    /// <summary>Adds a line of markup; the holes of the interpolated string are escaped.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] HtmlInterpolation markup)
    {
        _ = markup;
        Markup.Append('\n');
        if (Markup.Length >= Enough)
        {
            Flush();
        }
    }

    /// <summary>Writes the rest.</summary>
    public void Dispose()
    {
        Flush();
        _writer.Dispose();
    }

    private void Flush()
    {
        foreach (var chunk in Markup.GetChunks())
        {
            _writer.Write(chunk.Span);
        }

        Markup.Clear();
    }
}
