using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1013: whether rights are needed depends on what the client does, which no file shows.</summary>
public sealed class IUL1013ClientQuestions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1013",
        title: "Only the integration's owner knows whether rights are needed",
        messageFormat: "ask the owner of '{0}' what the integration does, and write the answers under 'answers' in metadata-analyzer.yml or as --answer {1}. Open: {2}",
        description: "Nothing shows whether the integration uses these rights, and the licence is not shown to carry them. One question to its owner settles all of them.",
        step: AssessmentStep.Profile,
        impact: Impact.Note,
        otherImpacts: [Impact.Verify]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        ImmutableArray<RightDecision> asked = [.. subject.RightsThatAre(RightOutcome.Asked)];
        var pages = subject.OpensPages.Need == Need.Open ? subject.EndpointPages : [];
        if (asked.IsEmpty && pages.IsEmpty)
        {
            return;
        }

        ImmutableArray<string> questions = [.. Questions(asked), .. pages.IsEmpty ? [] : new[] { Pages(pages, context.Org) }];
        Evidence at = asked is [var first, ..] ? Evidence.Of(first.Grants.First(), element: "")
            : new() { Location = subject.Location, Element = "" };
        var impact = !pages.IsEmpty || asked.Any(decision => decision.IsDeciding) ? Impact.Verify : Impact.Note;
        context.Report(Descriptor, impact, at, subject.Name, Example(asked), questions);
    }

    private static string Example(ImmutableArray<RightDecision> asked) => asked.FirstOrDefault(decision => decision.Right.Kind == AccessKind.UserPermission) is { } decision
        ? $"{decision.Entry?.Trigger?.Id ?? decision.Name}=no"
        : asked is [var first, ..] ? $"{first.Name}=read" : $"{PermissionTrigger.Pages}=no";

    /// <summary>What the licence refuses first; permissions by what they are for; objects in one question.</summary>
    private static IEnumerable<string> Questions(ImmutableArray<RightDecision> asked)
    {
        var permissions = asked.Where(decision => decision.Right.Kind == AccessKind.UserPermission).ToList();
        var questions = permissions.GroupBy(Question, StringComparer.Ordinal).OrderByDescending(group => group.Any(IsRefused)).ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in questions)
        {
            yield return group.Key + (group.Any(IsRefused) ? " (the licence refuses that)" : "");
        }

        if (permissions.Count < asked.Length)
        {
            yield return "objects: which objects does it read or write?";
            foreach (var decision in asked.Where(decision => decision.Right.Kind == AccessKind.Object))
            {
                yield return $"object {decision.DisplayName}{(IsRefused(decision) ? ", which the licence refuses" : "")}";
            }
        }
    }

    private static string Question(RightDecision decision) => decision.Entry?.Trigger is { DecidedBy: TriggerDecider.Client } trigger
        ? $"{trigger.Id}: {trigger.Ask}"
        : $"{decision.Name}: does it use '{decision.Entry?.Label ?? decision.Name}'?";

    private static string Pages(IEnumerable<ApexPage> pages, Org org) =>
        $"{PermissionTrigger.Pages}: {org.Catalogue.FindTrigger(PermissionTrigger.Pages)?.Ask} ({string.Join(", ", pages.Select(page => page.FullName).Take(3))}{(pages.Count() > 3 ? " …" : "")})";

    private static bool IsRefused(RightDecision decision) => decision.Carriage.Status == CarriageStatus.Blocked;
}
