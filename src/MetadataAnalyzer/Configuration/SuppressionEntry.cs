using System.Globalization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>An accepted finding. It changes the result of a check and the display, never a verdict.</summary>
public sealed record SuppressionEntry
{
    internal static readonly string[] Keys = ["rule", "entity", "path", "user", "reason", "expires", "owner", "ticket"];

    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// The component as <c>Type:FullName</c>, such as <c>PermissionSet:Sync</c>, with <c>*</c> and <c>?</c>; null for any.
    /// </summary>
    public string? Entity { get; init; }

    /// <summary>Path of the finding's place with <c>*</c>, <c>**</c> and <c>?</c>; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Username or profile name with <c>*</c> and <c>?</c>; null for any.</summary>
    public string? User { get; init; }

    /// <summary>The reason of the acceptance; empty when not given, and then the entry has no effect.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which the entry holds; null when it does not end.</summary>
    public DateOnly? Expires { get; init; }

    public string? Owner { get; init; }

    public string? Ticket { get; init; }

    /// <summary>The entry in the configuration file.</summary>
    public required Location Location { get; init; }

    /// <summary>Whether the last day is past; false when <paramref name="asOf"/> is not known.</summary>
    public bool IsExpired(DateOnly? asOf) => Expires is { } last && asOf is { } day && last < day;

    /// <summary>Whether the entry accepts a finding.</summary>
    /// <param name="rule">Id of the finding's rule.</param>
    /// <param name="entity">The component as <c>Type:FullName</c>, or null.</param>
    /// <param name="path">Path of the finding's place, or null.</param>
    /// <param name="user">The subject's name, or null.</param>
    public bool Covers(string rule, string? entity, string? path, string? user) =>
        string.Equals(Rule, rule, StringComparison.OrdinalIgnoreCase)
        && (Entity is null || (entity is not null && new GlobPattern(Entity, isAnchored: true).Matches(entity.Split('/'))))
        && (Path is null || (path is not null && new GlobPattern(Path, isAnchored: true).Matches(path.Split('/'))))
        && (User is null || (user is not null && new GlobPattern(User, isAnchored: true).Matches(user.Split('/'))));

    /// <summary>The entry in one line, as <c>config show</c> prints it.</summary>
    internal string Describe()
    {
        (string Key, string? Text)[] parts =
        [
            ("entity", Entity), ("path", Path), ("user", User),
            ("expires", Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("owner", Owner), ("ticket", Ticket),
            ("reason", Reason.Length == 0 ? "(none: it accepts nothing)" : Reason),
        ];
        return $"{Rule}; {string.Join("; ", parts.Where(part => part.Text is not null).Select(part => $"{part.Key} {part.Text}"))}";
    }

    /// <exception cref="YamlFileException">The entry has an unknown key or a value that cannot be used.</exception>
    internal static SuppressionEntry Read(YamlMapping entry)
    {
        entry.Only(Keys);
        var (line, column) = entry.Start;
        var suppression = new SuppressionEntry
        {
            Rule = entry.Text("rule"),
            Entity = NotBlank(entry, "entity"),
            Path = NotBlank(entry, "path"),
            User = NotBlank(entry, "user"),
            Reason = entry.TextOrNull("reason")?.Trim() ?? "",
            Expires = entry.DayOrNull("expires"),
            Owner = entry.TextOrNull("owner"),
            Ticket = entry.TextOrNull("ticket"),
            Location = new(entry.File, line, column),
        };
        return (suppression.Entity ?? suppression.Path ?? suppression.User) is not null
            ? suppression
            : throw entry.Error(
                "a suppression names an entity, a path or a user; one for a whole rule would hide findings that were never read");
    }

    private static string? NotBlank(YamlMapping entry, string key) => entry.TextOrNull(key) switch
    {
        null => null,
        var text when text.Trim().Length > 0 => text.Trim(),
        _ => throw entry.Error($"'{key}' is empty", key),
    };
}
