using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>What runbooks say of the platform: <c>move.yml</c>.</summary>
public sealed class MoveCatalogue
{
    private readonly ImmutableDictionary<string, MoveFact> _facts;

    internal MoveCatalogue(YamlMapping file, CatalogueSources sources)
    {
        file.Only("facts", "messages");
        var facts = file.Map("facts");
        facts.Only(MoveFact.All);
        _facts = facts.EntriesInTheirCase.Select(entry => ReadFact(entry, sources)).ToImmutableDictionary(fact => fact.Id, StringComparer.Ordinal);
        if (MoveFact.All.FirstOrDefault(id => !_facts.ContainsKey(id)) is { } missing)
        {
            throw facts.Error($"'facts' needs '{missing}'");
        }

        Messages = [.. file.Map("messages").EntriesInTheirCase.Select(entry => ReadMessage(entry, sources))];
    }

    /// <summary>Every fact, in the order of the steps.</summary>
    public IEnumerable<MoveFact> Facts => MoveFact.All.Select(Fact);

    /// <summary>Messages in the order of the steps.</summary>
    public ImmutableArray<MoveMessage> Messages { get; }

    /// <summary>The fact of this key, one of the constants of <see cref="MoveFact"/>.</summary>
    public MoveFact Fact(string id) => _facts[id];

    private static MoveFact ReadFact(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("text", "source");
        return new(entry.Name, entry.Text("text"), sources.Of(entry));
    }

    private static MoveMessage ReadMessage(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("says", "means", "back", "source");
        return new(entry.Name, entry.Text("says"), entry.Text("means"), entry.TextOrNull("back"), sources.Of(entry));
    }
}
