using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The reports about the sample organisation, made once.</summary>
internal static class SampleReports
{
    private static readonly Lazy<AssessmentResult> Assessed = new(() => Assess());

    private static readonly Lazy<ReportModel> HostileModel = new(() => ModelOf(HostileOrg.Create(), "/org"));

    private static readonly Lazy<Dictionary<string, byte[]>> Files = new(() => Write(Assessed.Value));

    private static readonly Lazy<ImmutableArray<InputHash>> Hashes = new(() =>
        new AssessmentInput { Path = CliRun.Sample }.Hashes(new System.IO.Abstractions.FileSystem(), Assessed.Value.Org));

    public static AssessmentResult Result => Assessed.Value;

    public static byte[] Bytes(string fileName) => Files.Value[fileName];

    public static string Text(string fileName) => Encoding.UTF8.GetString(Files.Value[fileName]);

    public static JsonDocument Json() => JsonDocument.Parse(Bytes("assessment.json"));

    /// <summary>The reports' model of an org whose names try to be markup.</summary>
    public static ReportModel Hostile => HostileModel.Value;

    /// <summary>The model of an org in memory.</summary>
    public static ReportModel ModelOf(System.IO.Abstractions.IFileSystem fileSystem, string path, string? edition = null)
    {
        var input = new AssessmentInput { Path = path, Options = new() { Edition = edition } };
        return ReportModel.Of(input.Assess(input.ReadOrg(fileSystem)), new());
    }

    /// <summary>A result from nothing but the files.</summary>
    /// <param name="isPriced">Whether the configuration, which names the price book, is read.</param>
    public static AssessmentResult Assess(bool isPriced = true)
    {
        var input = new AssessmentInput { Path = CliRun.Sample, IgnoreConfiguration = !isPriced };
        return input.Assess(input.ReadOrg(new System.IO.Abstractions.FileSystem()));
    }

    /// <summary>The sample with other findings and no subject assessed.</summary>
    public static AssessmentResult WithoutSubjects(params ImmutableArray<Diagnostic> diagnostics) => Result with
    {
        Diagnostics = diagnostics,
        Subjects = [],
        Seats = Result.Seats.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value with { Claims = [] }),
    };

    /// <summary>Every report by its file name.</summary>
    public static Dictionary<string, byte[]> Write(AssessmentResult result, bool includeAccess = false) =>
        Write(ReportModel.Of(result, new() { IncludeAccess = includeAccess }, Hashes.Value));

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
