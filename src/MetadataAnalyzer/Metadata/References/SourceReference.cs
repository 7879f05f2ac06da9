namespace MetadataAnalyzer.Metadata.References;

/// <summary>What a formula or Apex asks of the running user.</summary>
/// <param name="Index">Where in the text.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Expression">The merge field, query, field or call.</param>
/// <param name="Value">The text it is compared with, or what the expression itself names; empty without one.</param>
/// <param name="Comparison">How it is compared.</param>
internal readonly record struct SourceReference(int Index, ReferenceTarget Target, string Expression, string Value, ReferenceComparison Comparison)
{
    /// <summary>Whether the formula as a whole is false for whom the comparison names.</summary>
    public bool Exempts { get; init; }

    /// <summary>Whether the value is an id that nothing beside it explains.</summary>
    public bool IsLiteralId { get; init; }
}
