using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

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
        otherImpacts: [Impact.Verify]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        ImmutableArray<RightDecision> asked = [.. subject.Needs.With(RightOutcome.Asked)];
        var pages = subject.Needs.OpensPages.Need == Need.Open ? subject.Needs.EndpointPages : [];
        if (asked.IsEmpty && pages.IsEmpty)
        {
            return;
        }

        ImmutableArray<string> questions = [.. pages.IsEmpty ? [] : new[] { Pages(pages, context.Org) }, .. Questions(asked)];
        Evidence at = asked is [var first, ..] ? Evidence.Of(first.Grants.First(), element: "")
            : new() { Location = subject.Location, Element = "" };
        var impact = !pages.IsEmpty || asked.Any(decision => decision.IsDeciding) ? Impact.Verify : Impact.Note;
        context.Report(Descriptor, impact, at, subject.Name, Example(questions[0], asked), questions);
    }

    /// <summary>An answer to the first question; each begins with the key that <c>--answer</c> takes.</summary>
    private static string Example(string question, ImmutableArray<RightDecision> asked) =>
        question.StartsWith("objects (", StringComparison.Ordinal)
            ? $"{asked.First(decision => decision.Right.Kind == AccessKind.Object).Name}=read"
            : $"{question.Split(' ', ',')[0]}=no";

    /// <summary>
    /// Questions, sorted: rights that the licence refuses, questions in the owner's words, single permissions. Objects are one question.
    /// </summary>
    private static IEnumerable<string> Questions(ImmutableArray<RightDecision> asked)
    {
        var permissions = asked.Where(decision => decision.Right.Kind == AccessKind.UserPermission).ToList();
        var questions = permissions.GroupBy(Question, StringComparer.Ordinal)
            .Select(group => (Text: group.Key, IsRefused: group.Any(IsRefused), IsOfPermission: TriggerOf(group.First()) is null))
            .OrderByDescending(question => question.IsRefused)
            .ThenBy(question => question.IsOfPermission)
            .ThenBy(question => question.Text, StringComparer.Ordinal)
            .ToLookup(
                question => question.IsRefused || !question.IsOfPermission,
                question => question.Text + (question.IsRefused ? ", which the licence refuses" : ""));
        List<string> objects = permissions.Count == asked.Length ? []
            : ["objects (which does it read or write?)", .. asked.Where(decision => decision.Right.Kind == AccessKind.Object)
                .Select(decision => $"object {decision.DisplayName}{(IsRefused(decision) ? ", which the licence refuses" : "")}")];
        return [.. questions[true], .. objects, .. questions[false]];
    }

    private static string Question(RightDecision decision) => TriggerOf(decision) is { } trigger ? $"{trigger.Id} ({trigger.Ask})"
        : decision.Entry?.Label is { } label && label != decision.Name ? $"{decision.Name} ({label})"
        : decision.Name;

    private static PermissionTrigger? TriggerOf(RightDecision decision) =>
        decision.Entry?.Trigger is { DecidedBy: TriggerDecider.Client } trigger ? trigger : null;

    private static string Pages(IEnumerable<ApexPage> pages, Org org) =>
        $"{PermissionTrigger.Pages} ({org.Catalogue.FindTrigger(PermissionTrigger.Pages)?.Ask} "
            + $"{string.Join(", ", pages.Select(page => page.FullName).Take(3))}{(pages.Count() > 3 ? " …" : "")})";

    private static bool IsRefused(RightDecision decision) => decision.Carriage.Status == CarriageStatus.Blocked;
}
