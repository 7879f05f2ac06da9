namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>An A4 page upright: its size and where text may stand, in points.</summary>
internal static class PageFrame
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 50;
    public const double Right = Width - 50;
    public const double Top = 62;
    public const double Bottom = Height - 58;
    public const double TextWidth = Right - Left;
    public const double TextHeight = Bottom - Top;
}
