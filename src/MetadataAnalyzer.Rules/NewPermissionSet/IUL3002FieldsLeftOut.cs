using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3002: what the move drops grants fields that no permission set can name.</summary>
public sealed class IUL3002FieldsLeftOut : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3002",
        title: "Fields are left out of the new permission set on purpose",
        messageFormat: "required, master-detail and system fields come with their object, and no permission set takes them: {0}. Leave "
            + "them out of the new permission set",
        description: "The platform accepts no field permission for a required, master-detail or system field in a permission set. Access "
            + "to the object gives access to them.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var fields = subject.Move.FieldsLeftOut.ToList();
        if (fields.Count == 0)
        {
            return;
        }

        var first = fields[0].Grants.First(grant => !subject.Move.Keeps(grant.Source));
        context.Report(Descriptor, Evidence.Of(first, element: ""), fields.Select(field => field.Name));
    }
}
