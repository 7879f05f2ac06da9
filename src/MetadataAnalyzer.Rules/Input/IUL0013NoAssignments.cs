using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0013: which permission sets a user holds, or the users of a profile hold, is not known.</summary>
public sealed class IUL0013NoAssignments : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0013",
        title: "What the user or profile holds is not known",
        messageFormat: "what {0} beyond the profile is not known, because {1}. Export {2}: 'metadata-analyzer collect' writes the queries",
        description: "Assignments are data: no metadata file holds them. A set that is not known may grant what the licence cannot carry.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        appliesTo: Candidacy.Candidate,
        settledBy: EvidenceInputs.Exports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (WhyUnknown(subject, context.Org.Exports) is not { } reason)
        {
            return;
        }

        var holder = subject.Kind == SubjectKind.User ? $"'{subject.Name}' holds" : $"the users of profile '{subject.Name}' hold";
        OrgExport[] lacking = subject.Kind == SubjectKind.User
            ? [PermissionSetAssignmentRow.Export]
            : [UserRow.Export, PermissionSetAssignmentRow.Export];
        context.Report(Descriptor, subject.Location, holder, reason, lacking.Select(export => export.Name));
    }

    private static string? WhyUnknown(Subject subject, OrgExports exports)
    {
        if (subject.Kind == SubjectKind.Profile)
        {
            return "there is no users export";
        }

        if (!exports.Has(PermissionSetAssignmentRow.Export))
        {
            return "there is no permission-set-assignments export";
        }

        if (subject.Id.IsEmpty && exports.Assignments.Any(row => row.AssigneeUsername is null))
        {
            return "the permission-set-assignments export names users by id, and the users export gives this user none";
        }

        // A row that names no user may be of any user.
        return exports.Problems
            .FirstOrDefault(problem => problem.Export == PermissionSetAssignmentRow.Export && problem.UserKey is null) is { } problem
            ? $"rows of the permission-set-assignments export cannot be used and may be this user's, see {problem.Location}"
            : null;
    }
}
