using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>A finding as a baseline file keeps it. Only <see cref="Fingerprint"/> decides whether it is the same finding; the rest is for people.</summary>
/// <param name="Fingerprint">See <see cref="Diagnostic.Fingerprint"/>.</param>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Entity">The component as <c>Type:FullName</c> and the subject whose verdict it concerns; empty for a finding about the input as a whole.</param>
/// <param name="Path">The file it was last seen in; empty for the project as a whole.</param>
/// <param name="FirstSeen">Day of the run that first had it; null when that run knew no day.</param>
public sealed record BaselineEntry(string Fingerprint, string RuleId, string Entity, string Path, DateOnly? FirstSeen)
{
    /// <summary>The entry of a finding.</summary>
    public static BaselineEntry Of(Diagnostic finding, DateOnly? firstSeen) =>
        new(finding.Fingerprint, finding.Id, EntityOf(finding), finding.Location.Path ?? "", firstSeen);

    private static string EntityOf(Diagnostic finding)
    {
        var component = finding.Evidence.Component is { } found ? $"{found.Type}:{found.Name}" : null;
        var subject = finding.Subject is { } judged ? $"{(judged.Kind == SubjectKind.User ? "User" : "Profile")}:{judged.Name}" : null;
        return component is not null && subject is not null && component != subject ? $"{component} for {subject}" : component ?? subject ?? "";
    }
}
