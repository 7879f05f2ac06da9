using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>What options and key files call the kinds.</summary>
public static class RedactionKindNames
{
    private const string EveryKind = "all";

    /// <summary>The names, in the order in which they are told.</summary>
    public static ImmutableArray<string> All { get; } =
        [.. RedactionKinds.All.Ids()];

    /// <summary>The kinds of a list such as <c>users,apps</c>, or <c>all</c>; null when one is not known or none is named.</summary>
    public static RedactionKinds? Parse(string list)
    {
        var kinds = RedactionKinds.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.Equals(name, EveryKind, StringComparison.OrdinalIgnoreCase))
            {
                kinds = RedactionKinds.All;
            }
            else if (All.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                kinds |= Enum.Parse<RedactionKinds>(name, ignoreCase: true);
            }
            else
            {
                return null;
            }
        }

        return kinds == RedactionKinds.None ? null : kinds;
    }
}
