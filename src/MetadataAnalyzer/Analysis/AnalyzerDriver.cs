using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>
/// Runs rules: one walk over the components, one over the subjects, one over the project. A rule that throws becomes a finding and stops
/// no other. Findings come back sorted.
/// </summary>
public sealed class AnalyzerDriver
{
    /// <summary>IUL0002: a rule threw, so that its findings are unknown.</summary>
    public static readonly DiagnosticDescriptor RuleThrew = new(
        id: "IUL0002",
        title: "A rule failed",
        messageFormat: "rule {0} failed on {1} and said nothing: {2}. Report it to the author of the rule",
        description: "The findings of the rule are unknown. The other rules ran.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    private readonly ImmutableArray<AnalyzerActions> _rules;

    /// <param name="analyzers">The rules, in any order.</param>
    /// <exception cref="InvalidOperationException">Two rules declare one id.</exception>
    public AnalyzerDriver(IEnumerable<DiagnosticAnalyzer> analyzers)
    {
        _rules = [.. analyzers.OrderBy(analyzer => analyzer.SupportedDiagnostics[0].Id, StringComparer.Ordinal).Select(Initialize)];
        Descriptors =
        [
            .. _rules.SelectMany(rule => rule.Analyzer.SupportedDiagnostics)
                .Distinct()
                .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
        ];
        if (Descriptors.GroupBy(descriptor => descriptor.Id, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"{twice.Key} is declared by two rules");
        }
    }

    /// <summary>The descriptors that the rules may report, sorted by id.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Runs component, project and subject actions.</summary>
    /// <param name="org">The org that the rules look at.</param>
    /// <param name="subjects">Every subject with its classification, sorted by name.</param>
    /// <param name="progress">Counts the subjects; null counts nothing.</param>
    /// <param name="cancellationToken">Stops between two subjects.</param>
    public ImmutableArray<Diagnostic> Run(
        Org org, ImmutableArray<AssessedSubject> subjects, WorkProgress? progress = null, CancellationToken cancellationToken = default)
    {
        progress?.Expect(subjects.Length);
        var results = new List<Diagnostic>();
        RunComponents(org, results);
        RunReferences(org, subjects, results);
        RunProject(org, subjects, results);
        var ofSubjects = new List<Diagnostic>[subjects.Length];
        Parallel.For(0, subjects.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            ofSubjects[index] = [];
            RunSubject(org, subjects[index], ofSubjects[index]);
            progress?.Add(1);
        });
        results.AddRange(ofSubjects.SelectMany(list => list));
        results.Sort();
        return [.. results];
    }

    /// <summary>Runs move actions on the candidates.</summary>
    /// <param name="org">The org that the rules look at.</param>
    /// <param name="subjects">Every subject with its verdict so far, sorted by name.</param>
    /// <param name="seats">
    /// The seat of each subject that needs one, with the allocation it is of; empty as long as none is allocated.
    /// </param>
    public ImmutableArray<Diagnostic> RunMoves(
        Org org, ImmutableArray<AssessedSubject> subjects, IReadOnlyDictionary<Subject, (SeatClaim Claim, SeatAllocation Allocation)> seats)
    {
        var candidates = subjects.Where(subject => subject.Classification.Candidacy == Candidacy.Candidate).ToList();
        var ofCandidates = new List<Diagnostic>[candidates.Count];
        Parallel.For(0, candidates.Count, index =>
        {
            var (candidate, results) = (candidates[index], new List<Diagnostic>());
            var seat = seats.TryGetValue(candidate.Subject, out var found) ? found : ((SeatClaim, SeatAllocation)?)null;
            foreach (var rule in _rules)
            {
                foreach (var action in rule.Moves)
                {
                    Guard(rule, org, results, candidate.Subject, $"subject '{candidate.Subject}'", candidate.Subject.Location, reporter =>
                        action(new(candidate, subjects, seat, reporter)));
                }
            }

            ofCandidates[index] = results;
        });
        return [.. ofCandidates.SelectMany(list => list).Order()];
    }

    private static AnalyzerActions Initialize(DiagnosticAnalyzer analyzer)
    {
        var actions = new AnalyzerActions(analyzer);
        analyzer.Initialize(new AnalysisContext(actions));
        return actions;
    }

