using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words for the values of the model in every format: ids for scripts, names and sentences for people.</summary>
public static class Words
{
    /// <summary>Name of an impact for people.</summary>
    public static string Name(Impact impact) => impact switch
    {
        Impact.Blocker => "Blocker",
        Impact.Change => "Change",
        Impact.Verify => "Verify",
        _ => "Note",
    };

    /// <summary>The meaning of an impact for the move.</summary>
    public static string Meaning(Impact impact) => impact switch
    {
        Impact.Blocker => "the move cannot be made as things stand",
        Impact.Change => "must be rebuilt or re-added as part of the move",
        Impact.Verify => "evidence is missing; the finding says what would settle it",
        _ => "good to know; touches no verdict",
    };

    /// <summary>The name of a classification, for people.</summary>
    public static string Name(SubjectClass kind) => kind switch
    {
        SubjectClass.Integration => "Integration",
        SubjectClass.Possible => "Possible integration",
        SubjectClass.Person => "Person",
        _ => "Other",
    };

    /// <summary>The name of a scenario, for people.</summary>
    public static string Name(Scenario scenario) => scenario switch
    {
        Scenario.Low => "Low",
        Scenario.Base => "Base",
        _ => "High",
    };

    /// <summary>The subjects that move in a scenario, in words.</summary>
    public static string Meaning(Scenario scenario) => scenario switch
    {
        Scenario.Low => "integrations that are ready, at once or after changes, by a verdict of high confidence",
        Scenario.Base => "all integrations that are ready, at once or after changes",
        _ => "those to verify and possible integrations as well",
    };

    /// <summary>
    /// Id of a seat; <c>none</c> for a subject that needs no seat or finds none. A seat that is not known to be free is priced as a seat to
    /// buy.
    /// </summary>
    public static string Id(SeatKind? seat) => seat switch
    {
        SeatKind.Free => "free",
        SeatKind.Paid or SeatKind.Unknown => "paid",
        _ => "none",
    };

    /// <summary>The origin of an assumption, for people.</summary>
    public static string Name(AssumptionOrigin origin) => origin switch
    {
        AssumptionOrigin.Default => "Catalogue default",
        AssumptionOrigin.Given => "Given",
        AssumptionOrigin.Export => "Org export",
        AssumptionOrigin.Missing => "Not given",
        _ => "Method",
    };

    /// <summary>The format of a project, for people.</summary>
    public static string Name(ProjectFormat format) => format switch
    {
        ProjectFormat.Source => "source format",
        ProjectFormat.Mdapi => "Metadata API format",
        ProjectFormat.ZipSource => "source format in a zip file",
        _ => "Metadata API format in a zip file",
    };

    /// <summary>A step as a heading of the report.</summary>
    public static string Title(AssessmentStep step) => step switch
    {
        AssessmentStep.Input => "The input",
        AssessmentStep.Profile => "Step 1: current profile",
        AssessmentStep.PermissionSets => "Step 2: permission sets and groups",
        AssessmentStep.NewPermissionSet => "Step 3: the new permission set",
        AssessmentStep.IpRanges => "Step 4: IP ranges and login hours",
        AssessmentStep.ConnectedApps => "Step 5: connected apps and external client apps",
        AssessmentStep.ApexAndVisualforce => "Step 6: Apex classes and Visualforce pages",
        AssessmentStep.References => "References elsewhere in the project",
        AssessmentStep.User => "The user",
        _ => "Least privilege and drift",
    };

    /// <summary>An input that would decide more, with the way to it.</summary>
    public static string Name(EvidenceInputs input) => input switch
    {
        EvidenceInputs.Answers => $"the owners' answers ('{ToolInfo.Command} questions' writes the forms)",
        EvidenceInputs.Usage => $"the API usage log of enough days ('{ToolInfo.Command} collect' says how)",
        EvidenceInputs.CapabilityRow =>
            $"the org's own record of the permission set licence ('{ToolInfo.Command} collect' writes the query)",
        EvidenceInputs.Probe => $"the org's dry run of the probe ('{ToolInfo.Command} probe' writes it)",
        EvidenceInputs.AccessExports => $"the exports of what profiles and permission sets grant ('{ToolInfo.Command} collect' writes the "
            + "queries)",
        EvidenceInputs.Exports =>
            $"the exports of users, assignments, logins and apps, each in full ('{ToolInfo.Command} collect' writes the queries)",
        EvidenceInputs.Metadata => $"the metadata, retrieved in full and without errors ('{ToolInfo.Command} collect' writes package.xml)",
        _ => "a person's look in Setup or at the client, or a try in a sandbox",
    };

    /// <summary>The glossary for readers who do not know Salesforce.</summary>
    public static ImmutableArray<(string Word, string Meaning)> Glossary { get; } =
    [
        ("Integration user", "a user that only a program signs in with, such as a middleware or a nightly job"),
        ("User licence", "what a user costs: it decides which features a user can be given"),
        ("Permission set licence", "a seat beside the user licence that lets permission sets grant what the user licence alone does not"),
        ("Profile", "the one set of settings that each user has; on the integration licence it can grant almost nothing"),
        ("Permission set", "rights that are added to those of the profile; several can be assigned, also bundled into a group"),
        ("Grant path", "how a user comes by a right: over which profile, permission set or group, and where the file says so"),
        ("Connected app, external client app", "the entry of a client program in the org, which says who may sign in with it"),
    ];

    /// <summary>A number with its noun: <c>1 finding</c>, <c>2 findings</c>.</summary>
    public static string Count(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
