using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Collects the grants, section counts and value problems of one container.</summary>
internal sealed class GrantCollector
{
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);
    private readonly List<AccessGrant>?[] _granted = new List<AccessGrant>?[AccessSections.Granting.Length];
    private readonly List<AccessGrant>?[] _denied = new List<AccessGrant>?[AccessSections.Granting.Length];
    private readonly List<ValueProblem> _problems = [];

    public void CountSection(string element, int count) => _sections[element] = _sections.GetValueOrDefault(element) + count;

    /// <summary>Takes an entry. One without rights is kept only until it is known whether another entry turns the same thing on.</summary>
    public void Add(AccessSection section, AccessGrant entry) =>
        ((entry.Rights == AccessRights.None ? _denied : _granted)[section.Index] ??= []).Add(entry);

    public void AddProblem(string section, string name, string message, Location location) =>
        _problems.Add(new ValueProblem(section, name, message, location));

    /// <summary>Takes over what was collected from another file of the container.</summary>
    public void Add(GrantCollector other)
    {
        foreach (var (section, count) in other._sections)
        {
            CountSection(section, count);
        }

        for (var index = 0; index < _granted.Length; index++)
        {
            Append(_granted, other._granted, index);
            Append(_denied, other._denied, index);
        }

        _problems.AddRange(other._problems);
    }

    public ImmutableSortedDictionary<string, int> Sections() => _sections.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>> Grants()
    {
        var grants = ImmutableDictionary.CreateBuilder<AccessKind, ImmutableArray<AccessGrant>>();
        foreach (var section in AccessSections.Granting)
        {
            if (_granted[section.Index] is { } granted)
            {
                grants[section.Kind] = grants.TryGetValue(section.Kind, out var earlier) ? earlier.AddRange(granted) : [.. granted];
            }
        }

        return grants.ToImmutable();
    }

    /// <param name="files">Files of the container, as the grants index them.</param>
    public ImmutableArray<ValueProblem> Problems(ImmutableArray<string> files)
    {
        var contradictions = AccessSections.Granting
            .Where(section => _granted[section.Index] is not null && _denied[section.Index] is not null)
            .SelectMany(section => Contradictions(section, files));
        return [.. _problems.Concat(contradictions).OrderBy(problem => problem.Location).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
    }

    private List<ValueProblem> Contradictions(AccessSection section, ImmutableArray<string> files)
    {
        var (granted, denied) = (_granted[section.Index]!, _denied[section.Index]!);
        var byName = new Dictionary<string, AccessGrant>(granted.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var grant in granted)
        {
            byName.TryAdd(grant.Name, grant);
        }

        var found = new List<ValueProblem>();
        foreach (var entry in denied)
        {
            if (byName.TryGetValue(entry.Name, out var grant))
            {
                found.Add(new ValueProblem(
                    section.Element, grant.Name, $"'{grant.Name}' is granted in line {grant.Line} and denied here; taken as granted", Place(entry), Place(grant)));
            }
        }

        return found;

        Location Place(AccessGrant entry) => new(files[entry.File], entry.Line, entry.Column);
    }

    private static void Append(List<AccessGrant>?[] target, List<AccessGrant>?[] source, int index)
    {
        if (source[index] is { } entries)
        {
            (target[index] ??= []).AddRange(entries);
        }
    }
}
