using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0007: an export has a column, a row or a key that cannot be used.</summary>
public sealed class IUL0007ExportProblem : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0007",
        title: "Part of an export cannot be used",
        messageFormat: "{0}: {1}",
        description: "A row that is left out may hold an assignment, a login or a seat, so that what is said about its user rests on less than the org has. What can be read of the export is used.",
        step: AssessmentStep.Input,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterProjectAction(AnalyzeProject);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        foreach (var problem in context.Org.Exports.Problems)
        {
            var users = context.Subjects.Select(entry => entry.Subject).Where(subject => IsAbout(problem, subject));
            var at = new Evidence { Location = problem.Location, Element = $"{problem.Location.Path} {problem.Column} {problem.UserKey} {problem.Message}" };
            context.ReportForEach(users, Descriptor, at, Place(problem), problem.Message);
        }
    }

    private static bool IsAbout(OrgExportProblem problem, Subject subject) => problem.UserKey is { } key
        && (string.Equals(key, subject.Name, StringComparison.OrdinalIgnoreCase) || (!subject.Id.IsEmpty && new SalesforceId(key) == subject.Id));

    private static string Place(OrgExportProblem problem) =>
        $"export '{problem.Location.Path}'{(problem.Location.IsRecord ? $", row {problem.Location.Line}" : "")}{(problem.Column is { } column ? $", column '{column}'" : "")}";
}
