using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1004: the licence does not carry, or is not known to carry, rights of the subject on an object.</summary>
public sealed class IUL1004ObjectNotCarried : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1004",
        title: "Rights on objects are not, or not known to be, carried",
        messageFormat: "{0} grants {1}, which the integration needs and {2}. {3}",
        description: "Standard objects come with the permission set licence, object by object. Custom objects, custom metadata types and "
            + "platform events are carried.",
        step: AssessmentStep.Profile,
        impact: Impact.Verify,
        otherImpacts: [Impact.Blocker],
        settledBy: EvidenceInputs.Answers | EvidenceInputs.Usage | EvidenceInputs.Probe);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var decisions = context.Subject.Needs.Objects.Where(decision => decision.Outcome is RightOutcome.Blocked or RightOutcome.Unproven);
        foreach (var group in decisions.GroupBy(decision => (decision.Outcome, decision.Grants.First().Source.Container)))
        {
            var first = group.First();
            var names = group.Select(decision => decision.DisplayName);
            if (group.Key.Outcome == RightOutcome.Blocked)
            {
                context.Report(
                    Descriptor, Impact.Blocker,
                    Evidence.Of(first.Grants.First(), string.Join(", ", group.Select(decision => decision.Name))),
                    group.Key.Container.Caption, names,
                    $"the licence refuses: {first.Carriage.Evidence}",
                    "Let the integration do without the object and say so under 'answers', or keep the user on its licence");
                continue;
            }

            context.Report(
                Descriptor, Evidence.Of(first.Grants.First(), element: ""), group.Key.Container.Caption,
                group.Select(decision => decision.OpenName),
                "the licence is not known to carry",
                WhatSettlesIt(context.Org, group));
        }
    }

    private static string WhatSettlesIt(Org org, IEnumerable<RightDecision> decisions)
    {
        const string Sandbox = "a sandbox, make a permission set with the licence 'Salesforce API Integration' and grant them there: what "
            + "it refuses is not carried";
        return decisions.All(decision => org.Capabilities.IsLeftOpenByProbe(AccessKind.Object, decision.Name, decision.Rights))
            ? $"The org's own dry run left it open; in {Sandbox}"
            : $"Ask the org by a dry run ('metadata-analyzer probe'), or, in {Sandbox}";
    }
}
