using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7005: metadata names the user in a place that needs a capability.</summary>
public sealed class IUL7005PlaceNamesUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7005",
        title: "Metadata names the user",
        messageFormat: "{0} '{1}' names the user in {2}; {3}. {4}",
        description: "The username stays in an in-place switch, so that the name keeps resolving; what may break is what the user can do there.",
        step: AssessmentStep.References,
        impact: Impact.Note,
        otherImpacts: [Impact.Verify]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        if (reference.Target != ReferenceTarget.User || context.Org.Catalogue.References.Find(reference.Place) is not { HasOtherRule: false } entry)
        {
            return;
        }

        var open = entry.Needs.Where(name => context.Org.Capabilities.UserPermission(name).Status != CarriageStatus.Allowed).ToList();
        var isSettled = open.Count == 0 && !entry.NeedsUserInterface;
        var need = entry.NeedsUserInterface ? "That is work in the user interface, which an API-only user cannot open: give it to a person, or make sure that it is done through the API"
            : open.Count > 0 ? $"It needs {string.Join(", ", open)}, which is not proven to be carried: see IUL0009 for the query that settles it"
            : entry.Needs.IsEmpty ? "The name keeps resolving after the switch"
            : $"It needs {string.Join(", ", entry.Needs)}, which the licence carries: keep it granted";
        context.ReportForNamed(
            Descriptor, isSettled ? Impact.Note : Impact.Verify, reference.ComponentType, reference.ComponentName, entry.Place.Name, entry.Says, need);
    }
}
