using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Readiness;

/// <summary>An input that is not at hand in full, and the candidates to verify that depend on it.</summary>
/// <param name="Input">A single kind of input.</param>
/// <param name="Waiting">Candidates with a finding that it can settle.</param>
/// <param name="Decides">Candidates that it decides, with the inputs before it in the list.</param>
public sealed record DecidingInput(EvidenceInputs Input, int Waiting, int Decides)
{
    /// <summary>Other inputs that would do as much in its place.</summary>
    public EvidenceInputs OrInstead { get; init; }
}

/// <summary>
/// The trust that an assessment deserves: the share that it decides, the inputs it had, and those that would decide more.
/// </summary>
public sealed class AssessmentConfidence
{
    private const int MostInputs = 3;

    /// <param name="result">The assessment.</param>
    internal AssessmentConfidence(AssessmentResult result)
    {
        var org = result.Org;
        ImmutableArray<AssessedSubject> candidates = [.. result.Subjects.Where(subject => subject.IsCandidate)];
        ImmutableArray<AssessedSubject> open = [.. candidates.Where(subject => subject.Verdict == Verdict.NeedsVerification)];
        Candidates = candidates.Length;
        Decided = candidates.Length - open.Length;
        UsageDays = org.Exports.ApiUsage.Days.Length;
        NewestRecord = FindNewestRecord(org);
        Probe = org.Exports.Probe.All.Select(answer => (DateOnly?)answer.Date).Max();
        Rights = candidates
            .SelectMany(candidate => candidate.Subject.Needs.Permissions.Concat(candidate.Subject.Needs.Objects))
            .Where(decision => decision.Need != Need.NotNeeded)
            .CountBy(decision => decision.Carriage.Origin)
            .ToImmutableSortedDictionary();
        Inputs = FindInputs(open, org);
    }

    /// <summary>Number of candidates.</summary>
    public int Candidates { get; }

    /// <summary>Number of candidates whose verdict waits for nothing.</summary>
    public int Decided { get; }

    /// <summary>Days that the API usage log covers.</summary>
    public int UsageDays { get; }

    /// <summary>Day of the newest record of the dated exports, not after the day of the assessment; null without one.</summary>
    public DateOnly? NewestRecord { get; }

    /// <summary>Day of the last dry run of the probe; null when none is given.</summary>
    public DateOnly? Probe { get; }

    /// <summary>The rights that candidates need or may need, counted by the source that says whether the licence carries them.</summary>
    public ImmutableSortedDictionary<CarriageOrigin, int> Rights { get; }

    /// <summary>At most three inputs that together would decide most candidates; the one that decides most comes first.</summary>
    public ImmutableArray<DecidingInput> Inputs { get; }

    private static DateOnly? FindNewestRecord(Org org)
    {
        var exports = org.Exports;
        return exports.ApiUsage.Days.Concat(exports.Probe.All.Select(answer => answer.Date))
            .Concat(org.LoginCoverage.Last is { } login ? [login] : Array.Empty<DateOnly>())
            .Concat(Days(exports.Users.Select(user => user.LastLoginDate)))
            .Concat(Days(exports.OauthTokens.Select(token => token.LastUsedDate)))
            .Where(day => day <= (org.AsOf ?? DateOnly.MaxValue))
            .Select(day => (DateOnly?)day).Max();

        static IEnumerable<DateOnly> Days(IEnumerable<DateTimeOffset?> times) =>
            times.OfType<DateTimeOffset>().Select(time => DateOnly.FromDateTime(time.UtcDateTime));
    }

    private static ImmutableArray<DecidingInput> FindInputs(ImmutableArray<AssessedSubject> open, Org org)
    {
        var atHand = AtHand(org);
        ImmutableArray<ImmutableArray<EvidenceInputs>> waits =
        [
            .. open.Select(candidate => candidate.Findings.Where(finding => finding.Impact == Impact.Verify)
                .Select(finding => SettledBy(finding.Descriptor, candidate.Subject, org) & ~atHand).Distinct().ToImmutableArray()),
        ];
        ImmutableArray<EvidenceInputs> inputs =
        [
            .. Enum.GetValues<EvidenceInputs>().Where(input => input is not (EvidenceInputs.None or EvidenceInputs.Person)
                && waits.Any(findings => findings.Any(settling => settling.HasFlag(input)))),
        ];

        // All choices are tried: an input that decides nothing alone may decide most together with another.
        var best = Choices(inputs).MaxBy(choice => (Effect(choice), -CountOf(choice)));
        var list = ImmutableArray.CreateBuilder<DecidingInput>();
        for (var taken = EvidenceInputs.None; taken != best;)
        {
            var before = taken;
            var next = inputs.Where(input => best.HasFlag(input) && !before.HasFlag(input)).MaxBy(input => Effect(before | input));
            taken |= next;
            list.Add(new(next, waits.Count(findings => findings.Any(settling => settling.HasFlag(next))), Effect(taken).Decided)
            {
                OrInstead = inputs.Where(input => !best.HasFlag(input) && Effect((best & ~next) | input) == Effect(best))
                    .Aggregate(EvidenceInputs.None, (union, input) => union | input),
            });
        }

        return list.DrainToImmutable();

        // Candidates decided, and findings settled.
        (int Decided, int Settled) Effect(EvidenceInputs given) => (
            waits.Count(findings => findings.All(settling => (settling & given) != EvidenceInputs.None)),
            waits.Sum(findings => findings.Count(settling => (settling & given) != EvidenceInputs.None)));
    }

    /// <summary>Inputs that are there in full, so that more of them settles nothing.</summary>
    private static EvidenceInputs AtHand(Org org) =>
        (org.Capabilities.HasCapabilityRow ? EvidenceInputs.CapabilityRow : EvidenceInputs.None)
        | (StatedAccess.Exports.All(org.Exports.IsComplete) ? EvidenceInputs.AccessExports : EvidenceInputs.None)
        | (ObservedUse.IsEnough(org) ? EvidenceInputs.Usage : EvidenceInputs.None);

    private static EvidenceInputs SettledBy(DiagnosticDescriptor rule, Subject subject, Org org)
    {
        var (inputs, unproven) = (rule.SettledBy, subject.Needs.With(RightOutcome.Unproven));

        // Of a right in use only what the licence carries is in question.
        if (inputs.HasFlag(EvidenceInputs.Probe) && unproven.Any(decision => decision.Statement.IsProofOfUse))
        {
            inputs &= ~(EvidenceInputs.Answers | EvidenceInputs.Usage);
        }

        return unproven.Concat(subject.Needs.With(RightOutcome.Asked)).All(IsInLog) ? inputs : inputs & ~EvidenceInputs.Usage;

        bool IsInLog(RightDecision decision) => decision.Right.Kind == AccessKind.Object
            || org.Catalogue.Usage.FindSigns(decision.Name, decision.Entry?.Trigger?.Id) is { ProvesAbsence: true };
    }

    private static int CountOf(EvidenceInputs inputs) => int.PopCount((int)inputs);

    private static IEnumerable<EvidenceInputs> Choices(ImmutableArray<EvidenceInputs> inputs)
    {
        var all = inputs.Aggregate(EvidenceInputs.None, (union, input) => union | input);
        return Enumerable.Range(0, (int)all + 1).Select(bits => (EvidenceInputs)bits)
            .Where(choice => (choice & ~all) == EvidenceInputs.None && CountOf(choice) <= MostInputs);
    }
}
