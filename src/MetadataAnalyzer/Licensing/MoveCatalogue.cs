using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>move.yml</c>: facts about the platform, and messages of the platform, for runbooks.</summary>
public sealed class MoveCatalogue
{
    private readonly ImmutableDictionary<string, MoveFact> _facts;

    internal MoveCatalogue(YamlMapping file, CatalogueSources sources)
    {
        file.Only("facts", "messages", "probe");
        var facts = file.Map("facts");
        facts.Only(MoveFact.All);
        _facts = facts.EntriesInTheirCase.Select(entry => ReadFact(entry, sources))
            .ToImmutableDictionary(fact => fact.Id, StringComparer.Ordinal);
        if (MoveFact.All.FirstOrDefault(id => !_facts.ContainsKey(id)) is { } missing)
        {
            throw facts.Error($"'facts' needs '{missing}'");
        }

        Messages = [.. file.Map("messages").EntriesInTheirCase.Select(entry => ReadMessage(entry, sources))];
        Probe = new(file.Map("probe"), Messages, sources);
    }

    /// <summary>Every fact, in the order of the steps.</summary>
    public IEnumerable<MoveFact> Facts => MoveFact.All.Select(Fact);

    /// <summary>The reading of the answers of the dry-run probe.</summary>
    public ProbeMessages Probe { get; }

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

/// <summary>A fact that a step of the move rests on.</summary>
/// <param name="Id">Its key in <c>move.yml</c>.</param>
/// <param name="Text">The fact, as a sentence.</param>
/// <param name="Source">The source.</param>
public sealed record MoveFact(string Id, string Text, EvidenceSource Source)
{
    /// <summary>Most of what a user had cannot be retrieved after the switch.</summary>
    public const string LostAfter = "lost-after";

    /// <summary>The licence of a user is that of the profile.</summary>
    public const string LicenseFollowsProfile = "license-follows-profile";

    /// <summary>The assignments that the platform removes by itself are not known.</summary>
    public const string FateUnknown = "fate-unknown";

    /// <summary>The effect of an assignment that the licence cannot hold.</summary>
    public const string IncompatibleAssignment = "incompatible-assignment";

    /// <summary>Standard objects need the permission set licence.</summary>
    public const string StandardObjectsNeedPsl = "standard-objects-need-psl";

    /// <summary>The permission set licence is not assigned by itself.</summary>
    public const string PslNotAutomatic = "psl-not-automatic";

    /// <summary>The old seat is free at once.</summary>
    public const string SeatFreeAtOnce = "seat-free-at-once";

    /// <summary>The run-as user of a client-credentials flow must be API-only.</summary>
    public const string RunAsApiOnly = "run-as-api-only";

    /// <summary>API-only users have no user interface.</summary>
    public const string NoUserInterface = "no-user-interface";

    /// <summary>Every key, in the order of the steps.</summary>
    internal static readonly string[] All =
    [
        LostAfter, LicenseFollowsProfile, FateUnknown, IncompatibleAssignment, StandardObjectsNeedPsl, PslNotAutomatic, SeatFreeAtOnce,
        RunAsApiOnly, NoUserInterface,
    ];
}

/// <summary>A message that the platform can show at a step of the move.</summary>
/// <param name="Id">Its key in <c>move.yml</c>.</param>
/// <param name="Says">The platform's text, with … in place of what differs.</param>
/// <param name="Means">The meaning and what to do about it, in sentences.</param>
/// <param name="Back">The meaning at a step of the way back; null when no such step shows it.</param>
/// <param name="Source">The source.</param>
public sealed record MoveMessage(string Id, string Says, string Means, string? Back, EvidenceSource Source);
