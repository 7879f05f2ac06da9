using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The seven steps of the move for one subject, in order.</summary>
internal static class MoveInstructions
{
    public static StepBlock Build(AssessedSubject assessed, Org org)
    {
        RichText[] steps = [.. Steps(assessed.Subject, org)];
        var back = WayBack(assessed.Subject, org);
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

    private static IEnumerable<RichText> Steps(Subject subject, Org org)
    {
        var names = org.Catalogue.StandardNames;
        var rebuilt = subject.Move.CountsToRebuild;
        yield return subject.Move.ProfileSettings.LoginRestrictions.IsEmpty && !org.ApiOnlyProfileRestrictions.IsEmpty
            ? $"Licence and profile: make a custom profile on '{names.UserLicense}' without login restrictions, because "
                + $"'{names.ApiOnlyProfiles[0]}' of this org restricts logins to {org.ApiOnlyProfileRestrictions.Key}, then set licence "
                + $"and profile together."
            : subject.Move.ProfileSettings.LoginRestrictions.IsEmpty
            ? $"Licence and profile: set the user licence '{names.UserLicense}' and the profile '{names.ApiOnlyProfiles[0]}'."
            : $"Licence and profile: make a custom profile on '{names.UserLicense}' with the login restrictions "
                + $"{subject.Move.ProfileSettings.LoginRestrictions.Key}, then set licence and profile together.";
        yield return $"Permission set licence: assign '{names.PermissionSetLicenseLabel}'.";
        yield return rebuilt.IsEmpty
            ? "New permission set: none is needed."
            : $"New permission set: assign one without a licence that holds "
                + $"{string.Join(", ", rebuilt.Select(entry => AccessKinds.Count(entry.Key, entry.Value)))}.";
        yield return $"Permission sets: {Again(subject)}";
        yield return $"Apps: {Apps(subject)}";
        yield return Code("Apex classes", AccessKind.ApexClass);
        yield return Code("Visualforce pages", AccessKind.VisualforcePage);

        string Code(string what, AccessKind kind) => subject.Access.Rights(kind).Length is var granted && granted == 0
            ? $"{what}: none."
            : $"{what}: {granted} granted today, {rebuilt.GetValueOrDefault(kind)} of them by the new permission set from now on.";
    }

    private static string Again(Subject subject)
    {
        var sets = PermissionSetOutlook.Of(subject).ToList();
        string[] NamesOf(string outlook) =>
            [.. sets.Where(set => set.Outlook == outlook).Select(set => $"'{set.Group ?? set.Name}'")
            .Distinct(StringComparer.Ordinal)];
        var (again, lost, open) = (NamesOf("assignable"), NamesOf("lost"), NamesOf("unknown"));
        if (again.Length + lost.Length + open.Length == 0)
        {
            return "none to assign again.";
        }

        string[] parts =
        [
            .. again.Length > 0 ? [$"assign again {string.Join(", ", again)}"] : Array.Empty<string>(),
            .. open.Length > 0 ? [$"try {string.Join(", ", open)} in a sandbox"] : Array.Empty<string>(),
            .. lost.Length > 0 ? [$"leave out {string.Join(", ", lost)}"] : Array.Empty<string>(),
        ];
        return string.Join("; ", parts) + ".";
    }

    private static string Apps(Subject subject)
    {
        var lost = subject.AppUses.Where(subject.Move.LosesAccess).Select(app => $"'{app.Label}'").ToList();
        return subject.AppUses.IsEmpty ? "none is known to concern it."
            : lost.Count == 0 ? $"{Words.Count(subject.AppUses.Length, "app")} to check; none is known to lock it out."
            : $"pre-authorise the new profile or permission set in {string.Join(", ", lost)}.";
    }
}
