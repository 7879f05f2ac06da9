using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A step within a subject's part, with a heading of level 4.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it finds.</param>
public sealed record StepBlock(string Title, ImmutableArray<Block> Blocks) : Block
{
    /// <summary>Whether paper runs the title into the sentence that the step begins with: a page is to hold all steps of a subject.</summary>
    public bool IsCompact { get; init; }
}
