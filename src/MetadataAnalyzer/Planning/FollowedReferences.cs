using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// The places of the project that name the old profile or licence and must name the new one as well. The runbook lists them, and
/// <c>verify</c> checks the same ones.
/// </summary>
public static class FollowedReferences
{
    /// <summary>The places that name a subject's profile or licence and that the move must follow; sorted by place.</summary>
    public static ImmutableArray<Reference> Of(Org org, Subject subject) =>
    [
        .. subject.References.Where(reference => reference.Target is ReferenceTarget.Profile or ReferenceTarget.UserLicense
            && !StaysBehind(
                org.Catalogue.References, reference.ComponentType,
                reference.Form == ReferenceForm.Element ? reference.Expression : null)),
    ];

    /// <summary>
    /// Whether a place stays with the old profile and need not follow the user: the password policy and session setting of the profile,
    /// places that decide pages only, and the lists of apps, which have a check of their own.
    /// </summary>
    /// <param name="catalogue">The known kinds of places.</param>
    /// <param name="componentType">Metadata API type of the component.</param>
    /// <param name="elementPath">Path of an element that the platform reads as a name; null for formulas, conditions, code and
    /// records.</param>
    public static bool StaysBehind(ReferenceCatalogue catalogue, string componentType, string? elementPath)
    {
        if (elementPath is null)
        {
            return catalogue.IsUserInterface(componentType);
        }

        // The parts of an external client app are components of the app, whose type is not that of the place.
        var entries = catalogue.All.Where(entry => entry.Place.Path == elementPath).ToList();
        return (entries.Find(entry => entry.Place.Type == componentType) ?? entries.FirstOrDefault()) is { } found
            && (found.HasOtherRule || found.DecidesUserInterface);
    }
}
