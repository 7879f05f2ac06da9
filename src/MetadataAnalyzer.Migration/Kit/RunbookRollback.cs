using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>How the state before the move is restored.</summary>
internal sealed class RunbookRollback(SubjectPlan subject, Commands commands, string oldProfile)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new ParagraphBlock(RichText.Of(
            $"In this order, with the integration stopped. {Span.Code("before.json")} holds the state to come back to; it needs a free seat of {Span.Strong(subject.Subject.UserLicense ?? "the old licence")}."));
        yield return new StepBlock("Take away what the move assigned", [new CodeBlock(Commands.RemoveAll + (subject.HoldsPermissionSetLicense ? "" : "\n" + commands.RemoveLicense))]);
        yield return new StepBlock("Put the user back on its profile, and so on its licence", [
            new CodeBlock(commands.SetProfile(oldProfile)),
            new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} profile {oldProfile}, licence {subject.Subject.UserLicense ?? "as before"}, active.")),
            new CodeBlock(Commands.ShowUser)]);
        if (!subject.Remove.IsEmpty)
        {
            yield return new StepBlock("Assign again what was assigned", [
                new CodeBlock(string.Join('\n', subject.Remove.Select(Commands.Assign))),
                new ParagraphBlock(RichText.Of($"The same for the bulk API, with the ids of production: {Span.Code(AssignmentFiles.Before)}, where the exports give them.")),
                new CodeBlock(Commands.ShowAssignments)]);
        }

        yield return new StepBlock("Leave the rest", [
            new ParagraphBlock("The new profile and permission sets, which nobody has now, and what was added to apps change nothing for anybody. Delete them when it is certain that the move is not tried again.")]);
    }
}
