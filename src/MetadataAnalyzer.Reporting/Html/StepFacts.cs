using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>What a step finds, before its findings.</summary>
internal static class StepFacts
{
    public static void Write(HtmlDocument document, AssessmentStep step, MoveSteps facts)
    {
        switch (step)
        {
            case AssessmentStep.Profile:
                WriteProfile(document, facts);
                break;
            case AssessmentStep.PermissionSets:
                WritePermissionSets(document, facts);
                break;
            case AssessmentStep.NewPermissionSet:
                WriteNewPermissionSet(document, facts);
                break;
            case AssessmentStep.IpRanges:
                WriteIpRanges(document, facts);
                break;
            case AssessmentStep.ConnectedApps:
                WriteApps(document, facts);
                break;
            case AssessmentStep.ApexAndVisualforce:
                WriteCode(document, facts);
                break;
            default:
                break;
        }
    }

    private static void WriteProfile(HtmlDocument document, MoveSteps facts)
    {
        if (facts.Profile is not { } profile)
        {
            document.Line($"<p>The profile is not in the project, so that what it grants is not known.</p>");
            return;
        }

        var origin = profile.IsCustom switch { true => "custom", false => "standard", null => "custom or standard is not known" };
        document.Line($"<p><strong>{profile.FullName}</strong> ({origin}), licence {profile.UserLicense ?? "not given in the file"}; {Parts.Place(profile.Location)}</p>");
    }

    private static void WritePermissionSets(HtmlDocument document, MoveSteps facts)
    {
        if (facts.PermissionSets.IsEmpty)
        {
            document.Line($"<p>No permission set is known to reach the subject.</p>");
            return;
        }

        document.Line($"<div class=\"scroll\"><table class=\"stacked\"><thead><tr><th scope=\"col\">Permission set</th><th scope=\"col\">By group</th><th scope=\"col\">Bound to</th><th scope=\"col\">After the switch</th></tr></thead><tbody>");
        foreach (var step in facts.PermissionSets)
        {
            var outlook = step.Outlook switch { "assignable" => "can be assigned again", "lost" => "cannot be assigned again as it is", _ => "not certain" };
            var obstacles = string.Join("; ", Words.Obstacles(step.Obstacles).Select(obstacle => obstacle.Clause));
            var twin = step.Twin is null ? "" : $"; assign '{step.Twin}' instead";
            document.Line($"<tr><th scope=\"row\">{step.Name}{(step.Type == "PermissionSetGroup" ? " (group)" : "")}</th><td data-label=\"By group\">{step.Group ?? "–"}</td><td data-label=\"Bound to\">{step.License ?? "–"}</td><td data-label=\"After the switch\">{outlook}{(obstacles.Length == 0 ? "" : ": " + obstacles)}{twin}</td></tr>");
        }

        document.Line($"</tbody></table></div>");
    }

    private static void WriteNewPermissionSet(HtmlDocument document, MoveSteps facts)
    {
        if (facts.NewPermissionSet.IsEmpty)
        {
            document.Line($"<p>Nothing has to be rebuilt: no right is known to come only from what the move drops.</p>");
            return;
        }

        document.Line($"<p>A permission set without a licence must hold {string.Join(", ", facts.NewPermissionSet.Select(entry => AccessKinds.Count(entry.Key, entry.Value)))}.</p>");
    }

    private static void WriteIpRanges(HtmlDocument document, MoveSteps facts)
    {
        if (facts.IpRanges.IsEmpty && facts.LoginHours is not { Restricts: true })
        {
            document.Line($"<p>{(facts.Profile is null ? "Not known without the profile." : "The profile restricts neither addresses nor hours.")}</p>");
            return;
        }

        document.Line($"<ul>");
        foreach (var range in facts.IpRanges)
        {
            document.Line($"<li><code>{range.ToString()}</code>{(range.Restricts ? "" : " (restricts nothing)")}{(range.Description is { } text ? $" – {text}" : "")}; {Parts.Place(range.Location)}</li>");
        }

        if (facts.LoginHours is { Restricts: true } hours)
        {
            document.Line($"<li>Login hours: {hours.ToString()}; {Parts.Place(hours.Location)}</li>");
        }

        document.Line($"</ul>");
    }

    private static void WriteApps(HtmlDocument document, MoveSteps facts)
    {
        if (facts.ConnectedApps.IsEmpty)
        {
            document.Line($"<p>No app of the project is known to concern the subject.</p>");
            return;
        }

        document.Line($"<div class=\"scroll\"><table class=\"stacked\"><thead><tr><th scope=\"col\">App</th><th scope=\"col\">Users</th><th scope=\"col\">Why it is listed</th><th scope=\"col\">Place</th></tr></thead><tbody>");
        foreach (var app in facts.ConnectedApps)
        {
            document.Line($"<tr><th scope=\"row\">{app.Label}</th><td data-label=\"Users\">{(app.IsAdminApproved ? "pre-authorised only" : "may authorise themselves")}</td><td data-label=\"Why\">{string.Join("; ", Reasons(app))}</td><td data-label=\"Place\">{Parts.Place(app.App.Location)}</td></tr>");
        }

        document.Line($"</tbody></table></div>");
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
    }

    private static void WriteCode(HtmlDocument document, MoveSteps facts)
    {
        if (facts.ApexClasses.IsEmpty && facts.VisualforcePages.IsEmpty)
        {
            document.Line($"<p>No Apex class and no Visualforce page is granted.</p>");
            return;
        }

        Parts.WriteNames(document, Words.Count(facts.ApexClasses.Length, "Apex class", "Apex classes"), [.. facts.ApexClasses.Select(right => right.Name)]);
        Parts.WriteNames(document, Words.Count(facts.VisualforcePages.Length, "Visualforce page"), [.. facts.VisualforcePages.Select(right => right.Name)]);
    }
}
