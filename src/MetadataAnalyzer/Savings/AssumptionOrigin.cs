namespace MetadataAnalyzer.Savings;

/// <summary>Where an assumption comes from.</summary>
public enum AssumptionOrigin
{
    /// <summary>The catalogue's own number, because nobody gave another.</summary>
    Default,

    /// <summary>The price book or an option.</summary>
    Given,

    /// <summary>An export of the org.</summary>
    Export,

    /// <summary>Nobody says.</summary>
    Missing,

    /// <summary>How the tool calculates.</summary>
    Method,
}
