using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0009: the org's own record of the permission set licence is missing, and a finding depends on it.</summary>
public sealed class IUL0009NoCapabilityRow : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0009",
        title: "The org's own list of what the licence carries is missing",
        messageFormat: "whether the licence carries {0} of {1} is unknown, and one query settles it: {2}. Save the result as org-data/{3}",
        description: "The permission set licence's record says of every user permission whether the licence can "
            + "hold it. No public list does.",
        step: AssessmentStep.Input,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterProjectAction(AnalyzeProject);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        // A column that the row lacks is reported with the permissions, because the same query would give the same row.
        if (context.Org.Capabilities.HasCapabilityRow)
        {
            return;
        }

        var open = context.Subjects.Where(entry => entry.Classification.Candidacy == Candidacy.Candidate)
            .Select(entry => entry.Subject.Needs.Permissions.Where(IsOpen).ToList())
            .Where(needs => needs.Count > 0)
            .ToList();
        if (open.Count == 0)
        {
            return;
        }

        var query = PermissionSetLicenseRow.Export;
        var permissions = open.SelectMany(needs => needs).Select(need => need.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        context.Report(
            Descriptor, Place(context.Org),
            AccessKinds.Count(AccessKind.UserPermission, permissions), Count(open.Count, "candidate"), query.Soql, query.FileName);
    }

    private static bool IsOpen(RightDecision need) => need.Need != Need.NotNeeded && need.Carriage.Status == CarriageStatus.Unknown;

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>A row with the seats alone, else none.</summary>
    private static Location Place(Org org) =>
        org.Exports.PermissionSetLicenses.FirstOrDefault(row => org.IsTargetPermissionSetLicense(row.DeveloperName))?.Location
        ?? Location.None;
}
