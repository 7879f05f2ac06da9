namespace MetadataAnalyzer.Migration.Plan;

/// <summary>Where a kit puts a right that the subject loses.</summary>
internal enum KitPart
{
    /// <summary>Into the first permission set: proven to be carried, and confirmed by the project.</summary>
    Main,

    /// <summary>Into the second one, with the reason why it is not certain.</summary>
    Unproven,

    /// <summary>Into none, with the evidence.</summary>
    Dropped,
}

/// <summary>Where a right goes, and why.</summary>
/// <param name="Part">The part of the kit.</param>
/// <param name="Reason">Why it is not in the first set, for people; null there.</param>
/// <param name="Cause">What kind of reason, for a right that is dropped.</param>
internal readonly record struct Placement(KitPart Part, string? Reason = null, DropCause Cause = default)
{
    public static Placement Main => new(KitPart.Main);

    public static Placement Unproven(string reason) => new(KitPart.Unproven, reason);

    public static Placement Dropped(DropCause cause, string reason) => new(KitPart.Dropped, reason, cause);
}
