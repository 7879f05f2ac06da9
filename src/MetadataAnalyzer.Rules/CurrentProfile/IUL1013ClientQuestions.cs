using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1013: whether permissions are needed depends on what the client does, which no file shows.</summary>
public sealed class IUL1013ClientQuestions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1013",
        title: "Only the integration's owner knows whether permissions are needed",
        messageFormat: "ask the owner of '{0}' what the integration does, and assess again with the answers, such as --answer {1}=no. {2}{3}",
        description: "These permissions matter only if the client does certain things. Where the licence is not known to carry them the answer makes the verdict surer; where it is known to refuse them the answer decides.",
        step: AssessmentStep.Profile,
        impact: Impact.Note,
        otherImpacts: [Impact.Verify]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var open = context.Subject.PermissionNeeded
            .Where(need => need is { Need: Need.ClientDecided, Carriage.Status: not CarriageStatus.Allowed })
            .ToList();
        if (open.Count == 0)
        {
            return;
        }

        var questions = Questions(open).ToList();
        var blocked = open.Where(need => need.Carriage.Status == CarriageStatus.Blocked).Select(need => need.DisplayName).ToList();
        context.Report(
            Descriptor,
            blocked.Count == 0 ? Impact.Note : Impact.Verify,
            Evidence.Of(open[0].Right.Grants[0], element: ""),
            context.Subject.Name,
            questions[0].Id,
            string.Join("; ", questions.Select(question => $"{question.Id}: {question.Text}")),
            blocked.Count == 0 ? "" : $". A yes blocks the move where it needs {string.Join(", ", blocked)}: the org's own record refuses that");
    }

    private static IEnumerable<(string Id, string Text)> Questions(List<PermissionNeed> open)
    {
        foreach (var needs in open.Where(need => need.Entry?.Trigger is not null).GroupBy(need => need.Entry!.Trigger!).OrderBy(needs => needs.Key.Id, StringComparer.Ordinal))
        {
            yield return (needs.Key.Id, $"{needs.Key.Ask} It would need {string.Join(", ", needs.Select(need => need.DisplayName))}");
        }

        foreach (var need in open.Where(need => need.Entry?.Trigger is null))
        {
            yield return (need.Name, $"does it use '{need.Entry?.Label ?? need.Name}'? {char.ToUpperInvariant(need.Reason[0])}{need.Reason[1..]}");
        }
    }
}
