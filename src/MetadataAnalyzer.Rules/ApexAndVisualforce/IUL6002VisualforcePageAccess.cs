using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6002: access to Visualforce pages comes only from what the move drops.</summary>
public sealed class IUL6002VisualforcePageAccess : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6002",
        title: "Access to Visualforce pages is lost with the profile",
        messageFormat: "'{0}' may open Visualforce pages only by its old profile or by permission sets that are lost: {1}. {2}",
        description: "A page is open to a user only when a profile or permission set lists it.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Change,
        otherImpacts: [Impact.Note]);

    private const string Advice = "Grant them from the new permission set or from each page's own security list";

    private const string AdviceToApiUser =
        "The user signs in through the API alone and opens no page: grant them only if the integration is to open one";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var lost = context.Subject.Move.ToRebuild(AccessKind.VisualforcePage).Select(entry => entry.Right).ToList();
        if (lost is not [var first, ..])
        {
            return;
        }

        var (impact, advice) = context.Subject.Needs.OpensPages.Need == Need.NotNeeded
            ? (Impact.Note, AdviceToApiUser)
            : (Impact.Change, Advice);
        context.Report(
            Descriptor, impact, Evidence.Of(first.Grants[0], element: ""), context.Subject.Name, lost.Select(right => $"'{right.Name}'"),
            advice);
    }
}
