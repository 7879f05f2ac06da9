using System.Text;
using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>
/// Escapes text of the input for Markdown, so that nothing in it becomes markup, HTML, a mention, an issue, an emoji or a link. Names
/// become code spans, in which services look for none of these. Prose is escaped with backslashes, and an empty comment cuts what services
/// would link without markup.
/// </summary>
public static partial class MarkdownText
{
    private const string Cut = "<!-- -->";

    private const string Markup = "\\`*_{}[]|~$!";

    private const int LongestName = 120;

    /// <summary>A name or a path as a code span, outside a table.</summary>
    /// <param name="name">The name; empty gives a dash.</param>
    /// <param name="length">Maximum length in UTF-16 code units; a longer name is cut.</param>
    public static string Code(string? name, int length = LongestName)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "–";
        }

        var text = SafeText.Line(name, length);
        var fence = new string('`', Ticks().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max() + 1);
        var padding = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return fence + padding + text + padding + fence;
    }

    /// <summary>
    /// A name as a code span in a table. A table splits at a pipe even inside code, so a pipe is escaped with a backslash, and backslashes
    /// before it are doubled.
    /// </summary>
    public static string CellCode(string? name, int length = LongestName) =>
        Pipes().Replace(Code(name, length),
        match => string.Concat(match.Value.AsSpan(0, match.Length - 1), match.Value.AsSpan(0, match.Length - 1), "\\|"));

    /// <summary>A name as code inside HTML, in which Markdown is not read.</summary>
    public static string HtmlCode(string name) => $"<code>{Entities(SafeText.Line(name, LongestName))}</code>";

    /// <summary>A sentence, also in a table, cut to a length.</summary>
    public static string Prose(string sentence, int length)
    {
        var plain = SafeText.Line(sentence, length);
        var text = new StringBuilder(plain.Length + 16);
        var cuts = AutoLinks().EnumerateMatches(plain);
        var nextCut = cuts.MoveNext() ? cuts.Current.Index + cuts.Current.Length : -1;
        for (var index = 0; index < plain.Length; index++)
        {
            while (nextCut == index)
            {
                text.Append(Cut);
                nextCut = cuts.MoveNext() ? cuts.Current.Index + cuts.Current.Length : -1;
            }

            var character = plain[index];
            _ = Markup.Contains(character, StringComparison.Ordinal) ? text.Append('\\').Append(character) : text.Append(Entity(character));
        }

        return text.ToString();
    }

    /// <summary>
    /// A sentence in a Markdown file that is also read as plain text: markup, HTML and links are escaped, and as few characters as possible
    /// are.
    /// </summary>
    public static string FileProse(string sentence)
    {
        var plain = SafeText.Line(sentence, int.MaxValue);
        var text = new StringBuilder(plain.Length + 16);
        for (var index = 0; index < plain.Length; index++)
        {
            var character = plain[index];
            var isPlain = character switch
            {
                '_' => IsInsideWord(plain, index),
                '>' or '#' or '-' or '+' or '=' => index > 0,
                '<' or '&' => false,
                _ => !Markup.Contains(character, StringComparison.Ordinal),
            };
            text.Append(isPlain ? character.ToString() : character is '<' or '&' ? Entity(character) : $"\\{character}");
        }

        return FileLinks().Replace(text.ToString(), match => match.Value + Cut);
    }

    /// <summary>Whether an underscore is between letters or digits, where it is never emphasis.</summary>
    private static bool IsInsideWord(string text, int index)
    {
        var (start, end) = (index, index);
        while (start > 0 && text[start - 1] == '_')
        {
            start--;
        }

        while (end < text.Length - 1 && text[end + 1] == '_')
        {
            end++;
        }

        return start > 0 && end < text.Length - 1 && char.IsAsciiLetterOrDigit(text[start - 1]) && char.IsAsciiLetterOrDigit(text[end + 1]);
    }

    private static string Entities(string text) => string.Concat(text.Select(Entity));

    private static string Entity(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => character.ToString(),
    };

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Ticks();

    [GeneratedRegex(@"\\*\|", RegexOptions.CultureInvariant)]
    private static partial Regex Pipes();

    [GeneratedRegex(@":(?=//)|\b(?:mailto|xmpp):|\bwww(?=\.)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileLinks();

    /// <summary>
    /// Text that services link without markup: mentions and addresses, issues, links, emoji, commits. A match ends where the empty comment
    /// goes.
    /// </summary>
    [GeneratedRegex(@"@|\#|:(?=//)|\b(?:mailto|xmpp):|\bwww(?=\.)|\bGH(?=-)|:(?=[A-Za-z0-9_+-]+:)|\b[0-9A-Fa-f]{6}(?=[0-9A-Fa-f])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AutoLinks();
}
