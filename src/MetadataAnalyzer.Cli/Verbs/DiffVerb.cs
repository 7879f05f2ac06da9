using System.CommandLine;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>diff</c>: what changed between two snapshots, in words.</summary>
internal static class DiffVerb
{
    private const int ChangesShown = 40;

    private static readonly (string Extension, Action<SnapshotDifference, Stream> Write)[] Formats = [(".json",
        DifferenceWriters.WriteJson), (".md", DifferenceWriters.WriteMarkdown)];

    public static Command Create(VerbContext context)
    {
        var before = new Argument<string>("before") { Description = "The earlier snapshot" };
        var after = new Argument<string>("after") { Description = "The later snapshot" };
        var output = SharedOptions.Repeatable(
            "--output", "FILE", "Write the difference in full; repeatable. Format by extension: .json, .md");
        var command = new Command(
            "diff", "Say what changed between two snapshots: licences, profiles, permission sets, rights, apps, IP ranges")
        {
            before,
            after,
            output,
        };
        command.SetAction(
            arguments => Run(context, arguments.GetValue(before)!, arguments.GetValue(after)!, arguments.GetValue(output) ?? []));
        return command;
    }

    private static int Run(VerbContext context, string before, string after, string[] outputs)
    {
        var targets = OutputTarget.ByExtension(outputs, Formats, context);
        var difference = SnapshotDifference.Of(
            SnapshotInput.Read(context.FileSystem, "", before), SnapshotInput.Read(context.FileSystem, "", after));
        var files = new OutputFiles(context);
        files.Write([.. targets.Select(target => (target.Path, (Action<Stream>)(stream => target.Write(difference, stream))))]);
        Show(context.Terminal, difference);
        files.ShowWritten();

        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }

    private static void Show(Terminal terminal, SnapshotDifference difference)
    {
        terminal.Line(
            difference.Subjects.IsEmpty
                ? $"Nothing changed for {Words.Count(difference.Same, "subject")}"
                : $"{Words.Count(difference.Subjects.Length, "subject")} changed, {difference.Same} the same");
        foreach (var subject in difference.Subjects)
        {
            terminal.Line();
            terminal.Line(subject.Name);
            foreach (var line in subject.Changes.Take(ChangesShown)
                .SelectMany(change => PlainText.Wrap(terminal.Shown(change.Text), $"  {change.Kind,-7} ", "          ")))
            {
                terminal.Line(line);
            }

            if (subject.Changes.Length > ChangesShown)
            {
                terminal.Line($"  and {subject.Changes.Length - ChangesShown} more; '--output FILE' lists all");
            }
        }
    }
}
