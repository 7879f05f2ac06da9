namespace MetadataAnalyzer.Metadata.References;

/// <summary>What Apex asks of the running user.</summary>
/// <param name="Index">Where in the body.</param>
/// <param name="Target">What is named.</param>
/// <param name="Expression">The field, query or call.</param>
/// <param name="Value">The literal; empty without one.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="IsLiteralId">Whether the value is an id that nothing beside it explains.</param>
internal readonly record struct CodeReference(
    int Index, ReferenceTarget Target, string Expression, string Value, ReferenceComparison Comparison, bool IsLiteralId = false);
