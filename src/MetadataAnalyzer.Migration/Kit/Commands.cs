using MetadataAnalyzer.Access;
using MetadataAnalyzer.Migration.Plan;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// The commands of a runbook. They look everything up by name in the org that <c>ORG</c> names, so that the same lines serve a sandbox and production; ids that are known are said
/// beside them.
/// </summary>
internal sealed class Commands(Org org, SubjectPlan plan)
{
    private const string Target = "--target-org \"$ORG\"";

    /// <summary>The variables that all other commands use.</summary>
    public string Setup
    {
        get
        {
            var id = plan.Subject.Id.IsEmpty ? "" : $"   # in production {plan.Subject.Id}";
            var name = plan.Subject.User is null ? "USERNAME=''   # each user of the profile, one after the other" : $"USERNAME={Shell.Quote(plan.Subject.Name)}   # in a sandbox with the sandbox's ending";
            return $"""
                ORG=production   # the alias that 'sf org list' shows
                {name}
                USER_ID=$(sf data query --query "SELECT Id FROM User WHERE Username = '$USERNAME'" {Target} --result-format csv | sed -n 2p)
                echo "$USER_ID"{id}
                """.ReplaceLineEndings("\n");
        }
    }

    /// <summary>What the user is today.</summary>
    public static string ShowUser => Query("SELECT Username, IsActive, Profile.Name, Profile.UserLicense.Name FROM User WHERE Id = '$USER_ID'");

    /// <summary>What is assigned today.</summary>
    public static string ShowAssignments => Query(
        "SELECT Id, PermissionSet.Name, PermissionSetGroup.DeveloperName, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '$USER_ID' AND PermissionSet.IsOwnedByProfile = false");

    /// <summary>The permission set licences the user holds.</summary>
    public static string ShowLicenses => Query("SELECT Id, PermissionSetLicense.DeveloperName FROM PermissionSetLicenseAssign WHERE AssigneeId = '$USER_ID'");

    /// <summary>Free seats of both licences.</summary>
    public string ShowSeats =>
        Query("SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense") + "\n"
        + Query($"SELECT DeveloperName, TotalLicenses, UsedLicenses FROM PermissionSetLicense WHERE DeveloperName = {Shell.SoqlInQuotes(plan.PermissionSetLicense)}");

    /// <summary>The user's latest logins.</summary>
    public static string ShowLogins => Query("SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '$USER_ID' ORDER BY LoginTime DESC LIMIT 10");

    /// <summary>Takes every assignment away.</summary>
    public static string RemoveAll =>
        $"""
        sf data query --query "SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '$USER_ID' AND PermissionSet.IsOwnedByProfile = false" {Target} --result-format csv --output-file remove.csv
        sf data delete bulk --sobject PermissionSetAssignment --file remove.csv --wait 10 {Target}
        """.ReplaceLineEndings("\n");

    /// <summary>Puts the user on a profile, and so on its licence.</summary>
    /// <param name="label">The profile's label.</param>
    public string SetProfile(string label)
    {
        var id = org.Exports.Profiles.FirstOrDefault(row => string.Equals(row.Name, label, StringComparison.OrdinalIgnoreCase)) is { Id.IsEmpty: false } row ? $"   # in production {row.Id}" : "";
        return $"""
            PROFILE_ID=$(sf data query --query "SELECT Id FROM Profile WHERE Name = {Shell.SoqlInQuotes(label)}" {Target} --result-format csv | sed -n 2p)
            echo "$PROFILE_ID"{id}
            sf data update record --sobject User --record-id "$USER_ID" --values "ProfileId=$PROFILE_ID" {Target}
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Assigns the permission set licence.</summary>
    public string AssignLicense => $"sf org assign permsetlicense --name {Shell.Quote(plan.PermissionSetLicense)} --on-behalf-of \"$USERNAME\" {Target}";

    /// <summary>Takes the permission set licence away.</summary>
    public string RemoveLicense =>
        $"""
        PSL_ID=$(sf data query --query "SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '$USER_ID' AND PermissionSetLicense.DeveloperName = {Shell.SoqlInQuotes(plan.PermissionSetLicense)}" {Target} --result-format csv | sed -n 2p)
        sf data delete record --sobject PermissionSetLicenseAssign --record-id "$PSL_ID" {Target}
        """.ReplaceLineEndings("\n");

    /// <summary>Assigns a set or a group, with its last day.</summary>
    public static string Assign(PlannedAssignment assignment)
    {
        var expires = assignment.Expires is { } day ? $" ExpirationDate={day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}T00:00:00Z" : "";
        var name = MetadataNamespace(assignment.Name);
        if (assignment.IsGroup)
        {
            return $"""
                GROUP_ID=$(sf data query --query "SELECT Id FROM PermissionSetGroup WHERE DeveloperName = {Shell.SoqlInQuotes(name.Local)}{Prefix(name.Namespace)}" {Target} --result-format csv | sed -n 2p)
                sf data create record --sobject PermissionSetAssignment --values "AssigneeId=$USER_ID PermissionSetGroupId=$GROUP_ID{expires}" {Target}
                """.ReplaceLineEndings("\n");
        }

        return expires.Length == 0 && name.Namespace is null
            ? $"sf org assign permset --name {Shell.Quote(assignment.Name)} --on-behalf-of \"$USERNAME\" {Target}"
            : $"""
                SET_ID=$(sf data query --query "SELECT Id FROM PermissionSet WHERE Name = {Shell.SoqlInQuotes(name.Local)}{Prefix(name.Namespace)}" {Target} --result-format csv | sed -n 2p)
                sf data create record --sobject PermissionSetAssignment --values "AssigneeId=$USER_ID PermissionSetId=$SET_ID{expires}" {Target}
                """.ReplaceLineEndings("\n");
    }

    /// <summary>Deploys a part of the kit, from the kit's folder.</summary>
    public static string Deploy(string script) => $"sh {script} \"$ORG\"";

    private static string Query(string soql) => $"sf data query --query \"{soql}\" {Target}";

    private static string Prefix(string? prefix) => prefix is null ? "" : $" AND NamespacePrefix = {Shell.SoqlInQuotes(prefix)}";

    private static (string? Namespace, string Local) MetadataNamespace(string fullName) =>
        Metadata.MetadataComponent.NamespaceOf(fullName) is { } prefix ? (prefix, fullName[(prefix.Length + 2)..]) : (null, fullName);
}
