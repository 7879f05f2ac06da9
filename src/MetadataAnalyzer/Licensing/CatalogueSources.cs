using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>sources.yml</c>: what the other files' <c>source</c> keys name.</summary>
internal sealed class CatalogueSources
{
    private static readonly ImmutableArray<string> Grades = ["documented", "observed", "reported", "inferred"];

    private readonly Dictionary<string, EvidenceSource> _byId = new(StringComparer.Ordinal);

    public CatalogueSources(YamlMapping file)
    {
        file.Only("date", "sources");
        Date = file.Text("date");
        Add(file.Map("sources"));
    }

    private CatalogueSources(CatalogueSources others)
    {
        Date = others.Date;
        _byId = new(others._byId, StringComparer.Ordinal);
    }

    /// <summary>The day the catalogue speaks of.</summary>
    public string Date { get; }

    public ImmutableArray<EvidenceSource> All => [.. _byId.Values.OrderBy(source => source.Id, StringComparer.Ordinal)];

    /// <summary>These sources and those of a file that brings its own.</summary>
    public CatalogueSources With(YamlMapping sources)
    {
        var all = new CatalogueSources(this);
        all.Add(sources);
        return all;
    }

    /// <summary>The first source of an entry.</summary>
    public EvidenceSource Of(YamlMapping entry, string? fallback = null) => AllOf(entry, fallback)[0];

    /// <summary>The sources of an entry, at least one.</summary>
    public ImmutableArray<EvidenceSource> AllOf(YamlMapping entry, string? fallback = null)
    {
        var ids = entry.List("source");
        if (ids.IsEmpty)
        {
            ids = fallback is null ? throw entry.Error($"'{entry.Name}' needs a 'source', an id of {CatalogueFiles.Sources}") : [fallback];
        }

        return [.. ids.Select(id => _byId.TryGetValue(id, out var source)
            ? source
            : throw entry.Error($"'{id}' is no source; add it to {CatalogueFiles.Sources}", "source"))];
    }

    private void Add(YamlMapping sources)
    {
        foreach (var entry in sources.Entries)
        {
            entry.Only("title", "grade", "date", "url");
            var grade = entry.Text("grade");
            if (!Grades.Contains(grade, StringComparer.Ordinal))
            {
                throw entry.Error($"'grade' must be one of {string.Join(", ", Grades)}, not '{grade}'", "grade");
            }

            _byId[entry.Name] = new EvidenceSource(entry.Name, entry.Text("title"), grade, entry.Text("date"), entry.TextOrNull("url"));
        }
    }
}
