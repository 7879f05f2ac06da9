using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The rights that any number of orgs said their integration licence carries or refuses. To join facts is to unite sets: the order does not
/// matter, and what is joined twice counts once.
/// </summary>
public sealed class LicenseFacts
{
    private readonly ImmutableSortedDictionary<ProbeRight, RightFact> _facts;

    private LicenseFacts(ImmutableSortedDictionary<ProbeRight, RightFact> facts)
    {
        _facts = facts;
        Orgs = RightFact.NoText.Union(facts.Values.SelectMany(fact => fact.Carried.Concat(fact.Refused)));
    }

    /// <summary>No facts.</summary>
    public static LicenseFacts None { get; } = new(ImmutableSortedDictionary.Create<ProbeRight, RightFact>(RightOrder.Instance));

    /// <summary>Every fact: user permissions first, then objects, sorted by name and right.</summary>
    public IEnumerable<RightFact> All => _facts.Values;

    /// <summary>Number of rights.</summary>
    public int Count => _facts.Count;

    /// <summary>The keys of the orgs, sorted.</summary>
    public ImmutableSortedSet<string> Orgs { get; }

    /// <summary>Facts of some rights; those of one right are joined.</summary>
    public static LicenseFacts Of(IEnumerable<RightFact> facts)
    {
        var all = None._facts.ToBuilder();
        foreach (var fact in facts)
        {
            if (!all.TryGetValue(fact.Right, out var known))
            {
                all[fact.Right] = fact;
                continue;
            }

            // A key that is there already keeps its spelling, which must not depend on the order.
            var joined = known.Join(fact);
            all.Remove(fact.Right);
            all.Add(joined.Right, joined);
        }

        return new(all.ToImmutable());
    }

    /// <summary>These facts and others.</summary>
    public LicenseFacts Join(LicenseFacts other) => Of(All.Concat(other.All));

    /// <summary>The facts that other orgs than this one gave.</summary>
    /// <param name="org">Key of the org; null for none.</param>
    public LicenseFacts Without(string? org) => org is null || !Orgs.Contains(org) ? this
        : Of(All.Select(fact => fact with { Carried = fact.Carried.Remove(org), Refused = fact.Refused.Remove(org) })
            .Where(fact => !fact.Carried.IsEmpty || !fact.Refused.IsEmpty));

    /// <summary>The fact on a right; null when no org said anything of it.</summary>
    /// <param name="kind">User permission or object.</param>
    /// <param name="name">API name in any case.</param>
    /// <param name="right">A single right.</param>
    public RightFact? Find(AccessKind kind, string name, AccessRights right) => _facts.GetValueOrDefault(new(kind, name, right));

    private sealed class RightOrder : IComparer<ProbeRight>
    {
        public static RightOrder Instance { get; } = new();

        public int Compare(ProbeRight? x, ProbeRight? y) => (x!.Kind == AccessKind.Object).CompareTo(y!.Kind == AccessKind.Object) is not 0
            and var byKind ? byKind
            : ApiName.Comparer.Compare(x.Name, y.Name) is not 0 and var byName ? byName
            : x.Rights.CompareTo(y.Rights);
    }
}

/// <summary>The orgs whose licence carries a right, and those whose licence refuses it.</summary>
/// <param name="Right">A single right.</param>
/// <param name="Carried">Keys of the orgs whose licence carries it.</param>
/// <param name="Refused">Keys of the orgs whose licence refuses it.</param>
/// <param name="Editions">Editions of these orgs, where they are known.</param>
/// <param name="Months">Months of these statements, such as <c>2026-11</c>, where they are known.</param>
public sealed record RightFact(
    ProbeRight Right, ImmutableSortedSet<string> Carried, ImmutableSortedSet<string> Refused, ImmutableSortedSet<string> Editions,
    ImmutableSortedSet<string> Months)
{
    /// <summary>Orgs that must say the same, none against, before it counts for another org.</summary>
    public const int OrgsNeeded = 3;

    /// <summary>No org.</summary>
    public static ImmutableSortedSet<string> NoText { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Whether orgs contradict each other, or one itself, so that the right is unknown.</summary>
    public bool IsContradicted => !Carried.IsEmpty && !Refused.IsEmpty;

    /// <summary>What the fact says of another org's licence.</summary>
    public CarriageStatus Status => IsContradicted ? CarriageStatus.Unknown
        : Carried.Count >= OrgsNeeded ? CarriageStatus.Allowed
        : Refused.Count >= OrgsNeeded ? CarriageStatus.Blocked
        : CarriageStatus.Unknown;

    /// <summary>The fact in words, without a full stop.</summary>
    /// <param name="right">The right in words: <c>the licence of 3 other orgs carries it (2026-09 to 2026-11)</c>.</param>
    public string Describe(string right = "it")
    {
        var count = Carried.Count + Refused.Count;
        return IsContradicted
            ? $"other orgs contradict each other{When}: the licence of {Carried.Count} carries {right}, that of {Refused.Count} refuses it"
            : $"the licence of {count} other org{(count == 1 ? "" : "s")} {(Refused.IsEmpty ? "carries" : "refuses")} {right}{When}"
                + (Status == CarriageStatus.Unknown ? $", and {OrgsNeeded} are needed to count" : "");
    }

    /// <summary>The sets that are not empty, each under its key in files.</summary>
    public IEnumerable<(string Key, ImmutableSortedSet<string> Values)> Sets =>
        LicenseFactsFile.Keys.Zip([Carried, Refused, Editions, Months]).Where(set => !set.Second.IsEmpty);

    private string When => Months.IsEmpty ? "" : Months[0] == Months[^1] ? $" ({Months[0]})" : $" ({Months[0]} to {Months[^1]})";

    /// <summary>The union with another fact on the same right. Of two spellings of its name the first in ordinal order stays.</summary>
    public RightFact Join(RightFact other) => new(
        string.CompareOrdinal(Right.Name, other.Right.Name) <= 0 ? Right : other.Right,
        Carried.Union(other.Carried), Refused.Union(other.Refused), Editions.Union(other.Editions), Months.Union(other.Months));
}
