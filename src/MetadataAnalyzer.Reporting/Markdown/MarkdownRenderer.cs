using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>
/// Draws blocks as Markdown, in full and with the same blocks as on paper. A chart becomes its description, a finding its message. The
/// file is also read as plain text, so only characters that would be markup are escaped.
/// </summary>
public static class MarkdownRenderer
{
    private const int AnyLength = int.MaxValue;

    /// <summary>Draws a document. The same document gives the same bytes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Render(ReportDocument document, Stream stream)
    {
        Block[] head = [new ParagraphBlock(document.Eyebrow), new FactsBlock(document.Cover)];
        Render(
            document.Title,
            head.Concat(document.Sections.SelectMany(section => section.Blocks.Prepend(new HeadingBlock(2, section.Title)))), stream);
        Put(stream, $"\n---\n\n{Prose(document.Footer)}\n");
    }

    /// <summary>Draws blocks below a title, each as it comes, so that a long text is never held as a whole.</summary>
    /// <param name="title">The title.</param>
    /// <param name="blocks">The blocks; a heading of level 2 begins a section.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Render(string title, IEnumerable<Block> blocks, Stream stream)
    {
        Put(stream, $"# {Prose(title)}\n");
        foreach (var block in blocks)
        {
            var text = new StringBuilder();
            Append(text, block);
            Put(stream, text.ToString());
        }
    }

    private static void Put(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void AppendAll(StringBuilder text, ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Append(text, block);
        }
    }

    private static void Append(StringBuilder text, Block block)
    {
        text.Append('\n');
        switch (block)
        {
            case HeadingBlock heading:
                text.Append('#', heading.Level).Append($" {Prose(heading.Text)}\n");
                break;
            case ParagraphBlock paragraph:
                text.Append($"{Rich(paragraph.Text)}\n");
                break;
            case ListBlock list:
                foreach (var (index, item) in list.Items.Index())
                {
                    text.Append($"{(list.IsOrdered ? $"{index + 1}." : "-")} {Rich(item)}\n");
                }

                break;
            case FactsBlock facts:
                foreach (var fact in facts.Facts)
                {
                    text.Append($"- **{Rich(fact.Term)}**: {Rich(fact.Text)}\n");
                }

                break;
            case FiguresBlock figures:
                foreach (var figure in figures.Figures)
                {
                    text.Append($"- **{Prose(figure.Value)}** {Prose(figure.Name)} {Prose(figure.Meaning)}\n");
                }

                break;
            case TableBlock table:
                AppendTable(text, table);
                break;
            case CodeBlock code:
                AppendCode(text, code);
                break;
            case ChartBlock chart:
                text.Append($"{Prose(chart.Title)}: {Prose(chart.Description)}\n");
                break;
            case FindingsBlock findings:
                foreach (var finding in findings.Findings)
                {
                    text.Append($"- {finding.Diagnostic.Id}: {Prose(finding.Diagnostic.Message)}\n");
                }

                break;
            case FoldBlock fold:
                text.Append($"**{Prose(fold.Summary)}**\n");
                AppendAll(text, fold.Blocks);
                break;
            case SubjectBlock subject:
                text.Append($"### {Prose(subject.Title)}\n");
                AppendAll(text, subject.Blocks);
                break;
            case StepBlock step:
                text.Append($"### {Prose(step.Title)}\n");
                AppendAll(text, step.Blocks);
                break;
            default:
                throw new NotSupportedException($"no Markdown for {block.GetType().Name}");
        }
    }

    private static void AppendTable(StringBuilder text, TableBlock table)
    {
        text.Append($"| {string.Join(" | ", table.Columns.Select(column => Prose(column.Title)))} |\n");
        text.Append($"|{string.Concat(table.Columns.Select(column => column.IsNumber ? "---:|" : "---|"))}\n");
        foreach (var row in table.Rows)
        {
            text.Append($"| {string.Join(" | ", row.Cells.Select(cell => Rich(cell, isCell: true)))} |\n");
        }
    }

    /// <summary>A block of code. Its fence is longer than any run of backticks in the code, so that no line ends it.</summary>
    private static void AppendCode(StringBuilder text, CodeBlock code)
    {
        var longest = 0;
        for (var (index, run) = (0, 0); index < code.Code.Length; index++)
        {
            run = code.Code[index] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', Math.Max(3, longest + 1));
        text.Append($"{fence}{code.Language}\n{code.Code}\n{fence}\n");
    }

    private static string Rich(RichText text, bool isCell = false) => string.Concat(text.Spans.Select(span => span.Style switch
    {
        SpanStyle.Code => isCell ? MarkdownText.CellCode(span.Text, AnyLength) : MarkdownText.Code(span.Text, AnyLength),
        SpanStyle.Strong => $"**{Prose(span.Text)}**",
        SpanStyle.Break => "<br>",
        _ => Prose(span.Text),
    }));

    private static string Prose(string text) => MarkdownText.FileProse(text);
}
