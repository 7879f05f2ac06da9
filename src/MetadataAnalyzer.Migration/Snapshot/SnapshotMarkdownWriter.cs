using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// The snapshot for people, subject by subject and in the order of the steps. Rights are listed with what gives them; fields are counted by
/// object, because the JSON names each.
/// </summary>
public static class SnapshotMarkdownWriter
{
    /// <param name="plan">The plan of all candidates, with the assessment it rests on.</param>
    /// <param name="stream">Where to; one subject is held at a time.</param>
    public static void Write(MigrationPlan plan, Stream stream) =>
        MarkdownRenderer.Render("Snapshot before the move", Blocks(plan), stream);

    private static IEnumerable<Block> Blocks(MigrationPlan plan)
    {
        var result = plan.Result;
        var plans = plan.Subjects.ToDictionary(subject => subject.Assessed);
        yield return new ParagraphBlock("After the switch most of this can no longer be retrieved. The JSON beside it is what 'verify' "
            + "compares with.");
        yield return new ParagraphBlock($"{(result.Org.AsOf is { } day ? $"As of {day:yyyy-MM-dd}. " : "")}{plan.Counts}.");
        foreach (var assessed in MoveScope.Kept(result))
        {
            foreach (var block in Subject(SnapshotSubject.Of(assessed, result.Org, plans.GetValueOrDefault(assessed))))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<Block> Subject(SnapshotSubject subject) =>
    [
        new HeadingBlock(2, subject.Name),
        new ParagraphBlock(RichText.Of($"{subject.Label}; verdict {subject.Verdict}; licence {Code(subject.UserLicense)}; "
            + $"{(subject.Active == false ? "inactive" : "active")}; record id {Code(subject.Id)}")),
        new HeadingBlock(3, "Step 1: profile"), .. Step1(subject),
        new HeadingBlock(3, "Step 2: permission sets and groups"), .. List(subject.Assignments.Select(entry => Assignment(entry, subject))),
        new HeadingBlock(3, "Step 3: what a new permission set must hold"), .. Rights(subject.Steps.NewPermissionSet, subject),
        new HeadingBlock(3, "Step 4: IP ranges and login hours"), .. Step4(subject.Steps),
        new HeadingBlock(3, "Step 5: apps"), .. List(subject.Steps.ConnectedApps.Select(App)),
        new HeadingBlock(3, "Step 6: Apex classes and Visualforce pages"),
        .. List([.. Named("Apex class", subject.Steps.ApexClasses), .. Named("Visualforce page", subject.Steps.VisualforcePages)]),
        new HeadingBlock(3, "Licences beside the user licence"),
        .. List([.. Named("permission set licence", subject.PermissionSetLicenses), .. Named("package", subject.PackageLicenses),
            .. Named("feature", subject.FeatureFlags)]),
        new HeadingBlock(3, "Effective access"), .. Rights(subject.EffectiveAccess, subject),
        new HeadingBlock(3, "Logins"), .. Logins(subject.Logins),
        new HeadingBlock(3, "Where the project names it"),
        .. List(subject.References.Select(reference => RichText.Of(
            $"{reference.ComponentType} {reference.ComponentName} names '{reference.Value}' ({Code(reference.Place.ToString())})"))),
        new HeadingBlock(3, "Plan"), .. Plan(subject.Plan),
    ];

    private static IEnumerable<Block> Step1(SnapshotSubject subject)
    {
        if (subject.Steps.Profile is not { } profile)
        {
            return [new ParagraphBlock(RichText.Of($"{Code(subject.Profile)}, which is not in the project."))];
        }

        ImmutableArray<RichText> settings =
        [
            .. Named("default record type", profile.DefaultRecordTypes), .. Named("login flow", profile.LoginFlows),
            .. profile.PasswordPolicies.Select(policy => Policy("password policy", policy)),
            .. profile.SessionSettings.Select(policy => Policy("session setting", policy)),
        ];
        return [new ParagraphBlock(RichText.Of($"{Code(profile.Name)} ({Code(profile.Place.ToString())})")), .. ListIfAny(settings)];
    }

    private static RichText Policy(string what, SnapshotPolicy policy) => RichText.Of(
        $"{what} {Code(policy.Name)}: {string.Join(", ", policy.Settings.Select(entry => $"{entry.Key} {entry.Value}"))}");

    private static RichText Assignment(SnapshotAssignment assignment, SnapshotSubject subject)
    {
        var reached = subject.Steps.PermissionSets.Where(set => (set.Group ?? set.Name) == assignment.Name);
        var outlook = string.Join("; ", reached.Select(set => $"{set.Name} {set.Outlook}"
            + (set.License is null ? "" : $", bound to {set.License}") + (set.Twin is null ? "" : $", twin {set.Twin}")));
        return RichText.Of($"{(assignment.Type == "PermissionSetGroup" ? "group" : "permission set")} {Code(assignment.Name)}"
            + $"{(assignment.Expires is { } end ? $" until {end}" : "")}{(outlook.Length == 0 ? "" : $": {outlook}")} "
            + $"({Code(assignment.Place.ToString())})");
    }

    private static IEnumerable<Block> Step4(SnapshotSteps steps) => List(
    [
        .. steps.IpRanges.Select(range => RichText.Of(
            $"{Code(range.ToString())}{(range.Restricts ? "" : " (restricts nothing)")}"
                + $"{(range.Description is { } words ? $": {words}" : "")}")),
        .. steps.LoginHours.Select(hours => (RichText)hours.ToString()),
    ]);

    private static RichText App(SnapshotApp app)
    {
        string[] why =
        [
            .. app.RunAs ? ["runs as this user"] : Array.Empty<string>(),
            .. app.Profile is { } profile ? [$"lists profile '{profile}'"] : Array.Empty<string>(),
            .. app.PermissionSets.Select(set => $"lists permission set '{set}'"),
            .. app.SeenInLogins == true ? ["seen in its logins"] : Array.Empty<string>(),
            .. app.Tokens > 0 ? [$"holds {Words.Count(app.Tokens, "token")} of it"] : Array.Empty<string>(),
            .. app.InProject ? Array.Empty<string>() : ["known from the exports only"],
        ];
        var admits = app.AdminApproved switch
        {
            true => "pre-authorised users only",
            false => "all users",
            null => "whom it admits is not known",
        };
        return RichText.Of($"{Code(app.Label)} ({admits}): {string.Join("; ", why)}");
    }

    private static IEnumerable<Block> Rights(
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> kinds, SnapshotSubject subject)
    {
        if (kinds.All(entry => entry.Value.IsEmpty))
        {
            yield return new ParagraphBlock("Nothing.");
            yield break;
        }

        foreach (var kind in AccessKinds.ByJsonKey.Values.Order())
        {
            if (!kinds.TryGetValue(AccessKinds.JsonKey(kind), out var rights) || rights.IsEmpty)
            {
                continue;
            }

            yield return new ParagraphBlock(Span.Strong(AccessKinds.Count(kind, rights.Count)));
            yield return new ListBlock(kind == AccessKind.Field
                ? [.. rights.GroupBy(entry => AccessKinds.ObjectOf(entry.Key), ApiName.Comparer)
                    .Select(group => RichText.Of($"{Code(group.Key)}: {Words.Count(group.Count(), "field")}"))]
                : [.. rights.Select(entry => Right(entry.Key, entry.Value, subject))]);
        }
    }

    private static RichText Right(string name, HeldRight right, SnapshotSubject subject)
    {
        var (ways, flags) = (subject.Ways(right.Sources), RightText.Flags(right.Rights));
        return RichText.Of($"{Code(name)}{(flags.Length == 0 ? "" : $" {flags}")}{(ways.Length == 0 ? "" : $", by {ways}")}");
    }

    private static IEnumerable<Block> Logins(SnapshotLogins? logins) => logins is null
        ? [new ParagraphBlock("Not known.")]
        :
        [
            new ParagraphBlock($"{logins.Api + logins.Other} outside the user interface and {logins.UserInterface} in it, from "
                + $"{logins.From} to {logins.To}{(logins.Last is { } last ? $"; last on {last}" : "")}"),
            .. ListIfAny([.. Named("with", logins.Applications), .. Named("by", logins.Flows), .. logins.Addresses.Select(address =>
                RichText.Of($"from {Code(address.Address)}, last on {address.Last}"))]),
        ];

    private static IEnumerable<Block> Plan(SnapshotPlan? plan)
    {
        if (plan is null)
        {
            return [new ParagraphBlock("No move is planned.")];
        }

        var assigned = plan.Assign.Select(planned => RichText.Of(
            $"assign {(planned.Type == "PermissionSetGroup" ? "group" : "permission set")} {Code(planned.Name)}: {planned.Note}"));
        var dropped = plan.Dropped.Select(right => (RichText)($"not carried over: {right.Kind} {right.Name}"
            + $"{(right.Rights.IsEmpty ? "" : $" ({string.Join(", ", right.Rights)})")}: {right.Reason}"));
        return
        [
            new ParagraphBlock(RichText.Of($"{(plan.Movable ? "Can move" : "Cannot move as things stand")}: licence "
                + $"{Code(plan.UserLicense)}, profile {Code(plan.Profile)}, permission set licence {Code(plan.PermissionSetLicense)}")),
            .. ListIfAny([.. assigned, .. dropped]),
        ];
    }

    private static IEnumerable<RichText> Named(string what, IEnumerable<string> names) =>
        names.Select(name => RichText.Of($"{what} {Code(name)}"));

    private static IEnumerable<Block> List(IEnumerable<RichText> items)
    {
        ImmutableArray<RichText> all = [.. items];
        return [all.IsEmpty ? new ParagraphBlock("Nothing.") : new ListBlock(all)];
    }

    private static IEnumerable<Block> ListIfAny(ImmutableArray<RichText> items) => items.IsEmpty ? [] : [new ListBlock(items)];

    private static Span Code(string? name) => Span.Code(name ?? "");
}
