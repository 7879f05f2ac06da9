using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Readiness;

/// <summary>Finds the signals that a subject is, or is not, an integration. Weights and words come from the catalogue.</summary>
internal sealed class SignalDetector
{
    private static readonly (string Flag, string Signal)[] FeatureFlags =
    [
        ("LiveAgentUser", "live-agent-user"), ("CallCenterAutoLogin", "call-center-user"), ("SupportUser", "support-user"),
        ("OfflineUser", "offline-user"),
    ];

    private readonly Org _org;
    private readonly DetectionRules _rules;
    private readonly Dictionary<string, (string App, NamedReference User)> _runAsUsers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SalesforceId, UserRow> _managers = [];
    private readonly Dictionary<SalesforceId, UserRow> _approvers = [];
    private readonly ConcurrentDictionary<(NameTarget Target, string Value), (DetectionSignal Signal, string Word)?> _matches = [];
    private readonly bool _knowsRoles;

    public SignalDetector(Org org)
    {
        _org = org;
        _rules = org.Catalogue.Detection;
        foreach (var policy in org.AppPolicies)
        {
            if (policy.RunAs is { } user)
            {
                _runAsUsers.TryAdd(user.Name, (policy.Label, user));
            }
        }

        foreach (var user in org.Exports.Users.Where(user => user.IsActive != false).OrderBy(user => user.Username, StringComparer.Ordinal))
        {
            AddFirst(_managers, user.ManagerId, user);
            AddFirst(_approvers, user.DelegatedApproverId, user);
        }

        _knowsRoles = org.Exports.Users.Any(user => HasRole(user));
    }

    /// <summary>The signals of a subject, strongest first.</summary>
    public ImmutableArray<ClassificationEvidence> Detect(Subject subject) =>
    [
        .. Facts(subject).Concat(LoginSignals(subject))
            .Concat(Names(subject))
            .Concat(Circumstances(subject))
            .Concat(SignsOfAPerson(subject))
            .OrderByDescending(evidence => Math.Abs(evidence.Weight)).ThenBy(evidence => evidence.Signal, StringComparer.Ordinal),
    ];

    private IEnumerable<ClassificationEvidence> Facts(Subject subject)
    {
        if (_org.IsTargetUserLicense(subject.UserLicense))
        {
            yield return Evidence(
                "integration-license", $"licence '{subject.UserLicense}'", subject.Profile?.UserLicenseLocation ?? subject.Location);
        }

        if (subject.Access.FindUserPermission(UserPermissions.ApiUserOnly) is { } apiOnly)
        {
            yield return Evidence("api-only-permission", $"{apiOnly.Source.Container}", apiOnly.Location);
        }

        if (_runAsUsers.TryGetValue(subject.Name, out var runAs))
        {
            yield return Evidence("client-credentials-user", $"app '{runAs.App}'", runAs.User.Location);
        }

        if (subject.PermissionSetLicenses.FirstOrDefault(license => _org.IsTargetPermissionSetLicense(license.Name)) is { } license)
        {
            yield return Evidence("integration-psl", $"permission set licence '{license.Name}'", subject.Location);
        }
    }

    private IEnumerable<ClassificationEvidence> LoginSignals(Subject subject)
    {
        if (subject.Logins is not { Count: > 0 } logins)
        {
            yield break;
        }

        if (logins.IsMostlyUserInterface)
        {
            yield return Evidence("mostly-ui-logins", $"{logins.UserInterfaceCount} of {logins.Count}", logins.UserInterface[0].Latest);
        }
        else if (logins.UserInterfaceCount > 0)
        {
            yield return Evidence("some-ui-logins", $"{logins.UserInterfaceCount} of {logins.Count}", logins.UserInterface[0].Latest);
            if (logins.ApiCount > logins.UserInterfaceCount + logins.PerhapsUserInterface.Sum(use => use.Count))
            {
                yield return Evidence("mostly-api-logins", $"{logins.ApiCount} of {logins.Count}", logins.Api[0].Latest);
            }
        }
        else if (logins.IsOnlyApi)
        {
            yield return Evidence(
                "only-api-logins", $"{logins.ApiCount} from {_org.Window!.Value.From:yyyy-MM-dd} to {_org.Window.Value.To:yyyy-MM-dd}",
                logins.Api[0].Latest);
            if (HasOnlyApiLogins(subject))
            {
                yield return Evidence("never-ui-login", $"since {_org.LoginCoverage.First:yyyy-MM-dd}", logins.Api[0].Latest);
            }
        }

        foreach (var use in logins.Api.Concat(logins.Other).Concat(logins.Undecided).Where(use => use.Application.Length > 0))
        {
            if (MatchName(NameTarget.Application, use.Application) is var (signal, word))
            {
                yield return Evidence(signal.Id, Named(use.Application, word), use.Latest);
                break;
            }
        }
    }

