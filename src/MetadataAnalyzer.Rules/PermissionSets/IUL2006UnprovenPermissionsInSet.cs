using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2006: an assigned permission set grants needed user permissions that are not proven to be carried by the licence.</summary>
public sealed class IUL2006UnprovenPermissionsInSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2006",
        title: "A permission set grants permissions that the licence is not proven to carry",
        messageFormat: "{0} grants what the integration needs and the licence is not known to carry: {1}. To settle it, {2}",
        description: "The content of the permission set licence is not public. The org's own record of it settles the question.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var unproven = context.Subject.Needs.Permissions.Where(decision => decision is { Outcome: RightOutcome.Unproven, IsAssigned: true })
            .SelectMany(
                decision => decision.Grants.Where(grant => !grant.Source.IsProfile).Select(grant => (Decision: decision, Grant: grant)));
        foreach (var set in unproven.GroupBy(entry => entry.Grant.Source.Container))
        {
            var names = set.Select(entry => entry.Decision.DisplayName).Distinct(StringComparer.Ordinal);
            context.Report(
                Descriptor, Evidence.Of(set.MinBy(entry => entry.Grant.Location).Grant, element: ""), set.Key.Caption, names,
                WhatSettlesIt(context.Org));
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
