using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// What a retrieve makes of a profile: it comes with the rights on just those components that the same <c>package.xml</c> retrieves, and
/// whatever the file said of others is lost.
/// </summary>
public static class ProfileRetrieval
{
    /// <summary>Sections that a retrieve fills only when their components are retrieved with the profile, and the type of these.</summary>
    private static readonly ImmutableArray<(string Section, string Type)> Dependent =
    [
        ("objectPermissions", "CustomObject"), ("fieldPermissions", "CustomField"), ("classAccesses", "ApexClass"), ("pageAccesses", "ApexPage"),
        ("tabVisibilities", "CustomTab"), ("layoutAssignments", "Layout"),
    ];

    /// <summary>As <see cref="Dependent"/>, of sections that list only what is on, so that their absence proves nothing.</summary>
    private static readonly ImmutableArray<string> OtherTypes = ["CustomApplication", "CustomPermission", "ExternalDataSource", "Flow"];

    /// <summary>Sections that the subject's profile lacks and a complete retrieve has; empty when it is complete or not in the project.</summary>
    public static ImmutableArray<string> AbsentSections(Subject subject)
    {
        if (subject.Profile is not { } profile)
        {
            return [];
        }

        var project = subject.Org.Project;
        var absent = Dependent.Where(entry => IsAbsent(profile, entry.Section) && project.ContainsType(entry.Type)).Select(entry => entry.Section).ToList();
        IEnumerable<string> always =
        [
            .. subject.UserLicense is null ? ["userLicense"] : Array.Empty<string>(),
            .. IsAbsent(profile, "userPermissions") ? ["userPermissions"] : Array.Empty<string>(),
        ];
        return always.Any() || absent.Count >= 2 ? [.. always, .. absent] : [];
    }

    /// <summary>Objects on which the subject's profile may give rights that the file does not show; sorted.</summary>
    public static ImmutableArray<string> ObjectsLeftOut(Subject subject) => subject.Profile is not { } profile ? []
        : [.. subject.Org.ObjectRetrieval.LeftOut(profile).Concat(AnsweredOnly(subject, profile)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>Objects that the owner says the integration uses, while the retrieve named them nowhere and nothing at hand gives a right on them.</summary>
    private static IEnumerable<string> AnsweredOnly(Subject subject, Profile profile) => (subject.Answers.Objects ?? AnswerSheet.Empty.Questions)
        .Where(entry => entry.Value.Rights != AccessRights.None && subject.Access.OnObject(entry.Key) == AccessRights.None
            && !subject.Org.ObjectRetrieval.Covers(profile, entry.Key) && subject.Org.ObjectRetrieval.HasObjectRights(entry.Key)
            && subject.Access.FindUserPermission(UserPermissions.ModifyAllData) is null)
        .Select(entry => entry.Key);

    /// <summary>Whether the file may lack rights that the profile gives.</summary>
    public static bool IsIncomplete(Subject subject) => !AbsentSections(subject).IsEmpty || !ObjectsLeftOut(subject).IsEmpty;

    /// <summary>Whether all that gives the subject rights is at hand, and its profile was retrieved with this section: what is not there is not granted.</summary>
    public static bool Covers(Subject subject, string section) =>
        subject.MissingContainers.IsEmpty && subject.Profile is { } profile && !IsAbsent(profile, section);

    /// <summary>Whether all that gives the subject rights is at hand, and its profile was retrieved with the object.</summary>
    public static bool CoversObject(Subject subject, string name) => Covers(subject, "objectPermissions") && subject.Org.ObjectRetrieval.Covers(subject.Profile!, name);

    /// <summary>The types that must be retrieved together with a profile: those of the project that a profile has rights on, sorted. Fields come with their object.</summary>
    public static ImmutableArray<string> TypesToRetrieveWith(Org org) =>
    [
        .. Dependent.Select(entry => entry.Type).Concat(OtherTypes).Where(org.Project.ContainsType)
            .Select(type => type == "CustomField" ? "CustomObject" : type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The members of a <c>package.xml</c> that bring a profile in full, for people.</summary>
    /// <param name="profile">Full name of the profile.</param>
    /// <param name="org">The org.</param>
    /// <param name="objects">Standard objects that the retrieve must name.</param>
    public static IEnumerable<string> Members(string profile, Org org, ImmutableArray<string> objects = default)
    {
        yield return $"Profile '{profile}'";
        foreach (var name in objects.IsDefault ? [] : objects)
        {
            yield return $"CustomObject '{name}'";
        }

        foreach (var type in TypesToRetrieveWith(org))
        {
            yield return type == "CustomObject" ? $"CustomObject '*' and each {(objects.IsDefaultOrEmpty ? "" : "other ")}standard object by name" : $"{type} '*'";
        }
    }

    private static bool IsAbsent(Profile profile, string section) => !profile.Sections.ContainsKey(section);
}
