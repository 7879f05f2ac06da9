using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The messages of the platform that decide a question of the dry-run probe, and the words in them that name rights on an object. Every
/// other message decides nothing.
/// </summary>
public sealed class ProbeMessages
{
    private const string Hole = "…";

    private readonly Regex _refuses;
    private readonly Regex _requires;
    private readonly ImmutableArray<(string Words, AccessRights Right)> _objectRights;

    internal ProbeMessages(YamlMapping entry, ImmutableArray<MoveMessage> messages, CatalogueSources sources)
    {
        entry.Only("refuses", "requires", "object_rights", "too_much", "source");
        _ = sources.Of(entry);
        (_refuses, _requires) = (Pattern(entry, "refuses", messages), Pattern(entry, "requires", messages));
        TooMuch = entry.List("too_much");
        var rights = entry.Map("object_rights");

        // The longer words first: "Read All" begins as "Read" does.
        _objectRights =
        [
            .. rights.Texts().Select(pair => (pair.Key, Enum.TryParse<AccessRights>(pair.Text, ignoreCase: true, out var right) ? right
                    : throw rights.Error($"'{pair.Text}' is no right on an object", pair.Key)))
                .OrderByDescending(pair => pair.Key.Length),
        ];
    }

    /// <summary>Words of a message that says that a call was too large.</summary>
    public ImmutableArray<string> TooMuch { get; }

    /// <summary>The names in a message that the licence does not allow them; empty for another message.</summary>
    internal ImmutableArray<string> Refused(string problem) => Names(_refuses, problem);

    /// <summary>The names in a message that a right depends on them; empty for another message.</summary>
    internal ImmutableArray<string> Required(string problem) => Names(_requires, problem);

    /// <summary>The object and the right on it that a name in a message gives; null when it gives none.</summary>
    internal (string Object, AccessRights Right)? FindObjectRight(string name)
    {
        foreach (var (words, right) in _objectRights)
        {
            if (name.StartsWith(words + " ", StringComparison.OrdinalIgnoreCase) && name[(words.Length + 1)..].Trim() is var owner
                && owner.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
            {
                return (owner, right);
            }
        }

        return null;
    }

    private static ImmutableArray<string> Names(Regex pattern, string problem) =>
        pattern.Match(Plain(problem)) is { Success: true } match
            ? [.. match.Groups["names"].Value.Split(',').Select(name => name.Trim().TrimEnd('.')).Where(name => name.Length > 0)]
            : [];

    /// <summary>The text with one kind of apostrophe, which tools write in several ways.</summary>
    private static string Plain(string text) => text.Replace('’', '\'').Replace("&#39;", "'", StringComparison.Ordinal)
        .Replace("&apos;", "'", StringComparison.Ordinal);

    /// <summary>The pattern of a message; its last … is what is asked for, up to the end of the line.</summary>
    private static Regex Pattern(YamlMapping entry, string key, ImmutableArray<MoveMessage> messages)
    {
        var id = entry.Text(key);
        var message = messages.FirstOrDefault(candidate => candidate.Id == id)
            ?? throw entry.Error($"'{id}' is no message of this file", key);
        var parts = Plain(message.Says).Split(Hole);
        return parts is [.., ""] and [_, _, ..]
            ? new(
                string.Join("[^\\r\\n]+?", parts[..^1].Select(Regex.Escape)) + "(?<names>[^\\r\\n]+)",
                RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)
            : throw entry.Error($"the text of '{id}' must end with {Hole}", key);
    }
}
