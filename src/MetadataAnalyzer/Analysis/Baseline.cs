using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>State of a finding compared with a baseline file, another state of the project, or a list of changed files.</summary>
public enum BaselineState
{
    /// <summary>Not there before, less grave then, or in a place that was changed.</summary>
    New,

    /// <summary>There before, or in no place that was changed.</summary>
    Unchanged,
}

/// <summary>
/// A finding as a baseline file keeps it. Only <see cref="Fingerprint"/> decides whether it is the same finding; the rest is for people.
/// </summary>
/// <param name="Fingerprint">See <see cref="Diagnostic.Fingerprint"/>.</param>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Entity">
/// The component as <c>Type:FullName</c> and the subject whose verdict it concerns; empty for a finding about the input as a whole.
/// </param>
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
        return component is not null && subject is not null && component != subject
            ? $"{component} for {subject}"
            : component ?? subject ?? "";
    }
}

/// <summary>
/// Known findings, so that a check looks only at new ones. They stay in the result and in the verdict; a second component with the same
/// problem is another finding.
/// </summary>
public sealed class Baseline
{
    /// <summary>The file that is looked for in the project's folder.</summary>
    public const string FileName = ".integration-license.baseline.json";

    private readonly Dictionary<string, BaselineEntry> _byFingerprint;

    /// <param name="entries">The entries, in any order; of several with one fingerprint the first counts.</param>
    public Baseline(IEnumerable<BaselineEntry> entries)
    {
        Entries =
        [
            .. entries.DistinctBy(entry => entry.Fingerprint, StringComparer.Ordinal)
                .OrderBy(entry => entry.RuleId, StringComparer.Ordinal)
                .ThenBy(entry => entry.Entity, StringComparer.Ordinal)
                .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal),
        ];
        _byFingerprint = Entries.ToDictionary(entry => entry.Fingerprint, StringComparer.Ordinal);
    }

    /// <summary>By rule, entity and fingerprint, so that two people who add entries rarely change one line.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; }

    /// <summary>Every finding that is not accepted.</summary>
    /// <param name="findings">The findings of a run.</param>
    /// <param name="day">Day of the run.</param>
    public static Baseline Of(IEnumerable<Diagnostic> findings, DateOnly? day) =>
        new(findings.Where(finding => finding.Suppression is null).Select(finding => BaselineEntry.Of(finding, day)));

    /// <summary>The entry of a finding, or null.</summary>
    public BaselineEntry? Find(Diagnostic finding) => _byFingerprint.GetValueOrDefault(finding.Fingerprint);

    /// <summary>
    /// The baseline with the findings that are not in it yet. An entry keeps the day it was first seen and takes the place it has now.
    /// </summary>
    public Baseline Update(IReadOnlyCollection<Diagnostic> findings, DateOnly? day) => new(
        findings.Where(finding => finding.Suppression is null)
            .Select(finding => BaselineEntry.Of(finding, Find(finding) is { } known ? known.FirstSeen : day))
            .Concat(Entries));

    /// <summary>The entries that match no finding any more, accepted or not.</summary>
    public ImmutableArray<BaselineEntry> Stale(IEnumerable<Diagnostic> findings)
    {
        var present = findings.Select(finding => finding.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return [.. Entries.Where(entry => !present.Contains(entry.Fingerprint))];
    }

    /// <summary>Without the entries that match no finding any more; nothing is added.</summary>
    public Baseline Prune(IEnumerable<Diagnostic> findings) => new(Entries.Except(Stale(findings)));
}
