using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0006: there is no users export, so that profiles are judged.</summary>
public sealed class IUL0006NoUsers : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0006",
        title: "No users export: profiles are judged instead of users",
        messageFormat: "there is no users export, so that verdicts are about profiles that look like an integration's ({0} found) and "
            + "their permission sets are unknown. Fill org-data/ with the queries that 'metadata-analyzer collect' prints",
        description: "Metadata does not say who uses a profile, which permission sets a user holds, or how it signs in.",
        step: AssessmentStep.Input,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterProjectAction(AnalyzeProject);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        if (context.Org.Exports.Has(UserRow.Export))
        {
            return;
        }

        context.Report(Descriptor, Location.None, context.Subjects.Length);
    }
}
