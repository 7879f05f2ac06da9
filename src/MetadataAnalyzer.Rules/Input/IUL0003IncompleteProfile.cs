using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0003: the subject's profile lacks whole sections that a complete retrieve has.</summary>
public sealed class IUL0003IncompleteProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0003",
        title: "The profile was not retrieved in full",
        messageFormat: "profile '{0}' was not retrieved in full: what it says of {1} is unknown. Retrieve it again "
            + "in one package.xml with {2}",
        description: "A retrieve leaves out of a profile every section and every object whose components the same package.xml does not "
            + "name. What is absent is unknown, not denied.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata | EvidenceInputs.AccessExports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var objects = context.Subject.Retrieval.ObjectsLeftOut;
        IEnumerable<string> unknown = [.. context.Subject.Retrieval.AbsentSections, .. objects.Select(name => $"rights on {name}")];
        if (!unknown.Any() || context.Subject.Profile is not { } profile)
        {
            return;
        }

        context.Report(
            Descriptor, profile, profile.FullName, new ItemList("unknown", unknown),
            new ItemList("member", ProfileRetrieval.Members(profile.FullName, context.Org, objects)));
    }
}
