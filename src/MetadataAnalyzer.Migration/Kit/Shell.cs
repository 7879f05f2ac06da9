using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// Names on a command line that is the same for a POSIX shell and for PowerShell. Inside double quotes each has signs of its own, which no way of writing them makes plain in
/// both: a name never stands there with one of them.
/// </summary>
internal static class Shell
{
    /// <summary>What one of the shells, the command interpreter behind <c>sf</c> on Windows or SOQL would read as more than itself inside double quotes.</summary>
    private const string Signs = "$`\"\\!%";

    /// <summary>Whether a name is a word in every shell without quotes.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name[0] is not ('-' or '@') && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '@' or '.' or '_' or '-' or '+');

    /// <summary>A text of a POSIX shell, in single quotes unless it is plain.</summary>
    public static string Posix(string text) => IsPlain(text) ? text : $"'{SafeText.Line(text).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A text of PowerShell, in single quotes. It takes typographic ones for the same.</summary>
    public static string PowerShell(string text) => $"'{string.Concat(SafeText.Line(text).Select(character => character is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? $"{character}{character}" : character.ToString()))}'";

    /// <summary>
    /// A condition of SOQL for inside the double quotes of both shells. A name with signs that cannot stand there is found by a pattern in which any one character stands for
    /// each.
    /// </summary>
    public static string Condition(string field, string name)
    {
        var line = SafeText.Line(name);
        return line.All(IsSafe)
            ? $"{field} = '{line.Replace("'", "\\'", StringComparison.Ordinal)}'"
            : $"{field} LIKE '{string.Concat(line.Select(character => character == '\'' ? "\\'" : character == '_' || IsSafe(character) ? character.ToString() : "_"))}'";
    }

    // PowerShell ends a text in double quotes at typographic ones as well.
    private static bool IsSafe(char character) => !Signs.Contains(character, StringComparison.Ordinal) && character is not ('\u201c' or '\u201d' or '\u201e') && !char.IsControl(character);
}
