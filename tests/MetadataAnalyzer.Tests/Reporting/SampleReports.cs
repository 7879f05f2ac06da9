using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The reports about the sample organisation, made once.</summary>
internal static class SampleReports
{
    private static readonly Lazy<AssessmentResult> Assessed = new(Assess);

    private static readonly Lazy<Dictionary<string, byte[]>> Files = new(() => Write(Assessed.Value));

    public static AssessmentResult Result => Assessed.Value;

    public static byte[] Bytes(string fileName) => Files.Value[fileName];

    public static string Text(string fileName) => Encoding.UTF8.GetString(Files.Value[fileName]);

    public static JsonDocument Json() => JsonDocument.Parse(Bytes("assessment.json"));

    /// <summary>A result from nothing but the files.</summary>
    public static AssessmentResult Assess()
    {
        var input = new AssessmentInput { Path = CliRun.Sample };
        return input.Assess(input.ReadOrg(new System.IO.Abstractions.FileSystem()));
    }

    /// <summary>Every report by its file name.</summary>
    public static Dictionary<string, byte[]> Write(AssessmentResult result, bool includeAccess = false) => Write(ReportModel.Of(result, new() { IncludeAccess = includeAccess }));

    /// <summary>Every report by its file name.</summary>
    public static Dictionary<string, byte[]> Write(ReportModel model) =>
        ReportFormats.All.ToDictionary(
            writer => writer.FileName,
            writer =>
            {
                using var stream = new MemoryStream();
                writer.Write(model, stream);
                return stream.ToArray();
            },
            StringComparer.Ordinal);
}
