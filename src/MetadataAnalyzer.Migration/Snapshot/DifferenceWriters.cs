using System.Text;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Markdown;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>Writers of a difference between two snapshots.</summary>
public static class DifferenceWriters
{
    /// <summary>Version of the JSON contract.</summary>
    public const string SchemaVersion = "1.0";

    private const int LongestText = 2000;

    /// <summary>Writes JSON, for scripts.</summary>
    public static void WriteJson(SnapshotDifference difference, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteHead(SchemaVersion);
        json.WriteNumber("same", difference.Same);
        json.WriteArray("subjects", difference.Subjects, subject =>
        {
            json.WriteString("name", subject.Name);
            json.WriteArray("changes", subject.Changes, change =>
            {
                json.WriteString("topic", change.Topic);
                json.WriteString("kind", change.Kind);
                json.WriteString("text", change.Text);
            });
        });
    });

    /// <summary>Writes Markdown, for people.</summary>
    public static void WriteMarkdown(SnapshotDifference difference, Stream stream)
    {
        var text = new StringBuilder("# What changed between two snapshots\n\n");
        text.Append($"{(difference.Subjects.IsEmpty ? "Nothing" : $"{difference.Subjects.Length} changed")}, {difference.Same} the "
            + $"same.\n");
        foreach (var subject in difference.Subjects)
        {
            text.Append($"\n## {MarkdownText.Code(subject.Name)}\n\n");
            foreach (var change in subject.Changes)
            {
                text.Append($"- {(change.Kind == "changed" ? "" : $"**{change.Kind}** ")}{MarkdownText.Prose(change.Text, LongestText)}\n");
            }
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
