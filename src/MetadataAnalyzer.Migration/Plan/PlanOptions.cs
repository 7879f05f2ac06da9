using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>What a user may choose about a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>Usernames or profile names to plan the move of; empty takes all that can move: ready, and ready after changes.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>Whether every candidate is planned, blocked ones too, as a snapshot stores it. Then <see cref="Subjects"/> is not looked at.</summary>
    public bool AllCandidates { get; init; }

    /// <summary>Whether the new permission sets are bound to the permission set licence instead of to none.</summary>
    public bool BindsPermissionSetLicense { get; init; }

    /// <summary>Whether the new permission sets leave out Modify All Data and View All Data.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>Whether the new permission sets list test classes too.</summary>
    public bool IncludesTestClasses { get; init; }
}
