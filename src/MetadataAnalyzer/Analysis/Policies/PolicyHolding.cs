using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>Something that what a policy looks at has: a name, a licence, a grant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What people call such a thing: <c>user permission</c>.</param>
internal readonly record struct PolicyHolding(string Name, string What)
{
    /// <summary>Rights of a grant; none for anything else.</summary>
    public AccessRights Rights { get; init; }

    /// <summary>The element that grants; null when a finding about it points at the whole.</summary>
    public Evidence? At { get; init; }

    /// <summary>What grants it, for people; null for the whole.</summary>
    public string? Container { get; init; }
}
