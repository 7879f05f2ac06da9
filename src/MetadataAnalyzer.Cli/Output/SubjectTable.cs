using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>
/// A line for each subject with its verdict, and one with the reason below it. A name is never broken: where the longest does not fit
/// beside the counts, names are on lines of their own.
/// </summary>
/// <param name="terminal">Where to.</param>
internal sealed class SubjectTable(Terminal terminal)
{
    /// <summary>Columns that a reason needs to be read with ease.</summary>
    private const int NarrowestReason = 36;

    private static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <param name="subjects">The subjects, in the order in which they are shown.</param>
    public void Show(ImmutableArray<AssessedSubject> subjects)
    {
        var verdict = subjects.Max(assessed => VerdictOf(assessed).Length);
        var count = subjects.Max(assessed => $"{Math.Max(assessed.Blockers, Math.Max(assessed.Changes, assessed.Verifications))}".Length);
        var room = terminal.Width - verdict - (3 * (count + 1)) - 2;
        if (room >= NarrowestReason && subjects.All(assessed => Columns(NameOf(assessed)) <= room))
        {
            terminal.Show(Table(subjects, verdict, count, room));
            return;
        }

        foreach (var assessed in subjects)
        {
            terminal.Line(
                $"{VerdictOf(assessed).PadRight(verdict)}  B {assessed.Blockers}  C {assessed.Changes}  V {assessed.Verifications}");
            terminal.Line($"  {NameOf(assessed)}");
            terminal.Paragraph("  ", Below(assessed, Facts(assessed)));
        }
    }

    private Table Table(ImmutableArray<AssessedSubject> subjects, int verdict, int count, int room)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        table.AddColumn(Column("Verdict").Width(verdict).PadRight(1));
        table.AddColumn(Column("B").Width(count).RightAligned().PadRight(1));
        table.AddColumn(Column("C").Width(count).RightAligned().PadRight(1));
        table.AddColumn(Column("V").Width(count).RightAligned().PadRight(2));
        table.AddColumn(Column("Subject").PadRight(0));
        foreach (var assessed in subjects)
        {
            // What does not fit behind the name goes below it as a whole.
            var (name, facts) = (NameOf(assessed), Facts(assessed));
            var line = $"{name} · {facts}";
            var fits = Columns(line) <= room;
            AddRow(
                table,
                new Text(VerdictOf(assessed), StyleOf(assessed.Verdict)), new Text($"{assessed.Blockers}"), new Text(
                    $"{assessed.Changes}"), new Text($"{assessed.Verifications}"),
                new Text(terminal.Shown(fits ? line : name)));
            if (Below(assessed, fits ? "" : facts) is { Length: > 0 } below)
            {
                AddRow(table, Text.Empty, Text.Empty, Text.Empty, Text.Empty, new Text(terminal.Shown(below), Faint));
            }
        }

        return table;
    }

    private int Columns(string text) => terminal.Shown(text).GetCellWidth();

    private static void AddRow(Table table, params IRenderable[] cells) => table.AddRow(cells);

    private static TableColumn Column(string title) => new TableColumn(new Text(title, new Style(decoration: Decoration.Bold))).PadLeft(0);

    private static string NameOf(AssessedSubject assessed) => assessed.Subject.Name;

    private static string VerdictOf(AssessedSubject assessed) => VerdictText.Of(assessed.Verdict).Name.ToLowerInvariant();

    private static string Facts(AssessedSubject assessed)
    {
        var kind = assessed.Classification.Class == SubjectClass.Integration
            ? "" : $" · {Words.Name(assessed.Classification.Class).ToLowerInvariant()}";
        var isUnsure = assessed is { Confidence: VerdictConfidence.Low, Verdict: not Verdict.NotACandidate };
        return $"{assessed.Subject.UserLicense ?? "licence not known"}{kind}{(isUnsure ? " · low confidence" : "")}";
    }

    /// <summary>The first rule that decides and how many more there are; for a subject that is no candidate, why.</summary>
    private static string Below(AssessedSubject assessed, string facts)
    {
        var rules = assessed.Deciding.Select(diagnostic => diagnostic.Descriptor).Distinct().ToList();
        var reason = rules.Count == 0 ? assessed.Reason
            : $"{rules[0].Id} {rules[0].Title}{(rules.Count == 1 ? "" : $"; {Words.Count(rules.Count - 1, "more rule")}")}";
        return facts.Length == 0 ? reason : reason.Length == 0 ? facts : $"{facts}: {reason}";
    }

    private static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Blocked => new Style(Color.Red),
        Verdict.NeedsVerification => new Style(Color.Yellow),
        Verdict.ReadyAfterChanges => new Style(Color.Blue),
        Verdict.Ready => new Style(Color.Green),
        _ => Style.Plain,
    };
}
