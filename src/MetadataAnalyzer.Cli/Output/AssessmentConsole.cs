using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;
using Spectre.Console;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>The summary of an assessment on stdout: readable in 80 columns, and as plain text when redirected.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class AssessmentConsole(Terminal terminal)
{
    /// <param name="result">What to show.</param>
    /// <param name="written">Reports that were written.</param>
    /// <param name="everybody">Whether subjects that are no candidates are listed too.</param>
    public void Show(AssessmentResult result, IReadOnlyList<string> written, bool everybody)
    {
        var summaries = SubjectSummary.All(result);
        ShowProject(result.Org);
        ShowSubjects(summaries, everybody, result.Org.Exports.Has(OrgExportKind.Users));
        ShowAccepted(result);
        ShowConfiguration(result);
        ShowEvidence(result);
        if (written.Count > 0)
        {
            terminal.Line();
            terminal.Line("Reports");
            foreach (var path in written)
            {
                terminal.Line($"  {path}");
            }
        }

        ShowNext(result, written);
    }

    private void ShowProject(Org org)
    {
        var project = org.Project;
        var api = project.ApiVersion is null ? "" : $", API {project.ApiVersion}";
        terminal.Line($"Project  {Words.Count(project.Components.Length, "component")} in {Words.Count(project.FileCount, "file")}, {Words.Name(project.Format)}{api}");
        if (!project.OtherProjects.IsEmpty)
        {
            terminal.Line($"         {(project.Root.Length == 0 ? "this one" : project.Root)} was taken; also found: {string.Join(", ", project.OtherProjects)}");
        }

        var given = org.Exports.States.Count(state => state.Presence != OrgExportPresence.Missing);
        terminal.Line($"Exports  {(given == 0 ? "none" : $"{given} of {org.Exports.States.Length}")}");
        var days = org.AsOf is not { } asOf ? "no date given, nothing is said about time"
            : org.Exports.Has(OrgExportKind.LoginHistory) ? $"{asOf:yyyy-MM-dd}, logins from {org.Window!.Value.From:yyyy-MM-dd}"
            : $"{asOf:yyyy-MM-dd}, no logins given";
        terminal.Line($"As of    {days}");
        terminal.Line();
    }

    private void ShowSubjects(ImmutableArray<SubjectSummary> summaries, bool everybody, bool knowsUsers)
    {
        var shown = everybody ? summaries : [.. summaries.Where(summary => summary.IsCandidate)];
        if (shown.IsEmpty)
        {
            terminal.Line("No candidates for the move");
            if (!knowsUsers)
            {
                terminal.Line("Without a users export profiles are judged, and none looks like an integration's");
            }
        }
        else
        {
            terminal.Show(Table(shown));
            terminal.Line();
            terminal.Line("B blockers, C changes to make as part of the move, V to verify before it");
        }

        ShowRest([.. summaries.Except(shown)]);
    }

    private Table Table(ImmutableArray<SubjectSummary> summaries)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        table.AddColumn(Column("Verdict").PadLeft(0).NoWrap());
        table.AddColumn(Column("B").RightAligned().NoWrap());
        table.AddColumn(Column("C").RightAligned().NoWrap());
        table.AddColumn(Column("V").RightAligned().NoWrap());
        table.AddColumn(Column("Subject"));
        foreach (var summary in summaries)
        {
            var (assessed, subject) = (summary.Subject, summary.Subject.Subject);
            var kind = assessed.Classification.Class == SubjectClass.Integration ? "" : $" · {Words.Name(assessed.Classification.Class).ToLowerInvariant()}";
            var head = $"{subject.Name} · {subject.UserLicense ?? "licence not known"}{kind}{(assessed is { Confidence: VerdictConfidence.Low, Verdict: not Verdict.NotACandidate } ? " · low confidence" : "")}";
            var reason = Reason(summary);
            table.AddRow(
                new Text(VerdictText.Of(assessed.Verdict).Name.ToLowerInvariant(), StyleOf(assessed.Verdict)),
                new Text($"{summary.Blockers}"),
                new Text($"{summary.Changes}"),
                new Text($"{summary.Verifications}"),
                new Text(terminal.Shown(head)));
            if (reason.Length > 0)
            {
                table.AddRow(Text.Empty, Text.Empty, Text.Empty, Text.Empty, new Text(terminal.Shown(reason), new Style(decoration: Decoration.Dim)));
            }
        }

        return table;
    }

    private void ShowRest(ImmutableArray<SubjectSummary> rest)
    {
        if (!rest.IsEmpty)
        {
            terminal.Line();
            terminal.Line($"Others   {SubjectSummary.Tally(rest)}");
        }
    }

    /// <summary>How many findings somebody accepts: they are in the counts above, so that a reader must be told.</summary>
    /// <summary>What the configuration says in vain. It concerns whoever runs the tool, who may write no report.</summary>
    private void ShowConfiguration(AssessmentResult result)
    {
        var findings = result.Diagnostics.Where(diagnostic => diagnostic.Id == Suppressions.DoesNotHold.Id && diagnostic.Suppression is null).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line("Entries of the configuration that do not hold");
        foreach (var line in findings.SelectMany(finding => PlainText.Wrap($"{finding.Location}: {terminal.Shown(finding.Message)}", "  ", "    ")))
        {
            terminal.Line(line);
        }
    }

    private void ShowAccepted(AssessmentResult result)
    {
        var count = result.Diagnostics.Count(diagnostic => diagnostic.Suppression is not null);
        if (count > 0)
        {
            terminal.Line();
            terminal.Line($"Accepted {Words.Count(count, "finding")}, counted above: accepting changes no verdict");
        }
    }

    private void ShowEvidence(AssessmentResult result)
    {
        var gaps = result.Signals.Where(signal => signal.State != SignalState.Present).ToList();
        if (gaps.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line("Evidence missing or incomplete");
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("").PadLeft(2).NoWrap());
        table.AddColumn(new TableColumn(""));
        foreach (var signal in gaps)
        {
            table.AddRow(new Text(terminal.Shown(signal.Name)), new Text(terminal.Shown(signal.Effect)));
        }

        terminal.Show(table);
    }

    private void ShowNext(AssessmentResult result, IReadOnlyList<string> written)
    {
        terminal.Line();
        if (result.Signals.Any(signal => signal.State != SignalState.Present))
        {
            terminal.Line($"Next     '{ToolInfo.Command} collect' writes queries that fill the gaps");
        }

        if (written.Count == 0)
        {
            terminal.Line($"Next     '--report-dir DIR' writes every finding with its place and grant path");
        }
    }

    /// <summary>The first rule that decides and how many more there are; for a subject that is no candidate, why.</summary>
    private static string Reason(SubjectSummary summary)
    {
        var rules = summary.Deciding.Select(diagnostic => diagnostic.Descriptor).Distinct().ToList();
        return rules.Count == 0 ? summary.Reason
            : $"{rules[0].Id} {rules[0].Title}{(rules.Count == 1 ? "" : $"; {Words.Count(rules.Count - 1, "more rule")}")}";
    }

    private static TableColumn Column(string title) => new(new Text(title, new Style(decoration: Decoration.Bold)));

    private static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Blocked => new Style(Color.Red),
        Verdict.NeedsVerification => new Style(Color.Yellow),
        Verdict.ReadyAfterChanges => new Style(Color.Blue),
        Verdict.Ready => new Style(Color.Green),
        _ => Style.Plain,
    };
}
