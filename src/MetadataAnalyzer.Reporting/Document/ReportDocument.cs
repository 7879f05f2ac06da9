using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A report for people as blocks: all wording and numbers, no layout. HTML, PDF and Markdown draw the same document.</summary>
public sealed record ReportDocument
{
    /// <summary>The report's title.</summary>
    public required string Title { get; init; }

    /// <summary>The line above the title.</summary>
    public required string Eyebrow { get; init; }

    /// <summary>The subject of the report: client, org, dates, scope.</summary>
    public required ImmutableArray<Fact> Cover { get; init; }

    /// <summary>The sections, in reading order.</summary>
    public required ImmutableArray<ReportSection> Sections { get; init; }

    /// <summary>The dates of the move, of the contract and of the platform, by day; empty for none.</summary>
    public ImmutableArray<CalendarDay> Calendar { get; init; } = [];

    /// <summary>The day that the report is made for; null when none is known.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>One or two sentences for the foot of the report.</summary>
    public required string Footer { get; init; }

    /// <summary>Logo and colour.</summary>
    public required ReportBranding Branding { get; init; }
}

/// <summary>A section of the report, with an entry in the table of contents.</summary>
/// <param name="Anchor">Anchor of links; unique in the report.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">Its content.</param>
public sealed record ReportSection(string Anchor, string Title, ImmutableArray<Block> Blocks);
