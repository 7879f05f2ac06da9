using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData;

/// <summary>The addresses from which a user signed in or tried to.</summary>
/// <param name="Addresses">Sorted by address, each once for each status.</param>
/// <param name="CutStatuses">Statuses of which the user has more addresses than are kept, so that one that is not listed proves nothing.</param>
public sealed record LoginSources(ImmutableArray<LoginSource> Addresses, ImmutableArray<string> CutStatuses)
{
    /// <summary>No address.</summary>
    public static LoginSources None { get; } = new([], []);

    /// <summary>Whether the user has more addresses than are kept.</summary>
    public bool IsCut => !CutStatuses.IsEmpty;
}
