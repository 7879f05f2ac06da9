using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>The summary of an assessment on stdout: readable in 80 columns, and as plain text when redirected.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class AssessmentConsole(Terminal terminal)
{
    /// <param name="result">What to show.</param>
    /// <param name="written">Reports that were written; null when none was asked for.</param>
    /// <param name="showsAll">Whether subjects that are no candidates are listed too.</param>
    public void Show(AssessmentResult result, IReadOnlyList<string>? written, bool showsAll)
    {
        var subjects = VerdictText.InReadingOrder(result.Subjects);
        ShowProject(result.Org);
        ShowSubjects(subjects, showsAll, result.Org.Exports.Has(UserRow.Export));
        ShowAccepted(result);
        ShowConfiguration(result);
        ShowConfidence(result);
        ShowReports(written);
    }

    private void ShowProject(Org org)
    {
        var project = org.Project;
        var api = project.ApiVersion is null ? "" : $", API {project.ApiVersion}";
        terminal.Paragraph(Label("Project"),
            $"{Words.Count(project.Components.Length, "component")} in {Words.Count(project.FileCount, "file")}, "
            + $"{Words.Name(project.Format)}{api}");
        if (project.Unreadable is [var unread, ..])
        {
            var which = $"{(project.Unreadable.Length == 1 ? "" : "such as ")}{$"{unread.Type} {unread.FullName}".TrimStart()}";
            terminal.Paragraph(
                Label("Not read"),
                $"{Words.Count(project.Unreadable.Length, "file")}, {which}: {unread.Message}; '{ToolInfo.Command} inventory' says where");
        }

        if (!project.OtherProjects.IsEmpty)
        {
            terminal.Paragraph(Label(""), $"{Taken(project)} was taken; also found: {string.Join(", ", project.OtherProjects)}");
        }

        var given = org.Exports.States.Count(state => state.Presence != OrgExportPresence.Missing);
        terminal.Paragraph(Label("Exports"), given == 0 ? "none" : $"{given} of {org.Exports.States.Length}");
        var days = org.AsOf is not { } asOf ? "no date given, nothing is said about time"
            : org.Exports.Has(LoginHistory.Export) ? $"{asOf:yyyy-MM-dd}, logins from {org.Window!.Value.From:yyyy-MM-dd}"
            : $"{asOf:yyyy-MM-dd}, no logins given";
        terminal.Paragraph(Label("As of"), days);
        if (org.LoginGap is { } gap)
        {
            terminal.Paragraph(Label("Logins"), $"in part: {gap}; the absence of a login proves nothing, and no user is dormant");
        }

        terminal.Line();
    }

    private static string Taken(MetadataProject project) =>
        project.Root.Length > 0
            ? project.Root
            : project.PackageDirectories.IsEmpty ? "this one" : string.Join(", ", project.PackageDirectories);

    /// <summary>
    /// The candidates, the subjects asked for by name, and the sums; the sums come last, where a reader of a long list ends.
    /// </summary>
    private void ShowSubjects(ImmutableArray<AssessedSubject> subjects, bool showsAll, bool knowsUsers)
    {
        ImmutableArray<AssessedSubject> shown = [.. subjects.Where(
            assessed => showsAll || assessed.IsCandidate || assessed.Classification.IsAskedFor)];
        ImmutableArray<AssessedSubject> candidates = [.. subjects.Where(assessed => assessed.IsCandidate)];
        if (!shown.IsEmpty)
        {
            new SubjectTable(terminal).Show(shown);
            terminal.Line();
        }

        if (!candidates.IsEmpty)
        {
            terminal.Paragraph("", "B blockers, C changes to make as part of the move, V to verify before it");
            terminal.Line();
            terminal.Paragraph(Label("Subjects"), $"{Words.Count(candidates.Length, "candidate")}: {VerdictText.Tally(candidates)}");
        }
        else
        {
            terminal.Line("No candidates for the move");
            if (!knowsUsers)
            {
                terminal.Paragraph("", "Without a users export profiles are judged, and none looks like an integration's");
            }
        }

        if (subjects.Except(candidates).ToList() is { Count: > 0 } others)
        {
            terminal.Paragraph(Label("Others"), VerdictText.Tally(others));
        }
    }

    /// <summary>The number of accepted findings, because the counts above include them.</summary>
    private void ShowAccepted(AssessmentResult result)
    {
        var count = result.Diagnostics.Count(diagnostic => diagnostic.Suppression is not null);
        if (count > 0)
        {
            terminal.Paragraph(Label("Accepted"), $"{Words.Count(count, "finding")}, counted above: accepting changes no verdict");
        }
    }

    /// <summary>Entries of the configuration without effect. The console shows them because a run may write no report.</summary>
    private void ShowConfiguration(AssessmentResult result)
    {
        var findings = result.Diagnostics.Where(
            diagnostic => diagnostic.Id == Suppressions.DoesNotHold.Id && diagnostic.Suppression is null).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line("Entries of the configuration that do not hold");
        foreach (var finding in findings)
        {
            terminal.Paragraph("  ", $"{finding.Location}: {finding.Message}", 4);
        }
    }

    /// <summary>The share that is decided, and the inputs that would decide most of the rest.</summary>
    private void ShowConfidence(AssessmentResult result)
    {
        terminal.Line();
        var confidence = result.Confidence;
        if (confidence.Candidates > 0)
        {
            terminal.Paragraph(Label("Decided"), AssessmentConfidenceText.Decided(confidence));
        }

        foreach (var (index, input) in confidence.Inputs.Index())
        {
            terminal.Paragraph(
                Label(index == 0 ? "Missing" : ""),
                $"{AssessmentConfidenceText.Name(input)}: {AssessmentConfidenceText.Effect(input, index == 0)}");
        }

        var gaps = result.Signals.Count(signal => signal.State != SignalState.Present);
        if (gaps > 0)
        {
            terminal.Paragraph(
                Label("Evidence"),
                $"{gaps} of {result.Signals.Length} sources missing or in part; '{ToolInfo.Command} inventory' lists them");
            terminal.Paragraph(Label("Next"), $"'{ToolInfo.Command} collect' writes queries that fill the gaps");
        }
    }

    private void ShowReports(IReadOnlyList<string>? written)
    {
        if (written is null)
        {
            terminal.Paragraph(Label("Next"), "'--report-dir DIR' writes every finding with its place and grant path");
            return;
        }

        if (written.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line("Reports");
        foreach (var path in written)
        {
            terminal.Line($"  {path}");
        }
    }

    private static string Label(string text) => $"{text,-9} ";
}