    private void RunComponents(Org org, List<Diagnostic> results)
    {
        var rules = _rules.Where(rule => rule.Components.Count > 0).ToList();
        if (rules.Count == 0)
        {
            return;
        }

        foreach (var component in org.Project.TypedComponents)
        {
            foreach (var rule in rules)
            {
                foreach (var action in rule.Components)
                {
                    Guard(
                        rule, org, results, subject: null, component.ToString(), component.Location,
                        reporter => action(component, reporter));
                }
            }
        }
    }

    private void RunReferences(Org org, ImmutableArray<AssessedSubject> subjects, List<Diagnostic> results)
    {
        var rules = _rules.Where(rule => rule.References.Count > 0).ToList();
        if (rules.Count == 0)
        {
            return;
        }

        var bySubject = subjects.ToDictionary<AssessedSubject, SubjectIdentity>(entry => entry.Subject);
        foreach (var reference in org.References.EachOnce)
        {
            // Without a users export, profiles without a sign of an integration are no subjects.
            ImmutableArray<AssessedSubject> named =
                [.. org.References.SubjectsOf(reference).Select(subject => bySubject.GetValueOrDefault(subject)).OfType<AssessedSubject>()];
            foreach (var rule in rules)
            {
                foreach (var action in rule.References)
                {
                    Guard(
                        rule, org, results, subject: null, $"{reference.ComponentType} {reference.ComponentName}", reference.Location,
                        reporter => action(new(reference, named, reporter)));
                }
            }
        }
    }

    private void RunProject(Org org, ImmutableArray<AssessedSubject> subjects, List<Diagnostic> results)
    {
        foreach (var rule in _rules)
        {
            foreach (var action in rule.Projects)
            {
                Guard(rule, org, results, subject: null, "the project", Location.None, reporter => action(new(subjects, reporter)));
            }
        }
    }

    private void RunSubject(Org org, AssessedSubject assessed, List<Diagnostic> results)
    {
        var (subject, classification) = assessed;
        foreach (var rule in _rules)
        {
            if (!rule.Analyzer.SupportedDiagnostics.Any(descriptor => descriptor.AppliesTo.HasFlag(classification.Candidacy)))
            {
                continue;
            }

            foreach (var action in rule.Subjects)
            {
                Guard(
                    rule, org, results, subject, $"subject '{subject.Name}'", subject.Location,
                    reporter => action(new(subject, classification, reporter)));
            }
        }
    }

    private static void Guard(
        AnalyzerActions rule, Org org, List<Diagnostic> results, Subject? subject, string what, Location location,
        Action<DiagnosticReporter> action)
    {
        var count = results.Count;
        try
        {
            action(new DiagnosticReporter(rule.Analyzer, org, results));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The findings before the exception are dropped too, because a part of a rule's findings reads like all of them.
            results.RemoveRange(count, results.Count - count);
            var id = rule.Analyzer.SupportedDiagnostics[0].Id;
            var evidence = new Evidence { Location = location, Element = $"{id} {what}" };
            results.Add(
                new(RuleThrew, RuleThrew.Impact, subject, evidence, [id, what, $"{exception.GetType().Name}: {exception.Message}"]));
        }
    }
}

/// <summary>Collects the findings of one rule's action and checks them against the descriptors that the rule declared.</summary>
internal sealed class DiagnosticReporter(DiagnosticAnalyzer analyzer, Org org, List<Diagnostic> results)
{
    public Org Org { get; } = org;

    public void Report(DiagnosticDescriptor descriptor, Impact impact, Subject? subject, Evidence evidence, ReadOnlySpan<object?> arguments)
    {
        if (!analyzer.SupportedDiagnostics.Contains(descriptor))
        {
            throw new InvalidOperationException($"{descriptor.Id} is not among the supported diagnostics of {analyzer.GetType().Name}");
        }

        if (!descriptor.Impacts.Contains(impact))
        {
            throw new InvalidOperationException($"{descriptor.Id} does not declare the impact {impact}");
        }

        if (arguments.Length != descriptor.ArgumentCount)
        {
            throw new InvalidOperationException($"{descriptor.Id} takes {descriptor.ArgumentCount} arguments, not {arguments.Length}");
        }

        results.Add(new Diagnostic(descriptor, impact, subject, evidence, arguments));
    }
}
