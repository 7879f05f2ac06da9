using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0008: exports contradict each other or the project about users, profiles, permission sets or licences.</summary>
public sealed class IUL0008ExportsDisagree : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0008",
        title: "The exports disagree with each other or with the project",
        messageFormat: "{0}, but {1}; {2}",
        description: "Exports and retrieves made on different days, with filters or cut off at a limit, contradict each other.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        otherImpacts: [Impact.Note],
        settledBy: EvidenceInputs.Metadata | EvidenceInputs.Exports);

    private const string ExportAgain = "export both again at the same time and in full";
    private const string ExportSets = "export permission-sets again with the sets that profiles own";
    private const string RetrieveAndExport = "retrieve and export again on the same day";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterSubjectAction(AnalyzeSubject);
        context.RegisterProjectAction(AnalyzeProject);
    }

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        AnalyzeProfile(context);
        AnalyzeLicense(context);
        AnalyzeAssignments(context);
        AnalyzeLastLogin(context);
        AnalyzeApps(context);
        AnalyzeSets(context);
        AnalyzeAccess(context);
        AnalyzeCarriage(context);
    }

    private static void AnalyzeProfile(SubjectAnalysisContext context)
    {
        if (context.Subject.User is not { ProfileId.IsEmpty: false } user || !context.Org.Exports.Has(ProfileRow.Export))
        {
            return;
        }

        if (context.Org.Names.FindProfileRow(user.ProfileId) is not { } profile)
        {
            context.Report(Descriptor, At(user.Location, "ProfileId"),
                $"{Row(user.Location)} gives user '{user.Username}' the profile with id '{user.ProfileId}'",
                "the profiles export has no such id", ExportAgain);
            return;
        }

        if (user.ProfileName is { } name && !context.Org.Catalogue.StandardNames.IsSameProfile(name, profile.Name))
        {
            context.Report(Descriptor, At(user.Location, "Profile.Name"),
                $"{Row(user.Location)} gives user '{user.Username}' the profile '{name}'",
                $"{Row(profile.Location)} calls the profile of that id '{profile.Name}'", ExportAgain);
        }
    }

    /// <summary>The licence decides whether there is a move at all.</summary>
    private static void AnalyzeLicense(SubjectAnalysisContext context)
    {
        if (context.Subject is not { User: { UserLicenseName: { } given } user, Profile: { UserLicense: { } retrieved } profile }
            || Name(given) == Name(retrieved))
        {
            return;
        }

        context.Report(Descriptor, At(user.Location, "Profile.UserLicense.Name"),
            $"{Row(user.Location)} puts user '{user.Username}' on the licence '{given}'",
            $"{profile.UserLicenseLocation.Path} puts its profile on '{retrieved}'", RetrieveAndExport);

        string Name(string license) => (context.Org.Catalogue.FindUserLicense(license)?.Name ?? license.Trim()).ToUpperInvariant();
    }

    private static void AnalyzeAssignments(SubjectAnalysisContext context)
    {
        if (!context.Org.Exports.Has(PermissionSetRow.Export))
        {
            return;
        }

        // The project's own sets are known without the export, and an export without any group was made without them.
        var hasGroups = context.Org.Exports.PermissionSets.Any(row => row.IsOfGroup);
        var unknown = context.Subject.Access.Assignments
            .Where(assignment => !assignment.IsInProject && (hasGroups || !assignment.IsGroup) && !IsExported(assignment, context.Org))
            .ToList();
        if (unknown is [var first, ..])
        {
            context.Report(Descriptor, At(first.Location, $"{first.TypeName} {first.Name}"),
                $"{Row(first.Location)} assigns {first.Caption} to '{context.Subject.Name}'",
                unknown.Count == 1
                    ? "the permission-sets export has no such row"
                    : $"the permission-sets export has no row of this and of {unknown.Count - 1} more that it holds",
                ExportAgain);
        }
    }

    /// <summary>A last login on a day that the login history covers, of a user of whom it has no login.</summary>
    private static void AnalyzeLastLogin(SubjectAnalysisContext context)
    {
        if (context.Subject is { Logins.IsEmpty: true, User: { LastLoginDate: { } time } user }
            && context.Org is { Window: { } window, LoginCoverage: { First: { } first, Last: { } last } }
            && DateOnly.FromDateTime(time.UtcDateTime) is var day && window.Contains(day) && day >= first && day <= last)
        {
            context.Report(Descriptor, At(user.Location, "LastLoginDate"),
                $"{Row(user.Location)} gives {day:yyyy-MM-dd} as the last login of user '{user.Username}'",
                $"the login history has no login of it from {window.From:yyyy-MM-dd} to {window.To:yyyy-MM-dd}", ExportAgain);
        }
    }

    /// <summary>
    /// A grant of an app to a set that no export names may be that of the subject's profile, unless its logins show that it does not use
    /// the app.
    /// </summary>
    private static void AnalyzeApps(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var open = context.Org.AppPolicies
            .Where(policy => policy is { IsAdminApproved: not false, UnknownGrants.IsEmpty: false }
                && subject.AppUses.FirstOrDefault(use => ReferenceEquals(use.Policy, policy)) is var use
                && use?.ListsSubject != true && (use is not null || subject.Logins is null)).ToList();
        if (open is [var first, ..])
        {
            context.Report(Descriptor, At(first.UnknownGrants[0], "ParentId"),
                $"{Row(first.UnknownGrants[0])} admits a set to app "
                    + $"'{first.Label}'{(open.Count == 1 ? "" : $", the first of {open.Count} apps")}",
                "no export names that set, which may be the one of this user's profile", ExportSets);
        }
    }

    private static void AnalyzeSets(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.Move.PermissionSets
            .Where(member => member.Obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt)))
        {
            var (set, license) = (member.PermissionSet, member.License);
            var at = Evidence.Of(member.Source, license.Location, "license");
            if (license.Other is { } row)
            {
                context.Report(
                    Descriptor, at, $"{license.Location} {Binds(set.Caption, license.Name)}",
                    $"{Row(row.Location)} {Binds("it", license.OtherName)}", RetrieveAndExport);
                continue;
            }

            ReportNotHeld(context, at, set.Caption, license.Name);
        }

        foreach (var missing in context.Subject.Access.MissingPermissionSets
            .Where(missing => missing.Obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt)))
        {
            ReportNotHeld(context, Evidence.Of(missing) with { Element = "license" }, $"permission set '{missing.Name}'", missing.License);
        }

        static string Binds(string set, string? license) => license is null ? $"binds {set} to no licence" : $"binds {set} to '{license}'";
    }

    /// <summary>The rows count, so that a difference changes no right: the file is a state of the past.</summary>
    private static void AnalyzeAccess(SubjectAnalysisContext context)
    {
        foreach (var source in context.Subject.Access.Sources.DistinctBy(source => source.Container))
        {
            if (context.Org.FindAccessDifference(source.Container) is not { } difference)
            {
                continue;
            }

            var (file, rights, rows) = difference.OnlyInFile.IsEmpty
                ? ("does not give", difference.OnlyInRows, "give it")
                : ("gives", difference.OnlyInFile, "do not");
            context.Report(
                Descriptor, Impact.Note, Evidence.Of(source.Container),
                $"the file of {source.Container.Caption} {file} {Listed(rights)}",
                $"the org's own rows ({string.Join(", ", difference.Exports)}) {rows}"
                    + (difference.OnlyInFile.IsEmpty || difference.OnlyInRows.IsEmpty ? "" : $", and give {Listed(difference.OnlyInRows)}"),
                "the rows count; retrieve again");
        }

        static string Listed(ImmutableArray<string> rights) => rights.Length == 1
            ? rights[0]
            : $"{rights[0]} and {rights.Length - 1} more right{(rights.Length == 2 ? "" : "s")}";
    }

    /// <summary>
    /// The dry run counts before the row of the permission set licence, and what other orgs say before the catalogue: a difference changes
    /// no right.
    /// </summary>
    private static void AnalyzeCarriage(SubjectAnalysisContext context)
    {
        var contradicted = context.Subject.Needs.Permissions.Concat(context.Subject.Needs.Objects)
            .Where(decision => decision.Carriage.Against is not null).ToList();
        var byRun = contradicted
            .Where(decision => decision.Carriage is { DryRun: not null, Against: { Source: null, Fact: null } }).ToList();
        if (byRun is [{ Carriage: { DryRun: { } run, Against: { } row } } first, ..])
        {
            context.Report(
                Descriptor, Impact.Note, At(run.Location, first.Name),
                $"the org's own dry run of {run.Date:yyyy-MM-dd} {(run.Problem is null ? "accepted" : "refused")} {first.DisplayName}"
                    + OthersOf(byRun, "permission"),
                row.Evidence, "the dry run counts; run the probe and export permission-set-licenses again");
        }

        var byOthers = contradicted.Where(decision => decision.Carriage is { Fact: not null }).ToList();
        if (byOthers is [{ Carriage: { Fact: { } fact, Against: { } catalogue } } contested, ..])
        {
            context.Report(
                Descriptor, Impact.Note, Evidence.Of(contested.Grants.First(), contested.Name),
                fact.Describe($"{contested.DisplayName}{OthersOf(byOthers, "right")}"), $"the catalogue says: {catalogue.Evidence}",
                "the other orgs count; ask the org by a dry run ('metadata-analyzer probe')");
        }

        static string OthersOf(List<RightDecision> decisions, string noun) =>
            decisions.Count == 1 ? "" : $", the first of {decisions.Count} {noun}s";
    }

    private static void ReportNotHeld(SubjectAnalysisContext context, Evidence at, string set, string? license) => context.Report(
        Descriptor, at, $"user '{context.Subject.Name}' on the licence '{context.Subject.UserLicense}' holds {set}",
        $"it is bound to the user licence '{license}', which its holders must have", RetrieveAndExport);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        if (!context.Org.Exports.Has(UserRow.Export))
        {
            return;
        }

        var ids = context.Org.Exports.Users.Select(user => user.Id).Where(id => !id.IsEmpty).ToHashSet();
        var names = context.Org.Exports.Users.Select(user => user.Username).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = context.Org.Exports.Assignments.Where(row => !IsKnown(row, ids, names)).ToList();
        if (unknown is [var first, ..])
        {
            // One finding for all: a users export of the integrations alone would give one for every person. When no row fits, though, the
            // exports are of two orgs, and the sets of every user are unknown.
            var users = unknown.Count == context.Org.Exports.Assignments.Length ? context.Subjects.Select(entry => entry.Subject) : [];
            var assignees = unknown.Select(Assignee).Distinct(StringComparer.OrdinalIgnoreCase).Count();
            var others = unknown.Count == 1
                ? ""
                : $", the first of {assignees} in {unknown.Count} of {context.Org.Exports.Assignments.Length} rows";
            context.ReportForEach(users, Descriptor, At(first.Location, "AssigneeId"),
                $"{Row(first.Location)} names user '{Assignee(first)}'{others}",
                $"the users export does not hold {(assignees == 1 ? "that user" : "them")}", ExportAgain);
        }
    }

    private static bool IsKnown(PermissionSetAssignmentRow row, HashSet<SalesforceId> ids, HashSet<string> names) =>
        row.AssigneeId.IsEmpty || ids.Count == 0
            ? row.AssigneeUsername is null || names.Contains(row.AssigneeUsername)
            : ids.Contains(row.AssigneeId);

    private static string Assignee(PermissionSetAssignmentRow row) => row.AssigneeUsername ?? row.AssigneeId.Value;

    private static bool IsExported(Assignment assignment, Org org) =>
        assignment.Row is not null || org.Names.FindPermissionSetRow(assignment.Name) is not null;

    private static Evidence At(Location location, string element) => new() { Location = location, Element = element };

    private static string Row(Location location) => $"{location.Path} row {location.Line}";
}
