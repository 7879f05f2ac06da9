using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Draws on pages of a PDF. Lengths are in points from the upper left corner.</summary>
internal sealed class PdfCanvas(PdfDocumentBuilder pdf, FontSet fonts, IReadOnlyDictionary<string, Place> places)
{
    private static readonly AnnotationBorder NoBorder = new(0, 0, 0, []);
    private readonly PdfFonts _fonts = new(pdf, fonts);
    private PdfPageBuilder _page = null!;
    private Color? _fill;

    public void StartPage()
    {
        _page = pdf.AddPage(PageFrame.Width, PageFrame.Height);
        _fill = null;
    }

    /// <summary>Writes a line.</summary>
    /// <param name="text">Printable text.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="baseline">What it stands on.</param>
    public void Text(string text, TextStyle style, double x, double baseline)
    {
        Fill(style.Color);
        foreach (var (part, font, width) in _fonts.Runs(text, style))
        {
            _page.AddText(part, Round(style.Size), Point(x, baseline), font);
            x += width;
        }
    }

    public void TextToTheLeft(string text, TextStyle style, double right, double baseline) => Text(text, style, right - fonts.Width(text, style), baseline);

    /// <summary>Fills a rectangle, with round corners if wished.</summary>
    public void Box(double x, double top, double width, double height, Color color, double radius = 0)
    {
        Fill(color);
        var operations = _page.CurrentStream.Operations;
        if (radius <= 0 || width < 2 * radius || height < 2 * radius)
        {
            operations.Add(new AppendRectangle(Round(x), Round(PageFrame.Height - top - height), Round(width), Round(height)));
        }
        else
        {
            AppendRounded(operations, x, PageFrame.Height - top - height, width, height, radius);
        }

        operations.Add(FillPathNonZeroWinding.Value);
    }

    /// <summary>A clickable area, if the report has the place it leads to.</summary>
    public void Link(string anchor, double x, double top, double width, double height)
    {
        if (places.TryGetValue(anchor, out var place))
        {
            var area = new PdfRectangle(Round(x), Round(PageFrame.Height - top - height), Round(x + width), Round(PageFrame.Height - top));
            _page.AddLink(new LinkAnnotation(new GoToAction(place.ToDestination()), area, NoBorder));
        }
    }

    /// <summary>Draws a picture into a rectangle.</summary>
    public void Png(byte[] content, double x, double top, double width, double height) =>
        _page.AddPng(content, new PdfRectangle(x, PageFrame.Height - top - height, x + width, PageFrame.Height - top));

    private void Fill(Color color)
    {
        if (_fill != color)
        {
            _fill = color;
            _page.CurrentStream.Operations.Add(new SetNonStrokeColorDeviceRgb(Share(color.Red), Share(color.Green), Share(color.Blue)));
        }
    }

    private static void AppendRounded(List<IGraphicsStateOperation> operations, double x, double y, double width, double height, double radius)
    {
        // A quarter of a circle as a Bézier curve.
        var bend = radius * 0.4477;
        var (right, upper) = (x + width, y + height);
        operations.Add(new BeginNewSubpath(Round(x + radius), Round(y)));
        operations.Add(new AppendStraightLineSegment(Round(right - radius), Round(y)));
        operations.Add(Curve(right - bend, y, right, y + bend, right, y + radius));
        operations.Add(new AppendStraightLineSegment(Round(right), Round(upper - radius)));
        operations.Add(Curve(right, upper - bend, right - bend, upper, right - radius, upper));
        operations.Add(new AppendStraightLineSegment(Round(x + radius), Round(upper)));
        operations.Add(Curve(x + bend, upper, x, upper - bend, x, upper - radius));
        operations.Add(new AppendStraightLineSegment(Round(x), Round(y + radius)));
        operations.Add(Curve(x, y + bend, x + bend, y, x + radius, y));
        operations.Add(CloseSubpath.Value);
    }

    private static AppendDualControlPointBezierCurve Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        new(Round(x1), Round(y1), Round(x2), Round(y2), Round(x3), Round(y3));

    private static PdfPoint Point(double x, double baseline) => new(Round(x), Round(PageFrame.Height - baseline));

    private static double Share(byte part) => Math.Round(part / 255d, 3);

    private static double Round(double length) => Math.Round(length, 2);
}
