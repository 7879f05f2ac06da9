using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Readiness;

/// <summary>A component that a retrieve should bring because a question about an integration hangs on it.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Question">What it would settle, for people; the same for all of its kind.</param>
/// <param name="IsManaged">It belongs to a package, so that a retrieve brings it only by name, and not always.</param>
public sealed record RetrieveGap(string Type, string FullName, string Question, bool IsManaged)
{
    /// <summary>
    /// Every gap once, sorted by type and name: what reaches a user that may be an integration and is absent, what groups and apps name,
    /// and profiles that were not retrieved in full. What only people have is left out, for no question hangs on it.
    /// </summary>
    public static ImmutableArray<RetrieveGap> Find(Org org)
    {
        var classifier = new Classifier(org, AssessmentOptions.Default);
        var concerned = org.Subjects.Where(subject => IsConcerned(subject, classifier.Classify(subject))).ToHashSet();
        var absent = AbsentComponent.FindFor(org, concerned.Contains)
            .Where(component => IsName(component) && !org.IsUnreadable(component.Type, component.FullName)
                    && !org.Catalogue.StandardNames.IsPlatformNamespace(MetadataComponent.NamespaceOf(component.FullName)))
            .Select(component => new RetrieveGap(
                component.Type, component.FullName, QuestionOf(component.Type),
                component.Type != "Profile" && MetadataComponent.NamespaceOf(component.FullName) is not null && !IsCustom(component)));
        var sparse = concerned.Where(subject => !subject.Retrieval.AbsentSections.IsEmpty)
            .Select(subject => subject.Profile!.FullName).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new RetrieveGap("Profile", name, "what the sections grant that were not retrieved", IsManaged: false));
        return [.. absent.Concat(sparse)
            .OrderBy(gap => gap.Type, StringComparer.Ordinal)
            .ThenBy(gap => gap.FullName, StringComparer.Ordinal)];
    }

    /// <summary>A user of whom nothing shows an integration is one perhaps by what its absent profile holds.</summary>
    private static bool IsConcerned(Subject subject, Classification classification) => classification.Candidacy != Candidacy.NotACandidate
        || (subject is { Kind: SubjectKind.User, Profile: null, Logins: not { IsMostlyUserInterface: true } }
            && subject.IsActive != false && classification is { Class: SubjectClass.Person, IsRuledOutByKind: false });

    /// <summary>The exports may give nothing but an id, which no package.xml takes.</summary>
    private static bool IsName(AbsentComponent component) =>
        !(component.FullName.StartsWith('0') && new SalesforceId(component.FullName).IsWellFormed);

    private static bool IsCustom(AbsentComponent component) => component.Type == "CustomObject";

    private static string QuestionOf(string type) => type switch
    {
        "Profile" => "what the users' profile grants, and whether they are integrations",
        "PermissionSet" or "PermissionSetGroup" => "what it grants and whether it can be assigned after the move",
        "MutingPermissionSet" => "what a group takes away",
        "ExternalClientApplication" => "whom the app admits",
        "ApexClass" or "ApexPage" => "whether the access is broken, and whether it is an endpoint",
        _ => "whether the right is broken or its component was not retrieved",
    };
}
