using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A right that a new permission set carries.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">API name.</param>
/// <param name="Rights">What is granted.</param>
/// <param name="RequiredBy">What cannot be granted without it, when the subject does not lose the right itself; null for a right that the subject loses.</param>
/// <param name="Question">
/// For a right of the second set: why it is not certain that the licence carries it or the org has it, or what requires it; null in the first set.
/// </param>
public sealed record PlannedRight(AccessKind Kind, string Name, AccessRights Rights, string? RequiredBy = null, string? Question = null)
{
    /// <summary>The right in words: <c>object Account (read, edit)</c>.</summary>
    public override string ToString() => RightText.Of(Kind, Name, Rights);
}
