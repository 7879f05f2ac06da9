using System.Runtime.CompilerServices;
using System.Text;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>A document that grows line by line.</summary>
internal sealed class HtmlDocument
{
    internal StringBuilder Markup { get; } = new(64 * 1024);

    /// <summary>Adds one line of markup; the holes of the interpolated string are escaped.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] HtmlInterpolation markup)
    {
        _ = markup;
        Markup.Append('\n');
    }

    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    public void WriteTo(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        foreach (var chunk in Markup.GetChunks())
        {
            writer.Write(chunk.Span);
        }
    }
}
