using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>The CSV files of single steps. Each has rows for candidate, migrated and dormant subjects only.</summary>
internal static class StepsCsvWriter
{
    private static readonly string[] PermissionSetColumns =
        ["Subject", "Verdict", "Type", "Name", "Group", "License", "Outlook", "Obstacles", "Explanation", "Twin", "Path", "Line"];

    private static readonly string[] IpRangeColumns =
        ["Subject", "Verdict", "Profile", "Kind", "Start", "End", "Description", "Restricts", "Path", "Line"];

    private static readonly string[] ConnectedAppColumns =
    [
        "Subject", "Verdict", "Type", "Name", "Label", "AdminApprovedOnly", "RunsAsSubject", "SeenInLogins", "ListsProfile",
        "ListedPermissionSets", "LosesAccess", "Path", "Line", "InProject", "Tokens",
    ];

    private static readonly string[] SignInColumns =
    [
        "Subject", "Verdict", "Application", "OwnApp", "Flows", "Logins", "LastLogin", "Token", "TokenIdleDays", "Consent", "Changes",
        "Explanation",
    ];

    private static readonly string[] ApexAndPageColumns =
        ["Subject", "Verdict", "Type", "Name", "InProject", "Stays", "Grants", "GrantPath", "Path", "Line"];

    /// <summary><c>permission-sets.csv</c>, step 2: a row for each permission set and each way in which it is assigned.</summary>
    public static void WritePermissionSets(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        PermissionSetColumns,
        model.Concerned.SelectMany(subject => PermissionSetOutlook.Of(subject.Subject).Select(set => (subject, set))),
        row => ToRow(row.subject, row.set));

    /// <summary><c>ip-ranges.csv</c>, step 4: a row for each address range and each day of login hours in the profile.</summary>
    public static void WriteIpRanges(ReportModel model, Stream stream) =>
        SafeCsv.Write(stream, IpRangeColumns, model.Concerned.SelectMany(RestrictionRows), row => row);

    /// <summary><c>connected-apps.csv</c>, step 5: a row for each app of a subject.</summary>
    public static void WriteConnectedApps(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        ConnectedAppColumns,
        model.Concerned.SelectMany(subject => subject.Subject.AppUses.Select(use => (subject, use))),
        row => ToRow(row.subject, row.use));

    /// <summary><c>sign-ins.csv</c>, step 5: a row for each application that a subject signs in with.</summary>
    public static void WriteSignIns(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        SignInColumns,
        model.Concerned.SelectMany(subject => subject.Subject.SignIns.Select(signIn => (subject, signIn))),
        row => ToRow(row.subject, row.signIn));

    /// <summary><c>apex-and-pages.csv</c>, step 6: a row for each Apex class and Visualforce page that a subject may use.</summary>
    public static void WriteApexAndPages(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        ApexAndPageColumns,
        model.Concerned.SelectMany(subject =>
            subject.Subject.Access.Rights(AccessKind.ApexClass).Concat(subject.Subject.Access.Rights(AccessKind.VisualforcePage))
                .Select(right => (subject, right))),
        row => ToRow(row.subject, row.right, model.Result.Org.Project));

    private static string?[] ToRow(AssessedSubject assessed, PermissionSetOutlook set) =>
    [
        assessed.Subject.Name,
        VerdictText.Of(assessed.Verdict).Id,
        set.Type,
        set.Name,
        set.Group,
        set.License,
        set.Outlook,
        SafeCsv.Join(ObstacleText.Of(set.Obstacles).Select(obstacle => obstacle.Id)),
        SafeCsv.Join(ObstacleText.Of(set.Obstacles).Select(obstacle => obstacle.Clause)),
        set.Twin,
        set.Location.Path,
        SafeCsv.Place(set.Location.Line),
    ];

    private static IEnumerable<string?[]> RestrictionRows(AssessedSubject assessed)
    {
        string?[] Row(string kind, string start, string end, string? description, bool restricts, Location place) =>
        [
            assessed.Subject.Name,
            VerdictText.Of(assessed.Verdict).Id,
            assessed.Subject.ProfileName,
            kind,
            start,
            end,
            description,
            SafeCsv.Flag(restricts),
            place.Path,
            SafeCsv.Place(place.Line),
        ];

        if (assessed.Subject.Profile is not { } profile)
        {
            return [];
        }

        var ranges = profile.LoginIpRanges.Select(range =>
            Row("ip-range", range.StartAddress, range.EndAddress, range.Description, profile.Restricts(range), range.Location));
        return profile.LoginHours is not { } hours ? ranges : ranges.Concat(hours.Days.Select(day =>
            Row("login-hours", Clock(day.Start), Clock(day.End), $"{day.Day}", day.Restricts, hours.Location)));
    }

    private static string?[] ToRow(AssessedSubject assessed, AppUse use) =>
    [
        assessed.Subject.Name,
        VerdictText.Of(assessed.Verdict).Id,
        use.App.TypeName,
        use.App.FullName,
        use.Label,
        SafeCsv.Flag(use.IsAdminApproved),
        SafeCsv.Flag(use.RunAs is not null),
        SafeCsv.Flag(use.SeenInLogins),
        SafeCsv.Flag(use.Profile is not null),
        SafeCsv.Join(use.PermissionSets.Select(set => set.Name)),
        SafeCsv.Flag(assessed.Subject.Move.LosesAccess(use)),
        use.App.Location.Path,
        SafeCsv.Place(use.App.Location.Line),
        SafeCsv.Flag(use.Policy.IsInProject),
        SafeCsv.Number(use.Tokens.Length),
    ];

    private static string?[] ToRow(AssessedSubject assessed, SignIn signIn) =>
    [
        assessed.Subject.Name,
        VerdictText.Of(assessed.Verdict).Id,
        signIn.Application,
        SafeCsv.Flag(SignInText.IsOwnApp(signIn)),
        SafeCsv.Join(signIn.Flows.Select(flow => flow.Id)),
        SafeCsv.Number(signIn.Logins.Sum(login => login.Count)),
        SignInText.LastLogin(signIn),
        signIn.Token.Id(),
        SafeCsv.Number(signIn.IdleDays),
        signIn.Consent.Id(),
        SafeCsv.Join(signIn.Changes.Select(change => change.Id)),
        $"refresh token: {SignInText.Token(signIn)}; consent: {SignInText.Consent(signIn)}",
    ];

    private static string?[] ToRow(AssessedSubject assessed, EffectiveRight right, MetadataProject project)
    {
        var type = AccessKinds.ElementType(right.Kind);
        var first = right.Grants[0];
        return
        [
            assessed.Subject.Name,
            VerdictText.Of(assessed.Verdict).Id,
            type,
            right.Name,
            SafeCsv.Flag(project.Contains(type, right.Name)),
            SafeCsv.Flag(right.Grants.Any(grant => assessed.Subject.Move.Keeps(grant) != AccessRights.None)),
            SafeCsv.Number(right.Grants.Length),
            SafeCsv.Join(right.Grants.Select(grant => grant.Source.Path.ToString())),
            first.Location.Path,
            SafeCsv.Place(first.Location.Line),
        ];
    }

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
