using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Collects the grants, section counts and value problems of one container.</summary>
internal sealed class GrantCollector
{
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<AccessKind, List<AccessGrant>> _grants = [];
    private readonly List<(AccessSection Section, string Name, Location Location)> _denied = [];
    private readonly List<ValueProblem> _problems = [];

    public void CountSection(string element) => _sections[element] = _sections.GetValueOrDefault(element) + 1;

    public void AddGrant(AccessSection section, AccessGrant grant)
    {
        if (!_grants.TryGetValue(section.Kind!.Value, out var grants))
        {
            _grants[section.Kind.Value] = grants = [];
        }

        grants.Add(grant);
    }

    /// <summary>Notes an entry that is off, only to find out whether another entry turns the same thing on.</summary>
    public void AddDenied(AccessSection section, string name, Location location) => _denied.Add((section, name, location));

    public void AddProblem(string section, string name, string message, Location location) =>
        _problems.Add(new ValueProblem(section, name, message, location));

    /// <summary>Takes over what was collected from another file of the container.</summary>
    public void Add(GrantCollector other)
    {
        foreach (var (section, count) in other._sections)
        {
            _sections[section] = _sections.GetValueOrDefault(section) + count;
        }

        foreach (var (kind, grants) in other._grants)
        {
            if (_grants.TryGetValue(kind, out var existing))
            {
                existing.AddRange(grants);
            }
            else
            {
                _grants.Add(kind, grants);
            }
        }

        _denied.AddRange(other._denied);
        _problems.AddRange(other._problems);
    }

    public ImmutableSortedDictionary<string, int> Sections() => _sections.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>> Grants() =>
        _grants.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray());

    /// <param name="files">Files of the container, as the grants index them.</param>
    public ImmutableArray<ValueProblem> Problems(ImmutableArray<string> files)
    {
        foreach (var denied in _denied.GroupBy(denied => denied.Section.Kind!.Value))
        {
            if (_grants.TryGetValue(denied.Key, out var grants))
            {
                AddContradictions(denied, grants, files);
            }
        }

        return [.. _problems.OrderBy(problem => problem.Location).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
    }

    private void AddContradictions(
        IEnumerable<(AccessSection Section, string Name, Location Location)> denied, List<AccessGrant> grants, ImmutableArray<string> files)
    {
        var byName = new Dictionary<string, AccessGrant>(grants.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var grant in grants)
        {
            byName.TryAdd(grant.Name, grant);
        }

        foreach (var (section, name, location) in denied)
        {
            if (byName.TryGetValue(name, out var grant))
            {
                var granted = new Location(files[grant.File], grant.Line, grant.Column);
                _problems.Add(new ValueProblem(
                    section.Element, grant.Name, $"'{grant.Name}' is granted in line {grant.Line} and denied here; taken as granted", location, granted));
            }
        }
    }
}
