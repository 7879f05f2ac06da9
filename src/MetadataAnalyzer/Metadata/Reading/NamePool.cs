using System.Collections.Concurrent;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Keeps one string for each name: a large org repeats 20,000 field names in hundreds of profiles.</summary>
internal sealed class NamePool
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public string Intern(string name) => _names.GetOrAdd(name, name);
}
