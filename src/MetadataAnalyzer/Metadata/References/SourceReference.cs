namespace MetadataAnalyzer.Metadata.References;

/// <summary>What a formula or Apex asks of a user.</summary>
/// <param name="Index">Where in the text.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Expression">The merge field, query, field or call; no text in quotes is in it.</param>
/// <param name="Value">The text it is compared with, or what the expression itself names; empty without one.</param>
/// <param name="Comparison">How it is compared.</param>
internal readonly record struct SourceReference(int Index, ReferenceTarget Target, string Expression, NamedValue Value,
    ReferenceComparison Comparison)
{
    /// <summary>The comparison as a finding shows it, see <see cref="SafeQuote"/>.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Whether the formula as a whole is false for whom the comparison names.</summary>
    public bool Exempts { get; init; }

    /// <summary>Whether the value is an id that nothing beside it explains.</summary>
    public bool IsLiteralId { get; init; }

    /// <summary>Whether the profile is only read here: no news once the same component compares it with a name.</summary>
    public bool IsReadOnly { get; init; }
}
