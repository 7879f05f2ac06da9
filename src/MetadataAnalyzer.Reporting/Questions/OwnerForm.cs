using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;

namespace MetadataAnalyzer.Reporting.Questions;

/// <summary>The form of one owner: the questions about each of its integration users, and about no other.</summary>
/// <param name="Owner">The person who answers, as <c>by</c> under the user's answers gives it; null when not given.</param>
/// <param name="Parts">The questions about each user, sorted by user; never empty.</param>
/// <param name="FileName">
/// A file name without extension that any file system takes: letters, digits, dots, hyphens and at signs of the user's name, or of the
/// owner's for several users, and a number where two forms would share one.
/// </param>
public sealed record OwnerForm(string? Owner, ImmutableArray<Questionnaire> Parts, string FileName)
{
    /// <summary>The forms of all owners: users with the same owner share one, a user without an owner has its own.</summary>
    /// <param name="questionnaires">The questions about each user.</param>
    /// <param name="answers">The answers, which name the owners.</param>
    public static ImmutableArray<OwnerForm> Of(ImmutableArray<Questionnaire> questionnaires, OwnerAnswers answers)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. questionnaires.GroupBy(entry => OwnerOf(entry, answers) ?? $"\0{entry.Subject.Name}", StringComparer.OrdinalIgnoreCase)
                .Select(group =>
                {
                    ImmutableArray<Questionnaire> parts = [.. group];
                    var owner = OwnerOf(parts[0], answers);
                    return new OwnerForm(owner, parts, FileNameOf(parts.Length > 1 ? owner! : parts[0].Subject.Name, taken));
                }),
        ];
    }

    private static string? OwnerOf(Questionnaire questionnaire, OwnerAnswers answers) =>
        answers.BySubject.GetValueOrDefault(questionnaire.Subject.Name)?.By?.Trim() is { Length: > 0 } owner ? owner : null;

    private static string FileNameOf(string name, HashSet<string> taken)
    {
        var plain = string.Concat(name.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@' ? letter : '_')).Trim('.');
        var free = plain;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{plain}-{number}";
        }

        return free;
    }
}
