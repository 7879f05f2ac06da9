using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>One entry of the key <c>subjects</c>.</summary>
internal static class SubjectJson
{
    public static void Write(Utf8JsonWriter json, AssessedSubject assessed, ReportModel model)
    {
        var subject = assessed.Subject;
        json.WriteString("kind", subject.Kind.Id());
        json.WriteString("id", subject.Id.IsEmpty ? null : subject.Id.Value);
        json.WriteString("name", subject.Name);
        json.WriteString("label", subject.Label);
        json.WriteString("profile", subject.ProfileName);
        json.WriteString("userLicense", subject.UserLicense);
        json.WriteBooleanOrNull("active", subject.IsActive);
        json.WriteString("classification", assessed.Classification.Class.Id());
        json.WriteNumber("confidence", (decimal)assessed.Classification.Confidence);
        json.WriteArray("evidence", assessed.Classification.Evidence, evidence => WriteEvidence(json, evidence));
        json.WriteString("verdict", VerdictText.Of(assessed.Verdict).Id);
        json.WriteString("reason", assessed.Classification.Reason);
        json.WriteString("confidenceInVerdict", assessed.Confidence.Id());
        json.WriteStrings("missing", assessed.Missing);
        if (assessed.Steps is { } steps)
        {
            json.WriteObject("steps", () => MoveStepsJson.Write(json, steps));
        }
        else
        {
            json.WriteNull("steps");
        }

        json.WriteArray("rights", assessed.Steps is null ? [] : Decisions(subject), decision => WriteDecision(json, decision));
        json.WriteStartArray("diagnostics");
        foreach (var index in model.IndexesOf(assessed))
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        SavingsJson.WriteSubject(json, model.Savings.BySubject.GetValueOrDefault(subject));
    }

    /// <summary>What the move does not simply carry over.</summary>
    private static IEnumerable<RightDecision> Decisions(Subject subject) =>
        subject.PermissionNeeded.Concat(subject.ObjectsNeeded).Where(decision => decision.Outcome != RightOutcome.Moved);

    private static void WriteDecision(Utf8JsonWriter json, RightDecision decision)
    {
        json.WriteString("kind", AccessKinds.ElementType(decision.Right.Kind));
        json.WriteString("name", decision.Name);
        json.WriteString("rights", decision.Right.Kind == AccessKind.Object ? AccessKinds.Describe(decision.Rights) : "enabled");
        json.WriteString("need", DecisionText.Of(decision.Need));
        json.WriteString("needReason", decision.Reason);
        json.WriteString("carriage", DecisionText.Of(decision.Carriage.Status));
        json.WriteString("carriageReason", decision.Carriage.Evidence);
        json.WriteString("outcome", decision.Outcome.Id());
    }

    private static void WriteEvidence(Utf8JsonWriter json, ClassificationEvidence evidence)
    {
        json.WriteString("signal", evidence.Signal);
        json.WriteNumber("weight", (decimal)evidence.Weight);
        json.WriteString("detail", evidence.Detail);
        json.WriteObject("source", () =>
        {
            json.WriteString("path", evidence.Source.Path);
            json.WriteNumberOrNull("line", evidence.Source.IsRecord ? 0 : evidence.Source.Line);
            json.WriteNumberOrNull("row", evidence.Source.IsRecord ? evidence.Source.Line : 0);
        });
    }
}
