using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4003: the subject's profile restricts login hours.</summary>
public sealed class IUL4003ProfileLoginHours : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4003",
        title: "Login hours live in the profile",
        messageFormat: "profile '{0}' restricts logins to {1}; the API-only profile must be a custom one that keeps these hours",
        description: "Login hours cannot be moved to a permission set, so they are lost with the profile.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject is not { Profile: { } profile, Move.ProfileSettings.LoginRestrictions.Hours: { } hours })
        {
            return;
        }

        context.Report(Descriptor, Evidence.Of(profile, hours.Location), profile.FullName, hours.ToString());
    }
}
