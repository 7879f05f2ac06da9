using System.Text;
using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>One damage to the content of a file. Where the file has no such place, a bit is flipped instead.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="At">Where, taken modulo the number of places.</param>
/// <param name="Other">The second place, where the kind has one.</param>
/// <param name="Choice">Which value, how much.</param>
internal readonly partial record struct Edit(EditKind Kind, int At, int Other, int Choice)
{
    private const int LongestCopy = 4096;

    private const int LongestRun = 64;

    private const int MostRepeats = 200;

    /// <summary>How many names an element can get that the file does not have.</summary>
    private const int OtherNames = 6;

    private const string Doctype = "<!DOCTYPE a [<!ENTITY x \"yyyyyyyyyy\"><!ENTITY z \"&x;&x;&x;&x;&x;&x;\">]>";

    private static readonly string[] Encodings = ["UTF-16", "utf-7", "iso-8859-1", "klingon", "UTF-32", "us-ascii", ""];

    private static readonly string[] Separators = [";", "\t", "|", "", " ,"];

    /// <summary>The content with the damage.</summary>
    public byte[] Apply(byte[] content, FileFormat format)
    {
        var text = Encoding.Latin1.GetString(content);
        return Encoding.Latin1.GetBytes(Changed(text, format) ?? FlipBit(text));
    }

    private string? Changed(string text, FileFormat format) => Kind switch
    {
        EditKind.InsertBytes => text.Insert(Place(text, At), new string((char)(Choice % 256), 1 + (Other % 8))),
        EditKind.DeleteBytes => text.Remove(Place(text, At), Math.Min(1 + (Other % LongestRun), text.Length - Place(text, At))),
        EditKind.Cut => text[..Place(text, At)],
        EditKind.CutStart => text[Place(text, At)..],
        EditKind.CopyBytes => text.Insert(
            Place(text, Other), text.Substring(Place(text, At), Math.Min(1 + (Choice % LongestCopy), text.Length - Place(text, At)))),
        EditKind.ZeroBytes => text.Insert(Place(text, At), new string('\0', 1 + (Choice % LongestRun))),
        EditKind.JoinLines => text.Replace("\n", (Choice % 3) switch { 0 => "", 1 => "\r", _ => "\r\n" }, StringComparison.Ordinal),
        EditKind.DoubleLine or EditKind.DropLine or EditKind.SwapLines or EditKind.RepeatLine or EditKind.IndentLine => ChangeLines(text),
        EditKind.MergeConflict or EditKind.DoubleHeader => ChangeLines(text),
        EditKind.AddDoctype => text.Insert(AfterDeclaration(text), Doctype),
        EditKind.ReplaceValue or EditKind.ReplaceManyValues or EditKind.SwapValues or EditKind.EmptyValue => ChangeValues(text, format),
        EditKind.InsertValue => text.Insert(Place(text, At), HostileValues.In(format, Choice)),
        EditKind.Utf16LittleEndian => Recoded(text, Encoding.Unicode),
        EditKind.Utf16BigEndian => Recoded(text, Encoding.BigEndianUnicode),
        EditKind.Latin1 => Recoded(text, Encoding.Latin1),
        EditKind.ByteOrderMark => "\u00ef\u00bb\u00bf" + text,
        EditKind.OtherEncodingDeclared => text.Replace("UTF-8", Encodings[Choice % Encodings.Length], StringComparison.Ordinal),
        EditKind.OtherSeparator => text.Replace(",", Separators[Choice % Separators.Length], StringComparison.Ordinal),
        EditKind.StrayQuote => text.Insert(Place(text, At), "\""),
        EditKind.DropColumn or EditKind.DoubleColumn or EditKind.SwapColumns or EditKind.DropCell => ChangeColumns(text),
        EditKind.FlipBit => null,
        _ => ChangeElements(text),
    };

    private string FlipBit(string text)
    {
        if (text.Length == 0)
        {
            return "\0";
        }

        var at = At % text.Length;
        return $"{text.AsSpan(0, at)}{(char)(text[at] ^ (1 << (Choice % 8)))}{text.AsSpan(at + 1)}";
    }

    private string ChangeLines(string text)
    {
        var lines = text.Split('\n').ToList();
        var (at, other) = (At % lines.Count, Other % lines.Count);
        switch (Kind)
        {
            case EditKind.DoubleLine:
                lines.Insert(other, lines[at]);
                break;
            case EditKind.DropLine:
                lines.RemoveAt(at);
                break;
            case EditKind.SwapLines:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case EditKind.RepeatLine:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], 1 + (Choice % MostRepeats)));
                break;
            case EditKind.IndentLine:
                lines[at] = (Choice % 3) switch
                {
                    0 => lines[at].TrimStart(),
                    1 => "\t" + lines[at],
                    _ => new string(' ', 1 + (Other % LongestRun)) + lines[at],
                };
                break;
            case EditKind.DoubleHeader:
                lines.Insert(at, lines[0]);
                break;
            default:
                lines.Insert(Math.Max(at, other), ">>>>>>> theirs");
                lines.Insert((at + other) / 2, "=======");
                lines.Insert(Math.Min(at, other), "<<<<<<< HEAD");
                break;
        }

        return string.Join('\n', lines);
    }

    private string? ChangeValues(string text, FileFormat format)
    {
        var values = Values(format).Matches(text);
        if (values.Count == 0)
        {
            return null;
        }

        var (first, second) = (values[At % values.Count], values[Other % values.Count]);
        var hostile = HostileValues.In(format, Choice);
        return Kind switch
        {
            EditKind.ReplaceManyValues => Values(format).Replace(text, match => match.Value == first.Value ? hostile : match.Value),
            EditKind.SwapValues => Swapped(text, (first.Index, first.Length), (second.Index, second.Length)),
            EditKind.EmptyValue => text.Remove(first.Index, first.Length),
            _ => text.Remove(first.Index, first.Length).Insert(first.Index, hostile),
        };
    }

    private string? ChangeElements(string text)
    {
        if (Element.At(text, At) is not { } element)
        {
            return null;
        }

        var whole = text[element.Start..element.End];
        return Kind switch
        {
            EditKind.NestElement => text.Insert(element.ContentStart, whole),
            EditKind.NestDeep => text.Insert(element.End, string.Concat(Enumerable.Repeat("</a>", 1 + (Choice % MostRepeats))))
                .Insert(element.Start, string.Concat(Enumerable.Repeat("<a>", 1 + (Choice % MostRepeats)))),
            EditKind.DoubleElement => text.Insert(Choice % 2 == 0 ? element.End : Element.At(text, Other)?.Start ?? element.End, whole),
            EditKind.DropElement => text.Remove(element.Start, whole.Length),
            EditKind.EmptyElement => text.Remove(element.ContentStart, element.ContentEnd - element.ContentStart),
            EditKind.RenameElement => text.Remove(element.Start, whole.Length)
                .Insert(element.Start, $"<{NewName(text)}>{text[element.ContentStart..element.ContentEnd]}</{NewName(text)}>"),
            EditKind.SwapElements => Element.At(text, Other) is { } other
                ? Swapped(text, (element.Start, whole.Length), (other.Start, other.End - other.Start))
                : null,
            EditKind.WrapInCdata => text.Insert(element.ContentEnd, "]]>").Insert(element.ContentStart, "<![CDATA["),
            _ => text.Insert(element.End, "-->").Insert(element.Start, "<!--"),
        };
    }

    private string NewName(string text) => (Choice % OtherNames) switch
    {
        0 => "a",
        1 => new string('a', 300),
        2 => "x:a",
        _ => Element.At(text, Other) is { } other ? other.Name : "b",
    };

    /// <summary>Cells are taken at their commas alone: what is quoted is damaged, which is as good.</summary>
    private string ChangeColumns(string text)
    {
        var rows = text.Split('\n').Select(line => line.Split(',').ToList()).ToList();
        var (column, other) = (At % rows[0].Count, Other % rows[0].Count);
        var only = Kind == EditKind.DropCell ? rows[Other % rows.Count] : null;
        foreach (var row in rows.Where(row => row.Count > Math.Max(column, other) && (only is null || row == only)))
        {
            switch (Kind)
            {
                case EditKind.DoubleColumn:
                    row.Insert(other, row[column]);
                    break;
                case EditKind.SwapColumns:
                    (row[column], row[other]) = (row[other], row[column]);
                    break;
                default:
                    row.RemoveAt(column);
                    break;
            }
        }

        return string.Join('\n', rows.Select(row => string.Join(',', row)));
    }

    /// <summary>The file in another encoding, with its mark or without.</summary>
    private string Recoded(string text, Encoding encoding)
    {
        var bytes = encoding.GetBytes(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text)));
        return Encoding.Latin1.GetString(Choice % 2 == 0 ? [.. encoding.Preamble, .. bytes] : bytes);
    }

    private static string Swapped(string text, (int Start, int Length) one, (int Start, int Length) two)
    {
        var (first, last) = one.Start <= two.Start ? (one, two) : (two, one);
        return first.Start + first.Length > last.Start
            ? text
            : $"{text.AsSpan(0, first.Start)}{text.AsSpan(last.Start, last.Length)}{text[(first.Start + first.Length)..last.Start]}"
                + $"{text.AsSpan(first.Start, first.Length)}{text.AsSpan(last.Start + last.Length)}";
    }

    private static int Place(string text, int at) => at % (text.Length + 1);

    private static int AfterDeclaration(string text) =>
        text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;

    private static Regex Values(FileFormat format) => format switch
    {
        FileFormat.Csv => CsvValues(),
        FileFormat.Json => JsonValues(),
        FileFormat.Yaml => YamlValues(),
        FileFormat.Xml => XmlValues(),
        _ => Words(),
    };

    [GeneratedRegex("""(?<=>)[^<>\n]+(?=</)""")]
    private static partial Regex XmlValues();

    [GeneratedRegex("""(?<=^|,)[^,\r\n]+(?=[,\r\n]|$)""", RegexOptions.Multiline)]
    private static partial Regex CsvValues();

    [GeneratedRegex("""(?<=[:\[,]\s?)("[^"\n]*"|[-\d.]+|true|false|null)""")]
    private static partial Regex JsonValues();

    [GeneratedRegex("""(?<=^[ \w.@"*-]*: |^ *- )\S.*$""", RegexOptions.Multiline)]
    private static partial Regex YamlValues();

    [GeneratedRegex("""\w+""")]
    private static partial Regex Words();

    /// <summary>An element in the text, found without a parser, which would refuse what other edits left.</summary>
    private readonly record struct Element(string Name, int Start, int ContentStart, int ContentEnd, int End)
    {
        /// <summary>The element that starts nearest after a place; null when there is none.</summary>
        public static Element? At(string text, int place)
        {
            var match = StartTags().Match(text, Place(text, place));
            match = match.Success ? match : StartTags().Match(text);
            if (!match.Success)
            {
                return null;
            }

            var name = match.Groups["name"].Value;
            var (content, end) = (match.Index + match.Length, $"</{name}>");
            var close = match.Value.EndsWith("/>", StringComparison.Ordinal) ? -1 : text.IndexOf(end, content, StringComparison.Ordinal);
            return close < 0
                ? new(name, match.Index, content, content, content)
                : new(name, match.Index, content, close, close + end.Length);
        }
    }

    [GeneratedRegex("""<(?<name>[A-Za-z][\w.:-]*)[^<>]*>""")]
    private static partial Regex StartTags();
}
