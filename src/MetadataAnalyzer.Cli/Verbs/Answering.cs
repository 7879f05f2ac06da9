using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Reads <c>--answer TRIGGER=yes|no</c>.</summary>
internal static class Answering
{
    /// <summary>Answers by trigger id.</summary>
    /// <exception cref="UsageException">An answer is neither yes nor no, or two disagree.</exception>
    public static ImmutableDictionary<string, bool> Parse(IEnumerable<string> values)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var separator = value.LastIndexOf('=');
            var trigger = separator > 0 ? value[..separator].Trim() : "";
            bool? answer = separator > 0 ? value[(separator + 1)..].Trim().ToLowerInvariant() switch { "yes" => true, "no" => false, _ => null } : null;
            if (trigger.Length == 0 || answer is null)
            {
                throw new UsageException($"--answer {value}: write TRIGGER=yes or TRIGGER=no, such as chatter=no");
            }

            if (answers.TryGetValue(trigger, out var earlier) && earlier != answer)
            {
                throw new UsageException($"--answer {trigger} is given as yes and as no");
            }

            answers[trigger] = answer.Value;
        }

        return answers.ToImmutable();
    }

    /// <summary>Refuses an answer to a question that nobody asks.</summary>
    /// <exception cref="UsageException">A trigger is not one of the catalogue's.</exception>
    public static void Check(ImmutableDictionary<string, bool> answers, LicenseCatalogue catalogue)
    {
        foreach (var trigger in answers.Keys.Order(StringComparer.Ordinal))
        {
            if (WhyUnknown(trigger, catalogue) is { } reason)
            {
                throw new UsageException($"--answer {trigger}: {reason}");
            }
        }
    }

    /// <summary>What is wrong with an answer to a question that nobody asks; null when the question is one of the catalogue's.</summary>
    public static string? WhyUnknown(string trigger, LicenseCatalogue catalogue)
    {
        var known = catalogue.Triggers.Select(entry => entry.Id).Concat(catalogue.Permissions.Select(permission => permission.Name)).ToHashSet(StringComparer.Ordinal);
        if (known.Contains(trigger))
        {
            return null;
        }

        var questions = catalogue.Triggers.Where(entry => entry.DecidedBy == TriggerDecider.Client).Select(entry => entry.Id);
        return $"no such trigger; those that a client decides are {string.Join(", ", questions)}{Nearest.Suggestion(trigger, known)}";
    }
}
