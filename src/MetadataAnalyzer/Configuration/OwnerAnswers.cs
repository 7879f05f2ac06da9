using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Configuration;

/// <summary>An answer of an integration's owner.</summary>
/// <param name="IsYes">Yes, no, or null for "I do not know", which leaves the question open.</param>
/// <param name="Rights">For an object, what the integration does with it; else none.</param>
/// <param name="Location">Where the answer is written; null when an option gives it.</param>
/// <param name="By">The person who answered; null when not given.</param>
/// <param name="On">The day of the answer; null when not given.</param>
public sealed record OwnerAnswer(bool? IsYes, AccessRights Rights, Location? Location, string? By = null, DateOnly? On = null)
{
    /// <summary>The answer as it is written: <c>yes</c>, <c>no</c>, <c>unknown</c>, or the rights on an object.</summary>
    public string Value =>
        Rights != AccessRights.None ? Rights.Describe() : IsYes switch { true => "yes", false => "no", null => "unknown" };

    /// <summary>The answer to a question in words, with who gave it and when.</summary>
    public string Describe(string key)
    {
        var on = On is { } day ? $" on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $"answered{(By is null ? "" : $" by {By}")}{on}: {key}={Value}";
    }
}

/// <summary>An answer in the owner's own words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Location">Where they are written.</param>
public sealed record OwnerText(string Text, Location Location)
{
    public override string ToString() => Text;
}

/// <summary>Answers of one owner, or those that hold for every subject.</summary>
public sealed record AnswerSheet
{
    private static readonly ImmutableDictionary<string, OwnerAnswer> NoAnswers = ImmutableDictionary.Create<string, OwnerAnswer>(
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Key of <see cref="ConsentBy"/>.</summary>
    public const string ConsentByKey = "consent-by";

    /// <summary>Key of <see cref="Runs"/>.</summary>
    public const string RunsKey = "runs";

    public static AnswerSheet Empty { get; } = new();

    /// <summary>Answers by trigger id or by API name of a user permission, in any case.</summary>
    public ImmutableDictionary<string, OwnerAnswer> Questions { get; init; } = NoAnswers;

    /// <summary>
    /// The objects that the integration reads or writes, and no others, by API name in any case; null when the question is open.
    /// </summary>
    public ImmutableDictionary<string, OwnerAnswer>? Objects { get; init; }

    /// <summary>The person who answers; null when not said.</summary>
    public string? By { get; init; }

    /// <summary>Who can sign in as the user and agree at a login page, for the runbook; null when not said.</summary>
    public OwnerText? ConsentBy { get; init; }

    /// <summary>When the integration runs, and when it may stand still, for the runbook; null when not said.</summary>
    public OwnerText? Runs { get; init; }

    /// <summary>The texts for the runbook, each with its key.</summary>
    public IEnumerable<KeyValuePair<string, OwnerText>> Texts =>
        new[] { (ConsentByKey, ConsentBy), (RunsKey, Runs) }.Where(entry => entry.Item2 is not null)
            .Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2!));

    /// <summary>Every answer with its key, sorted by key, objects last.</summary>
    public IEnumerable<KeyValuePair<string, OwnerAnswer>> All =>
        Questions.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Concat((Objects ?? NoAnswers).OrderBy(entry => entry.Key, StringComparer.Ordinal));

    /// <summary>Those of <see cref="Questions"/> that were given for the subject alone; null when all hold for every subject.</summary>
    internal AnswerSheet? Own { get; init; }

    /// <summary>The answer to a trigger or about a user permission; null when there is none.</summary>
    public OwnerAnswer? FindQuestion(string key) => Questions.GetValueOrDefault(key);

    /// <summary>
    /// The answer that decides a user permission, with its key: one about the subject goes before one for all, so that its "I do not know"
    /// leaves open what is answered for all; within either, one about the permission goes before one to its trigger. Null when there is
    /// none.
    /// </summary>
    internal (string Key, OwnerAnswer Answer)? FindDeciding(string permission, string? trigger)
    {
        foreach (var sheet in new[] { Own, this }.OfType<AnswerSheet>())
        {
            (string Key, OwnerAnswer Answer)[] answers =
                [.. new[] { permission, trigger }.OfType<string>().Where(sheet.Questions.ContainsKey)
                    .Select(key => (key, sheet.Questions[key]))];
            if (answers.Length > 0)
            {
                return answers.FirstOrDefault(entry => entry.Answer.IsYes is not null) is { Answer: not null } known ? known : answers[0];
            }
        }

        return null;
    }

    /// <summary>
    /// These answers before others. A list of objects replaces the other list, because it means that no other object is needed.
    /// </summary>
    public AnswerSheet Over(AnswerSheet other) => new()
    {
        Questions = other.Questions.SetItems(Questions),
        Objects = Objects ?? other.Objects,
        By = By ?? other.By,
        ConsentBy = ConsentBy ?? other.ConsentBy,
        Runs = Runs ?? other.Runs,
    };

    /// <summary>An empty list to add answers to.</summary>
    internal static ImmutableDictionary<string, OwnerAnswer>.Builder NewList() => NoAnswers.ToBuilder();
}

/// <summary>The answers of the integrations' owners: for all subjects, and for single ones, whose own answers go first.</summary>
public sealed record OwnerAnswers
{
    /// <summary>No answer.</summary>
    public static OwnerAnswers None { get; } = new();

    /// <summary>Answers that hold for every subject without one of its own.</summary>
    public AnswerSheet ForAll { get; init; } = AnswerSheet.Empty;

    /// <summary>Answers by username or profile name, in any case.</summary>
    public ImmutableDictionary<string, AnswerSheet> BySubject { get; init; } =
        ImmutableDictionary.Create<string, AnswerSheet>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every sheet with the subject it is for; null for all.</summary>
    public IEnumerable<(string? Subject, AnswerSheet Sheet)> Sheets =>
    [
        (null, ForAll),
        .. BySubject.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => ((string?)entry.Key, entry.Value)),
    ];

    /// <summary>The answers about one subject.</summary>
    public AnswerSheet Of(string subject) => BySubject.TryGetValue(subject, out var own) ? own.Over(ForAll) with { Own = own } : ForAll;

    /// <summary>These answers before others, for all subjects and for each.</summary>
    public OwnerAnswers Over(OwnerAnswers other) => new()
    {
        ForAll = ForAll.Over(other.ForAll),
        BySubject = other.BySubject.SetItems(
            BySubject.Select(
                entry =>
                    KeyValuePair.Create(
                        entry.Key, other.BySubject.TryGetValue(entry.Key, out var older) ? entry.Value.Over(older) : entry.Value))),
    };
}
