using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>What is done after the move: the proof, and what to watch.</summary>
internal sealed class RunbookAfter(MigrationPlan plan, SubjectPlan subject)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new StepBlock("Prove it", [
            new ParagraphBlock(RichText.Of($"Fill the exports and retrieve the project again, then compare with the snapshot: licence, profile, permission sets, every right that is needed, apps and IP ranges. This runs in {Span.Code("../my-project")}, which keeps an older state unless it is under version control.")),
            .. Commands.Collect(),
            new CodeBlock($"metadata-analyzer verify . --before ../before.json{Only}"),
            new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} it says that the move is complete. What is missed is listed with what gave it before; what is not proven, with what would show it.{(subject.UnprovenSet is { } unproven ? RichText.Of($" Without {Span.Code(unproven.Name)}, when the rehearsal has shown that it is refused, it misses that set and its rights, and nothing else.") : RichText.Empty)}"))]);
        yield return new StepBlock("Watch it", [
            new CodeBlock(Commands.ShowLogins),
            new ListBlock([.. Watch()])]);
        yield return new StepBlock("Keep the way back open", [
            new ParagraphBlock($"{plan.Result.Org.Catalogue.Move.Fact(MoveFact.SeatFreeAtOnce).Text} Keep one free until the integration has done whatever it does in a month.")]);
    }

    /// <summary>The users of the kit move one after the other: the proof is of the one that this runbook moved.</summary>
    private string Only => subject.Subject.Kind == SubjectKind.User && Shell.IsPlain(subject.Subject.Name) ? $" --subject {subject.Subject.Name}" : "";

    private IEnumerable<RichText> Watch()
    {
        yield return "Errors of the integration itself: the messages below say what they mean.";
        foreach (var package in subject.Subject.PackageLicenses)
        {
            yield return RichText.Of($"The seat of the managed package {Span.Code(package.Name)}: see that it is still assigned, and assign it again if not.");
        }

        foreach (var license in subject.Subject.PermissionSetLicenses.Where(license => !plan.Result.Org.IsTargetPermissionSetLicense(license.Name)))
        {
            yield return RichText.Of($"The permission set licence {Span.Code(license.Name)}, which the user holds besides: see whether it is still assigned.");
        }

        if (plan.Options.IsNarrow && !subject.GrantInstead.IsEmpty)
        {
            yield return "Records that the integration no longer sees, since it lost its rights on the whole org.";
        }

        if (KeptWholeOrg().ToList() is { Count: > 0 } kept)
        {
            yield return $"Rights on the whole org that stay, for they come with {string.Join(", ", kept)}.";
        }
    }

    private IEnumerable<string> KeptWholeOrg() => !plan.Options.IsNarrow ? [] : subject.Subject.Needs.Permissions.Where(need => need.Name is UserPermissions.ModifyAllData or UserPermissions.ViewAllData)
        .SelectMany(need => need.Right.Grants).Where(grant => subject.Subject.Move.Keeps(grant) != AccessRights.None).Select(grant => grant.Source.Caption).Distinct(StringComparer.Ordinal);
}
