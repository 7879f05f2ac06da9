using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The steps after the move: the proof, and the things to watch.</summary>
internal sealed class RunbookAfter(MigrationPlan plan, SubjectPlan subject)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new StepBlock("Prove it", [
            new ParagraphBlock(RichText.Of($"Fill the exports and retrieve the project again, then compare with the snapshot: licence, "
                + $"profile, permission sets, every right that is needed, apps and IP ranges. This runs in {Span.Code("../my-project")}, "
                + $"which keeps an older state unless it is under version control.")),
            .. Commands.Collect(),
            new CodeBlock($"metadata-analyzer verify . --before ../before.json{Only}"),
            new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} it says that the move is complete. What is missed is listed with "
                + $"what gave it before; what is not proven, with what would show "
                + $"it.{(subject.UnprovenSet is { } unproven
                    ? RichText.Of($" Without {Span.Code(unproven.Name)}, when the rehearsal has shown that it is refused, it misses "
                        + $"that set and its rights, and nothing else.")
                    : RichText.Empty)}"))]);
        yield return new StepBlock("Watch it", [
            new CodeBlock(Commands.ShowLogins),
            new ListBlock([.. Watch()])]);
        yield return new StepBlock("Keep the way back open", [
            new ParagraphBlock($"{plan.Result.Org.Catalogue.Move.Fact(MoveFact.SeatFreeAtOnce).Text} Keep one free until the integration "
                + $"has done whatever it does in a month.")]);
    }

    /// <summary>The option that limits the proof to the user of this runbook, because users move one after the other.</summary>
    private string Only =>
        subject.Subject.Kind == SubjectKind.User && Shell.IsPlain(subject.Subject.Name) ? $" --subject {subject.Subject.Name}" : "";

    private IEnumerable<RichText> Watch()
    {
        yield return "Errors of the integration itself: the messages below say what they mean.";
        foreach (var package in subject.Subject.PackageLicenses)
        {
            yield return RichText.Of($"The seat of the managed package {Span.Code(package.Name)}: see that it is still assigned, and "
                + $"assign it again if not.");
        }

        foreach (var license in subject.Subject.PermissionSetLicenses.Where(license =>
            !plan.Result.Org.IsTargetPermissionSetLicense(license.Name)))
        {
            yield return RichText.Of($"The permission set licence {Span.Code(license.Name)}, which the user holds besides: see whether it "
                + $"is still assigned.");
        }

        if (plan.Options.IsNarrow && !subject.GrantInstead.IsEmpty)
        {
            yield return "Records that the integration no longer sees, since it lost its rights on the whole org.";
        }

        if (KeptWholeOrg().ToList() is { Count: > 0 } kept)
        {
            yield return $"Rights on the whole org that stay, because they come with {string.Join(", ", kept)}.";
        }
    }

    private IEnumerable<string> KeptWholeOrg() => !plan.Options.IsNarrow
        ? []
        : subject.Subject.Needs.Permissions.Where(need => need.Name is UserPermissions.ModifyAllData or UserPermissions.ViewAllData)
        .SelectMany(need => need.Right.Grants).Where(grant => subject.Subject.Move.Keeps(grant) != AccessRights.None)
            .Select(grant => grant.Source.Caption).Distinct(StringComparer.Ordinal);
}

/// <summary>The steps that restore the state before the move.</summary>
internal sealed class RunbookRollback(MigrationPlan plan, SubjectPlan subject, Commands commands, string oldProfile)
{
    private readonly AssignmentFiles _files = new(plan.Result.Org, subject);

