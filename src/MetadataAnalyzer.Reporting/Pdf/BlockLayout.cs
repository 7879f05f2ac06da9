using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Turns the blocks of the document into the pieces that fill the pages.</summary>
internal sealed class BlockLayout
{
    // The name and the verdict of a subject are never the last lines of a page.
    private const int OpeningPieces = 2;
    private readonly LineBreaker _breaker;
    private readonly Typography _type;
    private readonly TableLayout _tables;
    private readonly ChartLayout _charts;
    private readonly FiguresLayout _figures;
    private readonly FindingsLayout _findings;
    private readonly FactsLayout _facts;

    public BlockLayout(LineBreaker breaker, Typography type)
    {
        _breaker = breaker;
        _type = type;
        _tables = new(breaker, type);
        _charts = new(breaker, type);
        _figures = new(breaker, type);
        _findings = new(breaker, type);
        _facts = new(breaker, type);
    }

    /// <summary>The pieces of a section with its heading.</summary>
    public IReadOnlyList<Piece> Section(ReportSection section)
    {
        var mark = new DrawingPiece(_type.Gap(10), (canvas, x, top) => canvas.Box(x, top, 36, 3, _type.Palette.Brand))
        {
            KeepWithNext = true,
            Anchors = [section.Anchor],
            SpaceBefore = _type.Gap(34),
        };
        var title = new TextPiece(_breaker.Break(section.Title, _type.Section, PageFrame.TextWidth))
        {
            KeepWithNext = section.Blocks.Length > 0,
        };
        var blocks = Blocks(section.Blocks, PageFrame.TextWidth).ToList();
        if (blocks is [var first, ..])
        {
            blocks[0] = first with { SpaceBefore = _type.Gap(12) };
        }

        return [mark, title, .. blocks];
    }

    private IEnumerable<Piece> Blocks(IEnumerable<Block> blocks, double width) => blocks.SelectMany(block => Pieces(block, width));

    private IEnumerable<Piece> Pieces(Block block, double width) => block switch
    {
        HeadingBlock heading =>
            [Heading(heading.Text, heading.Level, width) with { Anchors = heading.Anchor is { } anchor ? [anchor] : [] }],
        ParagraphBlock paragraph => Paragraph(paragraph.Text, StyleOf(paragraph.Style), width),
        ListBlock list => List(list, width),
        CodeBlock code => Code(code, width),
        FactsBlock facts => _facts.Pieces(facts, width),
        FiguresBlock figures => _figures.Pieces(figures, width),
        TableBlock table => _tables.Pieces(table, width),
        ChartBlock chart => _charts.Pieces(chart, width),
        FindingsBlock findings => _findings.Pieces(findings, width),
        FoldBlock fold => [Heading(fold.Summary, 5, width), .. Blocks(fold.Blocks, width)],
        LongBlock detail => Paragraph(detail.OnPaper, _type.Small, width),
        SubjectBlock subject => Subject(subject, width),
        StepBlock step => Step(step, width),
        _ => throw new NotSupportedException($"no drawing for {block.GetType().Name}"),
    };

    private TextPiece Heading(string text, int level, double width) => new(_breaker.Break(text, _type.Heading(level), width))
    {
        SpaceBefore = _type.Gap(level switch { <= 3 => 20, 4 => 15, _ => 11 }),
        KeepWithNext = true,
    };

    private IEnumerable<Piece> Paragraph(RichText text, TextStyle style, double width)
    {
        var broken = _breaker.Break(text, style, width);
        return broken.Lines.Length == 0 ? [] : [new TextPiece(broken) { SpaceBefore = _type.Gap(7) }];
    }

