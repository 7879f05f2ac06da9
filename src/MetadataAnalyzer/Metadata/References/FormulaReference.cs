namespace MetadataAnalyzer.Metadata.References;

/// <summary>What a formula asks of the running user.</summary>
/// <param name="Index">Where in the formula.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Expression">The merge field.</param>
/// <param name="Value">The text it is compared with, or what the field itself names; empty without a comparison.</param>
/// <param name="Comparison">How.</param>
/// <param name="Exempts">Whether the formula as a whole is false for whom the comparison names.</param>
internal readonly record struct FormulaReference(
    int Index, ReferenceTarget Target, string Expression, string Value, ReferenceComparison Comparison, bool Exempts);
