using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Tables as markup. On a narrow screen each cell names its column.</summary>
internal static class Tables
{
    /// <summary>A day or a rule's id, which no line break may cut, has at most so many characters.</summary>
    private const int ShortHead = 10;

    public static void Write(HtmlDocument page, TableBlock table)
    {
        page.Line($"<div class=\"scroll\"><table class=\"stacked{(table.IsCompact ? " compact" : "")}{(table.IsInteractive ? " interactive" : "")}\">");
        if (table.Caption.Length > 0)
        {
            page.Line($"<caption>{table.Caption}</caption>");
        }

        page.Line($"<thead><tr>{HtmlFragment.Join(table.Columns.Select(Head))}</tr></thead>");
        page.Line($"<tbody>");
        foreach (var row in table.Rows)
        {
            Write(page, table, row);
        }

        page.Line($"</tbody></table></div>");
    }

    private static HtmlFragment Head(TableColumn column) => column switch
    {
        { Title.Length: 0 } => HtmlFragment.Of($"<td></td>"),
        { IsNumber: true } => HtmlFragment.Of($"<th scope=\"col\" class=\"number\">{column.Title}</th>"),
        _ => HtmlFragment.Of($"<th scope=\"col\">{column.Title}</th>"),
    };

    private static void Write(HtmlDocument page, TableBlock table, TableRow row)
    {
        var keys = row.Keys.IsEmpty ? HtmlFragment.Empty : HtmlFragment.Of($" data-keys=\"{string.Join(' ', row.Keys)}\"");
        var total = row.IsTotal ? HtmlFragment.Of($" class=\"total\"") : HtmlFragment.Empty;
        var cells = row.Cells.Zip(table.Columns).Skip(1).Select(cell => Cell(cell.First, cell.Second));
        var head = row.Cells[0].ToString().Length <= ShortHead ? HtmlFragment.Of($" class=\"short\"") : HtmlFragment.Empty;
        page.Line($"<tr{keys}{total}><th scope=\"row\"{head}>{Text.Of(row.Cells[0])}</th>{HtmlFragment.Join(cells)}</tr>");
    }

    /// <summary>A zero is there and does not shout.</summary>
    private static HtmlFragment Cell(RichText text, TableColumn column)
    {
        var kind = column.IsNumber ? text.ToString() == "0" ? HtmlFragment.Of($" class=\"number zero\"") : HtmlFragment.Of($" class=\"number\"") : HtmlFragment.Empty;
        return HtmlFragment.Of($"<td data-label=\"{column.Title}\"{kind}>{Text.Of(text)}</td>");
    }
}
