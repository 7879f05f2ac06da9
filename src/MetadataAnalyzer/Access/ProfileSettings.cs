using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Settings of a subject's profile that no permission set can hold, so that they are lost with the profile.</summary>
public sealed class ProfileSettings
{
    private readonly SubjectIdentity _subject;
    private readonly EffectiveAccess _access;
    private readonly OrgContent _org;

    internal ProfileSettings(SubjectIdentity subject, EffectiveAccess access, OrgContent org)
    {
        _subject = subject;
        _access = access;
        _org = org;
        LoginRestrictions = LoginRestrictions.Of(subject.Profile);
    }

    /// <summary>Addresses from which and hours at which the profile lets the subject sign in.</summary>
    public LoginRestrictions LoginRestrictions { get; }

    /// <summary>Record types that are the default of objects on which the subject can create records.</summary>
    public IEnumerable<NamedReference> DefaultRecordTypes =>
        _subject.Profile?.DefaultRecordTypes.Where(recordType => CanCreate(AccessKinds.ObjectOf(recordType.Name))) ?? [];

    /// <summary>Password policies of the profile.</summary>
    public IEnumerable<ProfilePasswordPolicy> PasswordPolicies =>
        _org.Project.ProfilePasswordPolicies.Where(policy => IsFor(policy.Profile));

    /// <summary>Session settings of the profile.</summary>
    public IEnumerable<ProfileSessionSetting> SessionSettings =>
        _org.Project.ProfileSessionSettings.Where(setting => IsFor(setting.Profile));

    /// <summary>
    /// Whether the profile has any of these settings, so that the subject needs its own profile instead of the standard API-only profile.
    /// </summary>
    public bool IsOwnProfileNeeded =>
        !LoginRestrictions.IsEmpty || DefaultRecordTypes.Any() || PasswordPolicies.Any() || SessionSettings.Any();

    /// <summary>
    /// Whether a policy's profile is the subject's. The file holds the profile's file name in lower case, and that may be percent-encoded.
    /// </summary>
    private bool IsFor(NamedReference profile) =>
        _org.Names.IsProfile(profile.Name, _subject) || _org.Names.IsProfile(Uri.UnescapeDataString(profile.Name), _subject);

    private bool CanCreate(string name) =>
        _access.OnObject(name).HasFlag(AccessRights.Create) || _access.FindUserPermission(UserPermissions.ModifyAllData) is not null;
}

/// <summary>
/// Login restrictions of a profile. Only a profile can hold them, so that subjects with the same restrictions can share one.
/// </summary>
/// <param name="IpRanges">Every valid range when they restrict, in the order of the file; else empty.</param>
/// <param name="Hours">Hours that restrict, or null.</param>
public sealed record LoginRestrictions(ImmutableArray<LoginIpRange> IpRanges, LoginHours? Hours)
{
    /// <summary>The restrictions of a profile.</summary>
    public static LoginRestrictions Of(Profile? profile) =>
        new([.. profile?.RestrictingIpRanges ?? []], profile?.LoginHours is { Restricts: true } hours ? hours : null);

    /// <summary>Whether nothing is restricted.</summary>
    public bool IsEmpty => IpRanges.IsEmpty && Hours is null;

    /// <summary>Whether a login from an address is refused. An address that cannot be read is not.</summary>
    /// <param name="address">As the platform logged it.</param>
    public bool ShutsOut(string address) =>
        !IpRanges.IsEmpty && IpNumber.Parse(address) is { } number && !IpRanges.Any(range => range.Contains(number));

    /// <summary>The restrictions in words, without regard to their order in the file: equal for profiles that restrict the same.</summary>
    public string Key { get; } = string.Join(
        "; ",
        IpRanges.Select(range => range.ToString())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .Append(Hours?.ToString())
            .OfType<string>());

    /// <summary>
    /// The distinct restrictions, each with a group name: <c>A</c>, <c>B</c> … <c>Z</c>, <c>AA</c> … in the order of
    /// <see cref="Key"/>. No restriction is no group.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Groups(IEnumerable<LoginRestrictions> all) => all
        .Where(restrictions => !restrictions.IsEmpty)
        .Select(restrictions => restrictions.Key)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select((key, index) => KeyValuePair.Create(key, GroupName(index)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Name of a group by its place: <c>A</c> for 0.</summary>
    public static string GroupName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : GroupName((index / 26) - 1) + GroupName(index % 26);
}
