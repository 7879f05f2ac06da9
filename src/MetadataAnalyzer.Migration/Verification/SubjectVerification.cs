using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>What is proven of one subject's move.</summary>
/// <param name="Name">Its username before the move.</param>
/// <param name="NameAfter">Its username now; null when it is in the export no more.</param>
/// <param name="Checks">In the order of the steps.</param>
/// <param name="ExpectedLosses">Rights it had and has no more, as the plan said, each with the plan's reason.</param>
public sealed record SubjectVerification(string Name, string? NameAfter, ImmutableArray<SubjectCheck> Checks, ImmutableArray<string> ExpectedLosses)
{
    /// <summary>The worst of the checks.</summary>
    public CheckOutcome Outcome => Checks.Select(check => check.Outcome).DefaultIfEmpty(CheckOutcome.NotProven).Max();
}
