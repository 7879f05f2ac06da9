using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Sarif;

/// <summary>The key <c>results</c>.</summary>
internal sealed class SarifResults
{
    /// <summary>Most locations of one result.</summary>
    private const int MostLocations = 1_000;

    private readonly Utf8JsonWriter _json;
    private readonly ReportModel _model;
    private readonly SavingsEstimate _savings;
    private readonly Dictionary<string, int> _ruleIndexes;
    private readonly Dictionary<Subject, AssessedSubject> _subjects;

    private SarifResults(Utf8JsonWriter json, ImmutableArray<DiagnosticDescriptor> rules, ReportModel model)
    {
        _json = json;
        _model = model;
        _savings = model.Savings;
        _ruleIndexes = rules.Select((rule, index) => (rule.Id, index))
            .ToDictionary(entry => entry.Id, entry => entry.index, StringComparer.Ordinal);
        _subjects = model.Result.Subjects.ToDictionary(subject => subject.Subject);
    }

    public static void Write(Utf8JsonWriter json, ImmutableArray<Diagnostic> diagnostics, ImmutableArray<DiagnosticDescriptor> rules,
        ReportModel model) =>
        json.WriteArray("results", diagnostics, new SarifResults(json, rules, model).Write);

    private void Write(Diagnostic diagnostic)
    {
        _json.WriteString("ruleId", diagnostic.Id);
        _json.WriteNumber("ruleIndex", _ruleIndexes[diagnostic.Id]);
        _json.WriteString("level", diagnostic.Severity.Id());
        _json.WriteObject("message",
            () => _json.WriteString("text", string.Join('\n', [diagnostic.Message, .. _model.Behind(diagnostic)])));
        _json.WriteArray("locations", HasLocation(diagnostic) ? (Diagnostic[])[diagnostic] : [], WriteLocation);
        if (diagnostic.Evidence.Path.Count > 0)
        {
            _json.WriteArray("relatedLocations", diagnostic.Evidence.Path.Take(MostLocations - 1).Select((step, index) => (step, index)),
                entry => WriteStep(entry.step, entry.index));
        }

        _json.WriteObject("partialFingerprints", () =>
        {
            _json.WriteString("integrationLicense/v1", diagnostic.Fingerprint);

            // Some services read only this name. Without it they would hash the line, and lines of metadata repeat.
            _json.WriteString("primaryLocationLineHash", diagnostic.Fingerprint);
        });

        // When one result has suppressions, all must have them: an empty list means not accepted.
        WriteSuppressions(diagnostic);
        if (diagnostic.Baseline is { } state)
        {
            _json.WriteString("baselineState", state.Id());
        }

        _json.WriteObject("properties", () => WriteProperties(diagnostic));
    }

    private bool HasLocation(Diagnostic diagnostic) =>
        !_model.PlaceOrProjectFile(diagnostic).IsNone || diagnostic.Evidence.Component is not null || diagnostic.Subject is not null;

    private void WriteLocation(Diagnostic diagnostic)
    {
        if (_model.PlaceOrProjectFile(diagnostic) is { IsNone: false } place)
        {
            SarifLocations.WritePhysical(_json, place);
        }

        if (diagnostic.Evidence.Component is { } component)
        {
            SarifLocations.WriteLogical(_json, component.Type, component.Name);
        }
        else if (diagnostic.Subject is { } subject)
        {
            SarifLocations.WriteLogical(_json, subject.Kind == SubjectKind.User ? "User" : "Profile", subject.Name);
        }
    }

    private void WriteStep(GrantStep step, int index)
    {
        _json.WriteNumber("id", index + 1);
        if (!step.Location.IsNone)
        {
            SarifLocations.WritePhysical(_json, step.Location);
        }

        SarifLocations.WriteLogical(_json, step.Type, step.Name);
        _json.WriteObject("message", () => _json.WriteString("text", $"{step.Type} {step.Name}"));
    }

    private void WriteSuppressions(Diagnostic diagnostic)
    {
        if (diagnostic is { Suppression: null, BaselineEntry: { } known })
        {
            _json.WriteArray("suppressions", [known], WriteBaselined);
            return;
        }

        _json.WriteArray("suppressions", diagnostic.Suppression is { } entry ? (SuppressionEntry[])[entry] : [], WriteSuppression);
    }

    private void WriteBaselined(BaselineEntry entry)
    {
        _json.WriteString("kind", "external");
        _json.WriteString("status", "accepted");
        _json.WriteString("justification", entry.FirstSeen is { } day
            ? $"in the baseline, first seen on {day:yyyy-MM-dd}"
            : "in the baseline");
    }

    private void WriteSuppression(SuppressionEntry entry)
    {
        _json.WriteString("kind", "external");
        _json.WriteString("status", "accepted");
        _json.WriteString("justification", entry.Reason);
        _json.WriteObject("location", () => SarifLocations.WritePhysical(_json, entry.Location));
        _json.WriteObject("properties", () =>
        {
            _json.WriteString("owner", entry.Owner);
            _json.WriteString("expires", entry.Expires?.ToString("yyyy-MM-dd"));
            _json.WriteString("ticket", entry.Ticket);
        });
    }

    private void WriteProperties(Diagnostic diagnostic)
    {
        _json.WriteString("impact", diagnostic.Impact.Id());
        _json.WriteString("step", Words.Title(diagnostic.Descriptor.Step));
        if (!diagnostic.Items.IsEmpty)
        {
            _json.WriteStrings("items", diagnostic.Items);
        }

        if (_model.Options.Gate?.Behind(diagnostic) is { IsEmpty: false } behind)
        {
            DiagnosticJson.WriteBehind(_json, behind);
        }

        if (diagnostic.Subject is not { } subject || !_subjects.TryGetValue(subject, out var assessed))
        {
            return;
        }

        _json.WriteString("subject", subject.Name);
        _json.WriteString("subjectKind", subject.Kind.Id());
        _json.WriteString("profile", subject.ProfileName);
        _json.WriteString("userLicense", subject.UserLicense);
        _json.WriteString("classification", assessed.Classification.Class.Id());
        _json.WriteString("verdict", VerdictText.Of(assessed.Verdict).Id);
        _json.WriteString("confidenceInVerdict", assessed.Confidence.Id());
        if (_savings.BySubject.GetValueOrDefault(subject) is { } savings)
        {
            // Null: not priced, which differs from zero.
            _json.WriteMoney("annualSaving", savings.Annual);
            _json.WriteString("currency", _savings.Currency);
        }
    }
}
