using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6003: the subject may use classes or pages that are not in the project.</summary>
public sealed class IUL6003CodeNotInProject : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6003",
        title: "Classes or pages are not in the project",
        messageFormat: "{0} are not in the project, and {1} grants access to them: whether the integration calls an endpoint there is unknown. "
            + "Add {2} to package.xml and retrieve again, or take away what is not used",
        description: "A class or page that was not retrieved may be an endpoint, which the licence may not let the integration call. One that is gone cannot be granted again.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var absent in AbsentAccess.ToCode(context.Subject))
        {
            context.Report(Descriptor, Evidence.Of(absent.Grants[0], absent.WholeType ?? ""), absent.Components, absent.Containers, absent.Members);
        }
    }
}
