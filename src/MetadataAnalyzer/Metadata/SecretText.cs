using System.Buffers;
using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Metadata;

/// <summary>
/// Blanks what looks like a key, a password or a token in a text of the project before the text goes anywhere, because reports are handed
/// on. It blanks too much rather than too little; a name as people and the platform give them does not look like that.
/// </summary>
internal static partial class SecretText
{
    /// <summary>Shown in place of a secret.</summary>
    public const string Blanked = "…";

    private const int LongestName = 40;

    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The text without its secrets.</summary>
    public static string Blank(string text)
    {
        // Nothing shorter holds one, and most names are shorter.
        if (text.Length < 9)
        {
            return text;
        }

        var known = Known().Replace(text, Blanked);
        return Word().Replace(known, word => IsRandom(word.ValueSpan) ? Blanked : word.Value);
    }

    /// <summary>
    /// Whether a run of letters with digits is longer than a name without separators, changes between capitals, small letters and digits as
    /// none does, or has hexadecimal digits only.
    /// </summary>
    private static bool IsRandom(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var changes = 0;
        for (var index = 1; index < word.Length; index++)
        {
            changes += ClassOf(word[index]) != ClassOf(word[index - 1]) ? 1 : 0;
        }

        return word.Length > LongestName || changes * 5 >= word.Length * 2 || !word.ContainsAnyExcept(HexadecimalDigits);
    }

    private static int ClassOf(char character) => char.IsAsciiDigit(character) ? 0
        : char.IsAsciiLetterUpper(character) ? 1
        : char.IsAsciiLetterLower(character) ? 2
        : 3;

    /// <summary>
    /// Secrets with a shape of their own: keys in PEM, web tokens, session ids, user information and query values of addresses, what
    /// follows the word password or token, keys of well-known services, and numbers of nine digits and more, record ids apart.
    /// </summary>
    [GeneratedRegex(
        @"(?-i:-----BEGIN).*?(-----END[^-]*(-----)?|$)"
        + @"|(?-i:eyJ)[\w-]{8,}(\.[\w-]*){0,4}"
        + @"|(?-i:00D)\w{12}(\w{3})?![\w.]+"
        + @"|(?<=://)[^/\s'""@]*@"
        + @"|(?<=[?&][\w.%-]+=)[^&\s'""<>]+"
        + @"|(?<=\b(password|passwd|pwd|passphrase|secret|token|api[ _-]?key|client[ _-]?secret|session[ _-]?id|authorization|bearer|basic)"
        + @"['""]?\s*(=>|==?|:)\s*['""]?)[^\s'"",;)}]{4,}"
        + @"|(?<=\b(bearer|basic)\s+)[\w.~+/=-]{16,}"
        + @"|\b(?-i:AKIA|ASIA|ghp_|gho_|ghs_|github_pat_|glpat-|xox[abprs]-|sk_live_|rk_live_|AIza|3MVG9)[\w.-]{12,}"
        + @"|(?<![\w.@-])(?!00)\d{9,}L?(?![\w@-])",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Known();

    /// <summary>
    /// A run that may be written in base 64 or in hexadecimal digits; a record id is shorter, and before an at sign it is a username.
    /// </summary>
    [GeneratedRegex(@"(?>[A-Za-z0-9+/]{20,}={0,2})(?!@)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
