namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>What replaces a part of a text.</summary>
/// <param name="Start">Where the part starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Text">What replaces it.</param>
internal readonly record struct Replacement(int Start, int End, string Text);
