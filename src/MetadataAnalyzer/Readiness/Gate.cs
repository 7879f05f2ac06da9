using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>
/// Something that decides what a check lets pass, such as the accepted findings: where it comes from, and what the change would make of it.
/// </summary>
/// <param name="Name">The key of the configuration, or a word for a file: <c>failOn</c>, <c>baseline</c>, <c>.forceignore</c>.</param>
/// <param name="Path">The file that people look into, relative to the project.</param>
/// <param name="Origins">Where it was read; several when it is joined from files and options.</param>
/// <param name="Change">
/// Difference between the files of the change and those of the state before it; null without a difference, or when nothing is compared.
/// </param>
public sealed record GateInput(string Name, string Path, ImmutableArray<GateInputOrigin> Origins, GateInputChange? Change = null);

/// <summary>Difference of a setting of a check before and after the change.</summary>
/// <param name="Added">Entries that only the state after the change has; 0 when they were not counted.</param>
/// <param name="Removed">Entries that only the state before the change has.</param>
/// <param name="Before">A single value before the change; null for a list.</param>
/// <param name="After">The value after it.</param>
public sealed record GateInputChange(int Added, int Removed, string? Before = null, string? After = null);

/// <summary>The place at which an input of a check was read.</summary>
public enum GateInputOrigin
{
    /// <summary>An option, or a file outside of the repository that an option names.</summary>
    CommandLine,

    /// <summary>The commit before the change.</summary>
    Base,

    /// <summary>The files as they lie.</summary>
    WorkingTree,
}

/// <summary>Treatment of a finding in a check.</summary>
internal enum FindingState
{
    /// <summary>The check looks at it.</summary>
    Open,

    /// <summary>Accepted by a suppression.</summary>
    Accepted,

    /// <summary>A baseline file knows it.</summary>
    InBaseline,

    /// <summary>There before the change, or in no place that was changed.</summary>
    Unchanged,

    /// <summary>The verdict of its subject is less sure than the check asks for.</summary>
    Unsure,
}

/// <summary>
/// The findings that a check counts: of those about one element, such as a grant, the gravest represents all. A blocked grant stops each of
/// its users, makes its set unassignable and costs a saving, but the reviewer of the change has one line to take back. A finding of a
/// custom rule always counts by itself.
/// </summary>
internal sealed class FoldedFindings
{
    private readonly Dictionary<Diagnostic, ImmutableArray<Diagnostic>> _groups = [];

    /// <param name="findings">The findings of a run.</param>
    /// <param name="stateOf">Treatment of a finding in the check; findings of different states stay apart.</param>
    public FoldedFindings(IEnumerable<Diagnostic> findings, Func<Diagnostic, FindingState> stateOf)
    {
        // What is about a user goes before what is about a container: it has the grant path.
        var groups = findings.Where(IsAboutAnElement).GroupBy(finding => (
            stateOf(finding), finding.Location, finding.Evidence.Component?.Type, finding.Evidence.Component?.Name,
            finding.Evidence.Element.ToUpperInvariant()));
        foreach (var group in groups)
        {
            ImmutableArray<Diagnostic> members =
                [.. group.OrderBy(finding => finding.Impact).ThenBy(finding => finding.Subject is null).ThenBy(finding => finding)];
            foreach (var member in members)
            {
                _groups[member] = members;
            }
        }
    }

    /// <summary>The finding that represents this one: itself, or the gravest about the same element.</summary>
    public Diagnostic LeadOf(Diagnostic finding) => _groups.TryGetValue(finding, out var group) ? group[0] : finding;

    /// <summary>The other findings that this one represents; empty for a finding that another one represents.</summary>
    public ImmutableArray<Diagnostic> Behind(Diagnostic lead) =>
        _groups.TryGetValue(lead, out var group) && group[0] == lead ? group[1..] : [];

    /// <summary>
    /// Whether a list of one subject's findings shows this one: no graver finding about the same element has the same subject. What is
    /// about no subject has to lead.
    /// </summary>
    public bool LeadsForItsSubject(Diagnostic finding) =>
        !_groups.TryGetValue(finding, out var group)
            || (finding.Subject is null ? group[0] == finding : group.First(other => other.Subject == finding.Subject) == finding);

    private static bool IsAboutAnElement(Diagnostic finding) =>
        finding.Descriptor.IsBuiltIn && finding.Evidence is { Element.Length: > 0, Component: not null } && finding.Location.Line > 0;
}

/// <summary>
/// A check of the findings. It looks at findings that are not accepted, not in a baseline and not unchanged; of several about one element
/// the gravest represents all.
/// </summary>
public sealed class Gate
{
    private readonly Dictionary<Subject, VerdictConfidence> _confidences;
    private readonly FoldedFindings _folded;

