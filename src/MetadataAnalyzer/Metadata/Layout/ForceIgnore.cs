using System.Text;
using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>The patterns of a <c>.forceignore</c> file: the syntax of <c>.gitignore</c>, but ignoring case as the platform's command line does.</summary>
internal sealed class ForceIgnore
{
    private const string FileName = ".forceignore";

    private readonly List<Rule> _rules = [];

    public static ForceIgnore None { get; } = Parse("");

    public static ForceIgnore Read(IFileTree tree, string root)
    {
        var path = TreePath.Combine(root, FileName);
        if (!tree.FileExists(path))
        {
            return None;
        }

        using var content = tree.Read(path);
        return Parse(Encoding.UTF8.GetString(content.Span));
    }

    public static ForceIgnore Parse(string text)
    {
        var ignore = new ForceIgnore();
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            if (ParseRule(line.TrimEnd('\r')) is { } rule)
            {
                ignore._rules.Add(rule);
            }
        }

        return ignore;
    }

    /// <summary>Whether the patterns ignore a path whose parent folders they do not ignore. The last pattern that matches decides.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool Ignores(string path, bool isDirectory)
    {
        for (var index = _rules.Count - 1; index >= 0; index--)
        {
            var rule = _rules[index];
            if ((isDirectory || !rule.DirectoriesOnly) && rule.Pattern.IsMatch(path))
            {
                return !rule.IsNegated;
            }
        }

        return false;
    }

    private static Rule? ParseRule(string line)
    {
        var pattern = TrimUnescapedEnd(line);
        if (pattern.Length == 0 || pattern[0] == '#')
        {
            return null;
        }

        var isNegated = pattern[0] == '!';
        pattern = isNegated ? pattern[1..] : pattern;
        var directoriesOnly = pattern.EndsWith('/');
        pattern = pattern.TrimEnd('/');
        var isAnchored = pattern.Contains('/', StringComparison.Ordinal);
        pattern = pattern.TrimStart('/');
        if (pattern.Length == 0)
        {
            return null;
        }

        var regex = (isAnchored ? "^" : "^(?:.*/)?") + Translate(pattern) + "$";
        try
        {
            // Non-backtracking: a pattern full of stars takes no more than linear time.
            const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline;
            return new Rule(new Regex(regex, Options), isNegated, directoriesOnly);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // As in git, a pattern that is no pattern (an unclosed class, a reversed range) matches nothing.
            return null;
        }
    }

    private static string TrimUnescapedEnd(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] is ' ' or '\t' && (end < 2 || line[end - 2] != '\\'))
        {
            end--;
        }

        return line[..end];
    }

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '*':
                    index = TranslateStars(pattern, index, regex);
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', Math.Min(index + 2, pattern.Length)) is var close and > 0:
                    regex.Append(TranslateClass(pattern[(index + 1)..close]));
                    index = close;
                    break;
                case '\\' when index + 1 < pattern.Length:
                    regex.Append(Regex.Escape(pattern[++index].ToString()));
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[index].ToString()));
                    break;
            }
        }

        return regex.ToString();
    }

    /// <summary>Two stars cross folders only when they are a whole segment.</summary>
    private static int TranslateStars(string pattern, int start, StringBuilder regex)
    {
        var end = start;
        while (end < pattern.Length && pattern[end] == '*')
        {
            end++;
        }

        var isSegment = end - start == 2 && (start == 0 || pattern[start - 1] == '/') && (end == pattern.Length || pattern[end] == '/');
        if (!isSegment)
        {
            regex.Append("[^/]*");
            return end - 1;
        }

        if (end == pattern.Length)
        {
            regex.Append(".+");
            return end - 1;
        }

        regex.Append("(?:.*/)?");
        return end;
    }

    private static string TranslateClass(string members)
    {
        var isNegated = members[0] is '!' or '^';
        var escaped = (isNegated ? members[1..] : members).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
        return isNegated ? $"[^/{escaped}]" : $"[{escaped}]";
    }

    private sealed record Rule(Regex Pattern, bool IsNegated, bool DirectoriesOnly);
}
