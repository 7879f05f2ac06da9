using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting;

/// <summary>What every format is written from: the result, and what is counted and worded once for all of them.</summary>
public sealed class ReportModel
{
    private readonly Lazy<ReportDocument> _document;
    private readonly Lazy<Dictionary<Diagnostic, int>> _indexes;
    private readonly Dictionary<Subject, int> _numbers;

    private ReportModel(AssessmentResult result, ReportOptions options, ImmutableArray<InputHash> inputs)
    {
        Result = result;
        Options = options;
        Inputs = inputs;
        Findings = options.Gate?.Findings ?? result.Diagnostics;
        _indexes = new(() => Findings.Select((finding, index) => (finding, index)).DistinctBy(entry => entry.finding).ToDictionary(entry => entry.finding, entry => entry.index));
        Savings = SavingsEstimate.Of(result);
        Summaries = SubjectSummary.All(result);
        Themes = Theme.Of(result.Diagnostics, Summaries);
        Waves = Wave.Of(result, Savings, Summaries);
        _numbers = result.Subjects.Select((subject, index) => (subject.Subject, index)).ToDictionary(entry => entry.Subject, entry => entry.index + 1);
        _document = new(() => options.Redactor is { } redactor ? RedactedDocument.Of(DocumentBuilder.Build(this), redactor) : DocumentBuilder.Build(this));
    }

    /// <summary>The assessment.</summary>
    public AssessmentResult Result { get; }

    /// <summary>The findings as files for programs list them: all of an assessment; in a check one of several about one element stands for all.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>What the move saves.</summary>
    public SavingsEstimate Savings { get; }

    /// <summary>What the user chose about the reports.</summary>
    public ReportOptions Options { get; }

    /// <summary>What the input files hash to; empty when nobody asked.</summary>
    public ImmutableArray<InputHash> Inputs { get; }

    /// <summary>The subjects in the order in which people read them.</summary>
    public ImmutableArray<SubjectSummary> Summaries { get; }

    /// <summary>What was looked at: <c>user</c>, or <c>profile</c> without an export of users.</summary>
    public string Noun => Summaries.Any(summary => summary.Subject.Subject.Kind == SubjectKind.User) ? "user" : "profile";

    /// <summary>Those for whom the move is a question.</summary>
    public IEnumerable<SubjectSummary> Candidates => Summaries.Where(summary => summary.IsCandidate);

    /// <summary>What the rules say of all candidates, worst first.</summary>
    public ImmutableArray<Theme> Themes { get; }

    /// <summary>The roadmap.</summary>
    public ImmutableArray<Wave> Waves { get; }

    /// <summary>The report for people; made once, when HTML or PDF first asks for it, and without the names that the options hide.</summary>
    public ReportDocument Document => _document.Value;

    /// <summary>Candidate, migrated and dormant subjects, sorted by name: those the six steps are taken for.</summary>
    public IEnumerable<AssessedSubject> Concerned => Result.Subjects.Where(subject => subject.Steps is not null);

    /// <summary>The place of a finding for services that refuse one without a place: its own or the project file; none when the project has no such file.</summary>
    public Location PlaceOrProjectFile(Diagnostic finding) => finding.Location.IsNone && Result.Org.Project.ProjectFile is { } file ? Location.File(file) : finding.Location;

    /// <summary>Every rule that ran or reported, sorted by id: also those of the driver, which are no analyzers.</summary>
    public ImmutableArray<DiagnosticDescriptor> Rules =>
    [
        .. Result.Rules.Concat(Result.Diagnostics.Select(diagnostic => diagnostic.Descriptor)).DistinctBy(rule => rule.Id, StringComparer.Ordinal)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The model of a result.</summary>
    /// <param name="result">The assessment.</param>
    /// <param name="options">What the user chose about the reports.</param>
    /// <param name="inputs">What the input files hash to; none when nobody asked.</param>
    public static ReportModel Of(AssessmentResult result, ReportOptions options, ImmutableArray<InputHash> inputs = default) =>
        new(result, options, inputs.IsDefault ? [] : inputs);

    /// <summary>Positions in <see cref="Findings"/> of what is found of a subject, worst first.</summary>
    public IEnumerable<int> IndexesOf(AssessedSubject subject) =>
        Options.Gate is not { } gate ? subject.Diagnostics : Result.DiagnosticsOf(subject).Select(finding => _indexes.Value[gate.LeadOf(finding)]).Distinct();

    /// <summary>What one of <see cref="Findings"/> stands for beside itself, in words.</summary>
    public IReadOnlyList<string> Behind(Diagnostic finding) => Options.Gate is { } gate ? GateText.Behind(gate, finding) : [];

    /// <summary>Whether the report has a part about a subject: it is one of <see cref="Concerned"/>.</summary>
    public bool HasPart(Subject subject) => Result.Subjects[_numbers[subject] - 1].Steps is not null;

    /// <summary>The anchor of a subject's part.</summary>
    public string AnchorOf(Subject subject) => $"subject-{_numbers[subject]}";
}
