namespace MetadataAnalyzer.Access;

/// <summary>Keys of <c>metadata-analyzer.yml</c> that hold one value, as <see cref="Configuration.Places"/> names them.</summary>
public static class ConfigurationKeys
{
    public const string AsOf = "asOf";

    public const string Window = "window";

    public const string Edition = "edition";

    public const string PriceBook = "priceBook";

    public const string FailOn = "failOn";
}
