using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2011: an assignment ends within the window ahead.</summary>
public sealed class IUL2011AssignmentExpires : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2011",
        title: "An assignment ends soon",
        messageFormat: "{0} is assigned to '{1}' until {2} only. Find out whether the integration needs it longer "
            + "before you assign it again",
        description: "An assignment with an end date stops granting on that day, whether or not the user has moved.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Looks as far ahead as the login window looks back.
        if (context.Org is not { AsOf: { } today, Window: { } window })
        {
            return;
        }

        var last = DateOnly.FromDayNumber(Math.Min(today.DayNumber + window.Days, DateOnly.MaxValue.DayNumber));
        foreach (var assignment in context.Subject.Access.Assignments
            .Where(assignment => assignment.Expires >= today && assignment.Expires <= last))
        {
            var at = Evidence.FromLocation(assignment.Location) with { Component = new(assignment.TypeName, assignment.Name) };
            context.Report(
                Descriptor, at, assignment.Caption, context.Subject.Name,
                assignment.Expires!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
