using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>Takes the snapshot of one subject. The same is taken before the move and after it, so that both are compared in one shape.</summary>
internal static class SubjectSnapshot
{
    /// <param name="assessed">The subject with its verdict.</param>
    /// <param name="org">The org it is of.</param>
    /// <param name="plan">How it moves; null when its move is not planned.</param>
    public static SnapshotSubject Of(AssessedSubject assessed, Org org, SubjectPlan? plan)
    {
        var subject = assessed.Subject;
        var indexes = subject.Access.Sources.Select((source, index) => (source, index)).ToDictionary(entry => entry.source, entry => entry.index);
        return new()
        {
            Kind = subject.Kind.Id(),
            Id = subject.Id.IsEmpty ? null : subject.Id.ToLongForm(),
            Name = subject.Name,
            Label = subject.User?.Name ?? subject.Label,
            Active = subject.IsActive,
            UserLicense = subject.UserLicense,
            Profile = subject.ProfileName,
            ProfileId = subject.User is { ProfileId.IsEmpty: false } user ? user.ProfileId.ToLongForm() : null,
            UserType = subject.User?.UserType,
            Role = subject.User?.UserRoleDeveloperName ?? subject.User?.UserRoleName,
            FeatureFlags = subject.User?.FeatureFlags ?? [],
            Classification = assessed.Classification.Class.Id(),
            Verdict = VerdictText.Of(assessed.Verdict).Id,
            Steps = StepsSnapshot.Of(assessed.Steps ?? MoveSteps.Of(subject), subject, org, indexes),
            Assignments = [.. subject.Access.Assignments.Select(Assignment)],
            KnowsAssignments = KnowsAssignments(subject, org),
            PermissionSetLicenses = [.. subject.PermissionSetLicenses.Select(license => license.Name)],
            KnowsPermissionSetLicenses = subject.KnowsPermissionSetLicenses,
            PackageLicenses = [.. subject.PackageLicenses.Select(license => license.Name)],
            UnknownSources = [.. UnknownSources(subject)],
            Sources = [.. subject.Access.Sources.Select(Source)],
            EffectiveAccess = Access(AccessKinds.ByJsonKey.Values.Select(kind => (kind, subject.Access.Rights(kind).Select(right => (right, right.Rights)))), indexes),
            Logins = subject.Logins is { } logins && org.Window is { } window ? Logins(logins, window, subject, org) : null,
            References = [.. subject.References.Select(Reference)],
            Plan = plan is null ? null : PlanSnapshot.Of(plan),
        };
    }

    /// <summary>Rights by kind and name, each with its sources; a kind without rights is a key too, so that nothing is left to be guessed.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> Access(
        IEnumerable<(AccessKind Kind, IEnumerable<(EffectiveRight Right, AccessRights Rights)> Rights)> kinds, Dictionary<AccessSource, int> indexes) => kinds.ToImmutableSortedDictionary(
            entry => AccessKinds.JsonKey(entry.Kind),
            entry => entry.Rights.ToImmutableSortedDictionary(
                right => right.Right.Name,
                right => new HeldRight(right.Rights, [.. right.Right.Grants.Where(grant => (grant.Rights & right.Rights) != 0).Select(grant => indexes[grant.Source]).Distinct().Order()]),
                StringComparer.Ordinal),
            StringComparer.Ordinal);

    public static SnapshotPlace Place(Location location) => new(
        location.Path ?? "", location is { IsRecord: false, Line: > 0 } ? location.Line : null, location.IsRecord ? location.Line : null);

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");

    /// <summary>A record that cannot be used may assign anything to whom it names, and one that names nobody to anybody.</summary>
    private static bool KnowsAssignments(Subject subject, Org org) => org.Exports.Has(PermissionSetAssignmentRow.Export)
        && !org.Exports.Problems.Any(problem => problem.Export == PermissionSetAssignmentRow.Export
            && (problem.UserKey is not { } key || ReferenceEquals(org.Exports.FindUser(new SalesforceId(key), key), subject.User)));

    private static IEnumerable<string> UnknownSources(Subject subject)
    {
        if (subject.Profile is null)
        {
            yield return subject.ProfileName.Length == 0 ? "the profile" : $"profile '{subject.ProfileName}'";
        }

        foreach (var container in subject.Access.MissingContainers.Select(Caption).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return container;
        }
    }

    private static string Caption(MissingContainer container) => container.Type switch
    {
        "PermissionSet" => $"permission set '{container.Name}'",
        "PermissionSetGroup" => $"permission set group '{container.Name}'",
        _ => $"muting permission set '{container.Name}'",
    };

    private static SnapshotAssignment Assignment(Assignment assignment) => new(
        assignment.TypeName,
        assignment.Name,
        assignment.Namespace,
        assignment.PermissionSet?.Label ?? assignment.Group?.Label ?? assignment.Row?.Label,
        assignment.PermissionSet?.License ?? assignment.Row?.LicenseName,
        Day(assignment.Expires),
        assignment.IsInProject,
        [.. (assignment.Group?.PermissionSets ?? []).Select(member => member.Name).Order(StringComparer.Ordinal)],
        Place(assignment.Location));

    private static SnapshotSource Source(AccessSource source) => new(
        source.Container.TypeName, source.Container.FullName, [.. source.Steps.Select(step => new SnapshotStep(step.Type, step.Name, Place(step.Location)))]);

    private static SnapshotLogins Logins(SubjectLogins logins, LoginWindow window, Subject subject, Org org) => new(
        Day(window.From)!,
        Day(window.To)!,
        logins.UserInterfaceCount,
        logins.ApiCount,
        logins.Other.Sum(use => use.Count),
        Day(logins.First),
        Day(logins.Last),
        logins.Flows,
        logins.Applications,
        [.. logins.Sources.Addresses.Select(source => new SnapshotAddress(source.Address, Day(source.First)!, Day(source.Last)!))],
        logins.Sources.IsCut,
        [
            .. (org.Exports.Logins.ForUser(subject.User!)?.Window(window.From, window.To) ?? [])
                .GroupBy(use => (use.LoginType, use.LoginSubType, use.Application, Successful: Succeeded(use, org)))
                .Select(uses => new SnapshotLogin(
                    uses.Key.LoginType, uses.Key.LoginSubType, uses.Key.Application, uses.Key.Successful,
                    uses.Sum(use => use.Count), Day(uses.Min(use => use.First))!, Day(uses.Max(use => use.Last))!)),
        ]);

    private static bool? Succeeded(LoginUse use, Org org) => org.Catalogue.ClassifyLoginStatus(use.Status) switch
    {
        LoginOutcome.Success => true,
        LoginOutcome.Failed => false,
        _ => null,
    };

    public static SnapshotReference Reference(Reference reference) => new(
        reference.ComponentType,
        reference.ComponentName,
        JsonName(reference.Target),
        JsonName(reference.Form),
        reference.Value,
        reference.Expression,
        JsonName(reference.Comparison),
        reference.Text,
        Place(reference.Location));

    private static string JsonName<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