    /// <param name="result">The assessment, compared with whatever it is to be compared with.</param>
    /// <param name="failOn">The mildest impact that fails the check; null when none does.</param>
    /// <param name="mildest">The mildest impact that is shown. What fails is always shown.</param>
    /// <param name="minConfidence">
    /// Least confidence in the verdict of the subject that a finding is about; a finding about no subject is always sure enough.
    /// </param>
    public Gate(
        AssessmentResult result, Impact? failOn, Impact mildest = Impact.Note, VerdictConfidence minConfidence = VerdictConfidence.Low)
    {
        (FailOn, MinConfidence) = (failOn, minConfidence);
        _confidences = result.Subjects.ToDictionary(subject => subject.Subject, subject => subject.Confidence);
        _folded = new(result.Diagnostics, StateOf);
        Findings = [.. result.Diagnostics.Where(finding => LeadOf(finding) == finding)];
        Open = InState(FindingState.Open);
        Failing = [.. Open.Where(Fails)];
        Shown = [.. Open.Where(finding => finding.Impact <= mildest || Fails(finding))];
        Accepted = InState(FindingState.Accepted);
        InBaseline = InState(FindingState.InBaseline);
        Unchanged = InState(FindingState.Unchanged);
        Unsure = InState(FindingState.Unsure);
    }

    /// <summary>The mildest impact that fails the check; null when none does.</summary>
    public Impact? FailOn { get; }

    /// <summary>Least confidence in a subject's verdict.</summary>
    public VerdictConfidence MinConfidence { get; }

    /// <summary>Number of entries of the baseline that match no finding any more.</summary>
    public int Stale { get; init; }

    /// <summary>Whether <see cref="Stale"/> entries fail the check.</summary>
    public bool FailsOnStale { get; init; }

    /// <summary>Settings of the check beside the metadata itself.</summary>
    public ImmutableArray<GateInput> Inputs { get; init; } = [];

    /// <summary>Those of <see cref="Inputs"/> that the change touches.</summary>
    public IEnumerable<GateInput> ChangedInputs => Inputs.Where(input => input.Change is not null);

    /// <summary>Whether the check fails.</summary>
    public bool IsFailing => !Failing.IsEmpty || (FailsOnStale && Stale > 0);

    /// <summary>Findings that the check counts, in any state, in the order of the assessment.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>Findings that the check looks at, worst first.</summary>
    public ImmutableArray<Diagnostic> Open { get; }

    /// <summary>Those of <see cref="Open"/> that fail the check.</summary>
    public ImmutableArray<Diagnostic> Failing { get; }

    /// <summary>Those of <see cref="Open"/> that are shown.</summary>
    public ImmutableArray<Diagnostic> Shown { get; }

    /// <summary>Accepted findings, worst first.</summary>
    public ImmutableArray<Diagnostic> Accepted { get; }

    /// <summary>Findings in a baseline file, worst first.</summary>
    public ImmutableArray<Diagnostic> InBaseline { get; }

    /// <summary>Findings from before the change, or outside of the changed files; worst first.</summary>
    public ImmutableArray<Diagnostic> Unchanged { get; }

    /// <summary>Findings about subjects with a verdict of too low confidence, worst first.</summary>
    public ImmutableArray<Diagnostic> Unsure { get; }

    /// <summary>The finding that represents this one: itself, or the gravest about the same element.</summary>
    public Diagnostic LeadOf(Diagnostic finding) => _folded.LeadOf(finding);

    /// <summary>The other findings about the same element, for other users or of other rules, that this one represents.</summary>
    public ImmutableArray<Diagnostic> Behind(Diagnostic lead) => _folded.Behind(lead);

    /// <summary>Whether a list of one subject's findings shows this one.</summary>
    public bool LeadsForItsSubject(Diagnostic finding) => _folded.LeadsForItsSubject(finding);

    /// <summary>Whether a finding fails the check.</summary>
    public bool Fails(Diagnostic finding) => FailOn is { } mildest && finding.Impact <= mildest && StateOf(finding) == FindingState.Open;

    private FindingState StateOf(Diagnostic finding) => finding switch
    {
        { Suppression: not null } => FindingState.Accepted,
        { BaselineEntry: not null } => FindingState.InBaseline,
        { Baseline: BaselineState.Unchanged } => FindingState.Unchanged,
        _ => IsSure(finding) ? FindingState.Open : FindingState.Unsure,
    };

    // High is the first of the confidences.
    private bool IsSure(Diagnostic finding) =>
        finding.Subject is not { } subject || !_confidences.TryGetValue(subject, out var confidence) || confidence <= MinConfidence;

    private ImmutableArray<Diagnostic> InState(FindingState state) =>
        [.. Findings.Where(finding => StateOf(finding) == state).OrderBy(finding => finding.Impact).ThenBy(finding => finding)];
}
