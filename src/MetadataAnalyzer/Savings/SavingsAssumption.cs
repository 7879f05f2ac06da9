using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Savings;

/// <summary>Something that the amounts rest on.</summary>
/// <param name="Name">Stable name: <c>renewal-date</c>, <c>price:Salesforce</c> …</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="Value">Its value in words, with its unit; <c>not given</c> when nobody says.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Source">Who gave it and when; null for the org's own numbers, a choice on the command line, and what nobody gave.</param>
/// <param name="Note">What follows from it; empty when nothing more is to be said.</param>
public sealed record SavingsAssumption(string Name, string Label, string Value, AssumptionOrigin Origin, EvidenceSource? Source, string Note)
{
    /// <summary>Where it stands when it has no source: file and line, or what else gave it; null when nobody did.</summary>
    public string? Place { get; init; }

    /// <summary>When it was given; of the org's own numbers the day that the exports are of. Null when nobody says.</summary>
    public string? Date { get; init; }
}
