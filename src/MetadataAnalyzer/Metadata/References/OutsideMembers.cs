using System.Collections.Concurrent;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// What members of classes tell other classes about profiles, by class and member: <c>Users.profileName</c>. Filled by several threads.
/// </summary>
internal sealed class OutsideMembers
{
    private readonly ConcurrentDictionary<string, ReferenceTarget> _giving = new(ApiName.Comparer);
    private readonly ConcurrentDictionary<string,
        (int Position, ReferenceComparison Comparison)> _asking = new(ApiName.Comparer);

    public bool IsEmpty => _giving.IsEmpty && _asking.IsEmpty;

    /// <summary>Class and member of each.</summary>
    public IEnumerable<string> All => _giving.Keys.Concat(_asking.Keys);

    /// <summary>Notes a member that gives the name or id of a profile.</summary>
    public void AddGiving(string type, string member) => _giving[$"{type}.{member}"] = ReferenceTarget.Profile;

    /// <summary>Notes a method that compares an argument with the name or id of a profile.</summary>
    public void AddAsking(string type, string method, int position, ReferenceComparison comparison) =>
        _asking[$"{type}.{method}"] = (position, comparison);

    /// <summary>What a member gives, or null.</summary>
    public ReferenceTarget? Given(string path) => _giving.TryGetValue(path, out var target) ? target : null;

    /// <summary>The argument that a method compares with a profile, or null.</summary>
    public (int Position, ReferenceComparison Comparison)? Asked(string path) => _asking.TryGetValue(path, out var asked) ? asked : null;
}
