using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6004: the subject may call Apex endpoints, and whether the licence carries the permission for it is unknown.</summary>
public sealed class IUL6004ReachesEndpoint : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6004",
        title: "Apex endpoints are within reach",
        messageFormat: "'{0}' may call the Apex REST classes {1}, and it is not proven that the licence carries {2}. Settle it with the "
            + "org's record of the permission set licence or a call as a moved user in a sandbox: without the permission a call fails with "
            + "APEX_REST_SERVICES_DISABLED",
        description: "Apex REST classes are what integrations call. The permission for such calls may not come with the licence.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.CapabilityRow | EvidenceInputs.Probe);

    private const string Permission = "ApexRestServices";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Carried: no question is open. Not carried: IUL1002 or the question to the owner reports it.
        var subject = context.Subject;
        if (context.Org.Capabilities.UserPermission(Permission).Status != CarriageStatus.Unknown
            || subject.Needs.Answers.FindQuestion(PermissionTrigger.ApexRest) is { IsYes: false }
            || subject.Needs.FindPermission(Permission) is { Need: Need.NotNeeded })
        {
            return;
        }

        var endpoints = subject.Needs.EndpointClasses.Where(endpoint => endpoint.RestResource is not null).ToList();
        if (endpoints is [var first, ..])
        {
            context.Report(
                Descriptor, Evidence.FromLocation(first.RestResource!.Value), subject.Name,
                endpoints.Select(endpoint => $"'{endpoint.FullName}'"), Permission);
        }
    }
}
