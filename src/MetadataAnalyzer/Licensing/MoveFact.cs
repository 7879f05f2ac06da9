namespace MetadataAnalyzer.Licensing;

/// <summary>What a step of the move rests on.</summary>
/// <param name="Id">Its key in <c>move.yml</c>.</param>
/// <param name="Text">A sentence, for people.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record MoveFact(string Id, string Text, EvidenceSource Source)
{
    /// <summary>Most of what a user had is lost to retrieval after the switch.</summary>
    public const string LostAfter = "lost-after";

    /// <summary>The licence is the profile's.</summary>
    public const string LicenseFollowsProfile = "license-follows-profile";

    /// <summary>What the platform takes away by itself is not known.</summary>
    public const string FateUnknown = "fate-unknown";

    /// <summary>What an assignment does that the licence cannot hold.</summary>
    public const string IncompatibleAssignment = "incompatible-assignment";

    /// <summary>Standard objects need the permission set licence.</summary>
    public const string StandardObjectsNeedPsl = "standard-objects-need-psl";

    /// <summary>Whether the permission set licence comes by itself.</summary>
    public const string PslNotAutomatic = "psl-not-automatic";

    /// <summary>When the old seat is free.</summary>
    public const string SeatFreeAtOnce = "seat-free-at-once";

    /// <summary>What a client-credentials flow asks of its user.</summary>
    public const string RunAsApiOnly = "run-as-api-only";

    /// <summary>API-only users have no user interface.</summary>
    public const string NoUserInterface = "no-user-interface";

    /// <summary>Every key, in the order of the steps.</summary>
    internal static readonly string[] All =
        [LostAfter, LicenseFollowsProfile, FateUnknown, IncompatibleAssignment, StandardObjectsNeedPsl, PslNotAutomatic, SeatFreeAtOnce, RunAsApiOnly, NoUserInterface];
}
