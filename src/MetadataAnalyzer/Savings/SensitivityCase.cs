namespace MetadataAnalyzer.Savings;

/// <summary>What becomes of the three-year result of the base scenario when one input changes.</summary>
/// <param name="Input">Stable name of the input.</param>
/// <param name="LowInput">The lower end that was tried, in words.</param>
/// <param name="HighInput">The upper end that was tried, in words.</param>
/// <param name="AtLow">The result at the lower end.</param>
/// <param name="AtHigh">The result at the upper end.</param>
public sealed record SensitivityCase(string Input, string LowInput, string HighInput, decimal AtLow, decimal AtHigh)
{
    /// <summary>How far the ends are apart.</summary>
    public decimal Swing => Math.Abs(AtHigh - AtLow);
}
