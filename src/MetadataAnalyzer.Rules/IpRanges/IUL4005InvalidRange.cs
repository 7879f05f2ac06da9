using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4005: login IP ranges of the subject's profile cannot be read as ranges.</summary>
public sealed class IUL4005InvalidRange : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4005",
        title: "A login IP range is not valid",
        messageFormat: "profile '{0}' has login IP ranges that are not valid and so are not carried over: {1}. Look in Setup which "
            + "addresses the profile admits, correct the file, and run the assessment again",
        description: "A range that starts after its end, mixes IP versions or holds no address may restrict logins or not.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Profile is not { } profile || profile.InvalidIpRanges.ToList() is not [var first, ..] ranges)
        {
            return;
        }

        context.Report(
            Descriptor, Evidence.Of(profile, first.Location), profile.FullName, ranges.Select(range => $"{range} ({range.Fault})"));
    }
}
