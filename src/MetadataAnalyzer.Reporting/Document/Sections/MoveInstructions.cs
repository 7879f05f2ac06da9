using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The seven steps of the move for one subject, in order.</summary>
internal static class MoveInstructions
{
    public static StepBlock Build(SubjectPlan plan, Org org)
    {
        RichText[] steps = [.. Steps(plan, org)];
        var back = WayBack(plan.Subject, org);
        return new("The move, in seven steps",
            [new LongBlock([new ListBlock([.. steps], IsOrdered: true), new ParagraphBlock(back)],
                RichText.Of($"{RichText.Join(" ", steps.Select((step, index) => RichText.Of($"{Span.Strong($"{index + 1}")} {step}")))} "
                    + $"{back}"))]);
    }

    /// <summary>The steps that undo the move; they need a free seat of the old licence.</summary>
    private static string WayBack(Subject subject, Org org)
    {
        var sets = subject.Access.Assignments.Select(assignment => $"'{assignment.Name}'").ToList();
        var again = sets.Count == 0 ? "" : $"; assign again {string.Join(", ", sets)}";
        var names = org.Catalogue.StandardNames;
        var profile = subject.ProfileName.Length == 0
            ? "the profile of before"
            : $"the profile '{org.Names.ProfileLabel(subject.ProfileName)}'";
        return $"The way back: take '{names.PermissionSetLicenseLabel}' and the new permission set away, set {profile}"
            + $"{(subject.UserLicense is { } license ? $" of the licence '{license}'" : "")} again{again}. It needs a free seat of the "
            + $"old licence: give none up before the jobs of a month have run.";
    }

    private static IEnumerable<RichText> Steps(SubjectPlan plan, Org org)
    {
        yield return $"Licence and profile: {Profile(plan)}";
        yield return $"Permission set licence: assign '{org.Catalogue.StandardNames.PermissionSetLicenseLabel}'.";
        yield return $"New permission set: {NewSets(plan)}";
        yield return $"Permission sets: {Assignments(plan)}";
        yield return $"Apps: {Apps(plan.Subject)}";
        yield return Code("Apex classes", AccessKind.ApexClass);
        yield return Code("Visualforce pages", AccessKind.VisualforcePage);

        string Code(string what, AccessKind kind)
        {
            var (granted, rebuilt) = (plan.Subject.Access.Rights(kind).Length, plan.Sets.Sum(set => set.Of(kind).Count()));
            return granted == 0 ? $"{what}: none."
                : $"{what}: {granted} granted today, {rebuilt} of them by the new permission set from now on.";
        }
    }

    private static string Profile(SubjectPlan plan) => plan.Profile switch
    {
        { IsNew: true } custom => $"make the custom profile '{custom.Name}' on '{plan.UserLicense}' with "
            + $"{string.Join("; ", custom.Reasons)}, then set licence and profile together.",
        { Reasons.IsEmpty: false } own => $"set the user licence '{plan.UserLicense}' and the profile '{own.Name}', which has "
            + $"{string.Join("; ", own.Reasons)}.",
        var stock => $"set the user licence '{plan.UserLicense}' and the profile '{stock.Name}'.",
    };

    private static string NewSets(SubjectPlan plan)
    {
        string[] sentences =
        [
            .. plan.Set is { } set ? [$"assign one without a licence that holds {set.Counts}."] : Array.Empty<string>(),
            .. plan.UnprovenSet is { } open
                ? [$"{(plan.Set is null ? "try one" : "Try a second")} in a sandbox with what the licence is not proven to carry: "
                    + $"{open.Counts}."]
                : Array.Empty<string>(),
        ];
        return sentences.Length == 0 ? "none is needed." : string.Join(" ", sentences);
    }

    private static string Assignments(SubjectPlan plan)
    {
        var kept = plan.Assign.Where(assignment => !assignment.IsNew).ToLookup(assignment => assignment.IsUnproven);
        var again = kept[false].ToLookup(assignment => ApiName.Same(assignment.Name, assignment.Current?.Name));
        var lost = plan.Remove.Where(removed =>
            !plan.Assign.Any(assignment => assignment.Type == removed.Type && ApiName.Same(assignment.Name, removed.Name)));
        (string Before, IEnumerable<PlannedAssignment> Assignments, string After)[] parts =
        [
            ("assign again ", again[true], ""), ("assign ", again[false], " in the place of what is left out"),
            ("try ", kept[true], " in a sandbox"), ("leave out ", lost, ""),
        ];
        var texts = parts.Where(part => part.Assignments.Any()).Select(part => part.Before
            + string.Join(", ", part.Assignments.Select(assignment => $"'{assignment.Name}'")) + part.After).ToList();
        return texts.Count == 0 ? "none to assign again." : string.Join("; ", texts) + ".";
    }

    private static string Apps(Subject subject)
    {
        var lost = subject.AppUses.Where(subject.Move.LosesAccess).Select(app => $"'{app.Label}'").ToList();
        return subject.AppUses.IsEmpty ? "none is known to concern it."
            : lost.Count == 0 ? $"{Words.Count(subject.AppUses.Length, "app")} to check; none is known to lock it out."
            : $"pre-authorise the new profile or permission set in {string.Join(", ", lost)}.";
    }
}
