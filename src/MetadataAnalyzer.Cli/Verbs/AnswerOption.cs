using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>The option <c>--answer [SUBJECT:]KEY=VALUE</c>.</summary>
internal static class AnswerOption
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
        foreach (var key in answers.Sheets.SelectMany(entry => entry.Sheet.Questions.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal))
        {
            if (AnswersReader.WhyUnknown(key, catalogue) is { } reason)
            {
                throw new UsageException($"--answer {key}: {reason}");
            }
        }
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
