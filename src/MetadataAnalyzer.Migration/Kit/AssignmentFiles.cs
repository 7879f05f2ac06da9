using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Csv;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// The assignments of a subject as CSV: one list for people in the order of the work, and files for the bulk API, which takes ids only. A
/// row whose id the exports do not give is in the list only. A permission set that is still to be made has no id.
/// </summary>
internal sealed class AssignmentFiles(Org org, SubjectPlan plan)
{
    /// <summary>The list for people.</summary>
    public const string List = "assignments/assignments.csv";

    /// <summary>Bulk file of the permission set licence.</summary>
    public const string License = "assignments/permission-set-license.csv";

    /// <summary>Bulk file of the assignments to make again.</summary>
    public const string Again = "assignments/assign-again.csv";

    /// <summary>Bulk file of the assignments before the move.</summary>
    public const string Before = "assignments/rollback.csv";

    private static readonly string[] BulkHeader = ["AssigneeId", "PermissionSetId", "PermissionSetGroupId", "ExpirationDate"];

    public IEnumerable<KitFile> All()
    {
        yield return KitFile.Written(List, stream => SafeCsv.Write(
            stream, ["order", "action", "when", "username", "assignee_id", "type", "name", "id", "expires", "proven", "note"], Rows()
                .Index().ToList(),
            entry => [.. new string?[] { SafeCsv.Number(entry.Index + 1) }, .. entry.Item]));
        if (Known(plan.Subject.Id) is { } assignee && LicenseId() is { } license)
        {
            yield return Bulk(License, ["AssigneeId", "PermissionSetLicenseId"], [[assignee, license]]);
        }

        if (RowsAgain.ToList() is { Count: > 0 } again)
        {
            yield return Bulk(Again, BulkHeader, again);
        }

        if (Rows(plan.Remove).ToList() is { Count: > 0 } before)
        {
            yield return Bulk(Before, BulkHeader, before);
        }
    }

    /// <summary>Number of rows in the bulk file of assignments to make again.</summary>
    public int CountAgain => RowsAgain.Count();

    /// <summary>Number of rows in the bulk file of assignments before the move.</summary>
    public int CountBefore => Rows(plan.Remove).Count();

    private IEnumerable<string?[]> RowsAgain => Rows(plan.Assign.Where(assignment => !assignment.IsUnproven));

    /// <summary>Id of an assigned set or group; null when no export gives it.</summary>
    public string? IdOf(PlannedAssignment assignment)
    {
        if (assignment.IsNew)
        {
            return null;
        }

        var id = assignment.IsGroup
            ? org.Exports.Assignments.FirstOrDefault(row => row.IsGroup && Same(row.GroupFullName, assignment.Name))?.PermissionSetGroupId
            : org.Names.FindPermissionSetRow(assignment.Name)?.Id;
        return Known(id);
    }

    private string? LicenseId() =>
        org.Exports.PermissionSetLicenses.FirstOrDefault(row => org.IsTargetPermissionSetLicense(row.DeveloperName)) is { } row
            ? Known(row.Id)
            : null;

    private IEnumerable<string?[]> Rows()
    {
        foreach (var assignment in plan.Remove)
        {
            yield return Row("remove", "before the switch", assignment);
        }

        yield return ["assign", "after the switch", plan.Subject.Name, plan.Subject.Id.Value, "PermissionSetLicense",
            plan.PermissionSetLicense, LicenseId(), null, "true", plan.HoldsPermissionSetLicense ? "held already" : ""];
        foreach (var assignment in plan.Assign)
        {
            yield return Row("assign", "after the permission set licence", assignment);
        }
    }

    private string?[] Row(string action, string when, PlannedAssignment assignment) =>
        [action, when, plan.Subject.Name, plan.Subject.Id.Value, assignment.Type, assignment.Name, IdOf(assignment), Day(assignment),
            SafeCsv.Flag(!assignment.IsUnproven), assignment.Note];

    private IEnumerable<string?[]> Rows(IEnumerable<PlannedAssignment> assignments) =>
        Known(plan.Subject.Id) is not { } assignee ? [] : assignments
        .Select(assignment => (assignment, Id: IdOf(assignment)))
        .Where(entry => entry.Id is not null)
        .Select(entry => new[] { assignee, entry.assignment.IsGroup ? null : entry.Id, entry.assignment.IsGroup ? entry.Id
            : null, Day(entry.assignment) is { } day ? $"{day}T00:00:00.000Z" : null });

    private static string? Day(PlannedAssignment assignment) => assignment.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The id as text; null when it is empty or has a character that no id has, because a bulk file quotes nothing.</summary>
    private static string? Known(SalesforceId? id) =>
        id is { IsEmpty: false, Value: var value } && value.All(char.IsAsciiLetterOrDigit) ? value : null;

    /// <summary>A file for the bulk API: ids and days need no quotes, and it has no byte order mark.</summary>
    private static KitFile Bulk(string path, IEnumerable<string> header, IEnumerable<string?[]> rows) =>
        KitFile.Text(path,
            string.Concat(rows.Select(row => string.Join(',', row)).Prepend(string.Join(',', header)).Select(line => line + "\n")));

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
