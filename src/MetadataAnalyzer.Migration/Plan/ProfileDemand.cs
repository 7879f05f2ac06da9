using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>What a subject leaves behind with its profile and only another profile can hold. Subjects with equal demands share a profile.</summary>
/// <param name="Restrictions">The addresses and hours that restrict, by which subjects are grouped.</param>
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
    public string Key => string.Join('\n', Restrictions.Key, RangeText, string.Join(',', DefaultRecordTypes), Text(PasswordPolicy), Text(SessionSetting));

    private string RangeText =>
        string.Join(',', IpRanges.Select(range => range.ToString()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));

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

    /// <summary>Where any range restricts, each that the platform can take is kept: logins may come from all of them together.</summary>
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
            yield return $"login IP ranges {string.Join(", ", IpRanges.Select(range => range.ToString()).Distinct(StringComparer.OrdinalIgnoreCase))}";
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
