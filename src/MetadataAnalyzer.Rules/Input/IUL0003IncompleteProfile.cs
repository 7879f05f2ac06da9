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
        messageFormat: "profile '{0}' was not retrieved in full: it lacks {1}, and what these would say is unknown; retrieve it again, in one package.xml with these members: {2}",
        description: "A retrieve leaves out of a profile every section whose components are not in the same package.xml. A section that is absent means unknown, not no.",
        step: AssessmentStep.Input,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var absent = ProfileRetrieval.AbsentSections(context.Subject);
        if (absent.IsEmpty || context.Subject.Profile is not { } profile)
        {
            return;
        }

        context.Report(Descriptor, profile, profile.FullName, absent, ProfileRetrieval.Members(profile.FullName, context.Org));
    }
}
