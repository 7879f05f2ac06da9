using UglyToad.PdfPig.Outline.Destinations;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>A place that links and bookmarks lead to.</summary>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Top">Distance from the page's upper edge.</param>
internal readonly record struct Place(int Page, double Top)
{
    public ExplicitDestination ToDestination() =>
        new(Page, ExplicitDestinationType.XyzCoordinates, new ExplicitDestinationCoordinates(PageFrame.Left, Math.Round(PageFrame.Height - Top + 8, 2)));
}
