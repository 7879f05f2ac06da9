using System.Collections.Immutable;
using System.Globalization;

namespace MetadataAnalyzer.Analysis;

/// <summary>The message of a finding, of limited length for arguments of any length.</summary>
internal static class MessageText
{
    private const int MostEntries = 10;
    private const int LongestEntry = 120;
    private const int ShortestText = 60;

    /// <summary>The message, at most <see cref="Diagnostic.LongestMessage"/> characters; what the message leaves out is in the items.</summary>
    public static (string Message, ImmutableArray<string> Items, bool IsShortened) Of(string format, ImmutableArray<MessageArgument> arguments)
    {
        ImmutableArray<string> items = [.. arguments.SelectMany(argument => argument.Items)];
        var message = "";
        for (var entries = MostEntries; entries > 0; entries--)
        {
            message = Format(format, arguments.Select(argument => argument.Show(entries, LongestEntry)));
            if (message.Length <= Diagnostic.LongestMessage)
            {
                return (message, items, arguments.Any(argument => argument.Entries.Length > entries || argument.Entries.Any(entry => entry.Length > LongestEntry)));
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

    private static string Format(string format, IEnumerable<string> arguments) => string.Format(CultureInfo.InvariantCulture, format, [.. arguments]);
}
