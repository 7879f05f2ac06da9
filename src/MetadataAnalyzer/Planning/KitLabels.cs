using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// Labels of the new permission sets. Apps may name a set by its label, so no two sets share one: a set whose label is taken has its API
/// name as its label.
/// </summary>
internal sealed class KitLabels
{
    private const int MaxLength = 56;

    private readonly Org _org;
    private readonly Dictionary<string, int> _uses;

    public KitLabels(Org org)
    {
        _org = org;
        _uses = org.Project.PermissionSets.Select(set => set.Label).Concat(org.Project.PermissionSetGroups.Select(group => group.Label))
            .Concat(org.Exports.PermissionSets.Select(row => row.Label))
            .Concat(org.Subjects.Select(Preferred))
            .OfType<string>()
            .SelectMany(label => new[] { label, label + UnprovenEnding })
            .GroupBy(label => label, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Ends the label of the second set.</summary>
    public const string UnprovenEnding = " (unproven)";

    /// <summary>Label of the subject's first set.</summary>
    public string Of(Subject subject) =>
        Preferred(subject) is var label && _uses[label] == 1 && _uses[label + UnprovenEnding] == 1
            ? label
            : _org.KitNames.PermissionSet(subject);

    private static string Preferred(Subject subject) =>
        $"Integration {SafeText.Line(subject.Kind == SubjectKind.User ? subject.Name.Split('@')[0] : subject.Label, MaxLength)}";
}
