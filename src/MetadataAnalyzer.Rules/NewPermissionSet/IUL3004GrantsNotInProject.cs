using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3004: the new permission set would carry rights on components that are not in the project.</summary>
public sealed class IUL3004GrantsNotInProject : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3004",
        title: "Rights are on components that are not in the project",
        messageFormat: "rights on {0} come from {1}: either they are broken or what they are on was not retrieved, and the new permission set cannot be deployed with a "
            + "right on what the org does not have; add {2} to package.xml and retrieve again, and leave out what is gone",
        description: "A permission set that names a component that does not exist is refused as a whole.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var absent in AbsentAccess.ToRebuild(context.Subject))
        {
            context.Report(Descriptor, Evidence.Of(absent.Grants[0], absent.WholeType ?? ""), absent.Components, string.Join(" and ", absent.Containers), absent.Members);
        }
    }
}