    private TextStyle StyleOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Lead => _type.Lead,
        ParagraphStyle.Quiet => _type.Quiet,
        _ => _type.Body,
    };

    private IEnumerable<Piece> List(ListBlock list, double width)
    {
        var inset = _type.Gap(list.IsOrdered ? 20 : 13);
        foreach (var (index, item) in list.Items.Index())
        {
            var marker = _breaker.Break(list.IsOrdered ? $"{index + 1}." : "•", _type.Body with { Color = Palette.Quiet }, inset);
            var text = _breaker.Break(item, _type.Body, width - inset);
            yield return new RowPiece([new(marker, 0, inset), new(text, inset, width - inset)], width)
            {
                SpaceBefore = _type.Gap(index == 0 ? 6 : 3),
            };
        }
    }

    private IEnumerable<Piece> Code(CodeBlock code, double width)
    {
        const double Inset = 10;
        var style = _type.Code;
        var lines = code.Code.Split('\n');
        foreach (var (index, line) in lines.Index())
        {
            var text = _breaker.Break(Span.Code(line.Length == 0 ? " " : line), style, width - Inset);
            yield return new TextPiece(text)
            {
                SpaceBefore = index == 0 ? _type.Gap(7) : 0,
                KeepWithNext = index == 0 && lines.Length > 1,
            }.Inset(Inset, new SideRule(0, 2, Palette.Line, Joins: index > 0));
        }
    }

    private IEnumerable<Piece> Subject(SubjectBlock subject, double width)
    {
        var title = _breaker.Break(subject.Title, _type.Heading(3), width);
        yield return new RowPiece([new(title, 0, width)], width)
        {
            SpaceBefore = _type.Gap(26),
            PaddingTop = _type.Gap(10),
            LineAbove = _type.Palette.Brand,
            KeepWithNext = true,
            Anchors = [subject.Anchor],
        };
        foreach (var (index, piece) in Blocks(subject.Blocks, width).Index())
        {
            yield return index < OpeningPieces ? piece with { KeepWithNext = true } : piece;
        }
    }

    private IEnumerable<Piece> Step(StepBlock step, double width)
    {
        const double Inset = 12;
        var rule = new SideRule(0, 1.2, Palette.Line, Joins: false);
        ImmutableArray<Piece> pieces = step is { IsCompact: true, Blocks: [ParagraphBlock { Text: var text }, .. var others] }
            ? [.. Paragraph(RichText.Of($"{Span.Strong($"{step.Title}.")} {text}"), _type.Body, width - Inset)
                .Select(piece => piece with { SpaceBefore = _type.Gap(11), KeepWithNext = !others.IsEmpty }),
                .. Blocks(others, width - Inset)]
            : [Heading(step.Title, 4, width - Inset), .. Blocks(step.Blocks, width - Inset)];
        return pieces.Select((piece, index) => piece.Inset(Inset, rule with { Joins = index > 0 }));
    }
}

/// <summary>Findings as compact blocks: the message, the place in the files, and the grant path.</summary>
internal sealed class FindingsLayout(LineBreaker breaker, Typography type)
{
    private const double Inset = 9;

    public IEnumerable<Piece> Pieces(FindingsBlock findings, double width) =>
        findings.Findings.SelectMany(finding => Pieces(finding, width));

    private IEnumerable<Piece> Pieces(FindingItem finding, double width)
    {
        var tone = type.Palette.Tone(finding.Diagnostic.Impact.Id());
        var texts = Texts(finding).Select(text => breaker.Break(text.Text, text.Style, width - Inset)).ToList();
        return texts.Select((text, index) => new TextPiece(text)
        {
            SpaceBefore = type.Gap(index == 0 ? 8 : 1),
            KeepWithNext = index < texts.Count - 1,
            Anchors = index == 0 ? [$"finding-{finding.Number}"] : [],
        }.Inset(Inset, new(0, 2.2, tone, Joins: index > 0)));
    }

    private IEnumerable<(RichText Text, TextStyle Style)> Texts(FindingItem finding)
    {
        var diagnostic = finding.Diagnostic;
        yield return (RichText.Of($"{Inline.Badge(diagnostic.Impact)} {Inline.Rule(diagnostic.Id)} {diagnostic.Message}"), type.Small);

        var quiet = type.Tiny with { Color = Palette.Quiet };
        var place = Inline.Place(diagnostic.Location);
        yield return (diagnostic.Evidence.Path.Count == 0 ? place : RichText.Of($"{place} · {diagnostic.Evidence.Path.ToString()}"), quiet);
        if (diagnostic.Suppression is { } accepted)
        {
            yield return (RichText.Of($"accepted: {accepted.Reason} ({Inline.Place(accepted.Location)})"), quiet);
        }
    }
}
