using System.Runtime.CompilerServices;
using System.Text;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>A document that grows line by line, in UTF-8 without a byte order mark. What is done goes to the stream, so that a long report takes little memory.</summary>
internal sealed class HtmlDocument(Stream stream) : IDisposable
{
    private const int Enough = 64 * 1024;

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

    internal StringBuilder Markup { get; } = new(Enough);

    /// <summary>Adds one line of markup; the holes of the interpolated string are escaped.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] HtmlInterpolation markup)
    {
        _ = markup;
        Markup.Append('\n');
        if (Markup.Length >= Enough)
        {
            Flush();
        }
    }

    /// <summary>Writes the rest.</summary>
    public void Dispose()
    {
        Flush();
        _writer.Dispose();
    }

    private void Flush()
    {
        foreach (var chunk in Markup.GetChunks())
        {
            _writer.Write(chunk.Span);
        }

        Markup.Clear();
    }
}
