namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>From values to lengths.</summary>
internal readonly record struct ChartScale(decimal Low, decimal High, double From, double To)
{
    public double Of(decimal value) => High == Low ? From : From + ((double)((value - Low) / (High - Low)) * (To - From));
}
