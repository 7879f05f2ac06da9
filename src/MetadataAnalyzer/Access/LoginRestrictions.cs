using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>What a profile asks of logins. Only a profile can hold it, so that subjects with the same restrictions can share one.</summary>
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
    public bool ShutsOut(string address) => !IpRanges.IsEmpty && IpNumber.Parse(address) is { } number && !IpRanges.Any(range => range.Contains(number));

    /// <summary>The restrictions in words, whatever order the file has them in: equal for profiles that restrict the same.</summary>
    public string Key { get; } = string.Join(
        "; ", IpRanges.Select(range => range.ToString()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Append(Hours?.ToString()).OfType<string>());

    /// <summary>
    /// The distinct restrictions among subjects, each with a group name: <c>A</c>, <c>B</c> … <c>Z</c>, <c>AA</c> … in the order of
    /// <see cref="Key"/>. Subjects without restrictions are in no group.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Groups(IEnumerable<Subject> subjects) => subjects
        .Select(subject => subject.LoginRestrictions)
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
