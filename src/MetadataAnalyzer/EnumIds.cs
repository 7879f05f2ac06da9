using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace MetadataAnalyzer;

/// <summary>
/// Ids of enum members in files, options and configuration: the name of the member in kebab case, <c>not-yet</c> of <c>NotYet</c>.
/// The ids are published, so a member whose id is in use keeps its name.
/// </summary>
public static class EnumIds
{
    /// <summary>Id of one member.</summary>
    public static string Id<T>(this T member)
        where T : struct, Enum => Table<T>.Ids[member];

    /// <summary>Ids of the flags that are set, without <c>None</c> and members that unite several flags; in order of declaration.</summary>
    public static IEnumerable<string> Ids<T>(this T flags)
        where T : struct, Enum => Table<T>.Flags.Where(flag => flags.HasFlag(flag)).Select(flag => flag.Id());

    /// <summary>The member's name in camel case, a key in YAML and in snapshots: <c>viewAll</c>.</summary>
    public static string Key<T>(this T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{member}");

    /// <summary>The member of that id; null when no member has it. Ids are case-sensitive.</summary>
    public static T? Find<T>(string? id)
        where T : struct, Enum => id is not null && Table<T>.Members.TryGetValue(id, out var member) ? member : null;

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Ids = Enum.GetValues<T>()
            .Distinct()
            .ToFrozenDictionary(member => member, member => JsonNamingPolicy.KebabCaseLower.ConvertName($"{member}"));

        public static readonly FrozenDictionary<string, T> Members =
            Ids.ToFrozenDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);

        public static readonly ImmutableArray<T> Flags =
            [.. Enum.GetValues<T>().Where(member => ulong.PopCount(Convert.ToUInt64(member, null)) == 1)];
    }
}
