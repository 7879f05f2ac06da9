using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4004: login IP ranges of the subject's profile restrict nothing.</summary>
public sealed class IUL4004RangeRestrictsNothing : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4004",
        title: "A login IP range restricts nothing",
        messageFormat: "profile '{0}' has login IP ranges that restrict nothing: {1}; they alone need no custom profile",
        description: "A range that covers the whole internet, or a /8 or more of it, keeps nobody out; nor does a smaller range inside such a one.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Profile is not { } profile || profile.LoginIpRanges.Where(range => range.IsValid).Except(profile.RestrictingIpRanges).ToList() is not [var first, ..] ranges)
        {
            return;
        }

        context.Report(Descriptor, Evidence.Of(profile, first.Location), profile.FullName, ranges);
    }
}
