namespace MetadataAnalyzer.Migration.Kit;

/// <summary>Names on a command line: whatever a name holds, the shell takes it for one word and nothing more.</summary>
internal static class Shell
{
    private const string Plain = "@%+=:,./_-";

    /// <summary>A word of a POSIX shell; one that needs no quotes has none.</summary>
    public static string Quote(string word) => word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || Plain.Contains(character, StringComparison.Ordinal))
        ? word
        : $"'{OneLine(word).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A SOQL text, with its quotes.</summary>
    public static string Soql(string text) => $"'{OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>A SOQL text inside the double quotes of a POSIX shell.</summary>
    public static string SoqlInQuotes(string text) =>
        Soql(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);

    private static string OneLine(string text) => Reporting.Wording.SafeText.Line(text);
}
