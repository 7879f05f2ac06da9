using System.Globalization;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>How every format rounds and words money: once, to hundredths, half away from zero; what is not known is not priced, never nothing.</summary>
public static class Amounts
{
    /// <summary>What stands where no amount is known.</summary>
    public const string NotPriced = "not priced";

    /// <summary>The amount in hundredths; null stays null.</summary>
    public static decimal? Rounded(decimal? amount) => amount is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>The amount for people: <c>USD 1,200</c>, or <see cref="NotPriced"/>.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Text(decimal? amount, string currency) => amount is { } known ? new Money(known, currency).ToString() : NotPriced;

    /// <summary>Hours for people: <c>7.5 h</c>.</summary>
    public static string Hours(decimal hours) => hours.ToString("#,##0.##", CultureInfo.InvariantCulture) + " h";
}
