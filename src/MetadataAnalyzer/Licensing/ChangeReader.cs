using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>changes.yml</c>.</summary>
internal static class ChangeReader
{
    /// <summary>By date; changes without one come last.</summary>
    public static ImmutableArray<PlatformChange> Read(YamlMapping file, CatalogueSources sources)
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

    private static PlatformChange ReadChange(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("date", "release", "state", "title", "consequence", "source");
        var isInForce = entry.Text("state") switch
        {
            "in-force" => true,
            "announced" => false,
            var other => throw entry.Error($"'state' must be in-force or announced, not '{other}'", "state"),
        };
        var date = entry.TextOrNull("date");
        if (date is not null && !PlatformChange.IsDate(date))
        {
            throw entry.Error($"'date' must be a year, month or day such as 2027, 2027-06 or 2027-06-01, not '{date}'", "date");
        }

        return new PlatformChange(
            entry.Name, date, entry.TextOrNull("release"), isInForce, entry.Text("title"), entry.Text("consequence"), sources.Of(entry));
    }
}
