using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2006: an assigned permission set grants needed user permissions that are not proven to be carried by the licence.</summary>
public sealed class IUL2006UnprovenPermissionsInSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2006",
        title: "A permission set grants permissions that the licence is not proven to carry",
        messageFormat: "{0} grants what the integration needs and the licence is not known to carry: {1}. To settle it, {2}",
        description: "The content of the permission set licence is not public. The org's own record of it, or its own dry run, settles the "
            + "question.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Answers | EvidenceInputs.Usage | EvidenceInputs.CapabilityRow | EvidenceInputs.Probe);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var unproven = context.Subject.Needs.Permissions.Where(decision => decision is { Outcome: RightOutcome.Unproven, IsAssigned: true })
            .SelectMany(
                decision => decision.Grants.Where(grant => !grant.Source.IsProfile).Select(grant => (Decision: decision, Grant: grant)));
        foreach (var set in unproven.GroupBy(entry => entry.Grant.Source.Container))
        {
            var names = set.Select(entry => entry.Decision.OpenName).Distinct(StringComparer.Ordinal);
            context.Report(
                Descriptor, Evidence.Of(set.MinBy(entry => entry.Grant.Location).Grant, element: ""), set.Key.Caption, names,
                WhatSettlesIt(context.Org, set.Select(entry => entry.Decision)));
        }
    }

    private static string WhatSettlesIt(Org org, IEnumerable<RightDecision> decisions)
    {
        const string Sandbox = "assign the set to a sandbox user on the licence";
        var license = org.Catalogue.StandardNames.PermissionSetLicense;
        if (!org.Capabilities.HasCapabilityRow)
        {
            return $"export all fields of the permission set licence '{license}', ask the org by a dry run ('metadata-analyzer probe'), or "
                + Sandbox;
        }

        return decisions.All(decision => org.Capabilities.IsLeftOpenByProbe(
            AccessKind.UserPermission, decision.Entry?.Name ?? decision.Name, decision.Rights))
            ? $"the org's record of '{license}' does not say and its own dry run left it open, so {Sandbox}"
            : $"the org's record of '{license}' does not say, so ask the org by a dry run ('metadata-analyzer probe'), or {Sandbox}";
    }
}
