using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>What stands between two places where a line may end.</summary>
/// <param name="Parts">Its parts.</param>
/// <param name="HasSpace">Whether a space parts it from what is before it.</param>
/// <param name="StartsLine">Whether it starts a line of its own.</param>
internal sealed record Word(ImmutableArray<WordPart> Parts, bool HasSpace, bool StartsLine)
{
    public double Width => Parts.Sum(part => part.Width);
}
