using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3004: after the move the subject would hold rights on components that are not in the project.</summary>
public sealed class IUL3004GrantsNotInProject : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3004",
        title: "Rights are on components that are not in the project",
        messageFormat: "{0} grants rights on what is not in the project, because it was not retrieved or is gone: {1}. Add {2} to "
            + "package.xml and retrieve again, and leave out what is gone",
        description: "A permission set that names a component that does not exist is refused as a whole.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var absent in AbsentAccess.AfterTheMove(context.Subject, context.Org))
        {
            context.Report(
                Descriptor, Evidence.Of(absent.Grants[0], absent.WholeType ?? ""), new ItemList("granted by", absent.Containers),
                absent.Names, absent.Members);
        }
    }
}
