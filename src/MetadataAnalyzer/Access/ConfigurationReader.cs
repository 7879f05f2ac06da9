using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Access;

/// <summary>Reads <c>metadata-analyzer.yml</c>.</summary>
public static class ConfigurationReader
{
    internal static readonly string[] Keys = ["extends", "subjects", "containers", "answers", "asOf", "window", "edition", "priceBook", "failOn", "rulePacks", "policies", "suppressions"];
    internal static readonly string[] SubjectKeys = ["include", "exclude", "rename", "patterns"];
    internal static readonly string[] SuppressionKeys = ["rule", "entity", "path", "user", "reason", "expires", "owner", "ticket"];

    /// <summary>What <c>failOn</c> may be: an impact, worst first, or <c>never</c>.</summary>
    public static ImmutableArray<string> FailOnValues { get; } = ["blocker", "change", "verify", "note", "never"];

    private static readonly string[] ContainerTypes = ["Profile", "PermissionSet", "PermissionSetGroup"];

    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">It is no YAML, has a key that is not known, or a value that cannot be.</exception>
    public static Configuration Read(TextReader reader, string file) => Guard(file, () => Read(YamlMapping.Parse(file, reader), file));

    /// <summary>Reads a file that holds accepted findings and nothing else, under the key <c>suppressions</c>.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">It is no YAML, has a key that is not known, or a value that cannot be.</exception>
    public static ImmutableArray<SuppressionEntry> ReadSuppressions(TextReader reader, string file) => Guard(file, () =>
    {
        var root = YamlMapping.Parse(file, reader);
        root.Only(["suppressions"]);
        return Suppressions(root, file);
    });

    /// <summary>Reads a file of answers: the key <c>answers</c> as the configuration has it, or what stands under that key alone.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">It is no YAML, or an answer has a value that cannot be.</exception>
    public static OwnerAnswers ReadAnswers(TextReader reader, string file) => Guard(file, () =>
    {
        var root = YamlMapping.Parse(file, reader);
        if (!root.Has("answers"))
        {
            return AnswersReader.Read(root, file);
        }

        root.Only(["answers"]);
        return AnswersReader.Read(root.Map("answers"), file);
    });

    private static T Guard<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (YamlFileException exception)
        {
            throw new ConfigurationException($"{file}, line {exception.Line}: {exception.Message}", exception);
        }
    }

    private static Configuration Read(YamlMapping root, string file)
    {
        root.Only(Keys);
        var subjects = root.Has("subjects") ? root.Map("subjects") : null;
        subjects?.Only(SubjectKeys);
        return new()
        {
            Extends = Names(root, "extends", file),
            Files = [file],
            Places = Places(root, file),
            Include = Names(subjects, "include", file),
            Exclude = Names(subjects, "exclude", file),
            Patterns = Names(subjects, "patterns", file),
            DisplayNames = subjects is null || !subjects.Has("rename") ? Configuration.Empty.DisplayNames : Renames(subjects.Map("rename"), file),
            Containers = [.. Names(root, "containers", file).Select(CheckContainer)],
            Answers = root.Has("answers") ? AnswersReader.Read(root.Map("answers"), file) : OwnerAnswers.None,
            AsOf = root.DayOrNull(ConfigurationKeys.AsOf),
            WindowDays = root.Has(ConfigurationKeys.Window) ? Window(root) : null,
            Edition = Single(root, ConfigurationKeys.Edition, file),
            PriceBook = Single(root, ConfigurationKeys.PriceBook, file),
            FailOn = FailOn(root, file),
            RulePacks = Names(root, "rulePacks", file),
            Policies = Names(root, "policies", file),
            Suppressions = Suppressions(root, file),
        };
    }

    private static ImmutableDictionary<string, Location> Places(YamlMapping root, string file)
    {
        string[] keys = [ConfigurationKeys.AsOf, ConfigurationKeys.Window, ConfigurationKeys.Edition, ConfigurationKeys.PriceBook, ConfigurationKeys.FailOn];
        return keys.Where(root.Has).ToImmutableDictionary(
            key => key,
            key => root.Places(key).Select(item => new Location(file, item.Line, item.Column)).FirstOrDefault(),
            StringComparer.Ordinal);
    }

    private static ImmutableArray<NamedReference> Names(YamlMapping? node, string key, string file) => node is null ? []
        : [.. node.Places(key).Select(item => item.Text.Trim() switch
        {
            "" => throw new YamlFileException(file, item.Line, $"'{key}' holds an empty name"),
            var name when name.Any(char.IsControl) =>
                throw new YamlFileException(file, item.Line, $"'{key}' holds a name with a line break or another control character"),
            var name => new NamedReference(name, new(file, item.Line, item.Column)),
        })];

    private static NamedReference? Single(YamlMapping root, string key, string file) => Names(root, key, file) switch
    {
        [] => null,
        [var name] => name,
        _ => throw root.Error($"'{key}' is one text, not a list", key),
    };

    private static ImmutableDictionary<string, NamedReference> Renames(YamlMapping node, string file)
    {
        var names = ImmutableDictionary.CreateBuilder<string, NamedReference>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in node.Keys)
        {
            var name = node.Text(key);
            var (_, line, column) = node.Places(key).First();
            if (!names.TryAdd(key, new(name, new(file, line, column))))
            {
                throw node.Error($"'{key}' is there twice; case does not matter", key);
            }
        }

        return names.ToImmutable();
    }

    private static NamedReference CheckContainer(NamedReference reference)
    {
        var separator = reference.Name.IndexOf(':', StringComparison.Ordinal);
        return separator > 0 && separator < reference.Name.Length - 1 && ContainerTypes.Contains(reference.Name[..separator], StringComparer.Ordinal)
            ? reference
            : throw new YamlFileException(reference.Location.Path, reference.Location.Line, $"container '{reference.Name}': write Type:FullName with one of {string.Join(", ", ContainerTypes)}, such as PermissionSet:Sync");
    }

    private static int Window(YamlMapping root) => root.Count("window") is > 0 and <= LoginWindow.LongestDays and var days
        ? days
        : throw root.Error($"'window' is a number of days from 1 to {LoginWindow.LongestDays}", "window");

    private static NamedReference? FailOn(YamlMapping root, string file) => Single(root, ConfigurationKeys.FailOn, file) switch
    {
        null => null,
        { } value when FailOnValues.Contains(value.Name, StringComparer.Ordinal) => value,
        { } value => throw root.Error($"'failOn' is one of {string.Join(", ", FailOnValues)}, not '{value.Name}'", "failOn"),
    };

    private static ImmutableArray<SuppressionEntry> Suppressions(YamlMapping root, string file) =>
        root.Has("suppressions") ? [.. root.Items("suppressions").Select(entry => Suppression(entry, file))] : [];

    private static SuppressionEntry Suppression(YamlMapping entry, string file)
    {
        entry.Only(SuppressionKeys);
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
            Location = new(file, line, column),
        };
        return (suppression.Entity ?? suppression.Path ?? suppression.User) is not null
            ? suppression
            : throw entry.Error("a suppression names an entity, a path or a user; one for a whole rule would hide what nobody has looked at");
    }

    private static string? NotBlank(YamlMapping entry, string key) => entry.TextOrNull(key) switch
    {
        null => null,
        var text when text.Trim().Length > 0 => text.Trim(),
        _ => throw entry.Error($"'{key}' is empty", key),
    };
}
