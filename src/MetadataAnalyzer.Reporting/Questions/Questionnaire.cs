using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Markdown;

namespace MetadataAnalyzer.Reporting.Questions;

/// <summary>The open questions about one integration user, for its owner.</summary>
/// <param name="Subject">The user, or the profile when there is no users export.</param>
/// <param name="ProfileLabel">Name of its profile for people.</param>
/// <param name="Questions">The questions, those that decide most first; never empty.</param>
public sealed record Questionnaire(Subject Subject, string ProfileLabel, ImmutableArray<OwnerQuestion> Questions)
{
    /// <summary>Columns of the CSV file, which is also read back.</summary>
    private static ImmutableArray<string> Columns { get; } = ["subject", "key", "question", "held", "licence", "answer", "by", "on"];

    /// <summary>The questionnaires of an assessment: one for each candidate with an open question, sorted by subject.</summary>
    public static ImmutableArray<Questionnaire> Of(AssessmentResult result) =>
    [
        .. result.Subjects.Where(assessed => assessed.Classification.Candidacy == Analysis.Candidacy.Candidate)
            .Select(assessed => new Questionnaire(
                assessed.Subject, result.Org.Names.ProfileLabel(assessed.Subject.ProfileName), assessed.Subject.Needs.OwnerQuestions))
            .Where(questionnaire => !questionnaire.Questions.IsEmpty)
            .OrderBy(questionnaire => questionnaire.Subject.Name, StringComparer.Ordinal),
    ];

    /// <summary>Writes all questions as CSV with empty columns for the answers.</summary>
    public static void WriteCsv(ImmutableArray<Questionnaire> questionnaires, Stream stream) => SafeCsv.Write(
        stream, [.. Columns], questionnaires.SelectMany(questionnaire => questionnaire.Rows()),
        row => [
            row.Subject, row.Key, row.Question, row.Held, row.IsRefused switch { true => "refused", false => "not known", null => "" }, "",
            "", "",
        ]);

    /// <summary>Writes all questions as Markdown, a section for each subject.</summary>
    public static void WriteMarkdown(ImmutableArray<Questionnaire> questionnaires, Stream stream) => MarkdownRenderer.Render(
        "Questions to the owners of integrations", questionnaires.SelectMany(questionnaire => questionnaire.Blocks())
            .Prepend(new ParagraphBlock(
                "Answer yes, no or unknown; for an object say read, create, edit, delete or none. \"I do not know\" is an answer: the "
                + "question stays open, and the report says who was asked.")), stream);

    /// <summary>
    /// The questions whose answers are texts for the runbook: who can agree again, where that may be needed, and when it runs.
    /// </summary>
    internal IEnumerable<(string Key, string Words)> Texts =>
    [
        .. Subject.SignIns.IsEmpty || Subject.SignIns.Any(signIn => signIn.Consent is ConsentOutlook.BeforeSwitch or ConsentOutlook.Unknown)
            ? [(AnswerSheet.ConsentByKey, "Who can sign in as this user and agree at a login page, should it ask again?")]
            : Array.Empty<(string, string)>(),
        (AnswerSheet.RunsKey, "When does it run, and when may it stand still?"),
    ];

    /// <summary>The words that introduce a question.</summary>
    internal static string Ask(OwnerQuestion question) => question.Kind switch
    {
        OwnerQuestionKind.Objects => "Which objects does it read or write?",
        OwnerQuestionKind.Permission => $"Does it need the permission {question.Words}?",
        _ => question.Words.Length == 0 ? question.Key : char.ToUpperInvariant(question.Words[0]) + question.Words[1..],
    };

    /// <summary>The permissions that depend on what the client does; empty for other questions and for pages.</summary>
    internal static string Held(OwnerQuestion question) => question.Kind != OwnerQuestionKind.Behaviour
        ? ""
        : string.Join(", ", question.Decisions.Select(decision => decision.Entry?.Label ?? decision.Name));

    private IEnumerable<Row> Rows() => Questions.SelectMany(question => question.Kind == OwnerQuestionKind.Objects
        ? question.Decisions.GroupBy(decision => decision.Name, StringComparer.OrdinalIgnoreCase).Select(group => new Row(
            Subject.Name, $"objects.{group.Key}", $"What does it do with {group.Key}?",
            group.Aggregate(AccessRights.None, (rights, decision) => rights | decision.Rights).Describe(),
            group.Any(decision => decision.Carriage.Status == Licensing.CarriageStatus.Blocked)))
        : [new Row(Subject.Name, question.Key, Ask(question), Held(question), question.IsRefused)])
        .Concat(Texts.Select(text => new Row(Subject.Name, text.Key, text.Words, "", null)));

    private IEnumerable<Block> Blocks() =>
    [
        new HeadingBlock(2, Subject.Name),
        new ListBlock([
            .. Rows().Select(row => RichText.Of(
                $"{row.Question} ({row.Key}{(row.Held.Length == 0 ? "" : $"; it holds {row.Held}")}"
                    + $"{(row.IsRefused == true ? "; the licence refuses it" : "")})")),
        ]),
    ];

    private sealed record Row(string Subject, string Key, string Question, string Held, bool? IsRefused);
}
