namespace MetadataAnalyzer.Migration.Comparison;

/// <summary>One thing that differs.</summary>
/// <param name="Topic">Stable name of what it is about: <c>licence</c>, <c>profile</c>, <c>rights</c> …</param>
/// <param name="Kind"><c>gained</c>, <c>lost</c> or <c>changed</c>.</param>
/// <param name="Text">In words.</param>
public sealed record Change(string Topic, string Kind, string Text);
