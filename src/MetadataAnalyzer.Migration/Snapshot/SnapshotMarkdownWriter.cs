using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// The snapshot for people, subject by subject and in the order of the steps. Rights are listed with what gives them; fields are counted by
/// object, because the JSON names each.
/// </summary>
public static class SnapshotMarkdownWriter
{
    private const int LongestText = 1000;

    /// <param name="plan">The plan of all candidates, with the assessment it rests on.</param>
    /// <param name="stream">Where to; one subject is held at a time.</param>
    public static void Write(MigrationPlan plan, Stream stream)
    {
        var result = plan.Result;
        var plans = plan.Subjects.ToDictionary(subject => subject.Assessed);
        Put(stream, new StringBuilder("# Snapshot before the move\n\nAfter the switch most of this can no longer be retrieved. The JSON "
            + "beside it is what 'verify' compares with.\n\n")
            .Append(result.Org.AsOf is { } day ? $"As of {day:yyyy-MM-dd}. " : "").Append($"{plan.Counts}.\n"));
        foreach (var assessed in MoveScope.Kept(result))
        {
            var text = new StringBuilder();
            Subject(text, SnapshotSubject.Of(assessed, result.Org, plans.GetValueOrDefault(assessed)));
            Put(stream, text);
        }
    }

    private static void Subject(StringBuilder text, SnapshotSubject subject)
    {
        text.Append($"\n## {Code(subject.Name)}\n\n{Prose(subject.Label)}; verdict {subject.Verdict}; licence "
            + $"{Code(subject.UserLicense)}; {(subject.Active == false ? "inactive" : "active")}; record id {Code(subject.Id)}\n");
        Step1(text, subject);
        Step2(text, subject);
        Rights(text, "### Step 3: what a new permission set must hold", subject.Steps.NewPermissionSet, subject);
        Step4(text, subject.Steps);
        List(text, "### Step 5: apps", subject.Steps.ConnectedApps.Select(App));
        List(text, "### Step 6: Apex classes and Visualforce pages", subject.Steps.ApexClasses.Select(name => $"Apex class {Code(name)}")
            .Concat(subject.Steps.VisualforcePages.Select(name => $"Visualforce page {Code(name)}")));
        List(text, "### Licences beside the user licence",
            subject.PermissionSetLicenses.Select(name => $"permission set licence {Code(name)}")
            .Concat(subject.PackageLicenses.Select(name => $"package {Code(name)}"))
            .Concat(subject.FeatureFlags.Select(name => $"feature {Code(name)}")));
        Rights(text, "### Effective access", subject.EffectiveAccess, subject);
        Logins(text, subject.Logins);
        List(text, "### Where the project names it", subject.References.Select(reference =>
            $"{Prose($"{reference.ComponentType} {reference.ComponentName} names '{reference.Value}'")} "
            + $"({Code(reference.Place.ToString())})"));
        Plan(text, subject.Plan);
    }

    private static void Step1(StringBuilder text, SnapshotSubject subject)
    {
        text.Append("\n### Step 1: profile\n\n");
        if (subject.Steps.Profile is not { } profile)
        {
            text.Append($"{Code(subject.Profile)}, which is not in the project.\n");
            return;
        }

        text.Append($"{Code(profile.Name)} ({Code(profile.Place.ToString())})\n");
        List(text, null, profile.DefaultRecordTypes.Select(name => $"default record type {Code(name)}")
            .Concat(profile.LoginFlows.Select(name => $"login flow {Code(name)}"))
            .Concat(profile.PasswordPolicies.Select(policy => $"password policy {Code(policy.Name)}: "
                + $"{Prose(string.Join(", ", policy.Settings.Select(entry => $"{entry.Key} {entry.Value}")))}"))
            .Concat(profile.SessionSettings.Select(policy => $"session setting {Code(policy.Name)}: "
                + $"{Prose(string.Join(", ", policy.Settings.Select(entry => $"{entry.Key} {entry.Value}")))}")));
    }

    private static void Step2(StringBuilder text, SnapshotSubject subject) => List(
        text,
        "### Step 2: permission sets and groups",
        subject.Assignments.Select(assignment =>
        {
            var reached = subject.Steps.PermissionSets.Where(set => (set.Group ?? set.Name) == assignment.Name);
            var outlook = string.Join("; ", reached.Select(set => $"{set.Name} {set.Outlook}"
                + (set.License is null ? "" : $", bound to {set.License}") + (set.Twin is null ? "" : $", twin {set.Twin}")));
            return $"{(assignment.Type == "PermissionSetGroup" ? "group" : "permission set")} {Code(assignment.Name)}"
                + (assignment.Expires is { } end ? $" until {end}" : "")
                + $"{(outlook.Length == 0 ? "" : $": {Prose(outlook)}")} ({Code(assignment.Place.ToString())})";
        }));

