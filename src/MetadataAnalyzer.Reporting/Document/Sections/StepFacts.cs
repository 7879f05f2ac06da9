using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The facts of a step, before its findings.</summary>
internal static class StepFacts
{
    /// <param name="step">The step.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="plan">The plan of its move; null when none is planned.</param>
    /// <param name="asOf">Day of the assessment; null when not known.</param>
    public static IEnumerable<Block> Of(AssessmentStep step, Subject subject, SubjectPlan? plan, DateOnly? asOf) => step switch
    {
        AssessmentStep.Profile => [Profile(subject)],
        AssessmentStep.PermissionSets => [PermissionSets(subject)],
        AssessmentStep.NewPermissionSet => [NewPermissionSet(subject, plan)],
        AssessmentStep.IpRanges => [IpRanges(subject)],
        AssessmentStep.ConnectedApps => [Apps(subject), .. SignIns(subject, asOf)],
        AssessmentStep.ApexAndVisualforce => Code(subject),
        _ => [],
    };

    private static ParagraphBlock Profile(Subject subject)
    {
        if (subject.Profile is not { } profile)
        {
            return new("The profile is not in the project, so that what it grants is not known.");
        }

        var origin = profile.IsCustom switch { true => "custom", false => "standard", null => "custom or standard is not known" };
        return new(RichText.Of($"{Span.Strong(profile.FullName)} ({origin}), licence {profile.UserLicense ?? "not given in the file"}; "
            + $"{Inline.Place(profile.Location)}"));
    }

    private static Block PermissionSets(Subject subject)
    {
        const int Few = 12;
        ImmutableArray<PermissionSetOutlook> sets = [.. PermissionSetOutlook.Of(subject)];
        if (sets.IsEmpty)
        {
            return new ParagraphBlock("No permission set is known to reach the subject.");
        }

        var table = new TableBlock(
            [new("Permission sets", Width: 1.6), new("By group", Width: 1), new("Bound to", Width: 1.2),
                new("After the switch", Width: 2.6)],
            [.. sets.GroupBy(set => (set.Group, set.License, Outlook: Outlook(set)))
                .Select(alike => TableRow.Of(string.Join(", ", alike.Select(Name)), alike.Key.Group ?? "–", alike.Key.License
                ?? "–", alike.Key.Outlook))])
        { Caption = "Permission sets" };
        return sets.Length <= Few ? table : new LongBlock([table], OnPaper(sets));
    }

    private static string Name(PermissionSetOutlook set) => set.Name + (set.Type == "PermissionSetGroup" ? " (group)" : "");

    private static string Outlook(PermissionSetOutlook set)
    {
        var outlook = set.Outlook switch
        {
            "assignable" => "can be assigned again",
            "lost" => "cannot be assigned again as it is",
            _ => "not certain",
        };
        var obstacles = string.Join("; ", ObstacleText.Of(set.Obstacles).Select(obstacle => obstacle.Clause));
        return $"{outlook}{(obstacles.Length == 0 ? "" : ": " + obstacles)}{(set.Twin is null ? "" : $"; assign '{set.Twin}' instead")}";
    }

    /// <summary>The number of permission sets with the same outlook. The instructions for the move name each of them.</summary>
    private static RichText OnPaper(ImmutableArray<PermissionSetOutlook> sets)
    {
        var outlooks = sets.GroupBy(Outlook, StringComparer.Ordinal).OrderByDescending(outlook => outlook.Count())
            .ThenBy(outlook => outlook.Key, StringComparer.Ordinal);
        var counts = RichText.Join("",
            outlooks.Select(outlook => RichText.Of($"{Span.Break}{Span.Strong($"{outlook.Count()}")} {outlook.Key}")));
        return RichText.Of($"{Words.Count(sets.Length, "permission set")} and "
            + $"groups:{counts}{Span.Break}{Inline.Elsewhere("permission-sets.csv")}");
    }

    private static ParagraphBlock NewPermissionSet(Subject subject, SubjectPlan? plan)
    {
        // A subject whose move is not planned has no set with what its rights require.
        var counts = plan is null
            ? string.Join(", ", subject.Move.CountsToRebuild.Select(entry => AccessKinds.Count(entry.Key, entry.Value)))
            : plan.Set?.Counts ?? "";
        string[] sentences =
        [
            .. counts.Length > 0 ? [$"A permission set without a licence must hold {counts}."] : Array.Empty<string>(),
            .. plan?.UnprovenSet is { } set
                ? [$"One to try in a sandbox holds what the licence is not proven to carry: {set.Counts}."]
                : Array.Empty<string>(),
        ];
        return new(sentences.Length > 0 ? string.Join(" ", sentences)
            : "Nothing has to be rebuilt: no right is known to come only from what the move drops.");
    }

