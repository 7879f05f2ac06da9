using System.Text;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>
/// The patterns of a <c>.forceignore</c> file: the syntax of <c>.gitignore</c>, but ignoring case as the platform's command line does.
/// </summary>
internal sealed class ForceIgnore
{
    private readonly List<Rule> _rules = [];

    public static ForceIgnore None { get; } = Parse("");

    /// <exception cref="ProjectNotFoundException">The file is there but cannot be read.</exception>
    public static ForceIgnore Read(IFileTree tree, string root)
    {
        var path = TreePath.Combine(root, MetadataReadOptions.IgnoreFile);
        if (!tree.FileExists(path))
        {
            return None;
        }

        try
        {
            using var content = tree.Read(path);
            return Parse(Encoding.UTF8.GetString(content.Span));
        }
        catch (UnreadableContentException exception)
        {
            // Without it files would be read that the project leaves out.
            throw new ProjectNotFoundException($"{path}: {exception.Message}", exception);
        }
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

    /// <summary>
    /// Whether the patterns ignore a path whose parent folders they do not ignore. The last pattern that matches decides.
    /// </summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool Ignores(string path, bool isDirectory)
    {
        if (_rules.Count == 0)
        {
            return false;
        }

        var segments = path.Split('/');
        for (var index = _rules.Count - 1; index >= 0; index--)
        {
            var rule = _rules[index];
            if ((isDirectory || !rule.DirectoriesOnly) && rule.Pattern.Matches(segments))
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

        return new Rule(new GlobPattern(pattern, isAnchored), isNegated, directoriesOnly);
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

    private sealed record Rule(GlobPattern Pattern, bool IsNegated, bool DirectoriesOnly);
}
