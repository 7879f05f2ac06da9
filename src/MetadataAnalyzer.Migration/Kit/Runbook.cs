using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// The steps for an administrator to move one subject, from the first look to the way back, as a document that Markdown and PDF draw.
/// </summary>
internal sealed class Runbook(MigrationPlan plan, SubjectPlan subject, KitLayout layout)
{
    private readonly Org _org = plan.Result.Org;
    private readonly Commands _commands = new(subject);

    public ReportDocument Document() => new()
    {
        Title = $"Moving {subject.Subject.Label} to the licence {subject.UserLicense}",
        Eyebrow = "Runbook",
        Cover =
        [
            new("User", Span.Code(subject.Subject.Name)),
            new("From", $"{subject.Subject.UserLicense ?? "a licence that is not known"}, profile {OldProfile}"),
            new("To", $"{subject.UserLicense}, profile {subject.Profile.Name}"),
            new("Verdict", VerdictText.Of(subject.Assessed.Verdict).Name),
            new("As of", _org.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date is known"),
        ],
        Sections =
        [
            new("overview", "What happens", [.. Overview()]),
            new("before", "Before the day", [.. new RunbookBefore(plan, subject, layout, _commands).Blocks()]),
            new("move", "The move, in seven steps", [.. new RunbookMove(plan, subject, layout, _commands).Blocks()]),
            new("after", "Afterwards", [.. new RunbookAfter(plan, subject).Blocks()]),
            new("rollback", "The way back", [.. new RunbookRollback(plan, subject, _commands, OldProfile).Blocks()]),
            new("errors", "Messages you may meet", [Errors()]),
            new("dropped", "What is not carried over", [.. Dropped()]),
            new("sources", "What this rests on", [Sources()]),
        ],
        Footer = $"Made by {ToolInfo.Name} {ToolInfo.Version} with catalogue {_org.Catalogue.Version}, from files alone. What the files "
            + $"did not show it cannot know: rehearse in a sandbox.",
        Branding = new(),
    };

    private string OldProfile =>
        subject.Subject.ProfileName.Length == 0 ? "not known" : _org.Names.ProfileLabel(subject.Subject.ProfileName);

    private IEnumerable<Block> Overview()
    {
        var open = subject.Assessed.Findings.Where(diagnostic => diagnostic.Impact == Impact.Verify)
            .Select(diagnostic => diagnostic.Message).Distinct(StringComparer.Ordinal).ToList();
        yield return new ParagraphBlock(
            RichText.Of($"{Span.Code(subject.Subject.Name)} keeps its username, its id and everything it owns. It gets another licence "
                + $"and profile, and its rights come from permission sets from then on."),
            ParagraphStyle.Lead);
        yield return new FactsBlock([.. Facts()], IsList: true);
        if (subject.GrantInstead.Length > 0)
        {
            yield return new HeadingBlock(3, "Instead of whole-org rights");
            yield return new ParagraphBlock("The new permission set leaves out Modify All Data and View All Data. Grant the objects that "
                + "the integration really uses; these are the ones that its profile and permission sets name today:");
            yield return new ListBlock(
                [.. subject.GrantInstead.Select(right => RichText.Of($"{Span.Code(right.Name)}: {right.Rights.Describe()}"))]);
        }

        if (open.Count > 0)
        {
            yield return new HeadingBlock(3, "Open questions");
            yield return new ParagraphBlock("These must be answered before the move; the verdict rests on them.");
            yield return new ListBlock([.. open.Select(message => (RichText)message)]);
        }
    }

    private IEnumerable<Fact> Facts()
    {
        yield return new("Profile", subject.Profile.Reasons.IsEmpty
            ? $"{subject.Profile.Name}, the standard one"
            : $"{subject.Profile.Name}, {(subject.Profile.IsNew ? "a custom one that this kit makes" : "which is there already")}, "
                + $"because of {string.Join("; ", subject.Profile.Reasons)}");
        foreach (var set in subject.Sets)
        {
            yield return new(
                set.IsUnproven ? "Second set, to be tried" : "New permission set",
                RichText.Of($"{Span.Code(set.Name)} ({set.Label}), "
                    + $"{(set.License is { } license ? $"bound to {license}" : "without a licence")}: {RunbookTexts.Carries(set)}"));
        }

        if (subject.Sets.IsEmpty)
        {
            yield return new("New permission set", "none is needed: nothing comes from the old profile alone");
        }

        yield return new("Taken away before", subject.Subject.Kind == SubjectKind.User
            ? Names(subject.Remove)
            : "not known, because there is no export of users and assignments");
        yield return new("Assigned after", Names(subject.Assign));
        yield return new("Apps", subject.Apps.IsEmpty
            ? "none has to be changed"
            : string.Join("; ", subject.Apps.Select(app => $"'{app.AppLabel}' also lists {app.Caption}")));
        yield return new("Not carried over", subject.Dropped.IsEmpty
            ? "nothing"
            : $"{Words.Count(subject.Dropped.Length, "right")} ({DroppedByCause()}), each with its reason in dropped.csv");
    }

    private string DroppedByCause() => string.Join("; ", subject.Dropped.GroupBy(right => right.Cause).OrderBy(group => group.Key)
        .Select(group => $"{RunbookTexts.Of(group.Key)}: {group.Count()}"));

    private static string Names(ImmutableArray<PlannedAssignment> assignments) =>
        assignments.IsEmpty
            ? "nothing"
            : string.Join(", ", assignments.Select(assignment => assignment.Caption + (assignment.IsUnproven ? " (to be tried)" : "")));

    private TableBlock Errors() => new(
        [new("Message", Width: 2), new("What it means", Width: 3), new("Known from", Width: 1.5)],
        [.. _org.Catalogue.Move.Messages.Select(message => TableRow.Of(Span.Code(message.Says), message.Means,
            RunbookTexts.Of(message.Source)))])
    { IsCompact = true };

    private ListBlock Sources() => new(
        [.. _org.Catalogue.Move.Facts.Select(fact => RichText.Of($"{fact.Text} {Span.Quiet($"({RunbookTexts.Of(fact.Source)})")}")),
            .. subject.Subject.Kind == SubjectKind.User ? [] : new RichText[] { "Whose move this is the files do not show: without an "
                + "export of users the subject is a profile, and what is assigned to its users is not known." }]);

    private IEnumerable<Block> Dropped()
    {
        if (subject.Dropped.IsEmpty)
        {
            yield return new ParagraphBlock("Nothing: whatever the user loses with its profile comes back with the new permission set.");
            yield break;
        }

        yield return new ParagraphBlock(RichText.Of($"On purpose, and in full in {Span.Code("dropped.csv")}:"));
        yield return new TableBlock(
            [new("Right", Width: 2), new("Why not", Width: 2.4), new("Granted by", Width: 1.6)],
            [.. subject.Dropped.Where(right => right.Cause != DropCause.UserInterface)
                .Select(right => TableRow.Of(right.ToString(), right.Reason, string.Join(", ", right.GrantedBy)))])
        { IsCompact = true };
        var ui = subject.Dropped.Count(right => right.Cause == DropCause.UserInterface);
        if (ui > 0)
        {
            yield return new ParagraphBlock($"Besides, {Words.Count(ui, "right")} that {(ui == 1 ? "acts" : "act")} in the user interface "
                + $"only.");
        }
    }
}

/// <summary>Phrases that several parts of a kit share.</summary>
internal static class RunbookTexts
{
    /// <summary>Counts of the rights of a set: <c>8 user permissions, 12 objects</c>.</summary>
    public static string Carries(PlannedSet set) =>
        string.Join(", ", set.Rights.GroupBy(right => right.Kind).OrderBy(group => group.Key)
            .Select(group => AccessKinds.Count(group.Key, group.Count())));

