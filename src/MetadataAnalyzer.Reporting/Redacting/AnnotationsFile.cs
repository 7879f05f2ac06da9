using System.Globalization;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Hides names in workflow commands: in the values of their properties and in their message, where a percent sign starts an escape.</summary>
internal static class AnnotationsFile
{
    private const string Mark = "::";

    public static void Redact(EncodedText text, string file)
    {
        for (var start = 0; start < file.Length;)
        {
            var end = file.IndexOf('\n', start);
            end = end < 0 ? file.Length : end;
            RedactLine(text, file, start, end);
            start = end + 1;
        }
    }

    private static void RedactLine(EncodedText text, string file, int start, int end)
    {
        var properties = file.IndexOf(' ', start, end - start);
        var message = file.IndexOf(Mark, Math.Min(start + Mark.Length, end), end - Math.Min(start + Mark.Length, end), StringComparison.Ordinal);
        if (string.CompareOrdinal(file, start, Mark, 0, Mark.Length) != 0 || properties < 0 || message < properties)
        {
            text.Redact(start, end, "%", Read);
            return;
        }

        for (var index = properties + 1; index < message;)
        {
            var next = file.IndexOf(',', index, message - index);
            next = next < 0 ? message : next;
            var value = file.IndexOf('=', index, next - index) + 1;
            text.Redact(value, next, "%", Read);
            index = next + 1;
        }

        text.Redact(message + Mark.Length, end, "%", Read);
    }

    private static (int End, string? Meant) Read(string file, int index, int end) =>
        index + 3 <= end && byte.TryParse(file.AsSpan(index + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            ? (index + 3, ((char)code).ToString())
            : (index + 1, null);
}
