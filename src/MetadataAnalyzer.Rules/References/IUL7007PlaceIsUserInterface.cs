using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7007: metadata names the profile in places that decide only what pages show.</summary>
public sealed class IUL7007PlaceIsUserInterface : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7007",
        title: "Metadata names the profile in the user interface only",
        messageFormat: "{0} is named where only pages are decided, which an API-only user does not open: {1}. {2}",
        description: "An API-only user opens no page. The place matters only when the old profile is deleted: the file may then "
            + "name a profile that is gone.",
        step: AssessmentStep.References,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var catalogue = context.Org.Catalogue.References;
        var places = context.Subject.References
            .Where(reference => reference.Target == ReferenceTarget.Profile
                && (catalogue.Find(reference.Place)?.DecidesUserInterface
                    ?? (reference.Form is ReferenceForm.Formula or ReferenceForm.Condition
                        && catalogue.IsUserInterface(reference.ComponentType))))
            .ToList();
        if (places is not [var first, ..])
        {
            return;
        }

        var stays = places.Exists(place => catalogue.Find(place.Place)?.IsKeptByPlatform != true);
        context.Report(
            Descriptor, first.Location, Quoted.ProfileOf(context.Subject),
            places.Select(Quoted.Component).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            stays
                ? "Nothing is to be done for the move; before the profile is deleted, take it out of what the "
                    + "platform does not delete with it"
                : "Nothing is to be done: the platform keeps these with the profile");
    }
}
