using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace MetadataAnalyzer.Analysis;

/// <summary>One argument of a finding's message: a text or a list.</summary>
/// <param name="Text">The text; of a list null.</param>
/// <param name="Entries">The entries of a list; of a text none.</param>
/// <param name="ListName">What an entry of a list is, when the message has several lists.</param>
internal sealed record MessageArgument(string? Text, ImmutableArray<string> Entries, string? ListName)
{
    /// <summary>The whole argument in words.</summary>
    public string Whole => Text ?? string.Join(", ", Entries);

    /// <summary>The entries of a list as <see cref="Diagnostic.Items"/> has them.</summary>
    public IEnumerable<string> Items => ListName is null ? Entries : Entries.Select(entry => $"{ListName}: {entry}");

    public static MessageArgument Of(object? value) => value switch
    {
        not (null or string or IFormattable) and IEnumerable list => new(Text: null, [.. list.Cast<object?>().Select(Format)], (value as ItemList)?.Name),
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

    /// <summary>The start of a text, up to the end of a word where one ends, with an ellipsis. The ellipsis touches the word: redaction finds a name cut short by it.</summary>
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
