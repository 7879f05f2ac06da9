using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8006: the subject is the manager or delegated approver of people.</summary>
public sealed class IUL8006ApproverOrManager : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8006",
        title: "People have this user as manager or delegated approver",
        messageFormat: "'{0}' is the {1} of {2}. An API-only user opens no page to approve on and can approve through the API alone: name "
            + "a person in its place, or make sure that the integration does this work",
        description: "Managers and delegated approvers act in the user interface, by mail or in an app. The integration "
            + "licence shuts all of them.",
        step: AssessmentStep.User,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        Report(context, context.Subject.Duties.ApprovesFor, "delegated approver");
        Report(context, context.Subject.Duties.Manages, "manager");
    }

    private static void Report(SubjectAnalysisContext context, ImmutableArray<UserRow> people, string role)
    {
        if (people is [var first, ..])
        {
            context.Report(
                Descriptor, new Evidence { Location = first.Location, Element = role }, context.Subject.Name, role,
                people.Select(user => user.Username));
        }
    }
}
