using System.Globalization;

namespace MetadataAnalyzer.Reporting.Redacting;

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

    /// <summary>One of the entities that writers use, or a number.</summary>
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
        return int.TryParse(isHex ? name[2..] : name[1..], isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && code is > 0 and <= 0x10ffff and not (>= 0xd800 and <= 0xdfff)
            ? char.ConvertFromUtf32(code)
            : null;
    }
}
