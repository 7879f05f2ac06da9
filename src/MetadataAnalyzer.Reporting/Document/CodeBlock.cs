namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Lines to type or to copy, as they are.</summary>
/// <param name="Code">The lines, separated by LF.</param>
/// <param name="Language">What reads them, as a fence in Markdown names it.</param>
public sealed record CodeBlock(string Code, string Language = "sh") : Block;
