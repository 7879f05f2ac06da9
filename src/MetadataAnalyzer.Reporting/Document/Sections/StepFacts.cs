using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>What a step finds, before its findings.</summary>
internal static class StepFacts
{
    public static IEnumerable<Block> Of(AssessmentStep step, MoveSteps facts) => step switch
    {
        AssessmentStep.Profile => [Profile(facts)],
        AssessmentStep.PermissionSets => [PermissionSets(facts)],
        AssessmentStep.NewPermissionSet => [NewPermissionSet(facts)],
        AssessmentStep.IpRanges => [IpRanges(facts)],
        AssessmentStep.ConnectedApps => [Apps(facts)],
        AssessmentStep.ApexAndVisualforce => Code(facts),
        _ => [],
    };

    private static ParagraphBlock Profile(MoveSteps facts)
    {
        if (facts.Profile is not { } profile)
        {
            return new("The profile is not in the project, so that what it grants is not known.");
        }

        var origin = profile.IsCustom switch { true => "custom", false => "standard", null => "custom or standard is not known" };
        return new(RichText.Of($"{Span.Strong(profile.FullName)} ({origin}), licence {profile.UserLicense ?? "not given in the file"}; "
            + $"{Inline.Place(profile.Location)}"));
    }

    private static Block PermissionSets(MoveSteps facts)
    {
        const int Few = 12;
        if (facts.PermissionSets.IsEmpty)
        {
            return new ParagraphBlock("No permission set is known to reach the subject.");
        }

        var table = new TableBlock(
            [new("Permission sets", Width: 1.6), new("By group", Width: 1), new("Bound to", Width: 1.2),
                new("After the switch", Width: 2.6)],
            [.. facts.PermissionSets.GroupBy(step => (step.Group, step.License, Outlook: Outlook(step)))
                .Select(alike => TableRow.Of(string.Join(", ", alike.Select(Name)), alike.Key.Group ?? "–", alike.Key.License
                ?? "–", alike.Key.Outlook))])
        { Caption = "Permission sets" };
        return facts.PermissionSets.Length <= Few ? table : new LongBlock([table], OnPaper(facts.PermissionSets));
    }

    private static string Name(PermissionSetStep step) => step.Name + (step.Type == "PermissionSetGroup" ? " (group)" : "");

    private static string Outlook(PermissionSetStep step)
    {
        var outlook = step.Outlook switch
        {
            "assignable" => "can be assigned again",
            "lost" => "cannot be assigned again as it is",
            _ => "not certain",
        };
        var obstacles = string.Join("; ", Words.Obstacles(step.Obstacles).Select(obstacle => obstacle.Clause));
        return $"{outlook}{(obstacles.Length == 0 ? "" : ": " + obstacles)}{(step.Twin is null ? "" : $"; assign '{step.Twin}' instead")}";
    }

    /// <summary>The number of permission sets with the same outlook. The instructions for the move name each of them.</summary>
    private static RichText OnPaper(ImmutableArray<PermissionSetStep> steps)
    {
        var outlooks = steps.GroupBy(Outlook, StringComparer.Ordinal).OrderByDescending(outlook => outlook.Count())
            .ThenBy(outlook => outlook.Key, StringComparer.Ordinal);
        var counts = RichText.Join("",
            outlooks.Select(outlook => RichText.Of($"{Span.Break}{Span.Strong($"{outlook.Count()}")} {outlook.Key}")));
        return RichText.Of($"{Words.Count(steps.Length, "permission set")} and "
            + $"groups:{counts}{Span.Break}{Inline.Elsewhere("permission-sets.csv")}");
    }

    private static ParagraphBlock NewPermissionSet(MoveSteps facts) => new(facts.NewPermissionSet.IsEmpty
        ? "Nothing has to be rebuilt: no right is known to come only from what the move drops."
        : $"A permission set without a licence must hold "
            + $"{string.Join(", ", facts.NewPermissionSet.Select(entry => AccessKinds.Count(entry.Key, entry.Value)))}.");

    private static Block IpRanges(MoveSteps facts)
    {
        if (facts.IpRanges.IsEmpty && facts.LoginHours is not { Restricts: true })
        {
            return new ParagraphBlock(facts.Profile is null
                ? "Not known without the profile."
                : "The profile restricts neither addresses nor hours.");
        }

        var ranges = facts.IpRanges.Select(range => RichText.Of(
            $"{Span.Code(range.ToString())}{(facts.Restricts(range) ? "" : " (restricts nothing)")}"
                + $"{(range.Description is { } text ? $" – {text}" : "")}; {Inline.Place(range.Location)}"));
        var hours = facts.LoginHours is { Restricts: true } login
            ? [RichText.Of($"Login hours: {login.ToString()}; {Inline.Place(login.Location)}")]
            : Array.Empty<RichText>();
        return new ListBlock([.. ranges, .. hours]);
    }

    private static Block Apps(MoveSteps facts) => facts.ConnectedApps.IsEmpty
        ? new ParagraphBlock("No app of the project or of the exports is known to concern the subject.")
        : new TableBlock(
            [new("App", Width: 1.4), new("Users", Width: 1.2), new("Why it is listed", Width: 2), new("Place", Width: 1.8)],
            [
                .. facts.ConnectedApps.Select(app => TableRow.Of(
                    app.Label, app.IsAdminApproved switch
                    {
                        true => "pre-authorised only",
                        false => "may authorise themselves",
                        null => "not known",
                    }, string.Join("; ", Reasons(app)), Inline.Place(app.App.Location))),
            ])
        { Caption = "Apps" };

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

    private static IEnumerable<Block> Code(MoveSteps facts)
    {
        if (facts.ApexClasses.IsEmpty && facts.VisualforcePages.IsEmpty)
        {
            yield return new ParagraphBlock("No Apex class and no Visualforce page is granted.");
        }

        if (!facts.ApexClasses.IsEmpty)
        {
            yield return Inline.Names(Words.Count(facts.ApexClasses.Length, "Apex class", "Apex classes"),
                [.. facts.ApexClasses.Select(right => right.Name)], "apex-and-pages.csv");
        }

        if (!facts.VisualforcePages.IsEmpty)
        {
            yield return Inline.Names(Words.Count(facts.VisualforcePages.Length, "Visualforce page"),
                [.. facts.VisualforcePages.Select(right => right.Name)], "apex-and-pages.csv");
        }
    }
}
