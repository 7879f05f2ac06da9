using System.Globalization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// The commands of a runbook. They find every record by its name in the org that <c>ORG</c> names, so the same lines work in a sandbox and
/// in production. Unless noted otherwise, a line does the same in a POSIX shell and in PowerShell. None has a comment, because some
/// interactive shells read it as a word.
/// </summary>
internal sealed class Commands(SubjectPlan plan)
{
    private const string Target = "--target-org \"$ORG\"";

    /// <summary>Condition for assignments that a person made, not those that the platform keeps for the profile.</summary>
    private const string AllAssignments =
        "FROM PermissionSetAssignment WHERE AssigneeId = '$USER_ID' AND PermissionSet.IsOwnedByProfile = false";

    /// <summary>Sets the variables that all other commands use, once for each kind of shell.</summary>
    /// <param name="org">Alias of the org.</param>
    /// <param name="username">Username in that org.</param>
    public static IEnumerable<CodeBlock> Setup(string org, string username)
    {
        var find = Shell.IsPlain(username) ? "Username = '$INTEGRATION_USER'" : Shell.Condition("Username", username);
        yield return new($$"""
            ORG={{Shell.Posix(org)}}
            INTEGRATION_USER={{Shell.Posix(username)}}
            find_id() { sf data query --query "$1" --target-org "$ORG" --result-format csv | sed -n 2p | tr -d '\r'; }
            USER_ID=$(find_id "SELECT Id FROM User WHERE {{find}}")
            echo "$USER_ID"
            """.ReplaceLineEndings("\n"));
        yield return new($$"""
            $ORG = {{Shell.PowerShell(org)}}
            $INTEGRATION_USER = {{Shell.PowerShell(username)}}
            function find_id($soql) { (sf data query --query $soql --target-org $ORG --result-format csv | ConvertFrom-Csv | Select-Object -First 1).Id }
            $USER_ID = find_id "SELECT Id FROM User WHERE {{find}}"
            $USER_ID
            """.ReplaceLineEndings("\n"), "powershell");
    }

    /// <summary>Shows the user with its profile and licence.</summary>
    public static string ShowUser =>
        Query("SELECT Username, IsActive, Profile.Name, Profile.UserLicense.Name FROM User WHERE Id = '$USER_ID'");

    /// <summary>Lists the active users of a profile.</summary>
    /// <param name="label">The profile's label.</param>
    public static string ShowUsersOf(string label) =>
        Query($"SELECT Username, Name FROM User WHERE IsActive = true AND {Shell.Condition("Profile.Name", label)}");

    /// <summary>Lists the permission sets and groups of the user.</summary>
    public static string ShowAssignments =>
        Query($"SELECT Id, PermissionSet.Name, PermissionSetGroup.DeveloperName, ExpirationDate {AllAssignments}");

    /// <summary>Lists the permission set licences of the user.</summary>
    public static string ShowLicenses =>
        Query("SELECT Id, PermissionSetLicense.DeveloperName FROM PermissionSetLicenseAssign WHERE AssigneeId = '$USER_ID'");

    /// <summary>Shows the seats of both licences.</summary>
    public string ShowSeats =>
        Query("SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense") + "\n"
        + Query($"SELECT DeveloperName, TotalLicenses, UsedLicenses FROM PermissionSetLicense WHERE "
        + $"{Shell.Condition("DeveloperName", plan.PermissionSetLicense)}");

    /// <summary>Lists the latest logins of the user.</summary>
    public static string ShowLogins => Query("SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = "
        + "'$USER_ID' ORDER BY LoginTime DESC LIMIT 10");

    /// <summary>Writes the ids of every assignment to a file, which is what a bulk deletion takes: one column, Id.</summary>
    public static string ListAssignments =>
        $"sf data query --query \"SELECT Id {AllAssignments}\" {Target} --result-format csv --output-file ../remove.csv";

    /// <summary>Deletes the assignments that the file lists.</summary>
    public static string RemoveListed => $"sf data delete bulk --sobject PermissionSetAssignment --file ../remove.csv --wait 10 {Target}";

    /// <summary>Puts the user on a profile, and so on its licence.</summary>
    /// <param name="label">The profile's label.</param>
    public static string SetProfile(string label) =>
        $"sf data update record --sobject User --record-id \"$USER_ID\" --values "
            + $"\"ProfileId={Find("Profile", Shell.Condition("Name", label))}\" {Target}";

    /// <summary>Assigns the permission set licence.</summary>
    public string AssignLicense => Shell.IsPlain(plan.Subject.Name) && Shell.IsPlain(plan.PermissionSetLicense)
        ? $"sf org assign permsetlicense --name {plan.PermissionSetLicense} --on-behalf-of \"$INTEGRATION_USER\" {Target}"
        : $"sf data create record --sobject PermissionSetLicenseAssign --values \"AssigneeId=$USER_ID "
            + $"PermissionSetLicenseId={Find("PermissionSetLicense", Shell.Condition("DeveloperName", plan.PermissionSetLicense))}\" "
            + $"{Target}";

    /// <summary>Deletes the assignment of the permission set licence.</summary>
    public string RemoveLicense
    {
        get
        {
            var license = Shell.Condition("PermissionSetLicense.DeveloperName", plan.PermissionSetLicense);
            var id = Find("PermissionSetLicenseAssign", $"AssigneeId = '$USER_ID' AND {license}");
            return $"sf data delete record --sobject PermissionSetLicenseAssign --record-id \"{id}\" {Target}";
        }
    }

