using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Reads <c>--answer [SUBJECT:]KEY=VALUE</c>, and refuses answers to questions that are never asked.</summary>
internal static class Answering
{
    private const string Form =
        "KEY=yes, KEY=no or KEY=unknown for a question or permission, OBJECT=read,edit for an object, "
        + "with 'username:' before it for one subject";

    /// <summary>The answers of the options.</summary>
    /// <exception cref="UsageException">An answer cannot be read, or two disagree.</exception>
    public static OwnerAnswers Parse(IEnumerable<string> values)
    {
        var answers = OwnerAnswers.None;
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values)
        {
            var (subject, key, text) = Split(value);
            var name = subject is null ? key : $"{subject}:{key}";
            if (given.TryGetValue(name, out var earlier) && earlier != text)
            {
                throw new UsageException($"--answer {name} is given as {earlier} and as {text}");
            }

            given[name] = text;
            answers = Add(answers, subject, Sheet(key, text) ?? throw Wrong(value));
        }

        return answers;
    }

    /// <summary>Refuses an answer to a question that is never asked.</summary>
    /// <exception cref="UsageException">A key is neither a trigger nor a permission.</exception>
    public static void Check(OwnerAnswers answers, LicenseCatalogue catalogue)
    {
        foreach (var key in answers.Sheets.SelectMany(entry => entry.Sheet.Questions.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            if (WhyUnknown(key, catalogue) is { } reason)
            {
                throw new UsageException($"--answer {key}: {reason}");
            }
        }
    }

    /// <summary>The fault in the key of an answer; null when it is a trigger or a permission, or may be a permission that the catalogue does not list.</summary>
    public static string? WhyUnknown(string key, LicenseCatalogue catalogue)
    {
        var known = catalogue.Triggers.Select(entry => entry.Id).Concat(catalogue.Permissions.Select(permission => permission.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
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

    private static (string? Subject, string Key, string Text) Split(string value)
    {
        var equals = value.LastIndexOf('=');
        var name = equals > 0 ? value[..equals].Trim() : "";
        var colon = name.LastIndexOf(':');
        var (subject, key) = (colon < 0 ? null : name[..colon].Trim(), name[(colon + 1)..].Trim());
        return key.Length > 0 && subject is not ""
            ? (subject, key, value[(equals + 1)..].Trim().ToLowerInvariant())
            : throw Wrong(value);
    }

    private static UsageException Wrong(string value) => new(CommandLineFault.Value("--answer", Form, value));

    /// <summary>A sheet with one answer; null when the value is none.</summary>
    private static AnswerSheet? Sheet(string key, string text)
    {
        bool? isYes = text switch { "yes" => true, "no" => false, _ => null };
        if (isYes is not null || text == "unknown")
        {
            return new() { Questions = AnswerSheet.Empty.Questions.Add(key, new(isYes, AccessRights.None, Location: null)) };
        }

        var rights = AnswersReader.Rights(text.Split(',', StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 || rights is not { } given ? null
            : new() { Objects = AnswerSheet.Empty.Questions.Add(key, new(given != AccessRights.None, given, Location: null)) };
    }

    private static OwnerAnswers Add(OwnerAnswers answers, string? subject, AnswerSheet one)
    {
        var sheet = subject is null ? answers.ForAll : answers.BySubject.GetValueOrDefault(subject, AnswerSheet.Empty);
        var added = new AnswerSheet
        {
            Questions = sheet.Questions.SetItems(one.Questions),
            Objects = one.Objects is { } objects ? (sheet.Objects ?? AnswerSheet.Empty.Questions).SetItems(objects) : sheet.Objects,
        };
        return subject is null ? answers with { ForAll = added } : answers with { BySubject = answers.BySubject.SetItem(subject, added) };
    }
}
