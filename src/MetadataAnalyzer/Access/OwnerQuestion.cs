using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>The kinds of question to the owner of an integration.</summary>
public enum OwnerQuestionKind
{
    /// <summary>A use by the client: a trigger of the catalogue.</summary>
    Behaviour,

    /// <summary>Which objects the client reads and writes.</summary>
    Objects,

    /// <summary>Whether the client needs one user permission.</summary>
    Permission,
}

/// <summary>A question to the owner of an integration: no file shows the answer, and rights that the user holds depend on it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">The key of the answer: a trigger's id, <c>objects</c>, or a permission's API name.</param>
/// <param name="Words">The question in the owner's words, or the label of a permission.</param>
/// <param name="IsRefused">Whether the licence refuses a right that depends on the answer.</param>
/// <param name="Decisions">The rights that depend on it; empty where none does, as for Visualforce pages.</param>
public sealed record OwnerQuestion(
    OwnerQuestionKind Kind, string Key, string Words, bool IsRefused, ImmutableArray<RightDecision> Decisions)
{
    /// <summary>
    /// The open questions about a subject, those that decide most first: pages, what the licence refuses and what the client does, objects,
    /// single permissions.
    /// </summary>
    internal static ImmutableArray<OwnerQuestion> Find(SubjectNeeds needs, LicenseCatalogue catalogue)
    {
        ImmutableArray<RightDecision> asked = [.. needs.With(RightOutcome.Asked)];
        var permissions = asked.Where(decision => decision.Right.Kind == AccessKind.UserPermission)
            .GroupBy(decision => TriggerOf(decision)?.Id ?? decision.Name, StringComparer.Ordinal)
            .Select(group => OfPermissions([.. group]))
            .OrderByDescending(question => question.IsRefused)
            .ThenBy(question => question.Kind == OwnerQuestionKind.Permission)
            .ThenBy(question => $"{question}", StringComparer.Ordinal)
            .ToLookup(question => question.IsRefused || question.Kind == OwnerQuestionKind.Behaviour);
        ImmutableArray<RightDecision> objects = [.. asked.Where(decision => decision.Right.Kind == AccessKind.Object)];
        return
        [
            .. needs.OpensPages.Need == Need.Open && needs.EndpointPages is { IsEmpty: false } pages
                ? [OfPages(pages, catalogue)]
                : ImmutableArray<OwnerQuestion>.Empty,
            .. permissions[true],
            .. objects.IsEmpty
                ? ImmutableArray<OwnerQuestion>.Empty
                : [new(OwnerQuestionKind.Objects, "objects", "which does it read or write?", objects.Any(IsBlocked), objects)],
            .. permissions[false],
        ];
    }

    /// <summary>The key with the question in words: <c>email (does it send mail as this user?)</c>.</summary>
    public override string ToString() => Words == Key ? Key : $"{Key} ({Words})";

    private static OwnerQuestion OfPermissions(ImmutableArray<RightDecision> decisions) => TriggerOf(decisions[0]) is { } trigger
        ? new(OwnerQuestionKind.Behaviour, trigger.Id, trigger.Ask ?? "", decisions.Any(IsBlocked), decisions)
        : new(
            OwnerQuestionKind.Permission, decisions[0].Name, decisions[0].Entry?.Label ?? decisions[0].Name, decisions.Any(IsBlocked),
            decisions);

    private static OwnerQuestion OfPages(ImmutableArray<ApexPage> pages, LicenseCatalogue catalogue) => new(
        OwnerQuestionKind.Behaviour, PermissionTrigger.Pages,
        $"{catalogue.FindTrigger(PermissionTrigger.Pages)?.Ask} "
            + $"{string.Join(", ", pages.Select(page => page.FullName).Take(3))}{(pages.Length > 3 ? " …" : "")}",
        IsRefused: false, []);

    private static PermissionTrigger? TriggerOf(RightDecision decision) =>
        decision.Entry?.Trigger is { DecidedBy: TriggerDecider.Client } trigger ? trigger : null;

    private static bool IsBlocked(RightDecision decision) => decision.Carriage.Status == CarriageStatus.Blocked;
}
