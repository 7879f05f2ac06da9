using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4001: the subject's profile restricts login IP ranges.</summary>
public sealed class IUL4001ProfileLoginIpRanges : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4001",
        title: "Login IP ranges live in the profile",
        messageFormat: "profile '{0}' restricts logins to {1}; the API-only profile must be a custom one that keeps them",
        description: "IP ranges cannot be moved to a permission set, so they are lost with the profile.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var ranges = context.Subject.Move.ProfileSettings.LoginRestrictions.IpRanges;
        if (context.Subject.Profile is not { } profile || ranges is not [var first, ..])
        {
            return;
        }

        context.Report(Descriptor, Evidence.Of(profile, first.Location), profile.FullName, ranges);
    }
}
