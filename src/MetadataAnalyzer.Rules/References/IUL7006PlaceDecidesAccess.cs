using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7006: metadata names the profile in a place that decides access.</summary>
public sealed class IUL7006PlaceDecidesAccess : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7006",
        title: "Metadata names the profile where it decides access",
        messageFormat: "{0} names {1} in {2}. {3}",
        description: "Membership, delegation and defaults that go by the profile end for the user with the profile.",
        step: AssessmentStep.References,
        impact: Impact.Change,
        otherImpacts: [Impact.Note]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var catalogue = context.Org.Catalogue.References;
        var references = context.Org.References;
        var subject = context.Subject;
        var components = subject.Move.ReferencesConcerned(
            reference => reference.Target == ReferenceTarget.Profile
                && catalogue.Find(reference.Place) is { HasOtherRule: false, DecidesUserInterface: false });
        foreach (var component in components)
        {
            var own = component.Where(reference => references.IsOf(reference, subject)).ToList();
            var isNamedBeside = !subject.Move.ProfileSettings.IsOwnProfileNeeded && own.TrueForAll(reference =>
                component
                    .Any(other => other.Place == reference.Place && other.Names(context.Org.Catalogue.StandardNames.ApiOnlyProfiles[0])));
            var effect = own.Select(reference => catalogue.Find(reference.Place)!.Decides).DefaultIfEmpty(ProfilePlaceEffect.Access).Min();
            var shown = own.Count > 0
                ? own
                : component.Where(reference => catalogue.Find(reference.Place)!.Decides == ProfilePlaceEffect.Access).ToList();
            if (shown is not [var first, ..])
            {
                continue;
            }

            context.Report(
                Descriptor, own.Count > 0 && effect == ProfilePlaceEffect.Access && !isNamedBeside ? Impact.Change : Impact.Note,
                Evidence.Of(first, element: ""),
                Quoted.Component(first),
                own.Count > 0 ? Quoted.ProfileOf(subject) : $"'{first.Value}', a profile on the integration licence,",
                Quoted.Elements(shown, catalogue),
                Consequence(effect, own.Count > 0, isNamedBeside, subject));
        }
    }

    private static string Consequence(ProfilePlaceEffect effect, bool isOwn, bool isNamedBeside, Subject subject) => (effect, isOwn) switch
    {
        (_, false) => $"That holds for '{subject.Name}' after the move, if that becomes its profile",
        (ProfilePlaceEffect.SiteMembership, _) =>
            "An API-only user opens no site, so that it loses nothing it can use; take the profile out before it is deleted",
        (ProfilePlaceEffect.OtherUsers, _) =>
            $"That is about other users and not '{subject.Name}': nothing changes while the profile stays, and before it is "
                + "deleted another must be named",
        _ when isNamedBeside => "It names the standard API-only profile as well, so that nothing changes",
        _ => $"It ends for '{subject.Name}' with the profile: name the new profile as well where it is to go on",
    };
}
