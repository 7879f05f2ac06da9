using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A right that the subject has today and that no new permission set carries, on purpose.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">API name.</param>
/// <param name="Rights">What is not carried.</param>
/// <param name="Cause">What kind of reason it is.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="GrantedBy">What gave the right before, for people; sorted.</param>
public sealed record DroppedRight(AccessKind Kind, string Name, AccessRights Rights, DropCause Cause, string Reason, ImmutableArray<string> GrantedBy)
{
    /// <summary>The right in words.</summary>
    public override string ToString() => RightText.Of(Kind, Name, Rights);
}
