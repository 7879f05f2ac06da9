using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6004: the subject may call Apex endpoints, and whether the licence carries the permission for it is unknown.</summary>
public sealed class IUL6004ReachesEndpoint : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6004",
        title: "Apex endpoints are within reach",
        messageFormat: "'{0}' may call Apex endpoints: {1}. Calls of Apex REST fail with APEX_REST_SERVICES_DISABLED without the permission {2}, and it is not proven that the licence "
            + "carries it: IUL0009 names the query that settles it, or call one of them in a sandbox as a user that was moved",
        description: "Apex classes marked as REST or SOAP endpoints are what integrations call. The permission for it may not come with the licence.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Verify);

    private const string Permission = "ApexRestServices";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Carried: nothing to ask. Not carried: IUL1002 speaks.
        if (context.Org.Capabilities.UserPermission(Permission).Status != CarriageStatus.Unknown)
        {
            return;
        }

        var endpoints = context.Subject.Access.Rights(AccessKind.ApexClass)
            .Select(right => context.Org.Project.ApexClasses.Find(right.Name))
            .OfType<ApexClass>()
            .Where(apexClass => !apexClass.IsTest && (apexClass.RestResource ?? apexClass.WebService) is not null)
            .OrderBy(apexClass => apexClass.FullName, StringComparer.Ordinal)
            .ToList();
        if (endpoints is not [var first, ..])
        {
            return;
        }

        context.Report(
            Descriptor, Evidence.FromLocation((first.RestResource ?? first.WebService)!.Value), context.Subject.Name,
            endpoints.Select(endpoint => $"'{endpoint.FullName}' ({(endpoint.RestResource is null ? "SOAP" : "REST")})"), Permission);
    }
}
