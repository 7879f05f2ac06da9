using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>Builds the report for people from the model, section by section.</summary>
internal static class DocumentBuilder
{
    /// <summary>The report of a model.</summary>
    public static ReportDocument Build(ReportModel model) => new()
    {
        Title = model.Options.Title ?? "Moving integration users to the Salesforce Integration licence",
        Eyebrow = "Readiness and savings assessment",
        Cover = Cover(model),
        Sections =
        [
            SummarySection.Build(model),
            CandidatesSection.Build(model),
            SavingsSection.Build(model),
            ObstaclesSection.Build(model),
            RoadmapSection.Build(model),
            ApplicationsSection.Build(model),
            EvidenceSection.Build(model),
            SubjectsSection.Build(model),
            OthersSection.Build(model),
            FindingsSection.Build(model),
            RulesSection.Build(model),
            AppendixSection.Build(model),
        ],
        Footer = $"Made by {ToolInfo.Name} {ToolInfo.Version} with catalogue {model.Result.Org.Catalogue.Version}, from files alone. A "
            + $"verdict rests on the evidence listed here and on "
            + "nothing else; the contract with the vendor decides what a licence permits and costs.",
        Branding = model.Options.Branding,
        Calendar = RoadmapSection.Calendar(model),
        AsOf = model.Result.Org.AsOf,
    };

    private static ImmutableArray<Fact> Cover(ReportModel model)
    {
        var org = model.Result.Org;
        var project = org.Project;
        var exports = org.Exports.States.Count(state => state.Presence != OrgExportPresence.Missing);
        var client = model.Options.Client is { } name ? ImmutableArray.Create(new Fact("Client", name)) : [];
        var missing = model.Result.Signals.Where(signal => signal.State == Readiness.SignalState.Missing).Select(signal => signal.Name)
            .ToList();
        return
        [
            .. client,
            new("As of", org.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                ?? "no date: neither an option nor a login history gives one"),
            new("Logins", org.Window is { } window && org.Exports.Has(LoginHistory.Export)
                ? $"from {window.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on"
                    + (org.LoginGap is { } gap ? $"; in part, because {gap}" : "")
                : "none given"),
            new("Project", $"{Words.Count(project.Components.Length, "component")} in {Words.Count(project.FileCount, "file")}, "
                + $"{Words.Name(project.Format)}"),
            new("Exports", exports == 0 ? "none" : $"{exports} of {org.Exports.States.Length}"),
            new("Not provided", missing.Count == 0 ? "nothing that counts" : string.Join(", ", missing)),
        ];
    }
}
