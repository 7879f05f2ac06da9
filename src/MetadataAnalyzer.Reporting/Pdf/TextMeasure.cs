namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>How much room a text wants.</summary>
/// <param name="Word">Width of its widest word.</param>
/// <param name="Line">Width of its longest line, were there room.</param>
/// <param name="Total">Width of all its lines one after the other.</param>
/// <param name="Lines">How many lines it has, were there room.</param>
internal readonly record struct TextMeasure(double Word, double Line, double Total, int Lines)
{
    /// <summary>About how many lines it takes in a width: each line it wants ends, on average, in the middle of one.</summary>
    public double LinesIn(double width) => Math.Max(Lines, (Total / width) + (0.5 * Lines));
}