    /// <summary>Assigns a set or a group, with its last day.</summary>
    public string Assign(PlannedAssignment assignment)
    {
        var (prefix, local) = MetadataComponent.NamespaceOf(assignment.Name) is { } found
            ? (found, assignment.Name[(found.Length + 2)..])
            : (null, assignment.Name);
        if (!assignment.IsGroup && prefix is null && assignment.Expires is null && Shell.IsPlain(assignment.Name)
            && Shell.IsPlain(plan.Subject.Name))
        {
            return $"sf org assign permset --name {assignment.Name} --on-behalf-of \"$INTEGRATION_USER\" {Target}";
        }

        var expires = assignment.Expires is { } day
            ? $" ExpirationDate={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z"
            : "";
        var condition = $"{Shell.Condition(assignment.IsGroup ? "DeveloperName" : "Name", local)} AND "
            + $"{(prefix is null ? "NamespacePrefix = null" : Shell.Condition("NamespacePrefix", prefix))}";
        return $"sf data create record --sobject PermissionSetAssignment --values \"AssigneeId=$USER_ID "
            + $"{assignment.Type}Id={Find(assignment.Type, condition)}{expires}\" {Target}";
    }

    /// <summary>Loads a file of assignments. The files of a kit have LF line endings on every system.</summary>
    public static string Load(string sObject, string file) =>
        $"sf data import bulk --sobject {sObject} --file {file} --line-ending LF --wait 10 {Target}";

    /// <summary>Deploys a part of the kit, once for each kind of shell.</summary>
    /// <param name="folder">Folder of the part, ending in '/'; empty for the whole.</param>
    /// <param name="manifest">The manifest; empty for the part's own.</param>
    public static IEnumerable<CodeBlock> Deploy(string folder = "", string manifest = "")
    {
        var rest = manifest.Length == 0 ? "" : $" {manifest}";
        yield return new($"sh {folder}deploy.sh \"$ORG\"{rest}");
        yield return new($"./{folder}deploy.ps1 $ORG{rest}", "powershell");
    }

    /// <summary>Fills the exports and retrieves the project again, in the project's folder, once for each kind of shell.</summary>
    public static IEnumerable<CodeBlock> Collect()
    {
        const string Retrieve = $"sf project retrieve start --manifest collect/package.xml {Target}";
        yield return new($"cd ../my-project\nmetadata-analyzer collect --output-dir collect\nsh collect/collect.sh \"$ORG\"\n{Retrieve}");
        yield return new($"cd ../my-project\nmetadata-analyzer collect --output-dir collect\n./collect/collect.ps1 $ORG\n{Retrieve}",
            "powershell");
    }

    /// <summary>Takes a snapshot with the options of this kit, so that <c>verify</c> does not miss what the kit leaves out.</summary>
    public static string Snapshot(PlanOptions options, string project = "../my-project", string file = "../before.json") =>
        $"metadata-analyzer snapshot {project} --output {file} "
            + $"--readable{(options.IsNarrow ? " --narrow" : "")}{(options.IncludesTestClasses ? " --include-test-classes" : "")}";

    /// <summary>Id of the one record that meets a condition, as a part of a text in double quotes.</summary>
    private static string Find(string sObject, string condition) => $"$(find_id \"SELECT Id FROM {sObject} WHERE {condition}\")";

    private static string Query(string soql) => $"sf data query --query \"{soql}\" {Target}";
}

/// <summary>
/// Names on a command line that is the same in a POSIX shell and in PowerShell. Each shell has special characters inside double quotes, and
/// no escape works in both, so such a name is written in another way.
/// </summary>
internal static class Shell
{
    /// <summary>
    /// Characters with a special meaning inside double quotes in one of the shells, in the command interpreter behind <c>sf</c> on Windows,
    /// or in SOQL.
    /// </summary>
    private const string Signs = "$`\"\\!%";

    /// <summary>Whether a name needs no quotes in any shell.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name[0] is not ('-' or '@')
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '@' or '.' or '_' or '-' or '+');

    /// <summary>The text for a POSIX shell, in single quotes unless it is plain.</summary>
    public static string Posix(string text) =>
        IsPlain(text) ? text : $"'{SafeText.Line(text).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The text for PowerShell, in single quotes. PowerShell reads typographic quotes as quotes too.</summary>
    public static string PowerShell(string text)
    {
        var doubled = SafeText.Line(text).Select(character =>
            character is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? $"{character}{character}" : character.ToString());
        return $"'{string.Concat(doubled)}'";
    }

    /// <summary>
    /// A condition of SOQL for inside the double quotes of both shells. In a name with special characters, each is matched by a wildcard
    /// for one character.
    /// </summary>
    public static string Condition(string field, string name)
    {
        var line = SafeText.Line(name);
        if (line.All(IsSafe))
        {
            return $"{field} = '{line.Replace("'", "\\'", StringComparison.Ordinal)}'";
        }

        var pattern = line.Select(character =>
            character == '\'' ? "\\'" : character == '_' || IsSafe(character) ? character.ToString() : "_");
        return $"{field} LIKE '{string.Concat(pattern)}'";
    }

    // PowerShell ends a double-quoted text at typographic double quotes as well.
    private static bool IsSafe(char character) => !Signs.Contains(character, StringComparison.Ordinal)
        && character is not ('\u201c' or '\u201d' or '\u201e') && !char.IsControl(character);
}
