using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>What a rule rests on.</summary>
/// <param name="Text">The source and what it says, as plain text.</param>
/// <param name="Links">Its public addresses; empty for an observation or an own rule.</param>
/// <param name="Grade"><c>documented</c>, <c>observed</c>, <c>reported</c>, <c>inferred</c>, or <c>own rule</c> for a statement on our own method.</param>
/// <param name="Date">Year, month or day, as exact as the source is.</param>
public sealed record RuleSource(string Text, ImmutableArray<string> Links, string Grade, string Date);
