using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A profile that subjects move to.</summary>
public sealed record PlannedProfile
{
    /// <summary>Its name, which is also its label.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the kit makes it; else the org has it already.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Addresses that logins may come from; empty for no restriction.</summary>
    public ImmutableArray<LoginIpRange> IpRanges { get; init; } = [];

    /// <summary>Hours in which logins are allowed; null for no restriction.</summary>
    public LoginHours? LoginHours { get; init; }

    /// <summary>Record types that are the default of their object, as <c>Object.RecordType</c>; sorted.</summary>
    public ImmutableArray<string> DefaultRecordTypes { get; init; } = [];

    /// <summary>The password policy made for it, by element; null for none.</summary>
    public ImmutableSortedDictionary<string, string>? PasswordPolicy { get; init; }

    /// <summary>The session setting made for it, by element; null for none.</summary>
    public ImmutableSortedDictionary<string, string>? SessionSetting { get; init; }

    /// <summary>What it holds that a stock profile does not, in words; empty for nothing.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}
