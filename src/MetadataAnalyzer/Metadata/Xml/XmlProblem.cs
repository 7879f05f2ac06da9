using System.Text;
using System.Xml;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Xml;

/// <summary>The reason why a file is not well-formed, in plain words, and what to do.</summary>
internal static class XmlProblem
{
    private const string Hidden = "(hidden)";
    private static readonly byte[][] ConflictMarkers = [.. new[] { "<<<<<<< ", "=======", ">>>>>>> " }.Select(Encoding.ASCII.GetBytes)];

    /// <param name="exception">The error of the parser.</param>
    /// <param name="content">The file.</param>
    public static string Describe(XmlException exception, FileContent content)
    {
        var bytes = content.Span;
        if (ConflictLine(bytes) is { } line)
        {
            return $"the file holds the markers of a merge conflict (first in line {line}); resolve the conflict";
        }

        if (bytes.IsEmpty || bytes.Trim("\uFEFF \t\r\n"u8).IsEmpty)
        {
            return "the file is empty; retrieve it again";
        }

        if (IsHidden(bytes))
        {
            return $"the file holds only '{Hidden}': the platform does not hand out its content";
        }

        return bytes.IndexOf("<!DOCTYPE"u8) >= 0
            ? "the file has a document type declaration, which metadata never has and which is not read for safety; "
                + "remove it or retrieve the file again"
            : $"the file is not well-formed XML: {Reason(exception)}; correct it or retrieve it again";
    }

    /// <summary>The parser's message as one sentence, without the place, which the finding has.</summary>
    private static string Reason(XmlException exception)
    {
        var place = exception.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return exception.Message[..(place < 0 ? exception.Message.Length : place)].TrimEnd(' ', '.')
            .Replace(". ", "; ", StringComparison.Ordinal);
    }

    /// <summary>The place at which the parser stopped; unknown for a document type declaration.</summary>
    public static (int Line, int Column) Place(XmlException exception, FileContent content)
    {
        var declaration = content.Span.IndexOf("<!DOCTYPE"u8);
        if (exception.LineNumber > 0 || declaration < 0)
        {
            return (exception.LineNumber, Math.Max(exception.LinePosition, 1));
        }

        var before = content.Span[..declaration];
        return (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>Whether the file only holds <c>(hidden)</c>, the platform's text in place of content.</summary>
    public static bool IsHidden(ReadOnlySpan<byte> bytes) => bytes.Length < 64 && bytes.Trim("\uFEFF \t\r\n"u8).SequenceEqual("(hidden)"u8);

    /// <summary>Whether a value is missing, empty or <c>(hidden)</c>.</summary>
    public static bool IsHidden(string? value) => string.IsNullOrEmpty(value) || value.Equals(Hidden, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first line of a merge conflict, when all three markers begin a line.</summary>
    private static int? ConflictLine(ReadOnlySpan<byte> bytes)
    {
        int? first = null;
        var next = 0;
        var number = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            number++;
            if (next < ConflictMarkers.Length && bytes[range].StartsWith(ConflictMarkers[next]))
            {
                first ??= number;
                next++;
            }
        }

        return next == ConflictMarkers.Length ? first : null;
    }
}

/// <summary>The values the platform takes for true and false, in any case.</summary>
internal static class XmlBoolean
{
    /// <returns>Null when the text is neither.</returns>
    public static bool? Parse(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "1" => true,
        "0" => false,
        _ when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        _ when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };
}
