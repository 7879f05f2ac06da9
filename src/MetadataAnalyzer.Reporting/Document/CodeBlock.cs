namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Lines to type or to copy, as they are.</summary>
/// <param name="Code">The lines, separated by LF.</param>
public sealed record CodeBlock(string Code) : Block;
