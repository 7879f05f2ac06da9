using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Text.Json;
using System.Xml;
using AngleSharp.Html.Parser;
using MetadataAnalyzer.Tests.Reporting;
using static MetadataAnalyzer.Tests.Robustness.Fuzzing.FuzzProperties;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>What holds for every file that is written, whatever the input.</summary>
internal static class OutputProperties
{
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks every file in a folder.</summary>
    public static void Check(MockFileSystem disk, string folder, FuzzCase fuzz)
    {
        foreach (var path in disk.AllFiles.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal)))
        {
            var bytes = disk.File.ReadAllBytes(path);
            try
            {
                CheckFile(path, bytes, fuzz);
            }
            catch (Exception exception) when (exception is JsonException or XmlException or DecoderFallbackException or HtmlParseException)
            {
                throw new FuzzFailureException($"{Path.GetExtension(path)} parses", $"{path}: {exception.Message}");
            }
        }
    }

    public static void CheckSecret(string text, FuzzCase fuzz, string name) =>
        Require(!IsSecretPlanted(fuzz) || !text.Contains(FuzzSeeds.Secret, StringComparison.Ordinal), "no output has a secret", name);

    private static void CheckFile(string path, byte[] bytes, FuzzCase fuzz)
    {
        if (path.EndsWith(".pdf", StringComparison.Ordinal))
        {
            Require(bytes.AsSpan().StartsWith("%PDF-"u8) && bytes.AsSpan().TrimEnd("\n\r"u8).EndsWith("%%EOF"u8), "a PDF is whole", path);
            return;
        }

        var text = Strict.GetString(bytes);
        CheckSecret(text, fuzz, path);
        Require(!text.Contains(FuzzCase.Machine, StringComparison.Ordinal), "no output has an absolute path", path);
        switch (Path.GetExtension(path))
        {
            case ".json" or ".sarif":
                CheckJson(path, bytes);
                break;
            case ".xml" or ".permissionset" or ".profile" or ".connectedApp":
                CheckXml(bytes);
                break;
            case ".csv":
                CheckCsv(path, text.TrimStart('\ufeff'));
                break;
            case ".html":
                CheckHtml(path, text);
                break;
            default:
                break;
        }
    }

    private static void CheckJson(string path, byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        if (!path.EndsWith(".sarif", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var result in json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            var message = result.GetProperty("message").GetProperty("text").GetString();
            Require(result.GetProperty("ruleId").GetString() != "IUL0002", "no rule throws", message ?? "");
        }
    }

    private static void CheckXml(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
        }
    }

    private static void CheckCsv(string path, string text)
    {
        var rows = CsvRows.Parse(text.Contains("\r\n", StringComparison.Ordinal)
            ? text
            : text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Require(rows.Count > 0 && rows.All(row => row.Length == rows[0].Length), "every record of a CSV file has the header's cells", path);
        foreach (var cell in rows.SelectMany(row => row).Where(cell => cell.Length > 0))
        {
            var starts = FormulaStarts.Contains(cell[0], StringComparison.Ordinal) && !(cell[0] == '-' && decimal.TryParse(cell, out _));
            Require(!starts, "no cell of a CSV file starts a formula", $"{path}: {cell}");
        }
    }

    private static void CheckHtml(string path, string text)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(text);
        Require(document.Scripts.Length <= 1, "a report has no script but its own", path);
        foreach (var image in document.Images)
        {
            var isInside = image.Source?.StartsWith("data:", StringComparison.Ordinal) != false;
            Require(isInside, "a report loads nothing", $"{path}: {image.Source}");
        }

        foreach (var element in document.All)
        {
            Require(
                element.Attributes.All(attribute => !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    && !attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
                        || attribute.Name.StartsWith("data-", StringComparison.Ordinal)),
                "a report has no script but its own", $"{path}: {element.TagName}");
        }
    }

    /// <summary>Whether the secret still stands where it is one, and nowhere else: an edit may have made a name of it.</summary>
    private static bool IsSecretPlanted(FuzzCase fuzz)
    {
        var element = $"<consumerSecret>{FuzzSeeds.Secret}</consumerSecret>";
        return fuzz.Files.Values.Select(Encoding.Latin1.GetString)
            .All(text => !text.Replace(element, "", StringComparison.Ordinal).Contains(FuzzSeeds.Secret, StringComparison.Ordinal));
    }
}
