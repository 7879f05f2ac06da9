using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0007: an export has a column, a row or a key that cannot be used.</summary>
public sealed class IUL0007ExportProblem : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0007",
        title: "Part of an export cannot be used",
        messageFormat: "{0}: {1}{2}",
        description: "A row that is left out may hold an assignment, a login or a seat, so that what is said about its user rests on less "
            + "than the org has. What can be read of the export is used.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Exports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterProjectAction(AnalyzeProject);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        ReportProblems(context);
        ReportStatuses(context);
        ReportStrays(context);
    }

    private static void ReportProblems(ProjectAnalysisContext context)
    {
        foreach (var problem in context.Org.Exports.Problems)
        {
            var users = context.Subjects.Select(entry => entry.Subject).Where(subject => IsAbout(problem, subject));
            var at = new Evidence
            {
                Location = problem.Location,
                Element = $"{problem.Location.Path} {problem.Column} {problem.UserKey} {problem.Message}",
            };
            context.ReportForEach(users, Descriptor, at, Place(problem.Location, problem.Column), Array.Empty<string>(), problem.Message);
        }
    }

    /// <summary>Words that the catalogue does not know, once for all, with the users whose verdict rests on them.</summary>
    private static void ReportStatuses(ProjectAnalysisContext context)
    {
        var unknown = context.Org.Exports.Logins.Statuses
            .Where(status => context.Org.Catalogue.ClassifyLoginStatus(status.Word) == LoginOutcome.Unknown)
            .Where(status => status.Word.Length > 0 || HasColumn(context.Org))
            .ToList();
        if (unknown is [var first, ..])
        {
            var users = context.Subjects.Select(entry => entry.Subject).Where(RestsOnStatus);
            var rows = unknown.Sum(status => status.Rows);
            context.ReportForEach(
                users, Descriptor, new Evidence { Location = first.First, Element = "Status" }, Place(first.First, "Status"),
                unknown.Select(status => status.Word.Length == 0 ? "no status" : $"'{status.Word}'"),
                $" in {rows} row{(rows == 1 ? "" : "s")}, which may be successful logins; "
                + "export the login history as a user whose language is English");
        }
    }

    /// <summary>
    /// Logins of an API kind whose status is not known change nothing where others of the user are known to have succeeded.
    /// </summary>
    private static bool RestsOnStatus(Subject subject) => subject.Logins is { } logins
        && logins.Undecided.Any(use => logins.Count == 0 || logins.PerhapsUserInterface.Contains(use));

    private static bool HasColumn(Org org) =>
        !org.Exports.State(LoginHistory.Export).MissingColumns.Contains("Status", StringComparer.OrdinalIgnoreCase);

    /// <summary>Rows whose date is wrong: they may be of any day, so that a login among them may be one of the window.</summary>
    private static void ReportStrays(ProjectAnalysisContext context)
    {
        foreach (var day in context.Org.LoginCoverage.Strays)
        {
            var users = context.Subjects.Select(entry => entry.Subject)
                .Where(
                    subject => subject.User is { } user && context.Org.Exports.Logins.ForUser(user)?.Window(day.Date, day.Date) is [_, ..]);
            context.ReportForEach(
                users, Descriptor, new Evidence { Location = day.First, Element = $"LoginTime {day.Date:yyyy-MM-dd}" },
                Place(day.First, "LoginTime"), Array.Empty<string>(),
                $"{(day.Rows == 1 ? "the record is" : $"{day.Rows} records are")} dated {day.Date:yyyy-MM-dd}, far after the last of the "
                    + $"others, {context.Org.LoginCoverage.Last:yyyy-MM-dd}; the date is taken for wrong");
        }
    }

    private static bool IsAbout(OrgExportProblem problem, Subject subject) => problem.UserKey is { } key
        ? string.Equals(key, subject.Name, StringComparison.OrdinalIgnoreCase)
            || (!subject.Id.IsEmpty && new SalesforceId(key) == subject.Id)
        : problem.Export == LoginHistory.Export && problem.Column == "Status" && RestsOnStatus(subject);

    private static string Place(Location location, string? column) =>
        $"export '{location.Path}'{(location.IsRecord ? $", row {location.Line}" : "")}{(column is null ? "" : $", column '{column}'")}";
}
