using System.Globalization;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>Hides names in XML: in text and in the values of attributes.</summary>
internal static class XmlFile
{
    private const int LongestEntity = 12;

    public static void Redact(EncodedText text, string file)
    {
        var index = 0;
        while (index < file.Length)
        {
            var tag = file.IndexOf('<', index);
            tag = tag < 0 ? file.Length : tag;
            text.Redact(index, tag, "&", Read);
            index = tag;
            if (index < file.Length)
            {
                index = RedactTag(text, file, index);
            }
        }
    }

    /// <summary>Decodes an entity that writers use, or a numbered one.</summary>
    public static (int End, string? Meant) Read(string file, int index, int end)
    {
        var semicolon = file.IndexOf(';', index, Math.Min(LongestEntity, end - index));
        if (semicolon < 0)
        {
            return (index + 1, null);
        }

        var name = file.AsSpan(index + 1, semicolon - index - 1);
        var meant = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => Numbered(name),
        };
        return meant is null ? (index + 1, null) : (semicolon + 1, meant);
    }

    private static int RedactTag(EncodedText text, string file, int index)
    {
        var attribute = "";
        for (index++; index < file.Length && file[index] != '>'; index++)
        {
            if (file[index] is '"' or '\'')
            {
                var end = file.IndexOf(file[index], index + 1);
                end = end < 0 ? file.Length : end;
                if (!OwnFields.Contains(attribute))
                {
                    text.Redact(index + 1, end, "&", Read);
                }

                index = end;
            }
            else if (file[index] == '=')
            {
                var start = index;
                while (start > 0 && file[start - 1] is not (' ' or '\n' or '\r' or '\t'))
                {
                    start--;
                }

                attribute = file[start..index];
            }
        }

        return Math.Min(index + 1, file.Length);
    }

    private static string? Numbered(ReadOnlySpan<char> name)
    {
        if (name.Length < 2 || name[0] != '#')
        {
            return null;
        }

        var isHex = name[1] is 'x' or 'X';
        var (digits, style) = isHex ? (name[2..].ToString(), NumberStyles.HexNumber) : (name[1..].ToString(), NumberStyles.None);
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code)
            && code is > 0 and <= 0x10ffff and not (>= 0xd800 and <= 0xdfff)
            ? char.ConvertFromUtf32(code)
            : null;
    }
}

/// <summary>Hides names in Markdown, in spite of its escapes: backslashes, entities, empty comments.</summary>
internal static class MarkdownFile
{
    private const string Cut = "<!-- -->";

    public static void Redact(EncodedText text, string file)
    {
        // Line by line, because no name goes over a line end.
        for (var start = 0; start < file.Length;)
        {
            var end = file.IndexOf('\n', start);
            end = end < 0 ? file.Length : end;
            text.Redact(start, end, "\\&<", Read);
            start = end + 1;
        }
    }

    private static (int End, string? Meant) Read(string file, int index, int end) => file[index] switch
    {
        '\\' when index + 1 < end && (char.IsPunctuation(file[index + 1]) || char.IsSymbol(file[index + 1])) =>
            (index + 2, file[index + 1].ToString()),
        '<' when string.CompareOrdinal(file, index, Cut, 0, Cut.Length) == 0 => (index + Cut.Length, null),
        '&' => XmlFile.Read(file, index, end),
        _ => (index + 1, null),
    };
}

/// <summary>
/// Hides names in workflow commands: in the values of properties and in the message. A percent sign starts an escape there.
/// </summary>
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
        var message =
            file.IndexOf(Mark, Math.Min(start + Mark.Length, end), end - Math.Min(start + Mark.Length, end), StringComparison.Ordinal);
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
