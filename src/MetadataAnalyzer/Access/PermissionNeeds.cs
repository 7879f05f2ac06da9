using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Says of each user permission a subject holds whether it is needed: permissions of the user interface are not; one with a trigger is
/// when the trigger is present; one of a product is when the product is present for the subject; where only the client's behaviour
/// decides it is a question. What cannot be decided counts as needed, so that nothing is promised on its account.
/// </summary>
internal static class PermissionNeeds
{
    public static ImmutableArray<PermissionNeed> Of(Subject subject, Org org)
    {
        var triggers = new TriggerDecisions(subject, org);
        return [.. subject.Access.Rights(AccessKind.UserPermission).Select(right => Of(right, subject, org, triggers))];
    }

    private static PermissionNeed Of(EffectiveRight right, Subject subject, Org org, TriggerDecisions triggers)
    {
        var entry = org.Catalogue.FindPermission(right.Name);
        var (need, reason) = Decide(entry, subject, org, triggers);
        return new(right, entry, org.Capabilities.UserPermission(right.Name), need, reason);
    }

    private static (Need Need, string Reason) Decide(PermissionEntry? entry, Subject subject, Org org, TriggerDecisions triggers)
    {
        if (entry is null)
        {
            return (Need.Needed, "the catalogue does not know this permission");
        }

        if (entry.Relevance == PermissionRelevance.Ui)
        {
            return (Need.NotNeeded, "for the user interface only");
        }

        if (entry.Trigger is { } trigger)
        {
            return triggers.Decide(trigger);
        }

        return entry.Relevance switch
        {
            PermissionRelevance.Unclear => Ask(org, entry.Name, "no public statement says what it does for an API client"),
            PermissionRelevance.Feature => FeaturePresence.Find(entry.Feature, subject, org) is { } found
                ? (Need.Needed, $"{entry.Feature} is in use: {found}")
                : (Need.NotNeeded, $"{entry.Feature} is not in use here"),
            _ => (Need.Needed, entry.Why),
        };
    }

    private static (Need Need, string Reason) Ask(Org org, string question, string reason) => org.Answers.TryGetValue(question, out var answer)
        ? (answer ? Need.Needed : Need.NotNeeded, $"answered: {question}={(answer ? "yes" : "no")}")
        : (Need.ClientDecided, reason);
}
