using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>One check of one subject.</summary>
/// <param name="Id">Stable name, such as <c>profile</c>.</param>
/// <param name="Title">What is checked, for people.</param>
/// <param name="Summary">What was found, when all is well.</param>
/// <param name="Items">What is not; empty when the check is passed.</param>
public sealed record SubjectCheck(string Id, string Title, string Summary, ImmutableArray<CheckItem> Items)
{
    /// <summary>The worst of the items.</summary>
    public CheckOutcome Outcome => Items.Select(item => item.Outcome).DefaultIfEmpty(CheckOutcome.Passed).Max();
}
