using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Readiness;

/// <summary>A component that a retrieve should bring because a question about an integration depends on it.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Question">The question it would settle, for people; the same for all of its kind.</param>
/// <param name="IsManaged">It belongs to a package, so that a retrieve brings it only by name, and not always.</param>
public sealed record RetrieveGap(string Type, string FullName, string Question, bool IsManaged)
{
    /// <summary>
    /// Every gap once, sorted by type and name: what reaches a user that may be an integration and is absent, what groups and apps name,
    /// and profiles that were not retrieved in full. Components that only people have are left out, because no question depends on them.
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
                component.Type != MetadataTypes.Profile
                    && MetadataComponent.NamespaceOf(component.FullName) is not null
                    && !IsCustom(component)));
        var sparse = concerned.Where(subject => !subject.Retrieval.AbsentSections.IsEmpty)
            .Select(subject => subject.Profile!.FullName).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(
                name => new RetrieveGap(MetadataTypes.Profile, name, "what the sections grant that were not retrieved", IsManaged: false));
        return [.. absent.Concat(sparse)
            .OrderBy(gap => gap.Type, StringComparer.Ordinal)
            .ThenBy(gap => gap.FullName, StringComparer.Ordinal)];
    }

    /// <summary>A user without evidence of an integration may still be one, when its profile is absent.</summary>
    internal static bool IsConcerned(Subject subject, Classification classification) => classification.Candidacy != Candidacy.NotACandidate
        || (subject is { Kind: SubjectKind.User, Profile: null, Logins: not { IsMostlyUserInterface: true } }
            && subject.IsActive != false && classification is { Class: SubjectClass.Person, IsRuledOutByKind: false });

    /// <summary>The exports may give nothing but an id, which no package.xml takes.</summary>
    private static bool IsName(AbsentComponent component) =>
        !(component.FullName.StartsWith('0') && new SalesforceId(component.FullName).IsWellFormed);

    private static bool IsCustom(AbsentComponent component) => component.Type == MetadataTypes.CustomObject;

    private static string QuestionOf(string type) => type switch
    {
        MetadataTypes.Profile => "what the users' profile grants, and whether they are integrations",
        MetadataTypes.PermissionSet or MetadataTypes.PermissionSetGroup => "what it grants and whether it can be assigned after the move",
        MetadataTypes.MutingPermissionSet => "what a group takes away",
        MetadataTypes.ExternalClientApplication => "whom the app admits",
        MetadataTypes.ApexClass or MetadataTypes.ApexPage => "whether the access is broken, and whether it is an endpoint",
        _ => "whether the right is broken or its component was not retrieved",
    };
}
