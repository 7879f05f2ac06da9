using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Reporting;

namespace MetadataAnalyzer.Tests.Migration.Snapshot;

/// <summary>The snapshot of the sample organisation, made once.</summary>
internal static class SampleSnapshot
{
    private static readonly Lazy<byte[]> Written = new(() => Write(SampleReports.Result));

    public static byte[] Bytes => Written.Value;

    public static string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public static byte[] Write(AssessmentResult result)
    {
        using var stream = new MemoryStream();
        SnapshotWriter.Write(MigrationPlan.Of(result, new PlanOptions { AllCandidates = true }), [], stream);
        return stream.ToArray();
    }
}