    /// <summary>The cause of dropped rights, in words.</summary>
    public static string Of(DropCause cause) => cause switch
    {
        DropCause.UserInterface => "for the user interface only",
        DropCause.NotNeeded => "not needed",
        DropCause.Refused => "refused by the licence",
        DropCause.ComesWithObject => "comes with its object",
        DropCause.CannotBeEdited => "cannot be edited by any user",
        DropCause.TestClass => "test class",
        DropCause.Narrowed => "left out for least privilege",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "not a cause"),
    };

    /// <summary>The commands that delete every assignment, by the ids that the org gives.</summary>
    public static IEnumerable<Block> RemoveAll()
    {
        yield return new CodeBlock(Commands.ListAssignments);
        yield return new ParagraphBlock(RichText.Of($"{Span.Code("../remove.csv")} now has the heading {Span.Code("Id")} and below it the "
            + $"id of each assignment, and nothing else: that is what a bulk deletion takes. Compare it with the list before you go on."));
        yield return new CodeBlock(Commands.RemoveListed);
        yield return new ParagraphBlock(RichText.Of($"Where the job is refused, "
            + $"{Span.Code("sf data delete record --sobject PermissionSetAssignment --record-id ID --target-org ORG")} deletes them one "
            + $"by one."));
    }

    /// <summary>The grade, the date and the title of a source.</summary>
    public static string Of(EvidenceSource source) => $"{source.Grade}, {source.Date}: {source.Title}";
}