    private static Block IpRanges(Subject subject)
    {
        if (subject.Profile is not { } profile)
        {
            return new ParagraphBlock("Not known without the profile.");
        }

        if (profile.LoginIpRanges.IsEmpty && profile.LoginHours is not { Restricts: true })
        {
            return new ParagraphBlock("The profile restricts neither addresses nor hours.");
        }

        var ranges = profile.LoginIpRanges.Select(range => RichText.Of(
            $"{Span.Code(range.ToString())}{(profile.Restricts(range) ? "" : " (restricts nothing)")}"
                + $"{(range.Description is { } text ? $" – {text}" : "")}; {Inline.Place(range.Location)}"));
        var hours = profile.LoginHours is { Restricts: true } login
            ? [RichText.Of($"Login hours: {login.ToString()}; {Inline.Place(login.Location)}")]
            : Array.Empty<RichText>();
        return new ListBlock([.. ranges, .. hours]);
    }

    private static Block Apps(Subject subject) => subject.AppUses.IsEmpty
        ? new ParagraphBlock("No app of the project or of the exports is known to concern the subject.")
        : new TableBlock(
            [new("App", Width: 1.4), new("Users", Width: 1.2), new("Why it is listed", Width: 2), new("Place", Width: 1.8)],
            [
                .. subject.AppUses.Select(app => TableRow.Of(
                    app.Label, app.IsAdminApproved switch
                    {
                        true => "pre-authorised only",
                        false => "may authorise themselves",
                        null => "not known",
                    }, string.Join("; ", Reasons(app)), Inline.Place(app.App.Location))),
            ])
        { Caption = "Apps" };

    private static IEnumerable<Block> SignIns(Subject subject, DateOnly? asOf)
    {
        if (!subject.SignIns.IsEmpty)
        {
            yield return new TableBlock(
                [new("Signs in with", Width: 1.3), new("By", Width: 1.2), new("Refresh token", Width: 1.6), new("Consent", Width: 1.8),
                    new("Platform changes", Width: 1.8)],
                [
                    .. subject.SignIns.Select(signIn => TableRow.Of(
                        SignInText.Application(signIn), SignInText.Flows(signIn), SignInText.Token(signIn), SignInText.Consent(signIn),
                        SignInText.Changes(signIn, asOf))),
                ])
            { Caption = "Signing in" };
        }
    }

    private static IEnumerable<string> Reasons(AppUse app)
    {
        if (app.RunAs is not null)
        {
            yield return "runs as this user";
        }

        if (app.Profile is { } profile)
        {
            yield return $"pre-authorises profile '{profile.Name}'";
        }

        foreach (var set in app.PermissionSets)
        {
            yield return $"pre-authorises permission set '{set.Name}'";
        }

        if (app.SeenInLogins == true)
        {
            yield return "seen in its logins";
        }

        if (!app.Tokens.IsEmpty)
        {
            yield return $"holds {Words.Count(app.Tokens.Length, "token")} of "
                + $"it{(app.Tokens.Max(token => token.LastUsedDate) is { } last ? $", last used on {last:yyyy-MM-dd}" : "")}";
        }

        if (!app.Policy.IsInProject)
        {
            yield return "known from the exports only";
        }
    }

    private static IEnumerable<Block> Code(Subject subject)
    {
        var (classes, pages) = (subject.Access.Rights(AccessKind.ApexClass), subject.Access.Rights(AccessKind.VisualforcePage));
        if (classes.IsEmpty && pages.IsEmpty)
        {
            yield return new ParagraphBlock("No Apex class and no Visualforce page is granted.");
        }

        if (!classes.IsEmpty)
        {
            yield return Inline.Names(Words.Count(classes.Length, "Apex class", "Apex classes"),
                [.. classes.Select(right => right.Name)], "apex-and-pages.csv");
        }

        if (!pages.IsEmpty)
        {
            yield return Inline.Names(Words.Count(pages.Length, "Visualforce page"),
                [.. pages.Select(right => right.Name)], "apex-and-pages.csv");
        }
    }
}
