using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>
/// An interpolated string of markup. Literal parts are written as they are; every hole is escaped, unless its type says that it is markup
/// already. A hole of another type does not compile.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount) => _markup = new(literalLength + (formattedCount * 16));

    public HtmlInterpolation(int literalLength, int formattedCount, HtmlDocument document)
    {
        _ = (literalLength, formattedCount);
        _markup = document.Markup;
    }

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => HtmlText.AppendEscaped(_markup, text);

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(HtmlFragment fragment) => _markup.Append(fragment.Markup);

    public string ToMarkup() => _markup.ToString();
}
