using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>sources.yml</c>: the sources that the <c>source</c> keys of the other files name.</summary>
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

    /// <summary>The day of the catalogue's content, such as 2026-11-24.</summary>
    public string Date { get; }

    public ImmutableArray<EvidenceSource> All => [.. _byId.Values.OrderBy(source => source.Id, StringComparer.Ordinal)];

    /// <summary>These sources together with the <c>sources</c> of another file.</summary>
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

/// <summary>The source of a statement of the catalogue.</summary>
/// <param name="Id">Its key in <c>sources.yml</c>.</param>
/// <param name="Title">Its title in reports.</param>
/// <param name="Grade"><c>documented</c>, <c>observed</c>, <c>reported</c> or <c>inferred</c>, strongest first.</param>
/// <param name="Date">Year, month or day, as exact as the source gives it.</param>
/// <param name="Url">Its address; null unless it is public and official.</param>
public sealed record EvidenceSource(string Id, string Title, string Grade, string Date, string? Url);

/// <summary>The certainty of a statement of the catalogue.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}
