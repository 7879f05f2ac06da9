using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Blocks as markup.</summary>
internal static class Blocks
{
    public static void Write(HtmlDocument page, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(page, block);
        }
    }

    private static void Write(HtmlDocument page, Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(page, heading);
                break;
            case ParagraphBlock paragraph:
                page.Line($"<p class=\"{ClassOf(paragraph.Style)}\">{Text.Of(paragraph.Text)}</p>");
                break;
            case ListBlock list:
                WriteList(page, list);
                break;
            case CodeBlock code:
                page.Line($"<pre><code>{code.Code}</code></pre>");
                break;
            case FactsBlock facts:
                WriteFacts(page, facts);
                break;
            case FiguresBlock figures:
                WriteFigures(page, figures);
                break;
            case TableBlock table:
                Tables.Write(page, table);
                break;
            case ChartBlock chart:
                Charts.Write(page, chart);
                break;
            case FindingsBlock findings:
                Findings.Write(page, findings);
                break;
            case FoldBlock fold:
                WriteFold(page, fold);
                break;
            case SubjectBlock subject:
                page.Line($"<article class=\"subject\" id=\"{subject.Anchor}\" data-keys=\"{string.Join(' ', subject.Keys)}\" aria-labelledby=\"{subject.Anchor}-title\">");
                page.Line($"<div class=\"head\"><h3 id=\"{subject.Anchor}-title\">{subject.Title}</h3>{CopyLink(subject.Anchor, subject.Title)}</div>");
                Write(page, subject.Blocks);
                page.Line($"</article>");
                break;
            case StepBlock step:
                page.Line($"<section class=\"step\"><h4>{step.Title}</h4>");
                Write(page, step.Blocks);
                page.Line($"</section>");
                break;
            default:
                throw new NotSupportedException($"no markup for {block.GetType().Name}");
        }
    }

    /// <summary>A link to where it stands: without script to be followed or copied by hand, with it a click copies.</summary>
    public static HtmlFragment CopyLink(string anchor, string what) => HtmlFragment.Of($"<a class=\"link\" href=\"#{anchor}\" aria-label=\"Link to {what}\"></a>");

    private static string ClassOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Lead => "lead",
        ParagraphStyle.Quiet => "quiet",
        _ => "text",
    };

    private static void WriteHeading(HtmlDocument page, HeadingBlock heading)
    {
        var id = heading.Anchor is { } anchor ? HtmlFragment.Of($" id=\"{anchor}\"") : HtmlFragment.Empty;
        page.Line($"<h{heading.Level}{id}>{heading.Text}</h{heading.Level}>");
    }

    private static void WriteList(HtmlDocument page, ListBlock list)
    {
        var items = HtmlFragment.Join(list.Items.Select(item => HtmlFragment.Of($"<li>{Text.Of(item)}</li>")), "\n");
        if (list.IsOrdered)
        {
            page.Line($"<ol>{items}</ol>");
            return;
        }

        page.Line($"<ul>{items}</ul>");
    }

    private static void WriteFacts(HtmlDocument page, FactsBlock facts)
    {
        page.Line($"<dl class=\"{(facts.IsList ? "words" : "facts")}\">");
        foreach (var fact in facts.Facts)
        {
            var id = fact.Anchor is { } anchor ? HtmlFragment.Of($" id=\"{anchor}\"") : HtmlFragment.Empty;
            page.Line($"<div{id}><dt>{Text.Of(fact.Term)}</dt><dd>{Text.Of(fact.Text)}</dd></div>");
        }

        page.Line($"</dl>");
    }

    private static void WriteFigures(HtmlDocument page, FiguresBlock figures)
    {
        page.Line($"<ul class=\"tiles\">");
        foreach (var figure in figures.Figures)
        {
            page.Line($"<li class=\"tile {figure.Color}\"><span class=\"figure\">{figure.Value}</span> <span class=\"name\">{figure.Name}</span> <span class=\"meaning\">{figure.Meaning}</span></li>");
        }

        page.Line($"</ul>");
    }

    private static void WriteFold(HtmlDocument page, FoldBlock fold)
    {
        var isNotes = fold.Blocks is [FindingsBlock];
        page.Line($"<details class=\"{(isNotes ? "notes" : "names")}\"><summary>{fold.Summary}</summary>");
        Write(page, fold.Blocks);
        page.Line($"</details>");
    }
}
