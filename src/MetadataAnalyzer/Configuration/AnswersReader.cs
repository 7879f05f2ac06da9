using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>Reads the key <c>answers</c> of the configuration, and files that hold nothing else.</summary>
public static class AnswersReader
{
    private const string BySubject = "by-subject";

    /// <summary>Keys of a sheet that are no question.</summary>
    internal static readonly string[] OtherKeys = ["permissions", "objects", "by", "on", AnswerSheet.ConsentByKey, AnswerSheet.RunsKey];

    /// <summary>The words for what an integration does with an object; <c>all</c> and <c>none</c> beside them.</summary>
    internal static readonly string[] RightWords = [.. AccessRightFlags.OfObjects.Select(right => right.Id())];

    internal static OwnerAnswers Read(YamlMapping node) => new()
    {
        ForAll = Sheet(node),
        BySubject = node.Has(BySubject) ? Sheets(node.Map(BySubject)) : OwnerAnswers.None.BySubject,
    };

    /// <summary>The rights on an object that the words of an answer mean; null for another word. To write is to read.</summary>
    public static AccessRights? Rights(IEnumerable<string> words)
    {
        var rights = AccessRights.None;
        foreach (var word in words.Select(Plain))
        {
            if (word is "none" or "no")
            {
                continue;
            }

            if (word is "all")
            {
                return ~AccessRights.Enabled;
            }

            if (Array.FindIndex(RightWords, known => Plain(known) == word) is not (>= 0 and var index))
            {
                return null;
            }

            rights |= (AccessRights)(1 << index);
        }

        return rights == AccessRights.None ? rights : rights | AccessRights.Read;
    }

    /// <summary>
    /// The error in the key of an answer; null when the key is a question or a permission, or may be a permission that the catalogue does
    /// not list.
    /// </summary>
    public static string? WhyUnknown(string key, LicenseCatalogue catalogue)
    {
        var known = catalogue.Triggers.Select(entry => entry.Id).Concat(catalogue.Permissions.Select(permission => permission.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (known.Contains(key))
        {
            return null;
        }

        var suggestion = Nearest.Suggestion(key, known);
        if (suggestion.Length == 0 && char.IsAsciiLetterUpper(key[0]) && key.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var questions = catalogue.Triggers.Where(entry => entry.DecidedBy == TriggerDecider.Client).Select(entry => entry.Id);
        return $"no such question and no permission; the questions are {string.Join(", ", questions)}{suggestion}";
    }

    /// <summary>Whether a text is an answer to a question: yes, no, or unknown, which gives null.</summary>
    internal static bool TryRead(string? text, out bool? isYes)
    {
        isYes = text switch { "yes" or "true" => true, "no" or "false" => false, _ => null };
        return isYes is not null || text == "unknown";
    }

    /// <summary>The error in a text that is no answer.</summary>
    internal static string WhyWrong(string key, string? text) => $"answer '{key}' must be yes, no or unknown, not '{text}'";

    /// <summary>A word without case and hyphens: <c>view-all</c> and <c>viewAll</c> are the same.</summary>
    private static string Plain(string word) => word.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static ImmutableDictionary<string, AnswerSheet> Sheets(YamlMapping node)
    {
        var sheets = OwnerAnswers.None.BySubject.ToBuilder();
        foreach (var entry in node.Entries)
        {
            if (entry.Has(BySubject))
            {
                throw entry.Error($"'{BySubject}' is not known inside the answers of one subject", BySubject);
            }

            sheets.Add(entry.Name, Sheet(entry));
        }

        return sheets.ToImmutable();
    }

    private static AnswerSheet Sheet(YamlMapping node)
    {
        var (by, on) = (node.TextOrNull("by"), node.DayOrNull("on"));
        var questions = AnswerSheet.NewList();
        foreach (var key in node.Keys.Where(key => key != BySubject && !OtherKeys.Contains(key, StringComparer.Ordinal)))
        {
            questions[key] = Question(node, key, by, on);
        }

        if (node.Has("permissions"))
        {
            var permissions = node.Map("permissions");
            foreach (var key in permissions.Keys)
            {
                questions[key] = Question(permissions, key, by, on);
            }
        }

        return new()
        {
            Questions = questions.ToImmutable(),
            Objects = HasObjects(node) ? Objects(node.Map("objects"), by, on) : null,
            By = by,
            ConsentBy = Text(node, AnswerSheet.ConsentByKey),
            Runs = Text(node, AnswerSheet.RunsKey),
        };
    }

    private static OwnerText? Text(YamlMapping node, string key)
    {
        var (_, line, column) = node.Places(key).FirstOrDefault();
        return node.TextOrNull(key) is { } text ? new(text, new(node.File, line, column)) : null;
    }

    /// <summary>Whether a list of objects is given; <c>unknown</c> in its place leaves the question open.</summary>
    private static bool HasObjects(YamlMapping node) =>
        node.Has("objects") && (node.IsMap("objects") || node.List("objects") is not ["unknown"]);

    private static OwnerAnswer Question(YamlMapping node, string key, string? by, DateOnly? on)
    {
        var (text, line, column) = node.Places(key).FirstOrDefault();
        var location = new Location(node.File, line, column);
        return TryRead(text, out var isYes)
            ? new(isYes, AccessRights.None, location, by, on)
            : throw node.Error(WhyWrong(key, text), key);
    }

    private static ImmutableDictionary<string, OwnerAnswer> Objects(YamlMapping node, string? by, DateOnly? on)
    {
        var objects = AnswerSheet.NewList();
        foreach (var key in node.Keys)
        {
            var items = node.Places(key).ToList();
            var rights = Rights(items.Select(item => item.Text))
                ?? throw node.Error(
                    $"what the integration does with object '{key}' is all, none or some of {string.Join(", ", RightWords)}", key);
            var location = items is [var first, ..] ? new Location(node.File, first.Line, first.Column) : default(Location?);
            objects[key] = new(IsYes: rights != AccessRights.None, rights, location, by, on);
        }

        return objects.ToImmutable();
    }
}
