using System.Collections.Immutable;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>
/// Values that are put in the place of others. Content is handled one character per byte, so that no damage to an encoding is mended on the
/// way.
/// </summary>
internal static class HostileValues
{
    /// <summary>Names and values that readers, rules, reports and the hosts that show them could take for something else.</summary>
    public static ImmutableArray<string> Texts { get; } =
    [
        "", " ", "\t", "\n", "a\nb", "a\r\nb", "\0", "\u0001", "\u001b[31m", "\u202egpj.exe", "\u200b", "\u2028", "\ufeff", "\ufffe",
        "\U0001F600", "e\u0301\u0301",
        "../evil", "..\\evil", "/etc/passwd", "C:\\evil", "//host/share", "CON", "NUL.txt", "a/b", ".", "..", "~", "%2e%2e%2f", "%", "%zz",
        new('a', 300), new('x', 5_000), "a__b__c__d", "__c", "日本", "ﬀ", "İ", "null", "true", "false", "yes",
        "=1+1", "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "＝1", "'", "\"", "\"\"", ",", ";", "a,\"b",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style>", "]]>", "<!--", "-->", "&amp;", "&",
        "javascript:alert(1)", "[a](javascript:b)", "`", "``a`", "|", "\\",
        "##vso[task.setvariable variable=a]b", "##[error]a", "##teamcity[message text='a']", "::error file=a::b", "::set-output name=a::b",
        "a\n::error::b",
        "{0}", "{", "}", "{name}", "{{", "%s", "${a}", "$(a)", "*", "?", "[", "(", "**", "a*b*c*d", ".*", "!",
        "0", "-1", "-0", "1e308", "1e999", "NaN", "2147483647", "2147483648", "9223372036854775808", new('9', 40), "0.1",
        "-79228162514264337593543950336", "0x1F", "1,5", "６",
        "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.999+0000", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "10000-01-01",
        "2026-02-30", "2026-13-01", "0000-00-00",
        "0.0.0.0", "255.255.255.255", "256.1.1.1", "::1", "::ffff:1.2.3.4", "1.2.3", "005000000000001", "005000000000001AAA",
        "00500000000000!",
    ];

    /// <summary>Pieces of the formats themselves.</summary>
    private static readonly ImmutableArray<string> Pieces =
    [
        "<a>", "</a>", "<a/>", "<Profile>", "</Profile>", "<?xml version=\"1.0\"?>", "<!DOCTYPE a [<!ENTITY x \"y\">]>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">", "&x;", "&#0;", "&#x110000;", "&#xD800;",
        "<![CDATA[", "]]>", "<![CDATA[<a>]]>", "<!-- a -->", "<?a b?>", "xsi:nil=\"true\"", "xmlns=\"a\"", "<x:a/>",
        "{", "}", "[", "]", "{}", "[]", "null", "1e999", "\"\\ud800\"", "\"\\u0000\"", "{\"a\":1,\"a\":2}", "[[[[[[[[", "//", "\"",
        "&a [*a]", "*a", "&a", "<<: *a", "!!binary x", "!!int x", "!<tag:a> b", "{a: {b: [", "? a", "- ", "- - - -", "|", ">", "%YAML 9.9",
        "---", "...", "@", "`", "\t", ": ", " #",
    ];

    /// <summary>Bytes that are no UTF-8: a surrogate alone, an overlong NUL, the marks of UTF-16, a cut sequence.</summary>
    private static readonly ImmutableArray<string> Bytes =
        ["\u00ed\u00a0\u0080", "\u00c0\u0080", "\u00ff\u00fe", "\u00fe\u00ff", "\u00e6\u0097", "\u00fc", "\u0080"];

    /// <summary>A value as it stands in a file of the format, or bare, which mostly breaks the file.</summary>
    public static string In(FileFormat format, int choice)
    {
        var bare = Texts.Length + Pieces.Length + Bytes.Length;
        var index = choice % (bare + (2 * Texts.Length));
        return index < Texts.Length ? AsBytes(Texts[index])
            : index < Texts.Length + Pieces.Length ? Pieces[index - Texts.Length]
            : index < bare ? Bytes[index - Texts.Length - Pieces.Length]
            : AsBytes(Escaped(format, Texts[(index - bare) % Texts.Length]));
    }

    /// <summary>One character for each byte of the text in UTF-8.</summary>
    public static string AsBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Escaped(FileFormat format, string text) => format switch
    {
        FileFormat.Xml => SecurityElement.Escape(text),
        FileFormat.Csv => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        FileFormat.Json or FileFormat.Yaml => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"",
        _ => text,
    };
}
