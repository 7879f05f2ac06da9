using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Document.Sections;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting;

/// <summary>The input of every format: the result of the assessment, with counts and words that the formats share.</summary>
public sealed class ReportModel
{
    private readonly Lazy<ReportDocument> _document;
    private readonly Lazy<MovePlanner> _planner;
    private readonly Lazy<Dictionary<Diagnostic, int>> _indexes;
    private readonly Lazy<Dictionary<Diagnostic, int>> _findingNumbers;
    private readonly Lazy<ImmutableArray<UsedProduct>> _products;
    private readonly Dictionary<Subject, int> _numbers;

    private ReportModel(AssessmentResult result, ReportOptions options, ImmutableArray<InputHash> inputs)
    {
        Result = result;
        Options = options;
        Inputs = inputs;
        Findings = options.Gate?.Findings ?? result.Diagnostics;
        _findingNumbers = new(() => result.Diagnostics.Select((finding, index) => (finding, index))
            .ToDictionary(entry => entry.finding, entry => entry.index + 1));
        _indexes = new(() => Findings.Select((finding, index) => (finding, index)).DistinctBy(entry => entry.finding)
            .ToDictionary(entry => entry.finding, entry => entry.index));
        _planner = new(() => new(result, new() { AllCandidates = true }));
        _products = new(() => UsedProduct.Of(Concerned));
        Savings = SavingsEstimate.Of(result);
        Subjects = VerdictText.InReadingOrder(result.Subjects);
        Themes = Theme.Of(result.Diagnostics, Subjects);
        Waves = Wave.Of(result, Savings, Subjects);
        _numbers = result.Subjects.Select((subject, index) => (subject.Subject, index))
            .ToDictionary(entry => entry.Subject, entry => entry.index + 1);
        _document = new(() => options.Redactor is { } redactor
            ? RedactedDocument.Of(DocumentBuilder.Build(this), redactor)
            : DocumentBuilder.Build(this));
    }

    /// <summary>The result of the assessment.</summary>
    public AssessmentResult Result { get; }

    /// <summary>
    /// The findings in files for scripts: all findings of an assessment; in a check, findings about the same element are folded into one.
    /// </summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>The savings.</summary>
    public SavingsEstimate Savings { get; }

    /// <summary>The user's choices for the reports.</summary>
    public ReportOptions Options { get; }

    /// <summary>Hashes of the input files; empty when not computed.</summary>
    public ImmutableArray<InputHash> Inputs { get; }

    /// <summary>The subjects in reading order.</summary>
    public ImmutableArray<AssessedSubject> Subjects { get; }

    /// <summary>The noun for a subject: <c>user</c>, or <c>profile</c> without a users export.</summary>
    public string Noun => Subjects.Any(assessed => assessed.Subject.Kind == SubjectKind.User) ? "user" : "profile";

    /// <summary>The candidates for the move.</summary>
    public IEnumerable<AssessedSubject> Candidates => Subjects.Where(assessed => assessed.IsCandidate);

    /// <summary>The plan of a candidate's move, which a kit is made from; null for other subjects. It is not kept.</summary>
    public SubjectPlan? PlanOf(AssessedSubject assessed) => assessed.IsCandidate ? _planner.Value.Of(assessed) : null;

    /// <summary>The findings about all candidates by rule, worst first.</summary>
    public ImmutableArray<Theme> Themes { get; }

    /// <summary>The roadmap.</summary>
    public ImmutableArray<Wave> Waves { get; }

    /// <summary>The report for people, without the names that the options hide. It is built on first use.</summary>
    public ReportDocument Document => _document.Value;

    /// <summary>Candidate, migrated and dormant subjects, sorted by name: the subjects with the six steps.</summary>
    public IEnumerable<AssessedSubject> Concerned => Result.Subjects.Where(subject => subject.HasSteps);

    /// <summary>The products that <see cref="Concerned"/> use or may use.</summary>
    public ImmutableArray<UsedProduct> Products => _products.Value;

    /// <summary>
    /// The place of a finding for services that need one: its own, else the project file; none when the project has no such file.
    /// </summary>
    public Location PlaceOrProjectFile(Diagnostic finding) =>
        finding.Location.IsNone && Result.Org.Project.ProjectFile is { } file ? Location.File(file) : finding.Location;

    /// <summary>Every rule that ran or reported, sorted by id, including those of the driver, which have no analyzer.</summary>
    public ImmutableArray<DiagnosticDescriptor> Rules =>
    [
        .. Result.Rules.Concat(Result.Diagnostics.Select(diagnostic => diagnostic.Descriptor))
            .DistinctBy(rule => rule.Id, StringComparer.Ordinal)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The model of a result.</summary>
    /// <param name="result">The assessment.</param>
    /// <param name="options">What the user chose about the reports.</param>
    /// <param name="inputs">Hashes of the input files; empty when not computed.</param>
    public static ReportModel Of(AssessmentResult result, ReportOptions options, ImmutableArray<InputHash> inputs = default) =>
        new(result, options, inputs.IsDefault ? [] : inputs);

    /// <summary>Number of a finding in the report: its position in all findings of the assessment, from 1.</summary>
    public int NumberOf(Diagnostic finding) => _findingNumbers.Value[finding];

    /// <summary>Positions in <see cref="Findings"/> of the findings of a subject, worst first.</summary>
    public IEnumerable<int> IndexesOf(AssessedSubject subject) =>
        Options.Gate is not { } gate
            ? subject.Findings.Select(finding => _indexes.Value[finding])
            : subject.Findings.Select(finding => _indexes.Value[gate.LeadOf(finding)]).Distinct();

    /// <summary>The findings that are folded into one of <see cref="Findings"/>, in words.</summary>
    public IReadOnlyList<string> Behind(Diagnostic finding) => Options.Gate is { } gate ? GateText.Behind(gate, finding) : [];

    /// <summary>Whether the subject is one of <see cref="Concerned"/>, which have a part in the report.</summary>
    public bool HasPart(Subject subject) => Result.Subjects[_numbers[subject] - 1].HasSteps;

    /// <summary>The anchor of a subject's part.</summary>
    public string AnchorOf(Subject subject) => $"subject-{_numbers[subject]}";
}
