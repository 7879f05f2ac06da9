using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>
/// A day of the roadmap, counted back from the renewal. Work that is late saves nothing for another term of the contract.
/// </summary>
/// <param name="Day">Latest day.</param>
/// <param name="Title">What is complete by then.</param>
/// <param name="Task">The work until then, in sentences.</param>
/// <param name="Basis">The reason for the day.</param>
public sealed record Milestone(DateOnly Day, string Title, string Task, string Basis)
{
    /// <summary>Days of monitoring after the last move, so that monthly jobs have run.</summary>
    public const int WatchDays = 31;

    /// <summary>Days of a wave, with its rehearsal or the answers that it needs.</summary>
    public const int WaveDays = 14;

    /// <summary>Days of notice when not given.</summary>
    public const int AssumedNoticeDays = 30;

    /// <summary>The milestones, earliest first; empty without a renewal, after it, or when no subject moves.</summary>
    /// <param name="savings">The savings, with the renewal of the contract.</param>
    /// <param name="noticeDays">Days of notice before the renewal; null when not given.</param>
    /// <param name="subjects">The subjects.</param>
    /// <param name="asOf">Day of the assessment; null when not known.</param>
    public static ImmutableArray<Milestone> Of(SavingsEstimate savings, int? noticeDays, ImmutableArray<AssessedSubject> subjects,
        DateOnly? asOf)
    {
        int Count(Verdict verdict) => subjects.Count(assessed => assessed.Verdict == verdict);
        var (ready, changed, open) = (Count(Verdict.Ready), Count(Verdict.ReadyAfterChanges), Count(Verdict.NeedsVerification));
        if (savings.RenewalDate is not { } renewal || renewal <= asOf || ready + changed + open == 0)
        {
            return [];
        }

        var days = new List<Milestone>();
        var notice = renewal.AddDays(-(noticeDays ?? AssumedNoticeDays));
        var (low, high) = (ready + changed, ready + changed + open);
        days.Add(new(notice, "Announce the reduction",
            $"Tell the vendor how many full licences are not renewed ({(low == high ? $"{low}" : $"{low} to {high}")}, by who has moved) "
                + $"and how many integration seats are bought.",
            noticeDays is { } given
                ? $"{Words.Count(given, "day")} of notice"
                : $"{AssumedNoticeDays} days taken: the notice is not given, the contract says it"));

        var day = notice.AddDays(-WatchDays);
        Add("All users have moved", "From here on every job is watched; the snapshot and a free full licence are the way back.",
            $"{WatchDays} days before, so that the jobs of a month have run", 0);
        if (open > 0)
        {
            Add("Settle the open questions",
                $"{Words.Count(open, "candidate")} to verify: have the answers by then, assess again, and move those that turn out ready.",
                Wave(), WaveDays);
        }

        if (changed > 0)
        {
            Add("Make the changes, then move",
                $"{Words.Count(changed, "candidate")} ready after changes: start to build and deploy the changes.", Wave(), WaveDays);
        }

        if (ready > 0)
        {
            Add("Move what is ready", $"{Words.Count(ready, "candidate")} ready: start to move them.", Wave(), WaveDays);
        }

        Add("Rehearse", "Start in a sandbox: take the snapshot, make the move, run every client once, and go the way back once.", Wave(),
            WaveDays);
        days.Reverse();
        return [.. days];

        static string Wave() => $"{WaveDays} days before the next step";

        void Add(string title, string task, string basis, int before)
        {
            day = day.AddDays(-before);
            var late = day < asOf
                ? $" That day was past on {asOf.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: begin at once, and shorten "
                    + $"what follows."
                : "";
            days.Add(new(day, title, task + late, basis));
        }
    }
}

/// <summary>A wave of the roadmap: subjects that move together, the work, and the saving.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Title">Its purpose.</param>
/// <param name="Task">Its work, in sentences.</param>
/// <param name="Subjects">Its subjects, in reading order.</param>
/// <param name="Annual">Their saving in a year; null when none is priced.</param>
public sealed record Wave(int Number, string Title, string Task, ImmutableArray<AssessedSubject> Subjects, decimal? Annual)
{
    /// <summary>The waves in order; a wave without candidates is left out, except the one for missing evidence.</summary>
    public static ImmutableArray<Wave> Of(AssessmentResult result, SavingsEstimate savings, ImmutableArray<AssessedSubject> subjects)
    {
        var gaps = result.Signals.Where(signal => signal.State != SignalState.Present).Select(signal => signal.Name).ToList();
        var inventory = gaps.Count == 0
            ? []
            : ImmutableArray.Create(new Wave(0, "Complete the evidence",
                $"Fill the gaps ({string.Join(", ", gaps)}) with the queries that '{ToolInfo.Command} collect' writes, and run the "
                    + $"assessment again.", [], null));
        return
        [
            .. inventory,
            .. Verdicts.Select((entry, index) => new Wave(index + 1, entry.Title, entry.Task,
                    [.. subjects.Where(assessed => assessed.Verdict == entry.Verdict)], AnnualOf(savings, subjects, entry.Verdict)))
                .Where(wave => !wave.Subjects.IsEmpty),
        ];
    }

    private static readonly ImmutableArray<(Verdict Verdict, string Title, string Task)> Verdicts =
    [
        (Verdict.Ready, "Move what is ready",
            "Rehearse in a sandbox, save the snapshot, switch licence and profile, assign the permission set licence and the sets, sign "
                + "in once with each client, and compare with the snapshot."),
        (Verdict.ReadyAfterChanges, "Make the changes, then move",
            "Make the listed changes first: new permission sets, custom profiles, app policies. Then as in the wave before."),
        (Verdict.NeedsVerification, "Settle what is open",
            "Get the answers and exports that each finding names, from the integration's owner or the vendor; run the assessment again. "
                + "Who turns out ready joins the wave before."),
        (Verdict.Blocked, "Decide about what is blocked",
            "Take away what the licence cannot carry, split the user, or keep the full licence and accept its cost."),
        (Verdict.Dormant, "Deactivate who does not sign in",
            "Ask the owner, freeze the user for a while, then deactivate it. It needs no seat of the new licence."),
        (Verdict.AlreadyMigrated, "Keep who has moved as they are",
            "Mend the drift that the findings name, and gate changes in pull requests."),
    ];

    private static decimal? AnnualOf(SavingsEstimate savings, ImmutableArray<AssessedSubject> subjects, Verdict verdict)
    {
        var amounts = subjects.Where(assessed => assessed.Verdict == verdict)
            .Select(assessed => savings.BySubject.GetValueOrDefault(assessed.Subject)?.Annual).OfType<decimal>().ToList();
        return amounts.Count == 0 ? null : amounts.Sum();
    }
}
