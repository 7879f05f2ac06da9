using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Document.Sections;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Findings as compact blocks: what is wrong, where it says so, how the subject comes by it.</summary>
internal sealed class FindingsLayout(LineBreaker breaker, Typography type)
{
    private const double Inset = 9;

    public IEnumerable<Piece> Pieces(FindingsBlock findings, double width) => findings.Findings.SelectMany(finding => Pieces(finding, width));

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
