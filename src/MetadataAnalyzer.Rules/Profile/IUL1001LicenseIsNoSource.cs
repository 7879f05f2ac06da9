using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1001: the subject's licence, user type or profile, or the agent that runs as it, rules this move out.</summary>
public sealed class IUL1001LicenseIsNoSource : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1001",
        title: "The licence cannot be left for the integration licence",
        messageFormat: "'{0}' is not a candidate: {1}",
        description: "Only users on the full licence 'Salesforce' free a seat that this move counts. Guests, external users, Chatter and "
            + "identity users, platform licences, the users of agents and the platform's own integration users stay where they are.",
        step: AssessmentStep.Profile,
        impact: Impact.Note,
        appliesTo: Candidacy.NotACandidate);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (!context.Classification.IsRuledOutByKind)
        {
            return;
        }

        var subject = context.Subject;
        var at = subject is { Kind: SubjectKind.Profile, Profile: { } profile }
            ? Evidence.Of(profile, profile.UserLicenseLocation)
            : subject.Location;
        context.Report(Descriptor, at, subject.Name, context.Classification.Reason);
    }
}
