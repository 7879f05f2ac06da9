using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7006: metadata names the profile in a place that decides access.</summary>
public sealed class IUL7006PlaceDecidesAccess : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7006",
        title: "Metadata names the profile where it decides access",
        messageFormat: "{0} '{1}' names the profile '{2}' in {3}: {4}. Name the new profile as well, where '{5}' is to keep that",
        description: "Membership, delegation and defaults that go by the profile end for the user with the profile.",
        step: AssessmentStep.References,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        if (reference.Target != ReferenceTarget.Profile
            || context.Org.Catalogue.References.Find(reference.Place) is not { HasOtherRule: false, DecidesUserInterface: false } entry)
        {
            return;
        }

        context.ReportForNamed(
            Descriptor, Impact.Change,
            subject => [reference.ComponentType, reference.ComponentName, reference.Value, entry.Place.Name, entry.Says, subject.Name]);
    }
}
