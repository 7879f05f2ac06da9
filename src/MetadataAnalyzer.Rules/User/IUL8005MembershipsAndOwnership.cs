using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.User;

/// <summary>
/// IUL8005: memberships and ownership that stay after the switch, because they depend on the user: groups, queues, owned records, role.
/// </summary>
public sealed class IUL8005MembershipsAndOwnership : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8005",
        title: "Groups, queues, records or a role hang on the user",
        messageFormat: "'{0}' {1} {2}. The row names the user and not its licence, so that it should survive the switch, but no public "
            + "statement promises it: {3}",
        description: "Rows that name a user stay with the user. What they give access to by sharing may need rights that the new "
            + "permission set must hold.",
        step: AssessmentStep.User,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var duties = context.Subject.Duties;
        ReportGroups(context, duties.PublicGroups, "public group");
        ReportGroups(context, duties.Queues, "queue");
        if (duties.OwnedRecords is [var first, ..])
        {
            var owned = duties.OwnedRecords
                .Select(
                    row => $"{(row.Count is { } count ? $"{count} of " : "")}{row.ObjectName ?? "an object that the export does not name"}")
                .Order(StringComparer.Ordinal);
            context.Report(
                Descriptor, At(first.Location, "records"), context.Subject.Name, "owns records:", owned,
                "check a few of them after the switch, and the sharing that goes by owner");
        }

        if (context.Subject.User is { UserRoleId.IsEmpty: false } or { UserRoleName: not null })
        {
            var user = context.Subject.User;
            context.Report(
                Descriptor, At(user.Location, "role"), user.Username, "has the role", $"'{user.UserRoleName ?? user.UserRoleId.Value}'",
                "note the role, and the sharing that goes by role, before the switch and compare after it");
        }
    }

    private static void ReportGroups(SubjectAnalysisContext context, ImmutableArray<GroupMemberRow> groups, string kind)
    {
        if (groups is [var first, ..])
        {
            var names = groups.Select(group => $"'{group.GroupName ?? group.GroupDeveloperName ?? group.GroupId.Value}'")
                .Order(StringComparer.Ordinal);
            context.Report(
                Descriptor, At(first.Location, kind), context.Subject.Name,
                $"is a member of {(groups.Length == 1 ? $"the {kind}" : $"{groups.Length} {kind}s")}", names,
                "note the membership before the switch and compare after it");
        }
    }

    private static Evidence At(Location location, string element) => new() { Location = location, Element = element };
}
