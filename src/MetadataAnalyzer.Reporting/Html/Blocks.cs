using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Wording;

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
            case LongBlock detail:
                Write(page, detail.Blocks);
                break;
            case SubjectBlock subject:
                page.Line($"<article class=\"subject\" id=\"{subject.Anchor}\" data-keys=\"{string.Join(' ', subject.Keys)}\" "
                    + $"aria-labelledby=\"{subject.Anchor}-title\">");
                page.Line($"<div class=\"head\"><h3 id=\"{subject.Anchor}-title\">{subject.Title}</h3>"
                    + $"{CopyLink(subject.Anchor, subject.Title)}</div>");
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

    /// <summary>A link to the part itself. With script, a click copies its address.</summary>
    public static HtmlFragment CopyLink(string anchor, string what) =>
        HtmlFragment.Of($"<a class=\"link\" href=\"#{anchor}\" aria-label=\"Link to {what}\"></a>");

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
            page.Line($"<li class=\"tile {figure.Color}\"><span class=\"figure\">{figure.Value}</span> <span "
                + $"class=\"name\">{figure.Name}</span> <span class=\"meaning\">{figure.Meaning}</span></li>");
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

/// <summary>Tables as markup. On a narrow screen each cell names its column.</summary>
internal static class Tables
{
    /// <summary>Length of the longest first cell that is never broken: a day or the id of a rule.</summary>
    private const int ShortHead = 10;

    public static void Write(HtmlDocument page, TableBlock table)
    {
        page.Line($"<div class=\"scroll\"><table class=\"stacked{(table.IsCompact ? " compact" : "")}"
            + $"{(table.IsInteractive ? " interactive" : "")}\">");
        if (table.Caption.Length > 0)
        {
            page.Line($"<caption>{table.Caption}</caption>");
        }

        page.Line($"<thead><tr>{HtmlFragment.Join(table.Columns.Select(Head))}</tr></thead>");
        page.Line($"<tbody>");
        foreach (var row in table.Rows)
        {
            Write(page, table, row);
        }

        page.Line($"</tbody></table></div>");
    }

    private static HtmlFragment Head(TableColumn column) => column switch
    {
        { Title.Length: 0 } => HtmlFragment.Of($"<td></td>"),
        { IsNumber: true } => HtmlFragment.Of($"<th scope=\"col\" class=\"number\">{column.Title}</th>"),
        _ => HtmlFragment.Of($"<th scope=\"col\">{column.Title}</th>"),
    };

    private static void Write(HtmlDocument page, TableBlock table, TableRow row)
    {
        var keys = row.Keys.IsEmpty ? HtmlFragment.Empty : HtmlFragment.Of($" data-keys=\"{string.Join(' ', row.Keys)}\"");
        var total = row.IsTotal ? HtmlFragment.Of($" class=\"total\"") : HtmlFragment.Empty;
        var cells = row.Cells.Zip(table.Columns).Skip(1).Select(cell => Cell(cell.First, cell.Second));
        var head = row.Cells[0].ToString().Length <= ShortHead ? HtmlFragment.Of($" class=\"short\"") : HtmlFragment.Empty;
        page.Line($"<tr{keys}{total}><th scope=\"row\"{head}>{Text.Of(row.Cells[0])}</th>{HtmlFragment.Join(cells)}</tr>");
    }

    /// <summary>A cell; a zero is shown in a quiet colour.</summary>
    private static HtmlFragment Cell(RichText text, TableColumn column)
    {
        var kind = !column.IsNumber ? HtmlFragment.Empty
            : text.ToString() == "0" ? HtmlFragment.Of($" class=\"number zero\"")
            : HtmlFragment.Of($" class=\"number\"");
        return HtmlFragment.Of($"<td data-label=\"{column.Title}\"{kind}>{Text.Of(text)}</td>");
    }
}

/// <summary>Findings as markup.</summary>
internal static class Findings
{
    public static void Write(HtmlDocument page, FindingsBlock findings)
    {
        page.Line($"<ul class=\"findings\">");
        foreach (var finding in findings.Findings)
        {
            Write(page, finding);
        }

        page.Line($"</ul>");
    }

    /// <summary>A finding as one line of markup with few elements, because a large report has tens of thousands.</summary>
    private static void Write(HtmlDocument page, FindingItem finding)
    {
        var diagnostic = finding.Diagnostic;
        var accepted = diagnostic.Suppression is { } suppression
            ? HtmlFragment.Of($"<p class=\"where\">accepted: {suppression.Reason} ({Text.Of(Inline.Place(suppression.Location))})</p>")
            : HtmlFragment.Empty;
        page.Line($"<li class=\"finding {diagnostic.Impact.Id()}\" id=\"finding-{finding.Number}\" "
            + $"data-rule=\"{diagnostic.Id}\">{Text.Of(Inline.Badge(diagnostic.Impact))} <a class=\"rule\" "
            + $"href=\"#{Inline.AnchorOfRule(diagnostic.Id)}\">{diagnostic.Id}</a> {diagnostic.Message} "
            + $"{Blocks.CopyLink($"finding-{finding.Number}", $"finding {finding.Number}")}<p "
            + $"class=\"place\">{Inline.Place(diagnostic.Location).ToString()}</p>{ItemsOf(diagnostic)}{accepted}{PathOf(diagnostic)}"
            + $"</li>");
    }

    /// <summary>All items of a list that the message shortens, one on each line.</summary>
    private static HtmlFragment ItemsOf(Diagnostic diagnostic) => diagnostic.IsShortened
        ? HtmlFragment.Of($"<details class=\"items\"><summary>{Words.Count(diagnostic.Items.Length, "item")} in "
            + $"full</summary><p>{string.Join('\n', diagnostic.Items)}</p></details>")
        : HtmlFragment.Empty;

    /// <summary>The grant path, with the place of each step. A step at the place of the finding itself has no place here.</summary>
    private static HtmlFragment PathOf(Diagnostic diagnostic)
    {
        var path = diagnostic.Evidence.Path;
        if (path.Count == 0)
        {
            return HtmlFragment.Empty;
        }

        // One text: with an element for each step, the steps would be half of the nodes of a large page.
        var steps = path.Select(step =>
            $"{step.Type} {step.Name}{(step.Location == diagnostic.Location ? "" : $" ({Inline.Place(step.Location)})")}");
        return HtmlFragment.Of($"<p class=\"path\">{string.Join(" → ", steps)}</p>");
    }
}
