using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0013: users are given, but not which permission sets they hold.</summary>
public sealed class IUL0013NoAssignments : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0013",
        title: "The permission sets of the user are unknown",
        messageFormat: "which permission sets and groups '{0}' holds is unknown, because there is no permission-set-assignments export; run: {1}",
        description: "Assignments are data: no metadata file holds them. A set that is not known may grant what the licence cannot carry.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        appliesTo: Candidacy.Candidate);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Kind != SubjectKind.User || context.Org.Exports.Has(OrgExportKind.PermissionSetAssignments))
        {
            return;
        }

        context.Report(Descriptor, subject.Location, subject.Name, OrgExportQueries.For(OrgExportKind.PermissionSetAssignments).Soql);
    }
}
