using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>What is done after the move: the proof, and what to watch.</summary>
internal sealed class RunbookAfter(MigrationPlan plan, SubjectPlan subject)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new StepBlock("Prove it", [
            new ParagraphBlock("Retrieve the project and fill the exports again, then compare with the snapshot: licence, profile, permission sets, every right that is needed, apps and IP ranges."),
            new CodeBlock("sh collect/collect.sh \"$ORG\"\nsf project retrieve start --manifest collect/package.xml --target-org \"$ORG\"\nmetadata-analyzer verify . --before before.json"),
            new ParagraphBlock("Run these in the folder of the retrieved project.")]);
        yield return new StepBlock("Watch it", [
            new CodeBlock(Commands.ShowLogins),
            new ListBlock([.. Watch()])]);
        yield return new StepBlock("Keep the way back open", [
            new ParagraphBlock("The seat of the old licence is free at once, and somebody else can take it. Keep one free until the integration has done whatever it does in a month.")]);
    }

    private IEnumerable<RichText> Watch()
    {
        yield return "Errors of the integration itself: a missing right on a field shows as an unknown field, one on an object as an object that does not exist.";
        foreach (var seat in subject.Subject.PackageLicenses)
        {
            yield return RichText.Of($"The seat of the managed package {Span.Code(seat)}: see that it is still assigned, and assign it again if not.");
        }

        foreach (var license in subject.Subject.PermissionSetLicenses.Where(license => !plan.Result.Org.IsTargetPermissionSetLicense(license)))
        {
            yield return RichText.Of($"The permission set licence {Span.Code(license)}, which the user holds besides: see whether it is still assigned.");
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

    private IEnumerable<string> KeptWholeOrg() => !plan.Options.IsNarrow ? [] : subject.Subject.PermissionNeeded.Where(need => need.Name is "ModifyAllData" or "ViewAllData")
        .SelectMany(need => need.Right.Grants).Where(grant => subject.Subject.Keeps(grant.Source)).Select(grant => grant.Source.Caption).Distinct(StringComparer.Ordinal);
}
