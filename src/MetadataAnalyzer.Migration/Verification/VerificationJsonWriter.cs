using System.Text.Json;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>A verification as JSON, for scripts. Keys are only ever added.</summary>
public static class VerificationJsonWriter
{
    /// <summary>Version of the contract.</summary>
    public const string SchemaVersion = "1.0";

    /// <param name="result">What was verified.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(VerificationResult result, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteObject("tool", () =>
        {
            json.WriteString("name", ToolInfo.Name);
            json.WriteString("version", ToolInfo.Version);
        });
        json.WriteString("snapshotAsOf", result.TakenAsOf);
        json.WriteString("asOf", result.AsOf);
        json.WriteString("outcome", result.Outcome.Id());
        json.WriteObject("counts", () => MoveCountsJson.Write(json, result.Counts));
        json.WriteArray("subjects", result.Subjects, subject => Subject(json, subject));
    });

    private static void Subject(Utf8JsonWriter json, SubjectVerification subject)
    {
        json.WriteString("name", subject.Name);
        json.WriteString("nameAfter", subject.NameAfter);
        json.WriteString("outcome", subject.Outcome.Id());
        json.WriteArray("checks", subject.Checks, check =>
        {
            json.WriteString("id", check.Id);
            json.WriteString("title", check.Title);
            json.WriteString("outcome", check.Outcome.Id());
            json.WriteString("summary", check.Items.IsEmpty ? check.Summary : null);
            json.WriteArray("items", check.Items, item =>
            {
                json.WriteString("outcome", item.Outcome.Id());
                json.WriteString("text", item.Text);
                json.WriteString("place", item.Place);
            });
        });
        json.WriteStrings("expectedLosses", subject.ExpectedLosses);
    }
}
