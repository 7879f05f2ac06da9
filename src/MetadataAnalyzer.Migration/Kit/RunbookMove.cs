using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The seven steps of the move, each with its commands and what to check after it.</summary>
internal sealed class RunbookMove(MigrationPlan plan, SubjectPlan subject, KitLayout layout, Commands commands)
{
    private readonly MoveCatalogue _facts = plan.Result.Org.Catalogue.Move;
    private readonly AssignmentFiles _files = new(plan.Result.Org, subject);

    private string Folder => KitLayout.FolderOf(subject, plan.Result.Org);

    public IEnumerable<Block> Blocks()
    {
        yield return new ParagraphBlock(RichText.Of(
            $"{Span.Strong("Stop the integration first")}{Applications()}: from step 1 to step 4 the user has hardly any rights. Set up "
                + $"the shell for production again if it holds the sandbox's values. Work through the steps without a pause, and go to "
                + $"the way back when a check fails and the table of messages does not help."));
        yield return new StepBlock("1. Licence and profile", [.. LicenseAndProfile()]);
        yield return new StepBlock("2. Permission set licence", [.. License()]);
        yield return new StepBlock("3. New permission set", [.. NewSet()]);
        yield return new StepBlock("4. Previous permission sets", [.. PreviousSets()]);
        yield return new StepBlock("5. Apps", [.. Apps()]);
        yield return new StepBlock("6. Apex classes",
            [.. Code(AccessKind.ApexClass, "Call one of them as the integration does: a refusal names the class.")]);
        yield return new StepBlock("7. Visualforce pages", [.. Pages()]);
        yield return new ParagraphBlock(RichText.Of($"{Span.Strong("Start the integration again")} and watch its first run."));
    }

    private string Applications() =>
        (subject.Subject.Applications.ToList() is { Count: > 0 } names ? $" (it signs in with {string.Join(", ", names)})" : "")
        + (subject.Subject.Needs.Answers.Runs is { } runs ? $", which runs, its owner says: \"{runs}\"" : "");

    private IEnumerable<Block> LicenseAndProfile()
    {
        if (!subject.Remove.IsEmpty || subject.Subject.Kind != SubjectKind.User)
        {
            yield return new ParagraphBlock($"Take every assignment away. "
                + $"{_facts.Fact(MoveFact.IncompatibleAssignment).Text}"
                + (subject.Remove.IsEmpty ? "" : " All are listed, with what becomes of each:"));
            if (!subject.Remove.IsEmpty)
            {
                yield return new ListBlock(
                    [.. subject.Remove.Select(assignment =>
                    RichText.Of($"{Span.Code(assignment.Name)}{(assignment.IsGroup ? " (group)" : "")}: {assignment.Note}"))]);
            }

            foreach (var block in RunbookTexts.RemoveAll())
            {
                yield return block;
            }
        }

        yield return new ParagraphBlock(RichText.Of($"Then put the user on profile {Span.Strong(subject.Profile.Name)}. "
            + $"{_facts.Fact(MoveFact.LicenseFollowsProfile).Text}"));
        yield return new CodeBlock(Commands.SetProfile(subject.Profile.Name));
        yield return Check($"profile {subject.Profile.Name}, licence {subject.UserLicense}, active");
        yield return new CodeBlock(Commands.ShowUser);
        if (!subject.Profile.Reasons.IsEmpty)
        {
            yield return new ParagraphBlock($"In Setup > Profiles the profile shows {string.Join("; ", subject.Profile.Reasons)}.");
        }
    }

    private IEnumerable<Block> License()
    {
        yield return new ParagraphBlock(RichText.Of(
            $"{Span.Code(subject.PermissionSetLicense)}: {_facts.Fact(MoveFact.StandardObjectsNeedPsl).Text} "
                + $"{(subject.HoldsPermissionSetLicense
                    ? "The user held it when the files were made."
                    : _facts.Fact(MoveFact.PslNotAutomatic).Text)} Unless this shows it already:"));
        yield return new CodeBlock(Commands.ShowLicenses);
        yield return new ParagraphBlock("assign it:");
        yield return new CodeBlock(commands.AssignLicense);
        yield return Check($"the list above now shows {subject.PermissionSetLicense}");
    }

    private IEnumerable<Block> NewSet()
    {
        var added = subject.Assign.Where(assignment => assignment.IsNew).ToList();
        if (added.Count == 0)
        {
            yield return new ParagraphBlock("None is needed.");
            yield break;
        }

        foreach (var set in subject.Sets)
        {
            yield return new ParagraphBlock(RichText.Of($"{Span.Code(set.Name)} carries "
                + $"{RunbookTexts.Carries(set)}.{(set.IsUnproven
                    ? " The platform may refuse it: it is assigned last, in step 4, unless the rehearsal has shown that it is refused "
                        + "or its owner does without."
                    : "")}"));
            if (set.IsUnproven)
            {
                yield return new ParagraphBlock(RichText.Of($"Each right of it with its reason, as in {Span.Code("unproven.csv")}:"));
                yield return new ListBlock([.. set.Rights.GroupBy(right => right.Question, StringComparer.Ordinal)
                    .Select(group => (RichText)$"{string.Join(", ", group)}: {group.Key}")]);
            }
        }

        var proven = added.Where(assignment => !assignment.IsUnproven).ToList();
        if (proven.Count > 0)
        {
            yield return new CodeBlock(string.Join('\n', proven.Select(commands.Assign)));
            yield return Check($"{string.Join(" and ", proven.Select(assignment => assignment.Name))} in the list");
            yield return new CodeBlock(Commands.ShowAssignments);
        }
    }