    private static void Step4(StringBuilder text, SnapshotSteps steps) => List(
        text,
        "### Step 4: IP ranges and login hours",
        steps.IpRanges.Select(range => Code(range.ToString()) + (range.Restricts ? "" : " (restricts nothing)")
                + (range.Description is { } words ? $": {Prose(words)}" : ""))
            .Concat(steps.LoginHours.Select(hours => hours.ToString())));

    private static string App(SnapshotApp app)
    {
        var why = (app.RunAs ? ["runs as this user"] : Array.Empty<string>())
            .Concat(app.Profile is { } profile ? [$"lists profile '{profile}'"] : [])
            .Concat(app.PermissionSets.Select(set => $"lists permission set '{set}'"))
            .Concat(app.SeenInLogins == true ? ["seen in its logins"] : [])
            .Concat(app.Tokens > 0 ? [$"holds {Words.Count(app.Tokens, "token")} of it"] : [])
            .Concat(app.InProject ? [] : ["known from the exports only"]);
        var admits = app.AdminApproved switch
        {
            true => "pre-authorised users only",
            false => "all users",
            null => "whom it admits is not known",
        };
        return $"{Code(app.Label)} ({admits}): {Prose(string.Join("; ", why))}";
    }

    private static void Rights(
        StringBuilder text, string title, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> kinds,
        SnapshotSubject subject)
    {
        text.Append($"\n{title}\n\n");
        if (kinds.All(entry => entry.Value.IsEmpty))
        {
            text.Append("Nothing.\n");
            return;
        }

        foreach (var kind in AccessKinds.ByJsonKey.Values.Order())
        {
            if (!kinds.TryGetValue(AccessKinds.JsonKey(kind), out var rights) || rights.IsEmpty)
            {
                continue;
            }

            text.Append($"**{AccessKinds.Count(kind, rights.Count)}**\n");
            if (kind == Metadata.AccessKind.Field)
            {
                List(text, null, rights.GroupBy(entry => entry.Key.Split('.')[0], StringComparer.OrdinalIgnoreCase)
                    .Select(group => $"{Code(group.Key)}: {Words.Count(group.Count(), "field")}"));
            }
            else
            {
                List(text, null, rights.Select(entry =>
                {
                    var ways = subject.Ways(entry.Value.Sources);
                    var flags = RightText.Flags(entry.Value.Rights);
                    return $"{Code(entry.Key)}{(flags.Length == 0 ? "" : $" {flags}")}{(ways.Length == 0 ? "" : $", by {Prose(ways)}")}";
                }));
            }

            text.Append('\n');
        }
    }

    private static void Logins(StringBuilder text, SnapshotLogins? logins)
    {
        text.Append("\n### Logins\n\n");
        if (logins is null)
        {
            text.Append("Not known.\n");
            return;
        }

        text.Append($"{logins.Api + logins.Other} outside the user interface and {logins.UserInterface} in it, from {logins.From} to "
            + $"{logins.To}{(logins.Last is { } last ? $"; last on {last}" : "")}\n");
        List(text, null, logins.Applications.Select(name => $"with {Code(name)}").Concat(logins.Flows.Select(name => $"by {Code(name)}"))
            .Concat(logins.Addresses.Select(address => $"from {Code(address.Address)}, last on {address.Last}")));
    }

    private static void Plan(StringBuilder text, SnapshotPlan? plan)
    {
        text.Append("\n### Plan\n\n");
        if (plan is null)
        {
            text.Append("No move is planned.\n");
            return;
        }

        text.Append($"{(plan.Movable ? "Can move" : "Cannot move as things stand")}: licence {Code(plan.UserLicense)}, profile "
            + $"{Code(plan.Profile)}, permission set licence {Code(plan.PermissionSetLicense)}\n");
        var assigned = plan.Assign.Select(planned =>
            $"assign {(planned.Type == "PermissionSetGroup" ? "group" : "permission set")} {Code(planned.Name)}: {Prose(planned.Note)}");
        var dropped = plan.Dropped.Select(right =>
        {
            var flags = right.Rights.IsEmpty ? "" : $" ({string.Join(", ", right.Rights)})";
            return $"not carried over: {Prose($"{right.Kind} {right.Name}{flags}: {right.Reason}")}";
        });
        List(text, null, assigned.Concat(dropped));
    }

    private static void List(StringBuilder text, string? title, IEnumerable<string> items)
    {
        var lines = items.ToList();
        text.Append(title is null ? lines.Count == 0 ? "" : "\n" : $"\n{title}\n\n{(lines.Count == 0 ? "Nothing.\n" : "")}");
        foreach (var line in lines)
        {
            text.Append($"- {line}\n");
        }
    }

    private static string Code(string? name) => MarkdownText.Code(name, LongestText);

    private static string Prose(string sentence) => MarkdownText.Prose(sentence, LongestText);

    private static void Put(Stream stream, StringBuilder text) => stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
}
