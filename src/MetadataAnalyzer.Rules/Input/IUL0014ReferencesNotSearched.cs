using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0014: components that may name the user or its profile were not retrieved.</summary>
public sealed class IUL0014ReferencesNotSearched : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0014",
        title: "Components that may name the user or profile were not retrieved",
        messageFormat: "nothing was searched for {1} in {0}: the project holds none, and no package.xml in it asks for them with '*'. Add "
            + "{2} to package.xml and retrieve again",
        description: "A reference that was not searched for was not found. It may let the user past a check, run "
            + "as it or admit its profile.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        appliesTo: Candidacy.Candidate,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var families = context.Org.References.NotSearched.ToList();
        if (families.Count == 0)
        {
            return;
        }

        var subject = context.Subject;
        context.Report(
            Descriptor, subject.Location, families.Select(family => family.Name),
            subject.Kind == SubjectKind.User ? $"'{subject.Name}' or its profile" : $"profile '{subject.Name}' or its users",
            families.SelectMany(family => family.Members).Select(type => $"{type} '*'"));
    }
}
