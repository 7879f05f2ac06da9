using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;

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
        DropCause.UserInterface => "acts in the user interface only",
        DropCause.NotNeeded => "not needed",
        DropCause.Refused => "refused by the licence",
        DropCause.ComesWithObject => "comes with its object",
        DropCause.CannotBeEdited => "cannot be edited by anybody",
        DropCause.TestClass => "test class",
        DropCause.Narrowed => "left out for least privilege",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "not a cause"),
    };

    /// <summary>The cause as files for scripts spell it.</summary>
    public static string Id(DropCause cause) => cause switch
    {
        DropCause.UserInterface => "user-interface",
        DropCause.NotNeeded => "not-needed",
        DropCause.Refused => "refused",
        DropCause.ComesWithObject => "comes-with-object",
        DropCause.CannotBeEdited => "cannot-be-edited",
        DropCause.TestClass => "test-class",
        DropCause.Narrowed => "narrowed",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "not a cause"),
    };

    /// <summary>The kind as files for scripts spell it.</summary>
    public static string Id(AccessKind kind) => AccessKinds.ElementType(kind);
}
