using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>Context of an action on a subject.</summary>
public sealed class SubjectAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal SubjectAnalysisContext(Subject subject, Classification classification, DiagnosticReporter reporter)
    {
        Subject = subject;
        Classification = classification;
        _reporter = reporter;
    }

    public Subject Subject { get; }

    public Classification Classification { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding about the subject with the rule's usual impact.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        Report(descriptor, descriptor.Impact, at, arguments);

    /// <summary>Reports a finding about the subject with the impact that the evidence gives.</summary>
    public void Report(DiagnosticDescriptor descriptor, Impact impact, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        if (descriptor.AppliesTo.HasFlag(Classification.Candidacy))
        {
            _reporter.Report(descriptor, impact, Subject, at, arguments);
        }
    }
}

/// <summary>Context of an action on a component.</summary>
/// <typeparam name="T">Component type.</typeparam>
public sealed class ComponentAnalysisContext<T>
    where T : MetadataComponent
{
    private readonly DiagnosticReporter _reporter;

    internal ComponentAnalysisContext(T component, DiagnosticReporter reporter)
    {
        Component = component;
        _reporter = reporter;
    }

    public T Component { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding without a subject; it affects no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        Report(descriptor, descriptor.Impact, at, arguments);

    /// <summary>Reports a finding without a subject and with one of the rule's other impacts.</summary>
    public void Report(DiagnosticDescriptor descriptor, Impact impact, Evidence at, params ReadOnlySpan<object?> arguments) =>
        _reporter.Report(descriptor, impact, subject: null, at, arguments);
}

/// <summary>Context of an action on a reference.</summary>
public sealed class ReferenceAnalysisContext
{
    private readonly ImmutableArray<AssessedSubject> _named;
    private readonly DiagnosticReporter _reporter;

    internal ReferenceAnalysisContext(
        Reference reference, ImmutableArray<AssessedSubject> named, DiagnosticReporter reporter)
    {
        Reference = reference;
        _named = named;
        _reporter = reporter;
    }

    /// <summary>The place; of several in one component that name the same in the same way, the first.</summary>
    public Reference Reference { get; }

    public Org Org => _reporter.Org;

    /// <summary>
    /// Reports a finding about each subject that the reference names and the rule applies to. When there is none, it reports one finding
    /// without a subject, which affects no verdict.
    /// </summary>
    /// <param name="descriptor">The finding.</param>
    /// <param name="arguments">The message's arguments for a subject, or for none.</param>
    public void ReportForEach(DiagnosticDescriptor descriptor, Func<Subject?, object?[]> arguments)
    {
        if (!Report(descriptor, descriptor.Impact, arguments))
        {
            _reporter.Report(descriptor, descriptor.Impact, subject: null, Evidence.Of(Reference), arguments(null));
        }
    }

    /// <summary>Reports a finding about each subject that the reference names and the rule applies to.</summary>
    public void ReportForNamed(DiagnosticDescriptor descriptor, Impact impact, params object?[] arguments) =>
        Report(descriptor, impact, _ => arguments);

    /// <summary>Reports a finding about each subject that the reference names and the rule applies to.</summary>
    public void ReportForNamed(DiagnosticDescriptor descriptor, Impact impact, Func<Subject, object?[]> arguments) =>
        Report(descriptor, impact, arguments);

    private bool Report(DiagnosticDescriptor descriptor, Impact impact, Func<Subject, object?[]> arguments)
    {
        var isReported = false;
        foreach (var (subject, _) in _named.Where(entry => descriptor.AppliesTo.HasFlag(entry.Classification.Candidacy)))
        {
            _reporter.Report(descriptor, impact, subject, Evidence.Of(Reference), arguments(subject));
            isReported = true;
        }

        return isReported;
    }
}

/// <summary>Context of an action on the whole project.</summary>
public sealed class ProjectAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal ProjectAnalysisContext(ImmutableArray<AssessedSubject> subjects, DiagnosticReporter reporter)
    {
        Subjects = subjects;
        _reporter = reporter;
    }

    public Org Org => _reporter.Org;

    /// <summary>Every subject, sorted by name and not yet judged.</summary>
    public ImmutableArray<AssessedSubject> Subjects { get; }

    /// <summary>Reports a finding without a subject; it affects no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        Report(descriptor, descriptor.Impact, at, arguments);

    /// <summary>Reports a finding without a subject with the impact that the evidence gives; it affects no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Impact impact, Evidence at, params ReadOnlySpan<object?> arguments) =>
        _reporter.Report(descriptor, impact, subject: null, at, arguments);

    /// <summary>Reports a finding about a subject, unless the rule does not apply to it.</summary>
    public void ReportFor(Subject subject, DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        var classification = Subjects.First(entry => ReferenceEquals(entry.Subject, subject)).Classification;
        if (descriptor.AppliesTo.HasFlag(classification.Candidacy))
        {
            _reporter.Report(descriptor, descriptor.Impact, subject, at, arguments);
        }
    }

    /// <summary>
    /// Reports a finding about each of the subjects that the rule applies to or, when there is none, once without a subject.
    /// </summary>
    public void ReportForEach(
        IEnumerable<Subject> subjects, DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        var concerned = subjects.ToHashSet();
        var applicable = Subjects
            .Where(entry => concerned.Contains(entry.Subject) && descriptor.AppliesTo.HasFlag(entry.Classification.Candidacy))
            .ToList();
        foreach (var (subject, _) in applicable)
        {
            _reporter.Report(descriptor, descriptor.Impact, subject, at, arguments);
        }

        if (applicable.Count == 0)
        {
            Report(descriptor, at, arguments);
        }
    }
}

/// <summary>Context of an action on a move: a candidate with its verdict and seat so far, and those of all other subjects.</summary>
public sealed class MoveAnalysisContext
{
    private readonly DiagnosticReporter _reporter;

    internal MoveAnalysisContext(
        AssessedSubject candidate, ImmutableArray<AssessedSubject> all, (SeatClaim Claim, SeatAllocation Allocation)? seat,
        DiagnosticReporter reporter)
    {
        Candidate = candidate;
        All = all;
        (Claim, Allocation) = seat ?? default;
        _reporter = reporter;
    }

    /// <summary>The candidate of the action.</summary>
    public AssessedSubject Candidate { get; }

    public Subject Subject => Candidate.Subject;

    /// <summary>Every subject, the candidate included, sorted by name.</summary>
    public ImmutableArray<AssessedSubject> All { get; }

    /// <summary>The seat that the candidate gets; null when it needs none, and as long as seats are not allocated.</summary>
    public SeatClaim? Claim { get; }

    /// <summary>The seats of all that move in the same scenario; null when <see cref="Claim"/> is null.</summary>
    public SeatAllocation? Allocation { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding about the candidate.</summary>
    /// <exception cref="InvalidOperationException">The rule's impact would change who moves, and so what the finding rests on.</exception>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments)
    {
        if (descriptor.Impact == Impact.Verify || (descriptor.Impact == Impact.Blocker && Claim is null))
        {
            throw new InvalidOperationException($"{descriptor.Id} is reported after the verdicts and so may not be a {descriptor.Impact}");
        }

        _reporter.Report(descriptor, descriptor.Impact, Subject, at, arguments);
    }
}
