using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0008: exports name users, profiles or permission sets that other exports do not hold, or hold differently.</summary>
public sealed class IUL0008ExportsDisagree : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0008",
        title: "Two exports disagree",
        messageFormat: "{0}, but {1}; export both again at the same time and in full",
        description: "Exports made on different days, with filters or cut off at a limit, describe an org that never was.",
        step: AssessmentStep.Input,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterSubjectAction(AnalyzeSubject);
        context.RegisterProjectAction(AnalyzeProject);
    }

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        AnalyzeProfile(context);
        AnalyzeAssignments(context);
    }

    private static void AnalyzeProfile(SubjectAnalysisContext context)
    {
        if (context.Subject.User is not { ProfileId.IsEmpty: false } user || !context.Org.Exports.Has(OrgExportKind.Profiles))
        {
            return;
        }

        if (context.Org.Names.FindProfileRow(user.ProfileId) is not { } profile)
        {
            context.Report(Descriptor, At(user.Location, "ProfileId"),
                $"{Row(user.Location)} gives user '{user.Username}' the profile with id '{user.ProfileId}'", "the profiles export has no such id");
            return;
        }

        if (user.ProfileName is { } name && !context.Org.Catalogue.StandardNames.IsSameProfile(name, profile.Name))
        {
            context.Report(Descriptor, At(user.Location, "Profile.Name"),
                $"{Row(user.Location)} gives user '{user.Username}' the profile '{name}'", $"{Row(profile.Location)} calls the profile of that id '{profile.Name}'");
        }
    }

    private static void AnalyzeAssignments(SubjectAnalysisContext context)
    {
        if (!context.Org.Exports.Has(OrgExportKind.PermissionSets))
        {
            return;
        }

        // What the project holds is known whatever the export says.
        foreach (var assignment in context.Subject.Assignments.Where(assignment => !assignment.IsInProject && !IsExported(assignment, context.Org)))
        {
            context.Report(Descriptor, At(assignment.Location, $"{assignment.TypeName} {assignment.Name}"),
                $"{Row(assignment.Location)} assigns {assignment.Caption} to '{context.Subject.Name}'", "the permission-sets export has no such row");
        }
    }

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        if (!context.Org.Exports.Has(OrgExportKind.Users))
        {
            return;
        }

        var ids = context.Org.Exports.Users.Select(user => user.Id).Where(id => !id.IsEmpty).ToHashSet();
        var names = context.Org.Exports.Users.Select(user => user.Username).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = context.Org.Exports.Assignments.Where(row => !IsKnown(row, ids, names)).ToList();
        if (unknown is [var first, ..])
        {
            // One finding for all: a users export of the integrations alone would give one for every person.
            var assignees = unknown.Select(Assignee).Distinct(StringComparer.OrdinalIgnoreCase).Count();
            context.Report(Descriptor, At(first.Location, "AssigneeId"),
                $"{Row(first.Location)} names user '{Assignee(first)}'{(unknown.Count == 1 ? "" : $", the first of {assignees} in {unknown.Count} rows")}",
                $"the users export does not hold {(assignees == 1 ? "that user" : "them")}");
        }
    }

    private static bool IsKnown(PermissionSetAssignmentRow row, HashSet<SalesforceId> ids, HashSet<string> names) =>
        row.AssigneeId.IsEmpty || ids.Count == 0 ? row.AssigneeUsername is null || names.Contains(row.AssigneeUsername) : ids.Contains(row.AssigneeId);

    private static string Assignee(PermissionSetAssignmentRow row) => row.AssigneeUsername ?? row.AssigneeId.Value;

    private static bool IsExported(Assignment assignment, Org org) => assignment.Row is not null || org.Names.FindPermissionSetRow(assignment.Name) is not null;

    private static Evidence At(Location location, string element) => new() { Location = location, Element = element };

    private static string Row(Location location) => $"{location.Path} row {location.Line}";
}
