using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1013: whether rights are needed depends on what the client does, which no file shows.</summary>
public sealed class IUL1013ClientQuestions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1013",
        title: "Only the integration's owner knows whether rights are needed",
        messageFormat: "ask the owner of '{0}' what the integration does, and write the answers under 'answers' in metadata-analyzer.yml "
            + "or as --answer {1}. Open: {2}",
        description: "Nothing shows whether the integration uses these rights, and the licence is not shown to carry them. One question to "
            + "its owner settles all of them.",
        step: AssessmentStep.Profile,
        impact: Impact.Note,
        otherImpacts: [Impact.Verify],
        settledBy: EvidenceInputs.Answers | EvidenceInputs.Usage);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var questions = subject.Needs.OwnerQuestions;
        if (questions.IsEmpty)
        {
            return;
        }

        ImmutableArray<RightDecision> asked = [.. subject.Needs.With(RightOutcome.Asked)];
        Evidence at = asked is [var first, ..] ? Evidence.Of(first.Grants.First(), element: "")
            : new() { Location = subject.Location, Element = "" };
        var impact = questions.Any(question => question.Decisions.IsEmpty || question.Decisions.Any(decision => decision.IsDeciding))
            ? Impact.Verify
            : Impact.Note;
        context.Report(Descriptor, impact, at, subject.Name, Example(questions[0]), questions.SelectMany(Lines));
    }

    /// <summary>An answer to a question, as <c>--answer</c> takes it.</summary>
    private static string Example(OwnerQuestion question) =>
        question.Kind == OwnerQuestionKind.Objects ? $"{question.Decisions[0].Name}=read" : $"{question.Key}=no";

    /// <summary>The question; that about objects has a line for each object.</summary>
    private static IEnumerable<string> Lines(OwnerQuestion question) => question.Kind == OwnerQuestionKind.Objects
        ? question.Decisions.Select(decision => Line($"object {decision.DisplayName}", decision.Carriage.Status == CarriageStatus.Blocked))
            .Prepend($"{question}")
        : [Line($"{question}", question.IsRefused)];

    private static string Line(string text, bool isRefused) => text + (isRefused ? ", which the licence refuses" : "");
}
