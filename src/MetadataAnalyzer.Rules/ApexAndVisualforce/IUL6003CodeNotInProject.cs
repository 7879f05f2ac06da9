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
        messageFormat: "access to {0} (from {1}) cannot be judged, because {2}: whether the integration calls an endpoint there is "
            + "unknown. Add {3} to package.xml and retrieve again, or take away what is not needed",
        description: "A class or page that was not retrieved may be an endpoint, which the licence may not let the integration call. One "
            + "that is gone cannot be granted again.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var absent in AbsentAccess.ToCode(context.Subject, context.Org))
        {
            var (gap, member) = absent switch
            {
                { WholeType: { } type } => ($"the project holds no {type} at all", $"{type} '*'"),
                { Grants.Length: 1 } => ("it is not in the project", absent.Members.First()),
                _ => ("they are not in the project", "them"),
            };
            context.Report(
                Descriptor, Evidence.Of(absent.Grants[0], absent.WholeType ?? ""), absent.Names,
                absent.Containers.Count() == 1 ? absent.Containers.First() : new ItemList("given by", absent.Containers), gap, member);
        }
    }
}
