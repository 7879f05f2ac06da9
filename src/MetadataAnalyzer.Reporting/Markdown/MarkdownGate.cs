using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>What a check found, before the state of the whole org: the reader of a pull request asks first what the change did.</summary>
internal static class MarkdownGate
{
    private const int MostFindings = 20;
    private const int LongestPlace = 300;

    public static void Add(BoundedMarkdown markdown, ReportModel model)
    {
        if (model.Options.Gate is not { } gate)
        {
            return;
        }

        var left = GateText.Left(gate);
        markdown.TryAdd($"### {(gate.IsFailing ? "The check fails" : "The check passes")}\n\n{GateText.Outcome(gate)}.{(left.Length == 0 ? "" : $" {left}.")}\n");
        foreach (var notice in GateText.Notices(gate))
        {
            markdown.TryAdd($"> {MarkdownText.Prose(notice, 400)}.\n");
        }

        if (model.Options.Comparison is { } comparison)
        {
            markdown.TryAdd($"**{MarkdownText.Prose(GateText.Delta(comparison), 400)}.**\n");
        }

        var more = markdown.AddAll(
            gate.Shown,
            finding => $"- **{Words.Name(finding.Impact)}** {finding.Id}: {MarkdownText.Prose(finding.Message, 600)}"
                + string.Concat(GateText.Behind(gate, finding).Select(line => $"<br>{MarkdownText.Prose(line, 600)}"))
                + (finding.Location.IsNone ? "" : $"<br>{MarkdownText.Code(finding.Location.ToString(), LongestPlace)}"),
            MostFindings);
        markdown.TryAdd(more > 0 ? $"- and {Words.Count(more, "more finding")}\n" : "");
    }
}
