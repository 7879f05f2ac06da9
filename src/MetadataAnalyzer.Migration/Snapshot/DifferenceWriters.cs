using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Markdown;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>Writers of a difference between two snapshots.</summary>
public static class DifferenceWriters
{
    /// <summary>Version of the JSON contract.</summary>
    public const string SchemaVersion = "1.0";

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
    public static void WriteMarkdown(SnapshotDifference difference, Stream stream) => MarkdownRenderer.Render(
        "What changed between two snapshots",
        [
            new ParagraphBlock(
                $"{(difference.Subjects.IsEmpty ? "Nothing" : $"{difference.Subjects.Length} changed")}, {difference.Same} the same."),
            .. difference.Subjects.SelectMany(subject => new Block[]
            {
                new HeadingBlock(2, subject.Name),
                new ListBlock([.. subject.Changes.Select(change =>
                    change.Kind == "changed" ? change.Text : RichText.Of($"{Span.Strong(change.Kind)} {change.Text}"))]),
            }),
        ],
        stream);
}