    private bool HasOnlyApiLogins(Subject subject) => subject.User is { } user
        && _org.Exports.Logins.ForUser(user) is { } all
        && new SubjectLogins(all.Window(DateOnly.MinValue, DateOnly.MaxValue), _org.Catalogue).IsOnlyApi;

    private IEnumerable<ClassificationEvidence> Names(Subject subject)
    {
        var user = subject.User;
        (NameTarget Target, string? Value)[] names =
        [
            (NameTarget.Name, user?.Name), (NameTarget.Username, user?.Username), (NameTarget.Email, user?.Email),
            (NameTarget.Alias, user?.Alias),
            (NameTarget.Profile, subject.ProfileName),
        ];
        foreach (var (target, value) in names)
        {
            if (value is not null && MatchName(target, value) is var (signal, word))
            {
                yield return Evidence(
                    signal.Id, Named(value, word),
                    target == NameTarget.Profile ? subject.Profile?.Location ?? subject.Location : subject.Location);
            }
        }

        var patterns = _org.Configuration.Patterns;
        if ((AnalyzerConfiguration.FindMatch(patterns, subject.Name)
            ?? AnalyzerConfiguration.FindMatch(patterns, subject.ProfileName)) is { } pattern)
        {
            yield return Evidence("config-pattern", $"'{pattern.Name}'", pattern.Location);
        }

        foreach (var assignment in subject.Access.Assignments)
        {
            var label = assignment.PermissionSet?.Label ?? assignment.Group?.Label;
            if ((MatchName(NameTarget.PermissionSet, assignment.Name)
                ?? (label is null ? null : MatchName(NameTarget.PermissionSet, label))) is var (signal, word))
            {
                yield return Evidence(signal.Id, Named(assignment.Name, word), assignment.Location);
                break;
            }
        }
    }

    /// <summary>Thousands of users share profiles, sets and applications; the name of each is read once.</summary>
    private (DetectionSignal Signal, string Word)? MatchName(NameTarget target, string value) =>
        target is NameTarget.Profile or NameTarget.PermissionSet or NameTarget.Application
            ? _matches.GetOrAdd((target, value), key => _rules.MatchName(key.Target, key.Value))
            : _rules.MatchName(target, value);

    private IEnumerable<ClassificationEvidence> Circumstances(Subject subject)
    {
        if (_knowsRoles && subject.User is { } user && !HasRole(user))
        {
            yield return Evidence("no-role", "", subject.Location);
        }

        if (subject.Access.FindUserPermission(UserPermissions.PasswordNeverExpires) is { } grant)
        {
            yield return Evidence("password-never-expires", $"{grant.Source.Container}", grant.Location);
        }
    }

    private IEnumerable<ClassificationEvidence> SignsOfAPerson(Subject subject)
    {
        if (subject.User is not { } user)
        {
            yield break;
        }

        if (!user.Id.IsEmpty && _managers.TryGetValue(user.Id, out var report))
        {
            yield return Evidence("manager-of-people", $"manager of '{report.Username}'", report.Location);
        }

        if (!user.Id.IsEmpty && _approvers.TryGetValue(user.Id, out var approved))
        {
            yield return Evidence("approver", $"delegated approver of '{approved.Username}'", approved.Location);
        }

        foreach (var (flag, signal) in FeatureFlags
            .Where(entry => user.FeatureFlags.Contains(entry.Flag, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Evidence(signal, flag, subject.Location);
        }

        // A profile lists presence statuses for all of its users; an assigned set lists them for users that work the queue.
        foreach (var source in subject.Access.Sources.Where(source => !source.IsProfile))
        {
            foreach (var grant in source.Grants(AccessKind.ServicePresenceStatus))
            {
                yield return Evidence("console-configuration", $"presence status '{grant.Grant.Name}'", grant.Location);
                yield break;
            }
        }
    }

    /// <summary>The name and, unless it is the whole of it, the word in it that made the match.</summary>
    private static string Named(string name, string word) =>
        string.Equals(name, word, StringComparison.OrdinalIgnoreCase) ? $"'{name}'" : $"'{name}', by the word '{word}'";

    private ClassificationEvidence Evidence(string signal, string detail, Location source)
    {
        var definition = _rules.Signal(signal);
        return new(
            signal, (double)definition.Weight, detail.Length == 0 ? definition.Description : $"{definition.Description}: {detail}", source);
    }

    private static bool HasRole(UserRow user) => !user.UserRoleId.IsEmpty || user.UserRoleName is not null;

    private static void AddFirst(Dictionary<SalesforceId, UserRow> users, SalesforceId id, UserRow user)
    {
        if (!id.IsEmpty)
        {
            users.TryAdd(id, user);
        }
    }
}
