using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2006: an assigned permission set grants needed user permissions of which nobody has shown that the licence carries them.</summary>
public sealed class IUL2006UnprovenPermissionsInSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2006",
        title: "A permission set grants permissions that the licence is not proven to carry",
        messageFormat: "permission set '{0}' grants {1}; whether the licence carries {2} is not known, and the set can be assigned only if it does: {3}",
        description: "The content of the permission set licence is not public. The org's own record of it settles the question.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var unproven = context.Subject.SourcesWith(ReassignmentObstacles.UnknownRight);
        var open = context.Subject.PermissionNeeded
            .Where(need => need is { Need: Need.Needed, Carriage.Status: CarriageStatus.Unknown })
            .SelectMany(need => need.Right.Grants.Where(grant => unproven.Contains(grant.Source)).Select(grant => (need, grant)));
        foreach (var set in open.GroupBy(entry => entry.grant.Source.Container))
        {
            var names = set.Select(entry => entry.need.DisplayName).Distinct(StringComparer.Ordinal).ToList();
            var first = set.MinBy(entry => entry.grant.Location).grant;
            context.Report(Descriptor, Evidence.Of(first, element: ""), set.Key.FullName, names, names.Count == 1 ? "it" : "them", WhatSettlesIt(context.Org));
        }
    }

    private static string WhatSettlesIt(Org org)
    {
        var license = org.Catalogue.StandardNames.PermissionSetLicense;
        return org.Capabilities.HasCapabilityRow
            ? $"the org's record of '{license}' does not say, so assign the set to a sandbox user on the licence"
            : $"export all fields of the permission set licence '{license}', or assign the set to a sandbox user on the licence";
    }
}
