using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>Words, facts about the input, what could not be read, and the sources of what the catalogue states.</summary>
internal static class AppendixSection
{
    public static ReportSection Build(ReportModel model) => new("appendix", "Appendix",
    [
        new HeadingBlock(3, "Words"),
        new FactsBlock(
        [
            .. Enum.GetValues<Impact>().Select(impact => new Fact(Inline.Badge(impact), Words.Meaning(impact))),
            .. VerdictText.All.Select(text => new Fact(Inline.Badge(text.Verdict), text.Meaning)),
            .. Words.Glossary.Select(entry => new Fact(Span.Strong(entry.Word), entry.Meaning)),
        ], IsList: true),
        .. Project(model),
        .. Inputs(model),
        new HeadingBlock(3, "Sources"),
        new ParagraphBlock(
            $"What the licence carries, who can move and what a signal weighs come from catalogue {model.Result.Org.Catalogue.Version}. "
                + $"Each of its statements names one of these sources; "
            + "grades run from documented over observed and reported to inferred."),
        new TableBlock(
            [new("Source", Width: 2.6), new("Grade", Width: 0.8), new("Date", Width: 0.7), new("Address", Width: 2)],
            [.. model.Result.Org.Catalogue.Sources.Select(source => TableRow.Of(source.Title, source.Grade, source.Date,
                source.Url is { } url ? Span.Code(url) : "–"))])
        { Caption = "Sources", IsCompact = true },
        new HeadingBlock(3, "What this report is not"),
        new ParagraphBlock(
            "It is no legal or contractual advice. Savings are estimates: they are licences that need not be bought again, not cash at "
                + "the move, and the contract decides. "
            + "A verdict holds for the files and the day it was made for; run the assessment again before the move."),
    ]);

    private static IEnumerable<Block> Project(ReportModel model)
    {
        var project = model.Result.Org.Project;
        yield return new HeadingBlock(3, "The project");
        yield return new FactsBlock(
        [
            new("Layout", Words.Name(project.Format)),
            new("Package directories", project.PackageDirectories.IsEmpty ? "–" : string.Join(", ", project.PackageDirectories)),
            new("API version", project.ApiVersion ?? "not given"),
            new("Files", $"{Number(project.FileCount)} ({Number(project.ByteCount)} bytes)"),
        ]);
        yield return new TableBlock(
            [new("Type", Width: 2), new("Components", IsNumber: true)],
            [.. ProjectCounts.Components(project).Select(entry => TableRow.Of(entry.Type, Number(entry.Count)))])
        { Caption = "Components by type", IsCompact = true };
        if (!project.Unreadable.IsEmpty)
        {
            yield return new HeadingBlock(4, "Files that could not be read");
            yield return new ListBlock([.. project.Unreadable.Select(file => RichText.Of($"{Span.Code(file.Place)}: {file.Message}"))]);
        }

        var unknown = ProjectCounts.UnknownSuffixes(project).Select(entry => $"{entry.Suffix} ({entry.Count})").ToList();
        if (unknown.Count > 0)
        {
            yield return new HeadingBlock(4, "Files of no known type");
            yield return Inline.Names(Words.Count(project.UnknownFiles.Length, "file"), unknown, "assessment.json");
        }
    }

    private static IEnumerable<Block> Inputs(ReportModel model)
    {
        if (model.Inputs.IsEmpty)
        {
            yield break;
        }

        yield return new HeadingBlock(3, "Inputs");
        yield return new ParagraphBlock(RichText.Of(
            $"SHA-256 of each export, and of the project as the list of the SHA-256 and path of each of its files, in the form of "
                + $"{Span.Code("sha256sum")}. The same hashes and the same catalogue give the same report."));
        yield return new TableBlock(
            [new("Input", Width: 1.2), new("SHA-256", Width: 3)],
            [.. model.Inputs.Select(input => TableRow.Of(input.Name, Span.Code(input.Sha256)))])
        { Caption = "Inputs", IsCompact = true };
    }

    private static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
