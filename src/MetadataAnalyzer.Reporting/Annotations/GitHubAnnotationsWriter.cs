using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Annotations;

/// <summary>
/// Workflow commands, with which GitHub shows findings at their lines. GitHub shows ten annotations of each level for a step and drops the
/// rest silently, so the worst come first and the last line counts the rest.
/// </summary>
internal static class GitHubAnnotationsWriter
{
    /// <summary>Most annotations of one level for a step.</summary>
    internal const int MostOfALevel = 10;

    private const int LongestMessage = 2_000;
    private const string LineEnd = "%0A";

    private static readonly string[] Levels = ["error", "warning", "notice"];

    public static void Write(ReportModel model, Stream stream)
    {
        var text = new StringBuilder();
        var byLevel = Notices(model)
            .Concat(Findings(model)
            .Select(finding => (Level: LevelOf(finding, model), Command: Command(LevelOf(finding, model), finding, model))))
            .ToLookup(entry => entry.Level, entry => entry.Command, StringComparer.Ordinal);
        foreach (var level in Levels)
        {
            foreach (var command in byLevel[level].Take(MostOfALevel))
            {
                text.Append(command).Append('\n');
            }
        }

        var cut = Levels.Select(level => (Level: level, Count: byLevel[level].Count() - MostOfALevel)).Where(entry => entry.Count > 0)
            .Select(entry => Words.Count(entry.Count, $"more {entry.Level}")).ToList();
        if (cut.Count > 0)
        {
            text.Append($"Not annotated, because a step shows {MostOfALevel} of each level: {string.Join(", ", cut)}\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The inputs of the check that the change touches, in one annotation, because the number of annotations is limited.</summary>
    private static IEnumerable<(string Level, string Command)> Notices(ReportModel model) =>
        model.Options.Gate is { } gate && GateText.Notices(gate).ToList() is { Count: > 0 } notices
        ? [(Levels[^1],
            $"::{Levels[^1]} title={Property("The change touches what the check goes by")}::{string.Join(LineEnd, notices.Select(Data))}")]
        : [];

    private static IEnumerable<Diagnostic> Findings(ReportModel model) => model.Options.Gate is { } gate
        ? gate.Shown
        : model.Result.Diagnostics.Where(finding => finding.Suppression is null).OrderBy(finding => finding.Impact);

    /// <summary>A finding that fails the check is an error, also with a lower impact.</summary>
    private static string LevelOf(Diagnostic finding, ReportModel model) =>
        model.Options.Gate?.Fails(finding) == true ? Levels[0] : finding.Severity switch
        {
            DiagnosticSeverity.Error => Levels[0],
            DiagnosticSeverity.Warning => Levels[1],
            _ => Levels[2],
        };

    private static string Command(string level, Diagnostic finding, ReportModel model)
    {
        var place = finding.Location;
        var title = $"title={Property($"{finding.Id} {Words.Name(finding.Impact)}: {finding.Descriptor.Title}")}";
        var parts = place.IsNone ? title
            : $"file={Property(model.Options.RepositoryFolder + place.Path)},line={place.Line}"
                + $"{(place.Column > 0 ? $",col={place.Column}" : "")},{title}";
        return $"::{level} {parts}::{Data(finding.Message)}{string.Concat(model.Behind(finding).Select(line => $"{LineEnd}{Data(line)}"))}";
    }

    /// <summary>
    /// A message as data of a command: a percent sign would start an escape, and a line end would end the command. The text is also safe in
    /// the log of other pipelines.
    /// </summary>
    private static string Data(string text) =>
        SafeText.LogLine(SafeText.Line(text, LongestMessage)).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>A property; a comma would end it, and a colon would end all properties.</summary>
    private static string Property(string text) => SafeText.LogLine(text).Replace("%", "%25", StringComparison.Ordinal)
        .Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
