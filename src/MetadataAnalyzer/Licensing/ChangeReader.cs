using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>changes.yml</c>.</summary>
internal static class ChangeReader
{
    /// <summary>By date; changes without one come last.</summary>
    public static ImmutableArray<PlatformChange> Read(CatalogueNode file, CatalogueSources sources)
    {
        file.Only("changes");
        return
        [
            .. file.Map("changes").Entries
                .Select(entry => ReadChange(entry, sources))
                .OrderBy(change => change.Date is null)
                .ThenBy(change => change.Date, StringComparer.Ordinal)
                .ThenBy(change => change.Id, StringComparer.Ordinal),
        ];
    }

    private static PlatformChange ReadChange(CatalogueNode entry, CatalogueSources sources)
    {
        entry.Only("date", "release", "state", "title", "consequence", "source");
        var isInForce = entry.Text("state") switch
        {
            "in-force" => true,
            "announced" => false,
            var other => throw entry.Error($"'state' must be in-force or announced, not '{other}'", "state"),
        };
        return new PlatformChange(
            entry.Name, entry.TextOrNull("date"), entry.TextOrNull("release"), isInForce, entry.Text("title"), entry.Text("consequence"), sources.Of(entry));
    }
}
