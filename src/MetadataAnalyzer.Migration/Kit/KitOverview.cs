using System.Globalization;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The first page of a kit: the subjects that move, the order of the work, and the folders.</summary>
internal static class KitOverview
{
    public static ReportDocument Document(MigrationPlan plan, KitLayout layout)
    {
        var org = plan.Result.Org;
        return new()
        {
            Title = "Migration kit",
            Eyebrow = $"To move {Words.Count(plan.Subjects.Length, "user")} to the licence {org.Catalogue.StandardNames.UserLicense}",
            Cover =
            [
                new("As of", org.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date is known"),
                new("Permission sets", plan.Options.BindsPermissionSetLicense
                    ? $"bound to {org.Catalogue.StandardNames.PermissionSetLicense}"
                    : "without a licence"),
            ],
            Sections =
            [
                new("who", "Who moves", [.. Who(plan)]),
                new("order", "In which order", [new ListBlock([.. Order(plan, layout)], IsOrdered: true)]),
                new("files", "What lies where", [Files(plan, layout)]),
            ],
            Footer = $"Made by {ToolInfo.Name} {ToolInfo.Version} with catalogue {org.Catalogue.Version}. kit.json lists every file with "
                + $"its hash; a folder without it is no whole kit.",
            Branding = new(),
        };
    }

    private static IEnumerable<Block> Who(MigrationPlan plan)
    {
        yield return new ParagraphBlock($"{plan.Counts}. This kit moves {plan.Subjects.Length} of the candidates.");
        if (plan.Subjects.IsEmpty)
        {
            yield return new ParagraphBlock("No user can move as things stand.");
            yield break;
        }

        yield return new TableBlock(
            [new("User"), new("Verdict"), new("Profile"), new("New permission sets"), new("Apps to change", IsNumber: true),
                new("Runbook")],
            [
                .. plan.Subjects.Select(subject => TableRow.Of(
                    Span.Code(subject.Subject.Name), VerdictText.Of(subject.Assessed.Verdict).Name, subject.Profile.Name,
                    subject.Sets.IsEmpty ? "none" : RichText.Join(", ", subject.Sets.Select(set => (RichText)Span.Code(set.Name))),
                    $"{subject.Apps.Length}", Span.Code($"{KitLayout.FolderOf(subject, plan.Result.Org)}/runbook.md"))),
            ]);
        if (plan.NotPlanned.ToList() is { Count: > 0 } left)
        {
            yield return new HeadingBlock(3, "Candidates that this kit does not move");
            yield return new TableBlock(
                [new("User"), new("Verdict"), new("Why not", Width: 3)],
                [
                    .. left.Select(subject => TableRow.Of(
                        Span.Code(subject.Subject.Name), VerdictText.Of(subject.Verdict).Name,
                        MoveScope.WhyNotPlanned(subject))),
                ])
            { IsCompact = true };
        }
    }

    private static IEnumerable<RichText> Order(MigrationPlan plan, KitLayout layout)
    {
        yield return "Read the runbook of each user, and rehearse it in a sandbox.";
        yield return RichText.Of($"Keep the state of today: {Span.Code(Commands.Snapshot(plan.Options))}.");
        yield return RichText.Of($"Deploy all of the kit with {Span.Code("sh deploy.sh ORG")} ({Span.Code("./deploy.ps1 ORG")} in "
            + $"PowerShell). It validates first and changes nothing for "
            + $"any user{(layout.HasApps ? "; apps come last, because they name the permission sets" : "")}.");
        yield return "Move one user after the other, each by its runbook, and let each integration run for a while before the next.";
        yield return RichText.Of($"Prove each move, with new exports and a new retrieve: "
            + $"{Span.Code("metadata-analyzer verify ../my-project --before ../before.json")}. A user that has not moved yet is "
            + $"{Span.Strong("not yet")}, which is no miss; {Span.Code("--subject")} names one that has.");
    }

    private static FactsBlock Files(MigrationPlan plan, KitLayout layout)
    {
        var facts = new List<Fact>();
        if (layout.HasProfiles)
        {
            facts.Add(new(Span.Code(KitLayout.Profiles), $"the profiles that users share: "
                + $"{string.Join("; ", plan.NewProfiles.Select(profile => $"{profile.Name} ({string.Join("; ", profile.Reasons)})"))}"));
        }

        facts.Add(new(Span.Code(KitLayout.Users), "a folder for each user: permission sets, runbook.md and runbook.pdf, dropped.csv with "
            + "what is not carried over, unproven.csv with what is to be tried, assignments/"));
        if (layout.HasApps)
        {
            facts.Add(new(Span.Code(KitLayout.Apps),
                $"changed copies of {Words.Count(plan.Apps.Length, "app file")}, and changes.diff, which shows all that was added"));
        }

        return new([.. facts], IsList: true);
    }
}
