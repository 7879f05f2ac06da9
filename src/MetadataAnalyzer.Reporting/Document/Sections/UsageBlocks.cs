using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>
/// The rights that a subject holds against those that the API usage log shows. The CSV file also has the objects of which the log says
/// nothing.
/// </summary>
internal static class UsageBlocks
{
    private const string File = "usage.csv";

    /// <summary>Empty without the log.</summary>
    public static IEnumerable<Block> Of(Subject subject)
    {
        if (subject.Needs.Use is not { } use)
        {
            yield break;
        }

        const string Title = "Rights held against rights used";
        var scope = UsageText.Scope(use, subject.Needs);
        ImmutableArray<RightUse> used = [.. use.Rights.Where(right => (right.Used | right.Possible) != AccessRights.None)];
        ImmutableArray<RightUse> never = [.. use.Rights.Where(right => right.NeverUsed != AccessRights.None)];
        List<Block> blocks = [new HeadingBlock(4, Title), new ParagraphBlock(scope)];
        if (!used.IsEmpty)
        {
            blocks.Add(Table(used, $"Rights of {subject.Name} that were used"));
        }

        if (!never.IsEmpty)
        {
            blocks.Add(Inline.Names($"Held and never used: {never.Length}", [.. never.Select(Unused)], File));
        }

        yield return new LongBlock(
            [.. blocks],
            RichText.Of($"{Span.Strong($"{Title}:")} {scope} {(use.Requests > 0 ? UsageText.Tally(use) : "")} {Inline.Elsewhere(File)}"));
    }

    private static TableBlock Table(ImmutableArray<RightUse> used, string caption) => new(
        [
            new("Object or permission", Width: 1.6), new("Held", Width: 1.4), new("Used", Width: 1.4), new("Perhaps used", Width: 1.2),
            new("Requests", IsNumber: true, Width: 0.8), new("Last", Width: 0.9),
        ],
        [
            .. used.Select(right => TableRow.Of(
                right.Name, OrNone(right.Held), OrNone(right.Used), OrNone(right.Possible),
                right.Requests.ToString("#,##0", CultureInfo.InvariantCulture),
                right.Last is { } last ? last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "–")),
        ])
    { Caption = caption };

    private static string OrNone(AccessRights rights) => rights == AccessRights.None ? "–" : rights.DescribeAny();

    private static string Unused(RightUse right) =>
        right.Kind == AccessKind.Object ? $"{right.Name} ({right.NeverUsed.DescribeAny()})" : right.Name;
}
