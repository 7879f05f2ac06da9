using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>Phrases that more than one part of a kit says.</summary>
internal static class RunbookTexts
{
    /// <summary>What a set carries, counted: <c>8 user permissions, 12 objects</c>.</summary>
    public static string Carries(PlannedSet set) =>
        string.Join(", ", set.Rights.GroupBy(right => right.Kind).OrderBy(group => group.Key).Select(group => AccessKinds.Count(group.Key, group.Count())));

    /// <summary>Why rights are dropped, in words.</summary>
    public static string Of(DropCause cause) => cause switch
    {
        DropCause.UserInterface => "for the user interface only",
        DropCause.NotNeeded => "not needed",
        DropCause.Refused => "refused by the licence",
        DropCause.ComesWithObject => "comes with its object",
        DropCause.CannotBeEdited => "cannot be edited by anybody",
        DropCause.TestClass => "test class",
        DropCause.Narrowed => "left out for least privilege",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "not a cause"),
    };

    /// <summary>Takes every assignment away, by the ids that the org gives.</summary>
    public static IEnumerable<Block> RemoveAll()
    {
        yield return new CodeBlock(Commands.ListAssignments);
        yield return new ParagraphBlock(RichText.Of($"{Span.Code("../remove.csv")} now has the heading {Span.Code("Id")} and below it the id of each assignment, and nothing else: that is what a bulk deletion takes. Compare it with the list before you go on."));
        yield return new CodeBlock(Commands.RemoveListed);
        yield return new ParagraphBlock(RichText.Of($"Where the job is refused, {Span.Code("sf data delete record --sobject PermissionSetAssignment --record-id ID --target-org ORG")} deletes them one by one."));
    }

    /// <summary>A source: how strong it is, of when, and what it is.</summary>
    public static string Of(EvidenceSource source) => $"{source.Grade}, {source.Date}: {source.Title}";
}
