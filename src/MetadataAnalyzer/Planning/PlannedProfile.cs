using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

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

    /// <summary>Its password policy, by element; null for none.</summary>
    public ImmutableSortedDictionary<string, string>? PasswordPolicy { get; init; }

    /// <summary>Its session setting, by element; null for none.</summary>
    public ImmutableSortedDictionary<string, string>? SessionSetting { get; init; }

    /// <summary>The settings that a standard profile does not have, in words; empty for none.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}

/// <summary>The settings of a subject's profile that only another profile can hold. Subjects with equal demands share a profile.</summary>
/// <param name="Restrictions">The restricting addresses and hours, by which subjects are grouped.</param>
/// <param name="IpRanges">The ranges of the old profile as they are, where any of them restricts.</param>
/// <param name="DefaultRecordTypes">Sorted, each once.</param>
/// <param name="PasswordPolicy">By element; null for none.</param>
/// <param name="SessionSetting">By element; null for none.</param>
internal sealed record ProfileDemand(
    LoginRestrictions Restrictions,
    ImmutableArray<LoginIpRange> IpRanges,
    ImmutableArray<string> DefaultRecordTypes,
    ImmutableSortedDictionary<string, string>? PasswordPolicy,
    ImmutableSortedDictionary<string, string>? SessionSetting)
{
    public bool IsEmpty => Restrictions.IsEmpty && DefaultRecordTypes.IsEmpty && PasswordPolicy is null && SessionSetting is null;

    /// <summary>Equal for equal demands; restrictions come first, so that groups are in their order.</summary>
    public string Key =>
        string.Join('\n', Restrictions.Key, RangeText, string.Join(',', DefaultRecordTypes), Text(PasswordPolicy), Text(SessionSetting));

    private string RangeText =>
        string.Join(',', IpRanges.Select(range => range.ToString()).Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal));

    public static ProfileDemand Of(Subject subject) => new(
        subject.Move.ProfileSettings.LoginRestrictions,
        Kept(subject.Move.ProfileSettings.LoginRestrictions.IpRanges, subject.Profile),
        Names(subject.Move.ProfileSettings.DefaultRecordTypes),
        subject.Move.ProfileSettings.PasswordPolicies.Select(policy => policy.Settings).FirstOrDefault(),
        subject.Move.ProfileSettings.SessionSettings.Select(setting => setting.Settings).FirstOrDefault());

    /// <summary>A profile that holds this and nothing else.</summary>
    public PlannedProfile ToProfile(string name) => new()
    {
        Name = name,
        IsNew = true,
        IpRanges = [.. IpRanges.DistinctBy(range => range.ToString(), StringComparer.OrdinalIgnoreCase)],
        LoginHours = Restrictions.Hours,
        DefaultRecordTypes = DefaultRecordTypes,
        PasswordPolicy = PasswordPolicy,
        SessionSetting = SessionSetting,
        Reasons = [.. Reasons()],
    };

    /// <summary>Whether a profile with its policies holds exactly this.</summary>
    public bool IsMetBy(Profile profile, MetadataProject project)
    {
        var policies = project.ProfilePasswordPolicies.Where(policy => IsOf(profile, policy.Profile)).Select(policy => policy.Settings);
        var settings = project.ProfileSessionSettings.Where(setting => IsOf(profile, setting.Profile)).Select(setting => setting.Settings);
        var held = new ProfileDemand(
            LoginRestrictions.Of(profile), Kept([.. profile.RestrictingIpRanges], profile), Names(profile.DefaultRecordTypes),
            policies.FirstOrDefault(), settings.FirstOrDefault());
        return held.Key == Key && !profile.InvalidIpRanges.Any();
    }

    /// <summary>The valid ranges when any range restricts, because logins may come from all of them together; else none.</summary>
    private static ImmutableArray<LoginIpRange> Kept(ImmutableArray<LoginIpRange> restricting, Profile? profile) =>
        restricting.IsEmpty || profile is null ? restricting : [.. profile.LoginIpRanges.Where(range => range.IsValid)];

    private static bool IsOf(Profile profile, NamedReference reference) =>
        string.Equals(Uri.UnescapeDataString(reference.Name), profile.FullName, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> Names(IEnumerable<NamedReference> recordTypes) =>
        [.. recordTypes.Select(recordType => recordType.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    private static string Text(ImmutableSortedDictionary<string, string>? settings) =>
        settings is null ? "" : string.Join(',', settings.Select(entry => $"{entry.Key}={entry.Value}").Prepend("settings"));

    private IEnumerable<string> Reasons()
    {
        if (IsEmpty)
        {
            yield return "open login addresses and hours, which the org's own API-only profile restricts";
        }

        if (!IpRanges.IsEmpty)
        {
            var ranges = IpRanges.Select(range => range.ToString()).Distinct(StringComparer.OrdinalIgnoreCase);
            yield return $"login IP ranges {string.Join(", ", ranges)}";
        }

        if (Restrictions.Hours is { } hours)
        {
            yield return $"login hours {hours}";
        }

        if (!DefaultRecordTypes.IsEmpty)
        {
            yield return $"default record types {string.Join(", ", DefaultRecordTypes)}";
        }

        if (PasswordPolicy is not null)
        {
            yield return "the password policy of the old profile";
        }

        if (SessionSetting is not null)
        {
            yield return "the session setting of the old profile";
        }
    }
}
