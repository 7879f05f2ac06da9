using System.Text;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The ways to call an Apex class that its body shows.</summary>
/// <param name="IsTest">Whether the class is a test.</param>
/// <param name="RestResource">Place of <c>@RestResource</c>.</param>
/// <param name="WebService">Place of the first <c>webservice</c> method.</param>
internal readonly record struct ApexScan(bool IsTest, Location? RestResource, Location? WebService)
{
    /// <summary>Looks at the words outside comments and string literals.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="path">Path of the body, for locations.</param>
    public static ApexScan Of(ReadOnlySpan<byte> body, string path)
    {
        var (isDeclared, isTestClass, hasTestMethod) = (false, false, false);
        Location? restResource = null;
        Location? webService = null;
        var index = 0;
        while (index < body.Length)
        {
            var rest = body[index..];
            if (SkippedLength(rest) is > 0 and var skipped)
            {
                index += skipped;
                continue;
            }

            var length = WordLength(rest);
            if (length == 0)
            {
                index++;
                continue;
            }

            var word = rest[..length];
            var isAnnotation = PrecededByAt(body, index);
            if (isAnnotation)
            {
                isTestClass |= !isDeclared && Is(word, "istest"u8);
                restResource ??= Is(word, "restresource"u8) ? Locate(body, LastAt(body, index), path) : null;
            }
            else
            {
                isDeclared |= Is(word, "class"u8) || Is(word, "interface"u8) || Is(word, "enum"u8);
                hasTestMethod |= Is(word, "testmethod"u8);
                webService ??= Is(word, "webservice"u8) ? Locate(body, index, path) : null;
            }

            index += length;
        }

        // Test methods inside a class that others call (as old code has them) do not make it a test.
        return new ApexScan(isTestClass || (hasTestMethod && restResource is null && webService is null), restResource, webService);
    }

    /// <summary>Length of the comment or string literal at the start, or 0.</summary>
    private static int SkippedLength(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("//"u8))
        {
            return LengthTo(rest, "\n"u8, 2);
        }

        if (rest.StartsWith("/*"u8))
        {
            return LengthTo(rest, "*/"u8, 2);
        }

        if (rest[0] != '\'')
        {
            return 0;
        }

        if (rest.StartsWith("'''"u8))
        {
            return LengthTo(rest, "'''"u8, 3);
        }

        for (var end = 1; end < rest.Length; end++)
        {
            if (rest[end] == '\\')
            {
                end++;
            }
            else if (rest[end] is (byte)'\'' or (byte)'\n')
            {
                return end + 1;
            }
        }

        return rest.Length;
    }

    private static int LengthTo(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> end, int start)
    {
        var found = rest[start..].IndexOf(end);
        return found < 0 ? rest.Length : start + found + end.Length;
    }

    private static int WordLength(ReadOnlySpan<byte> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit((char)rest[length]) || rest[length] is (byte)'_' or >= 0x80))
        {
            length++;
        }

        return length;
    }

    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lowerCase) => Ascii.EqualsIgnoreCase(word, lowerCase);

    private static bool PrecededByAt(ReadOnlySpan<byte> body, int index) => LastAt(body, index) >= 0;

    /// <summary>The <c>@</c> before a word, with white space between them allowed; -1 when there is none.</summary>
    private static int LastAt(ReadOnlySpan<byte> body, int index)
    {
        index--;
        while (index >= 0 && body[index] is (byte)' ' or (byte)'\t')
        {
            index--;
        }

        return index >= 0 && body[index] == '@' ? index : -1;
    }

    private static Location Locate(ReadOnlySpan<byte> body, int index, string path)
    {
        var before = body[..index];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var line = before.Count((byte)'\n') + 1;
        var text = before[lineStart..];
        return new Location(path, line, Encoding.UTF8.GetCharCount(lineStart == 0 && text.StartsWith("\uFEFF"u8) ? text[3..] : text) + 1);
    }
}
