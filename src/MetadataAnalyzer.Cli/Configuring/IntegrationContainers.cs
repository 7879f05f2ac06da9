using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Configuring;

/// <summary>The profiles, permission sets and groups of a project that integrations hold.</summary>
/// <param name="Own">Those that nobody else holds, as <c>Type:FullName</c>, sorted.</param>
/// <param name="Shared">Those that others hold too.</param>
internal sealed record IntegrationContainers(ImmutableArray<string> Own, ImmutableArray<string> Shared)
{
    public static IntegrationContainers Of(AssessmentResult result)
    {
        var ofIntegrations = Names(result.Subjects.Where(subject => subject.Classification.Class == SubjectClass.Integration));
        var ofOthers = Names(result.Subjects.Where(subject => subject.Classification.Class != SubjectClass.Integration && subject.Subject.IsActive != false));
        return new(
            [.. ofIntegrations.Except(ofOthers, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. ofIntegrations.Intersect(ofOthers, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static List<string> Names(IEnumerable<AssessedSubject> subjects) => [.. subjects.SelectMany(subject => Of(subject.Subject)).Distinct(StringComparer.Ordinal)];

    /// <summary>What is in the project: a change to nothing else can be held to the licence.</summary>
    private static IEnumerable<string> Of(Subject subject) =>
    [
        .. subject.Profile is { } profile ? [$"Profile:{profile.FullName}"] : Array.Empty<string>(),
        .. subject.Assignments.Where(assignment => assignment.IsInProject)
            .Select(assignment => $"{assignment.TypeName}:{assignment.Group?.FullName ?? assignment.PermissionSet!.FullName}"),
    ];
}