    public IEnumerable<Block> Blocks()
    {
        yield return new ParagraphBlock(RichText.Of(
            $"In this order, in the folder of the kit, with the integration stopped. {Span.Code("../before.json")} holds the state to "
                + $"come back to, and {Span.Code("../before.md")} the same for reading. It needs a free seat of "
                + $"{Span.Strong(subject.Subject.UserLicense ?? "the old licence")}."));
        yield return new StepBlock("Take away what the move assigned", [.. TakeAway()]);
        yield return new StepBlock("Put the user back on its profile, and so on its licence", [
            new CodeBlock(Commands.SetProfile(oldProfile)),
            new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} profile {oldProfile}{OldProfileId()}, licence "
                + $"{subject.Subject.UserLicense ?? "as before"}, active.")),
            new CodeBlock(Commands.ShowUser)]);
        if (!subject.Remove.IsEmpty)
        {
            yield return new StepBlock("Assign again what was assigned", [.. AssignAgain()]);
        }

        if (Besides().ToList() is { Count: > 0 } besides)
        {
            yield return new StepBlock("See that the rest is as it was", [
                new ParagraphBlock("None of this is taken away by the steps; whether the platform took it away is not known. Assign "
                    + "again what is missing."),
                new ListBlock([.. besides])]);
        }

        yield return new StepBlock("Prove it", [
            new ParagraphBlock("Fill the exports and retrieve the project again, take a second snapshot and compare: for this user no "
                + "right, assignment or licence may differ. What the kit added to the project shows as new and may stay."),
            .. Commands.Collect(),
            new CodeBlock($"{Commands.Snapshot(plan.Options, ".", "../back.json")}\nmetadata-analyzer diff ../before.json ../back.json")]);
        yield return new StepBlock("When a step is refused", [
            new ParagraphBlock("What these messages tell on the way back:"),
            new TableBlock(
                [new("Message", Width: 2), new("What it means on the way back", Width: 3), new("Known from", Width: 1.5)],
                [
                    .. plan.Result.Org.Catalogue.Move.Messages.Where(message => message.Back is not null)
                        .Select(message => TableRow.Of(Span.Code(message.Says), message.Back!, RunbookTexts.Of(message.Source))),
                ])
            { IsCompact = true }]);
        yield return new StepBlock("Leave the rest", [
            new ParagraphBlock("The new profile and permission sets, which no user has now, and what was added to apps change nothing for "
                + "any user. Delete them when it is certain that the move is not tried again.")]);
    }

    private IEnumerable<Block> TakeAway()
    {
        if (!subject.Assign.IsEmpty || subject.Subject.Kind != SubjectKind.User)
        {
            foreach (var block in RunbookTexts.RemoveAll())
            {
                yield return block;
            }
        }

        if (!subject.HoldsPermissionSetLicense)
        {
            yield return new CodeBlock(commands.RemoveLicense);
        }

        yield return new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} neither list shows "
            + $"anything{(subject.HoldsPermissionSetLicense ? $" but {subject.PermissionSetLicense}, which the user held before" : "")}."));
        yield return new CodeBlock($"{Commands.ShowAssignments}\n{Commands.ShowLicenses}");
    }

    private IEnumerable<Block> AssignAgain()
    {
        yield return new CodeBlock(string.Join('\n', subject.Remove.Select(commands.Assign)));
        if (_files.CountBefore == subject.Remove.Length)
        {
            yield return new ParagraphBlock("Or, in production, all at once by their ids:");
            yield return new CodeBlock(Commands.Load("PermissionSetAssignment",
                $"{KitLayout.FolderOf(subject, plan.Result.Org)}/{AssignmentFiles.Before}"));
        }

        yield return new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} the list shows "
            + $"{string.Join(", ", subject.Remove.Select(assignment => assignment.Name))}."));
        yield return new CodeBlock(Commands.ShowAssignments);
    }

    private string OldProfileId() =>
        plan.Result.Org.Exports.Profiles.FirstOrDefault(row => string.Equals(row.Name, oldProfile,
            StringComparison.OrdinalIgnoreCase)) is { Id.IsEmpty: false } row ? $" (in production {row.Id})" : "";

    /// <summary>Properties of the user in the snapshot beside its profile and assignments.</summary>
    private IEnumerable<RichText> Besides()
    {
        foreach (var license in subject.Subject.PermissionSetLicenses.Where(license =>
            !plan.Result.Org.IsTargetPermissionSetLicense(license.Name)))
        {
            yield return RichText.Of($"permission set licence {Span.Code(license.Name)}");
        }

        foreach (var package in subject.Subject.PackageLicenses)
        {
            yield return RichText.Of($"seat of the managed package {Span.Code(package.Name)}");
        }

        foreach (var flag in subject.Subject.User?.FeatureFlags ?? [])
        {
            yield return RichText.Of($"feature licence {Span.Code(flag)} on the user");
        }

        if (subject.Subject.User?.UserRoleName is { Length: > 0 } role)
        {
            yield return RichText.Of($"role {Span.Code(role)}");
        }

        foreach (var (kind, group) in subject.Subject.Duties.PublicGroups.Select(group => ("public group", group))
            .Concat(subject.Subject.Duties.Queues.Select(queue => ("queue", queue))))
        {
            yield return RichText.Of($"member of {kind} "
                + $"{Span.Code(group.GroupDeveloperName ?? group.GroupName ?? group.GroupId.ToString())}");
        }
    }
}
