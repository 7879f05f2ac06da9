using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5007: API access control is on, and the subject gets past it by Use Any API Client.</summary>
public sealed class IUL5007ApiAccessControl : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5007",
        title: "The user gets past API access control by Use Any API Client",
        messageFormat: "API access control is on, and '{0}' gets past it by the permission Use Any API Client (UseAnyApiClient), granted "
            + "by {1} '{2}'; {3}. {4} the new permission set in each app that it connects with{5}{6}; the permission lets in no "
            + "app that is not installed",
        description: "With API access control only apps that an administrator allowed may call the API. Use Any API Client lifts that for "
            + "its holder; without it each app must list the user by profile or permission set. Since December 2025 it no longer "
            + "authorises apps that are not installed.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify,
        otherImpacts: [Impact.Note],
        settledBy: EvidenceInputs.CapabilityRow | EvidenceInputs.Probe);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Needs.ReliesOnAnyApiClient != true
            || ApiAccessControl.FindSwitch(context.Org.Project) is not var (settings, place)
            || subject.Needs.FindPermission(ApiAccessControl.Permission) is not { } held)
        {
            return;
        }

        var isCarried = held.Carriage.Status == CarriageStatus.Allowed;
        var carried = held.Carriage.Status switch
        {
            CarriageStatus.Allowed => "the licence carries it, so that it has to stay with the user",
            CarriageStatus.Blocked => "the licence does not carry it",
            _ => "whether the licence carries it is not known",
        };
        var grant = held.Right.Grants[0];
        var applications = subject.Applications.Select(name => $"'{name}'").ToList();
        context.Report(
            Descriptor, isCarried ? Impact.Note : Impact.Verify, Evidence.Of(settings, place) with { Path = grant.Path },
            subject.Name, grant.Source.IsProfile ? "profile" : "permission set", grant.Source.Container.FullName, carried,
            isCarried ? "Keep it, or list" : "List",
            applications.Count == 0 ? "" : ": ", applications);
    }
}
