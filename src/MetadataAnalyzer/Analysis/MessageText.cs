using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace MetadataAnalyzer.Analysis;

/// <summary>The message of a finding, of limited length for arguments of any length.</summary>
internal static class MessageText
{
    private const int MostEntries = 10;
    private const int LongestEntry = 120;
    private const int ShortestText = 60;

    /// <summary>
    /// The message, at most <see cref="Diagnostic.LongestMessage"/> characters; what the message leaves out is in the items.
    /// </summary>
    public static (string Message, ImmutableArray<string> Items, bool IsShortened) Of(
        string format, ImmutableArray<MessageArgument> arguments)
    {
        ImmutableArray<string> items = [.. arguments.SelectMany(argument => argument.Items)];
        var message = "";
        for (var entries = MostEntries; entries > 0; entries--)
        {
            message = Format(format, arguments.Select(argument => argument.Show(entries, LongestEntry)));
            if (message.Length <= Diagnostic.LongestMessage)
            {
                return (message, items, arguments
                    .Any(argument => argument.Entries.Length > entries || argument.Entries.Any(entry => entry.Length > LongestEntry)));
            }
        }

        return (WithShorterTexts(format, arguments), [message, .. items], true);
    }

    /// <summary>Cuts the longest texts, so that the words of the rule stay whole where they can.</summary>
    private static string WithShorterTexts(string format, ImmutableArray<MessageArgument> arguments)
    {
        var texts = arguments.Select(argument => argument.Show(entries: 1, LongestEntry)).ToList();
        for (var attempt = 0; attempt < texts.Count; attempt++)
        {
            var excess = Format(format, texts).Length - Diagnostic.LongestMessage;
            if (excess <= 0)
            {
                break;
            }

            var longest = texts.IndexOf(texts.MaxBy(text => text.Length)!);
            texts[longest] = MessageArgument.Cut(texts[longest], Math.Max(ShortestText, texts[longest].Length - excess));
        }

        return MessageArgument.Cut(Format(format, texts), Diagnostic.LongestMessage);
    }

    private static string Format(string format, IEnumerable<string> arguments) =>
        string.Format(CultureInfo.InvariantCulture, format, [.. arguments]);
}

/// <summary>One argument of a finding's message: a text or a list.</summary>
/// <param name="Text">The text; of a list null.</param>
/// <param name="Entries">The entries of a list; of a text none.</param>
/// <param name="ListName">Noun for an entry of the list, when the message has several lists.</param>
internal sealed record MessageArgument(string? Text, ImmutableArray<string> Entries, string? ListName)
{
    /// <summary>The whole argument in words.</summary>
    public string Whole => Text ?? string.Join(", ", Entries);

    /// <summary>The entries of a list as <see cref="Diagnostic.Items"/> has them.</summary>
    public IEnumerable<string> Items => ListName is null ? Entries : Entries.Select(entry => $"{ListName}: {entry}");

    public static MessageArgument Of(object? value) => value switch
    {
        not (null or string or IFormattable) and IEnumerable list =>
            new(Text: null, [.. list.Cast<object?>().Select(Format)], (value as ItemList)?.Name),
        _ => new(Format(value), [], ListName: null),
    };

    public MessageArgument Rename(Func<string, string> rename) =>
        this with { Text = Text is null ? null : rename(Text), Entries = [.. Entries.Select(rename)] };

    /// <summary>The argument as a message shows it.</summary>
    /// <param name="entries">Most entries of a list.</param>
    /// <param name="length">Most characters of an entry.</param>
    public string Show(int entries, int length)
    {
        if (Text is not null)
        {
            return Text;
        }

        var shown = string.Join(", ", Entries.Take(entries).Select(entry => Cut(entry, length)));
        return Entries.Length > entries ? $"{shown} and {Entries.Length - entries} more" : shown;
    }

    /// <summary>
    /// The start of a text, up to the end of a word where one ends, with an ellipsis. The ellipsis touches the word: redaction finds a name
    /// cut short by it.
    /// </summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var blank = text.LastIndexOf(' ', length - 1);
        var end = blank > length / 2 ? blank : length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd(' ', ',', ';') + "…";
    }

    private static string Format(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Format)),
        _ => value.ToString() ?? "",
    };
}

/// <summary>
/// A list among the arguments of a message that has several: its name tells its entries from those of the others in
/// <see cref="Diagnostic.Items"/>.
/// </summary>
/// <param name="name">Noun for an entry: <c>flow</c>.</param>
/// <param name="entries">The entries.</param>
public sealed class ItemList(string name, IEnumerable<string> entries) : IEnumerable<string>
{
    /// <summary>Noun for an entry.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
