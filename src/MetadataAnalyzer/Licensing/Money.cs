using System.Globalization;

namespace MetadataAnalyzer.Licensing;

/// <summary>An exact amount of money. It is rounded only when it is shown.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>To hundredths, half away from zero: <c>USD 1,200</c>, <c>EUR 100.25</c>.</summary>
    public override string ToString()
    {
        var rounded = Math.Round(Amount, 2, MidpointRounding.AwayFromZero);
        return $"{Currency} {rounded.ToString(rounded == decimal.Truncate(rounded) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture)}";
    }
}
