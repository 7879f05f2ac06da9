using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>The report for people with pseudonyms. An unknown block is refused, so that no name is passed on.</summary>
internal sealed class RedactedDocument
{
    private readonly Redactor _redaction;

    private RedactedDocument(Redactor redactor) => _redaction = redactor;

    public static ReportDocument Of(ReportDocument document, Redactor redactor) => new RedactedDocument(redactor).Of(document);

    private ReportDocument Of(ReportDocument document) => document with
    {
        Title = Of(document.Title),
        Eyebrow = Of(document.Eyebrow),
        Footer = Of(document.Footer),
        Cover = Each(document.Cover, Of),
        Calendar = Each(document.Calendar, day => day with { Title = Of(day.Title), Meaning = Of(day.Meaning), Source = Of(day.Source) }),
        Sections = Each(document.Sections, section => section with { Title = Of(section.Title), Blocks = Each(section.Blocks, Of) }),
    };

    private Block Of(Block block) => block switch
    {
        HeadingBlock heading => heading with { Text = Of(heading.Text) },
        ParagraphBlock paragraph => paragraph with { Text = Of(paragraph.Text) },
        CodeBlock code => code with { Code = Of(code.Code) },
        ListBlock list => list with { Items = Each(list.Items, Of) },
        FactsBlock facts => facts with { Facts = Each(facts.Facts, Of) },
        FiguresBlock figures => figures with
        {
            Figures = Each(figures.Figures,
                figure => figure with { Value = Of(figure.Value), Name = Of(figure.Name), Meaning = Of(figure.Meaning) }),
        },
        TableBlock table => table with
        {
            Caption = Of(table.Caption),
            Columns = Each(table.Columns, column => column with { Title = Of(column.Title) }),
            Rows = Each(table.Rows, row => row with { Cells = Each(row.Cells, Of) }),
        },
        BarChartBlock chart => chart with { Title = Of(chart.Title), Description = Of(chart.Description), Bars = Each(chart.Bars, Of) },
        StackedChartBlock chart => chart with
        {
            Title = Of(chart.Title),
            Description = Of(chart.Description),
            Rows = Each(chart.Rows, row => row with { Label = Of(row.Label), Parts = Each(row.Parts, Of) }),
        },
        TornadoChartBlock chart => chart with
        {
            Title = Of(chart.Title),
            Description = Of(chart.Description),
            CenterText = Of(chart.CenterText),
            Bars = Each(chart.Bars, bar => bar with { Label = Of(bar.Label), LowText = Of(bar.LowText), HighText = Of(bar.HighText) }),
        },
        FindingsBlock findings => findings with
        {
            Findings = Each(findings.Findings, finding => finding with { Diagnostic = finding.Diagnostic.Rename(Of) }),
        },
        FoldBlock fold => fold with { Summary = Of(fold.Summary), Blocks = Each(fold.Blocks, Of) },
        LongBlock detail => detail with { Blocks = Each(detail.Blocks, Of), OnPaper = Of(detail.OnPaper) },
        SubjectBlock subject => subject with { Title = Of(subject.Title), Blocks = Each(subject.Blocks, Of) },
        StepBlock step => step with { Title = Of(step.Title), Blocks = Each(step.Blocks, Of) },
        _ => throw new NotSupportedException($"names cannot be hidden in a {block.GetType().Name}"),
    };

    private ChartBar Of(ChartBar bar) => bar with { Label = Of(bar.Label), ValueText = Of(bar.ValueText) };

    private Fact Of(Fact fact) => fact with { Term = Of(fact.Term), Text = Of(fact.Text) };

    /// <summary>The text without names; a badge has only words of the tool.</summary>
    private RichText Of(RichText text) => text with
    {
        Spans = Each(text.Spans, span => span.Style is SpanStyle.Badge or SpanStyle.Break ? span : span with { Text = Of(span.Text) }),
    };

    private string Of(string text) => _redaction.Apply(text);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> items, Func<T, T> map) => [.. items.Select(map)];
}
