using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6002: access to Visualforce pages comes only from what the move drops.</summary>
public sealed class IUL6002VisualforcePageAccess : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6002",
        title: "Access to Visualforce pages is lost with the profile",
        messageFormat: "grant the Visualforce pages that only the old profile or lost permission sets list, "
            + "from the new permission set or from each page's own security list: {0}",
        description: "A page is open to a user only when a profile or permission set lists it.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var lost = context.Subject.ToRebuild(AccessKind.VisualforcePage).Select(entry => entry.Right).ToList();
        if (lost is not [var first, ..])
        {
            return;
        }

        context.Report(Descriptor, Evidence.Of(first.Grants[0], element: ""), lost.Select(right => $"'{right.Name}'"));
    }
}
