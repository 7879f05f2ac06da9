using System.Globalization;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>Hides names in JSON: in values, and in keys that are names.</summary>
internal static class JsonFile
{
    private const string AccessKey = "effectiveAccess";

    /// <summary>Objects whose keys come from the files of the org.</summary>
    private static readonly string[] NamedByFiles = ["unknownTypes"];

    public static void Redact(EncodedText text, string file)
    {
        var fields = new Stack<string>();
        var field = "";
        var accessDepth = 0;
        for (var index = 0; index < file.Length; index++)
        {
            switch (file[index])
            {
                case '{' or '[':
                    fields.Push(field);
                    if (file[index] == '{' && field == AccessKey && accessDepth == 0)
                    {
                        accessDepth = fields.Count;
                    }

                    break;
                case '}' or ']':
                    accessDepth = fields.Count == accessDepth ? 0 : accessDepth;
                    field = fields.Count > 0 ? fields.Pop() : "";
                    break;
                case '"':
                    var end = EndOf(file, index + 1);
                    if (IsKey(file, end + 1))
                    {
                        field = file[(index + 1)..end];
                        if (IsName(accessDepth == 0 ? -1 : fields.Count - accessDepth, fields))
                        {
                            text.Redact(index + 1, end, "\\", Read);
                        }
                    }
                    else if (!OwnFields.Contains(field) || accessDepth > 0)
                    {
                        text.Redact(index + 1, end, "\\", Read);
                    }

                    index = end;
                    break;
            }
        }
    }

    /// <summary>
    /// Whether a key is a name: the subjects of effective access, the granted rights below their kinds, and keys from the files.
    /// </summary>
    private static bool IsName(int depthInAccess, Stack<string> fields) =>
        depthInAccess is 0 or 2
            || (depthInAccess < 0 && fields.TryPeek(out var parent) && NamedByFiles.Contains(parent, StringComparer.Ordinal));

    private static int EndOf(string file, int index)
    {
        while (index < file.Length && file[index] != '"')
        {
            index += file[index] == '\\' ? 2 : 1;
        }

        return Math.Min(index, file.Length);
    }

    private static bool IsKey(string file, int index)
    {
        while (index < file.Length && file[index] is ' ' or '\n' or '\r' or '\t')
        {
            index++;
        }

        return index < file.Length && file[index] == ':';
    }

    private static (int End, string? Meant) Read(string file, int index, int end)
    {
        if (index + 1 >= end)
        {
            return (index + 1, null);
        }

        if (file[index + 1] == 'u' && index + 6 <= end
            && ushort.TryParse(file.AsSpan(index + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            return (index + 6, ((char)code).ToString());
        }

        return (index + 2,
            file[index + 1] switch { 'n' => "\n", 'r' => "\r", 't' => "\t", 'b' => "\b", 'f' => "\f", var other => other.ToString() });
    }
}
