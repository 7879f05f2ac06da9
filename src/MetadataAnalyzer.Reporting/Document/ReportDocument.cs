using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>
/// The report for people, as blocks with all wording and numbers and without any layout. HTML and PDF draw the same document; another renderer needs
/// nothing else.
/// </summary>
public sealed record ReportDocument
{
    /// <summary>The report's title.</summary>
    public required string Title { get; init; }

    /// <summary>One line above the title.</summary>
    public required string Eyebrow { get; init; }

    /// <summary>What the report is about: client, org, dates, scope.</summary>
    public required ImmutableArray<Fact> Cover { get; init; }

    /// <summary>The parts, in the order in which they are read.</summary>
    public required ImmutableArray<ReportSection> Sections { get; init; }

    /// <summary>One or two sentences for the foot of the report.</summary>
    public required string Footer { get; init; }

    /// <summary>Logo and colour.</summary>
    public required ReportBranding Branding { get; init; }
}

/// <summary>A part of the report with its own entry in the contents.</summary>
/// <param name="Anchor">Name that links lead to; unique in the report.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it holds.</param>
public sealed record ReportSection(string Anchor, string Title, ImmutableArray<Block> Blocks);
