using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Readiness;

/// <summary>The presence of a piece of evidence.</summary>
public enum SignalState
{
    Present,
    Partial,
    Missing,
}

/// <summary>A piece of evidence that the assessment could use.</summary>
/// <param name="Name">Stable name: <c>users</c>, <c>login-history</c>, <c>capability-row</c> …</param>
/// <param name="State">Whether it is at hand.</param>
/// <param name="Detail">The evidence found.</param>
/// <param name="Effect">Question that its absence leaves open; empty when it is present.</param>
public sealed record Signal(string Name, SignalState State, string Detail, string Effect);

/// <summary>Lists the evidence at hand, and the questions that missing evidence leaves open.</summary>
public static class EvidenceSignals
{
    private const int MostNames = 10;

    internal static ImmutableArray<Signal> Of(Org org, ImmutableArray<AssessedSubject> subjects) =>
    [
        Project(org),
        Capability(org, subjects),
        .. Facts(org),
        .. OfExports(org),
    ];

    /// <summary>State of each export, in the order of the exports.</summary>
    public static ImmutableArray<Signal> OfExports(Org org) => [.. org.Exports.States.Select(state => OfExport(org, state))];

    private static Signal Project(Org org)
    {
        var unreadable = org.Project.Unreadable.Sum(file => file.Components.Count());
        var united = org.Project.Profiles.Count(profile => profile.IsUnited);
        var parts = org.Project.Profiles.Where(profile => profile.IsUnited).Select(profile => profile.Files.Length).DefaultIfEmpty().Max();
        var detail = $"{org.Project.Components.Length} components in {org.Project.FileCount} files"
            + (united == 0 ? "" : $"; {united} {(united == 1 ? "profile" : "profiles")} put together from up to {parts} folders each, with "
                + "all that any of them grants");
        return unreadable == 0
            ? new("project", SignalState.Present, detail, "")
            : new(
                "project", SignalState.Partial, $"{detail}; {unreadable} could not be read", "what the unreadable files grant is unknown");
    }

    private static Signal Capability(Org org, ImmutableArray<AssessedSubject> subjects)
    {
        ImmutableArray<string> open = [.. subjects.Where(entry => entry.Classification.Candidacy == Candidacy.Candidate)
            .SelectMany(entry => entry.Subject.Needs.Permissions)
            .Where(need => need.Carriage.Status == CarriageStatus.Unknown && need.Need != Need.NotNeeded)
            .Select(need => need.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        var effect = open.IsEmpty
            ? "no permission of a candidate depends on it"
            : $"{open.Length} permission{(open.Length == 1 ? " of the candidates stays" : "s of the candidates stay")} unknown";
        return !org.Capabilities.HasCapabilityRow
            ? new("capability-row", SignalState.Missing,
                org.Exports.Has(PermissionSetLicenseRow.Export)
                    ? "not in the permission-set-licenses export"
                    : "no permission-set-licenses export",
                effect)
            : open.Length > 0
                ? new(
                    "capability-row", SignalState.Partial,
                    $"the org's own record of what the permission set licence carries, without a column for {Names(open)}", effect)
                : new("capability-row", SignalState.Present, "the org's own record of what the permission set licence carries", "");
    }

    /// <summary>The facts from other orgs; nothing is missing without them.</summary>
    private static IEnumerable<Signal> Facts(Org org)
    {
        var facts = org.Capabilities.Facts;
        return facts.Count == 0 ? [] : [new("facts", SignalState.Present, Describe(facts), "")];
    }

    /// <summary>The facts in numbers: rights, other orgs, and rights that count.</summary>
    public static string Describe(LicenseFacts facts) =>
        $"{facts.Count} rights by {facts.Orgs.Count} other org{(facts.Orgs.Count == 1 ? "" : "s")}, of which "
        + $"{facts.All.Count(fact => fact.Status == CarriageStatus.Allowed)} count as carried and "
        + $"{facts.All.Count(fact => fact.Status == CarriageStatus.Blocked)} as refused; "
        + $"{facts.All.Count(fact => fact.IsContradicted)} are contradicted";

    private static string Names(ImmutableArray<string> names) =>
        $"{string.Join(", ", names.Take(MostNames))}{(names.Length > MostNames ? $" and {names.Length - MostNames} more" : "")}";

    private static Signal OfExport(Org org, OrgExportState state)
    {
        var export = state.Export;
        var signal = state.Presence switch
        {
            OrgExportPresence.Present => new Signal(export.Name, SignalState.Present, Rows(state), ""),
            OrgExportPresence.Partial => new(export.Name, SignalState.Partial, Rows(state) + Lacks(org, state), export.InPart),
            _ => new(export.Name, SignalState.Missing, "no export", export.WithoutIt),
        };
        if (export == ProbeAnswers.Export && !org.Exports.Probe.All.IsEmpty)
        {
            return signal with { Detail = $"{Answers(org)}, from {string.Join(", ", state.Files)}" };
        }

        return export == LoginHistory.Export && signal.State != SignalState.Missing ? Logins(org, signal) : signal;
    }

    /// <summary>The answers of the org by their days and by what they decide of the right in question.</summary>
    private static string Answers(Org org)
    {
        var answers = org.Exports.Probe.All;
        var days = answers.Select(answer => answer.Date).Distinct().Order().Select(day => $"{day:yyyy-MM-dd}");
        var statuses = answers.Select(answer => answer.Set.Asks).Distinct()
            .CountBy(asks => org.Capabilities.Probe?.Find(asks.Kind, asks.Name, asks.Rights)?.Status ?? CarriageStatus.Unknown)
            .ToDictionary();
        return $"the org's own dry run of {string.Join(", ", days)}: {Count(CarriageStatus.Allowed)} rights accepted, "
            + $"{Count(CarriageStatus.Blocked)} refused, {Count(CarriageStatus.Unknown)} left open";

        int Count(CarriageStatus status) => statuses.GetValueOrDefault(status);
    }

    /// <summary>A login history that does not cover the window proves logins, but not their absence.</summary>
    private static Signal Logins(Org org, Signal signal)
    {
        var gap = org.Window is null ? "no row of the login history has a date that can be used" : org.LoginGap;
        return gap is null ? signal
            : signal with { State = SignalState.Partial, Effect = $"{gap}; the absence of a login proves nothing, and no user is dormant" };
    }

    private static string Rows(OrgExportState state) => $"{state.Rows} rows from {string.Join(", ", state.Files)}";

    private static string Lacks(Org org, OrgExportState state)
    {
        var isCut = org.Exports.Problems.Any(problem => problem.Export == state.Export && problem.IsCut);
        return (isCut ? "; cut short" : state.MissingColumns.IsEmpty ? "; some rows could not be used" : "")
            + (state.MissingColumns.IsEmpty ? "" : $"; lacks {string.Join(", ", state.MissingColumns)}");
    }
}
