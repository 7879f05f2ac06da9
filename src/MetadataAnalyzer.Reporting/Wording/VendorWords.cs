using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>Statements on a product in words.</summary>
public static class VendorWords
{
    /// <summary>What a statement comes to, at the start of a sentence.</summary>
    public static string Stance(VendorStance stance) => stance switch
    {
        VendorStance.Confirms => "Confirmed",
        VendorStance.Conditions => "Under a condition",
        VendorStance.Refuses => "Refused",
        _ => "Nothing about the licence",
    };

    /// <summary>What is said and asked for.</summary>
    public static string Text(VendorStatement statement) =>
        statement.Condition is { } condition ? $"{statement.Says} {condition}" : statement.Says;

    /// <summary>The source's title and address.</summary>
    public static string Source(VendorStatement statement) =>
        statement.Url is { } url ? $"{statement.Title}, {url}" : $"{statement.Title}, no public address";
}
