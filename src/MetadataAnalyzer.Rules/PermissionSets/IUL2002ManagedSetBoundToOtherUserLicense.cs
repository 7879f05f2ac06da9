using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2002: a managed permission set is bound to another user licence and its package ships none for this one.</summary>
public sealed class IUL2002ManagedSetBoundToOtherUserLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2002",
        title: "A managed permission set is bound to another user licence",
        messageFormat: "permission set '{0}' of a managed package is bound to the user licence '{1}' and cannot be assigned after the switch; {2}",
        description: "Only the vendor can change a managed permission set. Some vendors ship a second one for the integration licence.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Blocker,
        otherImpacts: [Impact.Verify]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.PermissionSets)
        {
            var set = member.PermissionSet;
            if (set.Namespace is { } prefix && member.Twin is null && member.Obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense))
            {
                Report(context, Evidence.Of(member.Source, set.LicenseLocation), set.FullName, set.License, prefix, isContentKnown: true);
            }
        }

        foreach (var missing in context.Subject.MissingPermissionSets)
        {
            if (missing.Namespace is { } prefix && missing.Obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense))
            {
                Report(context, Evidence.Of(missing), missing.Name, missing.License, prefix, isContentKnown: false);
            }
        }
    }

    private static void Report(SubjectAnalysisContext context, Evidence at, string name, string? license, string prefix, bool isContentKnown)
    {
        // A set that is only known by name may be the twin: whether it grants the same shows once both are retrieved.
        var inExport = context.Org.Exports.PermissionSets.FirstOrDefault(row => MayBeTwin(row, prefix, context.Org));
        var inProject = isContentKnown ? null : context.Org.Project.PermissionSets.FirstOrDefault(set =>
            string.Equals(set.Namespace, prefix, StringComparison.OrdinalIgnoreCase) && FitsLicense(set.License, context.Org));
        if ((inProject?.FullName ?? inExport?.FullName) is { } candidate)
        {
            context.Report(
                Descriptor, Impact.Verify, at, name, license,
                $"the package also has '{candidate}', which fits the integration licence: retrieve both to see whether it grants the same");
            return;
        }

        context.Report(Descriptor, at, name, license, $"package '{prefix}' ships no set with the same rights for 'Salesforce Integration': ask the vendor for one");
    }

    private static bool MayBeTwin(PermissionSetRow row, string prefix, Org org) =>
        string.Equals(row.NamespacePrefix, prefix, StringComparison.OrdinalIgnoreCase)
        && org.Project.PermissionSets.Find(row.FullName) is null
        && FitsLicense(org.Names.LicenseName(row), org);

    private static bool FitsLicense(string? license, Org org) => org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license);
}