    private IEnumerable<Block> PreviousSets()
    {
        var again = subject.Assign.Where(assignment => !assignment.IsNew || assignment.IsUnproven).ToList();
        if (again.Count == 0)
        {
            yield return new ParagraphBlock("There is none to assign again.");
            yield break;
        }

        yield return new ListBlock([.. again.Select(assignment => RichText.Of(
            $"{Span.Code(assignment.Name)}{(assignment.IsGroup ? " (group)" : "")}: "
                + $"{assignment.Note}{(assignment.Expires is { } day ? RichText.Of($"; until {day}, as today") : RichText.Empty)}"))]);
        yield return new CodeBlock(string.Join('\n', again.Select(commands.Assign)));
        if (_files.CountAgain > 0 && _files.CountAgain == again.Count(assignment => !assignment.IsUnproven))
        {
            yield return new ParagraphBlock($"Or, in production, {(again.Count == _files.CountAgain ? "all" : "what is certain")} at once "
                + $"by their ids:");
            yield return new CodeBlock(Commands.Load("PermissionSetAssignment", $"{Folder}/{AssignmentFiles.Again}"));
        }

        yield return Check($"the list shows {string.Join(", ", subject.Assign.Select(assignment => assignment.Name))}");
        yield return new CodeBlock(Commands.ShowAssignments);
    }

    private IEnumerable<Block> Apps()
    {
        var uses = subject.Subject.AppUses;
        if (uses.IsEmpty && subject.Apps.IsEmpty)
        {
            yield return new ParagraphBlock("No app of the project or of the exports is known to concern this user. Whatever it signs in "
                + "with must still admit it: watch its first login.");
        }

        if (!uses.IsEmpty)
        {
            yield return new ListBlock([.. uses.Select(use => RichText.Of($"'{use.Label}': {State(use)}"))]);
        }

        yield return Check("the first logins after the start succeed, from the addresses they came from before");
        yield return new CodeBlock(Commands.ShowLogins);
    }

    private string State(AppUse use)
    {
        var entries = subject.Apps.Where(app => app.AppLabel == use.Label).ToList();
        if (entries.Count > 0)
        {
            var byHand = layout.IsByHand(entries[0]) ? ", once that is added in Setup" : "";
            var open = use.IsAdminApproved is null ? ", if it admits pre-authorised users only, which Setup shows" : "";
            return $"admits the user by {string.Join(" and ", entries.Select(entry => entry.Caption))} from now on{byHand}{open}";
        }

        return use.RunAs is not null ? $"runs as this user. {_facts.Fact(MoveFact.RunAsApiOnly).Text}"
            : use.IsAdminApproved == false ? "lets users authorise themselves; tokens that were issued stay as they are"
            : use.IsAdmissionUnknown
                ? "does not show whom it admits: look in Setup, and add the new permission set if it admits pre-authorised users only"
            : use.ListsSubject ? "still lists what the user keeps, or the user does not sign in with it"
            : "admits pre-authorised users only and does not show by what it admits this one: see the open questions";
    }

    private IEnumerable<Block> Code(AccessKind kind, string check)
    {
        var carried = subject.Sets.SelectMany(set => set.Of(kind)).Select(right => right.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var all = subject.Subject.Access.Rights(kind).Length;
        if (all == 0)
        {
            yield return new ParagraphBlock("The user has access to none.");
            yield break;
        }

        yield return new ParagraphBlock(carried.Count == 0
            ? $"{(all == 1 ? "The one grant of today comes" : $"All {all} grants of today come")} with the permission sets that are "
                + $"assigned again; there is nothing to do."
            : "The new permission set lists them; there is nothing else to do.");
        if (carried.Count > 0)
        {
            yield return new ListBlock([.. carried.Select(name => (RichText)Span.Code(name))]);
        }

        yield return Check(check);
    }

    private IEnumerable<Block> Pages()
    {
        foreach (var block in Code(AccessKind.VisualforcePage, $"{_facts.Fact(MoveFact.NoUserInterface).Text} What the integration gets "
            + $"from a page, it must get in a way that the rehearsal has shown to work."))
        {
            yield return block;
        }

        if (subject.Pages.Any())
        {
            yield return new ParagraphBlock($"Instead of the permission set, each page's own security list (Setup > Visualforce Pages > "
                + $"Security) may name profile {subject.Profile.Name}; then take the page out of the set.");
        }
    }

    private static ParagraphBlock Check(string what) =>
        new(RichText.Of($"{Span.Strong("Check:")} {what}{(what.EndsWith('.') ? "" : ".")}"));
}
